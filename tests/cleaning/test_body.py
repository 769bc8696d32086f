"""The body of a page."""

from extractor.cleaning.body import find_body
from extractor.cleaning.tree import parse_html


def test_a_page_of_very_many_paragraphs_keeps_them() -> None:
    paragraphs = [f"On day {i} of the season the board counted its ships." for i in range(5_100)]
    tree = parse_html(
        f"<html><body><article>{''.join(f'<p>{p}</p>' for p in paragraphs)}</article></body></html>", "here"
    )
    assert [paragraph.text for paragraph in find_body(tree, None)] == paragraphs
