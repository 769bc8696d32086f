"""Runs the app on a socket of its own until it is stopped."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import uvicorn

from extractor.desk.store import Store
from extractor.desk.web.access import Access, new_access
from extractor.desk.web.app import make_app
from extractor.desk.web.archive import Archive
from extractor.desk.web.connection import Connection
from extractor.desk.web.desk import Desk
from extractor.desk.web.worker import Settings, Worker
from extractor.errors import InputError
from extractor.ingest.fetch import Fetcher

USUAL_PORT = 8765
_ALL = ("0.0.0.0", "::")
_LAST_REQUESTS = 5  # seconds that requests have to end when the server stops


@dataclass(frozen=True, slots=True, kw_only=True)
class Listener:
    """Where a server listens."""

    listening: socket.socket
    host: str
    port: int
    is_local: bool
    """False where others in the network can connect to it."""

    @property
    def address(self) -> str:
        """What to open, without the token; a server on all addresses of the machine goes by its name."""
        host = socket.gethostname() if self.host in _ALL else self.host
        return f"http://{f'[{host}]' if ':' in host else host}:{self.port}"


@dataclass(frozen=True, slots=True)
class SignIn:
    """How a browser gets in."""

    address: str
    """Where the server is, without a token."""
    _access: Access

    def new_address(self, ended: Callable[[], object] | None = None) -> str:
        """An address that signs in once and replaces the one before; `ended` is called when it is used or replaced."""
        return f"{self.address}/#token={self._access.one_time.issue(ended)}"


def listen(host: str, port: int | None, *, is_local: bool) -> Listener:
    """The socket to serve at; without a port the usual one, or any that is free where that is taken.

    Raises InputError, with what to do, where a port that was given is taken or the host is not this machine's.
    """
    for wanted in (USUAL_PORT, 0) if port is None else (port,):
        try:
            listening = _bound(host, wanted)
        except OSError as error:
            if port is None and wanted:
                continue
            what = "leave --port out for a free one, or choose another" if port else "check --host"
            raise InputError(f"cannot listen on {host}, port {wanted} ({error.strerror or error}): {what}") from error
        return Listener(listening=listening, host=host, port=int(listening.getsockname()[1]), is_local=is_local)
    raise AssertionError("a free port was asked for last")


def _bound(host: str, port: int) -> socket.socket:
    family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    listening = socket.socket(family, kind, protocol)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # a server that was just stopped had it
        listening.bind(address)
        listening.listen()
    except OSError:
        listening.close()
        raise
    return listening


def serve(
    path: Path,
    listener: Listener,
    *,
    who: str,
    token: str | None = None,
    names: Iterable[str] = (),
    settings: Settings | None = None,
    fetcher: Fetcher | None = None,
    started: Callable[[SignIn], object],
) -> None:
    """Serve the store of a file, which is made where there is none, until a signal comes; `started` is called before.

    `token` is that of programs, none of which gets in without; `names` are names of the server beside those of this machine.

    Raises StoreError for a file that is no store, InputError for a token that no program can send.
    """
    with listener.listening:
        Store.open(path, create=True).close()
        own = [listener.host] if listener.is_local else [listener.host, socket.gethostname()]
        access = new_access(token, names=[*own, *names], any_address=not listener.is_local)
        desk = Desk(archive=Archive(path), extracting=Worker(settings), who=who, fetcher=fetcher or Fetcher())
        started(SignIn(listener.address, access))
        Server(desk, access).run(sockets=[listener.listening])


class Server(uvicorn.Server):
    """Says nothing by itself: what comes from outside is no text for a terminal."""

    def __init__(self, desk: Desk, access: Access) -> None:
        app = make_app(desk, access)
        super().__init__(
            uvicorn.Config(
                app,
                lifespan="on",
                http=Connection,
                ws="none",
                loop="asyncio",
                log_config=None,
                log_level="error",
                access_log=False,
                proxy_headers=False,
                server_header=False,
                timeout_graceful_shutdown=_LAST_REQUESTS,
            )
        )
