"""Points and bare levels of stock indexes: "gained 21.3 points to 3,001"."""

from __future__ import annotations

import re

from extractor.components.figures.amount import Amount
from extractor.components.figures.heads import Heads
from extractor.components.figures.vocabulary import any_of
from extractor.figure import Unit
from extractor.lexicons import cached

_LEVEL_BEFORE = re.compile(
    r"""(?: \b(?: to|at|of|on|near|above|below|around|past|was|hit|reached|from|closed?|high|low|points|stood|ended|finished
        | opened|over|under|index|sensex|nifty|average|record )[ ]? | [,:][ ]? | \)\s? )\Z""",
    re.IGNORECASE | re.VERBOSE,
)
_OF_PERCENT = re.compile(
    r"%|\bper ?cent|\bpercentage|\b(?:polls?|polled|voters|leads?|led|approval|ahead|trail(?:s|ed)?|interest|growth)\b",
    re.IGNORECASE,
)
_WINDOW = 160  # code points before a number in which its index is named


@cached
def _index() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of('index')}|TA-\d+)\b")


def read_points(text: str, amount: Amount, heads: Heads) -> bool:
    """Decide what "points" are, and take a bare number for an index level where an index is named before it."""
    before = text[max(0, amount.start - _WINDOW) : amount.start].rsplit("\n", 1)[-1]
    if amount.unit is not None and amount.unit.id == "point":
        if text[max(0, amount.start - 3) : amount.end].lower() == "at one point":
            return False
        if amount.number.form == "fraction" and (amount.number.value or 1) < 1:  # "a quarter-point"
            amount.kind, amount.unit = "points", Unit(id="percentage_point", surface=amount.unit.surface)
        elif _index().search(before):
            amount.kind, amount.unit = "index", Unit(id="index_point", surface=amount.unit.surface)
        elif _OF_PERCENT.search(before):
            amount.kind, amount.unit = "points", Unit(id="percentage_point", surface=amount.unit.surface)
        else:
            amount.kind = "count"
        return True
    if amount.number.form != "digits" or amount.number.value is None or amount.is_range:
        return False
    surface = text[amount.start : amount.end]
    large = amount.number.value >= 500 and (amount.number.rounded or "," in surface or len(surface) >= 4)
    if large and _LEVEL_BEFORE.search(before) and _index().search(before) and heads.after(amount.end) is None:
        amount.kind, amount.unit, amount.rule = "index", Unit(id="index_point"), "index:level"
        return True
    return False
