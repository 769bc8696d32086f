"""`python -m benchmarks.growth [--plot FILE.svg]`: CPU against the length of a text and against the number of articles.

Texts of 5,000 to 320,000 characters are read, invented sentences with names, words and numbers of their own, and 25 to 400
articles of one length; each once more than needed, since the first reading also warms up.  Linear is where the last column, the
cost of a thousand characters or of an article, stays what it is in the first row.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.archive import own_word

LENGTHS = tuple(5_000 * 2**step for step in range(7))  # characters
NUMBERS = tuple(25 * 2**step for step in range(5))  # articles
_SENTENCES = (
    "The {a} of {B} rose {n} percent to {m} tonnes in May, the {c} office said on Monday.",
    "“We sold {m} {a}s to {B},” said {C} {A}, who runs the plant.",
    "It employs {n} people in {B}, down from {m} a year earlier.",
    "{C} plans to spend ${n} million on a new {a} by 2027.",
    "The board of {A} meets on Friday, and nobody expects a {c}.",
)


def main() -> None:
    """Print both tables, and draw them on request."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--plot", type=Path, help="draw both as an SVG file")
    arguments = options.parse_args()
    from extractor import extract, load_pipeline

    nlp = load_pipeline()

    def read(texts: Sequence[str]) -> float:
        start = time.process_time()
        for text in texts:
            extract(text, published="2025-06-09", nlp=nlp)
        return time.process_time() - start

    read([invented(LENGTHS[0], 0)])
    lengths = _measured("characters", LENGTHS, lambda length: read([invented(length, length)]), 1_000)
    numbers = _measured("articles", NUMBERS, lambda n: read([invented(3_000, n * 1_000 + i) for i in range(n)]), 1)
    if arguments.plot:
        arguments.plot.write_text(
            drawn({"characters of one text": lengths, "articles of 3,000 characters": numbers}), "utf-8"
        )


def invented(length: int, seed: int) -> str:
    """A text of about so many characters, in paragraphs of four sentences, with words that no other seed has."""
    parts: list[str] = []
    size = number = 0
    while size < length:
        words = [own_word(seed * 7_919 + 3 * number + step) for step in range(3)]
        a, b, c = words
        sentence = _SENTENCES[number % len(_SENTENCES)].format(
            a=a, c=c, A=a.title(), B=b.title(), C=c.title(), n=number % 89 + 2, m=f"{number % 977 + 100:,}"
        )
        parts.append(sentence + ("\n\n" if number % 4 == 3 else " "))
        size += len(parts[-1])
        number += 1
    return "".join(parts)


def _measured(
    what: str, sizes: Sequence[int], seconds_of: Callable[[int], float], unit: int
) -> list[tuple[int, float]]:
    print(f"{what:>12}   CPU seconds   for {unit:,}")
    points = []
    for size in sizes:
        seconds = seconds_of(size)
        points.append((size, seconds))
        print(f"{size:>12,}   {seconds:>11.2f}   {seconds * unit / size:>9.4f}")
    return points


def drawn(lines: dict[str, list[tuple[int, float]]]) -> str:
    """An SVG file with a panel for each: sizes to the right, CPU seconds upwards, and the straight line to the last point."""
    width, height, gap = 300, 220, 60
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{len(lines) * (width + gap) + gap}" height="{height + 2 * gap}" '
        'font-family="sans-serif" font-size="12">'
    ]
    for panel, (name, points) in enumerate(lines.items()):
        left, bottom = gap + panel * (width + gap), gap + height
        most, top = points[-1][0], max(seconds for _, seconds in points)
        dots = [(left + width * size / most, bottom - height * seconds / top) for size, seconds in points]
        circles = "".join(f'<circle cx="{x:.0f}" cy="{y:.0f}" r="3" fill="#0b5"/>' for x, y in dots)
        parts += [
            f'<path d="M{left} {gap}V{bottom}H{left + width}" fill="none" stroke="#888"/>',
            f'<path d="M{left} {bottom}L{dots[-1][0]:.0f} {dots[-1][1]:.0f}" stroke="#bbb" stroke-dasharray="4"/>',
            circles,
            f'<text x="{left}" y="{gap - 10}">CPU seconds, up to {top:.1f}</text>',
            f'<text x="{left + width}" y="{bottom + 20}" text-anchor="end">{name}, up to {most:,}</text>',
        ]
    return "\n".join([*parts, "</svg>\n"])


if __name__ == "__main__":
    main()
