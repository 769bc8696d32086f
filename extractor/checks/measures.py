"""Whether two figures measure the same thing, as far as their words tell."""

from __future__ import annotations

import re

from extractor.checks.index import Index
from extractor.figure import Figure
from extractor.textrange import TextRange

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_EMPTY = frozenset((
    "a", "about", "all", "an", "and", "at", "by", "for", "from", "her", "his", "in", "its", "last", "next", "of", "on",
    "or", "our", "overall", "past", "per", "some", "that", "the", "their", "these", "this", "those", "to", "total",
    "with",
))  # fmt: skip
# Words that point back at what was measured before, or say only that something was measured.
_GENERIC = frozenset((
    "amount", "count", "figure", "it", "level", "number", "quantity", "rate", "sum", "tally", "they", "value", "volume",
    "worth",
))  # fmt: skip
_CALENDAR = frozenset((
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
))  # fmt: skip
_SAME = {"sale": "sale", "export": "export", "shipment": "export", "import": "import", "revenue": "revenue",
         "turnover": "revenue", "element": "material", "mineral": "material", "inhabitant": "resident"}  # fmt: skip


def measure_words(index: Index, figure: Figure) -> frozenset[str]:
    """The content words of the measure in a normal form: singular, lower case, without generic words ("the value of").

    A count is measured by its unit.  Empty where nothing is stated, or only a generic word.
    """
    surface = index.text[figure.measure.start : figure.measure.end] if figure.measure else ""
    claim = index.claim_of(figure)
    if claim and claim.measure and claim.measure.of:
        surface += f" {claim.measure.of}"
    if figure.kind == "count" and figure.unit and figure.unit.id:
        surface += f" {figure.unit.id}"
    return frozenset(_normal(word) for word in _WORD.findall(surface.lower())) - _EMPTY - _GENERIC


def content_words(index: Index, sentence: TextRange) -> frozenset[str]:
    """The words of a sentence in normal form, without the empty ones."""
    return frozenset(_normal(word) for word in _WORD.findall(index.words(sentence))) - _EMPTY - _GENERIC


def names_in(index: Index, sentence: TextRange) -> frozenset[str]:
    """The words with a capital that do not open the sentence, without months and weekdays."""
    words = _WORD.findall(index.text[sentence.start : sentence.end])[1:]
    return frozenset(_normal(word.lower()) for word in words if word[0].isupper()) - _CALENDAR


def points_back(index: Index, figure: Figure) -> bool:
    """Whether the measure only points at one named before: "the value", "that figure"."""
    return figure.measure is not None and not measure_words(index, figure)


def _normal(word: str) -> str:
    word = word.removesuffix("'s").removesuffix("’s")
    if word.endswith("ies") and len(word) > 4:
        word = word[:-3] + "y"
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        word = word[:-1]
    return _SAME.get(word, word)
