"""What comes into a store is there, once, as the record says it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from extractor.desk.store import EDITABLE, Added, Store, StoredClaim
from extractor.desk.store.rows import COLUMNS, SLOTS, article_id_of
from extractor.errors import NotFoundError, RecordError
from extractor.record.claim import Period
from extractor.record.extraction import Extraction
from extractor.record.page import Failure
from extractor.record.tables import claim_rows
from extractor.sinks import record_line
from tests.desk.store.conftest import FERRIES, URL, Read, claim_of


def test_the_table_of_claims_has_the_columns_that_are_written(store: Store) -> None:
    names = [row["name"] for row in store._database.rows("SELECT name FROM pragma_table_info('claims')")]
    assert sorted(name for name in names if name not in ("status", "original", "typed")) == sorted(COLUMNS)
    assert set(EDITABLE) < {slot.name for slot in SLOTS}


def test_what_came_with_an_article_is_in_the_store(store: Store, read: Read) -> None:
    came = replace(read().article, headline=None, title="Ferries carry more", site="Harbour Courier", meta={"n": 7})
    store.add([replace(read(), article=came)])
    stored = store.article(URL)
    assert (stored.summary.headline, stored.summary.outlet) == ("Ferries carry more", "Harbour Courier")
    assert (stored.extraction.article.meta, store.check()) == ({"n": 7}, ())


def test_an_article_comes_back_as_it_was_added(ferries: Store, read: Read) -> None:
    stored = ferries.article(URL)
    assert stored.extraction == read()
    assert ferries.article(article_id_of(URL)) == stored
    summary = stored.summary
    assert (summary.key, summary.outlet, summary.published, summary.claims, summary.undecided, summary.versions) == (
        URL, "news.example", "2025-06-09", len(read().claims), len(read().claims), 1,
    )  # fmt: skip


def test_a_claim_has_the_columns_of_the_dataset(ferries: Store, read: Read) -> None:
    sentences = {claim.id: claim.sentence for claim in read().claims}
    for row in claim_rows(read()):
        row = replace(row, text=sentences[row.claim_id.rpartition(":")[2]])  # without context and headline
        stored = ferries.claim(f"{article_id_of(URL)}:{row.claim_id.rpartition(':')[2]}")
        for slot in SLOTS:
            value, cell = getattr(row, slot.name), stored.row[slot.name]
            if isinstance(value, Decimal):
                assert Decimal(cell) == value
            elif isinstance(value, tuple):
                assert cell[: len(value)] == list(value)  # the rules say how the figure was found, too
            elif slot.type == "date":
                assert cell == (value and value.isoformat())
            else:
                assert cell == value
        assert stored.status == "undecided"


def test_the_same_again_changes_nothing(ferries: Store, read: Read) -> None:
    before = ferries.article(URL)
    assert ferries.add([read()]) == Added(unchanged=1)
    assert ferries.article(URL) == before


def test_counts_of_what_was_added(store: Store, read: Read) -> None:
    extraction = read("Tolls rose 3 percent.", url="https://news.example/tolls")
    assert store.add([read(), extraction, read()]) == Added(
        articles=2, claims=len(read().claims) + len(extraction.claims), unchanged=1
    )
    assert [article.key for article in store.articles().articles] == [extraction.article.key, URL]
    assert store.articles("tolls").total == store.articles("ferries").total == 1


def test_articles_are_listed_the_newest_first_whatever_the_order_they_came_in(store: Store, read: Read) -> None:
    days = ["2025-06-09", "2023-01-01", "2026-01-01"]
    store.add(read("Tolls rose 3 percent.", url=f"https://news.example/{day}", published=day) for day in days)
    listed = store.articles(limit=2)
    assert ([article.published for article in listed.articles], listed.total) == (["2026-01-01", "2025-06-09"], 3)
    assert [article.published for article in store.articles(limit=2, offset=2).articles] == ["2023-01-01"]


def test_an_article_without_a_day_is_last(store: Store, read: Read) -> None:
    undated = read()
    undated = replace(
        undated, article=replace(undated.article, published=replace(undated.article.published, value=None))
    )
    store.add([undated, read(url="https://news.example/other", published="1931-05-01")])
    assert [article.published for article in store.articles().articles] == ["1931-05-01", None]
    assert store.search("published<2000").total == len(undated.claims)


def test_an_empty_article_is_listed_and_found_by_no_search(store: Store, read: Read) -> None:
    assert store.add([read("Nothing happened.")]) == Added(articles=1)
    assert (store.articles().total, store.search("").total) == (1, 0)


@pytest.mark.parametrize(
    "spoilt",
    [
        lambda extraction: replace(extraction, claims=(extraction.claims[0], *extraction.claims)),
        lambda extraction: replace(
            extraction, claims=tuple(replace(extraction.claims[0], id=f"{n:x}") for n in range(10_000))
        ),
    ],
    ids=["two claims of one id", "more claims than a store takes"],
)
def test_what_cannot_be_added_is_reported_and_the_others_are_added(
    store: Store, read: Read, spoilt: Callable[[Extraction], Extraction]
) -> None:
    failures: list[Failure] = []
    good = read("Tolls rose 3 percent.", url="https://news.example/tolls")
    assert store.add([spoilt(read()), good], report=failures.append).articles == 1
    assert [type(failure.error) for failure in failures] == [RecordError]
    with pytest.raises(RecordError):
        store.add([spoilt(read())])


def test_what_is_not_there_is_said(ferries: Store) -> None:
    for ask in (
        lambda: ferries.article("https://news.example/other"),
        lambda: ferries.article(URL, version=2),
        lambda: ferries.claim("nothing"),
        lambda: ferries.claim(f"{article_id_of(URL)}:0000"),
        lambda: ferries.undo("a:b", who="Ida", after="c"),
        lambda: ferries.changes(URL, 1),
    ):
        with pytest.raises(NotFoundError, match=r"claims\.db has no"):
            ask()


def test_a_claim_to_paste_has_words_outlet_day_and_link(ferries: Store) -> None:
    text = ferries.copy_text(claim_of(ferries, "quay type:figure"))
    assert text.splitlines()[:3] == [
        "Repairs of the quay cost $12 million in 2024.",
        "$12 million · 2024",
        "published 9 June 2025",
    ]
    assert text.splitlines()[3].startswith(f"{URL}#:~:text=Repairs%20of%20the%20quay")


def test_the_text_stays_where_its_characters_are_of_several_code_units(store: Store, read: Read) -> None:
    text = f"🚢🚢 “Café” e\u0301: {FERRIES}"
    store.add([read(text)])
    claim = store.search("quay type:figure").claims[0]
    assert text[claim.row["start"] : claim.row["end"]] == "Repairs of the quay cost $12 million in 2024."


@pytest.mark.parametrize(
    ("slots", "said"),
    [
        ({"period": Period(time=None, from_="soon", until=None)}, r"period.from: 'soon' is no day such as 2025-06-09"),
        ({"figure_ids": ("f99",)}, "f99 leads to none of the figures"),
        ({"text": "a\nb"}, "a line break or control character"),
    ],
)
def test_what_breaks_the_contract_is_refused_and_the_others_are_added(
    store: Store, read: Read, tmp_path: Path, slots: dict[str, object], said: str
) -> None:
    good = read("Tolls rose 3 percent.", url="https://news.example/tolls")
    bad = replace(read(), input_id="bad", claims=(replace(read().claims[0], **slots), *read().claims[1:]))
    lines = tmp_path / "records.jsonl"
    lines.write_bytes(record_line(bad) + record_line(good))
    for number, add in enumerate(
        (lambda report: store.add([bad, good], report=report), lambda report: store.add_files([lines], report=report))
    ):
        failures: list[Failure] = []
        assert add(failures.append).articles == 1 - number  # it is there then
        assert [
            re.search(f"^bad: breaks the contract .*{said}", str(failure.error)) is not None for failure in failures
        ] == [True]
    assert store.articles().total == 1


def test_half_a_character_in_a_line_is_readable_in_the_store(store: Store, read: Read, tmp_path: Path) -> None:
    extraction = read()
    data = extraction.to_dict() | {"input_id": "a\ud800b\0"}
    data["article"]["site"] = "The \ud800 Post"
    (tmp_path / "records.jsonl").write_text(json.dumps(data))
    store.add_files([tmp_path / "records.jsonl"], report=pytest.fail)
    assert store.article(URL).extraction.input_id == "a\ufffdb\ufffd"
    assert json.loads(b"".join(store.export("records")))["article"]["site"] == "The \ufffd Post"
    assert store.copy_text(store.search("quay").claims[0].id)


@pytest.mark.parametrize(
    ("columns", "amount"),
    [
        ({"modifier": "approx"}, "about $3bn"),
        ({"modifier": "at_least"}, "at least $3bn"),
        ({"modifier": "exact"}, "$3bn"),
        ({"modifier": "approx", "value": None, "change": "5", "direction": "down"}, "down about $3bn"),
        ({"amount": None}, None),
    ],
)
def test_an_amount_says_what_bounds_it(columns: dict[str, str | None], amount: str | None) -> None:
    row = {"amount": "$3bn", "value": "3", "change": None, "change_unit": None, "direction": None, "modifier": None}
    claim = StoredClaim(
        id="a:c", article_id="a", record_id="c", headline=None, row=row | columns, original={}, decision=None
    )
    assert claim.amount == amount
