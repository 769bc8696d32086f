"""Files of every format that is read, damaged as crawls, editors and attackers damage them: `fuzz_input` draws one.

Each begins as a small sound file with invented articles; then bytes are changed, left out, doubled, exchanged with those of
another file, or replaced by what the formats give a meaning to; some are packed.  The same generator in the same state gives
the same file.
"""

from __future__ import annotations

import gzip
import io
import json
import quopri
import zipfile
from collections.abc import Callable
from functools import cache
from random import Random

import pyarrow as pa
from pyarrow import parquet

SENTENCES = (
    "The port of Tarnholm handled 4.2 million tonnes of grain in May, up 3 percent from a year earlier.",
    "“Prices rose by €1.5 billion last year,” said Ingrid Solberg, who heads the harbour board.",
    "Exports fell from $19.3 million to $18.2 million, Statistics Tarnholm said on Monday.",
)
DATES = ("2025-06-09", "2025-06-09T10:00:00Z")
_TOKENS = (
    b"\0", b"\r", b"\n", b"\r\n\r\n", b'"', b'""', b"'", b",", b";", b"\t", b"|", b"\\", b"\\ud83d", b"{", b"}", b"[", b"]",
    b"{}", b"null", b"1e999", b"<", b">", b"&", b"&amp;", b"&#0;", b"&#xD800;", b"<![CDATA[", b"]]>", b"<!--", b"-->", b"</p>",
    b"<script>", b"<table><tr><td>", b"<item>", b"<loc>", b"<!DOCTYPE x [<!ENTITY y 'z'>]>", b"\xff", b"\xfe\xff",
    b"\xef\xbb\xbf", b"\xe2\x80\xae", b"\x1f\x8b\x08", b"PK\x03\x04", b"PAR1", b"WARC/1.0\r\n",
    b"Content-Length: 99999999999\r\n", b"Content-Length: 0\r\n", b"Transfer-Encoding: chunked\r\n",
    b"Content-Encoding: gzip\r\n", b"charset=utf-16", b"charset=utf-7", b"2025-13-45", b"9" * 400, b"http://[", b"--", b"=",
    b"=3D", b"%00", b"../", b"#",
)  # fmt: skip


def fuzz_input(rng: Random) -> tuple[str, bytes]:
    """The name of a format and the bytes of a file that was one of it."""
    name = rng.choice(sorted(SOUND))
    content = bytearray(SOUND[name]())
    sample = SOUND[rng.choice(sorted(SOUND))]()
    for _ in range(rng.choice((0, 1, 1, 2, 3, 5, 20))):
        rng.choice(_DAMAGE)(content, sample, rng)
    packed = gzip.compress(bytes(content), mtime=0) if rng.random() < 0.15 else bytes(content)
    if packed != content and rng.random() < 0.5:
        packed = (
            packed[: rng.randrange(len(packed))] + bytes([rng.randrange(256)]) + packed[rng.randrange(len(packed)) :]
        )
    return rng.choice((name, name, "auto")), packed


def _place(content: bytearray, rng: Random) -> tuple[int, int]:
    """A stretch, most often a short one."""
    start = rng.randrange(len(content) + 1)
    return start, min(len(content), start + int(rng.paretovariate(0.6)))


def _changed(content: bytearray, sample: bytes, rng: Random) -> None:
    if content:
        content[rng.randrange(len(content))] = rng.randrange(256)


def _left_out(content: bytearray, sample: bytes, rng: Random) -> None:
    start, end = _place(content, rng)
    del content[start:end]


def _doubled(content: bytearray, sample: bytes, rng: Random) -> None:
    start, end = _place(content, rng)
    content[end:end] = content[start:end] * rng.choice((1, 1, 2, 50))
    del content[100_000:]


def _cut_off(content: bytearray, sample: bytes, rng: Random) -> None:
    del content[rng.randrange(len(content) + 1) :]


def _exchanged(content: bytearray, sample: bytes, rng: Random) -> None:
    start, end = _place(content, rng)
    first, last = _place(bytearray(sample), rng)
    content[start:end] = sample[first:last]


def _with_token(content: bytearray, sample: bytes, rng: Random) -> None:
    start, end = _place(content, rng)
    content[start : end if rng.random() < 0.3 else start] = rng.choice(_TOKENS) * rng.choice((1, 1, 1, 2, 100))


_DAMAGE = (_changed, _changed, _left_out, _doubled, _cut_off, _exchanged, _with_token, _with_token, _with_token)


