"""Files, folders, patterns, standard input and JSON Lines; what cannot be read is a Failure, and the others go on."""

import gzip
import io
import json
import os
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

import pytest

from extractor.errors import InputError
from extractor.formats import KNOWN_SUFFIXES, READ
from extractor.ingest import read_pages
from extractor.ingest.readers import READERS
from extractor.ingest.reading import Reading
from extractor.ingest.rows import page_of_row
from extractor.record.page import Failure, Page, Source
from tests.ingest.test_rows import as_parquet
from tests.ingest.warc_files import packed, response


def read(*inputs: str, stdin: bytes = b"", **options: str) -> list[Page | Failure]:
    return list(read_pages(inputs, stdin=BytesIO(stdin), **options))  # type: ignore[arg-type]


def test_a_missing_file_fails_alone(tmp_path: Path) -> None:
    good = tmp_path / "a.txt"
    good.write_text("Exports fell.")
    missing, page = read(str(tmp_path / "none.txt"), str(good))
    assert isinstance(missing, Failure)
    assert "none.txt: cannot be opened (No such file or directory): check the path" in str(missing.error)
    assert isinstance(page, Page)
    assert (page.input_id, page.content, page.format, page.source.kind) == (str(good), b"Exports fell.", "text", "file")


@pytest.mark.issue(7)
def test_a_name_that_no_file_can_have_fails_alone() -> None:
    named, pattern, page = read("a" * 300, "a" * 300 + "*", "-", stdin=b"Exports fell.")
    assert isinstance(named, Failure)
    assert "cannot be opened (File name too long): check the path" in str(named.error)
    assert isinstance(pattern, Failure)
    assert isinstance(page, Page)


@pytest.mark.issue(7)
def test_a_folder_that_cannot_be_looked_into_fails_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "stat", refuse)
    monkeypatch.setattr("builtins.open", refuse)
    (failure,) = read("closed/a.txt")
    assert isinstance(failure, Failure)
    assert "closed/a.txt: cannot be opened (Permission denied)" in str(failure.error)


