"""Extractions as records of the contract `extractor/1`: one line of JSON, or JSON to read; and the lines read back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import orjson

from extractor.errors import InputError, RecordError
from extractor.extraction import SCHEMA, Extraction
from extractor.plain import from_plain, to_plain


def record_line(extraction: Extraction) -> bytes:
    """One line of JSON Lines, with its line break; keys in the order of the contract, so the same input gives the same bytes."""
    return orjson.dumps(to_plain(extraction), option=orjson.OPT_APPEND_NEWLINE)


def record_text(extraction: Extraction) -> bytes:
    """The same record indented, for a reader."""
    return orjson.dumps(to_plain(extraction), option=orjson.OPT_APPEND_NEWLINE | orjson.OPT_INDENT_2)


def read_records(path: Path) -> Iterator[Extraction]:
    """The extractions of a file of records, one a line.

    Raises RecordError, with file and line, at the first line that is no record of this contract, and InputError where the
    file cannot be opened.
    """
    try:
        lines = path.read_bytes().splitlines()
    except OSError as error:
        raise InputError(f"{path}: cannot be opened ({error.strerror}): check the path") from error
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        where = f"{path}, line {number}"
        try:
            data = orjson.loads(line)
        except ValueError as error:
            raise RecordError(
                f"{where}: not JSON: give a file that `extractor extract --format jsonl` wrote"
            ) from error
        if not isinstance(data, dict) or data.get("schema") != SCHEMA:
            raise RecordError(
                f"{where}: not a record {SCHEMA}: give a file that `extractor extract --format jsonl` wrote"
            )
        try:
            yield from_plain(Extraction, data)
        except RecordError as error:
            raise RecordError(f"{where}: {error}") from error
