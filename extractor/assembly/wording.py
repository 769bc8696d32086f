"""The words of amounts, changes and stances, and the sentence of a table cell, which is joined from its slots."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from extractor.figure import Figure
from extractor.quote import Quote
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
_STANCES = {"denial": "denied", "doubt": "doubted"}  # by the class of the cue


def word_value(figure: Figure) -> str:
    """A figure with its modifier: "about 5,864.6 tonnes"."""
    bound = _BOUND.get(figure.modifier)
    return f"{bound} {figure.surface}" if bound else figure.surface


def word_change(figure: Figure) -> str:
    """A change with its direction: "down 48.3%"."""
    if figure.kind == "multiple" and not any(map(str.isdigit, figure.surface)):
        return word_value(figure)  # "doubled" says where it went
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
    """The sentence of a figure in a table; slots that are not stated are left out."""
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


def word_stance(quote: Quote) -> str:
    """How a quote is meant, where its speaker denies, doubts or does not say it: " (denied)"; else empty."""
    stance = _STANCES.get(quote.cue_class or "", "said" if quote.negated else "")
    return f" ({'not ' * quote.negated}{stance})" if stance else ""


def on_one_line(text: str) -> str:
    """The text with each run of white space as one blank, and without control characters."""
    words = " ".join(text.split())
    return words if words.isprintable() else "".join(c for c in words if unicodedata.category(c) != "Cc")
