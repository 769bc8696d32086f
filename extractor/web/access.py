"""Who may ask a server: one secret, what is made of it, and the names that the server goes by.

The secret stands in the address that is printed when the server starts.  Opening it gives the browser a cookie; the pages
hold a second word for requests that change something, which a page of another site can neither read nor send.  Programs
send the secret itself.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
import socket
from collections.abc import Iterable
from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import urlsplit

from extractor.errors import InputError

_BYTES = 32  # of a secret that we choose
LEAST_SECRET = 16  # characters of one that the user chooses
_LOCAL = frozenset({"localhost", "127.0.0.1", "::1"})


@dataclass(frozen=True, slots=True)
class Access:
    """The secret of one server, and its names: `hosts` are small letters, without port and brackets."""

    secret: str
    hosts: frozenset[str] = _LOCAL
    any_address: bool = False
    """True if an IP address may stand in place of a name: no name server can lead an address elsewhere."""

    @property
    def session(self) -> str:
        """What the cookie holds."""
        return self._derived(b"session")

    @property
    def page_token(self) -> str:
        """What a page sends with each request that changes something."""
        return self._derived(b"page")

    def _derived(self, purpose: bytes) -> str:
        return hmac.new(self.secret.encode(), purpose, hashlib.sha256).hexdigest()

    def knows_host(self, header: str) -> bool:
        """True if a Host header names this server, whatever the port: a tunnel may have another one."""
        name = host_name(header)
        return name in self.hosts or (self.any_address and _is_address(name))


def new_access(secret: str | None = None, *, names: Iterable[str] = (), any_address: bool = False) -> Access:
    """The access to a server of this machine, with this secret or a new one; `names` are further names of it.

    Raises InputError for a secret that is too short to be one, or that no header can hold.
    """
    if secret is not None and (len(secret) < LEAST_SECRET or not (secret.isascii() and secret.isprintable())):
        raise InputError(f"the token is to be {LEAST_SECRET} or more printable ASCII characters: choose another one")
    own = {host_name(name) for name in names} - {""}
    return Access(secret or secrets.token_urlsafe(_BYTES), _LOCAL | own, any_address)


def same(given: str | None, wanted: str) -> bool:
    """True if they are equal; how long that takes says nothing of where they differ."""
    return given is not None and hmac.compare_digest(given.encode("utf-8", "surrogateescape"), wanted.encode())


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
    found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    return all(ip_address(str(info[4][0]).partition("%")[0]).is_loopback for info in found)


def _is_address(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True
