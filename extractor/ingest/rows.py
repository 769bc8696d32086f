"""A row -> a Page: the same rules for a line of JSON Lines, a row of CSV and a row of Parquet."""

from __future__ import annotations

import datetime as dt
import hashlib
import logging
import math
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Literal

import orjson

from extractor.errors import InputError
from extractor.ingest.one_by_one import attempt
from extractor.ingest.reading import Reading
from extractor.ingest.recognition import names_article
from extractor.record.page import (
    MAX_PAGE_BYTES,
    ROW_ALIASES,
    ROW_FIELDS,
    Failure,
    MetaValue,
    Page,
    PageFormat,
    Source,
    check_page_size,
    iso_date,
)
from extractor.record.plain import readable_data

Table = Literal["jsonl", "json", "csv", "parquet"]

# Fields of which a value of another kind is passed over, unless their column was named: it may mean something else
NAMED = ("site", "authors", "section")
MAX_ROW_BYTES = 3 * MAX_PAGE_BYTES  # JSON writes a character of two bytes with six: \u00e9
MAX_ROW_VALUES = 1_000_000  # cells of CSV, values in JSON: what they become in memory is much larger than they are
MAX_META_BYTES = 1_000_000  # of JSON: every record repeats what is kept of its row
_RECORDS_GO_TO = "top, compare, report, export, dataset or store add"
_OF_FINDS = {"claim_id", "cluster_key"}, {"quote_id", "cue"}  # in tables of ours that have a text
_log = logging.getLogger(__name__)
_FIRST_ROWS = 20  # that are looked at before a file is refused for a key that none of them has
_SHOWN = 30  # columns that an error lists


def page_of_row(row: Mapping[str, object], *, number: int, where: str, kind: Table, reading: Reading) -> Page:
    """The page of the row with that number (from 1).  Raises InputError where the row cannot be used.

    Keys are looked up as `reading.keys` names them, else by the names of `extractor.record.page`; "meta.title" is the key of that
    name, else "title" inside "meta".
    An empty string is no value, but for an id in JSON Lines.  A row of a table without an id is "location#row".
    """
    content, format = _content(row, where, reading)
    check_page_size(content, where)
    data = content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass")
    return Page(
        input_id=_id(row, number, where, kind, reading),
        content=content,
        format=format,
        source=Source(kind=kind, location=reading.location, sha256=hashlib.sha256(data).hexdigest(), row=number),
        url=_string(row, "url", where, reading),
        published=reading.published or _date(row, where, reading),
        title=_string(row, "title", where, reading),
        site=next(_names(row, "site", where, reading), None),
        authors=tuple(_names(row, "authors", where, reading)),
        section=next(_names(row, "section", where, reading), None),
        language=_string(row, "language", where, reading),
        meta=_meta(row, where, reading) if reading.keep else None,
    )


def pages_of_rows(
    rows: Iterable[tuple[int, str, Mapping[str, object] | Failure]], kind: Table, reading: Reading
) -> Iterator[Page | Failure]:
    """The pages of rows that have no header, each with its number and place.

    Raises InputError, with the keys that are there, where none of the first ones has a key that the caller named and that no row
    may lack.
    """
    unseen = _needed_keys(kind, reading)
    there: dict[str, None] = {}
    held: list[Page | Failure] = []  # failures alone, while a key is not seen
    for number, where, row in rows:
        page: Page | Failure
        if isinstance(row, Failure):
            page = row
        else:
            page = attempt(where, page_of_row, row, number=number, where=where, kind=kind, reading=reading)
            if unseen:
                there |= dict.fromkeys(row)
                unseen = [names for names in unseen if all(_looked_up(row, name) is None for name in names)]
        held.append(page)
        if unseen and len(held) < _FIRST_ROWS:
            continue
        _check_seen(unseen, there, len(held), reading)
        unseen = []
        yield from held
        held.clear()
    if len(held) > 1:
        _check_seen(unseen, there, len(held), reading)
    yield from held


