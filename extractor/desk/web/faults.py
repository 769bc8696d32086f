"""What a request gets that failed: what happened and what to do, in our words, and nothing of what is inside.

Pages get a page, everything else JSON: {"code": one word, "error": a sentence}.  What nobody foresaw is logged with a number,
which is all that the answer says of it.
"""

from __future__ import annotations

import logging
import secrets
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

import orjson
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, HTTPConnection, Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from extractor.desk.web.rendering import page
from extractor.desk.web.worker import Busy
from extractor.errors import ConflictError, ExtractorError, InputError, NotFoundError, QueryError, SlotError

_log = logging.getLogger(__name__)
_FAILED = "Something went wrong"
_OUTSIDE = (HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN, HTTPStatus.MISDIRECTED_REQUEST)  # no page of ours helps
_TITLES: dict[int, str] = {HTTPStatus.UNAUTHORIZED: "Not signed in", HTTPStatus.NOT_FOUND: "Not found"}


def fault_response(
    connection: HTTPConnection,
    status: int,
    message: str,
    headers: Mapping[str, str] | None = None,
    *,
    code: str = "",
    **more: Any,
) -> Response:
    """The answer to a request that failed; `code` is by default the name of the status, `more` is added to it in JSON."""
    code = code or HTTPStatus(status).phrase.lower().replace(" ", "_")
    if connection.scope["path"].startswith(("/data/", "/api/")):
        return as_json({"code": code, "error": message, **more}, status, headers)
    values = {"title": _TITLES.get(status, _FAILED), "message": message, "way": status not in _OUTSIDE}
    return page("fault.html", values, status, headers)


def as_json(data: object, status: int = HTTPStatus.OK, headers: Mapping[str, str] | None = None) -> Response:
    """The answer with plain data and dataclasses as JSON."""
    return Response(orjson.dumps(data), status, headers, "application/json")


async def refused(request: Request, error: Exception) -> Response:
    """The answer to an HTTPException."""
    assert isinstance(error, HTTPException)
    return fault_response(request, error.status_code, error.detail, error.headers)


_STATUS: dict[type[ExtractorError], int] = {
    NotFoundError: HTTPStatus.NOT_FOUND,
    ConflictError: HTTPStatus.CONFLICT,
    QueryError: HTTPStatus.BAD_REQUEST,
    InputError: HTTPStatus.UNPROCESSABLE_ENTITY,
    Busy: HTTPStatus.SERVICE_UNAVAILABLE,
}
"""Of errors that speak of what was asked; all others speak of this machine, and are for its terminal."""


async def not_usable(request: Request, error: Exception) -> Response:
    """The answer to an error of ours."""
    assert isinstance(error, ExtractorError)
    status = next((status for kind, status in _STATUS.items() if isinstance(error, kind)), None)
    more: dict[str, Any] = {"slot": error.slot} if isinstance(error, SlotError) else {}
    return (
        fault_response(request, status, str(error), code=error.code, **more) if status else unforeseen(request, error)
    )


def unforeseen(connection: HTTPConnection, error: Exception) -> Response:
    """The answer to what nobody foresaw."""
    number = secrets.token_hex(4)
    _log.error(
        "%s %r: fault %s: %s: %s",  # a path may have what a terminal obeys
        connection.scope["method"],
        connection.scope["path"],
        number,
        type(error).__name__,
        error,
        exc_info=error,
    )
    message = f"The server failed (fault {number}). The terminal in which it runs says more."
    return fault_response(connection, HTTPStatus.INTERNAL_SERVER_ERROR, message, code="fault")


class Faults:
    """Answers an error that nobody foresaw, in whatever part of the app after the guard it is raised."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        has_begun = False

        async def sending(message: Message) -> None:
            nonlocal has_begun
            has_begun = True
            await send(message)

        try:
            await self._app(scope, receive, sending)
        except ClientDisconnect:  # nobody is there to be answered
            return
        except Exception as error:
            if scope["type"] != "http":
                raise
            response = unforeseen(HTTPConnection(scope), error)
            if not has_begun:
                await response(scope, receive, send)
