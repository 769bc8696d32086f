"""The file of a store: opened and checked, read and written in turns, and every error of SQLite said in a sentence."""

from __future__ import annotations

import os
import secrets
import shutil
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import RLock
from typing import Any, Final, Self

from extractor.desk.store.schema import APPLICATION_ID, MIGRATIONS
from extractor.errors import DamageError, RecordError, StoreError
from extractor.words.folding import folded

_BUSY_SECONDS: Final = 10.0
"""How long one process waits for another one to finish writing; adding commits several times a second."""
_CACHE_KIBIBYTES: Final = 64_000
_PAGES_AT_ONCE: Final = 10_000  # of a backup, between which others may write
_NEEDED: Final = 100_000  # bytes of the disk, for what SQLite keeps beside the file while it is open
Parameters = Sequence[Any] | Mapping[str, Any]

_FULL = "the disk is full: free some space and do it again; nothing is half written"
_DAMAGED = (
    "it is damaged: take the last backup, and merge what `extractor store export --to decisions` still gets out of it"
)
_MISFITS: Final = (
    ValueError, TypeError, LookupError, AttributeError, ArithmeticError, AssertionError, RuntimeError, StopIteration, RecordError
)  # fmt: skip
"""What comes of a value that nobody wrote: no JSON, no date, of another type, an id that leads nowhere."""
_WHAT_TO_DO = {
    "SQLITE_FULL": _FULL,
    "SQLITE_BUSY": "another process is writing to it: try again when that has ended",
    "SQLITE_LOCKED": "another process is writing to it: try again when that has ended",
    "SQLITE_READONLY": "it is read-only: change its mode, or that of its folder",
    "SQLITE_CANTOPEN": "it cannot be opened: check the path and its permissions, those of its folder too",
    "SQLITE_CORRUPT": _DAMAGED,
    "SQLITE_NOTADB": "it is not a store, or damaged: give a file that `extractor store add` made",
    "SQLITE_IOERR": "the disk cannot be read or written: check it, then try again",
    "SQLITE_TOOBIG": "an article is larger than SQLite takes: leave it out",
}


