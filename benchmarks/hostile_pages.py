"""Pages that nobody writes and that archives hold all the same: too long, too deep, too many, cut off, built to hurt."""

from __future__ import annotations

import gzip
import random
from collections.abc import Callable
from dataclasses import dataclass

GOOD = (
    "The port of Tarnholm handled 4.2 million tonnes of grain in the first quarter, the harbour board said on Tuesday.",
    "That was 12 percent more than a year earlier, when a strike of crane drivers had closed two of the four berths.",
    "Shipping companies expect the trend to hold through the summer, said Ingrid Solberg, who heads their association.",
)


@dataclass(frozen=True, slots=True)
class HostilePage:
    """A kind of hostile page: `make(size)` gives its bytes, and `size` the count (of what `make` repeats) at which it hurts.

    Tests take a `scale`-th of the size, so that none costs more than about two seconds of CPU.
    """

    name: str
    make: Callable[[int], bytes]
    size: int
    scale: int = 1
    suffix: str = ".html"


def usual_page() -> bytes:
    """A small sound page, which has to come out whole beside any hostile one."""
    return page("".join(f"<p>{sentence}</p>" for sentence in GOOD))


def page(body: str, head: str = "<title>Grain trade grows at Tarnholm</title>") -> bytes:
    """A whole page around a body."""
    return f"<!DOCTYPE html><html><head>{head}</head><body><h1>Grain trade grows</h1>{body}</body></html>".encode(
        "utf-8", "surrogatepass"
    )


def _around(piece: str, size: int, end: str = "") -> bytes:
    """A sound article after `size` of a piece."""
    return page(piece * size + "".join(f"<p>{sentence}</p>" for sentence in GOOD) + end * size)


def _counted(template: str, size: int) -> bytes:
    return page("".join(template.format(i=i) for i in range(size)))


def _laughs(size: int) -> bytes:
    entities = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(2, size))
    return (
        f'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY l1 "lol">{entities}]><html><body><p>&l{size - 1};</p></body></html>'
    ).encode()


def _mixed_encodings(size: int) -> bytes:
    lines = ("Prices in Zürich rose, Señor Núñez said: “no”. ", "Цены выросли на 5 %. ")
    encoded = [lines[0].encode(), lines[0].encode("cp1252"), lines[1].encode("cp1251"), lines[1].encode()]
    return b"<html><head><meta charset=utf-8></head><body>" + b"".join(b"<p>%s</p>" % line for line in encoded) * size


