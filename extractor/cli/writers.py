"""The forms of output: that of the file that is named, else what suits a reader or a program."""

from __future__ import annotations

import os
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Protocol

import typer

from extractor.cli.terminal import escaped
from extractor.formats import FORMAT, FORMATS, WRITTEN, format_named, suffix

if TYPE_CHECKING:
    from extractor.sinks import Record


class Writer(Protocol):
    """What becomes of each record, and what follows the last; `grows` where some records are useful without the rest."""

    @property
    def grows(self) -> bool: ...

    def record(self, record: Record) -> bytes: ...

    def end(self) -> bytes: ...


class Tables:
    """Tables of claims, and the counts at the end."""

    grows: ClassVar[bool] = False

    def __init__(self, *, is_terminal: bool, all_rows: bool) -> None:
        from extractor.cli.table import Report

        self._report = Report(is_terminal=is_terminal, all_rows=all_rows)

    def record(self, record: Record) -> bytes:
        return self._report.article(record.extraction()).encode("utf-8", "replace")

    def end(self) -> bytes:
        return self._report.end().encode()


class Escaped:
    """What another writer writes, on a terminal: with escapes for what it would obey."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer
        self.grows = writer.grows

    def record(self, record: Record) -> bytes:
        return escaped(self._writer.record(record))

    def end(self) -> bytes:
        return escaped(self._writer.end())


class Packed:
    """What another writer writes, packed with gzip; each record can be unpacked as soon as it is written."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer
        self.grows = writer.grows
        self._packer = zlib.compressobj(wbits=31)

    def record(self, record: Record) -> bytes:
        return self._packer.compress(self._writer.record(record)) + self._packer.flush(zlib.Z_SYNC_FLUSH)

    def end(self) -> bytes:
        return self._packer.compress(self._writer.end()) + self._packer.flush()


def writer_of(
    format: str | None, target: Path | None, inputs: Sequence[str], *, is_terminal: bool, all_rows: bool
) -> Writer:
    """The writer of a format, by default that of the name of `target` (None: standard output).

    Raises typer.BadParameter for a name of another format, and for bytes that a terminal cannot show.
    """
    name = format or (_format_of(target) if target else "table" if is_terminal else "jsonl")
    if name == "table":
        writer: Writer = Tables(is_terminal=is_terminal, all_rows=all_rows)
    else:
        from extractor.sinks import record_file

        if is_terminal and name == "parquet":
            raise typer.BadParameter("cannot be shown on a terminal: name a file with -o", param_hint="--format")
        writer = record_file(name, several=len(inputs) > 1 or os.path.isdir(inputs[0]))
        writer = Escaped(writer) if is_terminal else writer
    return Packed(writer) if target and target.name.lower().endswith(".gz") else writer


def _format_of(target: Path) -> str:
    """The format of a file by its name; "jsonl" where it has no suffix, or is no file to name."""
    end = suffix(target.name)
    if not end or (target.exists() and not target.is_file()):
        return "jsonl"
    format = format_named(target.name, [FORMAT[name] for name in WRITTEN])
    if format is not None:
        return format.name
    exporting = format_named(target.name, [format for format in FORMATS if format.instead_of_writing])
    known = ", ".join(sorted(suffix for name in WRITTEN for suffix in FORMAT[name].suffixes))
    what = exporting.instead_of_writing if exporting else f"use {known} (also .gz), or give --format"
    raise typer.BadParameter(f"{target.name}: {end} is not an output format: {what}", param_hint="--output")
