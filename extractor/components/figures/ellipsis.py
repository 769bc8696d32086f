"""Units that the text leaves out because a neighbour has said them: "from 3 to 5 percent", "12 people died and 40 were hurt"."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from extractor.components.figures.amount import Amount

_OF_WHOLE = re.compile(r" (?:out )?of (?:[A-Za-z’']+ ){0,4}")  # "191 of the approximately 250 files"
_FROM = re.compile(r"\bfrom (?:about |around |just |nearly |some |an? )?\Z", re.IGNORECASE)
_TO = re.compile(r" to (?:about |around |just |nearly |almost |only |roughly |some |over |more than )?\Z")
_COMPARISON = re.compile(
    r"(?:,? \(range |,? (?:estimates?|est\.?|forecasts?|consensus) )"
    r"|\)?,? (?:from|down from|up from|compared with|compared to|versus|vs\.?|against|rather than|not|instead of)"
    r"(?: (?:(?:an?|its|the) )?(?:(?:previous|earlier|prior|initial|original) )?"
    r"(?:guidance|forecasts?|estimates?|targets?|outlook) of)?"
    r" (?:about |around |just |nearly |almost |only |roughly |some |as (?:many|much|high) as |more than |over |at least |the )?"
)
_AND_IN = re.compile(
    r" (?:in|a|last|the) [^,.;]{3,24} and "
)  # "compared with 31 million in 2022 and 25 million in 2021"
_LIST = re.compile(r"-?,? (?:and|or|to) (?:even )?|-, |, ")
_BY = re.compile(r"\bby \Z")
_LEVEL = re.compile(r"\b(?:is|was|at|to|from|of|and|by|versus|or) \Z|[,(] ?\Z")
_SENTENCE_BREAK = re.compile(r"[.!?][\"”’)]? |\n|;")
_INHERITABLE = frozenset({"money", "quantity", "percent", "points", "duration", "index"})


def fill_left_out_units(text: str, amounts: Sequence[Amount]) -> None:
    """Give amounts without a unit the unit of the neighbour whose words they share; such a unit is inferred."""
    for i in range(len(amounts) - 1, 0, -1):  # from the right: "four-, five- and six-cylinder"
        amount, following = amounts[i - 1], amounts[i]
        gap = text[amount.end : following.start]
        if len(gap) < 40 and _is_open(amount) and _says_unit(following) and _leads_to(text, gap, amount, following):
            _inherit(amount, following)
    outside: Amount | None = None  # what a bracket converts
    counted: Amount | None = None  # the last one of the sentence whose noun is known
    for previous, amount in itertools.pairwise(amounts):
        if previous.kind == "count" and previous.unit is not None:
            counted = previous
        gap = text[previous.end : amount.start]
        if _SENTENCE_BREAK.search(gap):
            counted = None
        elif _is_open(amount):
            said = outside if gap.startswith(")") and outside is not None else previous
            _fill_from_previous(text, gap, said, counted, amount)
        outside = (
            previous if gap.endswith("(") else None
        )  # "1.2 billion crowns ($123 million), compared with 1.1 billion"


def _is_open(amount: Amount) -> bool:
    return not _says_unit(amount) and amount.kind in ("count", "other", None) and amount.number.form != "vague"


def _says_unit(amount: Amount) -> bool:
    return amount.unit is not None or bool(amount.codes)


def _leads_to(text: str, gap: str, amount: Amount, following: Amount) -> bool:
    if _OF_WHOLE.fullmatch(gap):
        return following.kind in ("money", "count", "quantity")
    if gap == " to ":
        return _FROM.search(text, max(0, amount.start - 24), amount.start) is not None
    return following.kind == "count" and _LIST.fullmatch(gap) is not None and (gap.startswith("-") or gap != ", ")


def _fill_from_previous(text: str, gap: str, previous: Amount, counted: Amount | None, amount: Amount) -> None:
    value = amount.number.value
    if previous.kind == "percent" and value is not None and value >= 1000:
        return  # "rose 14.5% to 429,000": a count
    shared = previous.kind in _INHERITABLE or (previous.kind == "other" and previous.unit is not None)
    if shared and (_compares(text, gap, previous) or _is_level_like(text, previous, amount)):
        _inherit(amount, previous)
    elif previous.kind == "percent" and _BY.search(text, max(0, amount.start - 4), amount.start):
        if text[amount.end : amount.end + 1] in ("", ",", ".", ";", "\n"):  # "but the other fell by 1."
            _inherit(amount, previous)
    elif amount.kind == "count" and counted and (_LIST.fullmatch(gap) or not text.endswith("others", 0, amount.end)):
        _inherit(amount, counted)


def _compares(text: str, gap: str, previous: Amount) -> bool:
    """Whether the gap sets two values of one measure side by side: "to 4 percent from 3", "from 208 pounds to 193"."""
    if _COMPARISON.fullmatch(gap) or (previous.rule.startswith("left-out:") and _AND_IN.fullmatch(gap)):
        return True
    return _TO.search(gap) is not None and _FROM.search(text, max(0, previous.start - 24), previous.start) is not None


def _is_level_like(text: str, previous: Amount, amount: Amount) -> bool:
    """Whether two numbers are printed alike: both with decimals, of the same order ("84.75 cents ... is 74.07")."""
    a, b = previous.found.number.value, amount.found.number.value
    if a is None or b is None or previous.found.scale != 1 or previous.kind == "percent":
        return False
    decimals = int(a.as_tuple().exponent)
    if decimals >= 0 or decimals != b.as_tuple().exponent or not a / 3 <= b <= a * 3:
        return False
    return _LEVEL.search(text, max(0, amount.start - 12), amount.start) is not None


def _inherit(amount: Amount, other: Amount) -> None:
    printed, value = other.found.number.value, other.number.value
    if other.kind == "money" and not other.is_range and printed and value and 0 < value / printed < 1:  # cents
        amount.number = amount.number.times(value / printed)
    amount.kind, amount.unit, amount.codes = other.kind, other.unit, other.codes
    amount.per = amount.per or other.per
    amount.inferred_unit = True
    amount.rule = "left-out:" + other.rule
