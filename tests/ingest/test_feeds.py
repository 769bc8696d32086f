"""Feeds: where their entries are."""

import pytest

from extractor.ingest.feeds import feed_links, is_feed
from extractor.record.page import Failure

HOME = "http://news.example/feeds/all"


def links(content: str, location: str = HOME) -> list[str | Failure]:
    return list(feed_links(content.encode(), location))


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        (b"<?xml version='1.0'?><rss version='2.0'>", True),
        (b"<feed xmlns='http://www.w3.org/2005/Atom'>", True),
        (b"<atom:feed xmlns:atom='http://www.w3.org/2005/Atom'>", True),
        (b"<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>", True),
        (b"<!DOCTYPE html><html>", False),
        (b"<urlset>", False),
        (b"rss", False),
    ],
)
def test_recognised_by_its_root(start: bytes, expected: bool) -> None:
    assert is_feed(start) is expected


@pytest.mark.parametrize(
    ("item", "link"),
    [
        ("<link>http://news.example/a</link><guid>http://news.example/b</guid>", "http://news.example/a"),
        ("<link><![CDATA[ http://news.example/a?x=1&y=2 ]]></link>", "http://news.example/a?x=1&y=2"),
        ("<link>http://news.example/a?x=1&y=2</link>", "http://news.example/a?x=1&y=2"),
        ("<link>/a</link>", "http://news.example/a"),
        ("<link/><guid>http://news.example/b</guid>", "http://news.example/b"),
        ("<guid isPermaLink='true'>http://news.example/b</guid>", "http://news.example/b"),
        (
            "<title>x</title><atom:link xmlns:atom='http://www.w3.org/2005/Atom' href='a'/>",
            "http://news.example/feeds/a",
        ),
        ("<source><link>http://other.example/</link></source><link>a</link>", "http://news.example/feeds/a"),
        ("<link>http://[broken</link><link>a</link>", "http://news.example/feeds/a"),
    ],
)
def test_the_link_of_an_rss_item(item: str, link: str) -> None:
    assert links(f"<rss><channel><link>http://news.example/</link><item>{item}</item></channel></rss>") == [link]


@pytest.mark.parametrize(
    ("entry", "link"),
    [
        ("<link href='http://news.example/a'/>", "http://news.example/a"),
        ("<link rel='self' href='b'/><link rel='alternate' href='a'/>", "http://news.example/feeds/a"),
        ("<link rel='replies' href='b'/><link href='a'/>", "http://news.example/feeds/a"),
    ],
)
def test_the_link_of_an_atom_entry(entry: str, link: str) -> None:
    content = f"<feed xmlns='http://www.w3.org/2005/Atom'><link href='/'/><entry>{entry}</entry></feed>"
    assert links(content) == [link]


def test_entries_in_order_each_once() -> None:
    items = "".join(f"<item><link>{name}</link></item>" for name in ("/b", "/a", "/b"))
    assert links(f"<rss><channel>{items}</channel></rss>") == ["http://news.example/b", "http://news.example/a"]


def test_rss_1_has_its_items_beside_the_channel() -> None:
    content = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
    <channel><items><rdf:Seq><rdf:li rdf:resource="/a"/></rdf:Seq></items></channel><item><link>/a</link></item></rdf:RDF>"""
    assert links(content) == ["http://news.example/a"]


@pytest.mark.parametrize(
    "item",
    [
        "<title>x</title>",
        "<guid isPermaLink='false'>http://x</guid>",
        "<link>mailto:a@b</link>",
        "<link rel='self' href='/a'/>",
    ],
)
def test_an_entry_without_a_link_is_said_and_the_others_go_on(item: str) -> None:
    failure, link = links(f"<rss><item>{item}</item><item><link>/a</link></item></rss>")
    assert isinstance(failure, Failure)
    assert str(failure.error) == f"{HOME}, entry 1: has no link to a page: give its address"
    assert link == "http://news.example/a"


def test_a_relative_link_in_a_file_leads_nowhere() -> None:
    (failure,) = links("<rss><item><link>/a</link></item></rss>", location="feeds/all.xml")
    assert isinstance(failure, Failure)


def test_an_empty_feed_and_a_damaged_one_are_said() -> None:
    (failure,) = links("<rss><channel/></rss>")
    assert isinstance(failure, Failure)
    assert "a feed without entries" in str(failure.error)
    link, failure = links("<rss><item><link>/a</link></item><item><link>/b")  # type: ignore[assignment]
    assert link == "http://news.example/a"
    assert isinstance(failure, Failure)
    assert "damaged" in str(failure.error)


@pytest.mark.issue(13)
@pytest.mark.parametrize(
    "reference", ["&#55357;", "&#xD83D;", "&#0;", "&#x110000;", "&#99999999999999999999999999999;"]
)
def test_the_number_of_no_character_costs_no_entry(reference: str) -> None:
    items = f"<item><link>/a{reference}</link></item><item><link>/b</link></item>"
    assert links(f"<rss><channel>{items}</channel></rss>") == ["http://news.example/a\ufffd", "http://news.example/b"]


@pytest.mark.issue(13)
def test_whatever_the_parser_raises_is_the_failure_of_the_feed() -> None:
    content = "<rss><item><link>/a</link></item><item><link>/b&#55357;</link></item></rss>"
    *_, failure = feed_links(content.encode("utf-16"), HOME)
    assert isinstance(failure, Failure)
    assert str(failure.error).startswith(f"{HOME}: ")
