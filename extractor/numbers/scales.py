"""Scales behind a number: "million", "lakh crore", "bn", "m", "and a half million"."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from extractor.lexicons import entry_key
from extractor.numbers.number import FoundNumber, Number
from extractor.numbers.words import NumberWord, as_decimal, number_words, scale_suffixes

WORD = re.compile(r"[A-Za-z]++")
WORD_SEPARATOR = re.compile(r"(?:[ \u00a0]and[ \u00a0]|[ \u00a0]{1,2}| ?[-‐‑] ?)(?=[A-Za-z])")
# letters behind digits that are also units or names: only a reader who sees what follows can tell
AMBIGUOUS_SUFFIXES = frozenset({"m", "M", "mm", "MM", "t", "T", "b", "B", "mil", "mill", "tr", "bil"})
_SPACED_SUFFIXES = frozenset({"bn", "mn", "tn", "trn"})
_SPACED_AMBIGUOUS = frozenset({"B", "M", "mil", "b"})
_MOST_SCALES = 3  # "thousand million million": more is noise
_AND_PART = re.compile(
    r"[ -]and[ -](?P<count>an?|one|two|three)?[ -]?(?P<part>half|thirds?|quarters?|fifths?|eighths?)(?![a-z])",
    re.IGNORECASE,
)
_OF_A_SCALE = re.compile(r"(?:(?: of)? an?)? (?P<scale>[mbt]r?illion|thousand|hundred|dozen)\b", re.IGNORECASE)


def with_scale(text: str, found: FoundNumber) -> FoundNumber:
    """Read "and a half", then scale words ("4 hundred thousand"), then suffix letters that mean nothing else."""
    found = _with_part(text, found)
    factor, end, last = Decimal(1), found.end, ""
    for _ in range(_MOST_SCALES):
        word = _scale_word(text, end)
        if word is None:
            break
        entry, end = word
        factor, last = factor * entry.decimal, entry.surface
    if last:
        return scaled(found, end, factor, last)
    return _with_suffix(text, found)


def with_scale_of(text: str, found: FoundNumber) -> FoundNumber:
    """ "a quarter of a million", "three-quarters of a billion": the scale that a fraction is of."""
    scale = _OF_A_SCALE.match(text, found.end)
    return (
        scaled(found, scale.end(), number_words()[entry_key(scale["scale"])].decimal, scale["scale"])
        if scale
        else found
    )


def with_ambiguous_suffix(text: str, found: FoundNumber) -> FoundNumber | None:
    """The number with a scale letter that could be a unit ("5m", "8 B"); None where no such letter stands behind it."""
    blank = text[found.end : found.end + 1] == " "
    if found.scale != 1 or (blank and found.number.form == "words"):  # "eighteen B-17s"
        return None
    letters = WORD.match(text, found.end + blank)
    if letters is None or letters[0] not in (_SPACED_AMBIGUOUS if blank else AMBIGUOUS_SUFFIXES):
        return None
    return (
        scaled(found, letters.end(), scale_suffixes()[letters[0]], letters[0])
        if _ends_word(text, letters.end())
        else None
    )


def scaled(found: FoundNumber, end: int, factor: Decimal, word: str) -> FoundNumber:
    """The number times a scale, ending at `end`.  A dozen is exact, other scales may have been rounded to."""
    number = found.number
    value = None if number.value is None else number.value * factor
    dozen = word.lower() == "dozen"
    place = Decimal(1) if dozen else number.place * factor
    number = replace(number, value=value, place=place, rounded=not dozen and number.form != "vague")
    return replace(found, end=end, number=number, scale=found.scale * factor, scale_word=word)


def _scale_word(text: str, position: int) -> tuple[NumberWord, int] | None:
    """The scale word behind a blank or hyphen, or directly behind the digits; plurals too ("5 millions")."""
    separator = WORD_SEPARATOR.match(text, position)
    if separator and " and " in separator[0]:
        return None
    word = WORD.match(text, separator.end() if separator else position)
    entry = number_words().get(word[0].lower()) if word else None
    if word is None or entry is None:
        return None
    if entry.kind == "vague":
        entry = number_words().get(word[0].lower()[:-1], entry)
    return (entry, word.end()) if entry.kind in ("scale", "hundred") else None


def _with_suffix(text: str, found: FoundNumber) -> FoundNumber:
    blank = text[found.end : found.end + 1] in (" ", "\u00a0")
    letters = WORD.match(text, found.end + blank)
    if letters is None or letters[0] not in scale_suffixes() or not _ends_word(text, letters.end()):
        return found
    known = letters[0] in _SPACED_SUFFIXES if blank else letters[0] not in AMBIGUOUS_SUFFIXES
    return scaled(found, letters.end(), scale_suffixes()[letters[0]], letters[0]) if known else found


def _ends_word(text: str, end: int) -> bool:
    return not text[end : end + 1].isalnum() and text[end : end + 1] != "/"


def _with_part(text: str, found: FoundNumber) -> FoundNumber:
    """ "two and a half", "one and three-quarters"."""
    part = _AND_PART.match(text, found.end)
    if part is None or found.number.value is None or not (part["count"] or entry_key(part["part"]) == "half"):
        return found
    count = {"two": 2, "three": 3}.get(entry_key(part["count"] or ""), 1)
    share = Fraction(number_words()[entry_key(part["part"])].value) * count
    return FoundNumber(found.start, part.end(), Number(found.number.value + as_decimal(share), "fraction"), part.end())
