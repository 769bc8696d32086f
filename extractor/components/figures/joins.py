"""Neighbouring amounts that are one, or that share a unit: "6 feet 2 inches", "one in five", "3 and 5 percent", ranges."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from extractor.components.figures.amount import Amount
from extractor.components.figures.context import Context
from extractor.components.figures.rules import RULES, ask
from extractor.components.figures.vocabulary import pattern
from extractor.numbers import Number
from extractor.numbers.words import as_decimal
from extractor.record.figure import Unit
from extractor.words.units import parts_of

_WIDEST_GAP = 24  # code points between amounts that belong together
_TO = re.compile(r" to |-to-|[-–]")
_LIST = re.compile(r"-?(?:,? (?:and|or|to|x|by) | × )|[-–—]")
_OUT_OF = r"(?: out of |-out-of-| of (?={each}))(?:{each} |the )?"
_IN = r"(?: in |-in-)(?:{each} )?"
_MOST_PARTS = 10  # of "six out of 10"
_COMPOUND = re.compile(r"(?:,? and |,? )?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_SHARED_KINDS = frozenset({"percent", "points", "quantity", "duration", "age", "money"})


def join_amounts(amounts: Sequence[Amount], context: Context) -> list[Amount]:
    """Join what belongs together, from left to right, then let bare numbers share the unit that follows."""
    joined: list[Amount] = []
    for amount in amounts:
        is_close = joined and 0 <= amount.start - joined[-1].end <= _WIDEST_GAP
        together = ask("join", joined[-1], amount, context) if is_close else None
        joined[-1:] = together or [*joined[-1:], amount]
    for first, second in reversed([*itertools.pairwise(joined)]):
        ask("shared", first, second)
    return joined


@RULES.add("count:vote", "join", "The board voted 66 to 27.", "The board paid 66 to 27.")
def _join_votes(first: Amount, second: Amount, context: Context) -> list[Amount] | None:
    """For and against."""
    won, lost = first.number.value, second.number.value
    if (
        not _TO.fullmatch(first.gap(second))
        or not (first.bare and second.bare)
        or won is None
        or lost is None
        or won <= lost
    ):
        return None
    if not first.before(r"\b{voted}\b[^.;\d\n]*", 60):
        return None
    for side in (first, second):
        side.take("count", Unit(id="vote"), "count:vote", side.end)
    return [first, second]


@RULES.add("compound:height", "join", "The keeper is a 5-foot-10 man.", "The keeper is a 5-foot man.")
def _join_height(first: Amount, second: Amount, context: Context) -> list[Amount] | None:
    """The inches are not named."""
    unit = first.unit
    if first.gap(second) != "-" or not second.bare or unit is None or unit.dimension != "length":
        return None
    smaller = (
        replace(second, kind="quantity", unit=Unit(id=part, dimension="length")) for part in parts_of(unit.id or "")
    )
    return next(filter(None, (_in_smaller(first, inches) for inches in smaller)), None)


@RULES.add("compound", "join", "The talks took two hours and 15 minutes.", "The talks took two hours, or 15 minutes.")
def _join_compound(first: Amount, second: Amount, context: Context) -> list[Amount] | None:
    """ "6 feet 2 inches": one figure in the smaller unit; "two hours and a half" in its own."""
    big, small, unit = first.number.value, second.number.value, first.unit
    if (
        not _COMPOUND.fullmatch(first.gap(second))
        or first.is_range
        or second.is_range
        or first.per
        or big is None
        or small is None
    ):
        return None
    if unit is None or unit.dimension is None or first.kind == "age":
        return None
    if second.bare and second.number.form == "fraction" and small < 1:
        number = replace(second.number, value=big + small)
        return [replace(first, end=second.end, numeral=second.numeral, number=number, rule=f"compound:{unit.id}")]
    return None if second.unit is None or second.per else _in_smaller(first, second)


def _in_smaller(first: Amount, second: Amount) -> list[Amount] | None:
    """Both as one amount in the unit of the second, where the first unit has so many of them."""
    big, small, units = first.number.value, second.number.value, (first.unit, second.unit)
    ids = [unit.id for unit in units if unit is not None and unit.id]
    factor = parts_of(ids[0]).get(ids[1]) if len(ids) == 2 else None
    if factor is None or big is None or small is None or small >= factor:
        return None
    number = replace(second.number, value=big * factor + small)
    return [replace(second, start=first.start, number=number, rule=f"compound:{ids[1]}")]


@RULES.add("fraction:one-in", "join", "One in seven pensioners is poor.", "Its 3 in 2019 was a record.")
def _join_one_in(first: Amount, second: Amount, context: Context) -> list[Amount] | None:
    """ "one in five", "8 out of 10": a fraction.  "3 in 2019" and "40 in 12,000" are none."""
    gap, part, whole = first.gap(second), first.number.value, second.number.value
    out_of = pattern(_OUT_OF).fullmatch(gap)
    if (
        not (out_of or pattern(_IN).fullmatch(gap))
        or not first.bare
        or not second.bare
        or part is None
        or whole is None
    ):
        return None
    is_whole = part == part.to_integral_value() and whole == whole.to_integral_value()  # exact whatever the size
    if not 0 < part <= whole or not is_whole:
        return None
    if out_of and not gap.startswith(" of") and whole > _MOST_PARTS and part > 1:
        return None  # "17 out of 18 districts" are two counts
    if not out_of and (1900 <= whole <= 2100 or (part > 1 and (whole > 1000 or (whole > 12 and whole % 5)))):
        return None
    number = Number(as_decimal(Fraction(int(part), int(whole))), "fraction")
    unit = Unit(id="fraction")
    return [replace(second, start=first.start, number=number, kind="fraction", unit=unit, rule="fraction:one-in")]


@RULES.add("shared", "shared", "Wages grew 3 and 5 percent.", "Wages grew by 12,400, or 1.8%.")
def _shares_unit(first: Amount, second: Amount) -> bool:
    """ "up 3 and 5 percent", "7- or 8-inch", "53-27 percent": a bare number takes the unit that follows."""
    gap = first.gap(second)
    if not first.bare or first.number.form == "vague" or second.kind not in _SHARED_KINDS:
        return False
    if second.prefix_currency and gap not in (" or ", " to "):  # "15 or $20", "from 1.20 to €1.50"
        return False
    if len(gap) > _WIDEST_GAP or not _LIST.fullmatch(gap) or _YEAR.fullmatch(first.surface):
        return False
    is_count = second.kind == "percent" and (gap == ", or " or (first.number.value or 0) >= 1000)
    if is_count or (first.number.form == "fraction" and second.number.form != "fraction"):
        return False  # "146, or 11.3 percent", "grew by 12,400, or 1.8%", "fell by a quarter, to 151 million rand"
    first.end += gap.startswith("- ")
    first.kind, first.unit, first.per, first.codes = second.kind, second.unit, second.per, second.codes
    first.rule = "shared:" + second.rule
    return True
