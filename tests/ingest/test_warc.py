"""WARC and WET: what is a page, what comes with it, and what one damaged record costs (itself alone)."""

import gzip
import hashlib
import zlib
from io import BytesIO

import brotli
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.errors import InputError
from extractor.ingest.reading import Reading, ReadingProgress
from extractor.ingest.warc import read_warc
from extractor.record.page import Failure, Page
from tests.ingest.warc_files import HTML, article, crawl, packed, record, response


def read(content: bytes, *, location: str = "a.warc.gz") -> list[Page | Failure]:
    return list(read_warc(BytesIO(content), Reading(location=location)))


def pages(content: bytes, *, location: str = "a.warc.gz") -> dict[str, str | bytes]:
    return {result.input_id: result.content for result in read(content, location=location) if isinstance(result, Page)}


def failures(content: bytes, *, location: str = "a.warc.gz") -> list[str]:
    return [str(result.error) for result in read(content, location=location) if isinstance(result, Failure)]


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
    pages_ = [page for page in read(content) if isinstance(page, Page)]
    assert {page.input_id: page.content for page in pages_} == WANTED
    assert [page.source.offset for page in pages_] == offsets


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
    results = read(bytes(damaged))
    got = {page.input_id: page.content for page in results if isinstance(page, Page)}
    assert {id_: content for id_, content in WANTED.items() if id_ != f"urn:uuid:{NUMBERS[hit]}"}.items() <= got.items()
    assert got.items() <= WANTED.items()  # a flipped time stamp of gzip damages nothing; nothing comes out changed
    failed = [result for result in results if isinstance(result, Failure)]
    assert len(failed) == len(NUMBERS) - len(got)
    for failure in failed:
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
    results = read(content[:size])
    got = {page.input_id: page.content for page in results if isinstance(page, Page)}
    before = sum(end <= size for end in [*starts, len(content)][1:]) if starts else len(unpacked_records(WHOLE[:size]))
    assert got.items() <= WANTED.items()
    assert len(got) in (before, before + 1)  # one more where the cut only took the blank lines after a record
    if size not in starts:
        assert any(isinstance(failure, Failure) for failure in results) or len(got) == before + 1


def unpacked_records(cut: bytes) -> list[bytes]:
    """What zlib still gives, up to the last record with another after it."""
    return zlib.decompressobj(31).decompress(cut).split(b"WARC/1.1\r\n")[1:-1]