class Database:
    """One connection to the file of a store, which threads share in turns."""

    def __init__(self, path: Path, connection: sqlite3.Connection, *, read_only: bool) -> None:
        self.path = path
        self._connection = connection
        self._is_read_only = read_only
        self._turn = RLock()

    @classmethod
    def open(cls, path: Path, *, create: bool, read_only: bool, migrated: Callable[[Self], object]) -> Self:
        """The database of a file; `migrated` ends the work on one of an older version, whose tables are the present ones then.

        Raises StoreError for anything that is not a store of this version or an older one.
        """
        if not _has_fts5():
            raise StoreError("this Python's SQLite lacks FTS5, full-text search: use a Python whose sqlite3 has it")
        path = path.absolute()
        create = create and not read_only
        is_new = _check_path(path, create=create)
        with _explained(path):
            if is_new:
                _make_private(path)
            connection = _connect(path, "ro" if read_only else "rwc" if is_new else "rw")
        database = cls(path, connection, read_only=read_only)
        try:
            database._prepare(create=create, migrated=migrated)
        except BaseException:
            database.close()
            raise
        return database

    def close(self) -> None:
        """Close the connection.  The last one to close leaves one file, without its log beside it."""
        with self._turn, _explained(self.path):
            self._connection.close()

    # ------------------------------------------------------------ reading and writing
    def rows(self, sql: str, parameters: Parameters = ()) -> list[sqlite3.Row]:
        """All rows of a query."""
        with self._turn, _explained(self.path):
            return self._connection.execute(sql, parameters).fetchall()

    def row(self, sql: str, parameters: Parameters = ()) -> sqlite3.Row | None:
        """The first row of a query, None where there is none."""
        return next(iter(self.rows(sql, parameters)), None)

    def value(self, sql: str, parameters: Parameters = ()) -> Any:
        """The first value of the first row, None where there is none."""
        row = self.row(sql, parameters)
        return row[0] if row else None

    @contextmanager
    def reading(self) -> Iterator[None]:
        """All that is read in the block is of one moment, whatever others write meanwhile.  Raises as `fitting`."""
        with self._turn, self.fitting(), self._transaction("BEGIN"):
            yield

    @contextmanager
    def fitting(self) -> Iterator[None]:
        """The block works with what the file holds alone: where that does not fit, it raises DamageError."""
        try:
            yield
        except _MISFITS as error:
            raise DamageError(f"{self.path}: what it holds does not fit: {_DAMAGED}") from error

    @contextmanager
    def writing(self) -> Iterator[None]:
        """What is written in the block is in the file, on the disk, when it ends; where it raises, nothing of it is."""
        with self._turn, self._transaction("BEGIN IMMEDIATE"):
            yield

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[None]:
        if self._connection.in_transaction:  # inside one: the outer one decides
            yield
            return
        with _explained(self.path):
            self._connection.execute(begin)
        try:
            yield
            with _explained(self.path):
                self._connection.execute("COMMIT")
        except BaseException:
            if self._connection.in_transaction:  # a full disk has ended it already
                self._connection.execute("ROLLBACK")
            raise

    def run(self, sql: str, parameters: Parameters = ()) -> int:
        """Run one statement; the number of rows that it changed."""
        with self._turn, _explained(self.path):
            return self._connection.execute(sql, parameters).rowcount

    def run_each(self, sql: str, parameters: list[tuple[Any, ...]]) -> None:
        """Run one statement for each tuple of parameters."""
        with self._turn, _explained(self.path):
            self._connection.executemany(sql, parameters)

    # ------------------------------------------------------------ the file as a whole
    def _prepare(self, *, create: bool, migrated: Callable[[Self], object]) -> None:
        version = self.value("PRAGMA user_version")
        is_new = create and not self.row("SELECT 1 FROM sqlite_schema")  # also where its making was ended in the middle
        if not is_new and self.value("PRAGMA application_id") != APPLICATION_ID:
            raise StoreError(
                f"{self.path} is the database of another program: give a file that `extractor store add` made"
            )
        if version > len(MIGRATIONS):
            raise StoreError(
                f"{self.path} is a store of version {version}, newer than this extractor supports ({len(MIGRATIONS)}): "
                "install a newer extractor"
            )
        if version < len(MIGRATIONS):
            if self._is_read_only:
                raise StoreError(
                    f"{self.path} is a store of version {version}, and is read-only: open it for writing once, "
                    f"which updates it to version {len(MIGRATIONS)}"
                )
            self._migrate(migrated)
        self.run("PRAGMA foreign_keys = ON")
        self.run("PRAGMA trusted_schema = OFF")  # whatever a foreign file's views and triggers would call
        self.run(f"PRAGMA cache_size = -{_CACHE_KIBIBYTES}")

    def _migrate(self, migrated: Callable[[Self], object]) -> None:
        """Bring the file to the present version, or leave it as it is; another process may have done it meanwhile."""
        self.run("PRAGMA journal_mode = WAL")
        with self.writing():
            version = self.value("PRAGMA user_version")
            for number, script in enumerate(MIGRATIONS[version:], version + 1):
                for statement in _statements(script):
                    self.run(statement)
                self.run(f"PRAGMA user_version = {number}")
            with self.fitting():
                migrated(self)
            self.run(f"PRAGMA application_id = {APPLICATION_ID}")

    def backup(self, path: Path) -> None:
        """Copy all of it into a file, whole or not at all, while others read and write.

        Raises StoreError for a path that holds anything but an older copy, and where the store is damaged.
        """
        if path.exists() and path.samefile(self.path):
            raise StoreError(f"{path} is the store itself: choose another name")
        if not _check_path(path.absolute(), create=True) and not _is_store(path):
            raise StoreError(f"{path} exists and is not a store: choose another name")
        part = path.with_name(f".{path.name}.{secrets.token_hex(8)}.part")
        try:
            with self._turn, _explained(path):
                _make_private(part)
                copy = sqlite3.connect(part, isolation_level=None)
                try:
                    self._connection.backup(copy, pages=_PAGES_AT_ONCE)
                    if copy.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
                        raise DamageError(f"{self.path}: {_DAMAGED}; {path} stays as it was")
                    copy.execute("PRAGMA journal_mode = DELETE")  # one file, to be read where nothing may be written
                finally:
                    copy.close()
            part.replace(path)
        except OSError as error:
            raise StoreError(
                f"cannot write {path} ({error.strerror}): choose a folder that exists and that you can write to"
            ) from error
        finally:
            with suppress(OSError):  # a folder that may not be written has none
                part.unlink(missing_ok=True)

    def faults(self) -> list[str]:
        """What SQLite finds wrong with the pages of the file, a line each."""
        return [row[0] for row in self.rows("PRAGMA integrity_check") if row[0] != "ok"]

    def faults_between_tables(self) -> list[str]:
        """Rows that lead to a row which is not there, a line each."""
        return [f"a row of {row[0]} leads nowhere" for row in self.rows("PRAGMA foreign_key_check")]

    def check_index(self) -> None:
        """Raises DamageError where full-text search has other words than the claims, unless it may only be read."""
        if not self._is_read_only:  # for which SQLite takes the question, which is written as an insertion
            self.run("INSERT INTO claims_fts (claims_fts, rank) VALUES ('integrity-check', 1)")

    def size(self) -> int:
        """Bytes of the file, without its log."""
        return int(self.value("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size"))

    def forget(self) -> None:
        """Make what was deleted unreadable in the file: the full-text index, free pages and the log hold it until then.

        Raises StoreError where another process reads so long that the log cannot be emptied.
        """
        self.run("INSERT INTO claims_fts (claims_fts) VALUES ('optimize')")
        self.run("VACUUM")
        if self.value("PRAGMA wal_checkpoint(TRUNCATE)"):
            raise StoreError(
                f"{self.path}: deleted, but another process is reading it: the text stays in the file until that ends"
            )


