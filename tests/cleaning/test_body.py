"""The body of a page."""

from lxml import etree

from extractor.cleaning.body import _paragraphs, find_body
from extractor.cleaning.tree import parse_html


def test_a_page_of_very_many_paragraphs_keeps_them() -> None:
    paragraphs = [f"On day {i} of the season the board counted its ships." for i in range(5_100)]
    tree = parse_html(
        f"<html><body><article>{''.join(f'<p>{p}</p>' for p in paragraphs)}</article></body></html>", "here"
    )
    assert [paragraph.text for paragraph in find_body(tree, None)] == paragraphs


def test_a_link_that_goes_on_over_paragraphs_lies_in_the_last_of_them() -> None:
    body = etree.fromstring(
        "<body><p>Look over there <ref target='https://d.example/a'>at <list><item>one</item></list>"
        "the <hi>end</hi></ref> of it</p></body>"
    )
    paragraphs = _paragraphs(body, None)
    assert [(paragraph.text, paragraph.links) for paragraph in paragraphs] == [
        ("Look over there at", []),
        ("one", []),
        ("the end of it", [(0, 7, "https://d.example/a")]),
    ]
