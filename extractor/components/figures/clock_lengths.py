"""Lengths that are printed like a clock: a race in 2:14:04 lasted 8,044 seconds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from extractor.components.figures.amount import Amount
from extractor.figure import Unit
from extractor.numbers import FoundNumber, Number

_LENGTH = re.compile(
    r"(?<![\w:.,/-])(?:(?P<hours>\d{1,2}):)?(?P<minutes>\d{1,2}):(?P<seconds>[0-5]\d(?:\.\d{1,3})?)"
    r"(?![:\w]|[.,]\d| ?(?:[ap]\.?m\b|GMT|UTC|E[SD]T|P[SD]T|[BI]ST))"
)
_AT = re.compile(r"\b(?:at|until|since|before|after|by) \Z")


def find_clock_lengths(text: str, start: int, end: int) -> Iterator[Amount]:
    """The lengths of hours, minutes and seconds between two places; "2:14" alone is a time of day, "2:14.05" is none."""
    for match in _LENGTH.finditer(text, start, end):
        if (match["hours"] is None and "." not in match["seconds"]) or _AT.search(
            text, max(0, match.start() - 7), match.start()
        ):
            continue
        seconds = (int(match["hours"] or 0) * 60 + int(match["minutes"])) * 60 + Decimal(match["seconds"])
        number = Number(seconds, "digits", rounded="." in match["seconds"])
        found = FoundNumber(match.start(), match.end(), number, match.end())
        unit = Unit(id="second", dimension="time")
        yield Amount(found, match.start(), match.end(), number, "duration", unit, rule="unit:clock")
