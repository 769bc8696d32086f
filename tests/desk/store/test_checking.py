"""What is damaged in a store is named by the check, and repaired by adding the article again."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from typing import Any

import pytest

from extractor.desk.store import Added, Store
from extractor.desk.store.rows import article_id_of
from extractor.desk.store.schema import MIGRATIONS
from tests.desk.store.conftest import URL, Read, claim_of, copies

ID = article_id_of(URL)
_KEYS = {"number", "article", "article_id", "version"}  # by which rows find each other
_DIGESTED = {"record", "record_sha256"}
_NOT_DERIVED = {("versions", "added"), ("versions", "detailed")}


def _columns() -> list[tuple[str, str]]:
    """The columns of all tables that are derived from records."""
    connection = sqlite3.connect(":memory:")
    connection.executescript("".join(MIGRATIONS))
    tables = ("articles", "versions", "claims")
    columns = [(table, row[1]) for table in tables for row in connection.execute(f"PRAGMA table_info({table})")]
    connection.close()
    return [column for column in columns if column not in _NOT_DERIVED]


def _changed(value: Any) -> Any:
    """Another value, by one letter."""
    if isinstance(value, str) and value:
        return ("x" if value[0] != "x" else "y") + value[1:]
    return value[:-1] if isinstance(value, bytes) else value + 1 if isinstance(value, int | float) else "x"


def change(store: Store, table: str, column: str) -> str:
    """Change a column of one row; the claim that this is of, if it is of one."""
    key = "article_id" if table == "versions" else "number"
    row = store._database.rows(f'SELECT *, {key} AS key FROM {table} ORDER BY "{column}" DESC')[0]
    damage(store, f'UPDATE {table} SET "{column}" = ? WHERE {key} = ?', _changed(row[column]), row["key"])
    return row["record_id"] if table == "claims" else ""


def damage(store: Store, sql: str, *parameters: object) -> None:
    store._database.run("PRAGMA foreign_keys = OFF")
    assert store._database.run(sql, parameters) > 0
    store._database.run("PRAGMA foreign_keys = ON")


@pytest.mark.parametrize(("table", "column"), _columns(), ids=".".join)
def test_a_changed_letter_of_any_column_is_named(ferries: Store, table: str, column: str) -> None:
    claim = change(ferries, table, column)
    faults = ferries.check()
    if column in _KEYS:
        assert any("leads nowhere" in fault or "is missing" in fault or "has no record" in fault for fault in faults)
        assert claim in " ".join(faults)
    elif column in _DIGESTED:
        assert faults == (f"version 1 of the article {ID} is damaged: add it again",)
    else:
        (fault,) = faults
        assert ID in fault
        assert claim in fault
        assert f"({column}): add it again" in fault


@pytest.mark.parametrize(
    ("table", "column"), [column for column in _columns() if column[1] not in {"article_id", "version"}], ids=".".join
)
def test_adding_again_repairs_any_column_and_keeps_decisions(
    ferries: Store, read: Read, table: str, column: str
) -> None:
    ferries.decide(claim_of(ferries, "quay type:figure"), status="accepted", who="Ida")
    before = ferries.article(URL)
    change(ferries, table, column)
    added = ferries.add([read()])
    assert (added.repaired, added.unchanged, added.versions, ferries.check()) == (1, 0, 0, ())
    assert ferries.article(URL) == before
    assert claim_of(ferries, "quay type:figure status:accepted")
    assert ferries.add([read()]) == Added(unchanged=1)


def test_the_damaged_article_alone_is_named_and_repaired(store: Store, read: Read) -> None:
    articles = copies(read(), 3)
    store.add(articles)
    damage(store, "UPDATE articles SET headline = 'Other' WHERE article_key = ?", articles[1].article.key)
    (fault,) = store.check()
    assert article_id_of(articles[1].article.key) in fault
    added = store.add(articles)
    assert (added.repaired, added.unchanged, store.check()) == (1, 2, ())


def test_words_changed_in_several_articles_are_repaired_in_the_index_too(store: Store, read: Read) -> None:
    articles = copies(read(), 3)
    store.add(articles)
    damage(store, "UPDATE claims SET text = 'tram'")
    assert (store.add(articles).repaired, store.check()) == (3, ())
    assert (store.count("tram"), store.count("quay type:figure")) == (0, 3)


def test_a_claim_that_went_over_to_another_article_comes_back(store: Store, read: Read) -> None:
    articles = copies(read(), 2)
    store.add(articles)
    before = [store.article(article.article.key) for article in articles]
    damage(store, "UPDATE claims SET article = (SELECT max(number) FROM articles)")
    faults = store.check()
    assert sum("is missing" in fault for fault in faults) == len(read().claims)
    assert sum("is not in its record" in fault for fault in faults) == len(read().claims)
    store.add(articles)
    assert ([store.article(article.article.key) for article in articles], store.check()) == (before, ())


def test_a_text_that_is_no_utf_8_is_named_and_repaired(ferries: Store, read: Read) -> None:
    damage(ferries, "UPDATE claims SET measure = CAST(x'ff' AS TEXT)")
    assert ferries.check() == (f"version 1 of the article {ID} is damaged: add it again",)
    assert (ferries.add([read()]).repaired, ferries.check()) == (1, ())


def test_a_damaged_record_of_an_earlier_text_is_repaired_and_the_later_one_is_still_the_current(
    store: Store, read: Read
) -> None:
    first, second = read(fetched="2025-06-09T08:00:00Z"), read("Tolls rose 3 percent.", fetched="2025-06-10T08:00:00Z")
    store.add([first, second])
    before = store.article(URL)
    damage(store, "UPDATE versions SET producer = '9.9' WHERE version = 1")
    (fault,) = store.check()
    assert fault.startswith(f"version 1 of the article {ID} is not as its record")
    assert (store.add([first]), store.check()) == (Added(repaired=1), ())
    assert store.article(URL) == before


def test_a_record_that_cannot_be_read_gives_way_to_that_of_an_older_extractor(ferries: Store, read: Read) -> None:
    older = replace(read(), producer=replace(read().producer, version="0.0.1"))
    assert ferries.add([older]).older == 1
    damage(ferries, "UPDATE versions SET record = zeroblob(100)")
    assert (ferries.add([older]).repaired, ferries.check()) == (1, ())


def test_a_store_that_may_only_be_read_is_checked_and_not_written(ferries: Store) -> None:
    damage(ferries, "UPDATE claims SET measure = 'x'")
    ferries.close()
    before = ferries.path.read_bytes()
    with Store.open(ferries.path, read_only=True) as opened:
        assert len(opened.check()) == opened.count("")
    assert ferries.path.read_bytes() == before