def _needed_keys(kind: Table, reading: Reading) -> list[list[str]]:
    """The keys that the caller named and of which each row needs one: that of its article, and in JSON Lines that of its id."""
    fields = [["text", "html"], ["id"] if kind == "jsonl" else []]
    return [named for some in fields if (named := [reading.keys[field] for field in some if field in reading.keys])]


def _check_seen(unseen: list[list[str]], there: Collection[str], rows: int, reading: Reading) -> None:
    if unseen and there:
        wanted = " or ".join(f'"{name}"' for name in unseen[0])
        raise InputError(
            f"{reading.location}: none of its first {rows} rows has {wanted}; there are {_listed(there)}: "
            "name one of them with --key"
        )


def columns_of(field: str, reading: Reading) -> list[str]:
    """The columns that may hold a field: the one that the caller named, else those of its names."""
    if field in reading.keys:
        return [reading.keys[field]]
    return [field, *(alias for alias, of in ROW_ALIASES.items() if of == field)]


def needed_columns(reading: Reading) -> set[str]:
    """All columns that hold a field or are kept, if they are there."""
    return {column for field in ROW_FIELDS for column in columns_of(field, reading)} | {*reading.keep}


def check_columns(columns: Collection[str], reading: Reading) -> None:
    """Raises InputError, with the columns that are there, where none holds articles or one that was named is missing.

    So it does for tables of our own; that of articles alone can be read again.  A column to keep that the only file lacks is
    logged, before its rows are read.
    """
    if not reading.keys and any(columns_of <= set(columns) for columns_of in _OF_FINDS):
        raise InputError(
            f"{reading.location}: a table that `extractor` wrote of what it found, not of articles: read the articles, "
            f"or give their records to {_RECORDS_GO_TO}"
        )
    missing = [name for name in reading.keys.values() if name not in columns]
    contents = [reading.keys.get(field, field) for field in _content_fields(reading)]
    if missing or not any(name in columns for name in contents):
        wanted = " or ".join(f'"{name}"' for name in missing or contents)
        there = _listed(columns)
        raise InputError(f"{reading.location}: no column {wanted}; there are {there}: name them with --key text=COLUMN")
    for name in reading.keep if reading.is_only else ():
        if name not in columns and name.partition(".")[0] not in columns:
            reading.unfilled.discard(name)
            _log.warning('%s: no column "%s" to keep; there are %s', reading.location, name, _listed(columns))


def _listed(names: Collection[str]) -> str:
    return ", ".join(f'"{name[:40]}"' for name in list(names)[:_SHOWN]) or "none"


def _content_fields(reading: Reading) -> list[PageFormat]:
    """Where articles are: what the caller named, else either of the two."""
    fields: list[PageFormat] = ["text", "html"]
    return [field for field in fields if field in reading.keys] or fields


def _content(row: Mapping[str, object], where: str, reading: Reading) -> tuple[str | bytes, PageFormat]:
    fields = _content_fields(reading)
    given = [field for field in fields if _value(row, field, reading) is not None]
    if len(given) > 1:
        given = [field for field in given if _value(row, field, reading) != ""] or given[:1]
    if len(given) != 1:
        names = [f'"{reading.keys.get(field, field)}"' for field in fields]
        there = f"there are {_listed([name for name, value in row.items() if value is not None])}"
        if len(fields) == 1:
            raise InputError(f"{where}: {names[0]} is missing; {there}: give every row an article")
        if not given and {"schema", "article", "claims"} <= row.keys():
            raise InputError(
                f"{where}: a record that `extractor extract` wrote: give it to {_RECORDS_GO_TO}; "
                "--key id=input_id --key text=article.text reads it again"
            )
        wrong = f"both {' and '.join(names)}" if given else f"neither {' nor '.join(names)}; {there}"
        raise InputError(f"{where}: {wrong}: give one of the two, or choose it with --key")
    content = _value(row, given[0], reading)
    if not isinstance(content, str | bytes):
        raise InputError(f'{where}: "{reading.keys.get(given[0], given[0])}" is {_shown(content)}: give a string')
    if isinstance(content, str) and (name := names_article(content)):
        key = reading.keys.get(given[0], given[0])
        raise InputError(
            f'{where}: "{key}" is a {name}, not an article ({content.strip()}): give the text of the article'
        )
    return content, given[0]


