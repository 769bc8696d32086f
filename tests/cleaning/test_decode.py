"""Bytes to characters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.cleaning import clean
from extractor.cleaning.decode import decode
from tests.cleaning.pages import BODY, make_html, make_page

LETTERS = {
    "iso-8859-1": "äöüßéèñçåø", "windows-1252": "äé“”–€", "iso-8859-2": "łąężśčřž", "windows-1251": "порткраназерно",
    "koi8-r": "порткраназерно", "iso-8859-7": "λιμάνι", "gb2312": "港口粮食吨", "big5": "港口糧食噸", "shift_jis": "港湾穀物トン",
    "euc-jp": "港湾穀物トン", "euc-kr": "항구곡물톤", "iso-2022-jp": "港湾穀物トン", "windows-1254": "ğışçö", "utf-8": "äłпор港",
    "utf-16": "äłпор港",
}  # fmt: skip


@given(st.data())
def test_text_in_the_encoding_of_the_header_comes_back(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(LETTERS)))
    words = data.draw(st.lists(st.text(LETTERS[name], min_size=4, max_size=9), min_size=4, max_size=12))
    text = "<p>Grain: " + " ".join(words) + "</p>"
    assert decode(text.encode(name), "test", name.upper()) == text


@given(st.data())
def test_text_in_the_encoding_that_the_page_names_comes_back(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(set(LETTERS) - {"utf-16"})))
    words = data.draw(st.lists(st.text(LETTERS[name], min_size=4, max_size=9), min_size=4, max_size=12))
    text = f'<meta charset="{name}"><p>' + " ".join(words) + "</p>"
    assert decode(text.encode(name), "test") == text


@pytest.mark.parametrize("wrong", ["iso-8859-1", "windows-1251", "gb2312", "shift_jis", "utf-16", "klingon", "\0", ""])
def test_a_header_that_the_bytes_belie_is_not_believed(wrong: str) -> None:
    text = "naïve “quote” — 5 €"
    assert decode(text.encode(), "test", wrong) == text


def test_the_header_comes_before_the_page_and_the_mark_before_both() -> None:
    content = '<meta charset="windows-1251">Hafengebühr für Öl'
    assert decode(content.encode("cp1252"), "test", "windows-1252") == content
    assert decode(b"\xef\xbb\xbf" + "Öl".encode(), "test", "windows-1252") == "Öl"


def test_what_the_header_cannot_read_the_page_may_name() -> None:
    content = '<meta charset="windows-1251">' + "Порт обработал зерно. " * 5
    assert decode(content.encode("cp1251"), "test", "utf-8") == content


def test_the_charset_of_the_http_header_reaches_the_article() -> None:
    page = make_page(
        make_html(paragraphs=(*BODY, "Ein Wort für Größe.")).encode("cp1252"), "html", encoding="ISO-8859-1"
    )
    assert "für Größe" in clean(page).text


@pytest.mark.issue(13)
@pytest.mark.parametrize(
    "name", ["undefined", "idna", "punycode", "unicode_escape", "rot13", "bz2", "charmap", "utf-7", "ascii", "\0"]
)
@pytest.mark.parametrize("where", ["header", "page"])
def test_a_name_of_no_encoding_of_pages_counts_for_nothing(name: str, where: str) -> None:
    content = "Die Gebühren für Öl \\n steigen."
    head = f'<meta charset="{name}">' if where == "page" else ""
    data = (head + content).encode("cp1252")
    assert decode(data, "test", name if where == "header" else None) == head + content


@pytest.mark.parametrize(
    ("label", "encoding", "letters"),
    [
        ("shift_jis", "cp932", "①港湾穀物トン"),
        ("euc-kr", "cp949", "똠항구곡물톤"),
        ("gb2312", "gb18030", "鎔港口粮食吨"),
    ],
)
def test_a_label_means_the_wider_encoding_that_browsers_read_under_it(label: str, encoding: str, letters: str) -> None:
    text = letters * 3
    assert decode(text.encode(encoding), "test", label) == text
