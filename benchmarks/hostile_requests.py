"""Requests that no browser sends: odd methods, paths, headers and bodies, half requests, connections without a byte.

`trial` sends many of them to a server of the desk and counts how each ends: with a status, "closed" where the server closes
the connection, "left" where the client goes first, "hang" where a whole request is not answered in time.
"""

from __future__ import annotations

import random
import socket
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from http.client import HTTPException, HTTPResponse
from typing import Literal

WAIT = 60.0  # seconds after which a whole request that is not answered hangs: an extraction may take 30
IDLE = 300  # connections that are left open, of which the server has to let the oldest go
End = Literal["whole", "half", "reset", "idle"]
_ENDS: tuple[End, ...] = (*("whole",) * 7, "half", "reset", "idle")

_METHODS = (
    *("GET",) * 12, *("POST",) * 12, "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT", "PROPFIND",
    "get", "G T", "", "X" * 300,
)  # fmt: skip
_PATHS = (
    "/", "/search", "/articles/{id}", "/series/{id}", "/static/{id}", "/data/claims/{id}",
    "/data/claims/{id}/decision", "/data/claims/{id}/undo", "/data/claims/{id}/elsewhere", "/data/claims/{id}/copy",
    "/data/extract", "/data/export", "/data/session", "/api/extract", "/api/search", "/api/articles/{id}",
    "/api/claims/{id}", "/api/export", "/api/openapi.json", "/api", "/data", "/static", "/{id}", "*", "", "//",
    "/data//", "http://127.0.0.1/", "http://evil.example/api/search", "\\",
)  # fmt: skip
_IDS = (
    "nothing", "a:b", ":", "%00", "%ff", "%ed%a0%80", "%f0%9f%92%a9", "%E2%80%AE", "..", "%2e%2e%2f%2e%2e", "..;/",
    "%", "%zz", "'", "%22%3E%3Cscript%3E", "x" * 3_000, "9" * 400, "-1", "%0d%0aX:%20y", "%5c", "\x7f", "é", "\x00",
    " ",
)  # fmt: skip
_QUERIES = (
    "", "?", "?q=", "?q=%ff", "?q=%00", "?q=%22", "?q=value%3E1e999999", "?q=value:1..", "?q=NEAR(", "?q=%22*%22",
    "?q=-", "?q=OR", "?q=period:0000-00", "?q=period:9999-12", "?q=published%3E%3D2025-02-30", "?q=change%3C-%25",
    "?q=" + "(" * 900, "?q=" + "a+" * 900, "?q=%F0%9F%92%A9*", "?q=entity:%5C", "?offset=-1", "?offset=999999999",
    "?offset=%D9%A3", "?offset=1e3", "?at=999999999&q=", "?at=0", "?version=0", "?version=99999", "?marks=2",
    "?order=oldest", "?format=exe", "?format=gold&q=status:nothing", "?limit=0", "?limit=201", "?keep=maybe",
    "?name=" + "%2e%2e%2f" * 50 + "a.html", "?name=%00.html&published=never", "?q=a&q=b", "?=&&=&", "?%ff=%fe",
    "?q=a;b#c",
)  # fmt: skip
_BODIES = (
    b"", b"{}", b"[]", b"null", b"0", b'""', b"{", b'{"status": "accepted"}', b'{"status": "edited", "slots": {}}',
    b'{"status": "edited", "slots": {"value": {"words": "1e999999999"}}}',
    b'{"status": "edited", "slots": {"measure": {"words": "\\ud800"}}}',
    b'{"status": "accepted", "note": "\\ud800", "after": "\\u0000"}', b'{"status": "accepted", "who": "\\u0000"}',
    b'{"status": "edited", "slots": {"measure": {"words": "a", "start": -5, "end": 99999999999999999999}}}',
    b'{"after": null}', b'{"after": "a"}', b'{"text": "\\ud83d"}', b'{"text": "\\u0000"}',
    b'{"text": "a", "published": "9999-99-99"}', b'{"html": "<"}', b'{"text": "a", "url": "http://["}',
    b'{"url": "http://127.0.0.1/"}', b'{"url": "http://\\u2100.example/"}', b'{"token": "a"}',
    b'{"token": "\\ud800"}', b"[" * 20_000, b'{"a":' * 5_000, b"\xff\xfe", b"\x00" * 1_000, b"%PDF-1.7",
    b"<html><p>a", b"NaN", b"1" * 99_000,
)  # fmt: skip
_HEADERS = (
    "", "Content-Type: application/json", "Content-Type: application/json; charset=utf-16",
    "Content-Type: multipart/form-data", "Content-Type: \xff", "Cookie: extractor-session=a; =; ;",
    "Expect: 100-continue", "Connection: close", "Connection: Upgrade\r\nUpgrade: websocket",
    "Transfer-Encoding: gzip", "Content-Length: -1", "Content-Length: 5\r\nContent-Length: 6", "Range: bytes=5-1",
    "If-None-Match: *", "Accept: \xff", "Accept-Encoding: gzip;q=x", "X: " + "y" * 20_000, "X: y\r\n" * 200 + "Z: z",
    "NoColon", " Folded: x", "Sec-Fetch-Site: cross-site", "Origin: null", "Origin: http://[", "Forwarded: for=_x",
    "X-Forwarded-Proto: https", "Referer: \x01",
)  # fmt: skip
_HOSTS = (*("127.0.0.1",) * 40, "localhost", "evil.example", "", "[", "127.0.0.1\r\nHost: evil.example", "\xff")


