"""Extractions as records of the contract `extractor/1`: one line of JSON, or JSON to read; and the lines read back."""

from __future__ import annotations

import contextlib
import gzip
import io
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Final, cast

import orjson

from extractor.errors import InputError, RecordError
from extractor.extraction import SCHEMA, Extraction
from extractor.page import Failure

_ENDINGS: Final = (".jsonl", ".jsonl.gz", ".jsonl.zst")
_NO_RECORDS = ("manifest", "quarantine")  # in the names of files that tell of a batch


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

    The file may be packed with gzip or zstd; "-" is standard input; of a folder all its files of records are read, in the
    order of their names.  A file that cannot be read gives a Failure too.
    """
    if not path.is_dir():
        yield from _read_file(path)
        return
    files = _record_files(path)
    for file in files:
        yield from _read_file(file)
    if not files:
        fault = InputError(
            f"{path}: no file of records ({', '.join(_ENDINGS)}) in this folder: give one that has some "
            "(a batch writes them with --format jsonl; with parquet or csv, tables)"
        )
        yield Failure(input_id=str(path), error=fault)


def _record_files(folder: Path) -> list[Path]:
    """The files of records below a folder, those that tell of a batch apart."""
    files = [path for path in folder.rglob("*") if path.name.endswith(_ENDINGS) and path.is_file()]
    return sorted(path for path in files if not any(word in path.name for word in _NO_RECORDS))


def _read_file(path: Path) -> Iterator[Extraction | Failure]:
    number = 0
    try:
        with opened(path) as file:
            for number, line in enumerate(file, 1):
                if line.strip():
                    yield _read_line(line, f"{path}, line {number}")
    except (OSError, EOFError, ValueError, zlib.error) as error:  # ValueError: a NUL in the name
        reason = getattr(error, "strerror", None) or error
        what = f"cannot be read behind line {number}" if number else "cannot be opened"
        fault = InputError(f"{path}: {what} ({reason}): check the path and its permissions")
        yield Failure(input_id=str(path), error=fault)


@contextlib.contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """The bytes of a file, unpacked where its first bytes say that they are packed."""
    with contextlib.ExitStack() as stack:
        stream = sys.stdin.buffer if str(path) == "-" else stack.enter_context(path.open("rb"))
        file = io.BufferedReader(cast(io.RawIOBase, stream))
        stack.callback(lambda: file.closed or file.detach())  # else it would close standard input
        start = file.peek(4)[:4]
        if start.startswith(b"\x1f\x8b"):
            yield cast(BinaryIO, stack.enter_context(gzip.open(file)))
        elif start == b"\x28\xb5\x2f\xfd":
            import pyarrow as pa  # a tenth of a second that few files need

            yield io.BufferedReader(stack.enter_context(pa.CompressedInputStream(file, "zstd")))
        else:
            yield file


def _read_line(line: bytes, where: str) -> Extraction | Failure:
    try:
        return parse_record(line, where)
    except Exception as error:  # whatever one line leads to
        return Failure.of(error, where, "reading")
