"""A web site on 127.0.0.1 for tests: it answers with the bytes that a test gave it and writes down what is requested."""

from __future__ import annotations

import contextlib
import socket
import ssl
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from extractor.ingest.fetch import Fetcher
from extractor.ingest.web_address import public_addresses

Answer = bytes | Iterable[bytes]  # an iterable is sent piece by piece, until the client hangs up


def reply(body: bytes = b"", status: str = "200 OK", **headers: str) -> bytes:
    """A whole answer; a header's underscore is a hyphen.  HTML unless a Content-Type is given."""
    named = {"Content-Type": "text/html", "Content-Length": str(len(body))}
    named |= {name.replace("_", "-"): value for name, value in headers.items()}
    lines = [f"HTTP/1.1 {status}", *(f"{name}: {value}" for name, value in named.items()), "", ""]
    return "\r\n".join(lines).encode("latin-1") + body


MISSING = reply(status="404 Not Found")


@dataclass
class WebServer:
    """The answers for "host/path"; a list of them is used up one after the other, the last for ever."""

    answers: dict[str, Answer | list[Answer]]
    tls: ssl.SSLContext | None = None
    requested: list[str] = field(default_factory=list)  # "host/path" of every request
    heads: list[str] = field(default_factory=list)  # the requests themselves

    def __post_init__(self) -> None:
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self._thread = threading.Thread(target=self._serve, daemon=True)

    def __enter__(self) -> WebServer:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._thread.join(5)

    @property
    def pages(self) -> list[str]:
        """What was requested, robots.txt apart."""
        return [address for address in self.requested if not address.endswith("/robots.txt")]

    def _serve(self) -> None:
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            with client, contextlib.suppress(OSError):  # the client has hung up, or does not like our certificate
                self._answer(self.tls.wrap_socket(client, server_side=True) if self.tls else client)

    def _answer(self, client: socket.socket) -> None:
        with client:
            head = b""
            while b"\r\n\r\n" not in head:
                if not (piece := client.recv(65_536)):
                    return
                head += piece
            text = head.decode("latin-1")
            host = next(line[6:] for line in text.split("\r\n") if line.lower().startswith("host: "))
            address = host + text.split(" ")[1]
            self.requested.append(address)
            self.heads.append(text)
            answer = self.answers.get(address, MISSING)
            if isinstance(answer, list):
                answer = answer.pop(0) if len(answer) > 1 else answer[0]
            for piece in [answer] if isinstance(answer, bytes) else answer:
                client.sendall(piece)


@dataclass
class Time:
    """A clock that goes on only when somebody sleeps."""

    now: float = 1_000.0
    slept: list[float] = field(default_factory=list)

    def clock(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


def locator(server: WebServer) -> Callable[[str, int], list[tuple[str, int]]]:
    """Names that end in ".example" lead to this server; any other host is looked up as it is outside of tests."""

    def locate(host: str, port: int) -> list[tuple[str, int]]:
        return [("127.0.0.1", server.port)] if host.endswith(".example") else public_addresses(host, port)

    return locate


def fetcher_of(server: WebServer, time: Time | None = None, **options: object) -> Fetcher:
    time = time or Time()
    return Fetcher(locate=locator(server), clock=time.clock, sleep=time.sleep, **options)  # type: ignore[arg-type]
