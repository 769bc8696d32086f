"""Everything that the article and the components keep on a Doc: one table of attributes.

    `doc._.published` str | None    the anchor of relative times: ISO date or date-time of publication; a date when it is set, too
    `doc._.entries`   list | None   [start, ISO instant] of each entry of a live blog: its relative times depend on that
    `doc._.has_open_day` bool | None   true where the days of the page contradict each other: no dateline is an anchor then
    `doc._.blocks`    list          [start, end, kind, subtype] of each block, in text order (code points)
    `doc._.site`      str | None    publisher or host of the article: decides what a bare "$" is
    `doc._.text`      str | None    the text of the Doc, kept because spaCy joins `doc.text` anew at each call: see `text_of`
    `doc._.found`     Found         what the components found: typed rows, see `annotations`
    `doc._.structure` object        the sentences as they were read; not written with the Doc but built again on demand

    `span._.timex`, `span._.figure`, `span._.mention`, `span._.quote`    the row that a span of `doc.spans` shows

The first six hold plain data only; `dump` says how the others are written.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from typing import Any

from spacy.tokens import Doc, Span

from extractor.components.annotations import RowOf, found_on
from extractor.errors import ModelError
from extractor.record.entity import Mention
from extractor.record.figure import Figure
from extractor.record.page import iso_date
from extractor.record.quote import Quote
from extractor.record.timex import Timex

_PUBLISHED: Any = ("._.", "published", None, None)  # under which spaCy keeps what has a default


def published_on(doc: Doc) -> str | None:
    """The publication date of a Doc: what `doc._.published` gives."""
    published: str | None = doc.user_data.get(_PUBLISHED)
    return published


def set_published(doc: Doc, published: str | dt.date | None) -> None:
    """Set the date as ISO text, so that each time can be counted from it.  Raises InputError for any other text."""
    given = published.isoformat() if isinstance(published, dt.date) else published
    doc.user_data[_PUBLISHED] = iso_date(str(given), "doc._.published:") if given else None


# Owner, name, and what spaCy keeps of an extension: default, method, getter, setter.
_EXTENSIONS: tuple[tuple[type[Doc] | type[Span], str, tuple[Any, Any, Any, Any]], ...] = (
    *(
        (Doc, name, (None, None, None, None))
        for name in ("entries", "has_open_day", "blocks", "site", "text", "structure")
    ),
    (Doc, "published", (None, None, published_on, set_published)),
    (Doc, "found", (None, None, found_on, None)),
    *(
        (Span, name, (None, None, RowOf(kind), None))
        for name, kind in (("timex", Timex), ("figure", Figure), ("mention", Mention), ("quote", Quote))
    ),
)


def register_extensions() -> None:
    """Register every attribute of the table; idempotent.  Raises ModelError where another program took a name."""
    for owner, name, wanted in _EXTENSIONS:
        if not owner.has_extension(name):
            default, _, getter, setter = wanted
            settings = {"default": default} if getter is None else {"getter": getter, "setter": setter}
            owner.set_extension(name, **settings)
        elif owner.get_extension(name) != wanted:
            raise ModelError(
                f"{owner.__name__}._.{name} is an extension of another program, and the extractor needs the name: rename it "
                f'there, or take it away with {owner.__name__}.remove_extension("{name}")'
            )


def text_of(doc: Doc) -> str:
    """The text of a Doc; without the cost of `doc.text` where the Doc was made from an article."""
    kept: str | None = doc._.text
    return doc.text if kept is None else kept


def readable_ranges(doc: Doc, *, furniture: Collection[str] = ()) -> list[tuple[int, int, str]]:
    """The stretches to extract from, as (start token, end token exclusive, block kind): every block but furniture.

    Furniture of the subtypes that are named is read too.  A Doc without blocks is one paragraph.
    """
    blocks: list[list[Any]] = doc._.blocks or [[0, len(text_of(doc)), "paragraph", None]]
    ranges = []
    for start, end, kind, subtype in blocks:
        is_read = end > start and (kind != "furniture" or subtype in furniture)
        span = doc.char_span(start, end, alignment_mode="expand") if is_read else None
        if span is not None and len(span):
            ranges.append((span.start, span.end, kind))
    return ranges