def test_a_folder_gives_its_files_sorted(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("z.txt", "b/a.html", "a.md", "style.css", ".hidden.txt"):
        (tmp_path / name).write_text("x")
    pages = read(str(tmp_path))
    assert [page.input_id.removeprefix(f"{tmp_path}/") for page in pages] == ["a.md", "b/a.html", "z.txt"]


def test_an_empty_folder_says_what_can_be_read(tmp_path: Path) -> None:
    (failure,) = read(str(tmp_path))
    assert isinstance(failure, Failure)
    assert "no file to read in this folder: known are .atom, .csv" in str(failure.error)


@pytest.mark.parametrize(
    ("content", "format"),
    [
        (b"Exports fell.", "text"),
        (b" <!DOCTYPE html><p>x", "html"),
        (b"\xef\xbb\xbf<html>", "html"),
        (b"< 5 percent", "text"),
    ],
)
def test_stdin_is_recognised_by_its_start(content: bytes, format: str) -> None:
    (page,) = read("-", stdin=content)
    assert isinstance(page, Page)
    assert (page.format, page.content, page.input_id) == (format, content, "-")


def test_json_lines_are_recognised_and_bad_lines_named() -> None:
    lines = [
        b'{"id": "1", "text": "Exports fell.", "published": "2025-06-09"}',
        b"",
        b'{"id": "2"}',
        b'{"id": 3, "text": "x"}',
        b'{"id": "4", "text": "x", "html": "y"}',
        b'{"id": "5", "text": ["x"]}',
        b'{"id": "6", "text": "\\ud83d"}',
        b"{broken",
        b"\xff",
        b'{"id": "7", "html": "<p>", "url": 7}',
        b'{"id": "8", "html": "<p>"}',
    ]
    results = read("-", stdin=b"\n".join(lines))
    assert [page.input_id for page in results if isinstance(page, Page)] == ["1", "6", "8"]
    failures = {failure.input_id: str(failure.error) for failure in results if isinstance(failure, Failure)}
    assert list(failures) == [f"-, line {number}" for number in (3, 4, 5, 6, 8, 9, 10)]
    assert 'neither "text" nor "html"' in failures["-, line 3"]
    assert 'both "text" and "html"' in failures["-, line 5"]


def test_the_argument_wins_as_published_date() -> None:
    stdin = b'{"id": "1", "text": "x", "published": "2020-01-01"}\n{"id": "2", "text": "x"}'
    pages = read("-", stdin=stdin, published="2025-06-09", format="jsonl")
    assert [page.published for page in pages if isinstance(page, Page)] == ["2025-06-09", "2025-06-09"]


def test_a_file_above_the_limit_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "big.txt"
    with path.open("wb") as file:
        file.truncate(20_000_001)
    (failure,) = read(str(path))
    assert isinstance(failure, Failure)
    assert "more than 20,000,000 bytes" in str(failure.error)


def test_packed_files_are_unpacked_within_the_limit(tmp_path: Path) -> None:
    whole = gzip.compress(b"<p>Exports fell.")
    contents = {
        "a.html.gz": whole,
        "b.txt.gz": whole[:-9],
        "c.txt.gz": gzip.compress(bytes(20_000_001)),
        "d.txt.gz": b"plain",
    }
    for name, content in contents.items():
        (tmp_path / name).write_bytes(content)
    page, *failures = read(str(tmp_path))
    assert isinstance(page, Page)
    assert (page.content, page.format) == (b"<p>Exports fell.", "html")
    reasons = [str(failure.error) for failure in failures if isinstance(failure, Failure)]
    assert [reason.partition(": ")[2][:20] for reason in reasons] == [
        "cannot be read (Comp",
        "more than 20,000,000",
        "cannot be read (Not ",
    ]


def test_one_damaged_file_of_a_folder_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.txt.gz").write_bytes(b"plain")
    (tmp_path / "b.txt").write_text("Exports fell.")
    failure, page = read(str(tmp_path))
    assert isinstance(failure, Failure)
    assert isinstance(page, Page)


def names(pages: list[Page | Failure], folder: Path) -> list[str]:
    return [page.input_id.removeprefix(f"{folder}/") for page in pages if isinstance(page, Page)]


def test_a_pattern_gives_the_files_that_match_once_and_sorted(tmp_path: Path) -> None:
    for name in ("b/z.txt", "b/c/y.txt", "a.txt", "d.html", "b/.hidden.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    assert names(read(f"{tmp_path}/*.txt"), tmp_path) == ["a.txt"]
    assert names(read(f"{tmp_path}/[a-d].*"), tmp_path) == ["a.txt", "d.html"]
    assert names(read(f"{tmp_path}/**/*.txt"), tmp_path) == ["a.txt", "b/c/y.txt", "b/z.txt"]
    assert names(read(f"{tmp_path}/**"), tmp_path) == ["a.txt", "b/c/y.txt", "b/z.txt", "d.html"]
    (failure,) = read(f"{tmp_path}/*.pdf")
    assert isinstance(failure, Failure)
    assert "*.pdf: no file matches this pattern" in str(failure.error)


def test_a_file_whose_name_looks_like_a_pattern_is_a_file(tmp_path: Path) -> None:
    for name in ("what?.txt", "whats.txt"):
        (tmp_path / name).write_text("x")
    assert names(read(f"{tmp_path}/what?.txt"), tmp_path) == ["what?.txt"]


def wacz() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("archive/data.warc.gz", packed(response(1)))
    return file.getvalue()


class Pipe(BytesIO):
    """Standard input as a pipe is: what was read is gone."""

    def seekable(self) -> bool:
        return False

    def seek(self, *_: object) -> int:
        raise io.UnsupportedOperation


ROW = b'{"id": "1", "text": "Exports fell."}'


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (response(1), "warc"),
        (packed(response(1)), "warc"),
        (wacz(), "warc"),
        (as_parquet([{"id": "1", "text": "Exports fell."}]), "parquet"),
        (ROW, "jsonl"),
        (gzip.compress(ROW), "jsonl"),
        (gzip.compress(as_parquet([{"id": "1", "text": "Exports fell."}])), "parquet"),
        (b"<p>Exports fell.", "stdin"),
        (gzip.compress(b"<p>Exports fell."), "stdin"),
    ],
    ids=["warc", "warc.gz", "wacz", "parquet", "jsonl", "jsonl.gz", "parquet.gz", "html", "html.gz"],
)
@pytest.mark.parametrize("seekable", [True, False])
def test_standard_input_is_recognised_and_unpacked(content: bytes, kind: str, seekable: bool) -> None:
    stdin = BytesIO(content) if seekable else Pipe(content)
    (page,) = read_pages(["-"], stdin=stdin)
    assert isinstance(page, Page), page
    assert page.source.kind == kind
    assert page.source.location.startswith("-")


