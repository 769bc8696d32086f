"""Pages kept in a folder: whole or not at all, and only what was stored comes back."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.errors import InputError
from extractor.ingest.fetched import Fetched
from extractor.ingest.page_cache import PageCache

PAGE = Fetched(
    content=b"<p>one\ntwo", url="http://news.example/a", media_type="text/html", charset="utf-8", tdm_reservation="1",
    etag='"a"', last_modified=None, fetched="2025-06-09T10:00:00Z",
)  # fmt: skip


def stored(folder: Path) -> Path:
    PageCache(folder).store(PAGE)
    (file,) = folder.iterdir()
    return file


def test_what_was_stored_comes_back_in_another_run(tmp_path: Path) -> None:
    stored(tmp_path / "new" / "cache")
    cache = PageCache(tmp_path / "new" / "cache")
    assert cache.load(PAGE.url) == PAGE
    assert cache.load("http://news.example/b") is None


def test_a_file_name_is_a_digest(tmp_path: Path) -> None:
    name = stored(tmp_path).name
    assert name.removesuffix(".page").isalnum()
    assert len(name) == 69


@pytest.mark.parametrize(
    "damage",
    [lambda data: data[:-1], lambda data: b"", lambda data: b"[]\n", lambda data: b"{}\n", lambda data: data + b"x",
     lambda data: data.replace(b"news.example", b"evil.example"), lambda data: data.replace(b'"etag"', b'"gate"')],
)  # fmt: skip
def test_a_damaged_file_counts_as_missing(tmp_path: Path, damage: object) -> None:
    file = stored(tmp_path)
    file.write_bytes(damage(file.read_bytes()))  # type: ignore[operator]
    assert PageCache(tmp_path).load(PAGE.url) is None


@given(st.binary())
def test_any_file_gives_the_page_or_nothing(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    folder = tmp_path_factory.mktemp("cache")
    stored(folder).write_bytes(data)
    assert PageCache(folder).load(PAGE.url) is None


def test_nothing_half_written_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.replace", full)
    with pytest.raises(InputError, match=r"cannot be stored \(No space left on device\): free some space"):
        PageCache(tmp_path).store(PAGE)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(InputError, match=r"file: no folder for fetched pages \(File exists\): choose another"):
        PageCache(tmp_path / "file")
