"""A claim as one self-contained sentence in the article's words: what it lacks stands in square brackets, nothing is reworded.

A template joins the slots only where a change has no verb.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence

from extractor.figure import Figure
from extractor.quote import Quote
from extractor.textrange import TextRange
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


_MARKS = (("“", "”"), ("(", ")"), ('"', '"'))
_POSSESSIVE = frozenset({"its", "his", "her"})
_BEFORE_MARK = re.compile(r"\s+([,.;:!?%)])")
_DATELINE = re.compile(r"^(?:[A-Z][^()]{0,40})?\([A-Z][\w ]{1,20}\)\s+[-–—]+\s+")
_OUTER = " \n\t,;:-–—…"


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


def word_clause(
    text: str, own: Sequence[TextRange], brought: Sequence[TextRange], stands_for: Mapping[TextRange, str]
) -> str:
    """The words of a clause as a sentence without its full stop: what it shares with others in square brackets.

    `stands_for` says which words (references, times) another name stands beside or for: an empty range adds, a full one replaces.
    """
    lead = [f"[{_filled(text, part, stands_for, bracket=False)}]" for part in brought]
    said = [_filled(text, part, stands_for, bracket=True) for part in own]
    words = on_one_line(" ".join([*lead, *said])).strip(_OUTER).rstrip(".")
    for first, last in _MARKS:
        if (words.count(first) % 2) if first == last else words.count(first) != words.count(last):
            words = words.replace(first, "").replace(last, "")
    words = _DATELINE.sub("", words)
    words = on_one_line(_BEFORE_MARK.sub(r"\1", words.replace("[ ", "["))).strip(_OUTER)
    start = len(words) - len(words.lstrip('[“"‘('))
    return words[:start] + words[start : start + 1].upper() + words[start + 1 :]


def _filled(text: str, part: TextRange, stands_for: Mapping[TextRange, str], *, bracket: bool) -> str:
    pieces, position = [], part.start
    for place, name in sorted(stands_for.items()):
        if part.start <= place.start and place.end <= part.end:
            name = f"{name}’s" if text[place.start : place.end].lower() in _POSSESSIVE else name
            name = f"[{name}]" if bracket else name
            pieces += [text[position : place.start], f" {name} " if place.start == place.end else name]
            position = place.end
    return "".join([*pieces, text[position : part.end]])


def word_sentence(words: str, *, period: str = "", source: str | None = None, quoted: bool = False) -> str:
    """The words as a sentence, with a period and a source that they lack."""
    words += f" [{period}]" if period else ""
    if quoted:
        return on_one_line(f"{source}: “{words}.”")
    ends = "" if words.endswith((".", "!", "?", ".”", '."')) and not source else "."
    return on_one_line(f"{words}, according to {source}{ends}" if source else f"{words}{ends}")


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


def word_quote_claim(quote: Quote, *, speaker: str | None, words: str) -> str:
    """The sentence of a quote or statement: who, what of the words they deny, doubt or do not say, and the words as printed,
    without the "that" that joined them to the verb."""
    said = f"“{words}”" if quote.kind == "direct" else words.removeprefix("that ")
    stance = _STANCES.get(quote.cue_class or "", "said" if quote.negated else "")
    mark = f" ({'not ' * quote.negated}{stance})" if stance else ""
    return on_one_line(f"{speaker or 'Unnamed speaker'}{mark}: {said}")


def on_one_line(text: str) -> str:
    """The text with each run of white space as one blank, and without control characters."""
    words = " ".join(text.split())
    return words if words.isprintable() else "".join(c for c in words if unicodedata.category(c) != "Cc")