def test_a_pipe_of_lines_gives_them_as_they_come() -> None:
    reader, writer = os.pipe()
    with os.fdopen(reader, "rb") as stdin, os.fdopen(writer, "wb") as out:
        pages = read_pages(["-"], format="jsonl", stdin=stdin)
        out.write(ROW + b"\n" + b" " * 1_023 + b"\n")  # more than what the format is recognised by
        out.flush()
        assert isinstance(next(pages), Page)


def test_content_that_is_packed_under_another_name_is_unpacked(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(gzip.compress(b"<p>Exports fell."))
    (tmp_path / "b.csv").write_bytes(gzip.compress(b"id,text\n1,Exports fell.\n"))
    (tmp_path / "c.warc").write_bytes(packed(response(1)))
    (tmp_path / "d.warc.gz").write_bytes(response(1))
    (tmp_path / "e.data").write_bytes(gzip.compress(response(1)))
    pages = read(str(tmp_path), str(tmp_path / "e.data"))
    assert [page.source.kind for page in pages if isinstance(page, Page)] == ["file", "csv", "warc", "warc", "warc"]
    assert len(pages) == 5


def test_what_was_read_before_damage_stays(tmp_path: Path) -> None:
    lines = b"\n".join(b'{"id": "%d", "text": "Exports fell."}' % number for number in range(20_000))
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(lines)[:-500])
    *pages, failure = read(str(tmp_path))
    assert len(pages) > 10_000
    assert all(isinstance(page, Page) for page in pages)
    assert isinstance(failure, Failure)
    assert "it is damaged or cut off" in str(failure.error)


def test_a_line_that_is_no_article_is_passed_over_unread() -> None:
    first, last = b'{"id": "1", "text": "x"}\n', b'\n{"id": "3", "text": "y"}'
    before, failure, after = read("-", stdin=first + b"a" * 60_000_001 + last)
    assert isinstance(failure, Failure)
    assert str(failure.error) == "-, line 2: more than 60,000,000 bytes: not one article"
    assert [page.source.row for page in (before, after) if isinstance(page, Page)] == [1, 3]


@pytest.mark.issue(7)
def test_a_name_that_is_no_utf8_and_a_pipe_in_a_folder_stop_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Exports fell.")
    with open(os.fsencode(tmp_path) + b"/b\xff.txt", "wb") as file:
        file.write(b"Exports rose.")
    os.mkfifo(tmp_path / "c.txt")
    pages = read(str(tmp_path))
    assert [page.input_id for page in pages] == [f"{tmp_path}/a.txt", f"{tmp_path}/b\ufffd.txt"]


@pytest.mark.issue(13)
@pytest.mark.parametrize("format", ["html", "jsonl", "csv", "parquet", "warc", "wacz", "urls", "feed", "sitemap"])
@pytest.mark.parametrize(
    "error", [KeyError("x"), RecursionError("deep"), MemoryError(), OverflowError("big")], ids=repr
)
def test_whatever_a_reader_raises_is_the_failure_of_its_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, format: str, error: Exception
) -> None:
    def broken(stream: BinaryIO, reading: Reading) -> Iterator[Page]:
        yield Page(input_id="one", content="before", format="text", source=Source(kind="file", location="", sha256=""))
        raise error

    monkeypatch.setitem(READERS, format, broken)
    (tmp_path / "a").write_bytes(b"anything")
    before, failure, after = read(str(tmp_path / "a"), str(tmp_path / "a"), format=format)[:3]
    assert isinstance(before, Page)
    assert isinstance(failure, Failure)
    assert isinstance(after, Page)
    assert str(failure.error).startswith(f"{tmp_path}/a: reading ")


@pytest.mark.issue(13)
@pytest.mark.parametrize("format", ["jsonl", "csv", "parquet"])
def test_whatever_one_row_leads_to_is_the_failure_of_the_row(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, format: str
) -> None:
    rows = [{"id": name, "text": "Exports fell."} for name in ("a", "bad", "c")]
    content = {
        "jsonl": b"".join(json.dumps(row).encode() + b"\n" for row in rows),
        "csv": b"id,text\na,x\nbad,x\nc,x\n",
        "parquet": as_parquet(rows),
    }[format]

    def fails_on_bad(row: dict[str, object], **facts: object) -> Page:
        if row["id"] == "bad":
            raise ArithmeticError("of all things")
        return page_of_row(row, **facts)  # type: ignore[arg-type]

    module = "rows" if format == "jsonl" else f"{format}_rows"
    monkeypatch.setattr(f"extractor.ingest.{module}.page_of_row", fails_on_bad)
    (tmp_path / f"a.{format}").write_bytes(content)
    a, bad, c = read(str(tmp_path / f"a.{format}"))
    assert (a.input_id, c.input_id) == ("a", "c")
    assert isinstance(bad, Failure)
    assert "2: reading failed (ArithmeticError: of all things): please report it with the input" in str(bad.error)


