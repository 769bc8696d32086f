"""The output folder of a batch: its only writer, and its memory of what is done.

A file is written under one temporary name, flushed to the disk and renamed; a shard's manifest comes last.  So whatever is
killed, a shard is there whole, with its manifest, or counts as not begun.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import orjson

from extractor.batch.plan import Portion
from extractor.batch.shard import ShardManifest, ShardResult, ShardSpec, digest_of
from extractor.errors import InputError, RecordError, ResumeError
from extractor.plain import from_plain
from extractor.sinks.dataset.views import views
from extractor.tables import TABLES

SCHEMA = "extractor-batch/1"
_INDENTED = orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE


class OutputFolder:
    """A folder with the results of one run, in which one portion of it is done; a context manager, for it is locked meanwhile.

    `made_of` is everything that the run is made of; what is in the folder already has to be made of the same.  Without
    `resume` nothing of this portion may be there.  Entering raises ResumeError where that does not hold, or where the
    portion is being done by another process; InputError where the folder cannot be written to.
    """

    def __init__(self, path: Path, *, made_of: Mapping[str, Any], portion: Portion, resume: bool) -> None:
        self._path = path
        self._made_of = {"schema": SCHEMA, **made_of}
        self._resume = resume
        alone = portion == Portion()
        self._manifest = path / ("manifest.json" if alone else f"manifest-portion-{portion}.json")
        self._report = path / ("report.json" if alone else f"report-portion-{portion}.json")
        self._temporary = path / (".unfinished" if alone else f".unfinished-portion-{portion}")
        self._lock: int | None = None
        self.run = digest_of(self._made_of)

    def __enter__(self) -> Self:
        try:
            self._path.mkdir(parents=True, exist_ok=True)
            there = sorted(name for name in os.listdir(self._path) if not name.startswith("."))
        except OSError as error:
            raise InputError(f"{self._path}: {error.strerror}: give a folder that is yours, or a new one") from error
        if there and not any(name.startswith("manifest") for name in there):
            raise ResumeError(f"{self._path} has other files ({there[0]}): give an empty folder, or a new one")
        if self._manifest.exists() and not self._resume:
            raise ResumeError(f"{self._path} has a run already: add --resume to go on with it, or give another folder")
        self._check_others()
        if not self._manifest.exists():
            self._write(self._manifest.name, orjson.dumps(self._made_of, option=_INDENTED))
            self._check_others()  # one that began at the same time
        self._take_lock()
        self._temporary.unlink(missing_ok=True)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._lock is not None:
            os.close(self._lock)

    def _check_others(self) -> None:
        for path in [self._path / "manifest.json", *sorted(self._path.glob("manifest-portion-*.json"))]:
            if path.exists() and (changes := _changes(_read(path), self._made_of)):
                raise ResumeError(
                    f"{path}: the run there is made of other things: {'; '.join(changes)}: restore them, or give another folder"
                )

    def _take_lock(self) -> None:
        self._lock = os.open(self._manifest, os.O_RDONLY)
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise ResumeError(f"{self._path}: another process is at work there: wait for its end, or end it") from error

    def done(self, spec: ShardSpec) -> ShardManifest | None:
        """The manifest of a shard that is there; None where it is still to be done.

        Raises ResumeError where it was made of other pages, or a file of it is missing or cut.
        """
        path = self._path / _manifest_name(spec.name)
        if not path.exists():
            return None
        try:
            found = from_plain(ShardManifest, _read(path))
        except RecordError as error:
            raise ResumeError(f"{path}: not the manifest of a shard ({error}): give another folder") from error
        where = (
            f"{spec.origin.first} to {spec.origin.last}" if spec.origin.first != spec.origin.last else spec.origin.first
        )
        if found.run != self.run or (found.origin, found.pages_sha256) != (spec.origin, spec.sha256):
            raise ResumeError(f"{path}: its input, {where}, has changed since: restore it, or give another folder")
        for name, facts in found.files.items():
            file = self._path / name
            if not file.is_file() or file.stat().st_size != facts["bytes"]:
                raise ResumeError(
                    f"{file}: missing, or not as it was written: remove {path.name} to have the shard made again"
                )
        return found

    def commit(self, result: ShardResult) -> None:
        """Write the files of a shard and, when their names are on the disk too, its manifest.

        Raises InputError where the disk is full.
        """
        for name, data in result.files.items():
            self._write(name, data)
        for folder in {(self._path / name).parent for name in result.files}:
            try:
                _flush(folder)
            except OSError as error:
                raise _no_room(folder, error) from error
        self._write(_manifest_name(result.manifest.shard), orjson.dumps(asdict(result.manifest), option=_INDENTED))

    def write_views(self) -> None:
        """Write the views for DuckDB over the tables."""
        self._write("views.sql", views(tuple(TABLES.values())).encode())

    def write_report(self, report: Mapping[str, Any]) -> None:
        """Write the report of the run, in place of any before."""
        self._write(self._report.name, orjson.dumps(report, option=_INDENTED))

    def _write(self, name: str, data: bytes) -> None:
        path = self._path / name
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with self._temporary.open("wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            os.replace(self._temporary, path)
        except OSError as error:
            self._temporary.unlink(missing_ok=True)
            raise _no_room(path, error) from error


def _no_room(path: Path, error: OSError) -> InputError:
    return InputError(f"cannot write {path} ({error.strerror}): make room, then go on with --resume")


def _flush(folder: Path) -> None:
    """Have the names in a folder on the disk."""
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def _manifest_name(shard: str) -> str:
    return f"manifest-{shard}.json"


def _read(path: Path) -> dict[str, Any]:
    try:
        data = orjson.loads(path.read_bytes())
    except (OSError, ValueError) as error:
        raise ResumeError(f"{path}: not a manifest ({error}): give another folder") from error
    return data if isinstance(data, dict) else {}


def _changes(before: Mapping[str, Any], now: Mapping[str, Any]) -> list[str]:
    """What differs, in words: "settings.seconds was 30, is 10"."""
    old, new = dict(_leaves(before)), dict(_leaves(now))
    names = [*old, *(name for name in new if name not in old)]
    return [f"{n} was {old.get(n)}, is {new.get(n)}" for n in names if old.get(n) != new.get(n)]


def _leaves(data: Mapping[str, Any], before: str = "") -> Iterator[tuple[str, Any]]:
    for key, value in data.items():
        if isinstance(value, Mapping):
            yield from _leaves(value, f"{before}{key}.")
        else:
            yield f"{before}{key}", value
