"""Small inputs that would become large ones: each is refused by name, before it is unpacked, and the next input is read."""

from __future__ import annotations

import gzip
import struct
from io import BytesIO

import pyarrow as pa
import pytest
from pyarrow import parquet

from extractor.ingest import csv_rows, feeds, jsonl, read_pages, unpacking, xml_items
from extractor.ingest import warc_records as warc_module
from extractor.ingest.gzip_members import Damage, plain_pieces, unpacked_pieces
from extractor.ingest.unpacking import BombError, Expansion, unpacked_stream
from extractor.ingest.warc_records import find_records
from extractor.record.page import Failure, Page

pytestmark = pytest.mark.issue(15)


def as_parquet(columns: dict[str, object]) -> bytes:
    file = BytesIO()
    parquet.write_table(pa.table(columns), file, compression="zstd")
    return file.getvalue()


LIMITS = [
    (xml_items, "_MAX_REFERENCES", 1_000),
    (xml_items, "_MAX_EVENTS", 5_000),
    (jsonl, "MAX_ROW_VALUES", 1_000),
    (csv_rows, "MAX_ROW_VALUES", 1_000),
    (csv_rows, "_MAX_HEADER_BYTES", 2_000),
    (unpacking, "ALWAYS_ALLOWED", 100_000),
]


@pytest.mark.parametrize(
    ("content", "format", "reason"),
    [
        (b"<rss><item><link>" + b"&" * 1_001 + b"</link></item></rss>", "feed", "more than 1,000 ampersands"),
        (b"<rss><item>" + b"<a/>" * 5_001 + b"</item></rss>", "feed", "more than 5,000 tags and texts"),
        (b'{"id": "1", "text": "x", "m": [' + b"{}," * 999 + b"0]}", "jsonl", "more than 1,000 values"),
        (b"id,text\n1," + b"," * 1_000 + b"\n", "csv", "more than 1,000 delimiters"),
        (b"id,text" + b",a" * 1_000 + b"\n1,x\n", "csv", "the header, has more than 2,000 bytes"),
        (as_parquet({"text": ["x" * 100_001]}), "parquet", "rows 1 to 1: more than 100,000 bytes come out of"),
        (as_parquet({"text": ["x" * 15_000] * 8}), "parquet", "more than 100,000 bytes come out of"),
        (as_parquet({"text": [["x"] * 1_000]}), "parquet", 'column "text" holds lists'),
    ],
    ids=["ampersands", "tags", "values", "delimiters", "header", "value", "rows", "lists"],
)
def test_a_bomb_of_each_format_is_refused_by_name(
    content: bytes, format: str, reason: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module, name, limit in LIMITS:
        monkeypatch.setattr(module, name, limit)
    *_, last = read_pages(["-"], format=format, stdin=BytesIO(content))
    assert isinstance(last, Failure)
    assert reason in str(last.error)
    assert "please report" not in str(last.error)


def test_a_feed_has_a_limit_of_entries(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feeds, "MAX_ENTRIES", 2)
    links = [f"http://a.example/{number}" for number in range(3)]
    content = "".join(f"<item><link>{link}</link></item>" for link in links)
    *first, last = feeds.feed_links(f"<rss>{content}</rss>".encode(), "feed")
    assert first == links[:2]
    assert isinstance(last, Failure)
    assert "more than 2 entries: the rest is not read" in str(last.error)


def test_children_after_the_limit_give_no_text_to_those_before(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xml_items, "_MAX_CHILDREN", 1)
    (item,) = xml_items.read_items(b"<r><item><a>one</a><a>two</a></item></r>", {"item"}, "feed")
    assert [child.text for child in item.children] == ["one"]


def test_a_text_of_many_marks_is_no_bomb() -> None:
    text = "[{," * 400_000
    (page,) = read_pages(["-"], format="jsonl", stdin=BytesIO(b'{"id": "1", "text": "%s"}' % text.encode()))
    assert isinstance(page, Page)
    assert page.content == text


def test_what_is_packed_with_gzip_has_a_limit_of_what_comes_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpacking, "ALWAYS_ALLOWED", 1_000)
    lines = gzip.compress(b'{"id": "1", "text": "Exports fell."}\n' + b"\n" * 1_000_000)
    page, failure = read_pages(["-"], format="jsonl", stdin=BytesIO(lines))
    assert isinstance(page, Page)
    assert isinstance(failure, Failure)
    assert "come out of" in str(failure.error)
    assert "unpack it yourself" in str(failure.error)


@pytest.mark.parametrize("format", ["csv", "jsonl"])
def test_damage_of_what_is_packed_ends_the_file_and_not_a_row(format: str) -> None:
    packed = bytearray(gzip.compress(b"id,text\n" if format == "csv" else b'{"id": "1", "text": "x"}\n'))
    packed[-5] ^= 0xFF
    *_, failure = read_pages(["-"], format=format, stdin=BytesIO(bytes(packed)))
    assert isinstance(failure, Failure)
    assert "-: cannot be read (CRC check failed" in str(failure.error)


def test_what_is_packed_well_is_no_bomb(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpacking, "ALWAYS_ALLOWED", 1_000)
    text = b"".join(b"Exports of Port Ellery fell %d percent.\n" % (number * 7_919 % 1_000) for number in range(5_000))
    assert unpacked_stream(BytesIO(gzip.compress(text)), "a.gz").read() == text


def test_what_would_be_too_much_is_not_counted() -> None:
    expansion = Expansion(packed=2_000_000)
    expansion.add(199_999_999, "a")
    with pytest.raises(BombError, match="b: more than"):
        expansion.add(2, "b")
    expansion.add(1, "c")


@pytest.mark.parametrize("head", [b"WARC/1.0\r\n", b"WARC/1.0\r\nWARC-Type: response\r\n", b"WARC/1.0\r\n\r\n"])
def test_record_heads_without_a_length_are_looked_through_once(head: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    looked = []
    pattern = warc_module._HEAD_END

    class Counted:
        def search(self, held: bytearray, start: int, end: int) -> object:
            match = pattern.search(held, start, end)
            looked.append(match.end() if match else min(len(held), end))
            return match

    monkeypatch.setattr(warc_module, "_HEAD_END", Counted())
    content = head * 2_000
    records = list(find_records(plain_pieces(BytesIO(content))))
    assert all(isinstance(record, Damage) for record in records)
    assert len(records) == 2_000
    assert sum(looked) < 4 * len(content) + 10 * 65_536  # the last head may be searched for as long as one may be


def test_gzip_members_that_overlap_are_not_unpacked_again_and_again() -> None:
    # Each holds all that follow, in stored blocks whose heads coincide, and none has an end
    member = b"\x1f\x8b\x08" + bytes(6) + b"\x03" + b"\0" + struct.pack("<HH", 65_535, 0) + b"WARC/"
    content = member * 20_000
    pieces = list(unpacked_pieces(BytesIO(content)))
    given = sum(len(piece.data) for piece in pieces if not isinstance(piece, Damage))
    assert given < 40 * len(content)


def test_what_is_before_a_fault_in_gzip_is_given_to_the_byte() -> None:
    whole = gzip.compress(bytes(range(256)) * 20, compresslevel=0)
    for position in (15, 16, 1_000, 5_000, len(whole) - 9):
        # the block's own length is the first fault; after it every byte is data, and the checksum the last one
        damaged = bytearray(whole)
        damaged[-8] ^= 0xFF
        data = b"".join(
            piece.data for piece in unpacked_pieces(BytesIO(bytes(damaged[:position]))) if not isinstance(piece, Damage)
        )
        assert data == (bytes(range(256)) * 20)[: max(0, position - 15)]
