"""One page from the web, carefully: public addresses only, few redirects, limits of size and time, and our name said.

A page that a stranger wrote can redirect to `http://169.254.169.254/` or name a host that resolves to 127.0.0.1.  So each
hop's name is resolved once, every address is checked, and the connection goes to a checked address (a second resolution
could give another one).  Proxies of the environment are not used, for the same reason.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import time
from dataclasses import dataclass
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from extractor.errors import InputError
from extractor.page import MAX_PAGE_BYTES

AGENT = "extractor/0.1 (news claim extraction; reads single articles on request of its user)"
MAX_REDIRECTS = 5
MAX_SECONDS = 20.0  # for the whole fetch, redirects included
_REDIRECTS = {301, 302, 303, 307, 308}
_CHUNK = 65_536  # bytes
_URL_MARKS = "/%:@!$&'()*+,;=~-._?"
_HEADERS = {"User-Agent": AGENT, "Accept": "text/html, text/plain;q=0.8", "Accept-Encoding": "identity"}


@dataclass(frozen=True, slots=True)
class Fetched:
    """A fetched page: its bytes, the media type that the server gave, and its URL after the redirects."""

    content: bytes
    content_type: str
    url: str


def fetch(url: str) -> Fetched:
    """The page at `url`.  Raises InputError when the address is not public, or the page not reached within the limits."""
    deadline = time.monotonic() + MAX_SECONDS
    current = url
    for _ in range(MAX_REDIRECTS + 1):
        try:
            with _open(current, deadline) as response:
                target = response.headers.get("Location")
                if response.status in _REDIRECTS and target:
                    current = urljoin(current, target)
                    continue
                if response.status != 200:
                    answer = f"{response.status} {response.reason}"
                    raise InputError(f"{current}: the server answers {answer}: save the page and give the file")
                return Fetched(_read(response, current, deadline), response.headers.get_content_type(), current)
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise InputError(f"{current}: cannot be reached ({error}): check the address and the network") from error
    raise InputError(f"{url}: more than {MAX_REDIRECTS} redirects, last to {current}: give the final address")


def _open(url: str, deadline: float) -> http.client.HTTPResponse:
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise InputError(f"{url}: not a web address: only http and https with a host are fetched")
    connection = _connect(parts, url, deadline)
    target = quote(parts.path or "/", safe=_URL_MARKS) + (
        "?" + quote(parts.query, safe=_URL_MARKS) if parts.query else ""
    )
    connection.request("GET", target, headers=_HEADERS)
    return connection.getresponse()


def _connect(parts: SplitResult, url: str, deadline: float) -> http.client.HTTPConnection:
    host = parts.hostname or ""
    secure = parts.scheme == "https"
    port = parts.port or (443 if secure else 80)
    seconds = max(0.1, deadline - time.monotonic())
    connection = http.client.HTTPConnection(host, port, timeout=seconds)
    connection.default_port = 443 if secure else 80  # what the Host header leaves out
    connection.sock = socket.create_connection((public_address(host, port, url), port), timeout=seconds)
    if secure:
        connection.sock = ssl.create_default_context().wrap_socket(connection.sock, server_hostname=host)
    return connection


def public_address(host: str, port: int, url: str) -> str:
    """The first address of a host.  Raises InputError when any of its addresses is not public, OSError when it has none."""
    addresses = [str(info[4][0]) for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    for address in addresses:
        ip = ipaddress.ip_address(address.partition("%")[0])
        ip = getattr(ip, "ipv4_mapped", None) or ip
        if not ip.is_global or ip.is_multicast:
            raise InputError(
                f"{url}: {host} is {address}, which is not a public address: save the page and give the file"
            )
    return addresses[0]


def _read(response: http.client.HTTPResponse, url: str, deadline: float) -> bytes:
    content = bytearray()
    while chunk := response.read1(_CHUNK):
        content += chunk
        if len(content) > MAX_PAGE_BYTES:
            raise InputError(f"{url}: more than {MAX_PAGE_BYTES:,} bytes: not one article")
        if time.monotonic() > deadline:
            raise InputError(
                f"{url}: not complete after {MAX_SECONDS:g} seconds: try again, or save the page and give the file"
            )
    return bytes(content)
