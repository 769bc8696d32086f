"""What is checked before every request: is it for this server, from one of its own pages, and with a token.

In this order: the Host header (a stranger's name that leads to 127.0.0.1 is DNS rebinding), where the request comes from
(Sec-Fetch-Site, or Origin where a browser sends none), and the token in the header Authorization.  A cookie means nothing.
Without a token there are the files of the pages and the shell, which has no data: its script signs in and asks for the page
with the token.  Every body has its limit, and every answer its headers.
"""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from extractor.desk.web.access import Access
from extractor.desk.web.assets import STATIC
from extractor.desk.web.faults import fault_response
from extractor.desk.web.rendering import page
from extractor.record.page import MAX_PAGE_BYTES

SIGN_IN = "/data/session"
MAX_REQUESTS = 100  # with a token, at a time
TRUST = "trust"
"""In the state of a request: what to call when it has a token, so that its connection is kept."""
_READING = frozenset({"GET", "HEAD", "OPTIONS"})
_OWN = frozenset({"same-origin", "none"})  # "none": typed, or a bookmark
MAX_BODY = 100_000  # bytes of a request
MAX_UPLOAD = MAX_PAGE_BYTES * 6 // 5  # bytes of one that brings an article: JSON has escapes
_UPLOADS = frozenset({"/data/extract", "/api/extract"})

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",  # with no-referrer forms would have no Origin
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
}
_NOT_STORED = {"Cache-Control": "no-store"}


class Guard:
    """Passes on what may be asked, and answers the rest."""

    def __init__(self, app: ASGIApp, access: Access) -> None:
        self._app, self._access = app, access
        self._running = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request; Starlette's own signals of start and end pass through."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return  # no web sockets here
        connection = HTTPConnection(scope)
        with_headers = _adding(send, scope["path"])
        try:
            has_token = self._check(connection, scope["method"])
            limited = _limited(receive, connection)
        except HTTPException as refusal:
            refused = fault_response(connection, refusal.status_code, refusal.detail, refusal.headers)
            await refused(scope, receive, with_headers)
            return
        if not has_token:
            app = self._app if _is_open(scope["path"]) else page("shell.html", {})
            await app(scope, limited, with_headers)
            return
        if trust := scope.get("state", {}).get(TRUST):
            trust()
        if self._running >= MAX_REQUESTS:
            message = f"{MAX_REQUESTS} requests are answered already: try again"
            busy = fault_response(connection, HTTPStatus.SERVICE_UNAVAILABLE, message, code="busy")
            await busy(scope, receive, with_headers)
            return
        self._running += 1
        try:
            await self._app(scope, limited, with_headers)
        finally:
            self._running -= 1

    def _check(self, connection: HTTPConnection, method: str) -> bool:
        """True for a request with a token, False for one that needs none.  Raises HTTPException for what is refused."""
        headers, path = connection.headers, connection.scope["path"]
        hosts = headers.getlist("host")
        if len(hosts) != 1 or not self._access.knows_host(hosts[0]):
            raise HTTPException(
                HTTPStatus.MISDIRECTED_REQUEST, "this server does not go by that name: open the address that it printed"
            )
        changes = method not in _READING
        if not _is_own(headers, connection.scope["scheme"], changes=changes):
            raise HTTPException(HTTPStatus.FORBIDDEN, "asked by a page that is not of this server: open its own pages")
        given = headers.get("authorization")
        if given and self._access.knows_token(given):
            return True
        is_page = method in ("GET", "HEAD") and not path.startswith(("/data/", "/api/"))
        if _is_open(path) or (not given and is_page):
            return False
        raise HTTPException(
            HTTPStatus.UNAUTHORIZED,
            "not signed in, or the server was started anew: open the address that `extractor serve` printed last, or press Enter"
            " in its terminal for a new one; a program sends its token, Authorization: Bearer TOKEN",
            {"WWW-Authenticate": "Bearer"},
        )


def _is_open(path: str) -> bool:
    return path == SIGN_IN or path.startswith(STATIC)


def _is_own(headers: Headers, scheme: str, *, changes: bool) -> bool:
    """True if the request comes from one of our pages, from a person, or from a program that is no browser.

    Another port of the same host counts as `same-site`, and its cookies are sent: only the same origin is accepted.
    """
    origin_kind = headers.get("sec-fetch-site")
    if origin_kind in _OWN or (origin_kind is None and not changes):
        return True
    if origin_kind is not None:  # a link on another page, which a person follows
        return not changes and (headers.get("sec-fetch-mode"), headers.get("sec-fetch-dest")) == (
            "navigate",
            "document",
        )
    origin = headers.get("origin")
    if origin is None:
        return True
    try:
        address = urlsplit(origin)
    except ValueError:
        return False
    return address.scheme in (scheme, "https") and address.netloc == headers.get(
        "host"
    )  # https: a proxy before us has it


def _adding(send: Send, path: str) -> Send:
    """Sends with the headers of every answer; those that are set already stay."""
    added: Mapping[str, str] = HEADERS if path.startswith(STATIC) else HEADERS | _NOT_STORED

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in added.items():
                headers.setdefault(name, value)
        await send(message)

    return sending


def _limited(receive: Receive, connection: HTTPConnection) -> Receive:
    """Receives a body up to its limit.  Raises HTTPException, at once where the request says how long it is."""
    limit = MAX_UPLOAD if connection.scope["path"] in _UPLOADS else MAX_BODY
    refusal = HTTPException(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"more than {limit:,} bytes: give less at a time")
    length = connection.headers.get("content-length", "")
    if length.isdecimal() and (len(length) > 12 or int(length) > limit):
        raise refusal
    count = 0

    async def receiving() -> Message:
        nonlocal count
        message = await receive()
        count += len(message.get("body", b""))
        if count > limit:
            raise refusal
        return message

    return receiving
