"""The output folder of a batch: its only writer, and its memory of what is done.

It is locked before anything in it is looked at, and until the last name in it is written.  A file is written under one
temporary name, flushed to the disk and renamed; a shard's manifest comes last.  So whatever is killed, a shard is there
whole, with its manifest, or counts as not begun.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import orjson

from extractor.batch import manifests
from extractor.batch.lock import Lock, is_held
from extractor.batch.manifests import INDENTED, SCHEMA
from extractor.batch.plan import Portion
from extractor.batch.shard import ShardManifest, ShardResult, ShardSpec
from extractor.errors import InputError, ResumeError
from extractor.record.tables import TABLES
from extractor.sinks.batch_folder import digest_of, division, run_manifests
from extractor.sinks.dataset.views import views


class OutputFolder:
    """A folder with the results of one run, in which one portion of it is done; a context manager, for it is locked meanwhile.

    `made_of` is everything that the run is made of; what is in the folder already has to be made of the same.  Without
    `resume` nothing of this portion may be there.  Entering raises ResumeError where that does not hold, or where another
    run is at work on this portion or on those of another division; InputError where the folder cannot be written to.
    With `retry_failed` a shard with failures counts as still to be done.
    `damaged` are the shards that `done` has found not as they were written, and what is wrong with each.
    """

    def __init__(
        self, path: Path, *, made_of: Mapping[str, Any], portion: Portion, resume: bool, retry_failed: bool = False
    ) -> None:
        self._path = path
        self._made_of = {"schema": SCHEMA, **made_of}
        self._portion, self._resume, self._retry_failed = portion, resume, retry_failed
        self._old_files: dict[str, frozenset[str]] = {}  # of shards that are done again for their failures
        part = "" if portion == Portion() else f"-portion-{portion}"
        self._manifest = path / f"manifest{part}.json"
        self._report = path / f"report{part}.json"
        self._list = path / f"shards{part}.txt"
        self._temporary = path / f".unfinished{part}"
        self._lock = Lock(path / f".lock-{portion}")
        self._held = ExitStack()
        self.run = digest_of(self._made_of)
        self.damaged: dict[str, tuple[str, ...]] = {}

    def __enter__(self) -> Self:
        try:
            self._path.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise InputError(
                f"{self._path}: {error.strerror}: choose a folder you can write to, or a new one"
            ) from error
        with ExitStack() as stack:
            stack.enter_context(self._lock)
            with Lock(self._path / ".lock-start", wait=True):  # portions look one by one
                self._begin()
            self._held = stack.pop_all()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._held.close()

    def refuse(self) -> None:
        """Raise what entering would raise, as far as that is known of a part of `made_of`; the folder stays as it is."""
        if self._path.exists() and not self._path.is_dir():
            raise ResumeError(f"{self._path} is a file: give a folder, or a new name")
        if self._path.is_dir():
            with self._lock:
                self._look()

    def _begin(self) -> None:
        """Look at what is there, and refuse it or say what this run is made of."""
        self._look()
        self._temporary.unlink(missing_ok=True)
        if not self._manifest.exists():
            self._write(self._manifest.name, orjson.dumps(self._made_of, option=INDENTED))

    def _look(self) -> None:
        for path in sorted(self._path.glob(".lock-*-of-*")):
            if not path.name.endswith(f"-of-{self._portion.of}") and is_held(path):
                raise ResumeError(
                    f"{self._path}: a run with another --shard is running there ({path.name}): wait until it ends, or stop it"
                )
        there = sorted(name for name in os.listdir(self._path) if not name.startswith("."))
        if there and not any(name.startswith("manifest") for name in there):
            raise ResumeError(f"{self._path} has other files ({there[0]}): give an empty folder, or a new one")
        if self._manifest.exists() and not self._resume:
            raise ResumeError(f"{self._path} has a run already: add --resume to continue it, or choose another folder")
        for path in run_manifests(self._path):
            if self._portion.of > 1 < division(path) != self._portion.of:
                raise ResumeError(
                    f"{self._path} has portions of {division(path)} ({path.name}): "
                    f"give --shard i/{division(path)}, or another folder"
                )
            known = {key: value for key, value in manifests.read_run(path).items() if key in self._made_of}
            if differences := "; ".join(manifests.changes(known, self._made_of)):
                raise ResumeError(
                    f"{path}: the run there has different inputs or settings: {differences}: "
                    "restore them, or give another folder, as for new articles"
                )

    def done(self, spec: ShardSpec) -> ShardManifest | None:
        """The manifest of a shard that is there whole; None where it is still to be done, or is damaged and to be done again.

        Raises ResumeError where it was made of other pages.
        """
        path = self._path / manifests.name_of(spec.name)
        if not path.exists():
            return None
        manifest = manifests.unpacked(path)
        if manifest is None:
            self.damaged[spec.name] = (f"{path.name} is altered",)
            return None
        where = (
            f"{spec.origin.first} to {spec.origin.last}" if spec.origin.first != spec.origin.last else spec.origin.first
        )
        if manifest.run != self.run or (manifest.origin, manifest.pages_sha256) != (spec.origin, spec.sha256):
            raise ResumeError(f"{path}: its input, {where}, has changed since: restore it, or give another folder")
        if wrong := tuple(manifests.faults(self._path, manifest)):
            self.damaged[spec.name] = wrong
            return None
        if self._retry_failed and manifest.failed:
            self._old_files[spec.name] = frozenset(manifest.files)
            return None
        return manifest

    def commit(self, result: ShardResult) -> None:
        """Write the files of a shard and, when their names are on the disk too, its manifest.

        Raises InputError where the disk is full, and ResumeError where the folder is no longer locked.
        """
        for name, data in result.files.items():
            self._write(name, data)
        for folder in {(self._path / name).parent for name in result.files}:
            try:
                _flush(folder)
            except OSError as error:
                raise _disk_full(folder, error) from error
        for name in self._old_files.get(result.manifest.shard, frozenset()) - result.files.keys():
            (self._path / name).unlink(missing_ok=True)
        self._write(manifests.name_of(result.manifest.shard), manifests.packed(result.manifest))

    def end(self, shards: Iterable[str], report: Mapping[str, Any], *, with_views: bool) -> None:
        """Write what is added to the shards when all are done: a list of them, and the report, which replaces an earlier one.

        `with_views` also the views for DuckDB over the tables.
        """
        if with_views:
            self._write("views.sql", views(tuple(TABLES.values())).encode())
        self._write(self._list.name, "".join(f"{shard}\n" for shard in shards).encode())
        self._write(self._report.name, orjson.dumps(report, option=INDENTED))

    def _write(self, name: str, data: bytes) -> None:
        path = self._path / name
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with self._temporary.open("wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            self._lock.check()
            os.replace(self._temporary, path)
        except OSError as error:
            self._temporary.unlink(missing_ok=True)
            raise _disk_full(path, error) from error


def _disk_full(path: Path, error: OSError) -> InputError:
    return InputError(f"cannot write {path} ({error.strerror}): free some space, then continue with --resume")


def _flush(folder: Path) -> None:
    """Have the names in a folder on the disk."""
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
