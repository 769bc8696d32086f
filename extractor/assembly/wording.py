"""A claim as one self-contained sentence, made from its slots by a template: nothing is added, nothing is reworded."""

from __future__ import annotations

from extractor.figure import Figure
from extractor.timex import interval_text

_BOUND = {
    "approx": "about",
    "more_than": "more than",
    "at_least": "at least",
    "less_than": "less than",
    "at_most": "at most",
}
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
    change: Figure | None,
    baseline: str | None,
    period: tuple[str | None, str | None] | None,
    source: str | None,
) -> str:
    """The sentence of a figure claim; slots that are not stated are left out."""
    about = (
        measure if subject is None or (measure and subject in measure) else ", ".join(filter(None, (subject, measure)))
    )
    amount = ", ".join(([word_value(value)] if value else []) + ([word_change(change)] if change else []))
    sentence = f"{about}: {amount}" if about else amount
    if baseline:
        sentence += f", compared with {baseline}"
    if period and (when := interval_text(*period)):
        sentence += f", in {when}" if None not in period else f", {when}"
    return sentence + (f", according to {source}." if source else ".")


def word_quote_claim(*, speaker: str | None, words: str, direct: bool) -> str:
    """The sentence of a quote or statement: who, and the words as printed, without the "that" that joined them to the verb."""
    return f"{speaker or 'Unnamed speaker'}: " + (f"“{words}”" if direct else words.removeprefix("that "))
