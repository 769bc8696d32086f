"""Fractions in words: "half", "a third", "two-thirds", "three quarters of a million"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from extractor.numbers.number import FoundNumber, Number
from extractor.numbers.scales import with_scale_of
from extractor.numbers.words import HALF, NumberWord, as_decimal, number_pattern

_QUARTER = Fraction(1, 4)
_LEAD = re.compile(r"\ban?[ -]\Z", re.IGNORECASE)
# "the second half", "each half": a part of a match or a year, not an amount
_PART_OF_TIME = r"\b(?:this|that|the|per|{which}|{rank}|{part})[ -]\Z"
_AFTER_HALF = r"-(?:a-|{halved}|{scale})| (?!{half_name}\b)|[,.;:?!)—]|\Z|[’']s"
_SCALE_OF_HALF = r"(?: an?)?[ -]({scale}|{hundred})\b"
_OF_SOMETHING = r" of (?:an?|the|its|their|his|her|{whole})\b"
_AFTER_RANK = r" (?:who|whose|which)\b"
_AFTER_SHARE = r" (?:of|as|{compared}|[a-z]+er)\b"
_BEFORE_SHARE = r"\b(?:by|about|over|than|to|or|{share_of}) \Z"
_AFTER_ONE = r" of\b|[.,;]"


def one_part_at(
    text: str, start: int, end: int, part: NumberWord, least: int
) -> tuple[FoundNumber | None, tuple[int, int] | None]:
    """The fraction whose only number word is at [start, end), or the range of the scale that "half" halves.

    Both are None for a rank ("the third") and for a part of a match or a year ("the second half").
    """
    offset = max(least, start - 14)
    lead = _LEAD.search(text, offset, start)
    begin = lead.start() if lead else start
    if part.surface.endswith("s"):
        return None, None
    if Fraction(part.value) == HALF:
        is_part_of_time = number_pattern(_PART_OF_TIME).search(text, offset, start) or text[start - 1 : start] == "-"
        if is_part_of_time or not number_pattern(_AFTER_HALF).match(text, end):
            return None, None
        scale = number_pattern(_SCALE_OF_HALF).match(text, end)
        return FoundNumber(begin, end, Number(as_decimal(HALF), "fraction"), end), scale.span(1) if scale else None
    is_share = part.share or number_pattern(_AFTER_SHARE).match(text, end)
    is_share = is_share or number_pattern(_BEFORE_SHARE).search(text, offset, begin)
    if lead is None or not is_share or number_pattern(_AFTER_RANK).match(text, end):
        return None, None  # "and a fourth from Norland"
    return with_scale_of(text, FoundNumber(begin, end, Number(as_decimal(Fraction(part.value)), "fraction"), end)), None


def counted_parts_at(
    text: str, start: int, count_end: int, end: int, separator: str, chain: Sequence[NumberWord], part: NumberWord
) -> tuple[FoundNumber | None, int]:
    """ "two-thirds": the number from `start` that counts the part ending at `end`, and where to go on.

    "twenty-fourth" is a rank; in "two quarters of growth" and "one third term" only the count is a number.
    """
    count, of = Fraction(chain[-1].value), Fraction(part.value)
    plural = part.surface.endswith("s")
    if len(chain) > 1 or chain[0].kind != "unit" or not count or (count > 1) != plural or (plural and of == HALF):
        return None, end
    only_count = FoundNumber(start, count_end, Number(as_decimal(count), "words"), count_end)
    if of == _QUARTER and part.share and separator == " " and not number_pattern(_OF_SOMETHING).match(text, end):
        return only_count, count_end
    if separator == " " and not plural and not number_pattern(_AFTER_ONE).match(text, end):
        return only_count, end
    number = with_scale_of(text, FoundNumber(start, end, Number(as_decimal(of * count), "fraction"), end))
    return number, number.end
