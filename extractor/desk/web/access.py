"""Who may ask a server, and the names that the server goes by.

A request carries a token in its header `Authorization`: a page the session token, a program the token of the user.  A browser
sends neither by itself, to this port or another one.  A page gets the session token in exchange for a one-time token, which the
printed address has after its `#`: no server is sent that part.
"""

from __future__ import annotations

import hmac
import secrets
import socket
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from ipaddress import ip_address
from urllib.parse import urlsplit

from extractor.errors import InputError

_BYTES = 32  # of a token that we choose
LEAST_TOKEN = 16  # characters of one that the user chooses
ONE_TIME_SECONDS = 300.0  # that a one-time token is valid
_LOCAL = frozenset({"localhost", "127.0.0.1", "::1"})


class OneTimeToken:
    """The token that signs in once, within `ONE_TIME_SECONDS`; a new one replaces the one before."""

    def __init__(self) -> None:
        self._token: str | None = None
        self._expires = 0.0
        self._ended: Callable[[], object] = _nothing

    def issue(self, ended: Callable[[], object] | None = None) -> str:
        """A new token; `ended` is called when it is used or replaced."""
        self._end()
        self._ended = ended or _nothing
        self._expires = time.monotonic() + ONE_TIME_SECONDS
        self._token = secrets.token_urlsafe(_BYTES)
        return self._token

    def redeem(self, given: str) -> bool:
        """True if this is the token, and the first time that it is given, in time."""
        if self._token is None or time.monotonic() > self._expires or not same(given, self._token):
            return False
        self._end()
        return True

    def _end(self) -> None:
        self._token = None
        ended, self._ended = self._ended, _nothing
        ended()


def _nothing() -> None:
    """For a token whose end nobody waits for."""


@dataclass(frozen=True, slots=True)
class Access:
    """The tokens of one server, and its names: `hosts` are lower case, without port and brackets."""

    program: str | None = field(default=None, repr=False)
    """What programs send; None lets no program in."""
    hosts: frozenset[str] = _LOCAL
    any_address: bool = False
    """True if an IP address may replace a name: no name server can lead an address elsewhere."""
    session: str = field(default_factory=lambda: secrets.token_urlsafe(_BYTES), init=False, repr=False)
    """What the pages send: another one for each start of the server."""
    one_time: OneTimeToken = field(default_factory=OneTimeToken, init=False, repr=False)

    def knows_token(self, header: str) -> bool:
        """True if an Authorization header holds one of the tokens."""
        scheme, _, token = header.partition(" ")
        known = [valid for valid in (self.session, self.program) if valid is not None]
        return scheme.lower() == "bearer" and any(same(token.strip(), valid) for valid in known)

    def knows_host(self, header: str) -> bool:
        """True if a Host header names this server, whatever the port: a tunnel may have another one."""
        name = host_name(header)
        return name in self.hosts or (self.any_address and _is_address(name))


def new_access(program: str | None = None, *, names: Iterable[str] = (), any_address: bool = False) -> Access:
    """The access to a server of this machine, for programs with this token; `names` are further names of the server.

    Raises InputError for a token that is too short, or that no header can hold.
    """
    if program is not None and (len(program) < LEAST_TOKEN or not (program.isascii() and program.isprintable())):
        raise InputError(f"the token has to be {LEAST_TOKEN} or more printable ASCII characters: choose another one")
    own = {host_name(name) for name in names} - {""}
    return Access(program, _LOCAL | own, any_address)


def same(given: str, wanted: str) -> bool:
    """True if they are equal; how long that takes says nothing of where they differ."""
    return hmac.compare_digest(given.encode("utf-8", "surrogateescape"), wanted.encode())


def host_name(host: str) -> str:
    """The name or address in "NAME:PORT" or "[ADDRESS]:PORT", in small letters; "" where there is none."""
    if any(mark in host for mark in "/?#@\\") or not host.isascii():
        return ""
    bare = f"[{host}]" if _is_address(host) and ":" in host else host
    try:
        return (urlsplit(f"//{bare}").hostname or "").removesuffix(".")
    except ValueError:  # brackets without an address
        return ""


def is_loopback(host: str) -> bool:
    """True if all addresses of this name are of this machine alone.  Raises OSError for a name without any."""
    addresses = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    return all(ip_address(str(info[4][0]).partition("%")[0]).is_loopback for info in addresses)


def _is_address(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True
