"""A claim as one self-contained sentence, made from its slots by a template: nothing is added, nothing is reworded."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from extractor.figure import Figure
from extractor.timex import interval_text

_BOUND = {
    "approx": "about",
    "more_than": "more than",
    "at_least": "at least",
    "less_than": "less than",
    "at_most": "at most",
}
_APART = {"up": "more", "down": "less"}
_MOVED = {"up": "up", "down": "down", "flat": "unchanged at"}


def word_value(figure: Figure) -> str:
    """A figure with its modifier: "about 5,864.6 tonnes"."""
    bound = _BOUND.get(figure.modifier)
    return f"{bound} {figure.surface}" if bound else figure.surface


def word_change(figure: Figure) -> str:
    """A change with its direction: "down 48.3%"."""
    moved = _MOVED.get(figure.direction or "")
    return f"{moved} {word_value(figure)}" if moved else f"change of {word_value(figure)}"


def word_figure_claim(
    *,
    subject: str | None,
    measure: str | None,
    value: Figure | None,
    changes: Sequence[Figure] = (),
    difference: Figure | None = None,
    baseline: str | None,
    period: tuple[str | None, str | None] | None,
    source: str | None,
) -> str:
    """The sentence of a figure claim; slots that are not stated are left out."""
    about = (
        measure if subject is None or (measure and subject in measure) else ", ".join(filter(None, (subject, measure)))
    )
    amounts = [word_value(value)] if value else []
    amounts += [" or ".join([word_change(changes[0]), *map(word_value, changes[1:])])] if changes else []
    amounts += [f"{word_value(difference)} {_APART.get(difference.direction or '', 'apart')}"] if difference else []
    amount = ", ".join(amounts)
    sentence = f"{about}: {amount}" if about else amount
    if baseline:
        sentence += f", compared with {baseline}"
    if period and (when := interval_text(*period)):
        sentence += f", in {when}" if None not in period else f", {when}"
    return on_one_line(sentence + (f", according to {source}." if source else "."))


def word_quote_claim(*, speaker: str | None, words: str, direct: bool) -> str:
    """The sentence of a quote or statement: who, and the words as printed, without the "that" that joined them to the verb."""
    said = f"“{words}”" if direct else words.removeprefix("that ")
    return on_one_line(f"{speaker or 'Unnamed speaker'}: {said}")


def on_one_line(text: str) -> str:
    """The text with each run of white space as one blank, and without control characters."""
    words = " ".join(text.split())
    return words if words.isprintable() else "".join(c for c in words if unicodedata.category(c) != "Cc")