@pytest.mark.parametrize(
    ("encoding", "packed_body"),
    [
        ("gzip", gzip.compress(article(3))),
        ("x-gzip", gzip.compress(article(3))),
        ("deflate", zlib.compress(article(3))),
        ("deflate", zlib.compress(article(3))[2:-4]),
        ("br", brotli.compress(article(3))),
        ("gzip, br", brotli.compress(gzip.compress(article(3)))),
        ("identity", article(3)),
        ("gzip", article(3)),
        ("br", article(3)),
        ("deflate", article(3)),
    ],
    ids=["gzip", "x-gzip", "zlib", "bare deflate", "br", "two", "identity", "not gzip", "not br", "not deflate"],
)
@pytest.mark.parametrize("chunked", [False, True])
def test_the_encodings_of_http_are_undone(encoding: str, packed_body: bytes, chunked: bool) -> None:
    http = HTML + f"Content-Encoding: {encoding}\r\n".encode()
    if chunked:
        http += b"Transfer-Encoding: chunked\r\n"
        parts = [packed_body[start : start + 100] for start in range(0, len(packed_body), 100)]
        packed_body = b"".join(b"%x\r\n%b\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"
    page = only_page(response(3, packed_body, http=http))
    assert (page.content, page.truncated) == (article(3), None)


def test_a_page_that_says_chunked_and_is_not_stays_as_it_is() -> None:
    http = HTML + b"Transfer-Encoding: chunked\r\n"
    assert only_page(response(3, http=http)).content == article(3)


def test_a_body_cut_off_in_its_packing_is_said_to_be_truncated() -> None:
    http = HTML + b"Content-Encoding: gzip\r\n"
    page = only_page(response(3, gzip.compress(article(3))[:-20], http=http))
    assert page.truncated == "unspecified"
    assert article(3).startswith(bytes(page.content, "utf-8") if isinstance(page.content, str) else page.content)
    assert len(page.content) > 100


def test_the_crawlers_word_for_a_truncated_record_is_kept() -> None:
    assert only_page(response(3, warc_truncated="length")).truncated == "length"


def test_a_bomb_is_refused_and_the_next_record_read() -> None:
    bomb = response(1, gzip.compress(bytes(20_000_001)), http=HTML + b"Content-Encoding: gzip\r\n")
    unknown = response(2, b"xxxx", http=HTML + b"Content-Encoding: rot13\r\n")
    content = packed(bomb, unknown, response(3))
    assert pages(content) == {"urn:uuid:3": article(3)}
    large, coding = failures(content)
    assert "a.warc.gz, offset 0: more than 20,000,000 bytes when unpacked" in large
    assert "its content encoding 'rot13' is not known" in coding


@pytest.mark.parametrize("gz", [False, True])
def test_a_record_above_the_limit_fails_alone_if_it_is_a_page(gz: bool) -> None:
    video = response(2, bytes(20_000_001), http=b"HTTP/1.1 200 OK\r\nContent-Type: video/mp4\r\n")
    records = [response(1), response(4, bytes(20_000_001)), video, response(3)]
    content = packed(*records) if gz else b"".join(records)
    assert list(pages(content)) == ["urn:uuid:1", "urn:uuid:3"]
    (failure,) = failures(content)
    assert "more than 20,000,000: not one article" in failure


class Pipe(BytesIO):
    """A stream that cannot go back."""

    def seekable(self) -> bool:
        return False


@pytest.mark.parametrize(("stream", "wanted"), [(BytesIO, ["urn:uuid:1", "urn:uuid:3"]), (Pipe, ["urn:uuid:1"])])
def test_a_length_beyond_the_file_swallows_nothing_that_can_be_read_again(
    stream: type[BytesIO], wanted: list[str]
) -> None:
    broken = response(1) + response(2).replace(b"Content-Length: ", b"Content-Length: 99999") + response(3)
    pages = list(read_warc(stream(broken), Reading(location="a.warc")))
    assert [page.input_id for page in pages if isinstance(page, Page)] == wanted
    (failure,) = [failure for failure in pages if isinstance(failure, Failure)]
    assert f"offset {len(response(1))} to {len(broken) - (len(response(3)) if len(wanted) > 1 else 0)}" in str(
        failure.error
    )


def test_what_is_no_page_is_passed_over(caplog: pytest.LogCaptureFixture) -> None:
    def answer(status: str, media_type: str) -> bytes:
        return f"HTTP/1.1 {status}\r\nContent-Type: {media_type}\r\n".encode()

    content = packed(
        record("warcinfo", b"software: x\r\n", content_type="application/warc-fields"),
        record(
            "request", b"GET / HTTP/1.1\r\nHost: news.example\r\n\r\n", content_type="application/http; msgtype=request"
        ),
        record("metadata", b"fetchTimeMs: 3", content_type="application/warc-fields"),
        response(1, http=answer("301 Moved", "text/html")),
        response(2, http=answer("404 Not Found", "text/html")),
        response(3, http=answer("200 OK", "image/png")),
        response(4, b"body { }", http=answer("200 OK", "text/css")),
        response(
            5, b"User-agent: *", http=answer("200 OK", "text/plain"), WARC_Target_URI="https://news.example/robots.txt"
        ),
        record("response", b"20250609", content_type="text/dns", number=6),
        record("revisit", HTML + b"\r\n", number=7),
        record("revisit", HTML + b"\r\n", number=8),
    )
    assert read(content) == []
    assert caplog.messages == [
        "a.warc.gz: 2 revisit records passed over: their content is in the records that they refer to",
        "a.warc.gz: no page among its 11 records",
    ]
    progress = ReadingProgress()
    list(read_warc(BytesIO(content), Reading(location="a.warc.gz", progress=progress)))
    assert progress.passed_over == {
        "warcinfo": 1, "request": 1, "metadata": 1, "status 301": 1, "status 404": 1, "not HTML or text": 2, "robots.txt": 1,
        "response": 1, "revisit": 2,
    }  # fmt: skip


def test_text_resources_and_wet_are_pages() -> None:
    wet = record("conversion", b"Port news\nExports fell.", content_type="text/plain", number=1)
    resource = record("resource", b"<p>x", content_type="text/html; charset=cp1251", number=2)
    text = response(3, b"Exports fell.", http=b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n")
    untyped = response(4, http=b"HTTP/1.1 200 OK\r\nServer: x\r\n")
    pages_ = [page for page in read(packed(wet, resource, text, untyped)) if isinstance(page, Page)]
    assert [(page.format, page.content, page.encoding) for page in pages_] == [
        ("text", b"Port news\nExports fell.", None),
        ("html", b"<p>x", "cp1251"),
        ("text", b"Exports fell.", None),
        ("html", article(4), None),
    ]


def test_what_a_whole_packed_file_gave_before_its_damage_stays() -> None:
    damaged = bytearray(WHOLE)
    damaged[len(WHOLE) // 2 : len(WHOLE) // 2 + 40] = bytes(40)
    got = pages(bytes(damaged))
    before = len(unpacked_records(WHOLE[: len(WHOLE) // 2]))
    assert before > 5
    assert list(got)[:before] == list(WANTED)[:before]
    assert all(got[id_] == WANTED[id_] for id_ in list(WANTED)[:before])
    assert any("offset 0 to" in failure for failure in failures(bytes(damaged)))


@pytest.mark.parametrize("content", [b"", b"\r\n\r\n"])
def test_an_empty_file_is_an_error(content: bytes) -> None:
    with pytest.raises(InputError, match="empty, no WARC record"):
        read(content, location="a.warc")


def test_what_is_no_warc_gives_one_failure() -> None:
    for location in ("a.warc", "a.warc.gz"):
        (failure,) = read(b"<p>not a WARC" * 5_000, location=location)
        assert isinstance(failure, Failure)
        assert f"{location}, offset 0 to 65000: cannot be read" in str(failure.error)


@settings(max_examples=80, deadline=None)
@given(st.lists(st.sampled_from([b"WARC/1.0\r\n", b"Content-Length: 5\r\n", b"WARC-Type: response\r\n", b"\r\n", b"hello",
       b"Content-Type: application/http\r\n", b"HTTP/1.1 200 OK\r\n", b"\xff\x00: \xe9\r\n", gzip.compress(b"WARC/1.0\r\n"),
       b"\x1f\x8b\x08\x00", response(1)]), max_size=12))  # fmt: skip
def test_nonsense_gives_failures_and_never_raises(parts: list[bytes]) -> None:
    content = b"".join(parts)
    for location in ("a.warc", "a.warc.gz"):
        try:
            results = read(content, location=location)
        except InputError:
            assert not content.strip(b"\r\n")
        else:
            assert all(isinstance(result, Page | Failure) for result in results)


@pytest.mark.issue(7)
def test_a_damaged_header_of_a_plain_record_is_named() -> None:
    start, following = PLAIN.starts[3], PLAIN.starts[4]
    kind = PLAIN.content.index(b"WARC-Type: ", start) + len(b"WARC-Type: ")
    unreadable = PLAIN.content[:kind] + bytes(4) + PLAIN.content[kind + 4 :]
    cut = PLAIN.content[: start + 30] + PLAIN.content[following:]
    for damaged in (unreadable, cut):
        results = read(damaged, location="a.warc")
        assert len([result for result in results if isinstance(result, Page)]) == len(NUMBERS) - 1
        assert len([result for result in results if isinstance(result, Failure)]) == 1
