"""CSV as it is found: other delimiters and encodings, ragged rows, quotation marks that nobody closed."""

import csv
import gzip
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.errors import InputError
from extractor.ingest import read_pages
from extractor.ingest.csv_rows import read_csv
from extractor.ingest.reading import Reading
from extractor.ingest.rows import MAX_ROW_BYTES
from extractor.record.page import Failure, Page


def read(content: bytes) -> list[Page | Failure]:
    return list(read_csv(BytesIO(content), Reading(location="a.csv")))


def contents(content: bytes) -> list[str | bytes]:
    return [result.content for result in read(content) if isinstance(result, Page)]


def failures(content: bytes) -> list[str]:
    return [str(result.error) for result in read(content) if isinstance(result, Failure)]


@pytest.mark.parametrize(
    "content",
    [
        b"id,text\n1,Exports fell.\n",
        b"\xef\xbb\xbfid;text\r\n1;Exports fell.\r\n",
        b'"id"\t"text"\n1\tExports fell.',
        b"text\nExports fell.\n",
    ],
)
def test_the_delimiter_is_found(content: bytes) -> None:
    assert contents(content) == ["Exports fell."]


def test_tabs_are_between_where_the_name_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.TSV.gz").write_bytes(gzip.compress(b"id\ttext,a,b,c\ttext\n1\t\tExports fell.\n"))
    (page,) = read_pages([str(tmp_path / "a.TSV.gz")])
    assert isinstance(page, Page)
    assert (page.content, page.source.kind) == ("Exports fell.", "csv")


def test_quoted_cells_hold_lines_and_delimiters() -> None:
    assert contents(b'id,text\n1,"Exports, ""real"" ones,\nfell."\n\n2,x\n') == ['Exports, "real" ones,\nfell.', "x"]


def test_a_cell_that_is_not_utf8_stays_bytes_for_the_rules_of_pages() -> None:
    pages = read("id,title,text\n1,Café,Le café\n".encode("cp1252") + "2,Café,Le café\n".encode())
    assert [(page.title, page.content) for page in pages if isinstance(page, Page)] == [
        ("Café", b"Le caf\xe9"),
        ("Café", "Le café"),
    ]


def test_ragged_rows_fail_alone_with_row_and_line() -> None:
    content = b'id,text\n1,"x\ny"\n2,a,b\n3\n4,z\n'
    assert contents(content) == ["x\ny", "z"]
    many, few = failures(content)
    assert "a.csv, row 2 (line 4): 3 cells, and the header has 2" in many
    assert "a.csv, row 3 (line 5): 1 cells" in few


def test_a_quotation_mark_that_is_not_closed_costs_its_line() -> None:
    content = b'id,text\n1,x\n2,"Exports fell\n3,y\n4,z\n'
    assert contents(content) == ["x", "y", "z"]
    assert failures(content) == ["a.csv, row 2 (line 3): its quotation mark is not closed"]


@pytest.mark.issue(7)
def test_quotation_marks_that_are_open_in_every_line_end_the_file() -> None:
    results: list[Page | Failure] = []
    with pytest.raises(
        InputError, match=r"a\.csv: its quoting is broken, in more than 16 rows up to line 19: the rest is not read"
    ):
        results.extend(read_csv(BytesIO(b"id,text\n1,x\n" + b'a"b,"\n' * 1_000), Reading(location="a.csv")))
    assert [type(result) for result in results] == [Page, *[Failure] * 17]


@pytest.mark.issue(7)
def test_a_header_above_the_limit_is_not_called_blank() -> None:
    with pytest.raises(InputError, match=r"a\.csv: its first line, the header, has more than 1,000,000 bytes"):
        read(b"x" * (MAX_ROW_BYTES + 1))


def test_nul_bytes_keep_their_place() -> None:
    assert contents(b"id,text\n1,a\0b\n2,c\n") == ["a\ufffdb", "c"]


def test_the_limit_of_the_csv_module_is_as_before() -> None:
    before = csv.field_size_limit()
    rows = read_csv(BytesIO(b"id,text\n1,%b\n2,x\n" % (b"a" * (before + 1))), Reading(location="a.csv"))
    assert len(getattr(next(rows), "content", "")) == before + 1
    assert csv.field_size_limit() == before


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from([b"1", b",", b'"', b"\n", b"\r\n", b"\r", b"x", b"\0", b"\xff", b'"",']), max_size=40))
def test_any_bytes_give_pages_or_failures_and_a_good_row_after_them_is_read(parts: list[bytes]) -> None:
    results = read(b"id,text\n" + b"".join(parts) + b'\n"\n9,good\n')
    assert isinstance(results[-1], Page)
    assert results[-1].content == "good"


@pytest.mark.issue(13)
@pytest.mark.parametrize("end", ["\r", "\n", "\r\n"])
def test_lines_may_end_as_any_system_ends_them(end: str) -> None:
    rows = ["id,text", '1,"one\rcell"', "2,b", "3,c"]
    assert contents(end.join(rows).encode()) == ["one\rcell", "b", "c"]
    assert contents(end.join([*rows, ""]).encode()) == ["one\rcell", "b", "c"]


@pytest.mark.issue(13)
def test_a_line_that_is_too_long_is_passed_over_whichever_end_it_has(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extractor.ingest.csv_rows.MAX_ROW_BYTES", 20)
    for end in (b"\r", b"\n", b"\r\n"):
        assert contents(end.join([b"id,text", b"1," + b"a" * 100_000, b"2,b", b""])) == ["b"]


@pytest.mark.issue(13)
@pytest.mark.parametrize("header", ["id,text," + "x" * 200_000, 'id,text,"' + "x" * 200_000 + '"'])
def test_a_header_may_be_long(header: str) -> None:
    assert contents(f"{header}\n1,a,b\n".encode()) == ["a"]


@pytest.mark.issue(13)
def test_the_stream_is_left_open() -> None:
    stream = BytesIO(b"id,text\n1,a\n")
    list(read_csv(stream, Reading(location="a.csv")))
    assert not stream.closed
