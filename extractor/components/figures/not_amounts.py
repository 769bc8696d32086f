"""Numbers that are no amounts: dates and times, names, ranks, scores; codes and lists are in `codes`."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from extractor.components.figures.amount import Amount
from extractor.components.figures.codes import is_code
from extractor.components.figures.heads import Heads
from extractor.components.found import found_on
from extractor.lexicons import alternatives, cached, lexicon, load_lexicon

_BLUR_BEFORE = re.compile(r"\b(?:about|around|over|to) \Z")
# what stands before an amount and never before a year
_AMOUNT_BEFORE = re.compile(
    r"\b(?:some|nearly|almost|(?:more|less|fewer) than|(?<!since )at (?:least|most)|as (?:many|few|much) as"
    r"|an? (?:average|total|record|maximum|minimum) of|another|numbered) \Z",
    re.IGNORECASE,
)
_NEXT_DAY = re.compile(r"[A-Z][a-z]{2,8}\.? (?P<day>\d{1,2})(?:, \d{1,2})*(?:,? (?:and|or|to) |, |[-–])\Z")
_PER_BEHIND = re.compile(r" (?:per|an?|each|every) [a-z]")
_RANKED = re.compile(r"\b(?:[Tt]op|[Ll]ast|[Ff]inal) \Z")
_WORDED_BEHIND = re.compile(r"-(?:to|in|on|by)-(?:\d|one\b)")  # "a 6-to-1 match", "a 2-in-1 laptop"
_WORDED_BEFORE = re.compile(r"(?:\d|\bone)-(?:to|in|on|by)-\Z")
_VERSION = re.compile(r"\d+|\d\.\d")
_CAMEL = re.compile(r"[a-z]{1,2}[A-Z]\w*")
_LONGEST = 300  # code points of an address
_ADDRESS = re.compile(r"(?:://|\bwww\.)\S*\Z")
_PARENTHESIS = re.compile(r"[(\[]\Z")
_YEAR = re.compile(r"(?:1[5-9]|2[01])\d\d")
_OLD_YEAR = re.compile(r"1[5-8]\d\d")
_IN_YEAR = re.compile(r"\b(?:in|since|by|until|from|of|to|during|the|early|late|and|winter|summer) \Z", re.IGNORECASE)
_DASHED_BEFORE = re.compile(r"\d[-–‑]\Z")
_DASHED_AFTER = re.compile(r"[-–‑]\d")
_WHEN = re.compile(r" (?:ago|after|afterwards|before|earlier|later|from now|into|preceding|prior)\b")
_AHEAD = re.compile(r" ahead of(?! (?:schedule|plan|time))\b")
_LASTS = re.compile(r"\b(?:for|lasted|lasts|takes?|took|spent|spends?) \Z")  # "for nine days before they were found"
_SHORT = frozenset({"minute", "hour"})  # "the last 24 hours"; longer windows are times
_HOW_LONG_BEFORE = re.compile(
    r"\b(?:for|in|within|of|per|than|least|just|only|about|nearly|every|by|or|and|lasted|takes?|took) \Z"
)
_WINDOW_BEFORE = re.compile(r"\b(?:last|past|first|final|next|previous|preceding) \Z")


@lexicon("nominals")
@dataclass(frozen=True, slots=True)
class Nominal:
    """A word behind which a number is a name, not an amount: "Section 427", "page 4".

    `capital` says that the word must be capitalised ("Boeing"), else any case counts.
    """

    id: str
    surface: str
    capital: bool = False


@cached
def _nominal_pattern() -> re.Pattern[str]:
    words = load_lexicon("nominals", Nominal)
    capital = alternatives(word.surface for word in words if word.capital)
    any_case = alternatives(word.surface for word in words if not word.capital)
    return re.compile(rf"(?:(?<![A-Za-z])(?:{capital})|(?<![A-Za-z])(?i:{any_case}))[ -]#?(?:\d+ of )?\Z")


class NotAmounts:
    """What is known of a Doc's numbers before they are read: its times and its names."""

    def __init__(self, doc: Doc, text: str) -> None:
        times = [t for t in found_on(doc).times if (t.type != "DURATION" or t.from_ is not None or t.until is not None)]
        self._text = text
        self._times = _Ranges([(t.start, t.end) for t in times if t.type != "SET"])
        self._sets = _Ranges([(t.start, t.end) for t in times if t.type == "SET"])

    def in_time(self, start: int, end: int, *, bare: bool) -> bool:
        """Whether the number stands in a time that means an interval or a clock time; "every 30 seconds" is an amount.

        So is a number that could be a year where the words beside it tell of an amount ("an average of 1400").
        """
        time = self._times.holds(start, end)
        if time == (start, end) and bare and _OLD_YEAR.fullmatch(self._text, start, end):
            return False  # `names_something` sees whether it counts: "1846 persons"
        if time is None and bare and (day := _NEXT_DAY.search(self._text, max(0, start - 24), start)):
            time = self._times.holds(*day.span("day"))  # "March 4 and 5"
        is_year = time == (start, end) and end - start == 4  # "1400"
        if is_year and bare and _tells_amount(self._text, start, end):
            return False
        return bool(time or (bare and self._sets.holds(start, end)))

    def names_something(self, text: str, amount: Amount, heads: Heads) -> bool:
        """Whether a bare number is a date, or part of a name by the words around it: "Kick Six", "HIV 2 drug", "Prescott (4)"."""
        head = heads.after(amount.end)
        counts = head is not None and head.plural
        form = amount.number.form
        surface = text[amount.start : amount.end]
        if form == "digits" and _is_date(text, amount, counts=counts):
            return True
        if _PARENTHESIS.search(text, max(0, amount.start - 1), amount.start):
            return surface.isdigit() and text[amount.end : amount.end + 1] in (")", "]")
        if head is not None and counts:
            return form == "digits" and _VERSION.fullmatch(surface) is not None and heads.names(amount.start, head)
        if _RANKED.search(text, max(0, amount.start - 6), amount.start) and head is None:
            return not heads.is_verb(amount.start)  # "the top 10", not "to top 900"
        plain = _VERSION.fullmatch(surface) if form == "digits" else form == "words" and surface[0].isupper()
        before = heads.token_before(amount.start) if plain else None
        if before is None or before.idx + len(before) + 1 != amount.start:
            return False
        if not before.text[0].isupper():  # "coronavirus 2", quoted as a name; "iPad mini 5"
            if before.i > 0 and _CAMEL.fullmatch(before.nbor(-1).text):
                return True
            return before.tag_ in ("NN", "NNP") and text[amount.end : amount.end + 1] in ('"', "”")
        return before.tag_ in ("NNP", "NNPS") or (before.tag_ in ("NN", "VB") and not before.is_sent_start)


