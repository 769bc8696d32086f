"""Pages from JSON Lines: one object a line with "id" and "text" or "html"."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from typing import Any, Literal

import orjson

from extractor.errors import InputError
from extractor.page import Failure, Page, Source

_OPTIONAL = ("url", "published", "title", "language")


def read_jsonl(lines: Iterable[bytes], location: str) -> Iterator[Page | Failure]:
    """The pages of the lines; a line that cannot be used gives a Failure that names its number.  Blank lines are passed over."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        where = f"{location}, line {number}"
        try:
            yield _read_line(line, location, where)
        except InputError as error:
            yield Failure(input_id=where, error=error)


def _read_line(line: bytes, location: str, where: str) -> Page:
    row = _parse(line, where)
    content, format_ = _content(row, where)
    if not isinstance(row.get("id"), str):
        raise InputError(f'{where}: "id" is {_shown(row.get("id"))}: give every line a string of its own')
    for key in _OPTIONAL:
        if not isinstance(row.get(key), str | None):
            raise InputError(f'{where}: "{key}" is {_shown(row[key])}: give a string, or leave it out')
    return Page(
        input_id=row["id"],
        content=content,
        format=format_,
        source=Source(
            kind="jsonl",
            location=location,
            sha256=hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest(),
        ),
        **{key: row.get(key) for key in _OPTIONAL},
    )


def _parse(line: bytes, where: str) -> dict[str, Any]:
    try:
        row = orjson.loads(line)
    except orjson.JSONDecodeError:
        row = _parse_leniently(line, where)
    if not isinstance(row, dict):
        raise InputError(f'{where}: not an object: each line is {{"id": ..., "text" or "html": ...}}')
    return row


def _parse_leniently(line: bytes, where: str) -> Any:
    """The standard library reads what orjson refuses and scraped data have: a lone surrogate such as "\\ud83d"."""
    try:
        return json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise InputError(f"{where}: not UTF-8 ({error.reason}): JSON Lines are UTF-8, convert the file") from error
    except (ValueError, RecursionError) as error:
        raise InputError(f"{where}: not JSON ({error}): each line is one whole object") from error


def _content(row: dict[str, Any], where: str) -> tuple[str, Literal["html", "text"]]:
    given = [key for key in ("text", "html") if row.get(key) is not None]
    if len(given) != 1:
        wrong = 'both "text" and "html"' if given else 'neither "text" nor "html"'
        raise InputError(f"{where}: {wrong}: give one of the two")
    content = row[given[0]]
    if not isinstance(content, str):
        raise InputError(f'{where}: "{given[0]}" is {_shown(content)}: give a string')
    return content, "text" if given[0] == "text" else "html"


def _shown(value: object) -> str:
    return "missing" if value is None else f"{str(value)[:40]!r} ({type(value).__name__})"
