"""Neighbouring amounts that are one, or that share a unit: "6 feet 2 inches", "one in five", "3 and 5 percent", ranges."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from extractor.components.figures.amount import Amount
from extractor.components.figures.ranges import join_range
from extractor.components.figures.vocabulary import any_of
from extractor.figure import Unit
from extractor.numbers import Number
from extractor.numbers.words import as_decimal

_WIDEST_GAP = 24  # code points between amounts that belong together
_TO = re.compile(r" to |-to-|[-–]")
_LIST = re.compile(r"-?(?:,? (?:and|or|to|x|by) | × )|[-–—]")
_OUT_OF = re.compile(r"(?: out of |-out-of-| of (?=every))(?:every |the |each )?", re.IGNORECASE)
_IN = re.compile(r"(?: in |-in-)(?:every )?")
_MOST_PARTS = 10  # of "six out of 10"
_COMPOUND = re.compile(r"(?:,? and |,? )?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_SHARED_KINDS = frozenset({"percent", "points", "quantity", "duration", "age", "money"})
SMALLER = {
    ("foot", "inch"): 12, ("pound", "ounce"): 16, ("stone", "pound"): 14, ("yard", "foot"): 3, ("metre", "centimetre"): 100,
    ("hour", "minute"): 60, ("minute", "second"): 60, ("year", "month"): 12, ("week", "day"): 7, ("day", "hour"): 24,
    ("kilometre", "metre"): 1000, ("kilogram", "gram"): 1000, ("year", "week"): 52,
}  # fmt: skip


def join_amounts(text: str, amounts: Sequence[Amount]) -> list[Amount]:
    """Join what belongs together, from left to right, then let bare numbers share the unit that follows."""
    joined: list[Amount] = []
    for amount in amounts:
        one = None
        if joined and 0 <= amount.start - joined[-1].end <= _WIDEST_GAP:
            one = _join(text, joined[-1], amount)
        if one is None:
            joined.append(amount)
        else:
            joined[-1] = one
    _share_units(text, joined)
    return joined


def _join(text: str, first: Amount, second: Amount) -> Amount | None:
    gap = text[first.end : second.start]
    if _is_vote(text, gap, first, second):
        for side in (first, second):
            side.kind, side.unit, side.rule = "count", Unit(id="vote"), "count:vote"
        return None
    return (
        _join_height(gap, first, second)
        or _join_compound(gap, first, second)
        or _join_one_in(gap, first, second)
        or join_range(text, first, second)
    )


def _is_vote(text: str, gap: str, first: Amount, second: Amount) -> bool:
    """Whether the numbers are for and against: "voted 66 to 27", "the vote passed, 52-48"."""
    won, lost = first.number.value, second.number.value
    if _TO.fullmatch(gap) is None or not (first.bare and second.bare) or won is None or lost is None or won <= lost:
        return False
    return (
        re.search(rf"\b(?:{any_of('voted')})\b[^.;\d\n]*\Z", text[max(0, first.start - 60) : first.start]) is not None
    )


def _join_compound(gap: str, first: Amount, second: Amount) -> Amount | None:
    """ "6 feet 2 inches", "two hours and 30 minutes": one figure in the smaller unit; "two hours and a half" in its own."""
    big, small = first.number.value, second.number.value
    if not _COMPOUND.fullmatch(gap) or first.is_range or second.is_range or first.per or big is None or small is None:
        return None
    if first.unit is None or first.unit.dimension is None or first.kind == "age":
        return None
    if second.bare and second.number.form == "fraction" and small < 1:
        number = replace(second.number, value=big + small)
        return replace(first, end=second.end, found=second.found, number=number, rule=f"compound:{first.unit.id}")
    if second.unit is None or second.per:
        return None
    factor = SMALLER.get((str(first.unit.id), str(second.unit.id)))
    if factor is None or small >= factor:
        return None
    number = replace(second.number, value=big * factor + small)
    return replace(second, start=first.start, number=number, rule=f"compound:{second.unit.id}")


def _join_height(gap: str, first: Amount, second: Amount) -> Amount | None:
    """ "5-foot-10": the inches are not named."""
    feet, inches = first.number.value, second.number.value
    is_height = gap == "-" and first.unit is not None and first.unit.id == "foot" and second.bare
    if not is_height or feet is None or inches is None or inches >= 12:
        return None
    number = replace(second.number, value=feet * 12 + inches)
    unit = Unit(id="inch", dimension="length")
    return replace(second, start=first.start, number=number, kind="quantity", unit=unit, rule="compound:inch")


def _join_one_in(gap: str, first: Amount, second: Amount) -> Amount | None:
    """ "one in five", "8 out of 10": a fraction.  "3 in 2019" and "40 in 12,000" are none."""
    out_of = _OUT_OF.fullmatch(gap)
    if not (out_of or _IN.fullmatch(gap)) or not first.bare or not second.bare:
        return None
    part, whole = first.number.value, second.number.value
    if part is None or whole is None or not 0 < part <= whole:
        return None
    if part != part.to_integral_value() or whole != whole.to_integral_value():  # exact whatever the size, unlike "% 1"
        return None
    if out_of and "every" not in gap and whole > _MOST_PARTS and part > 1:
        return None  # "17 out of 18 districts" are two counts
    if not out_of and (1900 <= whole <= 2100 or (part > 1 and (whole > 1000 or (whole > 12 and whole % 5)))):
        return None
    number = Number(as_decimal(Fraction(int(part), int(whole))), "fraction")
    return replace(
        second, start=first.start, number=number, kind="fraction", unit=Unit(id="fraction"), rule="fraction:one-in"
    )


def _share_units(text: str, amounts: Sequence[Amount]) -> None:
    """ "up 3 and 5 percent", "7- or 8-inch", "53-27 percent": a bare number takes the unit that follows."""
    for first, second in reversed([*itertools.pairwise(amounts)]):
        gap = text[first.end : second.start]
        if not first.bare or first.number.form == "vague" or second.kind not in _SHARED_KINDS:
            continue
        if second.prefix_currency and gap not in (" or ", " to "):  # "15 or $20", "from 1.20 to €1.50"
            continue
        if len(gap) > _WIDEST_GAP or not _LIST.fullmatch(gap) or _YEAR.fullmatch(text, first.start, first.end):
            continue
        is_count = second.kind == "percent" and first.number.value is not None and first.number.value >= 1000
        if is_count or (first.number.form == "fraction" and second.number.form != "fraction"):
            continue  # "grew by 12,400, or 1.8%", "fell by a quarter, to 151 million rand"
        first.end += gap.startswith("- ")
        first.kind, first.unit, first.per, first.codes = second.kind, second.unit, second.per, second.codes
        first.rule = "shared:" + second.rule