def _damaged(size: int) -> bytes:
    whole = bytearray(gzip.compress(random.Random(7).randbytes(size) + usual_page()))
    whole[len(whole) // 2] ^= 0xFF
    return bytes(whole)


def _json_ld(data: str) -> bytes:
    sentences = "".join(f"<p>{sentence}</p>" for sentence in GOOD)
    return page(sentences, f'<script type="application/ld+json">{data}</script>')


def _controls(size: int) -> bytes:
    return (
        b"<html><body>"
        + b"<p>The \x00harbour\x01 board\x0b met on\x1b Monday \xff\xfe and said nothing.\x7f</p>" * size
    )


def _paragraphs(size: int) -> bytes:
    return _counted(
        "<p>The harbour board counted {i} ships on day {i} of the long and windy season in Tarnholm.</p>", size
    )


def _rows(size: int) -> bytes:
    return _counted("<table><tr><td>Ship {i}</td><td>{i}.5</td><td>{i} tonnes</td></tr></table>", size).replace(
        b"</table><table>", b""
    )


def _links(size: int) -> bytes:
    return _counted('<a href="/n/{i}">Ferry fares to rise by {i} percent</a> ', size)


def _linked_paragraphs(size: int) -> bytes:
    return _counted('<p><a href="/n/{i}">Ferry fares to rise by {i} percent, the board said</a> today.</p>', size)


def _attributes(template: str, size: int) -> bytes:
    return _around(f"<div {' '.join(template.format(i=i) for i in range(size))}>", 1)


# fmt: off
HOSTILE = (
    HostilePage("flat paragraphs, 5.5 MB", _paragraphs, 60_000),
    HostilePage("flat paragraphs, in the limits", _paragraphs, 21_000, 40),
    HostilePage("table of 60,000 rows", _rows, 60_000),
    HostilePage("table, in the limits", _rows, 24_000, 40),
    HostilePage("100,000 links", _links, 100_000),
    HostilePage("links, in the limits", _links, 49_000, 40),
    HostilePage("100,000 linked paragraphs", _linked_paragraphs, 100_000),
    HostilePage("linked paragraphs, in the limits", _linked_paragraphs, 32_000, 40),
    HostilePage("20,000 nested spans", lambda n: _around("<span>", n, "</span>"), 20_000),
    HostilePage("20,000 spans never closed", lambda n: _around("<span>", n), 20_000),
    HostilePage("5,000 nested divs", lambda n: _around("<div>", n, "</div>"), 5_000),
    HostilePage("1,000,000 elements", lambda n: _around("<b>x</b>", n), 1_000_000),
    HostilePage("elements, in the limits", lambda n: _around("<b>x</b>", n), 99_000, 20),
    HostilePage("200,000 tags never closed", lambda n: _around("<b><p>", n // 2), 200_000),
    HostilePage("tags never closed, in the limits", lambda n: _around("<b><p>", n // 2), 99_000, 20),
    HostilePage("200,000 list items never closed", lambda n: _around("<ul><li>", n // 2), 200_000, 4),
    HostilePage("one line of 20 MB", lambda n: b"word " * n, 3_999_999, suffix=".txt"),
    HostilePage("one paragraph of 20 MB", lambda n: page(f"<p>{'word ' * n}</p>"), 3_999_900),
    HostilePage("colspan in the millions",
                lambda n: page(f"<table>{'<tr><td colspan=99999999 rowspan=99999999>x</td></tr>' * n}</table>"), 1_000),
    HostilePage("NUL and control characters", _controls, 2_000, 10),
    HostilePage("gzip cut off", lambda n: gzip.compress(usual_page() * n)[:-200], 1_000, suffix=".html.gz"),
    HostilePage("gzip damaged", _damaged, 10_000, suffix=".html.gz"),
    HostilePage("gzip bomb of 1 GB", lambda n: gzip.compress(bytes(n)), 1_000_000_000, 20, suffix=".html.gz"),
    HostilePage("mixed encodings", _mixed_encodings, 500),
    HostilePage("billion laughs", _laughs, 12),
    HostilePage("JSON-LD of 100,000 levels", lambda n: _json_ld('{"@graph":[' * n + "]}" * n), 100_000),
    HostilePage("JSON-LD of 100,000 levels, cut off", lambda n: _json_ld('{"a":[' * n), 100_000),
    HostilePage("attribute of 1 MB", lambda n: _around(f'<div class="{"x " * n}">', 1), 500_000),
    HostilePage("100,000 attributes", lambda n: _attributes("a{i}=1", n), 100_000),
    HostilePage("100,000 attributes without a value", lambda n: _attributes("a{i}", n), 100_000),
    HostilePage("200,000 brackets", lambda n: _around("<", n), 200_000, 40),
    HostilePage("entities only", lambda n: page("&amp;&lt;&#8220;&nbsp;" * n), 200_000, 80),
    HostilePage("run of one letter", lambda n: b"a" * n, 499_000, 10, ".txt"),
    HostilePage("run of quotation marks", lambda n: b'"' * n, 499_000, 100, ".txt"),
    HostilePage("run of marks and blanks", lambda n: b"\" '" * n, 166_000, 50, ".txt"),
    HostilePage("run of digits and commas", lambda n: b"1," * n, 249_000, 50, ".txt"),
    HostilePage("run of numbers", lambda n: b"12 " * n, 166_000, 100, ".txt"),
    HostilePage("run of blanks", lambda n: b"a" + b" " * n + b"b", 499_000, suffix=".txt"),
    HostilePage("run of blank lines", lambda n: b"a\n" + b"\n" * n + b"b", 499_000, suffix=".txt"),
    HostilePage("run of brackets", lambda n: b"(" * n, 499_000, 100, ".txt"),
    HostilePage("short lines", lambda n: b"By A\n" * n, 99_000, 50, ".txt"),
    HostilePage("20,000 identical times", lambda n: b"12:30 " * n, 20_000, 20, ".txt"),
    HostilePage("20,000 identical days", lambda n: b"Monday\n" * n, 20_000, 20, ".txt"),
    HostilePage("text of 500,000 characters", lambda n: (" ".join(GOOD) + "\n").encode() * n, 1_460, 50, ".txt"),
)