@dataclass(frozen=True)
class Odd:
    """A request, and what the client does when it is sent."""

    data: bytes
    end: End


def odd_request(chance: random.Random, token: str, ids: Sequence[str]) -> Odd:
    """A random one, in most cases with the token; `ids` are of articles and claims that there are."""
    id_ = chance.choice([*_IDS, *ids * 4])
    path = chance.choice(_PATHS).format(id=id_) + chance.choice(["", chance.choice(_QUERIES)])
    method, body = chance.choice(_METHODS), b""
    headers = [f"Host: {chance.choice(_HOSTS)}", *chance.sample(_HEADERS, chance.choice([0, 0, 0, 0, 1, 2]))]
    headers.append(
        "Authorization: " + chance.choice([f"Bearer {token}"] * 16 + ["Bearer", "Bearer \xff", "Basic YTpi"])
    )
    if method not in ("GET", "HEAD") or chance.random() < 0.1:
        body = chance.choice(_BODIES)
        if chance.random() < 0.15:
            headers.append("Transfer-Encoding: chunked")
            body = chance.choice([b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body), b"zz\r\n", b"f" * 30 + b"\r\na"])
        else:
            headers.append(f"Content-Length: {len(body)}")
        if chance.random() < 0.7:
            headers.append("Content-Type: application/json")
    version = chance.choice(["1.1"] * 60 + ["1.0", "2.0", "0.9", "1.1x"])
    head = "\r\n".join([f"{method} {path} HTTP/{version}", *filter(None, headers)])
    data = head.encode("latin-1", "replace") + b"\r\n\r\n" + body
    end = chance.choice(_ENDS)
    return Odd(data if end in ("whole", "reset") else data[: chance.randrange(len(data) + 1)], end)


def trial(
    address: tuple[str, int], token: str, ids: Sequence[str], chance: random.Random, requests: int
) -> Counter[str]:
    """How many of these requests ended in which way; a status of 500 is named with its request."""
    counts: Counter[str] = Counter()
    idle: list[socket.socket] = []
    for _ in range(requests):
        odd = odd_request(chance, token, ids)
        client = socket.create_connection(address, timeout=WAIT)
        if odd.end == "reset":
            client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
        try:
            client.sendall(odd.data)
            outcome = _answer(client, odd.data.startswith(b"HEAD ")) if odd.end == "whole" else "left"
        except ConnectionError:
            outcome = "closed"
        counts[outcome if outcome not in ("500", "hang") else f"{outcome}: {odd.data[:300]!r}"] += 1
        if odd.end == "idle":
            idle.append(client)
            if len(idle) > IDLE:
                idle.pop(0).close()
        else:
            client.close()
    for client in idle:
        client.close()
    return counts


def _answer(client: socket.socket, is_head: bool) -> str:
    response = HTTPResponse(client, method="HEAD" if is_head else "GET")
    try:
        response.begin()
        response.read()
    except TimeoutError:
        return "hang"
    except (HTTPException, OSError):
        return "closed"
    return str(response.status)