@pytest.mark.issue(15)
def test_every_format_that_is_read_has_a_reader_and_a_place_in_the_documents() -> None:
    assert set(READERS) == set(READ)
    documents = (Path(__file__).parents[2] / "docs" / "reading.md").read_text(encoding="utf-8")
    assert [name for name in KNOWN_SUFFIXES if name not in documents] == [], "tell the suffix in docs/reading.md"


@pytest.mark.issue(15)
def test_a_format_that_is_none_is_refused_by_name() -> None:
    with pytest.raises(InputError, match="'pdf' is not an input format: give auto or one of csv, feed, html"):
        read("a.txt", format="pdf")


@pytest.mark.issue(15)
@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.pdf", b"%PDF-1.7", "pdf (printed pages) is not read: take its text out first"),
        ("a.data", b"%PDF-1.7", "pdf (printed pages) is not read: take its text out first"),
        (
            "a.docx",
            b"PK",
            "office (a document or sheet of an office program) is not read: save a document as text",
        ),
        (
            "a.data",
            b"PK\3\4" + bytes(26) + b"[Content_Types].xml",
            "(a document or sheet of an office program) is not read: save a document as text",
        ),
        ("a.epub", b"PK", "epub (an e-book) is not read: a book is no article: unpack it"),
        ("a.data", b"PK\3\4" + bytes(26) + b"mimetypeapplication/epub+zip", "epub (an e-book)"),
        ("a.jsonl.zst", b"x", "zstd (what is packed with zstd) is not read: unpack it first (zstd -d)"),
        ("a.arc.gz", b"x", "arc (a crawl, in the format before WARC) is not read: convert it"),
    ],
)
def test_a_format_that_is_not_read_says_what_it_is_and_what_to_do(
    tmp_path: Path, name: str, content: bytes, reason: str
) -> None:
    (tmp_path / name).write_bytes(content)
    (failure,) = read(str(tmp_path / name))
    assert isinstance(failure, Failure)
    assert f"{tmp_path / name}: " in str(failure.error)
    assert reason in str(failure.error)


@pytest.mark.issue(15)
def test_files_of_no_known_format_are_counted_and_named(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    for name in ("a.txt", "b.pdf", "c.docx", "sub/d.css", ".hidden.pdf"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("Exports fell.")
    assert names(read(str(tmp_path)), tmp_path) == ["a.txt"]
    assert caplog.messages == [f"{tmp_path}: 3 files of no known format: b.pdf, c.docx, sub/d.css"]
    caplog.clear()
    for number in range(4):
        (tmp_path / f"e{number}.png").write_text("x")
    read(str(tmp_path))
    assert caplog.messages == [
        f"{tmp_path}: 7 files of no known format: b.pdf, c.docx, e0.png, e1.png, e2.png and 2 more"
    ]


@pytest.mark.issue(15)
def test_what_belongs_to_a_saved_page_is_no_article(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    for name in (
        "page.html",
        "page_files/frame.html",
        "page_files/x.png",
        "seite.htm",
        "seite-Dateien/a.html",
        "my_files/a.html",
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("<p>Exports fell.")
    assert names(read(str(tmp_path)), tmp_path) == ["my_files/a.html", "page.html", "seite.htm"]
    assert caplog.messages == []


@pytest.mark.issue(15)
@pytest.mark.parametrize("format", sorted(set(READ) - {"feed", "sitemap", "wacz", "parquet"}))
@pytest.mark.parametrize("content", [b"", b" \n\n", gzip.compress(b"")], ids=["no bytes", "blank", "packed"])
def test_an_empty_input_says_so(format: str, content: bytes) -> None:
    if format == "warc" and content:
        pytest.skip("a crawl of blank lines is damaged")
    (failure,) = read("-", stdin=content, format=format)
    assert isinstance(failure, Failure)
    assert any(
        word in str(failure.error) for word in ("no article in it", "is blank", "names no boundary", "no WARC record")
    )


@pytest.mark.issue(15)
@pytest.mark.parametrize("content", [b"[]", b"id,text\n", b"# nothing\n"], ids=["json", "csv", "urls"])
def test_a_file_of_rows_without_any_says_so(content: bytes) -> None:
    format = {b"[": "json", b"i": "csv", b"#": "urls"}[content[:1]]
    (failure,) = read("-", stdin=content, format=format)
    assert str(getattr(failure, "error", "")) == "-: there is no article in it"
