"""Which addresses of the web may be asked: what a URL says, and where its host's name leads.

A page that a stranger wrote can point to `http://169.254.169.254/` or name a host that resolves to 127.0.0.1.  So every
address of a name is checked, and the caller connects to one that was checked, not to the name.
"""

from __future__ import annotations

import socket
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

import urllib3.util
from urllib3.util import Url

from extractor.errors import InputError

WEB_PORTS = {"http": 80, "https": 443}

# What Python's `is_global` lets through, in one version or another (IANA special-purpose registries)
_NOT_PUBLIC_V4 = [IPv4Network("192.0.0.0/24"), IPv4Network("192.88.99.0/24")]
_GLOBAL_UNICAST = IPv6Network("2000::/3")
_NOT_PUBLIC_V6 = [
    IPv6Network("2001::/23"),  # Teredo and other protocols of transition
    IPv6Network("2002::/16"),  # 6to4: an IPv4 address in disguise, out of use since RFC 7526
    IPv6Network("3fff::/20"),  # documentation
]
_NAT64 = IPv6Network("64:ff9b::/96")  # how an IPv6-only network reaches IPv4: the last 32 bits are the address


def parse_web_address(url: str) -> Url:
    """The URL in the form in which it is fetched: host in ASCII, path quoted, without a fragment and the usual port.

    Raises InputError for another scheme, no host, a host that is no name, and a user or password.
    """
    try:
        parts = urllib3.util.parse_url(url.strip())
    except ValueError as error:  # urllib3's LocationParseError is one
        raise InputError(f"{url}: not a web address ({error}): check it for typos") from error
    if parts.scheme not in WEB_PORTS or not parts.host:
        raise InputError(f"{url}: not a web address: only http and https with a host are fetched")
    if parts.auth is not None:
        raise InputError(
            f"{parts.host}: the address has a user or password in it, which would end up in the records: take it out, or"
            " save the page and give the file"
        )
    port = None if parts.port == WEB_PORTS[parts.scheme] else parts.port
    return parts._replace(port=port, path=parts.path or "/", fragment=None)


def port_of(url: Url) -> int:
    """The port that the URL names or its scheme implies."""
    return WEB_PORTS[url.scheme or "http"] if url.port is None else url.port


def public_addresses(host: str, port: int) -> list[tuple[str, int]]:
    """Where to connect to for a host, in the resolver's order: every (IP address, port) it has, all of them public.

    Raises InputError when any address is not public (a name that mixes both is an attack or a mistake), OSError when the
    name has none.
    """
    targets = _resolved(host, port)
    for address, _ in targets:
        if not is_public(address):
            raise InputError(
                f"{_named(host, address)} is not a public address: allow it with --allow-private {bare_host(host)} if it"
                " is yours, or save the page and give the file"
            )
    return targets


def _named(host: str, address: str) -> str:
    """A host with its address, which many have as their name: "127.0.0.1"."""
    return host if bare_host(host) == address else f"{host} ({address})"


def private_addresses(host: str, port: int) -> list[tuple[str, int]]:
    """As `public_addresses`, for a host of the user's own, whose addresses may be private or of this machine.

    Those of no host stay refused, and the link-local ones, where clouds keep their secrets (169.254.169.254), unless the host
    is that address.
    """
    targets = _resolved(host, port)
    for address, _ in targets:
        ip = _inner(address)
        if ip.is_multicast or ip.is_unspecified or (ip.is_link_local and address != bare_host(host)):
            raise InputError(f"{_named(host, address)} is not an address of your hosts: check the name")
    return targets


def bare_host(host: str) -> str:
    """The host as it is compared: in small letters, without the brackets of an IPv6 address and a dot at its end."""
    return host.strip("[]").rstrip(".").lower()


def _resolved(host: str, port: int) -> list[tuple[str, int]]:
    try:
        addresses = socket.getaddrinfo(host.strip("[]"), port, type=socket.SOCK_STREAM)
    except UnicodeError as error:  # a label that is empty or too long
        raise OSError(f"no name of a host: {error}") from error
    return [(address, port) for address in dict.fromkeys(str(info[4][0]) for info in addresses)]


def is_public(address: str) -> bool:
    """True if an IP address belongs to the public internet, unicast; an IPv4 address inside an IPv6 one counts as itself."""
    ip = _inner(address)
    if isinstance(ip, IPv6Address):
        special = any(ip in network for network in _NOT_PUBLIC_V6)
        return ip.is_global and ip in _GLOBAL_UNICAST and not special
    return ip.is_global and not ip.is_multicast and not any(ip in network for network in _NOT_PUBLIC_V4)


def _inner(address: str) -> IPv4Address | IPv6Address:
    """The IP address; of an IPv6 one that refers to an IPv4 one, that one."""
    ip = ip_address(address.partition("%")[0])
    if isinstance(ip, IPv6Address):
        return (IPv4Address(int(ip) & 0xFFFF_FFFF) if ip in _NAT64 else ip.ipv4_mapped) or ip
    return ip
