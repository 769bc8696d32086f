"""What a page leaves where it breaks an article off."""

import pytest
from lxml import html

from extractor.cleaning import clean
from extractor.cleaning.traces import find_trace, is_broken_off
from tests.cleaning.pages import BODY, make_html, make_page


@pytest.mark.parametrize(
    "box",
    [
        '<p><a href="/full">Continue reading</a></p>',
        "<div>Subscribe to read the full story.</div>",
        "<div>Page 1 of 3 <a href='?page=2'>Next</a></div>",
        "<p>Already a subscriber? Log in</p>",
    ],
)
def test_a_line_below_the_last_paragraph_says_that_it_goes_on(box: str) -> None:
    source = make_html().replace("</article>", f"</article>{box}")
    completeness = clean(make_page(source, "html")).completeness
    assert completeness.status == "suspect"
    assert completeness.reason
    assert completeness.reason.startswith("below the last paragraph the page says")


@pytest.mark.parametrize(
    "box",
    ["<p>Continue reading below</p>", "<div>Read more</div>", "<a rel='next' href='/other'>Next post: ferry fares</a>"],
)
def test_a_line_that_whole_pages_have_too_says_nothing(box: str) -> None:
    root = html.fragment_fromstring(f"<div><p>{BODY[0]}</p>{box}</div>")
    assert find_trace(root[0]) is None


@pytest.mark.parametrize(
    ("paragraph", "broken"),
    [
        (BODY[0], False),
        (BODY[0][:-5], True),
        (f"{BODY[0][:-1]} …", True),
        (f"{BODY[0]}”", False),
        ("With reports from the north", False),
    ],
)
def test_a_last_sentence_without_its_end(paragraph: str, broken: bool) -> None:
    assert is_broken_off(paragraph) is broken
