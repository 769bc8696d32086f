"""WACZ: the WARC files inside a zip, read where they are."""

import io
import zipfile
from io import BytesIO

import pytest

from extractor.errors import InputError
from extractor.ingest.reading import Reading
from extractor.ingest.wacz import read_wacz
from extractor.record.page import Failure, Page
from tests.ingest.warc_files import article, packed, response


def zipped(files: dict[str, bytes], *, compression: int = zipfile.ZIP_STORED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", compression) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return file.getvalue()


def read(content: bytes) -> list[Page | Failure]:
    return list(read_wacz(BytesIO(content), Reading(location="a.wacz")))


FILES = {
    "datapackage.json": b"{}",
    "archive/a.warc.gz": packed(response(1), response(2)),
    "archive/b.warc": response(3),
    "pages/pages.jsonl": b'{"id": "x"}',
}


@pytest.mark.parametrize("compression", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_each_warc_file_is_read_and_named(compression: int) -> None:
    pages = [page for page in read(zipped(FILES, compression=compression)) if isinstance(page, Page)]
    assert [(page.content, page.source.location, page.source.offset) for page in pages] == [
        (article(1), "a.wacz/archive/a.warc.gz", 0),
        (article(2), "a.wacz/archive/a.warc.gz", len(packed(response(1)))),
        (article(3), "a.wacz/archive/b.warc", 0),
    ]


def test_a_damaged_warc_file_costs_itself() -> None:
    content = zipped(FILES)
    position = content.index(FILES["archive/a.warc.gz"]) + len(packed(response(1))) + 200
    damaged = bytearray(content)
    damaged[position] ^= 0xFF
    results = read(bytes(damaged))
    assert [page.input_id for page in results if isinstance(page, Page)] == ["urn:uuid:1", "urn:uuid:3"]
    assert any("a.wacz/archive/a.warc.gz" in str(failure.error) for failure in results if isinstance(failure, Failure))


def test_a_bomb_is_refused_unread() -> None:
    bomb = {"archive/a.warc": bytes(100_000_001), "archive/b.warc": response(3)}
    failure, page = read(zipped(bomb, compression=zipfile.ZIP_DEFLATED))
    assert isinstance(failure, Failure)
    assert "a.wacz/archive/a.warc: more than 100,000,000 bytes come out of" in str(failure.error)
    assert isinstance(page, Page)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "not a WACZ, or damaged"),
        (zipped(FILES)[:-30], "not a WACZ, or damaged"),
        (zipped({"word/document.xml": b"<p>"}), "no WARC file in its folder archive/"),
    ],
    ids=["empty", "cut", "docx"],
)
def test_what_is_no_wacz_is_a_clear_error(content: bytes, reason: str) -> None:
    with pytest.raises(InputError, match=reason):
        read(content)
