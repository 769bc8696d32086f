"""Lengths that are printed with marks: a race in 2:14:04, a height of 5'6", a wall 12' high."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from extractor.components.figures.amount import Amount
from extractor.figure import Unit
from extractor.numbers import FoundNumber, Number

# "2:14" alone is a time of day or a score, "at 10:20:15" a time of day
_CLOCK = (
    r"(?<![\w:.,/-])(?<!\b[aA]t )(?<!\bby )(?<!\bsince )(?<!\buntil )(?<!\bafter )(?<!\bbefore )"
    r"(?:(?P<hour>\d{1,2}):(?=\d\d:\d\d)|(?=\d{1,2}:\d\d\.\d))(?P<minute>\d{1,2}):(?P<second>[0-5]\d(?:\.\d{1,3})?)"
    r"(?![:\w]|[.,]\d| ?(?:[ap]\.?m\b|GMT|UTC|E[SD]T|P[SD]T|[BI]ST))"
)
_HEIGHT = r"(?<![\w.,'’′])(?P<foot>\d)(?:['’′]| ?ft\.? ?)(?P<inch>\d|1[01])(?:[\"”″]|''|’’| ?in\b)"
_PRINTED = re.compile(f"{_CLOCK}|{_HEIGHT}")
# one mark may close a quotation, unless a word of size stands beside it
_MARKED = re.compile(r"(?<![\w.,'’\"“])(?P<number>\d+(?:\.\d+)?)(?:(?P<foot>['′])|[\"″])(?!\w)")
_SIZED = re.compile(
    r" (?:high|tall|wide|long|deep|thick|across|display|screen|TV|monitor|tablet|laptop|wheels?|pipe|ladder)\b"
)
_SIZE_OF = re.compile(r"\b(?:altitude|height|depth|width|length|diameter) of (?:about )?\Z")
_SECOND = Unit(id="second", dimension="time")
_INCH, _FOOT = Unit(id="inch", dimension="length"), Unit(id="foot", dimension="length")
_IN_SMALLEST = {"hour": 3600, "minute": 60, "second": 1, "foot": 12, "inch": 1}


def find_printed_lengths(text: str, start: int, end: int) -> Iterator[Amount]:
    """The lengths between two places, in seconds ("1:02.50" is 62.5) and in inches."""
    for match in _PRINTED.finditer(text, start, end):
        value = sum((Decimal(part) * _IN_SMALLEST[name] for name, part in match.groupdict("0").items()), Decimal(0))
        number = Number(value, "digits", rounded=value != int(value))
        found = FoundNumber(match.start(), match.end(), number, match.end())
        amount = Amount(found, match.start(), match.end(), number, "duration", _SECOND, rule="unit:clock")
        if match["inch"]:
            amount.take("quantity", _INCH, "compound:inch", match.end())
        yield amount
    for match in _MARKED.finditer(text, start, end):
        if _SIZED.match(text, match.end()) or _SIZE_OF.search(text, max(0, match.start() - 24), match.start()):
            number = Number(Decimal(match["number"]), "digits", rounded="." in match["number"])
            found = FoundNumber(match.start(), match.end(), number, match.end())
            unit = _FOOT if match["foot"] else _INCH
            yield Amount(found, match.start(), match.end(), number, "quantity", unit, rule="unit:mark")
