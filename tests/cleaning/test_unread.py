"""The bytes at the characters of an article that could not be read."""

import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.cleaning import clean
from tests.cleaning.pages import BODY, make_html, make_page

LOSS = "The café lost £5.3 billion in a naïve trade, it said."


def html(*paragraphs: str, head: str = "") -> bytes:
    """A page in UTF-8 in which a pound sign is a single byte, as in Windows-1252."""
    return make_html(head=head, paragraphs=(*BODY, *paragraphs)).encode().replace("£".encode(), b"\xa3")


@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8])
def test_the_bytes_of_a_damaged_character_are_known(mark: bytes) -> None:
    content = mark + html(LOSS)
    article = clean(make_page(content, "html"))
    assert article.unread is not None
    (unread,) = article.unread
    assert article.text[unread.start : unread.end + 3] == "\ufffd5.3"
    assert (unread.bytes, unread.offset) == ("a3", content.index(b"\xa3"))


def test_damage_outside_of_the_article_is_only_counted() -> None:
    article = clean(make_page(html("It is a café in Öl, at € 5.") + "<script>£</script>".encode("latin-1"), "html"))
    assert article.unread is None
    assert article.completeness.reason == "characters of the page that could not be read: 1"


def test_an_article_without_damage_says_nothing_of_it() -> None:
    assert "unread" not in clean(make_page(make_html(paragraphs=(*BODY, LOSS)).encode(), "html")).to_dict()


def test_equal_words_are_matched_in_their_order() -> None:
    content = html(LOSS, LOSS.replace("café", "cinéma"))
    unread = clean(make_page(content, "html")).unread or ()
    first = content.index(b"\xa3")
    assert [damage.offset for damage in unread] == [first, content.index(b"\xa3", first + 1)]


def test_a_word_that_the_page_has_more_often_has_no_offset() -> None:
    head = '<meta name="x" content="£5.3">'
    unread = clean(make_page(html(LOSS, head=head), "html")).unread or ()
    assert [(damage.bytes, damage.offset) for damage in unread] == [("a3", None)]


def test_a_word_with_other_damage_elsewhere_has_no_bytes() -> None:
    head = '<meta name="x" content="£5.3">'
    content = html(LOSS, head=head).replace(b"\xa3", b"\xa4", 1)
    assert clean(make_page(content, "html")).unread is None


def test_a_replacement_character_of_the_page_itself_is_no_damage() -> None:
    content = html(LOSS, "The \ufffd8 is its own.")
    article = clean(make_page(content, "html"))
    assert article.text.count("\ufffd") == 2
    assert [damage.offset for damage in article.unread or ()] == [content.index(b"\xa3")]


@pytest.mark.parametrize("own", [9_999, 10_000])
def test_in_a_page_with_very_many_nothing_is_matched(own: int) -> None:
    content = html(LOSS) + b"<!--" + "\ufffd".encode() * own + b"-->"
    assert (clean(make_page(content, "html")).unread is None) == (own == 10_000)


WRONG = (b"5\xa3 ", b"\xa35.3 ")
WORDS = (*WRONG, *(word.encode() for word in ("café ", "\r\n", "Öl ", "港 ", "\ufffd ", "a\0 ")))


@settings(deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=30))
def test_in_a_text_all_damage_is_known(words: list[bytes]) -> None:
    before, damage = ("Größe für Öl, 港口. " * 9).encode(), []
    for word in words:
        if word in WRONG:
            characters, at = before.decode("utf-8", "replace").replace("\r\n", "\n"), word.index(b"\xa3")
            damage.append((len(characters) + at, len(before) + at, "a3"))
        before += word
    article = clean(make_page(before))
    assert [(unread.start, unread.offset, unread.bytes) for unread in article.unread or ()] == damage[:10]
    assert all(article.text[start] == "\ufffd" for start, _, _ in damage)
