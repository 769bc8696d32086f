"""Lengths that are printed with marks: a race in 2:14:04, a height of 5'6", a wall 12' high."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from spacy.tokens import Doc

from extractor.components.figures.amount import Amount
from extractor.components.figures.rules import rule
from extractor.components.figures.vocabulary import pattern
from extractor.figure import FigureKind, Unit
from extractor.numbers import FoundNumber, Number

# "2:14" alone is a time of day or a score, "at 10:20:15" a time of day
_CLOCK = re.compile(
    r"(?<![\w:.,/-])(?<!\b[aA]t )(?<!\bby )(?<!\bsince )(?<!\buntil )(?<!\bafter )(?<!\bbefore )"
    r"(?:(\d{1,2}):(?=\d\d:\d\d)|(?=\d{1,2}:\d\d\.\d))(\d{1,2}):([0-5]\d(?:\.\d{1,3})?)"
    r"(?![:\w]|[.,]\d| ?(?:[ap]\.?m\b|GMT|UTC|E[SD]T|P[SD]T|[BI]ST))"
)
_HEIGHT = re.compile(r"(?<![\w.,'’′])(\d)(?:['’′]| ?ft\.? ?)(\d|1[01])(?:[\"”″]|''|’’| ?in\b)")
_MARKED = re.compile(r"(?<![\w.,'’\"“])(\d+(?:\.\d+)?)(['′\"″])(?!\w)")
_SECOND = Unit(id="second", dimension="time")
_INCH, _FOOT = Unit(id="inch", dimension="length"), Unit(id="foot", dimension="length")


@rule("unit:clock", "words", "She ran in 1:02.50.", "It began at 10:20:15 GMT.")
def _find_clocks(doc: Doc, text: str, start: int, end: int) -> Iterator[Amount]:
    """In seconds."""
    for match in _CLOCK.finditer(text, start, end):
        hours, minutes, seconds = (Decimal(part or 0) for part in match.groups())
        yield _length(match, text, hours * 3600 + minutes * 60 + seconds, "duration", _SECOND, "unit:clock")


@rule("unit:height", "words", "The guard is 5'6\" tall.", "The guard is 5'60 tall.")
def _find_heights(doc: Doc, text: str, start: int, end: int) -> Iterator[Amount]:
    """In inches."""
    for match in _HEIGHT.finditer(text, start, end):
        yield _length(match, text, Decimal(match[1]) * 12 + Decimal(match[2]), "quantity", _INCH, "compound:inch")


@rule("unit:mark", "words", "The wall is 12' high.", "“We won 12' he said.")
def _find_marked(doc: Doc, text: str, start: int, end: int) -> Iterator[Amount]:
    """One mark may close a quotation, unless a word of size stands beside it."""
    sized, size_of = pattern(r" {sized}\b"), pattern(r"\b{size_of} of (?:{nearly} )?", ends=True)
    for match in _MARKED.finditer(text, start, end):
        if sized.match(text, match.end()) or size_of.search(text, max(0, match.start() - 24), match.start()):
            unit = _FOOT if match[2] in ("'", "′") else _INCH
            yield _length(match, text, Decimal(match[1]), "quantity", unit, "unit:mark")


def _length(match: re.Match[str], text: str, value: Decimal, kind: FigureKind, unit: Unit, rule: str) -> Amount:
    number = Number(value, "digits", rounded=value != int(value))
    found = FoundNumber(match.start(), match.end(), number, match.end())
    return Amount(text, found, match.start(), match.end(), number, kind, unit, rule=rule)
