"""Files, folders, standard input and JSON Lines; what cannot be read is a Failure, and the others go on."""

import gzip
from io import BytesIO
from pathlib import Path

import pytest

from extractor.ingest import read_pages
from extractor.page import Failure, Page


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


def test_a_folder_gives_its_files_sorted(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("z.txt", "b/a.html", "a.md", "style.css", ".hidden.txt"):
        (tmp_path / name).write_text("x")
    pages = read(str(tmp_path))
    assert [page.input_id.removeprefix(f"{tmp_path}/") for page in pages] == ["a.md", "b/a.html", "z.txt"]


def test_an_empty_folder_says_what_can_be_read(tmp_path: Path) -> None:
    (failure,) = read(str(tmp_path))
    assert isinstance(failure, Failure)
    assert "no file to read in this folder: known are .html" in str(failure.error)


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
