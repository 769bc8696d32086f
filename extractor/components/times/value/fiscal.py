"""Fiscal years: what a text says of their end, and the quarters that follow from it."""

from __future__ import annotations

import datetime as dt
import re
from typing import Literal

from extractor.calendar import MONTHS, Interval, Period, month_start
from extractor.components.times.value.meaning import AnchorKind, Meaning
from extractor.components.times.words import WordString

END_OF_BOOKS = 8  # days: books that close on Saturday, Nov. 1, are those of October
_FISCAL_END = re.compile(r"(?:(?P<ordinal>O)-?f?|f-?)(?P<unit>U),?d?ui?t?(?P<month>[M3])\.?(?P<day>N)?")


def fiscal_year_end(words: WordString) -> int | None:
    """The month that the fiscal year of a text ends with; None where it does not say so, or of several."""
    months = set()
    for found in _FISCAL_END.finditer(words.classes):
        entries = {part: words.entry(found.start(part)) for part in ("ordinal", "unit", "month") if found[part]}
        values = {part: entry.value or "" for part, entry in entries.items() if entry}
        is_early = bool(found["day"]) and int(words.surface(found.start("day"))) < END_OF_BOOKS
        month = int(values["month"]) - is_early
        if values["unit"] == "quarter" and values.get("ordinal", "") in ("1", "2", "3", "4"):
            months.add((month + 3 * (4 - int(values["ordinal"])) - 1) % 12 + 1)
        elif values["unit"] == "year" and "ordinal" not in values:
            months.add((month - 1) % 12 + 1)
    return months.pop() if len(months) == 1 else None


def last_month(end: Period) -> int:
    """The number of the month whose books close with a day or a month."""
    return Period.around("month", end.until - dt.timedelta(END_OF_BOOKS)).number


def fiscal_part(unit: Literal["quarter", "half"], index: int, last: int, anchor: AnchorKind) -> Meaning:
    """The part of this number (from 0) of a year that ends with month `last`, which is no calendar year where they differ."""
    interval = Interval(month_start(last + 1 - MONTHS[unit]), month_start(last + 1))
    return Meaning(
        type="DATE",
        value=f"{last // 12:04d}-{unit[0].upper()}{index + 1}",
        interval=interval,
        granularity=unit,
        fiscal=last % 12 + 1 != (index + 1) * MONTHS[unit],
        anchor=anchor,
        period=Period.filling(interval),
    )
