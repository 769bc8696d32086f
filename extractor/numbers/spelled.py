"""Cardinals and vague plurals in words: "twenty-eight thousand six hundred", "half a dozen", "tens of thousands"."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from extractor.numbers.fraction_words import counted_parts_at, one_part_at
from extractor.numbers.number import FoundNumber, Number
from extractor.numbers.scales import WORD, WORD_SEPARATOR, with_scale
from extractor.numbers.words import NumberWord, add_up, number_pattern, number_words
from extractor.words.lexicons import entry_key

Read = tuple[FoundNumber | None, int]

_RANK = r"-(?:{rank}|{part})(?![a-z])"
_BEFORE_SCALE = r"\b(?:(?P<part>{part})[ -])?(?P<article>an? )?\Z"
_VAGUE_CHAIN = re.compile(r" (?:of|or(?: even)?|and|if not) (?=[A-Za-z])")


def number_in_words_at(text: str, start: int, end: int, least: int) -> Read:
    """The number whose first number word is at [start, end), and where to go on; nothing before `least` belongs to it."""
    first = number_words()[entry_key(text[start:end])]
    if first.kind == "vague":
        return _vague_at(text, start, end, first)
    if first.kind in ("hundred", "scale"):
        return _bare_scale_at(text, start, end, first, least)
    if first.kind == "part":
        return _part_at(text, start, end, first, least)
    return _cardinal_at(text, start, end, [first])


def _cardinal_at(text: str, start: int, end: int, chain: list[NumberWord]) -> Read:
    """The longest cardinal that goes on from `chain`, whose last word ends at `end`."""
    value, before = add_up(chain) or Decimal(0), start
    while separator := WORD_SEPARATOR.match(text, end):
        word = WORD.match(text, separator.end())
        entry = number_words().get(word[0].lower()) if word else None
        if word is None or entry is None:
            break
        if entry.kind == "part":
            return counted_parts_at(text, start, end, word.end(), separator[0], chain, entry)
        joined = " and " not in separator[0] or (
            chain[-1].kind in ("hundred", "scale") and entry.kind in ("unit", "tens")
        )
        total = add_up([*chain, entry]) if joined and entry.kind != "vague" else None
        if total is None:
            break
        chain.append(entry)
        value, before, end = total, end, word.end()
    if number_pattern(_RANK).match(text, end):
        return None, end
    last = chain[-1]
    factor = last.decimal if last.kind in ("hundred", "scale") else Decimal(1)
    number = Number(value, "words", Decimal(1) if last.exact else factor, rounded=factor > 1 and not last.exact)
    if factor > 1:
        return FoundNumber(start, end, number, before, factor, last.surface), end
    scaled = with_scale(text, FoundNumber(start, end, number, end))
    return scaled, scaled.end


def _bare_scale_at(text: str, start: int, end: int, word: NumberWord, least: int) -> Read:
    """ "a million", "half a dozen", "half-million", "a hundred and fifty"; "million" alone is no number."""
    if few := number_pattern(r"\b{few} \Z").search(text, max(least, start - 12), start):
        return _few_at(text, few.start(), end)
    lead = number_pattern(_BEFORE_SCALE).search(text, max(least, start - 20), start)
    if lead is None or not lead[0]:
        return None, end
    share = number_words()[entry_key(lead["part"])].decimal if lead["part"] else Decimal(1)
    precision = Decimal(1) if word.exact else word.decimal * share
    number = Number(word.decimal * share, "words", precision, rounded=not word.exact)
    short = FoundNumber(lead.start(), end, number, lead.start(), word.decimal, word.surface)
    if share == 1 and not word.exact:
        cardinal, stop = _cardinal_at(text, lead.start(), end, [word])
        if cardinal is not None and cardinal.end > end:
            return cardinal, stop
    longer = with_scale(text, FoundNumber(lead.start(), end, number, lead.start()))
    return (longer, longer.end) if longer.end > end else (short, end)


def _few_at(text: str, start: int, end: int) -> Read:
    """ "few hundred", "several hundred thousand": as vague as "hundreds"."""
    number = with_scale(text, FoundNumber(start, end, Number(None, "vague"), end))
    return replace(number, digits_end=number.end), number.end


def _part_at(text: str, start: int, end: int, part: NumberWord, least: int) -> Read:
    """ "half", "a third", "half a million"."""
    number, scale = one_part_at(text, start, end, part, least)
    if scale is not None:
        return _bare_scale_at(text, *scale, number_words()[entry_key(text[slice(*scale)])], least)
    return number, number.end if number else end


def _vague_at(text: str, start: int, end: int, word: NumberWord) -> Read:
    """ "dozens", "hundreds of thousands", "tens or even hundreds of billions"."""
    stop = end
    while chain := _VAGUE_CHAIN.match(text, stop):
        following = WORD.match(text, chain.end())
        entry = number_words().get(following[0].lower()) if following else None
        if following is None or entry is None or entry.kind != "vague":
            break
        stop = following.end()
    if word.only_of and stop == end and not text.startswith(" of ", end):
        return None, end
    return FoundNumber(start, stop, Number(None, "vague"), stop), stop
