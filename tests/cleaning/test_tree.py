"""The tree of a page: what is left out of it, and what a page may not have too much of."""

import pytest

from extractor.cleaning import clean
from extractor.cleaning.tree import parse_html
from extractor.errors import InputError
from extractor.record.page import MAX_ELEMENTS, MAX_SHOWN_CHARACTERS
from tests.cleaning.pages import BODY, make_page


def deepest(source: str) -> int:
    tree = parse_html(source, "here")
    assert tree is not None
    return max(sum(1 for _ in element.iterancestors()) for element in tree.iter())


@pytest.mark.issue(7)
@pytest.mark.parametrize("tag", ["span", "div", "ul><li", "blockquote"])
def test_a_tree_too_deep_is_flattened_and_loses_no_text(tag: str) -> None:
    source = f"<html><body>{f'<{tag}>x ' * 3_000}<p>One.</p><p>Two <b>and</b> three.</p></body></html>"
    tree = parse_html(source, "here")
    assert tree is not None
    assert [p.text_content() for p in tree.iter("p")] == ["One.", "Two and three."]
    assert tree.text_content().count("x") == 3_000
    assert deepest(source) <= 100


def test_a_tree_that_is_not_too_deep_stays_as_it_is() -> None:
    assert deepest(f"<html><body>{'<div>' * 200}<p>One.</p></body></html>") == 202


@pytest.mark.issue(7)
def test_a_text_longer_than_the_parser_takes_is_not_lost_silently() -> None:
    with pytest.raises(InputError, match=r"^here: 12,000,00\d characters on the page, above the limit of 2,000,000"):
        parse_html(f"<html><body><p>{'word ' * 2_400_000}</p></body></html>", "here")


def test_a_page_of_too_many_elements_is_refused_and_one_with_as_many_brackets_is_not() -> None:
    with pytest.raises(InputError, match=rf"^here: .* elements, above the limit of {MAX_ELEMENTS:,}"):
        parse_html(f"<html><body>{'<b>x</b>' * MAX_ELEMENTS}</body></html>", "here")
    assert parse_html(f"<html><body>{'<b>x</b>' * (MAX_ELEMENTS // 2 + 1)}</body></html>", "here") is not None


def test_what_a_page_does_not_show_does_not_count() -> None:
    script = f"<script>{'x' * MAX_SHOWN_CHARACTERS}</script>"
    tree = parse_html(f"<html><body>{script}<p>One.</p></body></html>", "here")
    assert tree is not None
    assert tree.text_content() == "One."


@pytest.mark.parametrize(
    "unseen", ["<style>p {color: red}</style>", "<svg><title>Share</title></svg>", "<template>Ad</template>"]
)
def test_what_a_page_does_not_show_is_in_no_sentence(unseen: str) -> None:
    tree = parse_html(f"<html><body><p>One {unseen}ferry.</p></body></html>", "here")
    assert tree is not None
    assert tree.text_content() == "One ferry."


@pytest.mark.parametrize(("attributes", "kept"), [("a{i}=1 ", False), ("a{i} ", False), ("a='{i} ' ", True)])
def test_a_tag_with_thousands_of_attributes_goes_and_its_text_stays(attributes: str, kept: bool) -> None:
    many = "".join(attributes.format(i=i) for i in range(900 if kept else 2_000))
    tree = parse_html(f"<html><body><section {many} title='{'word ' * 5_000}'>One.</section></body></html>", "here")
    assert tree is not None
    assert tree.text_content() == "One."
    assert (tree.find(".//section") is not None) is kept


@pytest.mark.parametrize(
    ("span", "kept"), [("2", True), ("99", True), ("100", False), ("99999999", False), ("x", False)]
)
def test_cells_over_very_many_columns_or_rows_are_cells_over_one(span: str, kept: bool) -> None:
    tree = parse_html(
        f"<html><body><table><tr><td colspan={span} rowspan='{span}'>x</td></tr></table></body></html>", "here"
    )
    assert tree is not None
    cell = next(tree.iter("td"))
    assert ("colspan" in cell.attrib, "rowspan" in cell.attrib) == (kept, kept)


LONG = "word " * 2_400_000


@pytest.mark.parametrize(
    "page", ["", "<!-- x -->", f"<!--{LONG}-->", f"<?x {LONG}?>", f"<!DOCTYPE html {LONG}>", "<", "</p>"]
)
def test_a_page_in_which_the_parser_finds_no_elements_is_empty_and_no_error(page: str) -> None:
    article = clean(make_page(page, "html"))
    assert (article.text, article.completeness.status) == ("", "empty")
    assert article.completeness.reason == "no article found in the page"


def test_a_page_after_a_comment_longer_than_the_parser_takes_is_read() -> None:
    tree = parse_html(f"<!--{LONG}--><html><body><p>One.</p></body></html>", "here")
    assert tree is not None
    assert [p.text for p in tree.iter("p")] == ["One."]


@pytest.mark.parametrize(
    "beginning",
    [
        "<html lang='en'/>",
        '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN"\n "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd"><html>',
        '<?xml version="1.0" encoding="ISO-8859-1"?><html>',
        "\ufffe<html>",
        "\x0c<html>",
    ],
)
def test_a_slip_in_the_beginning_hides_nothing(beginning: str) -> None:
    tree = parse_html(
        f"{beginning}<head><title>Grain</title></head><body><p>Prîx\x0b: \uffff4 €</p></body></html>", "here"
    )
    assert tree is not None
    assert (tree.findtext(".//title"), tree.findtext(".//p")) == ("Grain", "Prîx: 4 €")


@pytest.mark.parametrize("before", [0, 1, 4_990, 5_000, 12_345])
def test_a_bloated_tag_goes_wherever_it_is_and_its_neighbours_stay(before: int) -> None:
    many = " ".join(f"a{i}" for i in range(2_000))
    padding = "<i>x</i>" + "x" * before
    tree = parse_html(f"<html><body>{padding}<b {many}>One.</b><u {many}>Two.</u>{'y' * 20_000}</body></html>", "here")
    assert tree is not None
    assert [element.tag for element in tree.find("body").iter()] == ["body", "i"]
    assert tree.text_content() == f"x{'x' * before}One.Two.{'y' * 20_000}"


@pytest.mark.issue(15)
@pytest.mark.parametrize("start", ["<p>", "<div><p>", "<article><p>", "<P class='x'>"])
def test_a_piece_of_a_page_of_one_element_is_read(start: str) -> None:
    assert clean(make_page(f"{start}{BODY[0]}</p>", "html")).text == BODY[0]
