"""Numbers in digits: separators, decimals, common fractions, powers of ten."""

from __future__ import annotations

import re
from decimal import Decimal

from extractor.numbers.number import Number

# Possessive quantifiers throughout: a failed match never gives digits back, so time is linear in the text.
DIGIT_RUN = re.compile(
    r"""
      \d{1,3}(?:[ \u00a0\u202f\u2009]\d{3}(?!\d))++ (?:[.,]\d++(?![.,]?\d))?+   # 816 000; 1 000,5
    | \d++ (?:[.,]\d++)*+                                                         # 1,293.5; 1,1,1,1; 11.05.2020
    | \.\d++                                                                      # .500
    """,
    re.VERBOSE,
)
_ENGLISH = re.compile(r"(?:\d{1,3}(?:,\d{3})++|\d++)(?:\.\d++)?+")
_INDIAN = re.compile(r"\d{1,3}(?:,\d{2}(?=,))*+,\d{3}(?:\.\d++)?+")
_CONTINENTAL = re.compile(r"\d{1,3}(?:\.\d{3})++(?:,\d++)?+")
_DECIMAL_COMMA = re.compile(r"\d++,\d{1,2}")
_SPACES = re.compile(r"[ \u00a0\u202f\u2009]")
VULGAR = {
    "½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅖": (2, 5), "⅗": (3, 5), "⅘": (4, 5),
    "⅙": (1, 6), "⅚": (5, 6), "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8), "⅞": (7, 8),
}  # fmt: skip
MAX_DIGITS = 25  # longer runs are identifiers, keys or noise, not amounts; and 28 digits are exact


def read_digits(surface: str) -> Number | None:
    """The number written in digits: "1,293" -> 1293, "1 000,5" -> 1000.5 marked ambiguous, "816 000" -> 816000.

    None where there is no single reading ("1,1,1,1", "11.05.2020") or where the run is too long for an amount.
    """
    if len(surface) > MAX_DIGITS:
        return None
    plain = _SPACES.sub("", surface)
    spaced = len(plain) != len(surface)
    if plain.startswith("."):
        plain = "0" + plain
    if spaced and "," in plain:
        return _number(plain.replace(",", "."), ambiguous=True)
    if _ENGLISH.fullmatch(plain) or _INDIAN.fullmatch(plain):
        return _number(plain.replace(",", ""))
    if _CONTINENTAL.fullmatch(plain):
        return _number(plain.replace(".", "").replace(",", "."), ambiguous=True)
    if _DECIMAL_COMMA.fullmatch(plain):
        return _number(plain.replace(",", "."), ambiguous=True)
    return None


def _number(text: str, *, ambiguous: bool = False) -> Number:
    value = Decimal(text)
    decimals = len(text.partition(".")[2])
    return Number(value, "digits", Decimal(1).scaleb(-decimals), rounded=decimals > 0, ambiguous=ambiguous)
