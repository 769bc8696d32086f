"""Which addresses may be asked: what a URL says, and where a name leads."""

import socket
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.errors import InputError
from extractor.ingest.web_address import (
    is_public,
    parse_web_address,
    port_of,
    private_addresses,
    public_addresses,
)


def resolve_to(monkeypatch: pytest.MonkeyPatch, *addresses: str) -> None:
    def getaddrinfo(host: str, port: int, **_: Any) -> list[Any]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in addresses]

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.0.0.1", "192.168.1.1", "172.16.0.1", "169.254.169.254", "0.0.0.0", "100.64.0.1", "224.0.0.1",
     "240.0.0.1", "255.255.255.255", "192.0.0.8", "192.0.2.1", "198.18.0.1", "192.88.99.1", "::", "::1", "fe80::1%eth0",
     "fc00::1", "fec0::1", "ff0e::1", "2001:db8::1", "3fff::1", "::ffff:10.0.0.1", "::10.0.0.1", "64:ff9b::10.0.0.1",
     "64:ff9b:1::1", "2002:a00:1::1", "2002:808:808::1", "2001:0:808:808::1"],
)  # fmt: skip
def test_addresses_that_are_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    "address", ["93.184.216.34", "8.8.8.8", "2606:2800:220:1::1", "::ffff:8.8.8.8", "64:ff9b::8.8.8.8"]
)
def test_addresses_that_are_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("mixed", [("93.184.216.34", "10.0.0.1"), ("::1", "93.184.216.34")])
def test_one_private_address_refuses_the_name(monkeypatch: pytest.MonkeyPatch, mixed: tuple[str, ...]) -> None:
    resolve_to(monkeypatch, *mixed)
    with pytest.raises(
        InputError,
        match=r"news\.example \(\S+\) is not a public address: allow it with --allow-private news\.example if it is yours, or save the page",
    ):
        public_addresses("news.example", 80)


def test_every_public_address_is_a_place_to_connect_to(monkeypatch: pytest.MonkeyPatch) -> None:
    resolve_to(monkeypatch, "93.184.216.34", "8.8.8.8", "93.184.216.34")
    assert public_addresses("news.example", 443) == [("93.184.216.34", 443), ("8.8.8.8", 443)]


@pytest.mark.parametrize("host", ["127.1", "0x7f000001", "2130706433", "[::1]", "[::ffff:127.0.0.1]"])
def test_other_spellings_of_an_address_are_no_way_around(host: str) -> None:
    with pytest.raises(InputError, match="not a public address"):
        public_addresses(host, 80)


@pytest.mark.parametrize("host", ["a" * 70 + ".example", "a..example"])
def test_a_host_that_cannot_be_a_name_is_an_error_of_the_network(host: str) -> None:
    with pytest.raises(OSError, match="no name of a host"):
        public_addresses(host, 80)


@pytest.mark.parametrize(
    ("url", "fetched"),
    [
        ("HTTP://News.Example", "http://news.example/"),
        (" https://news.example:443/a#part ", "https://news.example/a"),
        ("http://news.example:8080/a?b=c d&e=é", "http://news.example:8080/a?b=c%20d&e=%C3%A9"),
        ("http://bücher.example/größe", "http://xn--bcher-kva.example/gr%C3%B6%C3%9Fe"),
        ("http://[2606:2800:220:1::1]/a", "http://[2606:2800:220:1::1]/a"),
        ("http://news.example\\@evil.example/", "http://news.example/%5C@evil.example/"),
        ("http://news.example/a\r\nHost: evil.example", "http://news.example/a%0D%0AHost:%20evil.example"),
    ],
)
def test_the_form_in_which_an_address_is_fetched(url: str, fetched: str) -> None:
    assert parse_web_address(url).url == fetched


@pytest.mark.parametrize(
    "url",
    ["ftp://news.example/", "file:///etc/passwd", "http://", "https:///x", "news.example", "http://a b.example/",
     "http://news.example:99999/", "http://[::1/", ""],
)  # fmt: skip
def test_only_the_web_is_fetched(url: str) -> None:
    with pytest.raises(InputError, match="not a web address"):
        parse_web_address(url)


@pytest.mark.parametrize("user", ["anna:secret", "anna", ":"])
def test_a_user_or_password_is_refused_and_not_repeated(user: str) -> None:
    with pytest.raises(InputError, match=r"^news\.example: the address has a user or password") as caught:
        parse_web_address(f"https://{user}@news.example/")
    assert "secret" not in str(caught.value)


def test_the_port_that_is_meant() -> None:
    assert [port_of(parse_web_address(url)) for url in ("http://a.example", "https://a.example", "http://a.example:0")] == [80, 443, 0]  # fmt: skip


@given(st.text() | st.text().map(lambda rest: f"http://{rest}"))
def test_any_text_gives_an_address_or_an_input_error(text: str) -> None:
    try:
        address = parse_web_address(text)
    except InputError:
        return
    assert address.url.isascii()
    assert parse_web_address(address.url) == address  # fetching what was recorded asks for the same page


@pytest.mark.issue(15)
@pytest.mark.parametrize("address", ["127.0.0.1", "10.0.0.1", "192.168.1.1", "::1", "fc00::1", "93.184.216.34"])
def test_a_host_of_the_users_own_may_have_any_address_of_a_host(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    resolve_to(monkeypatch, address)
    assert private_addresses("archive.intranet", 80) == [(address, 80)]


@pytest.mark.issue(15)
@pytest.mark.parametrize(
    "address", ["169.254.169.254", "fe80::1%eth0", "::ffff:169.254.169.254", "0.0.0.0", "::", "224.0.0.1", "ff02::1"]
)
def test_a_host_of_the_users_own_is_no_way_to_what_is_no_host(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    resolve_to(monkeypatch, "10.0.0.1", address)
    with pytest.raises(InputError, match="not an address of your hosts: check the name"):
        private_addresses("archive.intranet", 80)


@pytest.mark.issue(15)
def test_a_link_local_address_may_be_named_itself() -> None:
    assert private_addresses("169.254.7.7", 80) == [("169.254.7.7", 80)]
