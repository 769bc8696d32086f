"""Extractions as records of the contract `extractor/1`: one line of JSON, or JSON to read; and the lines read back."""

from __future__ import annotations

import contextlib
import gzip
import io
import os
import sys
import zlib
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from glob import glob
from itertools import groupby
from pathlib import Path
from typing import Any, BinaryIO, Final, cast

import orjson

from extractor.errors import InputError, RecordError
from extractor.extras import check_format
from extractor.formats import FORMAT
from extractor.record.checked import checked, read_typed
from extractor.record.extraction import SCHEMA, Extraction
from extractor.record.page import Failure
from extractor.sinks.batch_folder import is_batch, sound_records

_ENDINGS: Final = (".jsonl", ".jsonl.gz", ".jsonl.zst")
_UNREADABLE: Final = (InputError, OSError, EOFError, ValueError, zlib.error)  # ValueError: a NUL in the name
_Numbered = tuple[int, Extraction | Failure]  # the number of a line, and what it gave
_START: Final = 4_096  # bytes that show what a file is
_NO_RECORDS: Final = ("manifest", "quarantine")  # in the names of files about a batch
_NO_LINES: Final = {
    "parquet": "a table in Parquet, of which no records can be made: give the folder of the batch, or the records",
    "store": "a store: give what `extractor store export` writes of it (--to records, or decisions to merge them)",
}


def record_line(extraction: Extraction) -> bytes:
    """One line of JSON Lines, with its line break."""
    return extraction.to_json().encode() + b"\n"


def record_text(line: bytes) -> bytes:
    """The record of a line indented, for a reader; keys and values are the same."""
    return orjson.dumps(orjson.loads(line), option=orjson.OPT_APPEND_NEWLINE | orjson.OPT_INDENT_2)


def parse_record(line: bytes, where: str) -> Extraction:
    """The extraction that a line says.  Raises RecordError, with `where`, for a line that is no record of this contract."""
    return _parse(Extraction.from_json, line, where)


def _parse(read: Callable[[bytes], Extraction], line: bytes, where: str) -> Extraction:
    try:
        return read(line)
    except RecordError as error:
        hint = "give records, as `extractor extract ARTICLE -o records.jsonl` writes them"
        raise RecordError(f"{where}: not a record {SCHEMA} ({error}): {hint}") from error


def read_records(path: Path) -> Iterator[Extraction | Failure]:
    """The extractions of a file of records, one a line; a Failure for what is none, or breaks the contract; the others go on.

    Of lines one after another that are none, the first has a Failure and all others together have one: a page has thousands.
    The file may be packed with gzip or zstd, or be indented JSON; "-" is standard input; of a folder all its files of records
    are read, in the order of their names.  A file that cannot be read gives a Failure too.
    """
    for file in _files_of(path):
        if isinstance(file, Failure):
            yield file
        else:
            yield from _read_file(file)


@dataclass(frozen=True, slots=True)
class Portion:
    """Some lines in a row of a file of records; `first` is the number of the first one, counted from 1."""

    path: Path
    first: int
    lines: tuple[bytes, ...]


def read_portions(path: Path, size: int) -> Iterator[Portion | Failure]:
    """The lines of what `read_records` reads, some of so many bytes or a little more at a time, to be worked on elsewhere."""
    for file in _files_of(path):
        if isinstance(file, Failure):
            yield file
        else:
            yield from _portions(file, size)


def _portions(path: Path, size: int) -> Iterator[Portion | Failure]:
    first = 1
    try:
        with opened(path) as file:
            while lines := file.readlines(size):
                yield Portion(path, first, tuple(lines))
                first += len(lines)
    except _UNREADABLE as error:
        yield _unreadable(path, error, first - 1)


def read_lines(portion: Portion) -> Iterator[tuple[bytes, Extraction | Failure]]:
    """Each line of a portion with its extraction; what is no record, or breaks the contract, is a Failure."""
    lines = {number: line for number, line in enumerate(portion.lines, portion.first) if line.strip()}
    read = ((number, _read_line(line, f"{portion.path}, line {number}")) for number, line in lines.items())
    for number, record in _runs_reported_once(portion.path, read):
        yield lines[number], _sound(record)


def _sound(record: Extraction | Failure) -> Extraction | Failure:
    """The same; of an extraction that breaks the contract, why."""
    try:
        return record if isinstance(record, Failure) else checked(record)
    except RecordError as error:
        return Failure(input_id=record.input_id, error=error)


