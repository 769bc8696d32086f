"""The publication date of an article that has none, asked of the person at the terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice
from typing import TYPE_CHECKING

from extractor.cli.terminal import ask, say
from extractor.errors import InputError
from extractor.record.page import Failure, Page

if TYPE_CHECKING:
    from extractor.record.extraction import Extraction
    from extractor.sinks import Record

    Results = Iterator[Record | Failure]

_TRIES = 2


def with_missing_date(results: Results, extract: Callable[[Iterator[Page]], Results]) -> Results:
    """The results; an article that is alone and whose times wait for a publication date is extracted again with what is typed."""
    some = list(islice(results, 2))
    if len(some) == 1 and not isinstance(some[0], Failure) and (page := _dated(some[0].extraction())):
        yield from extract(iter([page]))
    else:
        yield from some
        yield from results


def _dated(extraction: Extraction) -> Page | None:
    """The page with the date that is typed; None where no time waits for one, or none is typed."""
    from extractor.api import corrected_page
    from extractor.desk import awaiting_date, named, why_undated

    times = awaiting_date(extraction)
    question = f"{why_undated(extraction.article.published)}, so {named(times)} cannot be resolved. "
    for _ in range(_TRIES if times else 0):
        typed = ask(f"{question}Date (YYYY-MM-DD, Enter to skip): ").strip()
        if not typed:
            break
        try:
            return corrected_page(extraction, published=typed)
        except InputError:
            say(f"“{typed}” is not a date: write it like 2025-06-09")
            question = ""
    return None
