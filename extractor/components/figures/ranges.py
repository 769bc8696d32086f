"""Stated ranges: "$10 to $15 million", "3-4%", "between 3 and 5 percent", "three or four years"."""

from __future__ import annotations

import re
from dataclasses import replace

from extractor.components.figures.amount import Amount
from extractor.components.figures.reading import rescale
from extractor.figure import Unit

_ABOUT = r"(?:about |around |roughly |approximately |nearly |some |perhaps |just |only )?"
_DASH = re.compile(r"\s?[-–—‑]\s?(?:to[-– ])?")
_TO = re.compile(rf"(?: to |-to-| through | thru )(?:as (?:much|many|high) as |even |more than )?{_ABOUT}")
_AND = re.compile(rf" and {_ABOUT}")
_BETWEEN = re.compile(rf"\bbetween (?:the ages of )?{_ABOUT}\Z", re.IGNORECASE)
_FROM = re.compile(rf"\bfrom {_ABOUT}(?:as (?:low|little|few) as )?\Z", re.IGNORECASE)
_RANGING = re.compile(
    rf"""\b(?: rang(?:e|es|ed|ing) | var(?:y|ies|ied|ying) | anywhere | anything | runs? | running | priced | extends?
    | spans? | spanning | stretch(?:es|ing)? )\ from\ {_ABOUT.replace(" ", "[ ]")}\Z""",
    re.IGNORECASE | re.VERBOSE,
)
_BY = re.compile(rf"\bby {_ABOUT}\Z", re.IGNORECASE)
_THEN_FROM = re.compile(rf",? (?:\w+ ){{0,3}}?from {_ABOUT}(?:[A-Z]{{0,3}}[$€£¥]|\d)")
_TO_NUMBER = re.compile(r" to (?:about |around )?[$£€]?\d")
# a change stands right before its amount: "fell 12p to 340p" is a change and a level
_CHANGE_BEFORE = re.compile(
    r"""\b(?: up | down | higher | lower
    | (?: ros|ris|fall|fell|gain|add|los|drop|slip|slid|climb|jump|surg|soar|plung|tumbl|sink|sank|shed|advanc|declin|increas
      | decreas|edg|eas|dip|rall|grew|grow|widen|narrow|shr[aiu]nk|cut|rais|boost|slash|trim|lift|hik|slump|plummet|skid
      | retreat|rebound|recover|spik|leap|crept|creep|inch|tick|firm|strengthen|weaken|nudg|finish|end|clos )\w*
    )(?:[ ](?:about|around|nearly|almost|more[ ]than|roughly|some|another|just|only|an?|as[ ]much[ ]as|over))?[ ]\Z""",
    re.IGNORECASE | re.VERBOSE,
)


def join_range(text: str, first: Amount, second: Amount) -> Amount | None:
    """The two amounts as one stated range; None where they are two figures ("from A to B", "rose 5% to 8%", a score)."""
    low, high = first.number.value, second.number.value
    if first.is_range or second.is_range or low is None or high is None or not _same_unit(first, second):
        return None
    gap = text[first.end : second.start]
    before = text[max(0, first.start - 40) : first.start]
    falls = _FROM.search(before) is not None  # "from 12 to 9 million tonnes"
    if _TO.fullmatch(gap) and _scale_is_shared(first, second, falls=falls):  # in "from $3 to $4 million" too
        rescale(first, second)
    if not (
        (gap.strip() and _DASH.fullmatch(gap))
        or (_TO.fullmatch(gap) and _reaches(text, first, second, before))
        or (_AND.fullmatch(gap) and _BETWEEN.search(before))
        or (gap == " or " and _are_neighbours(first, second))
    ):
        return None
    if _scale_is_shared(first, second, falls=False):
        rescale(first, second)
    low = first.number.value or low
    if first.bare and second.found.number.value:
        low = low * high / second.found.number.value  # cents: "50 to 60 cents"
    if first.number.form == second.number.form == "fraction":  # "a third to a fifth"
        low, high = min(low, high), max(low, high)
        second = replace(second, kind="fraction", unit=Unit(id="fraction"))
    if low >= high:  # "one-to-one", "4 to 1", "by 46 percent to 42 percent", a poll's "53%-27%"
        return None
    base = first if second.bare and not first.bare else second
    return replace(
        second, start=first.start, kind=base.kind, unit=base.unit, per=second.per or first.per, codes=base.codes,
        prefix_currency=first.prefix_currency, low=low, high=high, is_range=True, rule="range:" + base.rule,
    )  # fmt: skip


def _reaches(text: str, first: Amount, second: Amount, before: str) -> bool:
    """Whether "A to B" is a range: not behind "from", unless things range there, and not a change to a level."""
    low, high = first.number.value or 0, second.number.value or 0
    if (first.number.form == "fraction" and second.number.form != "fraction") or _THEN_FROM.match(
        text, second.end, second.end + 24
    ):
        return False  # "by a third to 2,918", "slowed 1.1 percent to 2.3 percent from 3.4"
    if _BY.search(before) and high > 4 * low:  # "by 466 to 4,886"; "by 10 to 15 percent" is a range
        return False
    if _FROM.search(before) is None:
        return first.bare or second.bare or _CHANGE_BEFORE.search(before) is None
    # "from 5 to 7 percent to 3 to 5 percent"
    return bool(_RANGING.search(before) or _TO_NUMBER.match(text, second.end))


def _are_neighbours(first: Amount, second: Amount) -> bool:
    """ "three or four years": neighbouring whole numbers, the first bare or both with their sign."""
    low, high = first.number.value, second.number.value
    if not (first.bare or second.prefix_currency) or low is None or high is None:
        return False  # "5 or €6", "€5 or €6"
    return high / second.found.scale - low == 1 and low == low.to_integral_value()


def _scale_is_shared(first: Amount, second: Amount, *, falls: bool) -> bool:
    """ "$10 to $15 million", but not "$200 to $4 million": a shared scale leaves the ends in order, or of one size."""
    if first.found.scale != 1 or second.found.scale == 1 or not (first.bare or first.prefix_currency):
        return False
    low, high = first.number.value, second.number.value
    is_part = first.number.form == "fraction"  # "by a fifth to $3 million"
    return (
        not is_part and low is not None and high is not None and low < high / second.found.scale * (10 if falls else 1)
    )


def _same_unit(first: Amount, second: Amount) -> bool:
    """Whether the two ends can have one unit: the first may leave it out, and a sign may be printed once."""
    if first.bare:
        return True
    if second.bare:
        return first.prefix_currency or first.kind == "age"
    if first.codes or second.codes:
        return bool(set(first.codes) & set(second.codes))
    same_unit = first.unit is not None and second.unit is not None and first.unit.id == second.unit.id
    return same_unit and first.kind == second.kind
