"""Scales after a number: "million", "lakh crore", "bn", "m", "and a half million"."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from extractor.numbers.number import FoundNumber, Number
from extractor.numbers.words import HALF, NumberWord, as_decimal, number_pattern, number_words, scale_suffixes
from extractor.words.lexicons import entry_key

WORD = re.compile(r"[A-Za-z]++")
WORD_SEPARATOR = re.compile(r"\+?(?:[ \u00a0]and[ \u00a0]|[ \u00a0]{1,2}| ?[-‐‑] ?)(?=[A-Za-z])")
_MOST_SCALES = 3  # "thousand million million": more is noise
_AND_PART = r"[ -]and[ -](?:(?P<count>an?|{unit})[ -])?(?P<part>{part})(?![a-z])"
_OF_A_SCALE = r"(?:(?: of)? an?)? (?P<scale>{scale}|{hundred})\b"


def with_scale(text: str, number: FoundNumber) -> FoundNumber:
    """Read "and a half", then scale words ("4 hundred thousand"), then suffix letters that mean nothing else."""
    number = _with_part(text, number)
    factor, end, last = Decimal(1), number.end, ""
    for _ in range(_MOST_SCALES):
        word = _scale_word(text, end)
        if word is None:
            break
        entry, end = word
        factor, last = factor * entry.decimal, entry.surface
    if last:
        return scaled(number, end, factor, last)
    return _with_suffix(text, number)


def with_scale_of(text: str, number: FoundNumber) -> FoundNumber:
    """ "a quarter of a million", "three-quarters of a billion": the scale that a fraction is of."""
    scale = number_pattern(_OF_A_SCALE).match(text, number.end)
    if scale is None:
        return number
    return scaled(number, scale.end(), number_words()[entry_key(scale["scale"])].decimal, scale["scale"])


def with_ambiguous_suffix(text: str, number: FoundNumber) -> FoundNumber | None:
    """The number with a scale letter that could be a unit ("5m", "8 B"); None where no such letter follows it."""
    if number.scale != 1 or (
        text[number.end : number.end + 1] == " " and number.number.form == "words"
    ):  # "eighteen B-17s"
        return None
    longer = _with_suffix(text, number, ambiguous=True)
    return longer if longer is not number else None


def scaled(printed: FoundNumber, end: int, factor: Decimal, word: str) -> FoundNumber:
    """The number times a scale, ending at `end`.  A dozen is exact, other scales may have been rounded to."""
    number = printed.number
    value = None if number.value is None else number.value * factor
    entry = number_words().get(word.lower())
    is_exact = entry is not None and entry.exact
    precision = Decimal(1) if is_exact else number.precision * factor
    number = replace(number, value=value, precision=precision, rounded=not is_exact and number.form != "vague")
    return replace(printed, end=end, number=number, scale=printed.scale * factor, scale_word=word)


def _scale_word(text: str, position: int) -> tuple[NumberWord, int] | None:
    """The scale word after a blank or hyphen, or directly after the digits; plurals too ("5 millions")."""
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


def _with_suffix(text: str, number: FoundNumber, *, ambiguous: bool = False) -> FoundNumber:
    is_apart = text[number.end : number.end + 1] in (" ", "\u00a0")
    letters = WORD.match(text, number.end + is_apart)
    suffix = scale_suffixes().get(letters[0]) if letters else None
    if letters is None or suffix is None or suffix.ambiguous is not ambiguous or (is_apart and not suffix.spaced):
        return number
    return scaled(number, letters.end(), suffix.decimal, letters[0]) if _ends_word(text, letters.end()) else number


def _ends_word(text: str, end: int) -> bool:
    return not text[end : end + 1].isalnum() and text[end : end + 1] != "/"


def _with_part(text: str, number: FoundNumber) -> FoundNumber:
    """ "two and a half", "one and three-quarters"."""
    part = number_pattern(_AND_PART).match(text, number.end)
    if part is None or number.number.value is None:
        return number
    denominator, count = number_words()[entry_key(part["part"])], number_words().get(entry_key(part["count"] or ""))
    share = Fraction(denominator.value) * (Fraction(count.value) if count else 1)
    if not (count or share == HALF or (part["count"] and denominator.share)):  # "three and third", "three and a fourth"
        return number
    return FoundNumber(
        number.start, part.end(), Number(number.number.value + as_decimal(share), "fraction"), part.end()
    )
