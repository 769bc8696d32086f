"""Items of XML that strangers wrote: read as far as possible, without entities, and never for long."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.errors import InputError
from extractor.ingest.xml_items import Item, read_items, root_name


def items(content: bytes) -> list[list[tuple[str, str]]]:
    return [[(child.name, child.text) for child in item.children] for item in read_items(content, {"item"}, "feed")]


def damage(content: bytes) -> tuple[list[Item], str]:
    items: list[Item] = []
    with pytest.raises(InputError) as caught:
        items.extend(read_items(content, {"item"}, "feed"))
    return items, str(caught.value)


@pytest.mark.parametrize(
    ("start", "name"),
    [
        (b"<rss version='2.0'>", "rss"),
        (b"\xef\xbb\xbf\n<?xml version='1.0'?>\n<!-- <html> -->\n<!DOCTYPE rss PUBLIC '-//x'>\n<rss>", "rss"),
        (b"<?xml-stylesheet href='x'?><rdf:RDF xmlns:rdf='y'>", "rdf"),
        (b"<!DOCTYPE html><HTML>", "html"),
        (b"<!DOCTYPE rss [<!ENTITY % x PUBLIC 'y'> %x; ]>\n<rss>", "rss"),
        (b"Exports fell", ""),
        (b"< rss>", ""),
        (b"", ""),
        (b"<!--" * 2_000, ""),
        (b"<!a " * 2_000, ""),
        (b"<!a []" * 2_000, ""),
        (b"\n" * 10_000 + b"<rss>", ""),
    ],
)
def test_root_name(start: bytes, name: str) -> None:
    assert root_name(start) == name


@pytest.mark.issue(7)
@pytest.mark.parametrize("part", [b"<??>", b"<!---->", b"<!a>", b"<!a[]>"])
def test_a_prolog_of_many_parts_that_no_root_follows_ends(part: bytes) -> None:
    assert root_name(part * 500 + b"x") == ""  # tried in each way, it would not end
    assert root_name(part * 500 + b"<rss>") == "rss"


def test_children_with_their_own_text_whatever_their_namespace() -> None:
    content = b"""<r xmlns:m="media"><item a="1"><link>http://a</link><m:link href="b">x<b>y</b>z</m:link></item>
    <other><link>c</link></other><item/></r>"""
    assert items(content) == [[("link", "http://a"), ("link", "xz")], []]


def test_ampersands_that_mean_themselves_stay() -> None:
    content = b"<r><item><a>?x=1&y=2</a><a><![CDATA[?x=1&y=2]]></a><a>?x=1&amp;y=2&#38;z</a><a>a&nbsp;b</a></item></r>"
    assert items(content) == [[("a", "?x=1&y=2"), ("a", "?x=1&y=2"), ("a", "?x=1&y=2&z"), ("a", "a&nbsp;b")]]


@pytest.mark.parametrize(
    "content",
    [
        b"<r><item><a>b</a></item><x></y><item><a>b</a></item></r>",
        b"\n<?xml version='1.0'?><r><item><a>b</a></item><item><a>b</a></item></r>",
        b"<?xml version='1.0' encoding='utf-8'?><r>\xe9<item><a>b</a></item><item><a>b</a></item></r>",
        "<?xml version='1.0' encoding='utf-16'?><r><item><a>b</a></item><item><a>b</a></item></r>".encode("utf-16"),
        b"<r><item><a>b</a></item><z>" + b"<n>" * 5_000 + b"</n>" * 5_000 + b"</z><item><a>b</a></item></r>",
        b"<r><item><a>b</a></item><z>" + b"x" * 11_000_000 + b"</z><item><a>b</a></item></r>",
    ],
    ids=["mismatched", "late declaration", "wrong bytes", "utf-16", "nested", "long"],
)
def test_what_is_not_well_formed_is_read(content: bytes) -> None:
    assert items(content) == [[("a", "b")], [("a", "b")]]


def test_what_was_cut_off_is_said_and_a_cut_value_never_given() -> None:
    whole = b"<r><item><a>one</a></item><item><a>two</a></item></r>"
    for end in range(len(b"<r><item>"), len(whole)):
        items, message = damage(whole[:end])
        complete = whole[:end].count(b"</item>")
        assert [child.text for item in items for child in item.children] == ["one", "two"][:complete]
        assert message.startswith(("feed: damaged (line 1: ", "feed: damaged (its end is missing)"))
        assert message.endswith("what comes before was read; get it again")


LAUGHS = (
    b'<!DOCTYPE r [<!ENTITY l0 "lol">'
    + b"".join(b'<!ENTITY l%d "%s">' % (n, b"&l%d;" % (n - 1) * 10) for n in range(1, 10))
    + b"]>"
)


@pytest.mark.parametrize(
    "content",
    [
        LAUGHS + b"<r><item><a>&l9;</a></item></r>",
        LAUGHS + b'<r><item><a b="&l9;">x</a></item></r>',
        b'<!DOCTYPE r [<!ENTITY x "' + b"A" * 100_000 + b'">]><r><item><a>' + b"&x;" * 20_000 + b"</a></item></r>",
        b'<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><r><item><a>&x;</a></item></r>',
        b'<!DOCTYPE r SYSTEM "file:///etc/passwd"><r><item><a>&x;</a></item></r>',
        "<?xml version='1.0' encoding='utf-16'?><!DOCTYPE r [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><r><item><a>&x;</a></item></r>".encode("utf-16"),
    ],
    ids=["a billion laughs", "in an attribute", "quadratic", "a file", "an external subset", "utf-16"],
)  # fmt: skip
def test_entities_are_not_expanded(content: bytes) -> None:
    items: list[Item] = []
    try:
        items.extend(read_items(content, {"item"}, "feed"))
    except InputError as error:
        assert "damaged (line 1: Maximum entity" in str(error)  # noqa: PT017 - either is fine
    texts = [child.text for item in items for child in item.children]
    assert all(len(text) <= 70_000 and "root:" not in text for text in texts)


@pytest.mark.parametrize("piece", [b"<", b"&", b"<![CDATA[", b"<!--", b"<item>", b"<item a=''", b"<?x ", b"<!DOCTYPE "])
def test_a_million_of_anything_ends(piece: bytes) -> None:
    try:
        items = list(read_items(b"<r><item><a>" + piece * 100_000, {"item"}, "feed"))
    except InputError:
        items = []
    assert len(items) <= 100_000


@given(st.binary() | st.lists(st.sampled_from(["<r>", "<item>", "</item>", "<a>", "</a>", "x", "&", "<![CDATA[", "]]>", "é", "\0"])).map(lambda parts: "".join(parts).encode()))  # fmt: skip
def test_any_bytes_give_items_or_an_input_error(content: bytes) -> None:
    try:
        items = list(read_items(content, {"item"}, "feed"))
    except InputError:
        items = []
    assert all(item.name == "item" for item in items)
