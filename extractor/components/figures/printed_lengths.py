"""Heights that are printed with marks: 5'6"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from spacy.tokens import Doc

from extractor.components.figures.amount import Amount
from extractor.components.figures.rules import rule
from extractor.figure import Unit
from extractor.numbers import FoundNumber, Number

_HEIGHT = re.compile(r"(?<![\w.,'’′])(\d)(?:['’′]| ?ft\.? ?)(\d|1[01])(?:[\"”″]|''|’’| ?in\b)")
_INCH = Unit(id="inch", dimension="length")


@rule("unit:height", "words", "The guard is 5'6\" tall.", "The guard is 5'60 tall.")
def _find_heights(doc: Doc, text: str, start: int, end: int) -> Iterator[Amount]:
    """In inches."""
    for match in _HEIGHT.finditer(text, start, end):
        number = Number(Decimal(match[1]) * 12 + Decimal(match[2]), "digits")
        found = FoundNumber(match.start(), match.end(), number, match.end())
        yield Amount(text, found, match.start(), match.end(), number, "quantity", _INCH, rule="compound:inch")
