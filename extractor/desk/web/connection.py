"""One connection of the server: clients have deadlines, and connections without a token are closed to admit others.

uvicorn has no deadline for a first byte, for headers or for a body, and counts idle connections against its limit; its class of
a connection can be replaced, so this is the part of it that differs.
"""

from __future__ import annotations

import asyncio
from typing import Any

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

from extractor.desk.web.guard import TRUST

HEADERS_SECONDS = 10.0  # from the opening, or its first byte, to the last header of a request
BODY_SECONDS = 120.0  # from there to the end of its body
MAX_WITHOUT_TOKEN = 100  # connections; one more closes the oldest of them


class Connection(H11Protocol):
    """HTTP/1.1 within deadlines; a connection is trusted from the first request with a token on.

    Between an answer and the first byte of the next request uvicorn's own deadline holds, of 5 seconds.
    """

    def __init__(self, *settings: Any, **more: Any) -> None:
        super().__init__(*settings, **more)
        self.app_state = self.app_state | {TRUST: self._trust}
        self.is_trusted = False
        self._opened = self.loop.time()
        self._awaited: object = None
        self._deadline: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Closes the oldest connection without a token where there are too many."""
        super().connection_made(transport)
        untrusted = [
            connection
            for connection in self.connections
            if isinstance(connection, Connection) and not connection.is_trusted
        ]
        if len(untrusted) > MAX_WITHOUT_TOKEN:
            min(untrusted, key=lambda connection: connection._opened).transport.abort()
        self._watch()

    def data_received(self, data: bytes) -> None:
        """A piece of a request."""
        super().data_received(data)
        self._watch()

    def send_400_response(self, msg: str) -> None:
        """Refuse what is no HTTP; a request before it, whose answer is not whole, gets none."""
        if self.cycle is not None and not self.cycle.response_complete:
            self.cycle.disconnected = True
            self.cycle.message_event.set()
        try:
            super().send_400_response(msg)
        except h11.LocalProtocolError:  # an answer has begun, or may have no body, as one to HEAD
            self.transport.abort()

    def connection_lost(self, exc: Exception | None) -> None:
        """Nothing is waited for any more."""
        super().connection_lost(exc)
        self._stop_watching()

    def _trust(self) -> None:
        self.is_trusted = True

    def _watch(self) -> None:
        """A deadline for each part of a request: pieces of one part do not put it off."""
        if self.conn.their_state is self._awaited:
            return
        self._stop_watching()
        self._awaited = self.conn.their_state
        seconds = {h11.IDLE: HEADERS_SECONDS, h11.SEND_BODY: BODY_SECONDS}.get(self.conn.their_state)
        if seconds is not None:
            self._deadline = self.loop.call_later(seconds, self.transport.abort)

    def _stop_watching(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None
