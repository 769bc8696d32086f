"""One article, the same page: whichever of JSON Lines, CSV and Parquet it comes in."""

import csv
import datetime as dt
import io
import json
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyarrow import parquet

from extractor.errors import InputError
from extractor.ingest import read_pages
from extractor.record.page import ROW_FIELDS, Failure, Page

Row = dict[str, str | None]


def read(content: bytes, format: str, **keys: str) -> list[Page | Failure]:
    return list(read_pages(["-"], format=format, keys=keys, stdin=BytesIO(content)))


def as_jsonl(rows: list[Row]) -> bytes:
    return "".join(json.dumps(row) + "\n" for row in rows).encode()


def as_csv(rows: list[Row], *, delimiter: str = ",") -> bytes:
    file = io.StringIO()
    writer = csv.DictWriter(file, ROW_FIELDS, delimiter=delimiter, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return file.getvalue().encode()


def as_parquet(rows: list[Row] | pa.Table, *, row_group_size: int = 3) -> bytes:
    table = (
        rows if isinstance(rows, pa.Table) else pa.table({name: [row.get(name) for row in rows] for name in ROW_FIELDS})
    )
    file = io.BytesIO()
    parquet.write_table(table, file, row_group_size=row_group_size)
    return file.getvalue()


def facts(page: Page | Failure) -> tuple[object, ...]:
    assert isinstance(page, Page), page
    return (
        page.input_id,
        page.content,
        page.format,
        page.url,
        page.published,
        page.title,
        page.language,
        page.site,
        page.authors,
        page.section,
        page.source.row,
    )


def kept(content: bytes, format: str, *columns: str) -> list[dict[str, object] | None]:
    pages = list(read_pages(["-"], format=format, keep=columns, stdin=BytesIO(content)))
    assert all(isinstance(page, Page) for page in pages), pages
    return [page.meta and dict(page.meta) for page in pages if isinstance(page, Page)]


_TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\0"), min_size=1, max_size=60)
_ROW = st.fixed_dictionaries(
    {"id": _TEXT, "text": _TEXT},
    optional={"url": _TEXT, "published": st.just("2025-06-09"), "title": _TEXT, "language": st.just("en"),
              "site": _TEXT, "authors": _TEXT, "section": _TEXT},
)  # fmt: skip


@settings(max_examples=100, deadline=None)
@given(st.lists(_ROW | _ROW.map(lambda row: {("html" if k == "text" else k): v for k, v in row.items()}), min_size=1, max_size=8),
       st.sampled_from(",;\t|"))  # fmt: skip
def test_the_same_pages_whichever_way_they_come(rows: list[Row], delimiter: str) -> None:
    wanted = [facts(page) for page in read(as_jsonl(rows), "jsonl")]
    assert [fact[1] for fact in wanted] == [row.get("text") or row.get("html") for row in rows]
    assert [facts(page) for page in read(as_csv(rows, delimiter=delimiter), "csv")] == wanted
    assert [facts(page) for page in read(as_parquet(rows), "parquet")] == wanted


@pytest.mark.parametrize("format", ["jsonl", "csv", "parquet"])
def test_keys_name_the_columns(format: str) -> None:
    row = {"n": "7", "body": "Exports fell.", "html": "<p>not this", "head": "Port news", "text": "nor this"}
    content = {
        "jsonl": json.dumps(row).encode(),
        "csv": (",".join(row) + "\n" + ",".join(row.values())).encode(),
        "parquet": as_parquet(pa.table({name: [value] for name, value in row.items()})),
    }[format]
    (page,) = read(content, format, text="body", id="n", title="head")
    assert facts(page)[:3] + facts(page)[5:6] == ("7", "Exports fell.", "text", "Port news")
    assert isinstance(page, Page)
    assert page.source.kind == format


def test_keys_look_into_nested_objects_and_take_the_whole_name_first() -> None:
    (nested,) = read(b'{"id": "1", "text": "x", "meta": {"title": "inner"}}', "jsonl", title="meta.title")
    (flat,) = read(
        b'{"id": "1", "text": "x", "meta.title": "outer", "meta": {"title": "inner"}}', "jsonl", title="meta.title"
    )
    table = pa.table({"text": ["x"], "meta": [{"title": "inner", "size": 3}]})
    (column,) = read(as_parquet(table), "parquet", title="meta.title")
    assert [facts(page)[5] for page in (nested, flat, column)] == ["inner", "outer", "inner"]


def test_a_number_is_an_id_where_the_caller_or_the_table_says_so() -> None:
    (refused,) = read(b'{"id": 3, "text": "x"}', "jsonl")
    (chosen,) = read(b'{"n": 3, "text": "x"}', "jsonl", id="n")
    (typed,) = read(as_parquet(pa.table({"id": [3], "text": ["x"]})), "parquet")
    assert isinstance(refused, Failure)
    assert (facts(chosen)[0], facts(typed)[0]) == ("3", "3")


def test_a_table_without_ids_counts_its_rows() -> None:
    pages = [*read(b"text\nx\ny\n", "csv"), *read(as_parquet(pa.table({"text": ["x", "y"]})), "parquet")]
    assert [(facts(page)[0], facts(page)[-1]) for page in pages] == [("-#1", 1), ("-#2", 2)] * 2


def test_an_article_above_the_limit_fails_alone() -> None:
    for format, content in (
        ("jsonl", b'{"id": "1", "text": "%b"}\n{"id": "2", "text": "x"}' % (b"a" * 20_000_001)),
        ("csv", b"id,text\n1,%b\n2,x\n" % (b"a" * 20_000_001)),
        ("parquet", as_parquet(pa.table({"id": ["1", "2"], "text": ["a" * 20_000_001, "x"]}))),
    ):
        failure, page = read(content, format)  # type: ignore[arg-type]
        assert isinstance(failure, Failure)
        assert "more than 20,000,000 bytes" in str(failure.error)
        assert facts(page)[0] == "2"


def test_times_of_a_table_become_iso_strings() -> None:
    table = pa.table({
        "text": ["x"],
        "published": pa.array([dt.datetime(2025, 6, 9, 10, 11, tzinfo=dt.UTC)], pa.timestamp("ns", "UTC")),
    })  # fmt: skip
    (instant,) = read(as_parquet(table), "parquet")
    (day,) = read(as_parquet(pa.table({"text": ["x"], "published": [dt.date(2025, 6, 9)]})), "parquet")
    assert (facts(instant)[4], facts(day)[4]) == ("2025-06-09T10:11:00+00:00", "2025-06-09")


def test_a_row_without_the_named_key_says_which_it_has() -> None:
    named, either = read(b'{"uid": "1", "content": "x", "note": null}', "jsonl", text="body") + read(
        b'{"n": "1"}', "jsonl"
    )
    assert isinstance(named, Failure)
    assert isinstance(either, Failure)
    assert '"body" is missing; there are "uid", "content": give every row an article' in str(named.error)
    assert 'neither "text" nor "html"; there are "n": give one of the two' in str(either.error)


@pytest.mark.parametrize("text", ["https://news.example/a?b=1", "news/steel.txt", "C:\\news\\steel.html"])
def test_a_row_whose_text_is_the_name_of_an_article_is_refused(text: str) -> None:
    row: Row = {"id": "1", "text": text}
    for content, format in ((as_jsonl([row]), "jsonl"), (as_csv([row]), "csv"), (as_parquet([row]), "parquet")):
        (failure,) = read(content, format)
        assert isinstance(failure, Failure)
        assert f"not an article ({text}): give the text of the article" in str(failure.error)


@pytest.mark.parametrize("text", ["Prices and/or wages rose.", "https://news.example/ has it", "a/" * 100_000])
def test_a_row_whose_text_only_holds_a_name_is_read(text: str) -> None:
    (page,) = read(as_jsonl([{"id": "1", "text": text}]), "jsonl")
    assert isinstance(page, Page)


@pytest.mark.parametrize("format", ["jsonl", "json"])
def test_a_key_that_no_row_has_is_said_once(format: str, caplog: pytest.LogCaptureFixture) -> None:
    rows = b'{"id": "1", "text": "x", "head": "y"}\n{"id": "2", "text": "x"}\n'
    pages = read(rows, format, published="date", title="head")
    assert all(isinstance(page, Page) for page in pages)
    assert [record.getMessage() for record in caplog.records] == ['-: no row has "date", named for published']


@pytest.mark.parametrize(("count", "shown"), [(2, 2), (100, 20)])
@pytest.mark.parametrize(("format", "field"), [("jsonl", "text"), ("json", "text"), ("jsonl", "id")])
def test_a_key_that_every_row_lacks_is_one_failure_with_those_that_are_there(
    count: int, shown: int, format: str, field: str
) -> None:
    (failure,) = read(b'{"id": "1", "body": "x"}\n' * count, format, **{"text": "body", field: "boddy"})
    assert isinstance(failure, Failure)
    message = f'-: none of its first {shown} rows has "boddy"; there are "id", "body": name one of them with --key'
    assert str(failure.error) == message


def test_a_key_that_one_of_the_first_rows_has_refuses_no_file() -> None:
    rows = [b'{"id": "1"}', b"damaged"] * 5 + [b'{"id": "2", "body": "x"}'] + [b'{"id": "3"}'] * 30
    results = read(b"\n".join(rows), "jsonl", text="body")
    assert [isinstance(page, Page) for page in results] == [False] * 10 + [True] + [False] * 30
    damaged = read(b"damaged\n" * 30 + b'{"id": "2", "body": "x"}', "jsonl", text="body")
    assert len(damaged) == 31


def test_keys_of_other_names_than_ours_are_refused() -> None:
    with pytest.raises(InputError, match=r"keys: 'body' is not one of id, text, html"):
        read(b'{"text": "x"}', "jsonl", body="text")


@pytest.mark.parametrize("format", ["csv", "parquet"])
def test_missing_columns_are_named_with_those_that_are_there(format: str) -> None:
    content = b"n,headline\n1,x\n" if format == "csv" else as_parquet(pa.table({"n": [1], "headline": ["x"]}))
    for keys, missing in (({}, '"text" or "html"'), ({"text": "headline", "url": "link"}, '"link"')):
        (failure,) = read(content, format, **keys)
        assert isinstance(failure, Failure)
        assert f'no column {missing}; there are "n", "headline": name them with --key' in str(failure.error)


@pytest.mark.parametrize("format", ["jsonl", "csv", "parquet"])
def test_outlet_and_author_are_names_of_columns_too(format: str) -> None:
    row = {"id": "1", "text": "x", "outlet": "Harbour Courier", "author": "Ines Moreau", "paper": "The Gazette"}
    content = {
        "jsonl": json.dumps(row).encode(),
        "csv": (",".join(row) + "\n" + ",".join(row.values())).encode(),
        "parquet": as_parquet(pa.table({name: [value] for name, value in row.items()})),
    }[format]
    (plain,) = read(content, format)
    (keyed,) = read(content, format, outlet="paper")
    assert isinstance(plain, Page)
    assert isinstance(keyed, Page)
    assert (plain.site, plain.authors, keyed.site) == ("Harbour Courier", ("Ines Moreau",), "The Gazette")


def test_the_first_column_that_has_a_value_counts() -> None:
    (page,) = read(b'{"id": "1", "text": "x", "site": "", "outlet": "Harbour Courier", "author": null}', "jsonl")
    assert isinstance(page, Page)
    assert (page.site, page.authors) == ("Harbour Courier", ())


def test_names_may_be_lists_and_objects() -> None:
    row = b'{"id": "1", "text": "x", "site": {"name": "Harbour Courier"}, "authors": ["Ines Moreau", {"name": "Tom Ode"}]}'
    (page,) = read(row, "jsonl")
    assert isinstance(page, Page)
    assert (page.site, page.authors) == ("Harbour Courier", ("Ines Moreau", "Tom Ode"))


def test_a_column_of_such_a_name_that_means_another_thing_fails_a_row_only_where_it_was_named() -> None:
    row = b'{"id": "1", "text": "x", "section": 7, "site": {"id": 3}, "author": [4]}'
    (page,) = read(row, "jsonl")
    (named,) = read(row, "jsonl", section="section")
    assert isinstance(page, Page)
    assert (page.site, page.authors, page.section) == (None, (), None)
    assert isinstance(named, Failure)
    assert "\"section\" is '7' (int): give a string or a list of strings" in str(named.error)


@pytest.mark.parametrize("format", ["jsonl", "csv", "parquet"])
def test_what_is_to_be_kept_is_kept_as_it_is(format: str) -> None:
    rows: list[dict[str, str]] = [{"id": "1", "text": "x", "topic": "trade "}, {"id": "2", "text": "x", "topic": ""}]
    content = {
        "jsonl": "\n".join(map(json.dumps, rows)).encode(),
        "csv": b"id,text,topic\n1,x,trade \n2,x,\n",
        "parquet": as_parquet(pa.table({name: [row[name] for row in rows] for name in rows[0]})),
    }[format]
    assert kept(content, format, "topic", "id") == [{"topic": "trade ", "id": "1"}, {"topic": "", "id": "2"}]
    assert kept(content, format) == [None, None]


def test_kept_values_have_the_types_of_json() -> None:
    row = b'{"id": "1", "text": "x", "n": 3, "score": 0.5, "seen": true, "none": null, "tags": ["a", {"b": 1}], "meta": {"id": 7}}'
    columns = ("n", "score", "seen", "none", "absent", "tags", "meta.id")
    assert kept(row, "jsonl", *columns) == [
        {"n": 3, "score": 0.5, "seen": True, "none": None, "absent": None, "tags": '["a",{"b":1}]', "meta.id": 7}
    ]


def test_kept_values_of_parquet_that_json_does_not_have_are_strings_or_null() -> None:
    table = pa.table({
        "text": ["x"],
        "day": [dt.date(2025, 6, 9)],
        "price": pa.array([Decimal("1.50")], pa.decimal128(9, 2)),
        "gap": [float("nan")],
        "place": [{"name": "Tarnholm", "since": dt.date(1871, 1, 1)}],
    })  # fmt: skip
    assert kept(as_parquet(table), "parquet", "day", "price", "gap", "place") == [
        {"day": "2025-06-09", "price": "1.50", "gap": None, "place": '{"name":"Tarnholm","since":"1871-01-01"}'}
    ]


@pytest.mark.parametrize("value", ["a" * 1_000_001, 10**30, ["\ud800" * 400_000]], ids=["long", "number", "nested"])
def test_what_is_too_much_to_keep_fails_its_row_alone(value: object) -> None:
    rows = b"".join(
        json.dumps({"id": id_, "text": "\ud800", "kept": kept_value}).encode() + b"\n"
        for id_, kept_value in (("1", value), ("2", "x"))
    )
    failure, page = read_pages(["-"], format="jsonl", keep=["kept"], stdin=BytesIO(rows))
    assert isinstance(failure, Failure)
    assert "to keep" in str(failure.error)
    assert isinstance(page, Page)
    assert page.meta == {"kept": "x"}


def test_a_column_to_keep_that_no_row_has_is_said_once(caplog: pytest.LogCaptureFixture) -> None:
    kept(b'{"id": "1", "text": "x", "a": 1}\n{"id": "2", "text": "x"}\n', "jsonl", "a", "b")
    assert [record.getMessage() for record in caplog.records] == ['-: no row has a value for "b", which was to be kept']


def test_a_column_to_keep_that_the_only_file_lacks_is_said_before_its_rows(caplog: pytest.LogCaptureFixture) -> None:
    rows: list[Row] = [{"id": "1", "text": "x"}]
    for content, format in ((as_csv(rows), "csv"), (as_parquet(rows), "parquet")):
        pages = read_pages(["-"], format=format, keep=["id", "topic"], stdin=BytesIO(content))
        next(pages)
        (message,) = [record.getMessage() for record in caplog.records]
        assert message.startswith('-: no column "topic" to keep; there are "id", "text", ')
        assert list(pages) == []
        assert len(caplog.records) == 1
        caplog.clear()


def test_a_column_to_keep_that_one_of_several_files_has_is_no_fault(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "a.csv").write_text("id,text\n1,x\n", encoding="utf-8")
    (tmp_path / "b.csv").write_text("id,text,topic\n2,x,ports\n", encoding="utf-8")
    assert len(list(read_pages([tmp_path], keep=["topic"]))) == 2
    assert caplog.records == []
    list(read_pages([tmp_path], keep=["desk"]))
    assert [record.getMessage() for record in caplog.records] == [
        f'{tmp_path}: no row has a value for "desk", which was to be kept'
    ]
