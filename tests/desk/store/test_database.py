"""The file of a store: what is refused, what waits, and what a full disk leaves."""

from __future__ import annotations

import os
import re
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from extractor.desk.store import Store, database
from extractor.desk.store.schema import MIGRATIONS
from extractor.errors import DamageError, QueryError, StoreError
from extractor.record.extraction import Extraction
from tests.desk.store.conftest import URL, Read, claim_of, copies


@pytest.fixture
def closed(ferries: Store) -> Path:
    """The file of a store that nobody has open."""
    ferries.close()
    return ferries.path


def run(path: Path, sql: str) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute(sql)
    connection.close()


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda path: None, "is not there: give the file of a store, or make one with `extractor store add RECORDS`"),
        (lambda path: path.touch(), "is empty"),
        (lambda path: path.mkdir(), "is a folder"),
        (lambda path: path.write_text('{"schema": "extractor/1"}\n' * 100), "it is not a store, or damaged"),
        (lambda path: run(path, "CREATE TABLE recipes (name TEXT)"), "is the database of another program"),
    ],
    ids=["missing", "empty", "folder", "records", "foreign"],
)
def test_what_is_no_store_is_said(tmp_path: Path, make, said: str) -> None:
    make(tmp_path / "claims.db")
    before = (tmp_path / "claims.db").read_bytes() if (tmp_path / "claims.db").is_file() else None
    with pytest.raises(StoreError, match=said):
        Store.open(tmp_path / "claims.db")
    if before is not None:
        assert (tmp_path / "claims.db").read_bytes() == before


@pytest.mark.parametrize(
    "make", [lambda path: path.write_text("x" * 5000), lambda path: run(path, "CREATE TABLE recipes (x)")]
)
def test_adding_never_writes_over_what_is_no_store(tmp_path: Path, make) -> None:
    make(tmp_path / "claims.db")
    before = (tmp_path / "claims.db").read_bytes()
    with pytest.raises(StoreError):
        Store.open(tmp_path / "claims.db", create=True)
    assert (tmp_path / "claims.db").read_bytes() == before


def test_an_empty_file_and_a_name_with_marks_become_a_store(tmp_path: Path) -> None:
    path = tmp_path / "what? #1 100%.db"
    path.touch()
    Store.open(path, create=True).close()
    Store.open(path).close()
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


def test_a_store_whose_making_was_ended_in_the_middle_is_made(tmp_path: Path) -> None:
    run(tmp_path / "claims.db", "PRAGMA journal_mode = WAL")
    assert (tmp_path / "claims.db").stat().st_size > 0
    with Store.open(tmp_path / "claims.db", create=True) as store:
        assert store.articles().total == 0


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="its folder does not exist"):
        Store.open(tmp_path / "no" / "claims.db", create=True)


