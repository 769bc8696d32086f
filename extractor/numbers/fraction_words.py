"""Fractions in words: "half", "a third", "two-thirds", "three quarters of a million"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from extractor.numbers.number import FoundNumber, Number
from extractor.numbers.scales import with_scale_of
from extractor.numbers.words import NumberWord, as_decimal

_ARTICLE = re.compile(r"\b(?:an?|one)[ -]\Z", re.IGNORECASE)
# "the second half", "each half": a part of a match or a year, not an amount
_PART_OF_TIME = re.compile(
    r"""\b(?:first|second|third|latter|final|last|other|better|opening|next|each|this|that|the|every|per|previous|same|early|late)
    [ -]\Z""",
    re.IGNORECASE | re.VERBOSE,
)
_AFTER_HALF = re.compile(
    r"""-(?:million|billion|trillion|dozen|hour|mile|point|percentage|percent|a-|day|century|pound|inch|cent|decade|price)
    | [ ](?!staff\b|mast\b) | [,.;:?!)—] | \Z | [’']s""",
    re.VERBOSE,
)
_SCALE_OF_HALF = re.compile(r"(?: an?[ -]|-)([mbt]r?illion|dozen|hundred|thousand)\b", re.IGNORECASE)
_OF_SOMETHING = re.compile(r" of (?:an?|the|its|their|all|his|her|our)\b")
_SHARES = frozenset({"half", "third", "quarter"})  # the others are ranks as often: "a fourth, due in May"
_AFTER_RANK = re.compile(r" (?:who|whose|which)\b")
_AFTER_SHARE = re.compile(r" (?:of|as|more|less|fewer|[a-z]+er)\b")
_BEFORE_SHARE = re.compile(r"\b(?:by|about|nearly|almost|over|than|roughly|around|to|or|least) \Z", re.IGNORECASE)
_AFTER_ONE = re.compile(r" of\b|[.,;]")


def one_part_at(
    text: str, start: int, end: int, part: NumberWord, floor: int
) -> tuple[FoundNumber | None, tuple[int, int] | None]:
    """The fraction whose only number word is at [start, end), or the range of the scale that "half" halves.

    Both are None for a rank ("the third") and for a part of a match or a year ("the second half").
    """
    offset = max(floor, start - 14)
    lead = _ARTICLE.search(text, offset, start)
    begin = lead.start() if lead else start
    if part.surface == "half":
        if (
            _PART_OF_TIME.search(text, offset, start)
            or text[start - 1 : start] == "-"
            or not _AFTER_HALF.match(text, end)
        ):
            return None, None
        scale = _SCALE_OF_HALF.match(text, end)
        return FoundNumber(begin, end, Number(Decimal("0.5"), "fraction"), end), scale.span(1) if scale else None
    if lead is None or part.surface.endswith("s") or _AFTER_RANK.match(text, end):
        return None, None
    if (
        part.surface not in _SHARES
        and not _AFTER_SHARE.match(text, end)
        and not _BEFORE_SHARE.search(text, offset, begin)
    ):
        return None, None  # "and a fourth from Norland"
    return with_scale_of(text, FoundNumber(begin, end, Number(as_decimal(Fraction(part.value)), "fraction"), end)), None


def counted_parts_at(
    text: str, start: int, count_end: int, end: int, separator: str, chain: Sequence[NumberWord], part: NumberWord
) -> tuple[FoundNumber | None, int]:
    """ "two-thirds": the number from `start` that counts the part ending at `end`, and where to go on.

    "twenty-fourth" is a rank; in "two quarters of growth" and "one third term" only the count is a number.
    """
    count = Fraction(chain[-1].value)
    plural = part.surface.endswith("s")
    if len(chain) > 1 or chain[0].kind != "unit" or not count or (count > 1) != plural or part.surface == "halves":
        return None, end
    only_count = FoundNumber(start, count_end, Number(as_decimal(count), "words"), count_end)
    if part.surface.startswith("quarter") and separator == " " and not _OF_SOMETHING.match(text, end):
        return only_count, count_end
    if separator == " " and not plural and not _AFTER_ONE.match(text, end):
        return only_count, end
    share = as_decimal(Fraction(part.value) * count)
    found = with_scale_of(text, FoundNumber(start, end, Number(share, "fraction"), end))
    return found, found.end
