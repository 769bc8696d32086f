"""A page, and the dates that its caller gives."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.errors import InputError
from extractor.record.page import Page, Source, SourceKind, iso_date, row_keys

pytestmark = pytest.mark.issue(15)


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("2025-06-09", "2025-06-09"),
        (" 2025-06-09 ", "2025-06-09"),
        ("2025-06-09T10:00Z", "2025-06-09T10:00Z"),
        ("2025-06-09 10:00:00.5+02:00", "2025-06-09 10:00:00.5+02:00"),
        ("20250609", "2025-06-09"),
        ("2025-W24-1", "2025-06-09"),
        ("20250609T1000", "2025-06-09T10:00:00"),
    ],
)
def test_the_forms_of_iso_8601(written: str, date: str) -> None:
    assert iso_date(written) == date


@given(st.dates() | st.datetimes(timezones=st.none() | st.just(dt.UTC)))
def test_what_python_writes_is_a_date(value: dt.date) -> None:
    assert iso_date(value.isoformat()) == value.isoformat()


@given(st.text())
def test_anything_else_is_refused_with_its_place(text: str) -> None:
    try:
        dt.datetime.fromisoformat(iso_date(text, "a.csv, row 7: its date"))
    except InputError as error:
        assert str(error).startswith("a.csv, row 7: its date ")  # noqa: PT017


@pytest.mark.parametrize("name", ["published", "default_published"])
def test_a_page_with_a_date_that_is_none_cannot_be_made(name: str) -> None:
    source = Source(kind="stdin", location="-", sha256="0")
    with pytest.raises(InputError, match="w-1: its publication date 'yesterday' is not an ISO 8601 date"):
        Page(input_id="w-1", content="", format="text", source=source, **{name: "yesterday"})  # type: ignore[arg-type]


def test_everyday_names_mean_the_fields_of_a_row() -> None:
    assert row_keys([("outlet", "paper"), ("author", "by"), ("text", "body")]) == {
        "site": "paper", "authors": "by", "text": "body"
    }  # fmt: skip


def test_a_name_of_no_field_is_refused_with_those_that_there_are() -> None:
    with pytest.raises(InputError, match=r"'body' is not one of id, text, html, .*site \(or outlet\)"):
        row_keys([("body", "text")])
    with pytest.raises(InputError, match="'site' is given more than once"):
        row_keys([("outlet", "a"), ("site", "b")])


@pytest.mark.parametrize(
    ("kind", "url", "shown"),
    [
        ("jsonl", "https://news.example/a", "a1"),
        ("warc", "https://news.example/a", "https://news.example/a"),
        ("warc", None, "crawl.warc.gz, offset 512"),
    ],
)
def test_a_page_of_a_warc_file_is_shown_by_its_address_or_place(kind: SourceKind, url: str | None, shown: str) -> None:
    assert Source(kind=kind, location="crawl.warc.gz", sha256="", offset=512).shown("a1", url) == shown
