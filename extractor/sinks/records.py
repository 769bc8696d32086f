"""Extractions as records of the contract `extractor/1`: one line of JSON, or JSON to read; and the lines read back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import orjson

from extractor.errors import InputError, RecordError
from extractor.extraction import SCHEMA, Extraction
from extractor.page import Failure


def record_line(extraction: Extraction) -> bytes:
    """One line of JSON Lines, with its line break."""
    return extraction.to_json().encode() + b"\n"


def record_text(line: bytes) -> bytes:
    """The record of a line indented, for a reader; keys and values are the same."""
    return orjson.dumps(orjson.loads(line), option=orjson.OPT_APPEND_NEWLINE | orjson.OPT_INDENT_2)


def parse_record(line: bytes, where: str) -> Extraction:
    """The extraction that a line says.  Raises RecordError, with `where`, for a line that is no record of this contract."""
    try:
        return Extraction.from_json(line)
    except RecordError as error:
        hint = "give a file that `extractor extract --format jsonl` wrote"
        raise RecordError(f"{where}: not a record {SCHEMA} ({error}): {hint}") from error


def read_records(path: Path) -> Iterator[Extraction | Failure]:
    """The extractions of a file of records, one a line; a Failure, with file and line, for what is none, and the others go on.

    A file that cannot be read gives a Failure too.
    """
    number = 0
    try:
        with path.open("rb") as file:
            for number, line in enumerate(file, 1):
                if line.strip():
                    yield _read_line(line, f"{path}, line {number}")
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        reason = getattr(error, "strerror", None) or error
        what = f"cannot be read behind line {number}" if number else "cannot be opened"
        fault = InputError(f"{path}: {what} ({reason}): check the path and its permissions")
        yield Failure(input_id=str(path), error=fault)


def _read_line(line: bytes, where: str) -> Extraction | Failure:
    try:
        return parse_record(line, where)
    except Exception as error:  # whatever one line leads to
        return Failure.of(error, where, "reading")