def _files_of(path: Path) -> Iterator[Path | Failure]:
    """The file, those that a pattern finds, or those of records below a folder.

    A Failure where a folder has none, and for what a batch has lost or not done.
    """
    if not path.is_dir():
        yield from [path] if os.path.exists(path) else [*map(Path, sorted(glob(str(path), recursive=True)))] or [path]
        return
    records = sorted(file for file in path.rglob("*") if file.name.endswith(_ENDINGS) and file.is_file())
    folders = sorted({file.parent for file in path.rglob("manifest*.json") if is_batch(file.parent)})
    others = [
        file for file in records if file.parent not in folders and not any(word in file.name for word in _NO_RECORDS)
    ]
    for path in sorted([*folders, *others]):
        for record in sound_records(path) if path in folders else [path]:
            yield record if isinstance(record, Path) else Failure(input_id=str(path), error=record)
    if not (folders or others):
        fault = InputError(
            f"{path}: no file of records ({', '.join(_ENDINGS)}) in this folder: give the folder of a batch, "
            "or make records with `extractor extract ARTICLE -o records.jsonl`; a dataset has tables alone"
        )
        yield Failure(input_id=str(path), error=fault)


def _read_file(path: Path) -> Iterator[Extraction | Failure]:
    number = 0
    try:
        with opened(path) as file:
            lines = enumerate(file, 1)
            read = ((number, _read_line(line, f"{path}, line {number}")) for number, line in lines if line.strip())
            for number, record in _runs_reported_once(path, read):  # noqa: B007 - used below
                yield _sound(record)
    except _UNREADABLE as error:
        yield _unreadable(path, error, number)


def _unreadable(path: Path, error: Exception, number: int) -> Failure:
    if isinstance(error, InputError):
        return Failure(input_id=str(path), error=error)
    reason = getattr(error, "strerror", None) or error
    what = f"cannot be read after line {number}" if number else "cannot be opened"
    fault = InputError(f"{path}: {what} ({reason}): check the path and its permissions")
    return Failure(input_id=str(path), error=fault)


def _runs_reported_once(path: Path, read: Iterable[_Numbered]) -> Iterator[_Numbered]:
    """The same; of lines one after another that are no records the first, and all others in one failure."""
    for are_none, run in groupby(read, _is_no_record):
        yield from _first_and_others(path, run) if are_none else run  # noqa: B031 - one or the other


def _is_no_record(numbered: _Numbered) -> bool:
    return isinstance(numbered[1], Failure) and isinstance(numbered[1].error, RecordError)


def _first_and_others(path: Path, run: Iterator[_Numbered]) -> Iterator[_Numbered]:
    yield next(run)
    second = next(run, None)
    last = deque(run, maxlen=1)
    if second and last:
        number, _ = last.pop()
        where = f"{path}, lines {second[0]} to {number}"
        yield number, Failure(input_id=where, error=RecordError(f"{where}: no records either"))
    elif second:
        yield second


@contextlib.contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """The lines of a file, unpacked where its first bytes say that it is packed; indented JSON as a line for each value.

    Raises InputError for a table in Parquet, a store, and indented JSON that is cut off.
    """
    with contextlib.ExitStack() as stack:
        stream = sys.stdin.buffer if str(path) == "-" else stack.enter_context(path.open("rb"))
        file = io.BufferedReader(cast(io.RawIOBase, stream))
        stack.callback(lambda: file.closed or file.detach())  # else it would close standard input
        start = file.peek()
        for name, what in _NO_LINES.items():
            if _is(name, start):
                raise InputError(f"{path}: {what}")
        unpacked: gzip.GzipFile | io.BufferedReader[Any] = file
        if start.startswith(b"\x1f\x8b"):
            unpacked = stack.enter_context(gzip.open(file))
        elif start.startswith(b"\x28\xb5\x2f\xfd"):
            check_format("jsonl.zst", "reading")
            import pyarrow as pa  # a tenth of a second that few files need

            unpacked = io.BufferedReader(stack.enter_context(pa.CompressedInputStream(file, "zstd")))
        if _is("json", unpacked.peek(_START)):
            yield _as_lines(unpacked.read(), path)
        else:
            yield cast(BinaryIO, unpacked)


def _is(format: str, start: bytes) -> bool:
    """True for the first bytes of a format; "json" is an array, or a value over several lines."""
    begins = FORMAT[format].start
    return begins is not None and begins.match(start) is not None


def _as_lines(data: bytes, path: Path) -> BinaryIO:
    try:
        values = orjson.loads(data)
    except orjson.JSONDecodeError as error:
        raise InputError(f"{path}: not whole JSON ({error}): write it again") from error
    lines = (orjson.dumps(value) for value in (values if isinstance(values, list) else [values]))
    return io.BytesIO(b"".join(line + b"\n" for line in lines))


def _read_line(line: bytes, where: str) -> Extraction | Failure:
    """What a line says; whether that keeps the contract is still to be seen."""
    try:
        return _parse(read_typed, line, where)
    except Exception as error:  # whatever one line leads to
        return Failure.of(error, where, "reading")
