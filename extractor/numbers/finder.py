"""Where numbers stand in a text: digits, words, mixed forms and vague plurals, each with its scale."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from functools import cache

from extractor.numbers.digits import DIGIT_RUN, VULGAR, read_digits
from extractor.numbers.number import FoundNumber, Number
from extractor.numbers.words import NumberWord, add_up, as_decimal, number_words, scale_suffixes

_VULGAR = "".join(VULGAR)
_COMMON_FRACTION = re.compile(r"(\d{1,3})[/⁄](\d{1,4})(?![\d/]|\.\d)")
_MIXED_FRACTION = re.compile(r"(?:[ -]|\u00a0)(\d{1,2})[/⁄](\d{1,2})(?![\d/])")
_DENOMINATORS = {2, 3, 4, 5, 6, 8, 10, 12, 16, 32, 64, 100}
_POWER = re.compile(r"\s?[×x]\s?10(?:\^\s?|(?=[-−⁻]))([-−+]?\d{1,2})")
_ORDINAL = re.compile(r"(?:st|nd|rd|th)(?![a-z])", re.IGNORECASE)
_ORDINAL_WORD = re.compile(
    r"[ -](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)(?![a-z])", re.IGNORECASE
)
_WORD_SEPARATOR = re.compile(r"(?:[ \u00a0]and[ \u00a0]|[ \u00a0]| ?[-‐‑] ?)(?=[A-Za-z])")
_WORD = re.compile(r"[A-Za-z]++")
_AND_PART = re.compile(
    r"[ -]and[ -](?P<count>an?[ -]|one[- ]|two[- ]|three[- ])?(?P<part>half|thirds?|quarters?|fifths?|eighths?)(?![a-z])",
    re.IGNORECASE,
)
_BEFORE_SCALE = re.compile(
    r"\b(?:(?P<half>half|(?:a|one)[ -]quarter of|quarter of)[ -])?(?P<article>an? )?\Z", re.IGNORECASE
)
_VAGUE_CHAIN = re.compile(r" (?:of|or(?: even)?|and) (?=[A-Za-z])")
# letters behind digits that are also units or names: only a reader who sees what follows can tell
AMBIGUOUS_SUFFIXES = {"m", "M", "mm", "MM", "t", "T", "b", "B", "mil", "mill", "tr", "bil"}


@cache
def _seed() -> re.Pattern[str]:
    words = "|".join(sorted(number_words(), key=lambda w: (-len(w), w)))
    return re.compile(rf"[0-9{_VULGAR}]|\b(?:{words})(?![A-Za-z0-9])", re.IGNORECASE)


def find_numbers(text: str, start: int = 0, end: int | None = None) -> Iterator[FoundNumber]:
    """The numbers between two places of a text, in order, without overlaps; one pass, linear in the length.

    Everything that is written as a number is found, whatever it means: years, ranks in digits and parts of names too.
    """
    limit = len(text) if end is None else end
    position = start
    seed = _seed()
    while match := seed.search(text, position, limit):
        if match[0][0].isdigit() and match[0][0] not in VULGAR:
            found, position = _digits_at(text, match.start(), limit)
        elif match[0] in VULGAR:
            value = Fraction(*VULGAR[match[0]])
            found = with_scale(
                text, FoundNumber(match.start(), match.end(), Number(as_decimal(value), "fraction"), match.end())
            )
            position = match.end()
        else:
            found, position = _words_at(text, match.start(), match.end(), start)
        if found is not None:
            position = max(position, found.end)
            if found.end <= limit:
                yield found


def _digits_at(text: str, start: int, limit: int) -> tuple[FoundNumber | None, int]:
    """The number in digits at `start`, and where to go on (behind the whole run of digits)."""
    if start and text[start - 1] == "." and not text[max(0, start - 2)].isalnum():
        start -= 1
    run = DIGIT_RUN.match(text, start)
    if run is None:  # pragma: no cover - the seed is a digit
        return None, start + 1
    end = min(run.end(), limit)
    fraction = _COMMON_FRACTION.match(text, start)
    if fraction:
        value = _fraction(fraction[1], fraction[2])
        if value is None or value >= 1:
            return None, fraction.end()
        number = Number(as_decimal(value), "fraction")
        return with_scale(text, FoundNumber(start, fraction.end(), number, fraction.end())), fraction.end()
    number_or_none = read_digits(text[start:end])
    if number_or_none is None or _ORDINAL.match(text, end):
        return None, end
    number = number_or_none
    mixed = _MIXED_FRACTION.match(text, end)
    value = _fraction(mixed[1], mixed[2]) if mixed else None
    vulgar = end + (text[end : end + 1] == " ")
    if mixed and value is not None and value < 1 and number.value is not None:
        end, number = mixed.end(), Number(number.value + as_decimal(value), "fraction")
    elif text[vulgar : vulgar + 1] in VULGAR and text[vulgar : vulgar + 1] and number.value is not None:
        number = Number(number.value + as_decimal(Fraction(*VULGAR[text[vulgar]])), "fraction")
        end = vulgar + 1
    elif (power := _POWER.match(text, end)) and number.value is not None:
        exponent = int(power[1].replace("−", "-"))
        number = replace(number, value=number.value.scaleb(exponent), place=number.place.scaleb(exponent), rounded=True)
        end = power.end()
    return with_scale(text, FoundNumber(start, end, number, end)), end


def _fraction(numerator: str, denominator: str) -> Fraction | None:
    return Fraction(int(numerator), int(denominator)) if int(denominator) in _DENOMINATORS else None


def with_scale(text: str, found: FoundNumber) -> FoundNumber:
    """Read "and a half", then scale words ("4 hundred thousand"), then suffix letters that mean nothing else."""
    found = _with_part(text, found)
    end = found.end
    words = number_words()
    factor = Decimal(1)
    last = ""
    while (separator := _WORD_SEPARATOR.match(text, end)) and " and " not in separator[0]:
        word = _WORD.match(text, separator.end())
        entry = words.get(word[0].lower()) if word else None
        plural = words.get(word[0].lower()[:-1]) if word and entry is not None and entry.kind == "vague" else None
        entry = plural or entry
        if word is None or entry is None or entry.kind not in ("scale", "hundred"):
            break
        factor, end, last = factor * entry.decimal, word.end(), word[0]
    if last:
        return scaled(found, end, factor, last)
    attached = _WORD.match(text, end)
    if (
        attached
        and attached[0] in scale_suffixes()
        and attached[0] not in AMBIGUOUS_SUFFIXES
        and _ends_word(text, attached.end())
    ):
        return scaled(found, attached.end(), scale_suffixes()[attached[0]], attached[0])
    if attached and (entry := words.get(attached[0].lower())) and entry.kind == "scale":  # "1.2million"
        return scaled(found, attached.end(), entry.decimal, attached[0])
    spaced = _WORD.match(text, end + 1) if text[end : end + 1] in (" ", "\u00a0") else None
    if spaced and spaced[0] in ("bn", "mn", "tn", "trn") and _ends_word(text, spaced.end()):
        return scaled(found, spaced.end(), scale_suffixes()[spaced[0]], spaced[0])
    return found


def with_ambiguous_suffix(text: str, found: FoundNumber) -> FoundNumber | None:
    """The number with a scale letter that could be a unit ("5m", "8 B"); None where no such letter stands behind it."""
    if found.scale != 1:
        return None
    blank = text[found.end : found.end + 1] == " "
    letters = _WORD.match(text, found.end + blank)
    if letters is None or letters[0] not in AMBIGUOUS_SUFFIXES or not _ends_word(text, letters.end()):
        return None
    if blank and letters[0] not in ("B", "M", "mil", "b"):
        return None
    return scaled(found, letters.end(), scale_suffixes()[letters[0]], letters[0])


def scaled(found: FoundNumber, end: int, factor: Decimal, word: str) -> FoundNumber:
    """The number times a scale, ending at `end`."""
    number = found.number
    value = None if number.value is None else number.value * factor
    number = replace(number, value=value, place=number.place * factor, rounded=number.form != "vague")
    if word.lower() == "dozen":
        number = replace(number, rounded=False, place=Decimal(1))
    return replace(found, end=end, number=number, scale=found.scale * factor, scale_word=word)


def _ends_word(text: str, end: int) -> bool:
    return not text[end : end + 1].isalnum() and text[end : end + 1] != "/"


def _with_part(text: str, found: FoundNumber) -> FoundNumber:
    part = _AND_PART.match(text, found.end)
    if part is None or found.number.value is None:
        return found
    if not part["count"] and part["part"].lower() != "half":
        return found
    words = number_words()
    count = {"": 1, "a": 1, "an": 1, "one": 1, "two": 2, "three": 3}[(part["count"] or "").strip(" -").lower()]
    share = Fraction(words[part["part"].lower()].value) * count
    number = Number(found.number.value + as_decimal(share), "fraction")
    return FoundNumber(found.start, part.end(), number, part.end())


def _words_at(text: str, start: int, end: int, floor: int) -> tuple[FoundNumber | None, int]:
    """The number in words whose first number word is at `start`, and where to go on."""
    words = number_words()
    first = words[text[start:end].lower()]
    if first.kind == "vague":
        return _vague_at(text, start, end, first)
    if first.kind in ("hundred", "scale"):
        return _bare_scale_at(text, start, end, first, floor)
    if first.kind == "part":
        return _part_at(text, start, end, first, floor)
    chain = [first]
    value = first.decimal
    stop = end
    while separator := _WORD_SEPARATOR.match(text, stop):
        word = _WORD.match(text, separator.end())
        entry = words.get(word[0].lower()) if word else None
        if word is None or entry is None:
            break
        if " and " in separator[0] and (
            chain[-1].kind not in ("hundred", "scale") or entry.kind not in ("unit", "tens")
        ):
            break
        if entry.kind == "part":
            return _fraction_words(text, start, stop, word.end(), separator[0], value, entry, chain)
        if entry.kind == "vague":
            entry = words.get(word[0].lower()[:-1])
        total = add_up([*chain, entry]) if entry is not None else None
        if entry is None or total is None:
            break
        chain.append(entry)
        value, stop = total, word.end()
    if _ORDINAL_WORD.match(text, stop) and text[stop] == "-":
        return None, stop
    scales = [word for word in chain if word.kind in ("hundred", "scale")]
    factor = scales[-1].decimal if scales and scales[-1] is chain[-1] else Decimal(1)
    dozen = chain[-1].surface == "dozen"
    number = Number(value, "words", Decimal(1) if dozen else factor, rounded=factor > 1 and not dozen)
    digits_end = stop if factor == 1 else stop - len(chain[-1].surface) - 1
    found = FoundNumber(start, stop, number, digits_end, factor, chain[-1].surface if factor > 1 else "")
    if factor == 1:
        found = with_scale(text, found)
    return found, found.end


def _fraction_words(
    text: str,
    start: int,
    stop: int,
    end: int,
    separator: str,
    count: Decimal,
    part: NumberWord,
    chain: list[NumberWord],
) -> tuple[FoundNumber | None, int]:
    """ "two-thirds", "three quarters": the count of parts; "twenty-fourth" is a rank, "two quarters of growth" a time."""
    plural = part.surface.endswith("s")
    if len(chain) > 1 or chain[0].kind != "unit" or count == 0 or (count > 1) != plural or part.surface == "halves":
        return None, end
    if (
        part.surface.startswith("quarter")
        and separator == " "
        and not re.match(r" of (?:a|an|the|its|their|all|his|our)\b", text[end : end + 10])
    ):
        number = Number(count, "words")
        return FoundNumber(start, stop, number, stop), stop
    if separator == " " and not plural and not re.match(r" of\b|[.,;]", text[end : end + 4]):
        return FoundNumber(start, stop, Number(count, "words"), stop), end
    share = as_decimal(Fraction(part.value) * int(count))
    found = FoundNumber(start, end, Number(share, "fraction"), end)
    million = re.compile(r"(?: of)? an? (?=[mbt]r?illion\b)").match(text, end)
    if million:
        found = _scale_of(text, found, million.end())
    return found, found.end


def _scale_of(text: str, found: FoundNumber, position: int) -> FoundNumber:
    word = _WORD.match(text, position)
    entry = number_words().get(word[0].lower()) if word else None
    if word is None or entry is None or entry.kind not in ("scale", "hundred"):
        return found
    return scaled(found, word.end(), entry.decimal, word[0])


def _bare_scale_at(text: str, start: int, end: int, word: NumberWord, floor: int) -> tuple[FoundNumber | None, int]:
    """ "a million", "half a dozen", "half-million", "a quarter of a million"; "million" alone is no number."""
    before = text[max(floor, start - 20) : start]
    lead = _BEFORE_SCALE.search(before)
    if lead is None or not lead[0]:
        return None, end
    if not lead["article"] and not (lead["half"] or "").lower().startswith("half"):
        return None, end
    begin = start - len(lead[0])
    share = Fraction(1)
    if lead["half"]:
        share = Fraction(1, 2) if lead["half"].lower().startswith("half") else Fraction(1, 4)
    value = as_decimal(share) * word.decimal
    dozen = word.surface == "dozen"
    number = Number(value, "words", Decimal(1) if dozen else word.decimal * as_decimal(share), rounded=not dozen)
    found = FoundNumber(begin, end, number, begin, word.decimal, word.surface)
    rest = with_scale(text, FoundNumber(begin, end, number, begin))
    if rest.end > end:
        found = rest
    elif (more := _WORD_SEPARATOR.match(text, end)) and word.kind in ("hundred", "scale") and not dozen:
        found = _continue_words(text, found, more.end(), word)
    return found, found.end


def _continue_words(text: str, found: FoundNumber, position: int, scale: NumberWord) -> FoundNumber:
    """ "a hundred and fifty", "a thousand two hundred": the rest of a cardinal behind an article and a scale."""
    words = number_words()
    chain = [scale]
    while word := _WORD.match(text, position):
        entry = words.get(word[0].lower())
        total = (
            add_up([*chain, entry])
            if entry is not None and entry.kind in ("unit", "tens", "hundred", "scale")
            else None
        )
        if entry is None or total is None:
            break
        chain.append(entry)
        found = FoundNumber(found.start, word.end(), Number(total, "words"), word.end())
        separator = _WORD_SEPARATOR.match(text, word.end())
        if separator is None:
            break
        position = separator.end()
    return found


_PART_ARTICLE = re.compile(r"\b(?:an?|one)[ -]\Z", re.IGNORECASE)
_ORDINAL_HALF = re.compile(
    r"\b(?:first|second|third|latter|final|last|other|better|opening|next|each|this|that|the|every|per|previous|same|early|late)[ -]\Z",
    re.IGNORECASE,
)
_HALF_FOLLOWERS = re.compile(
    r"-(?:million|billion|dozen|trillion|hour|mile|point|percentage|percent|a-|day|century|pound|inch|cent|decade|price)|[ ,.;:?!)]|$|\u2014|'s"
)


def _part_at(text: str, start: int, end: int, part: NumberWord, floor: int) -> tuple[FoundNumber | None, int]:
    """ "half", "a third", "a quarter": a fraction of one; "the third" and "the second half" are ranks."""
    before = text[max(floor, start - 14) : start]
    if part.surface == "half":
        if (
            _ORDINAL_HALF.search(before)
            or not _HALF_FOLLOWERS.match(text[end : end + 12])
            or text[start - 1 : start] == "-"
        ):
            return None, end
        lead = _PART_ARTICLE.search(before)
        scale = re.compile(r"(?: an?[ -]|-)(?=(?:[mbt]r?illion|dozen|hundred|thousand)\b)", re.IGNORECASE).match(
            text, end
        )
        begin = start - len(lead[0]) if lead else start
        found = FoundNumber(begin, end, Number(Decimal("0.5"), "fraction"), end)
        if scale:
            word = _WORD.match(text, scale.end())
            if word:
                return _bare_scale_at(text, word.start(), word.end(), number_words()[word[0].lower()], floor)
        return found, found.end
    lead = _PART_ARTICLE.search(before)
    if lead is None or part.surface.endswith("s"):
        return None, end
    found = FoundNumber(start - len(lead[0]), end, Number(as_decimal(Fraction(part.value)), "fraction"), end)
    million = re.compile(r" of an? (?=[mbt]r?illion\b)").match(text, end)
    if million:
        found = _scale_of(text, found, million.end())
    return found, found.end


def _vague_at(text: str, start: int, end: int, word: NumberWord) -> tuple[FoundNumber | None, int]:
    """ "dozens", "hundreds of thousands", "tens or even hundreds of billions"."""
    words = number_words()
    stop = end
    while chain := _VAGUE_CHAIN.match(text, stop):
        following = _WORD.match(text, chain.end())
        entry = words.get(following[0].lower()) if following else None
        if following is None or entry is None or entry.kind != "vague":
            break
        stop = following.end()
    if word.surface in ("tens", "scores") and stop == end and not text.startswith(" of ", end):
        return None, end
    return FoundNumber(start, stop, Number(None, "vague"), stop), stop
