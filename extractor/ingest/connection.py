"""One request to one address that was checked: encrypted where the URL says so, decompressed, limited in size and time."""

from __future__ import annotations

import contextlib
import http.client
import socket
import ssl
import threading
from collections.abc import Iterator, Mapping

from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError
from urllib3.response import BaseHTTPResponse, HTTPResponse
from urllib3.util import Url, make_headers

from extractor.errors import InputError
from extractor.ingest.web_address import WEB_PORTS

SILENCE_SECONDS = 10.0  # a server that says nothing for so long is given up
_CHUNK = 65_536  # bytes
_CODINGS = make_headers(accept_encoding=True)["accept-encoding"]  # what urllib3 can undo here: gzip, deflate, br


class UnreachableError(InputError):
    """A server that did not answer, or not to the end: it may do so the next time."""


@contextlib.contextmanager
def open_url(
    url: Url, address: tuple[str, int], headers: Mapping[str, str], seconds: float
) -> Iterator[BaseHTTPResponse]:
    """The answer to a GET of `url`, asked of `address`; after `seconds` its connection is cut, whatever it is doing.

    The certificate is checked against the host of the URL, not against the address.  Proxies of the environment are not
    used.  Raises UnreachableError for every failure of the network, inside the block too; InputError for a certificate that
    is not good and a compression that was not asked for.
    """
    connection = _connection(url, address, min(SILENCE_SECONDS, seconds))
    expired = threading.Event()
    late = f"{url}: not complete within the time limit: try again, or save the page and give the file"

    connected: list[socket.socket] = []  # the connection forgets its socket when an answer takes it over

    def cut() -> None:
        # The limits of a socket start anew with every byte, so a server that drips could hold us for ever
        expired.set()
        for held in connected or filter(None, [connection.sock]):
            with contextlib.suppress(OSError):
                socket.socket.shutdown(held, socket.SHUT_RDWR)  # not SSLSocket's, which drops its state first

    timer = threading.Timer(seconds, cut)
    timer.daemon = True
    timer.start()
    try:
        connection.connect()
        connected.append(connection.sock)
        yield _ask(connection, url, headers)
        if expired.is_set():  # what ends with its connection looks complete when we cut it
            raise UnreachableError(late)
    except ssl.SSLCertVerificationError as error:
        raise InputError(f"{url}: its certificate is not valid ({error.verify_message}): not fetched") from error
    except (HTTPError, http.client.HTTPException, OSError, ValueError) as error:
        if expired.is_set():
            raise UnreachableError(late) from error
        raise UnreachableError(
            f"{url}: cannot be reached ({_reason(error)}): check the address and the network"
        ) from error
    finally:
        timer.cancel()
        connection.close()


def read_body(response: BaseHTTPResponse, limit: int) -> bytes:
    """The body, decompressed, and no more than `limit` + 1 bytes of it: a longer one is for the caller to judge."""
    content = bytearray()
    for chunk in response.stream(_CHUNK, decode_content=True):
        content += chunk
        if len(content) > limit:
            break
    return bytes(content[: limit + 1])


def _reason(error: Exception) -> str:
    """What went wrong, without urllib3's name for the connection and without the error inside the error."""
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return str(error.args[0] if error.args else type(error).__name__).rpartition("): ")[2]


def _connection(url: Url, address: tuple[str, int], seconds: float) -> HTTPConnection:
    if url.scheme == "http":
        return HTTPConnection(*address, timeout=seconds)
    host = (url.host or "").strip("[]").rstrip(".")
    return HTTPSConnection(*address, timeout=seconds, server_hostname=host, ssl_context=ssl.create_default_context())


def _ask(connection: HTTPConnection, url: Url, headers: Mapping[str, str]) -> HTTPResponse:
    host = url.host if url.port in (None, WEB_PORTS[url.scheme or ""]) else f"{url.host}:{url.port}"
    sent = {"Host": host or "", "Accept-Encoding": _CODINGS, **headers}
    connection.request("GET", url.request_uri, headers=sent, preload_content=False)
    response = connection.getresponse()
    codings = [coding.strip().lower() for coding in response.headers.get("Content-Encoding", "identity").split(",")]
    unknown = set(codings) - {*HTTPResponse.CONTENT_DECODERS, "identity", ""}
    if unknown:
        raise InputError(f"{url}: compressed as {', '.join(sorted(unknown))}, which is not supported: save the page")
    return response