def _has_fts5() -> bool:
    with sqlite3.connect(":memory:") as memory:
        count = memory.execute("SELECT count(*) FROM pragma_module_list WHERE name = 'fts5'").fetchone()[0]
    memory.close()
    return bool(count)


def _is_store(path: Path) -> bool:
    """True for a file that says so in its head, whatever its state."""
    with path.open("rb") as file:
        return file.read(72)[68:] == APPLICATION_ID.to_bytes(4)


def _check_path(path: Path, *, create: bool) -> bool:
    """True where the file is new.  Raises StoreError where there is none, or something else."""
    try:
        if path.is_dir():
            raise StoreError(f"{path} is a folder: give the file of a store, or a new name in it")
        is_new = not path.exists() or path.stat().st_size == 0
    except OSError as error:
        raise StoreError(f"{path}: {error.strerror}: check the path and its permissions") from error
    if is_new and not create:
        what = "is empty" if path.exists() else "is not there"
        raise StoreError(f"{path} {what}: give the file of a store, or make one with `extractor store add RECORDS`")
    if is_new and not path.parent.is_dir():
        raise StoreError(f"{path}: its folder does not exist: create it first, or choose another")
    return is_new


def _make_private(path: Path) -> None:
    """Make a file that its owner alone can read, whatever the umask; SQLite gives that mode to the files beside it, too."""
    with suppress(OSError):  # it is there already, or cannot be made, which SQLite says in its own words
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))


def _connect(path: Path, mode: str) -> sqlite3.Connection:
    address = f"{path.as_uri()}?mode={mode}"
    if mode == "ro" and not os.access(path.parent, os.W_OK) and not path.with_name(f"{path.name}-wal").exists():
        address += "&immutable=1"  # SQLite keeps its log beside the file, which it cannot there
    connection = sqlite3.connect(
        address, uri=True, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False
    )
    connection.row_factory = sqlite3.Row
    connection.create_function("folded", 1, folded, deterministic=True)
    return connection


def _statements(script: str) -> Iterator[str]:
    """The statements of a script, one by one, since `executescript` would end the transaction."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    """Raise what SQLite refuses as one sentence that says what to do."""
    try:
        yield
    except (sqlite3.Error, UnicodeDecodeError) as error:  # the latter for a message of SQLite with names from the file
        name = getattr(error, "sqlite_errorname", "")
        known = next((said for start, said in _WHAT_TO_DO.items() if name.startswith(start)), None)
        if name.startswith("SQLITE_IOERR") and shutil.disk_usage(path.parent).free < _NEEDED:
            known = _FULL
        if "decode" in str(error):  # a text that is none
            known = _DAMAGED
        said = known or f"SQLite says: {error}; please report it"
        kind = DamageError if known == _DAMAGED else StoreError
        raise kind(f"{path}: {said}") from error
