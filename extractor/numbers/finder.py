"""Where numbers are in a text: digits, words, mixed forms and vague plurals, each with its scale."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from extractor.numbers.digits import DIGIT_RUN, VULGAR, read_digits
from extractor.numbers.number import FoundNumber, Number
from extractor.numbers.scales import with_scale
from extractor.numbers.spelled import number_in_words_at
from extractor.numbers.words import as_decimal, number_pattern, number_words
from extractor.words.lexicons import alternatives, cached

_VULGAR = "".join(VULGAR)
_COMMON_FRACTION = re.compile(r"(\d{1,3})[/⁄](\d{1,4})(?![\d/]|\.\d)")
_MIXED_FRACTION = re.compile(rf"[ -]?(?:(\d{{1,2}})[/⁄](\d{{1,2}})(?![\d/])|[{_VULGAR}])")
_DENOMINATORS = frozenset({2, 3, 4, 5, 6, 8, 10, 12, 16, 32, 64, 100})  # others are dates and scores ("5/13")
_POWER = re.compile(r"\s?[×x]\s?10(?:\^\s?|(?=[-−⁻]))([-−+]?\d{1,2})")


@cached
def _seed() -> re.Pattern[str]:
    return re.compile(rf"[0-9{_VULGAR}]|\b(?:{alternatives(number_words())})(?![A-Za-z0-9])", re.IGNORECASE)


def find_numbers(text: str, start: int = 0, end: int | None = None) -> Iterator[FoundNumber]:
    """The numbers between two places of a text, in order, without overlaps; one pass, linear in the length.

    Everything that is written as a number is found, whatever it means: years, ranks in words and parts of names too.
    """
    limit = len(text) if end is None else end
    position = start
    number: FoundNumber | None
    while seed := _seed().search(text, position, limit):
        if seed[0] in VULGAR:
            number, position = _fraction_at(text, seed.start(), seed.end(), Fraction(*VULGAR[seed[0]]))
        elif seed[0].isdigit():
            number, position = _digits_at(text, seed.start(), limit)
        else:
            number, position = number_in_words_at(text, seed.start(), seed.end(), position)
        if number is not None:
            position = max(position, number.end)
            if number.end <= limit:
                yield number


def _digits_at(text: str, start: int, limit: int) -> tuple[FoundNumber | None, int]:
    """The number in digits at `start`, and where to go on (after the whole run of digits)."""
    if common := _COMMON_FRACTION.match(text, start):
        share = _share(common)
        return _fraction_at(text, start, common.end(), share) if share else (None, common.end())
    if text[start - 1 : start] == "." and not text[max(0, start - 2) : start - 1].isalnum():
        start -= 1  # ".500"
    run = DIGIT_RUN.match(text, start)
    end = min(run.end(), limit) if run else start + 1
    number = read_digits(text[start:end])
    if number is None or number.value is None or number_pattern("{ranking}(?![a-z])").match(text, end):
        return None, end
    mixed = _MIXED_FRACTION.match(text, end)
    share = _share(mixed) if mixed else None
    if mixed and share:
        end, number = mixed.end(), Number(number.value + as_decimal(share), "fraction")
    elif power := _POWER.match(text, end):
        exponent = int(power[1].replace("−", "-"))
        end, number = power.end(), number.times(Decimal(1).scaleb(exponent))
    return with_scale(text, FoundNumber(start, end, number, end)), end


def _fraction_at(text: str, start: int, end: int, share: Fraction) -> tuple[FoundNumber, int]:
    return with_scale(text, FoundNumber(start, end, Number(as_decimal(share), "fraction"), end)), end


def _share(fraction: re.Match[str]) -> Fraction | None:
    """The value of "3/4" or "¾"; None where it is not a part of one or its denominator is not a usual one."""
    if fraction[0][-1] in VULGAR:
        return Fraction(*VULGAR[fraction[0][-1]])
    numerator, denominator = int(fraction[1]), int(fraction[2])
    return Fraction(numerator, denominator) if 0 < numerator < denominator and denominator in _DENOMINATORS else None
