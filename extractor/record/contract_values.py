"""Whether the values of a record are such that they can be counted with: days, intervals, ids, and what is never empty."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from extractor.errors import InputError
from extractor.record.extraction import Extraction
from extractor.record.page import iso_date

_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:T[0-9:.]+(?:Z|[+-][0-9:]+)?)?")
_ID: Final = re.compile(r"[\w-]{1,64}", re.ASCII)
_MISSING: Final = frozenset({"measure", "period", "baseline", "unit", "speaker"})  # what a claim can lack
_FIRST: Final = dt.datetime(1, 1, 2, tzinfo=dt.UTC)  # before which an interval has no last day


def value_faults(extraction: Extraction) -> Iterator[str]:
    """What no type says of values: ids have their form, dates are dates, and no quote is without words."""
    article = extraction.article
    if not article.key:
        yield "article.key: it is empty"
    dates = {
        "article.published.value": article.published.value,
        "article.modified": article.modified,
        "article.source.fetched": article.source.fetched,
    }
    dates |= {f"article.blocks[{index}].at": block.at for index, block in enumerate(article.blocks)}
    yield from (
        f"{where}: {date[:40]!r} is no ISO 8601 date" for where, date in dates.items() if date and not _is_date(date)
    )
    for claim in extraction.claims:
        if not _ID.fullmatch(claim.id):
            yield f"claims {claim.id[:40]!r}: its id is not of letters, digits, - and _ alone"
        if unknown := sorted(set(claim.missing) - _MISSING):
            yield f"claims {claim.id[:40]}.missing: {unknown[0][:40]!r} is no slot that a claim can lack"
        selectors = claim.selectors
        if (selectors.position.start, selectors.position.end, selectors.quote.exact) != (
            claim.start,
            claim.end,
            claim.surface,
        ):
            yield f"claims {claim.id}.selectors: they do not lead to {claim.start}-{claim.end}"
    for quote in extraction.quotes:
        if not quote.fragments:
            yield f"quotes {quote.id}.fragments: it is empty"
        if any(first.end > second.start for first, second in zip(quote.fragments, quote.fragments[1:], strict=False)):
            yield f"quotes {quote.id}.fragments: they are not in text order"
    yield from (
        f"statements {statement.id}: it has no figure" for statement in extraction.statements if not statement.figures
    )


@lru_cache(1_000)  # an article speaks of few intervals, and of each many times
def interval_fault(first: str | None, until: str | None) -> str | None:
    """What is wrong with an interval, from one day or clock time until another."""
    start, end = _moment(first), _moment(until)
    for name, said, moment in (("from", first, start), ("until", until, end)):
        if said is not None and moment is None:
            return f".{name}: {said[:40]!r} is no day such as 2025-06-09, nor a clock time on one"
    if end and end < _FIRST:
        return f".until: {until} is before all days"
    if start and end and start >= end:
        return f": from {first} until {until} is no interval"
    return None


def _moment(said: str | None) -> dt.datetime | None:
    """The moment at which an end of an interval lies; None where it is none.  Without an offset it counts as UTC."""
    try:
        moment = dt.datetime.fromisoformat(said or "")
    except ValueError:
        return None
    return None if not _DAY.fullmatch(said or "") else moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)


def _is_date(said: str) -> bool:
    try:
        return bool(iso_date(said))
    except InputError:
        return False