def test_a_store_of_a_newer_version_is_refused_and_stays(closed: Path) -> None:
    run(closed, f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    with pytest.raises(StoreError, match=r"newer than this extractor supports \(\d+\): install a newer extractor"):
        Store.open(closed)


def test_an_older_store_is_upgraded_to_the_present_version(closed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    later = (*MIGRATIONS, "CREATE TABLE shelves (name TEXT);\nINSERT INTO shelves VALUES ('a;b');\n")
    monkeypatch.setattr(database, "MIGRATIONS", later)
    with pytest.raises(StoreError, match="is read-only: open it for writing once"):
        Store.open(closed, read_only=True)
    with Store.open(closed) as store:
        assert store._database.value("SELECT name FROM shelves") == "a;b"
        assert store.articles().total == 1
    Store.open(closed, read_only=True).close()


def test_a_migration_that_fails_leaves_the_store_as_it_was(closed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(
            database, "MIGRATIONS", (*MIGRATIONS, "CREATE TABLE shelves (name);\nINSERT INTO nowhere VALUES (1);\n")
        )
        with pytest.raises(StoreError, match="please report it"):
            Store.open(closed)
    with Store.open(closed) as store:
        assert store._database.value("PRAGMA user_version") == len(MIGRATIONS)
        assert store._database.row("SELECT 1 FROM sqlite_schema WHERE name = 'shelves'") is None


def spoil(path: Path, share: float) -> None:
    """Overwrite the last part of a file."""
    content = path.read_bytes()
    kept = int(len(content) * (1 - share))
    path.write_bytes(content[:kept] + b"\xff" * (len(content) - kept))


def spoil_page(path: Path, table: str) -> None:
    """Overwrite the first page of a table."""
    connection = sqlite3.connect(path)
    (page,) = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = ?", [table]).fetchone()
    (size,) = connection.execute("PRAGMA page_size").fetchone()
    connection.close()
    with path.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"\xff" * size)


def test_a_damaged_file_is_said_with_what_to_do(closed: Path) -> None:
    spoil(closed, 0.9)
    with pytest.raises(StoreError, match="it is damaged: take the last backup"):
        Store.open(closed)


@pytest.mark.parametrize(
    ("sql", "said"),
    [
        (
            "UPDATE versions SET record = zeroblob(100)",
            "version 1 of the article .* is damaged: add it again",
        ),
        ("UPDATE versions SET record_sha256 = '0'", "is damaged: add it again"),
        ("INSERT INTO claims_fts (claims_fts) VALUES ('delete-all')", "it is damaged"),  # nothing can be searched
    ],
)
def test_damage_is_found_by_the_check(closed: Path, sql: str, said: str) -> None:
    run(closed, sql)
    with Store.open(closed) as store:
        (fault,) = store.check()
        assert re.search(said, fault)


def test_a_row_that_leads_nowhere_is_found(closed: Path) -> None:
    run(closed, "UPDATE claims SET article = 5")
    with Store.open(closed) as store:
        assert store.check()[0] == "a row of claims leads nowhere"


def test_a_python_without_full_text_search_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "_has_fts5", lambda: False)
    with pytest.raises(StoreError, match="lacks FTS5"):
        Store.open(tmp_path / "claims.db", create=True)


def test_a_full_disk_is_said_and_leaves_what_was_there(ferries: Store, read: Read) -> None:
    pages = ferries._database.value("PRAGMA page_count")
    ferries._database.run(f"PRAGMA max_page_count = {pages}")
    claim = claim_of(ferries, "quay type:figure")
    with pytest.raises(StoreError, match="the disk is full: free some space and do it again; nothing is half written"):
        ferries.add(copies(read(), 40))
    assert (ferries.articles().total, ferries.check()) == (1, ())
    ferries._database.run("PRAGMA max_page_count = 100000")
    ferries.decide(claim, status="accepted", who="Ida")
    assert ferries.claim(claim).status == "accepted"


def test_a_second_writer_has_to_wait_and_a_reader_goes_on(ferries: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "_BUSY_SECONDS", 0.01)
    with Store.open(ferries.path) as second:
        claim = claim_of(second, "quay type:figure")
        with ferries._database.writing():
            assert second.search("quay").total
            with pytest.raises(StoreError, match="another process is writing to it"):
                second.decide(claim, status="accepted", who="Ida")
        assert second.decide(claim, status="accepted", who="Ida").status == "accepted"


def test_what_is_read_in_one_answer_is_of_one_moment(ferries: Store, read: Read) -> None:
    with Store.open(ferries.path) as second, ferries._database.reading():
        before = ferries.search("").total
        second.add([read("Tolls rose 3 percent.", url="https://news.example/tolls")])
        assert ferries.search("").total == before
    assert ferries.search("").total > before


def test_a_store_that_is_only_read_is_not_written_to(closed: Path) -> None:
    before = closed.read_bytes()
    with Store.open(closed, read_only=True) as store:
        claim = claim_of(store, "quay type:figure")
        with pytest.raises(StoreError, match="it is read-only"):
            store.decide(claim, status="accepted", who="Ida")
    assert closed.read_bytes() == before


def test_a_store_in_a_folder_that_may_not_be_written_can_be_read(closed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.access", lambda path, mode: False)
    with Store.open(closed, read_only=True) as store:
        assert store.articles().total == 1
        assert [file.name for file in closed.parent.iterdir()] == [closed.name]  # no log beside it


@pytest.fixture
def used(ferries: Store) -> Iterator[Store]:
    """A store that another connection reads meanwhile."""
    with Store.open(ferries.path, read_only=True) as second, second._database.reading():
        second.articles()
        yield ferries


def test_a_backup_is_whole_while_the_store_is_used_and_replaces_an_older_one(used: Store, tmp_path: Path) -> None:
    copy = tmp_path / "copies" / "monday.db"
    copy.parent.mkdir()
    used.backup(copy)
    used.decide(claim_of(used, "quay type:figure"), status="accepted", who="Ida")
    used.backup(copy)
    assert [file.name for file in copy.parent.iterdir()] == [copy.name]
    with Store.open(copy, read_only=True) as store:
        assert store.article(URL) == used.article(URL)
        assert store.check() == ()


def test_a_backup_to_nowhere_or_over_itself_is_refused(ferries: Store, tmp_path: Path) -> None:
    for path in (ferries.path, tmp_path, tmp_path / "no" / "copy.db"):
        with pytest.raises(StoreError):
            ferries.backup(path)
    assert ferries.articles().total == 1


@pytest.mark.issue(18)
def test_a_backup_never_replaces_what_is_no_store(ferries: Store, tmp_path: Path) -> None:
    notes, recipes = tmp_path / "articles.jsonl", tmp_path / "recipes.db"
    notes.write_text("what somebody has written\n" * 20)
    run(recipes, "CREATE TABLE recipes (name TEXT)")
    for path in (notes, recipes):
        before = path.read_bytes()
        with pytest.raises(StoreError, match="exists and is not a store: choose another name"):
            ferries.backup(path)
        assert path.read_bytes() == before


@pytest.mark.issue(18)
def test_a_damaged_store_does_not_replace_its_last_backup(closed: Path, tmp_path: Path) -> None:
    copy = tmp_path / "monday.db"
    with Store.open(closed) as store:
        store.backup(copy)
    before = copy.read_bytes()
    spoil_page(closed, "claims")
    with Store.open(closed) as store, pytest.raises(StoreError, match=r"is damaged: .*monday\.db stays as it was"):
        store.backup(copy)
    assert (copy.read_bytes(), sorted(file.name for file in tmp_path.glob(".*"))) == (before, [])


@pytest.mark.issue(18)
@pytest.mark.parametrize(
    ("error", "free", "said"),
    [
        ("SQLITE_IOERR_SHMSIZE", 0, "the disk is full: free some space"),
        ("SQLITE_IOERR_READ", 10**9, "the disk cannot be read or written"),
        ("SQLITE_CORRUPT_INDEX", 10**9, "it is damaged: take the last backup"),
        ("", 10**9, "it is damaged: take the last backup"),
    ],
)
def test_what_sqlite_refuses_is_said_by_its_cause(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: str, free: int, said: str
) -> None:
    monkeypatch.setattr("shutil.disk_usage", lambda path: type("usage", (), {"free": free}))
    refused = sqlite3.OperationalError("Could not decode to UTF-8 column 'status' with text 'und\\xff'")
    if error:
        refused = sqlite3.OperationalError("disk I/O error")
        refused.sqlite_errorname = error
    with pytest.raises(StoreError, match=said), database._explained(tmp_path / "claims.db"):
        raise refused


def test_the_check_of_a_damaged_store_names_its_file_once(closed: Path) -> None:
    spoil_page(closed, "claims")
    with Store.open(closed) as store:
        assert not any(str(store.path) in fault for fault in store.check())


def test_foreign_keys_hold(ferries: Store) -> None:
    with pytest.raises(StoreError):
        ferries._database.run("UPDATE claims SET article = 5")
    assert ferries.check() == ()


def test_threads_take_turns(ferries: Store, read: Read) -> None:
    from concurrent.futures import ThreadPoolExecutor

    others = copies(read(), 8)
    with ThreadPoolExecutor(4) as pool:
        added = list(pool.map(lambda extraction: ferries.add([extraction]), others))
        totals = list(pool.map(lambda _: ferries.search("ferries").total, range(8)))
    assert sum(result.articles for result in added) == 8
    assert len(set(totals)) == 1


def modes(folder: Path) -> dict[str, int]:
    return {path.name: path.stat().st_mode & 0o777 for path in folder.iterdir()}


@pytest.mark.skipif(os.name != "posix", reason="no modes")
def test_a_store_its_side_files_and_its_backup_are_for_their_owner_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From the moment at which they exist: each connection of SQLite finds a private file, whatever the umask."""
    seen: list[int] = []
    connect = sqlite3.connect

    def connecting(database: str | Path, *settings: object, **more: object) -> sqlite3.Connection:
        if database != ":memory:":
            seen.extend(modes(tmp_path).values())
        return connect(database, *settings, **more)  # type: ignore[call-overload, no-any-return]

    monkeypatch.setattr(sqlite3, "connect", connecting)
    before = os.umask(0)
    try:
        with Store.open(tmp_path / "claims.db", create=True) as store:
            store.backup(tmp_path / "copy.db")
            assert modes(tmp_path) == dict.fromkeys(("claims.db", "claims.db-wal", "claims.db-shm", "copy.db"), 0o600)
    finally:
        os.umask(before)
    assert seen == [0o600] * 5  # the store; then its three files and the copy that is begun


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE claims SET inferred = '['",
        "UPDATE claims SET entities = x'00'",
        "UPDATE claims SET rules = 'x' || char(0)",
        "UPDATE versions SET record_sha256 = 'x'",
        "UPDATE versions SET record = 'x'",
        "UPDATE articles SET version = 7",
        "UPDATE decisions SET slots = '{\"unit\": 3}'",
        "UPDATE decisions SET machine = 'none'",
        "UPDATE decisions SET locator = '[]'",
    ],
)
def test_what_nobody_wrote_is_damage_whoever_asks(ferries: Store, read: Read, sql: str) -> None:
    claim = claim_of(ferries, "quay type:figure")
    ferries.decide(claim, status="accepted", who="Ida")
    ferries._database.run("PRAGMA foreign_keys = OFF")
    ferries._database.run(sql)
    calls: list[Callable[[], object]] = [
        lambda: ferries.search(""),
        lambda: ferries.article(URL),
        lambda: ferries.claim(claim),
        lambda: ferries.copy_text(claim),
        lambda: ferries.elsewhere(claim),
        lambda: list(ferries.decisions()),
        lambda: ferries.stats(),
        lambda: ferries.decide(claim, status="rejected", who="Ida", after=ferries.claim(claim).decision.id),  # type: ignore[union-attr]
        lambda: ferries.delete_person("Ingrid Solheim"),
        lambda: ferries.add([read(url="https://news.example/more"), read("Ferries carried 4 people.")]),
        *(lambda name=name: list(ferries.export(name)) for name in ("claims", "records", "decisions", "gold")),  # type: ignore[misc]
    ]
    said = Counter[str]()
    for ask in calls:
        try:
            ask()
        except DamageError as error:
            said[str(error)] += 1
    assert said.total() > 0
    assert all("damaged" in message for message in said)


def test_a_query_of_the_caller_is_never_damage(ferries: Store) -> None:
    with pytest.raises(QueryError):
        ferries.search("mesure:exports")
    with pytest.raises(ValueError, match="mine"):
        ferries.add(_failing())


def _failing() -> Iterator[Extraction]:
    raise ValueError("mine")
    yield


def test_an_index_out_of_order_is_damage_and_no_endless_export(ferries: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database.Database, "rows", lambda self, sql, parameters=(): [(5,), (7,)])
    with pytest.raises(DamageError):
        ferries.search("")
    with pytest.raises(DamageError):
        list(ferries.export("claims"))


def test_a_message_of_sqlite_that_is_no_text_is_damage(ferries: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(DamageError, match="it is damaged"), database._explained(ferries.path):
        b"\xff".decode()
