"""WARC and WET: what is a page, what comes with it, and what one damaged record costs (itself alone)."""

import gzip
import hashlib
import logging
import zlib
from io import BytesIO

import brotli
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.ingest.reading import Reading
from extractor.ingest.warc import read_warc
from extractor.page import Failure, Page
from tests.ingest.warc_files import HTML, article, crawl, packed, record, response


def read(content: bytes, *, location: str = "a.warc.gz") -> list[Page | Failure]:
    return list(read_warc(BytesIO(content), Reading(location=location)))


def pages(content: bytes, *, location: str = "a.warc.gz") -> dict[str, str | bytes]:
    return {found.input_id: found.content for found in read(content, location=location) if isinstance(found, Page)}


def failures(content: bytes, *, location: str = "a.warc.gz") -> list[str]:
    return [str(found.error) for found in read(content, location=location) if isinstance(found, Failure)]


def only_page(content: bytes) -> Page:
    (page,) = read(content)
    assert isinstance(page, Page)
    return page


NUMBERS = range(100, 120)
WANTED = {f"urn:uuid:{number}": article(number) for number in NUMBERS}
PLAIN = crawl(NUMBERS, gz=False)
PACKED = crawl(NUMBERS, gz=True)
WHOLE = gzip.compress(PLAIN.content, mtime=0)


@pytest.mark.parametrize(
    ("content", "offsets"),
    [(PLAIN.content, PLAIN.starts), (PACKED.content, PACKED.starts), (WHOLE, [0] * len(NUMBERS))],
    ids=["plain", "by record", "whole"],
)
def test_all_three_packings_give_the_same_pages(content: bytes, offsets: list[int]) -> None:
    found = [page for page in read(content) if isinstance(page, Page)]
    assert {page.input_id: page.content for page in found} == WANTED
    assert [page.source.offset for page in found] == offsets


def test_a_page_carries_its_provenance() -> None:
    http = HTML.replace(b"utf-8", b'"ISO-8859-1"') + b"TDM-Reservation: 1\r\n"
    page = only_page(packed(response(7, b"<p>Exports fell.", http=http)))
    assert (page.input_id, page.format, page.url) == ("urn:uuid:7", "html", "https://news.example/7")
    assert (page.encoding, page.tdm_reservation, page.truncated) == ("iso-8859-1", "1", None)
    source = page.source
    assert (source.kind, source.location, source.offset, source.record_id) == ("warc", "a.warc.gz", 0, "urn:uuid:7")
    assert source.fetched == "2025-06-09T10:11:12Z"
    assert source.sha256 == hashlib.sha256(b"<p>Exports fell.").hexdigest()


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_a_damaged_member_costs_itself_alone(data: st.DataObject) -> None:
    position = data.draw(st.integers(0, len(PACKED.content) - 1))
    damaged = bytearray(PACKED.content)
    damaged[position] ^= data.draw(st.integers(1, 255))
    hit = max(index for index, start in enumerate(PACKED.starts) if start <= position)
    found = read(bytes(damaged))
    got = {page.input_id: page.content for page in found if isinstance(page, Page)}
    assert {id_: content for id_, content in WANTED.items() if id_ != f"urn:uuid:{NUMBERS[hit]}"}.items() <= got.items()
    assert got.items() <= WANTED.items()  # a flipped time stamp of gzip damages nothing; nothing comes out changed
    told = [found for found in found if isinstance(found, Failure)]
    assert len(told) == len(NUMBERS) - len(got)
    for failure in told:
        end = [*PACKED.starts, len(PACKED.content)][hit + 1]
        assert f"a.warc.gz, offset {PACKED.starts[hit]} to {end}: cannot be read" in str(failure.error)


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_damage_in_a_plain_file_costs_one_record(data: st.DataObject) -> None:
    position = data.draw(st.integers(0, len(PLAIN.content) - 1))
    noise = data.draw(st.binary(min_size=0, max_size=40))
    damaged = PLAIN.content[:position] + noise + PLAIN.content[position + len(noise) :]
    touched = {
        f"urn:uuid:{number}"
        for number, start, member in zip(NUMBERS, PLAIN.starts, PLAIN.members, strict=True)
        if start < position + len(noise) and position < start + len(member)
    }
    got = pages(damaged, location="a.warc")
    assert {id_: content for id_, content in WANTED.items() if id_ not in touched}.items() <= got.items()


@settings(max_examples=60, deadline=None)
@given(st.integers(1, len(PACKED.content)), st.sampled_from(["plain", "by record", "whole"]))
def test_a_cut_off_file_gives_all_before_the_cut(size: int, packing: str) -> None:
    content, starts = {
        "plain": (PLAIN.content, PLAIN.starts),
        "by record": (PACKED.content, PACKED.starts),
        "whole": (WHOLE, []),
    }[packing]
    size = min(size, len(content) - 1)
    found = read(content[:size])
    got = {page.input_id: page.content for page in found if isinstance(page, Page)}
    before = sum(end <= size for end in [*starts, len(content)][1:]) if starts else len(unpacked_records(WHOLE[:size]))
    assert got.items() <= WANTED.items()
    assert len(got) in (before, before + 1)  # one more where the cut only took the blank lines behind a record
    if size not in starts:
        assert any(isinstance(failure, Failure) for failure in found) or len(got) == before + 1


def unpacked_records(cut: bytes) -> list[bytes]:
    """What zlib still gives, up to the last record with another behind it."""
    return zlib.decompressobj(31).decompress(cut).split(b"WARC/1.1\r\n")[1:-1]
