"""WARC files made for the tests: every page, place and name in them is invented."""

import gzip
import random
from dataclasses import dataclass

HTML = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"
_WORDS = [
    "The",
    "harbour",
    "of",
    "Port",
    "Ellery",
    "handled",
    "4,210",
    "containers",
    "in",
    "March",
    ",",
    "up",
    "6",
    "percent",
    "from",
    "a",
    "year",
    "earlier",
]


def article(number: int, words: int = 120) -> bytes:
    """A page of an invented newspaper, another one for each number."""
    chosen = random.Random(number)
    text = " ".join(chosen.choice(_WORDS) for _ in range(words))
    return f"<!doctype html><title>Port news {number}</title><p>{text}.</p>".encode()


def record(
    type_: str,
    block: bytes,
    *,
    number: int = 1,
    content_type: str = "application/http; msgtype=response",
    **headers: str,
) -> bytes:
    """A record with its separator; `headers` are written with hyphens: warc_truncated gives warc-truncated."""
    lines = {
        "WARC-Type": type_,
        "WARC-Record-ID": f"<urn:uuid:{number}>",
        "WARC-Date": "2025-06-09T10:11:12Z",
        "WARC-Target-URI": f"https://news.example/{number}",
        "Content-Type": content_type,
        "Content-Length": str(len(block)),
    } | {name.replace("_", "-"): value for name, value in headers.items()}
    head = "WARC/1.1\r\n" + "".join(f"{name}: {value}\r\n" for name, value in lines.items() if value)
    return head.encode() + b"\r\n" + block + b"\r\n\r\n"


def response(number: int, body: bytes | None = None, *, http: bytes = HTML, **headers: str) -> bytes:
    """The answer to a request for page `number`."""
    return record("response", http + b"\r\n" + (article(number) if body is None else body), number=number, **headers)


def packed(*records: bytes) -> bytes:
    """The records as a .warc.gz has them: a gzip member for each."""
    return b"".join(gzip.compress(record, mtime=0) for record in records)


@dataclass(frozen=True)
class Crawl:
    """Records and where each begins, packed by record or not."""

    members: list[bytes]

    @property
    def content(self) -> bytes:
        return b"".join(self.members)

    @property
    def starts(self) -> list[int]:
        return [sum(map(len, self.members[:index])) for index in range(len(self.members))]


def crawl(numbers: range, *, gz: bool) -> Crawl:
    return Crawl([packed(response(number)) if gz else response(number) for number in numbers])
