"""Units that the text leaves out because a neighbour says them: "191 of the 250 files", "from 208 pounds to 193"."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from extractor.components.figures.amount import Amount

_OF_WHOLE = re.compile(r" (?:out )?of (?:[A-Za-z’']+ ){0,4}")  # "191 of the approximately 250 files"
_LIST = re.compile(r"-?,? (?:and|or|to) (?:even )?|-, ")
_BREAK = re.compile(r"[.!?][\"”’)]? |\n|;")
_LONGEST_GAP = 40  # code points between two amounts that share a unit
_SHARED = frozenset({"money", "quantity", "percent", "points", "duration", "index"})


def fill_left_out_units(text: str, amounts: Sequence[Amount]) -> None:
    """Give amounts without a unit the unit of the neighbour whose words they share; such a unit is inferred."""
    for amount, following in reversed(
        [*itertools.pairwise(amounts)]
    ):  # from the right: "four-, five- and six-cylinder"
        gap = text[amount.end : following.start]
        if not _is_open(amount) or _is_open(following) or len(gap) > _LONGEST_GAP:
            continue
        if _OF_WHOLE.fullmatch(gap):
            leads = following.kind in ("money", "count", "quantity", "duration")
        else:
            leads = following.kind == "count" and _LIST.fullmatch(gap) is not None
        if leads:
            _inherit(amount, following)
    for previous, other, amount, behind in zip(amounts, amounts[1:], amounts[2:], amounts[3:], strict=False):
        brackets = (text[previous.end : other.start], text[amount.end : behind.start])
        if _is_open(amount) and brackets == (" (", " (") and other.codes == behind.codes != previous.codes != ():
            _inherit(amount, previous)  # "¥900 (£5) and 800 (£4)"
    for previous, amount in itertools.pairwise(amounts):
        is_level = previous.kind == "percent" and text.endswith(" to ", previous.end, amount.start)  # "rose 8% to 9"
        is_alike = _is_open(amount) and not is_level and _are_alike(previous, amount)
        if is_alike and not _BREAK.search(text, previous.end, amount.start):
            _inherit(amount, previous)


def _is_open(amount: Amount) -> bool:
    is_said = amount.unit is not None or bool(amount.codes)
    return not is_said and amount.kind in ("count", "other") and amount.number.form != "vague"


def _are_alike(previous: Amount, amount: Amount) -> bool:
    """Whether two numbers are printed alike, as two values of one measure are: of one scale, order and precision."""
    a, b = previous.found.number.value, amount.found.number.value
    if (
        amount.per
        or previous.kind not in _SHARED
        or a is None
        or b is None
        or previous.found.scale != amount.found.scale
    ):
        return False
    return a.as_tuple().exponent == b.as_tuple().exponent and a / 3 <= b <= a * 3


def _inherit(amount: Amount, other: Amount) -> None:
    printed, value = other.found.number.value, other.number.value
    if other.kind == "money" and not other.is_range and printed and value and 0 < value / printed < 1:  # cents
        amount.number = amount.number.times(value / printed)
    amount.kind, amount.unit, amount.codes = other.kind, other.unit, other.codes
    amount.per = amount.per or other.per
    amount.inferred_unit = True
    amount.rule = "left-out:" + other.rule
