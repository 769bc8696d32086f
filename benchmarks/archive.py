"""`python -m benchmarks.archive FILE... -o FOLDER [--times 10]`: a large archive made of a small one, as WARC files.

Files are HTML pages and JSON Lines of articles (`text`, `title`, `published`, `url`); each article is there `times` times, as a
page of its own with another address and another last paragraph, whose words and number no other page has.
"""

from __future__ import annotations

import argparse
import gzip
import html
import json
from collections.abc import Iterable, Iterator
from pathlib import Path

_RECORDS = 2_000  # of a file


def main() -> None:
    """Write the files and say how many pages are in them."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("files", nargs="+", type=Path)
    options.add_argument("-o", "--output", type=Path, required=True)
    options.add_argument("--times", type=int, default=10)
    arguments = options.parse_args()
    pages = [page for path in arguments.files for page in pages_of(path)]
    number = len(pages) * arguments.times
    arguments.output.mkdir(parents=True, exist_ok=True)
    for first in range(0, number, _RECORDS):
        path = arguments.output / f"part-{first // _RECORDS:03}.warc.gz"
        write_warc(path, pages, range(first, min(first + _RECORDS, number)))
    print(f"{number:,} pages of {len(pages):,} articles in {arguments.output}")


def pages_of(path: Path) -> Iterator[bytes]:
    """The HTML pages of a file."""
    if path.suffix != ".jsonl":
        yield path.read_bytes()
        return
    for line in path.read_text(encoding="utf-8").splitlines():
        article = json.loads(line)
        escaped = {key: html.escape(article.get(key) or "") for key in ("title", "published")}
        paragraphs = "".join(f"<p>{html.escape(text)}</p>\n" for text in article["text"].split("\n") if text.strip())
        yield (
            f'<!DOCTYPE html>\n<html lang="en"><head><title>{escaped["title"]}</title>\n'
            f'<meta property="article:published_time" content="{escaped["published"]}"></head>\n'
            f"<body><article><h1>{escaped['title']}</h1>\n{paragraphs}</article></body></html>\n"
        ).encode()


def write_warc(path: Path, pages: list[bytes], numbers: Iterable[int]) -> Path:
    """A record for each number: one of the pages in turn, with a paragraph of its own."""
    with path.open("wb") as file:
        for n in numbers:
            own = f"<p>Plant {n} made {n + 2:,} tonnes of {own_word(n)} in May, its owner said.</p>".encode()
            end = b"</article>" if b"</article>" in pages[n % len(pages)] else b"</body>"
            block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
            block += pages[n % len(pages)].replace(end, own + end, 1)
            head = (
                f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{n:032x}>\r\n"
                f"WARC-Date: 2025-06-09T08:00:00Z\r\nWARC-Target-URI: https://news.example/{n}\r\n"
                f"Content-Type: application/http;msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
            )
            file.write(gzip.compress(head.encode() + block + b"\r\n\r\n", mtime=0))
    return path


def own_word(number: int) -> str:
    """A word of its own for each number below 2**20."""
    return "".join("bcdfghklmnprstvz"[number >> 4 * step & 15] + "aeiou"[(number >> step) % 5] for step in range(5))


if __name__ == "__main__":
    main()
