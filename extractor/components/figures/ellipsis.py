"""Units that the text leaves out because a neighbour has said them: "from 3 to 5 percent", "12 people died and 40 were hurt"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.components.figures.amount import Amount

_OF_WHOLE = re.compile(r" (?:out )?of (?:the |its |their |his |her |a |an |some |about |around |those |these |all |more than |nearly |over )*")
_TO_OR_FROM = re.compile(
    r",? (?:to|from|down from|up from|compared with|compared to|versus|vs\.?|against|rather than|not|instead of|and|or)"
    r" (?:about |around |just |nearly |almost |only |roughly |some |as (?:many|much|high|low) as |more than |over |at least )?"
)
_BY_END = re.compile(r"\bby \Z")
_LEVEL = re.compile(r"\b(?:is|was|at|to|from|of|and|by|versus|or) \Z|[,(] ?\Z")
_SENTENCE_BREAK = re.compile(r"[.!?][\"”’)]? |\n|;")
_INHERITABLE = frozenset({"money", "quantity", "percent", "points", "duration", "index"})


def fill_left_out_units(text: str, amounts: Sequence[Amount]) -> None:
    """Give amounts without a unit the unit of the neighbour whose words they share; such a unit is inferred."""
    for i, amount in enumerate(amounts):
        if not _is_open(amount):
            continue
        following = amounts[i + 1] if i + 1 < len(amounts) else None
        if following is not None and not _is_open(following):
            gap = text[amount.end : following.start]
            if len(gap) < 40 and _OF_WHOLE.fullmatch(gap) or gap == " to ":
                _inherit(amount, following)
                continue
        previous = amounts[i - 1] if i else None
        if previous is not None and previous.kind is not None:
            _fill_from_previous(text, amounts[:i], amount)


def _is_open(amount: Amount) -> bool:
    return amount.unit is None and not amount.codes and amount.kind in ("count", "other", None) and amount.number.form != "vague"


def _fill_from_previous(text: str, before: Sequence[Amount], amount: Amount) -> None:
    previous = before[-1]
    gap = text[previous.end : amount.start]
    value = amount.number.value
    if _SENTENCE_BREAK.search(gap) or (previous.kind == "percent" and value is not None and value >= 1000):
        return  # "rose 14.5% to 429,000": a count
    if previous.kind in _INHERITABLE and _TO_OR_FROM.fullmatch(gap) and not (" and " in gap or " or " in gap):
        _inherit(amount, previous)
    elif previous.kind in _INHERITABLE and _same_print(previous, amount) and _LEVEL.search(text, max(0, amount.start - 12), amount.start):
        _inherit(amount, previous)
    elif previous.kind == "percent" and _BY_END.search(text, max(0, amount.start - 4), amount.start) and _ends_clause(text, amount.end):
        _inherit(amount, previous)
    elif amount.kind == "count":
        counted = next((a for a in reversed(before) if a.kind == "count" and a.unit is not None), None)
        if counted is not None and not _SENTENCE_BREAK.search(text, counted.end, amount.start):
            _inherit(amount, counted)


def _ends_clause(text: str, end: int) -> bool:
    return not text[end : end + 1].strip() and not text[end + 1 : end + 2].isalpha() or text[end : end + 1] in ",.;"


def _same_print(previous: Amount, amount: Amount) -> bool:
    """Whether two numbers are printed alike: both with decimals, of the same order ("84.75 cents ... 74.07")."""
    a, b = previous.found.number.value, amount.found.number.value
    if a is None or b is None or previous.found.scale != 1 or previous.kind == "percent":
        return False
    decimals = a.as_tuple().exponent
    return bool(decimals == b.as_tuple().exponent and int(decimals) < 0 and b and a / 3 <= b <= a * 3)


def _inherit(amount: Amount, other: Amount) -> None:
    if other.found.number.value and other.number.value and amount.number.value is not None and other.kind == "money" and not other.is_range:
        factor = other.number.value / other.found.number.value  # cents
        if 0 < factor < 1:
            amount.number = amount.number.times(factor)
    amount.kind, amount.unit, amount.codes = other.kind, other.unit, other.codes
    amount.inferred_unit = True
    amount.rule = "left-out:" + other.rule
