"""What is said of the times of an article: when it was published, and what its unresolved times lack."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from extractor.assembly.wording import on_one_line
from extractor.record.article import Published
from extractor.record.extraction import Extraction
from extractor.record.timex import Timex, interval_words

UNDATED: Final = "no publication date"
_OPEN = "publication date open"
_READ_IN = {
    "json-ld": "metadata",
    "opengraph": "metadata",
    "meta": "metadata",
    "url": "URL",
    "htmldate": "guessed from the page",
    "text": "guessed from the text",
}
"""Where the publication date was read, if the page does not say it as such."""
_OF_SOME_YEAR = re.compile(r"XXXX-(?:\d\d(?:-\d\d)?|[A-Z][A-WYZ\d])")  # values of "May", "9 June", "the third quarter"


def publication(extraction: Extraction, hint: str = "") -> str:
    """When the article was published and how that is known, or what stays unresolved without it, with a hint what to do."""
    published = extraction.article.published
    if published.value:
        read_in = _READ_IN.get(published.source or "")
        return f"published {_moment(published.value)}{f' ({read_in})' if read_in else ''}"
    waiting, unknown = awaiting_date(extraction), _unknown(published)
    if not waiting:
        return unknown
    return f"{unknown}: {named(waiting)} {'are' if waiting[1:] else 'is'} not resolved{hint}"


def is_guessed(published: Published) -> bool:
    """True where no metadata state the publication date: somebody may want to correct it."""
    return published.source in ("htmldate", "text")


def awaiting_date(extraction: Extraction) -> list[Timex]:
    """The times of an article without a publication date that it would resolve: "last month", "Friday", "May"."""
    if extraction.article.published.value:
        return []
    return [time for time in extraction.times if is_unresolved(time)]


def named(times: Sequence[Timex]) -> str:
    """The first of some times in its words, and how many more there are: "“last month” and 2 more"; empty for none."""
    more = f" and {len(times) - 1} more" if times[1:] else ""
    return f"“{on_one_line(times[0].surface)}”{more}" if times else ""


def is_unresolved(time: Timex) -> bool:
    """True for a day, month or year that is meant but not known: "last month", not "recently"."""
    is_open = time.from_ is None and time.until is None
    return is_open and time.type in ("DATE", "TIME") and "X" in (time.value or "")


def lack(time: Timex, published: Published) -> str:
    """What it takes to resolve a time."""
    if _OF_SOME_YEAR.fullmatch(time.value or ""):
        return "year unknown"
    return "no exact date" if published.value else _unknown(published)


def why_undated(published: Published) -> str:
    """A clause: what an article says of its publication, where that gives no date."""
    if published.candidates:
        return "The page gives publication dates that contradict each other"
    return "This article has no publication date"


def _unknown(published: Published) -> str:
    """What is said where an article has no date, or its page gives several that contradict each other."""
    return _OPEN if published.candidates else UNDATED


def _moment(value: str) -> str:
    """A date, and the clock time where it has one: "9 June 2025, 10:15"."""
    day, _, clock = value.partition("T")
    return ", ".join(filter(None, (interval_words(day, day), clock[:5])))