def _html(number: int = 0) -> bytes:
    data = json.dumps({"@type": "NewsArticle", "headline": "Grain trade grows", "datePublished": DATES[0]})
    paragraphs = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Grain trade grows {number}</title>'
        f'<script type="application/ld+json">{data}</script></head><body><nav><a href="/">Home</a></nav><article>'
        f'<h1>Grain trade grows</h1><p class="byline">By Ann Lee</p>{paragraphs}<ul><li>Rye: 5%</li></ul>'
        "<table><tr><th>Year<th>Tonnes<tr><td>2024<td>4.1</table></article><footer>© Tarnholm News</footer></body></html>"
    ).encode()


def _rows() -> list[dict[str, str]]:
    return [
        {"id": str(number), "text": text, "url": f"https://news.example/{number}", "published": DATES[number % 2]}
        for number, text in enumerate((*SENTENCES, " ".join(SENTENCES)))
    ]


def _csv(delimiter: str) -> bytes:
    cells = [list(row.values()) for row in _rows()]
    lines = [delimiter.join(f'"{cell}"' if delimiter in cell else cell for cell in line) for line in cells]
    return "\r\n".join([delimiter.join(_rows()[0]), *lines, ""]).encode()


def _parquet() -> bytes:
    file = io.BytesIO()
    columns = {name: [row[name] for row in _rows()] for name in _rows()[0]}
    parquet.write_table(pa.table(columns), file, compression="zstd", row_group_size=2)
    return file.getvalue()


def _record(kind: str, block: bytes, content_type: str, number: int) -> bytes:
    return (
        f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{number}>\r\nWARC-Date: 2025-06-09T10:11:12Z\r\n"
        f"WARC-Target-URI: https://news.example/{number}\r\nContent-Type: {content_type}\r\n"
        f"Content-Length: {len(block)}\r\n\r\n"
    ).encode() + block + b"\r\n\r\n"  # fmt: skip


def _records() -> list[bytes]:
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"
    page = _html(2)
    chunked = b"%x\r\n%b\r\n0\r\n\r\n" % (len(page), page)
    message = "application/http; msgtype=response"
    return [
        _record("response", http + b"\r\n" + _html(1), message, 1),
        _record("response", http + b"Transfer-Encoding: chunked\r\n\r\n" + chunked, message, 2),
        _record("response", http + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(_html(3), mtime=0), message, 3),
        _record("conversion", " ".join(SENTENCES).encode(), "text/plain", 4),
    ]


def _wacz() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("archive/data.warc.gz"), _packed_records())
        archive.writestr(zipfile.ZipInfo("archive/more.warc"), b"".join(_records()))
    return file.getvalue()


def _packed_records() -> bytes:
    return b"".join(gzip.compress(record, mtime=0) for record in _records())


def _feed() -> bytes:
    items = "".join(
        f"<item><title>Grain &amp; rye</title><link>https://news.example/{number}?a=1&b=2</link><guid>x</guid></item>"
        for number in range(3)
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>News</title>{items}</channel></rss>'.encode()


def _sitemap() -> bytes:
    urls = "".join(f"<url><loc>https://news.example/{number}</loc></url>" for number in range(3))
    return f'<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{urls}</urlset>'.encode()


def _mhtml() -> bytes:
    head = (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://news.example/1\r\nDate: Mon, 9 Jun 2025 10:00:00 +0200\r\n"
        'MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="--b"\r\n\r\n\r\n'
    )
    part = "----b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
    return (head + part).encode() + quopri.encodestring(_html()) + b"\r\n----b--\r\n"


SOUND: dict[str, Callable[[], bytes]] = {
    "html": _html,
    "text": lambda: "\n\n".join(("Grain trade grows", *SENTENCES)).encode(),
    "jsonl": lambda: b"".join(json.dumps(row).encode() + b"\n" for row in _rows()),
    "json": lambda: json.dumps(_rows(), indent=1).encode(),
    "mhtml": _mhtml,
    "csv": cache(lambda: _csv(",") + _csv(";")),
    "tsv": cache(lambda: _csv("\t")),
    "parquet": cache(_parquet),
    "warc": cache(lambda: b"".join(_records()) + _packed_records()),
    "wacz": cache(_wacz),
    "urls": lambda: b"# pages\nhttps://news.example/1\n\nhttps://news.example/2\n",
    "feed": _feed,
    "sitemap": _sitemap,
}
"""A sound file of each format that is read."""
