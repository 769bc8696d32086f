"""Neighbouring amounts that are one, or that share a unit: ranges, "3 and 5 percent", "6 feet 2 inches", "one in five"."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from extractor.components.figures.amount import Amount
from extractor.components.figures.heads import Heads
from extractor.components.figures.reading import rescale
from extractor.figure import Unit
from extractor.numbers import Number
from extractor.numbers.words import as_decimal

_DASH = re.compile(r"\s?[-–—‑]\s?(?:to[-– ])?")
_TO = re.compile(
    r"(?: to |-to-| through | thru )(?:(?:as (?:much|many|high) as|about|around|some|nearly|perhaps|even|more than) )?"
)
_AND = re.compile(r" and (?:about |around )?")
_OR = re.compile(r"(?:,? or (?:even |perhaps |possibly |maybe )?|- or )")
_LIST = re.compile(r"(?:,? (?:and|or) |, |-,? (?:and|or|to) |-, |/)")
_BETWEEN = re.compile(r"\bbetween (?:about |around |roughly |approximately |some )?\Z", re.IGNORECASE)
_FROM = re.compile(
    r"\b(?:from|of from|down from|up from)(?: (?:about|around|roughly|approximately|nearly|some|just|only|as low as|as little as))? \Z",
    re.IGNORECASE,
)
_RANGING = re.compile(
    r"\b(?:rang(?:e|es|ed|ing)|var(?:y|ies|ied|ying)|anywhere|anything|run|runs|running|priced|extends?|spans?|spanning|span|stretch(?:es|ing)?) from (?:about |around )?\Z",
    re.IGNORECASE,
)
_TO_NUMBER = re.compile(r" to (?:about |around )?[$£€]?\d")
_UP_OR_DOWN = re.compile(r"(?:up|down|higher|lower|rise|fall|increase|decrease|drop|jump|gain|decline|hike|cut|change|move|shift|growth) \Z")
_BY = re.compile(r"\bby (?:about |around |some |nearly )?\Z", re.IGNORECASE)
_THEN_FROM = re.compile(r",? (?:\w+ ){0,3}?from (?:about |around |some |nearly )?(?:[A-Z]{0,3}[$€£¥]|\d)")
_OUT_OF = re.compile(r"(?: out of |-out-of-| in |-in-)(?:every |the |each )?", re.IGNORECASE)
_COMPOUND = re.compile(r"(?:,? and |,? )")
SMALLER = {
    ("foot", "inch"): 12, ("pound", "ounce"): 16, ("stone", "pound"): 14, ("yard", "foot"): 3, ("metre", "centimetre"): 100,
    ("hour", "minute"): 60, ("minute", "second"): 60, ("year", "month"): 12, ("week", "day"): 7, ("day", "hour"): 24,
    ("kilometre", "metre"): 1000, ("kilogram", "gram"): 1000, ("year", "week"): 52,
}  # fmt: skip
_HUNDRED = Decimal(100)


def join_amounts(text: str, amounts: list[Amount], heads: Heads) -> list[Amount]:
    """Join what belongs together, from left to right; ranges first, then what only shares a unit."""
    joined: list[Amount] = []
    for amount in amounts:
        last = joined[-1] if joined else None
        one = _join(text, last, amount, heads) if last is not None else None
        if one is not None:
            joined[-1] = one
        else:
            joined.append(amount)
    _share_units(text, joined)
    return joined


def _join(text: str, first: Amount, second: Amount, heads: Heads) -> Amount | None:
    gap = text[first.end : second.start]
    if len(gap) > 24:
        return None
    return _compound(gap, first, second) or _one_in(text, gap, first, second) or _range(text, gap, first, second, heads)


def _compound(gap: str, first: Amount, second: Amount) -> Amount | None:
    """ "6 feet 2 inches", "two hours and 30 minutes": one figure in the smaller unit."""
    if (
        not _COMPOUND.fullmatch(gap or " ")
        or first.unit is None
        or second.unit is None
        or first.is_range
        or second.is_range
    ):
        return None
    if (
        first.unit.dimension is None
        or first.number.value is None
        or second.number.value is None
        or first.per
        or second.per
    ):
        return None
    factor = SMALLER.get((str(first.unit.id), str(second.unit.id)))
    if factor is None or second.number.value >= factor or (gap.strip() == "," and second.unit.id != "inch"):
        return None
    if first.kind == "age" and second.kind != "age":
        return None
    value = first.number.value * factor + second.number.value
    number = replace(second.number, value=value)
    return replace(second, start=first.start, number=number, rule=f"compound:{second.unit.id}")


def _one_in(text: str, gap: str, first: Amount, second: Amount) -> Amount | None:
    """ "one in five", "8 out of 10": a fraction."""
    if not _OUT_OF.fullmatch(gap) or not first.bare or not second.bare or first.number.form == "vague":
        return None
    part, whole = first.number.value, second.number.value
    if part is None or whole is None or not 0 < part <= whole or part % 1 or whole % 1:
        return None
    if " in " in gap.lower() and (whole > 1000 and part != 1 or "the" in gap) or "in the" in gap:
        return None
    if " in " in gap.lower() and 1900 <= whole <= 2100:
        return None
    number = Number(as_decimal(Fraction(int(part), int(whole))), "fraction")
    return replace(
        second, start=first.start, number=number, kind="fraction", unit=Unit(id="fraction"), rule="fraction:one-in"
    )


def _range(text: str, gap: str, first: Amount, second: Amount, heads: Heads) -> Amount | None:
    """ "$10 to $15 million", "3-4%", "between 3 and 5 percent"; "from A to B" is two figures, unless it ranges from A to B."""
    if first.is_range or second.is_range or first.number.value is None or second.number.value is None:
        return None
    before = text[max(0, first.start - 40) : first.start]
    dash = bool(_DASH.fullmatch(gap)) and gap.strip() != ""
    if (
        not dash
        and not _TO.fullmatch(gap)
        and not (_AND.fullmatch(gap) and _BETWEEN.search(before))
        and not _short_or(gap, first, second)
    ):
        return None
    if _TO.fullmatch(gap) and _FROM.search(before) and not _is_ranging(text, first, second, before, heads):
        return None
    if _TO.fullmatch(gap) and _is_change_to_level(text, first, second):
        return None
    if not _same_unit(first, second):
        return None
    if dash and first.bare and second.bare and _looks_like_score(first, second):
        return None
    if (
        not first.bare
        and first.prefix_currency
        and second.kind is None
        and second.unit is None
        and not dash
        and not _AND.fullmatch(gap)
        and not _TO.fullmatch(gap)
    ):
        return None
    scaled_first = replace(first)
    if first.bare or (
        first.prefix_currency and _scaled_by_partner(first, second)
    ):
        if second.found.scale != 1 and first.number.value < _HUNDRED * 10:
            rescale(scaled_first, second)
    if scaled_first.number.value is None:
        return None
    low, high = scaled_first.number.value, second.number.value
    if (
        first.bare
        and second.kind == "money"
        and second.found.number.value != second.number.value
        and second.found.number.value
    ):
        low = low * second.number.value / second.found.number.value  # "50 to 60 cents"
    if second.number.value < 0 < low and dash:
        return None
    if low > high and (dash or _TO.fullmatch(gap)) and second.kind is None:
        return None
    base = second if second.unit is not None or second.codes or not first.codes else first
    result = replace(
        second, start=first.start, kind=base.kind, unit=base.unit, per=second.per or first.per, codes=base.codes or first.codes,
        low=low, high=high, is_range=True, rule="range:" + base.rule,
    )  # fmt: skip
    if not second.bare or not first.bare:
        result.kind = base.kind or second.kind or first.kind
    return result


def _is_ranging(text: str, first: Amount, second: Amount, before: str, heads: Heads) -> bool:
    """Whether "from A to B" is a range: it ranges, it is the start of "from A-B to C-D", or it stands in a subject."""
    if _RANGING.search(before) or _TO_NUMBER.match(text, second.end):
        return True
    start = first.start - len(before) + _FROM.search(before).start()  # type: ignore[union-attr]
    return not _UP_OR_DOWN.search(text, max(0, start - 12), start) and not heads.has_verb_before(start)


def _is_change_to_level(text: str, first: Amount, second: Amount) -> bool:
    """ "rose 0.4% to 11.2% from 10.8%", "by $5 million to $66 million", "by a third to 2,918": a change and a level.

    "Rose by 10 to 15 percent" is a range: its ends are of one size and nothing follows that they are compared with.
    """
    if _THEN_FROM.match(text, second.end, second.end + 24):
        return True
    if first.number.form == "fraction" and second.number.form != "fraction":
        return True
    low, high = first.number.value, second.number.value
    is_by = _BY.search(text, max(0, first.start - 12), first.start) is not None
    return is_by and low is not None and high is not None and high > 4 * low


def _short_or(gap: str, first: Amount, second: Amount) -> bool:
    """ "three or four years": neighbouring whole numbers, the first bare."""
    if not re.fullmatch(r" or ", gap) or not first.bare or second.prefix_currency:
        return False
    a, b = first.number.value, second.number.value
    return a is not None and b is not None and b / second.found.scale - a == 1 and a % 1 == 0


def _scaled_by_partner(first: Amount, second: Amount) -> bool:
    if first.found.scale != 1 or second.found.scale == 1 or first.number.value is None or second.number.value is None:
        return False
    return first.number.value < second.number.value / second.found.scale


def _same_unit(first: Amount, second: Amount) -> bool:
    """Whether the two ends can have one unit: the first may leave it out, and a sign may be printed once."""
    if first.bare:
        return True
    if first.kind == "money":
        if second.kind == "money":
            return bool(set(first.codes) & set(second.codes))
        return first.prefix_currency and second.bare
    if second.bare:
        return False
    return (
        first.kind == second.kind
        and first.unit is not None
        and second.unit is not None
        and first.unit.id == second.unit.id
    )


def _looks_like_score(first: Amount, second: Amount) -> bool:
    a, b = first.number.value, second.number.value
    return a is None or b is None or a >= b


def _share_units(text: str, amounts: list[Amount]) -> None:
    """ "up 3 and 5 percent", "four-, five- and six-cylinder", "7- or 8-inch": a bare number takes the unit that follows."""
    for i in range(len(amounts) - 2, -1, -1):
        first, second = amounts[i], amounts[i + 1]
        gap = text[first.end : second.start]
        if not first.bare or second.bare or not gap or not _LIST.fullmatch(gap) or first.number.form == "vague":
            continue
        if second.kind not in ("percent", "points", "quantity", "duration", "age", "money") or second.prefix_currency:
            continue
        if (
            first.found.end - first.found.start == 4
            and text[first.start : first.end].isdigit()
            and 1900 <= int(text[first.start : first.end]) <= 2100
        ):
            continue
        hyphen = gap.startswith("-")
        plain_and = re.fullmatch(r" (?:and|or) ", gap) is not None
        if not hyphen and not plain_and and not (gap == ", " and i + 2 < len(amounts)):
            continue
        if gap == ", " and not second.rule.startswith("shared:"):
            continue
        if hyphen:
            first.end += 1
        if second.found.scale != 1 and first.found.scale == 1 and second.kind == "money":
            end = first.end
            rescale(first, second)
            first.end = end
        first.kind, first.unit, first.per, first.codes = second.kind, second.unit, second.per, second.codes
        first.rule = "shared:" + second.rule
