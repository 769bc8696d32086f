"""Points and bare levels of stock indexes: "gained 21.3 points to 3,001"."""

from __future__ import annotations

import re
from functools import cache

from extractor.components.figures.amount import Amount
from extractor.components.figures.heads import Heads
from extractor.components.figures.vocabulary import any_of
from extractor.figure import Unit

_LEVEL_BEFORE = re.compile(
    r"""(?: \b(?: to|at|of|on|near|above|below|around|past|was|hit|reached|from|closed?|high|low|points|stood|ended|finished
        | opened|over|under|index|sensex|nifty|average|record )[ ]? | [,:][ ]? | \)\s? )\Z""",
    re.IGNORECASE | re.VERBOSE,
)
_INTEREST = re.compile(r"\b(?:[Rr]ates?|Fed|bank|Bank|interest|yields?|inflation|monetary)\b")
_POINTS_BEFORE = re.compile(r"\bpoints? (?:\w+ )?(?:to|at|of|from) \Z")
_WINDOW = 160  # code points before a number in which its index is named
_POLL = re.compile(
    r"\b(?:poll|polls|polled|voters|lead|leads|led|approval|margin|ahead|trails?|vote|survey|rating)\b", re.IGNORECASE
)


@cache
def _index() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of('index')}|TA-\d+)\b")


def read_points(text: str, amount: Amount, heads: Heads) -> bool:
    """Decide what "points" are, and take a bare number for an index level where an index is named before it."""
    before = text[max(0, amount.start - _WINDOW) : amount.start].rsplit("\n", 1)[-1]
    if amount.unit is not None and amount.unit.id == "point":
        if text[max(0, amount.start - 3) : amount.end].lower() == "at one point":
            return False
        after = text[amount.end : amount.end + 60].split("\n", 1)[0]
        if "percentage point" in before or (amount.number.form == "fraction" and _INTEREST.search(before + after)):
            amount.kind, amount.unit = "points", Unit(id="percentage_point", surface=amount.unit.surface)
        elif _index().search(before) or _index().search(after):
            amount.kind, amount.unit = "index", Unit(id="index_point", surface=amount.unit.surface)
        elif _POLL.search(before) or _POLL.search(after):
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
    if _POINTS_BEFORE.search(before):
        amount.kind, amount.unit, amount.rule = "other", Unit(id="point", surface="points"), "points:before"
        return True
    return False
