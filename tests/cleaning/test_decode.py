"""Bytes to characters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.cleaning import clean
from extractor.cleaning.decode import decode
from extractor.errors import InputError
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
    assert decode(text.encode(name), "test", name.upper()).text == text


@given(st.data())
def test_text_in_the_encoding_that_the_page_names_comes_back(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(set(LETTERS) - {"utf-16"})))
    words = data.draw(st.lists(st.text(LETTERS[name], min_size=4, max_size=9), min_size=4, max_size=12))
    text = f'<meta charset="{name}"><p>' + " ".join(words) + "</p>"
    assert decode(text.encode(name), "test").text == text


@pytest.mark.parametrize("wrong", ["iso-8859-1", "windows-1251", "gb2312", "shift_jis", "utf-16", "klingon", "\0", ""])
def test_a_header_that_the_bytes_belie_is_not_believed(wrong: str) -> None:
    text = "naïve “quote” — 5 €"
    assert decode(text.encode(), "test", wrong).text == text


def test_the_header_comes_before_the_page_and_the_mark_before_both() -> None:
    content = '<meta charset="windows-1251">Hafengebühr für Öl'
    assert decode(content.encode("cp1252"), "test", "windows-1252").text == content
    assert decode(b"\xef\xbb\xbf" + "Öl".encode(), "test", "windows-1252").text == "Öl"


def test_what_the_header_cannot_read_the_page_may_name() -> None:
    content = '<meta charset="windows-1251">' + "Порт обработал зерно. " * 5
    assert decode(content.encode("cp1251"), "test", "utf-8").text == content


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
    assert decode(data, "test", name if where == "header" else None).text == head + content


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
    assert decode(text.encode(encoding), "test", label).text == text


SCRIPTS = [
    "Порт обработал зерно. ",
    "港口处理了粮食。",
    "عالج الميناء الحبوب. ",
    "港は穀物を扱った。",
    "Der Preis stieg um €5 million. ",
]


@pytest.mark.parametrize("text", SCRIPTS)
@pytest.mark.parametrize("label", [None, "utf-8", "iso-8859-1", "windows-1251"])
def test_utf8_with_a_damaged_byte_is_read_with_one_replacement(text: str, label: str | None) -> None:
    data = ("<p>" + text * 40).encode()
    for damaged in (
        data + b"\xff<p>",
        data[: data.rindex(text[2].encode())] + b"\xff" + text.encode(),
        data + "ж".encode()[:1],
    ):
        read = decode(damaged, "test", label)
        assert read.replaced == 1
        assert read.text.count("\ufffd") == 1
        assert text * 39 in read.text


def test_one_sign_of_utf8_beside_a_damaged_byte_is_no_mojibake() -> None:
    assert decode(b"It cost \xe2\x82\xac5 million\xff.", "test") == ("It cost €5 million\ufffd.", 1)


@given(st.data())
def test_other_encodings_that_nobody_names_are_not_taken_for_damaged_utf8(data: st.DataObject) -> None:
    name = data.draw(
        st.sampled_from(["windows-1252", "windows-1251", "koi8-r", "gb2312", "big5", "shift_jis", "euc-kr"])
    )
    words = data.draw(st.lists(st.text(LETTERS[name], min_size=4, max_size=9), min_size=20, max_size=30))
    content = " ".join(words).encode(name)
    try:
        read = decode(content, "test").text
    except InputError:
        return
    assert read != content.decode("utf-8", "replace")


def test_a_replacement_character_of_the_page_itself_is_not_counted() -> None:
    assert decode("Öl \ufffd Öl\ufffd".encode() + b"\xff", "test").replaced == 1


@pytest.mark.parametrize(("damage", "reason"), [(b"", None), (b"\xff", ": 1"), (b"\xff \xff", ": 2")])
def test_an_article_says_how_many_characters_were_replaced(damage: bytes, reason: str | None) -> None:
    page = make_page(
        make_html(paragraphs=(*BODY, "Ein Wort für Größe, für Öl und für Äpfel.")).encode() + damage, "html"
    )
    assert (clean(page).completeness.reason or "").endswith(reason or "")
    assert clean(page).completeness.status == ("suspect" if reason else "complete")
