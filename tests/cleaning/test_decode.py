"""Bytes to characters."""

import codecs

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
    assert decode(b"It cost \xe2\x82\xac5 million\xff.", "test")[:2] == ("It cost €5 million\ufffd.", 1)


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


FILLER = "The port of Tarnholm handled 4.2 million tonnes of grain in the first quarter, the harbour board said. "
FEW = f"{FILLER * 3}A café. {FILLER}It cost €5. {FILLER}Naïve."
MANY = f"{FILLER}Le café coûta cinq euros à Noël, l’été fut très doux. " * 40
NAMED = {
    "nothing": ("", None, b""),
    "page utf-8": ("utf-8", None, b""),
    "page latin-1": ("iso-8859-1", None, b""),
    "page windows-1252": ("windows-1252", None, b""),
    "header latin-1": ("", "ISO-8859-1", b""),
    "header utf-8, page latin-1": ("iso-8859-1", "utf-8", b""),
    "header latin-1, page utf-8": ("utf-8", "iso-8859-1", b""),
    "mark of utf-8, page latin-1": ("iso-8859-1", None, codecs.BOM_UTF8),
}
RUSSIAN = "Порт обработал зерно. Компания объявила вчера, что прибыль в первом квартале выросла. "
OTHERS = {
    "shift_jis": "港は穀物を扱った。日本銀行は昨日、金融政策を維持すると発表した。経済学者は輸出が増加すると予想している。",
    "gb2312": "港口处理了粮食。公司昨天宣布，今年第一季度利润增长百分之十二，达到三十亿元。经济学家预计出口将继续增加。",
    "koi8-r": RUSSIAN,
    "windows-1251": RUSSIAN,
}


def as_page(charset: str, text: str) -> str:
    head = f'<meta charset="{charset}">' if charset else ""
    return f"<html><head>{head}</head><body><p>{text}</p></body></html>"


named = pytest.mark.parametrize(("charset", "header", "mark"), NAMED.values(), ids=NAMED)


@named
@pytest.mark.parametrize("text", [FEW, MANY], ids=["few", "many"])
@pytest.mark.parametrize("encoding", ["utf-8", "windows-1252"])
def test_a_page_is_read_in_the_encoding_that_it_is_in(
    charset: str, header: str | None, mark: bytes, text: str, encoding: str
) -> None:
    page = as_page(charset, text)
    assert decode(mark + page.encode(encoding), "test", header) == (page, 0, ())


@named
def test_one_accent_of_windows_1252_is_no_damaged_utf8(charset: str, header: str | None, mark: bytes) -> None:
    page = as_page(charset, f"{FILLER}A café. {FILLER}")
    assert decode(mark + page.encode("windows-1252"), "test", header).text == page


@named
@pytest.mark.parametrize("text", [FEW, MANY], ids=["few", "many"])
@pytest.mark.parametrize("damaged", ["é", "é's second byte", "said"])
def test_one_wrong_byte_does_not_turn_a_page_of_utf8_into_mojibake(
    charset: str, header: str | None, mark: bytes, text: str, damaged: str
) -> None:
    page = as_page(charset, text)
    at = page.index(damaged[:4] if damaged == "said" else "é")
    offset = len(page[:at].encode()) + damaged.startswith("é's")
    content = page.encode()
    read = decode(mark + content[:offset] + b"\xff" + content[offset + 1 :], "test", header)
    assert read.text.replace("\ufffd", "") == page[:at] + page[at + 1 :]
    assert len(mark) + offset in [damage.offset for damage in read.damage]


@named
@pytest.mark.parametrize("text", [FEW, MANY], ids=["few", "many"])
@pytest.mark.parametrize("letter", "éï")
def test_a_download_that_ends_within_a_character_stays_utf8(
    charset: str, header: str | None, mark: bytes, text: str, letter: str
) -> None:
    page = as_page(charset, text + "naïve, é")
    at = page.rindex(letter)
    content = mark + page[: at + 1].encode()[:-1]
    assert decode(content, "test", header) == (
        page[:at] + "\ufffd", 1, ((at, len(content) - 1, letter.encode()[:1]),)
    )  # fmt: skip


@pytest.mark.parametrize("encoding", OTHERS)
@pytest.mark.parametrize("label", ["", "its own", "utf-8"])
def test_prose_of_another_script_is_read_in_its_encoding(encoding: str, label: str) -> None:
    page = as_page(encoding if label == "its own" else label, OTHERS[encoding] * 8)
    assert decode(page.encode(encoding), "test").text == page


def test_the_mark_of_utf16_comes_before_what_the_page_names() -> None:
    page = as_page("utf-8", FEW)
    content = codecs.BOM_UTF16_LE + page.encode("utf-16-le")
    assert decode(content, "test") == (page, 0, ())
    assert decode(content[:-1], "test") == (
        page[:-1] + "\ufffd", 1, ((len(page) - 1, len(content) - 2, b">"),)
    )  # fmt: skip


@given(st.text("äéłпор港湾€😀 ", min_size=30, max_size=60), st.data())
def test_a_wrong_byte_costs_at_most_the_character_that_it_is_in(text: str, data: st.DataObject) -> None:
    text = "港" * 10 + text
    content = text.encode()
    offset = data.draw(st.integers(0, len(content) - 1))
    damaged = content[:offset] + b"\xff" + content[offset + 1 :]
    at = len(content[:offset].decode("utf-8", "ignore"))
    read = decode(damaged, "test")
    lost = read.replaced
    assert 1 <= lost <= 4
    assert read.text == text[:at] + "\ufffd" * lost + text[at + 1 :]
    assert [damage.at for damage in read.damage] == list(range(at, at + lost))
    for damage in read.damage:
        assert damaged[damage.offset :].startswith(damage.content)
    assert (
        b"".join(damage.content for damage in read.damage) == damaged[read.damage[0].offset :][: len(text[at].encode())]
    )


@pytest.mark.parametrize(
    ("label", "encoding", "text", "wrong"),
    [
        ("euc-jp", "euc_jp", "港は穀物を扱った。", b"\xff"),
        ("gbk", "gb18030", "港口处理了粮食。", b"\xff"),
        ("windows-1252", "cp1252", "déjà vu à Noël, ", b"\x81"),
    ],
)
def test_damage_is_noted_in_every_encoding(label: str, encoding: str, text: str, wrong: bytes) -> None:
    content = (text * 40).encode(encoding)
    read = decode(content + wrong + b" end", "test", label)
    assert read == (text * 40 + "\ufffd end", 1, ((40 * len(text), len(content), wrong),))


def test_of_more_damage_than_anybody_repairs_the_first_is_noted_and_all_is_counted() -> None:
    read = decode("é".encode() * 24_000 + b"\xff " * 12_000, "test", "utf-8")
    assert (read.replaced, len(read.damage)) == (12_000, 10_000)
