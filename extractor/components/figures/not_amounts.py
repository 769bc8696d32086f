"""Numbers that are no amounts: dates and times, names, ranks, scores; codes and lists are in `codes`."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc

from extractor.components.figures.amount import Amount
from extractor.components.figures.codes import is_code
from extractor.components.figures.heads import Heads
from extractor.components.figures.vocabulary import any_of
from extractor.components.found import found_on
from extractor.lexicons import load_lexicon
from extractor.timex import Timex

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)(?:[a-z]*\.?)"
_BLUR_BEFORE = re.compile(
    r"\b(?:about|around|some|nearly|almost|than|over|least|approximately|roughly|to|only|just) \Z"
)
_TOP = re.compile(r"\b[Tt]op \Z")
_VERSION = re.compile(r"\d+|\d\.\d")
_PARENTHESIS = re.compile(r"[(\[]\Z")
_MONTH_BEFORE = re.compile(rf"\b{_MONTH}[ ,]\s?(?:the )?(?:\d{{1,2}}(?:st|nd|rd|th)?(?:,| and| to|-|–) ?)?\Z")
_YEAR = re.compile(r"(?:1[5-9]|2[01])\d\d")
_YEAR_BEFORE = re.compile(
    r"\b(?:in|since|by|until|till|from|to|of|during|before|after|through|mid|early|late|for|between|and|than|year|fiscal|summer|winter|spring|autumn|fall"
    rf"|the|its|his|her|their|this|{_MONTH})[ -–]\Z",
    re.IGNORECASE,
)
_RATIO = re.compile(
    r"(?<![\w.,$])(\d{1,3}) to (\d{1,3})(?![\w%]|[.,]\d| [a-z]+s\b| percent| per cent| million| billion)"
)
_TO_LESS = re.compile(r" to \d")
_TO_BEFORE = re.compile(r"\d to \Z")
_WORDED_BEHIND = re.compile(r"-(?:to|in|on|by)-(?:\d|one\b)")  # "a 6-to-1 match", "a 2-in-1 laptop"
_WORDED_BEFORE = re.compile(r"(?:\d|\bone)-(?:to|in|on|by)-\Z")
_DASHED_BEFORE = re.compile(r"\d[-–‑]\Z")
_DASHED_AFTER = re.compile(r"[-–‑]\d")
_BEFORE_CLOCK = re.compile(r" (?:before|after|past|to) \d{1,2}(?!\d|[.,]\d| ?%)")
_TO_TIME = re.compile(r" (?:to|or) ")
_WHEN = re.compile(r" (?:ago|after|afterwards|before|earlier|later|from now|into)\b")
_ONE_DAY = re.compile(r"(?<!-)\bone (?:day|night|morning|evening|afternoon)\b(?! (?:of|off)\b|-)", re.IGNORECASE)
_BEFORE_ONE_DAY = re.compile(
    r"\b(?:for|in|within|of|per|than|least|just|only|about|nearly|every|to|by|after|or|and|last|lasted|takes?|took) \Z"
)


@dataclass(frozen=True, slots=True)
class Nominal:
    """A word behind which a number is a name, not an amount: "Section 427", "page 4".

    `capital` says that the word must be capitalised ("Boeing"), else any case counts.
    """

    id: str
    surface: str
    capital: bool = False


@cache
def _nominal_pattern() -> re.Pattern[str]:
    words = load_lexicon("nominals", Nominal)
    capital = "|".join(re.escape(w.surface) for w in words if w.capital)
    any_case = "|".join(re.escape(w.surface) for w in words if not w.capital)
    return re.compile(rf"(?:(?<![A-Za-z])(?:{capital})|(?<![A-Za-z])(?i:{any_case}))[ -]#?(?:\d+ of )?\Z")


class NotAmounts:
    """What is known of a Doc's numbers before they are read: its times and its names."""

    def __init__(self, doc: Doc) -> None:
        times = [
            t
            for t in found_on(doc).times
            if (t.type != "DURATION" or t.from_ is not None or t.until is not None) and not _opens_with_verb(doc, t)
        ]
        self._times = _Ranges([(t.start, t.end) for t in times if t.type != "SET"])
        self._sets = _Ranges([(t.start, t.end) for t in times if t.type == "SET"])
        self._names = _Ranges(
            [
                (e.start_char, e.end_char)
                for e in doc.ents
                if e.label_ in ("PRODUCT", "FAC", "LAW", "EVENT", "WORK_OF_ART")
            ]
        )

    def in_time(self, start: int, end: int, *, bare: bool) -> bool:
        """Whether the number stands in a time that means an interval or a clock time; "every 30 seconds" is an amount."""
        return bool(self._times.holds(start, end) or (bare and self._sets.holds(start, end)))

    def is_named(self, text: str, start: int, end: int) -> bool:
        """Whether a bare number is part of a name, behind its first word, or opens a time ("six to nine months ago")."""
        name = self._names.holds(start, end)
        if name is not None and name[0] < start:
            return True
        to = _TO_TIME.match(text, end)
        return to is not None and self._times.holds(to.end(), to.end() + 1) is not None

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
        if counts:
            return False
        if _TOP.search(text, max(0, amount.start - 6), amount.start):
            return True
        plain = _VERSION.fullmatch(surface) if form == "digits" else form == "words" and surface[0].isupper()
        before = heads.token_before(amount.start) if plain else None
        if before is None or before.idx + len(before) + 1 != amount.start:
            return False
        if not before.text[0].isupper():  # "coronavirus 2", quoted as a name
            return before.tag_ == "NN" and text[amount.end : amount.end + 1] in ('"', "”")
        return before.tag_ in ("NNP", "NNPS") or (before.tag_ in ("NN", "VB") and not before.is_sent_start)


