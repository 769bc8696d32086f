"""A line of a sheet, `head | words | key=value | ...`, and the words that have a meaning in it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import get_args

from benchmarks.gold.numbered_text import SheetError
from extractor.record.claim import Mode, Polarity
from extractor.record.figure import Direction, FigureKind, Modifier, Role

VOCABULARY: dict[str, tuple[str, ...]] = {
    "kind": get_args(FigureKind),
    "modifier": get_args(Modifier),
    "role": get_args(Role),
    "direction": get_args(Direction),
    "polarity": get_args(Polarity),
    "mode": get_args(Mode),
}
"""Each word belongs to one slot, so that it stands alone: `change up negated`."""
SLOT_OF = {word: slot for slot, words in VOCABULARY.items() for word in words}
_SEGMENT = re.compile(r'(?:[^|"]|"[^"]*")+')
_KEY = re.compile(r"([a-z]+)\s*=\s*(.*)", re.DOTALL)
_DATES = re.compile(r"(\S*\.\.\S*|\d{4}(?:-Q[1-4]|-\d\d(?:-\d\d)?)?)(?:\s+(.*))?")


@dataclass(frozen=True, slots=True)
class Line:
    """The parts of a line: its head, its segments without a key, and those with one."""

    head: str
    bare: tuple[str, ...]
    keys: dict[str, str]


def read_line(line: str) -> Line:
    """The parts of a line.  Raises SheetError."""
    if line.count('"') % 2:
        raise SheetError("a quotation mark is open: words stand between two of them, and inside of the words it is '")
    head, *segments = [segment.strip() for segment in _SEGMENT.findall(line)] or [""]
    keys: dict[str, str] = {}
    bare = []
    for segment in segments:
        match = _KEY.fullmatch(segment)
        if match is None:
            bare += [segment] * bool(segment)
        elif match[1] in keys:
            raise SheetError(f"{match[1]} stands there twice")
        else:
            keys[match[1]] = match[2]
    return Line(head, tuple(bare), keys)


def check_keys(line: Line, known: Collection[str]) -> None:
    """Raises SheetError for a key that is none of those known."""
    for key in line.keys:
        if key not in known:
            raise SheetError(f"{key}= is unknown: one of {', '.join(known)}")


def slot_words(line: Line, slots: Collection[str]) -> dict[str, str]:
    """The words of a line by the slot that they belong to; "vague" is one of its own.  Raises SheetError."""
    read: dict[str, str] = {}
    for word in " ".join(line.bare).split():
        slot = "vague" if word == "vague" else SLOT_OF.get(word, "")
        if slot not in slots:
            raise SheetError(f"{word!r} is no word of {', '.join(slots)}; a slot in words has its name and = in front")
        if slot in read:
            raise SheetError(f"two words of {slot}: {read[slot]} and {word}")
        read[slot] = word
    return read


def read_number(key: str, words: str) -> str:
    """A decimal number as it is written.  Raises SheetError."""
    try:
        is_number = Decimal(words).is_finite()
    except InvalidOperation:
        is_number = False
    if not is_number or not words.isascii():
        raise SheetError(f"{key}={words} is no number like 18200000 or 0.5")
    return words


def read_dates(words: str) -> tuple[str | None, str | None, str]:
    """First day, day after the last, and the words after them.  Raises SheetError.

    "2025", "2025-Q2", "2025-05", "2025-05-06", "2025-05-01..2025-06-15", "2025-05-01.."
    """
    match = _DATES.fullmatch(words)
    if match is None:
        raise SheetError(f'{words!r} is no period: T1, or dates and the words that state them, as 2025-05 S3 "May"')
    dates = match[1]
    if ".." in dates:
        first, _, until = dates.partition("..")
        start, end = _day(first), _day(until)
        if not start and not end:
            raise SheetError("the period .. is empty: leave it out")
        if start and end and start >= end:
            raise SheetError(f"the period {dates} is empty: it ends on the day after its last")
    else:
        start, end = _span(dates)
    return (start.isoformat() if start else None, end.isoformat() if end else None, (match[2] or "").strip())


def _span(dates: str) -> tuple[dt.date, dt.date]:
    """The first day of a day, month, quarter or year, and the day after its last."""
    if len(dates) == 10:
        day = _day(dates)
        assert day is not None
        return day, day + dt.timedelta(1)
    year, months = int(dates[:4]), 12
    month = 1
    if "Q" in dates:
        month, months = 3 * int(dates[-1]) - 2, 3
    elif "-" in dates:
        month, months = int(dates[5:]), 1
    end = month + months - 1
    try:
        return dt.date(year, month, 1), dt.date(year + end // 12, end % 12 + 1, 1)
    except ValueError:
        raise SheetError(f"{dates} is no date") from None


def _day(words: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(words) if words else None
    except ValueError:
        raise SheetError(f"{words} is no date like 2025-05-06") from None