class _Ranges:
    def __init__(self, ranges: Sequence[tuple[int, int]]) -> None:
        self._ranges = sorted(ranges)
        self._starts = [start for start, _ in self._ranges]

    def holds(self, start: int, end: int) -> tuple[int, int] | None:
        i = bisect_right(self._starts, start) - 1
        if i >= 0 and self._ranges[i][1] >= end:
            return self._ranges[i]
        return None


def is_identifier(text: str, amount: Amount, heads: Heads) -> bool:
    """Whether the characters or the nominal beside the number make it part of a name, a code, an address or a list."""
    if is_code(text, amount) or _ADDRESS.search(text, max(0, amount.start - _LONGEST), amount.start):
        return True
    is_letter = amount.unit is not None and re.fullmatch("[A-Z]", amount.unit.surface or "") is not None  # "Number 25A"
    is_nominal = (amount.kind is None or is_letter) and _nominal_before(text, amount.start)
    return is_nominal and not heads.is_verb(amount.start)  # "building 40 homes"


def only_tells_when(text: str, amount: Amount) -> bool:
    """Whether a duration says when and not how long: "two weeks after the vote", "the first four hours"."""
    if amount.kind != "duration" or amount.per is not None or amount.is_range:
        return False
    before = text[max(0, amount.start - 12) : amount.start]
    if text[amount.start : amount.end].lower() == "one day" and not text.startswith(" of", amount.end):
        return _HOW_LONG_BEFORE.search(before) is None
    is_short = amount.unit is not None and amount.unit.id in _SHORT
    if is_short and _WINDOW_BEFORE.search(before):
        return True
    if not is_short and _AHEAD.match(text, amount.end):  # "six minutes ahead of her" is a lead
        return True
    return bool(not _LASTS.search(before) and text[amount.found.end] == " " and _WHEN.match(text, amount.end))


def is_part_of_code(text: str, amount: Amount) -> bool:
    """Whether a bare number is one side of a dash that made no range: a score, a season, a telephone number."""
    if not amount.bare and not amount.is_range:
        return False
    return bool(
        _WORDED_BEHIND.match(text, amount.end)
        or _WORDED_BEFORE.search(text, max(0, amount.start - 8), amount.start)
        or _DASHED_BEFORE.search(text, max(0, amount.start - 2), amount.start)
        or _DASHED_AFTER.match(text, amount.found.end)
    )


def _nominal_before(text: str, start: int) -> bool:
    return _nominal_pattern().search(text[max(0, start - 24) : start]) is not None


def _is_date(text: str, amount: Amount, *, counts: bool) -> bool:
    """Whether a bare number is a day of a month or a year; `counts`: a plural noun follows it."""
    start, end = amount.start, amount.end
    surface = text[start:end]
    if not _YEAR.fullmatch(surface) or _tells_amount(text, start, end):
        return False
    if counts and _OLD_YEAR.fullmatch(surface):
        return _IN_YEAR.search(text, max(0, start - 24), start) is not None
    if counts:
        return not _BLUR_BEFORE.search(text, max(0, start - 24), start) and 1900 <= int(surface) <= 2035
    return 1500 <= int(surface) <= 2060


def _tells_amount(text: str, start: int, end: int) -> bool:
    """Whether the words beside a number make it an amount, though it could be a year."""
    return bool(_AMOUNT_BEFORE.search(text, max(0, start - 24), start) or _PER_BEHIND.match(text, end))