def _opens_with_verb(doc: Doc, time: Timex) -> bool:
    """Whether "last" is a verb: "grants that were to last five years"."""
    span = doc.char_span(time.start, time.end, alignment_mode="expand")
    return span is not None and span[0].tag_[:2] == "VB"


class _Ranges:
    def __init__(self, ranges: Sequence[tuple[int, int]]) -> None:
        self._ranges = sorted(ranges)
        self._starts = [start for start, _ in self._ranges]

    def holds(self, start: int, end: int) -> tuple[int, int] | None:
        i = bisect_right(self._starts, start) - 1
        if i >= 0 and self._ranges[i][1] >= end:
            return self._ranges[i]
        return None


def is_identifier(text: str, amount: Amount) -> bool:
    """Whether the characters or the nominal beside the number make it part of a name, a code, an address or a list."""
    lettered = amount.end == amount.found.digits_end + 1 and text[amount.end - 1].isupper()  # "Bulletin Number 25A"
    named = amount.kind is None or (lettered and amount.kind not in ("money", "percent", "points", "age"))
    return is_code(text, amount) or (named and _nominal_before(text, amount.start))


def only_tells_when(text: str, amount: Amount) -> bool:
    """Whether a duration says when and not how long: "two weeks after the vote", "one day he left", "a quarter before 11"."""
    if amount.kind == "fraction":
        return _BEFORE_CLOCK.match(text, amount.end) is not None
    if amount.kind != "duration" or amount.per is not None or amount.is_range:
        return False
    if _ONE_DAY.fullmatch(text, amount.start, amount.end) and _ONE_DAY.match(text, amount.start):
        return _BEFORE_ONE_DAY.search(text, max(0, amount.start - 12), amount.start) is None
    return text[amount.found.end : amount.found.end + 1] == " " and _WHEN.match(text, amount.end) is not None


def is_event(text: str, amount: Amount) -> bool:
    """Whether a length names a race: "the 400 metres hurdles"."""
    is_length = amount.unit is not None and amount.unit.dimension == "length"
    return is_length and re.match(rf" (?:{any_of('race')})\b", text[amount.end : amount.end + 20]) is not None


def is_part_of_code(text: str, amount: Amount) -> bool:
    """Whether a bare number is one side of a dash that made no range: a score, a season, a telephone number."""
    if not amount.bare and not amount.is_range:
        return False
    if amount.bare and (
        _WORDED_BEHIND.match(text, amount.end) or _WORDED_BEFORE.search(text, max(0, amount.start - 8), amount.start)
    ):
        return True
    if amount.bare and (
        _TO_LESS.match(text, amount.end) or _TO_BEFORE.search(text, max(0, amount.start - 8), amount.start)
    ):
        return _is_ratio(text, amount)
    return bool(
        _DASHED_BEFORE.search(text, max(0, amount.start - 2), amount.start)
        or _DASHED_AFTER.match(text, amount.found.end)
    )


def _is_ratio(text: str, amount: Amount) -> bool:
    """Whether a bare number is one side of a result or a ratio: "split 4 to 1", "voted 52 to 48"."""
    ratio = _RATIO.search(text, max(0, amount.start - 8), amount.end + 8)
    is_from = ratio is not None and text.endswith("from ", 0, ratio.start())  # "cut the posts from 180 to 5"
    return ratio is not None and not is_from and int(ratio[1]) > int(ratio[2])


def _nominal_before(text: str, start: int) -> bool:
    return _nominal_pattern().search(text[max(0, start - 24) : start]) is not None


def _is_date(text: str, amount: Amount, *, counts: bool) -> bool:
    """Whether a bare number is a day of a month or a year; `counts`: a plural noun follows it."""
    start, end = amount.start, amount.end
    surface = text[start:end]
    before = text[max(0, start - 24) : start]
    if not _YEAR.fullmatch(surface):
        return False
    if counts and not _MONTH_BEFORE.search(before):
        return not _BLUR_BEFORE.search(before) and 1900 <= int(surface) <= 2035
    return bool(1500 <= int(surface) <= 2060 or _YEAR_BEFORE.search(before))