def _id(row: Mapping[str, object], number: int, where: str, kind: Table, reading: Reading) -> str:
    value = _value(row, "id", reading)
    if kind != "jsonl" and value in (None, "", b""):
        return f"{reading.location}#{number}"
    if isinstance(value, int) and not isinstance(value, bool) and (kind != "jsonl" or "id" in reading.keys):
        return str(value)  # the caller chose this column, or the table has a type for it
    if kind != "jsonl" and isinstance(value, bytes):
        return _decoded(value)
    if not isinstance(value, str):
        name = reading.keys.get("id", "id")
        raise InputError(f'{where}: "{name}" is {_shown(value)}: give every line a string of its own')
    return value


def _string(row: Mapping[str, object], field: str, where: str, reading: Reading) -> str | None:
    value = _value(row, field, reading)
    if isinstance(value, dt.date):  # a date-time too
        return value.isoformat()
    if isinstance(value, bytes):
        value = _decoded(value)
    if not isinstance(value, str | None):
        name = reading.keys.get(field, field)
        raise InputError(f'{where}: "{name}" is {_shown(value)}: give a string, or leave it out')
    return value or None


def _date(row: Mapping[str, object], where: str, reading: Reading) -> str | None:
    value = _string(row, "published", where, reading)
    return iso_date(value, f'{where}: its "{reading.keys.get("published", "published")}"') if value else None


def _names(row: Mapping[str, object], field: str, where: str, reading: Reading) -> Iterator[str]:
    """The names that a value holds: a string, an object with a "name", or a list of these.

    Any other value is passed over where the caller has not named its column.
    """
    value = _value(row, field, reading)
    for part in value if isinstance(value, list) else [value]:
        name = part.get("name") if isinstance(part, Mapping) else part
        name = _decoded(name) if isinstance(name, bytes) else name
        if name and isinstance(name, str):
            yield name
        elif not isinstance(name, str | None) and field in reading.keys:
            raise InputError(f'{where}: "{reading.keys[field]}" is {_shown(name)}: give a string or a list of strings')


def _meta(row: Mapping[str, object], where: str, reading: Reading) -> dict[str, MetaValue]:
    """The columns that are kept, each as it is; null for one that the row does not have."""
    try:
        meta = {name: _kept(_looked_up(row, name)) for name in reading.keep}
        size = len(orjson.dumps(readable_data(meta)))
    except (TypeError, RecursionError) as error:
        raise InputError(f"{where}: a column to keep cannot be written as JSON ({error}): leave it out") from error
    if size > MAX_META_BYTES:
        raise InputError(f"{where}: the columns to keep have {size:,} bytes, above {MAX_META_BYTES:,}: keep fewer")
    return meta


def _kept(value: object) -> MetaValue:
    """A value as JSON has it: a date, a time or a decimal is a string, a nested value a string of JSON."""
    if isinstance(value, Mapping | list):
        return orjson.dumps(readable_data(value), default=_plain).decode()
    return _plain(value)


def _plain(value: object) -> MetaValue:
    if isinstance(value, bytes):
        return _decoded(value)
    if isinstance(value, dt.date | dt.time):  # a date-time too
        return value.isoformat()
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return value if isinstance(value, MetaValue) else str(value)


def _value(row: Mapping[str, object], field: str, reading: Reading) -> object:
    """The value of a field, of the first of its columns that has one."""
    values = [_looked_up(row, column) for column in columns_of(field, reading)]
    return next((value for value in values if value not in (None, "", b"")), values[0])


def _looked_up(row: Mapping[str, object], name: str) -> object:
    if name in row or "." not in name:
        return row.get(name)
    value: object = row
    for part in name.split("."):
        value = value.get(part) if isinstance(value, Mapping) else None
    return value


def _decoded(value: bytes) -> str:
    """A short field that is not UTF-8, read as browsers read Latin-1."""
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return value.decode("cp1252", "replace")


def _shown(value: object) -> str:
    return "missing" if value is None else f"{str(value)[:40]!r} ({type(value).__name__})"
