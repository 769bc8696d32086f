"""The days that a page prints for its readers: of publication and of the last change.

printed_day(line) reads a line that is known to be of the head of a page, by its element.
find_printed_days(text, blocks) reads the lines of a text, of which nothing is known: only a line that is a stamp and no
sentence, near the headline, says a day.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, time

from extractor.calendar import month_numbers
from extractor.cleaning.line_kinds import is_prose
from extractor.cleaning.line_patterns import compiled, line_pattern
from extractor.record.article import Block

YEAR = r"(?P<year>(?:19|20)\d\d)"
_DAY = r"(?P<day>[0-3]?\d){ordinal}?"
_PRINTED = (
    rf"(?i:\b{_DAY}[ -](?:of )?(?P<month>{{month}})(?:,?[ -]{YEAR})?\b)",
    rf"(?i:\b(?P<month>{{month}}) {_DAY}(?:,? {YEAR})?\b)",
    rf"\b{YEAR}-(?P<month>[01]\d)-(?P<day>[0-3]\d)\b",
)
_NUMBERS = re.compile(r"(?<![\w/.-])(\d\d?)([/.])(\d\d?)\2((?:19|20)?\d\d)(?![\w/-])")
_LABELLED = r"(?i:(?=\b(?:{changed}|{published})))"
_CHANGE = (
    r"(?i:(?:\b(?:last|recently) )?\b(?:{changed})\b(?! by\b).*?(?=\b(?:(?:first|originally) )?(?:{published})\b|$))"
)
_CLOCK = re.compile(r"\b(?P<hour>[012]?\d)[:.](?P<minute>[0-5]\d)(?:[:.][0-5]\d)?(?: ?(?P<half>[ap])\.?m\b)?", re.I)
# where a copied line lost the blank between two of its elements: "Ines MoreauPublished9 June 202510:15"
_GLUED = re.compile(r"(?<=[a-z])(?=[A-Z\d])|(?<=\d)(?=[A-Z][a-z]|T\d)|(?<=(?:19|20)\d\d)(?=\d\d?:\d\d|at )")
_LABEL = r"(?i:(?:(?:first|last|originally) )?(?:{published}|{changed})(?: (?:on|at|date))?\W*)"  # a line above its day
_WORDS = re.compile(r"[\w@]")
_LINE = 200  # code points: a day is in a short line
_NEAR_ABOVE, _FAR_ABOVE = 2, 15  # lines above the headline: further up a page prints the day of the visit, but no label
_HEAD = 40  # lines from the headline to the second paragraph of prose, at most
_LEADS = 4  # paragraphs of prose that may have a dateline


@dataclass(frozen=True, slots=True)
class PrintedDay:
    """A day as a page prints it for its readers, in their own zone: perhaps without its year, perhaps with a clock time."""

    month: int
    day: int
    year: int | None = None
    clock: time | None = None

    def iso(self, year: int | None = None) -> str | None:
        """The day in ISO 8601, in that year where it has none; None without a year, or for no day of the calendar."""
        year = self.year or year
        try:
            return date(year, self.month, self.day).isoformat() if year else None
        except ValueError:
            return None


def printed_day(line: str, *, changed: bool = False) -> PrintedDay | None:
    """The day that a short line prints: "Published: 9 June 2025, 10:15"; where `changed`, the day of a change."""
    pieces = compiled(_LABELLED).split(line[:_LINE])
    parts = [piece for piece in pieces if bool(compiled("(?i:{changed})").match(piece)) == changed]
    matches = [match for part in parts for pattern in _PRINTED for match in compiled(pattern).finditer(part)]
    if not matches:
        return None
    first = min(matches, key=lambda match: (parts.index(match.string), match.start()))
    return _day_of(first)


def is_stamp(line: str) -> bool:
    """True if a line has a day with its year and nothing else than what is printed beside one: "By Ines Moreau | 9 June 2025"."""
    return any(_read_stamps([line], range(1)))


def find_printed_days(text: str, blocks: Sequence[Block]) -> tuple[str | None, str | None]:
    """The day of publication and that of the last change, in ISO 8601, that the head of a text prints.

    The last change is never taken for the publication, and of several days none is.
    """
    lines = [text[block.start : block.end] for block in blocks]
    headline = next((i for i, block in enumerate(blocks) if block.kind == "headline"), None)
    top = headline or 0
    prose = [i for i in range(top, len(lines)) if i != headline and is_prose(lines[i])]
    end = prose[1] if prose[1:] else len(lines)  # a dek may be prose
    if prose[1:] and end - top > _HEAD:
        return None, None  # what was taken for the headline is another line
    stamps = list(_read_stamps(lines, range(max(0, top - _FAR_ABOVE), min(len(lines), end + _HEAD))))
    head = [stamp for stamp in stamps if stamp.line < end and not stamp.is_change]
    below = [stamp for stamp in head if stamp.line >= top]
    headings = [
        stamp
        for stamp in stamps
        if stamp.line > end
        and not stamp.is_change
        and stamp.line + 1 in prose
        and blocks[stamp.line].kind != "furniture"
    ]
    candidates = (
        [stamp for stamp in below if stamp.is_labelled],
        below and [*below, *headings],  # of a chronicle each day is a heading
        [stamp for stamp in head if stamp.is_labelled or stamp.line >= top - _NEAR_ABOVE],
    )
    days = {stamp.day for stamp in next(filter(None, candidates), ())} or _days_of_datelines(
        lines[i] for i in prose[:_LEADS]
    )
    changes = [stamp.day for stamp in stamps if stamp.is_change and stamp.line < end]
    return days.pop() if len(days) == 1 else None, max(changes, default=None)


@dataclass(frozen=True, slots=True)
class _Stamp:
    line: int
    day: str
    is_labelled: bool
    is_change: bool


def _read_stamps(lines: Sequence[str], numbers: range) -> Iterator[_Stamp]:
    """The stamps among some lines, of publication and of changes; a line may be both."""
    for i in numbers:
        label = lines[i - 1] if i and compiled(_LABEL).fullmatch(lines[i - 1], 0, _LINE) else ""
        line = _GLUED.sub(" ", f"{label} {lines[i]}") if len(lines[i]) <= _LINE else ""
        changes = " ".join(change.group() for change in compiled(_CHANGE).finditer(line))
        for part, is_change in ((compiled(_CHANGE).sub(" ", line), False), (changes, True)):
            if day := _only_day(part):
                is_labelled = compiled(r"(?i:\b(?:{published}|by)\b)").search(part) is not None
                yield _Stamp(i, day, is_labelled, is_change)


def _only_day(line: str) -> str | None:
    """The one day of a line that has nothing else but what is printed beside a day."""
    days = full_days(line)
    for start, end in sorted(days, reverse=True):
        line = f"{line[:start]} | {line[end:]}"
    only = set(days.values())
    return only.pop() if len(only) == 1 and not _WORDS.search(line_pattern("beside_day").sub("", line)) else None


def _days_of_datelines(lines: Iterable[str]) -> set[str]:
    datelines = filter(None, (line_pattern("dateline").match(line, 0, _LINE) for line in lines))
    return {day for dateline in datelines for day in full_days(dateline.group()).values()}


def full_days(text: str) -> dict[tuple[int, int], str]:
    """The days of a text that have their year, by their indexes; what can be two days is none."""
    words = (match for pattern in _PRINTED for match in compiled(pattern).finditer(text) if match["year"])
    numbers = ((match.span(), _only_reading(*map(int, match.group(1, 3, 4)))) for match in _NUMBERS.finditer(text))
    days = {**{match.span(): _day_of(match).iso() for match in words}, **dict(numbers)}
    return {index: day for index, day in days.items() if day}


def _only_reading(first: int, second: int, third: int) -> str | None:
    """The day of three numbers that are one in one order only: 13/6/2025, 6/13/2025, 6/6/2025."""
    year = third if third >= 100 else 2000 + third
    orders = [(first, second, year), (second, first, year), *([(second, third, 2000 + first)] if third < 100 else [])]
    days = {PrintedDay(month, day, year).iso() for month, day, year in orders} - {None}
    return days.pop() if len(days) == 1 else None


def _day_of(match: re.Match[str]) -> PrintedDay:
    year = int(match["year"]) if match["year"] else None
    return PrintedDay(month_number(match["month"]), int(match["day"]), year, _clock(_CLOCK.search(match.string)))


def month_number(given: str) -> int:
    """The number of a month that is given by its name or its number."""
    name = given[:3].lower()
    return month_numbers()[name] if name in month_numbers() else int(given)


def _clock(match: re.Match[str] | None) -> time | None:
    if match is None:
        return None
    hour = int(match["hour"])
    if match["half"]:
        hour = hour % 12 + 12 * (match["half"] in "pP")
    return time(hour, int(match["minute"])) if hour < 24 else None
