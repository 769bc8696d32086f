"""The Parquet of a batch as Delta tables: one committer, a transaction for each shard and table, and nothing twice.

A transaction carries the name of its shard, so that whoever publishes again, after a crash or because the batch has gone on,
adds what is not there yet.  The description of a table names the run that its rows are of.
"""

from __future__ import annotations

import fcntl
import hashlib
import io
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import orjson

from extractor.errors import InputError
from extractor.extras import needed_by
from extractor.record.tables import TABLES, TABLES_SCHEMA, Table

if TYPE_CHECKING:
    import pyarrow as pa

_FILE = re.compile(r"(?P<table>\w+)/year=(?P<year>\d+)/month=(?P<month>\d+)/part-.*\.parquet")


def publish_delta(folder: Path, target: Path) -> int:
    """Add the finished shards of a batch (`--format parquet`) to the Delta tables below `target`; how many were added.

    Shards that are there already are passed over.  Raises PackageError without the extra `delta`, InputError where the folder
    has no such shard, where the tables are those of another run or somebody else publishes to them, and for a damaged file.
    """
    with needed_by("publish", "delta"):
        import deltalake  # noqa: F401
        import pyarrow  # noqa: F401
    manifests = [orjson.loads(path.read_bytes()) for path in sorted(folder.glob("manifest-[0-9]*.json"))]
    shards = [manifest for manifest in manifests if any(map(_FILE.fullmatch, manifest["files"]))]
    if not shards:
        raise InputError(
            f"{folder}: no finished shard in Parquet: give the folder of `extractor batch --format parquet`"
        )
    with _only_committer(target):
        return sum(_publish(shard, folder, target) for shard in shards)


@contextmanager
def _only_committer(target: Path) -> Iterator[None]:
    try:
        target.mkdir(parents=True, exist_ok=True)
        lock = (target / ".publishing").open("w")
    except OSError as error:
        raise InputError(f"cannot write {target} ({error.strerror}): choose a folder you can write to") from error
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise InputError(f"{target}: another process is publishing there: wait until it ends") from error
        yield


def _publish(shard: Mapping[str, Any], folder: Path, target: Path) -> bool:
    """True if a shard was not there yet, or not in every table."""
    return any([_publish_table(shard, table, folder, str(target / table.name)) for table in TABLES.values()])  # noqa: C419 - all of them


def _publish_table(shard: Mapping[str, Any], table: Table, folder: Path, target: str) -> bool:
    """True if a shard's rows of a table were added, in one transaction."""
    from deltalake import CommitProperties, DeltaTable, Transaction, WriterProperties, write_deltalake

    description = f"{table.meaning} [{TABLES_SCHEMA}, run {shard['run']}]"
    if DeltaTable.is_deltatable(target):
        there = DeltaTable(target)
        if there.metadata().description != description:
            raise InputError(f"{target}: has rows of another run: publish each run to its own folder")
        if there.transaction_version(shard["shard"]) is not None:
            return False
    write_deltalake(
        target,
        _rows(shard, table, folder),
        mode="append",
        partition_by=["year", "month"],
        name=table.name,
        description=description,
        writer_properties=WriterProperties(compression="ZSTD"),
        commit_properties=CommitProperties(app_transactions=[Transaction(shard["shard"], 1)]),
    )
    return True


def _rows(shard: Mapping[str, Any], table: Table, folder: Path) -> pa.Table:
    """The rows of a shard's files of a table, with year and month as columns."""
    import pyarrow as pa
    from pyarrow import parquet

    from extractor.sinks.parquet_file import arrow_schema

    parts = []
    for name, known in shard["files"].items():
        match = _FILE.fullmatch(name)
        if match is None or match["table"] != table.name:
            continue
        data = (folder / name).read_bytes()
        if hashlib.sha256(data).hexdigest() != known["sha256"]:
            raise InputError(f"{folder / name}: was changed after it was written: extract the archive again")
        rows = parquet.read_table(io.BytesIO(data))
        for column in ("year", "month"):
            rows = rows.append_column(column, pa.array([int(match[column])] * len(rows), pa.int32()))
        parts.append(rows)
    schema = arrow_schema(table)
    for column in ("year", "month"):
        schema = schema.append(pa.field(column, pa.int32()))
    return pa.concat_tables(parts) if parts else schema.empty_table()
