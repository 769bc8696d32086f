"""What a page holds and its reader does not see as a part of the article."""

import pytest

from extractor.cleaning import clean
from tests.cleaning.pages import BODY, make_html, make_page

SECRET = "This sentence was put into the page for nobody to read, and it tells of 700 barrels."
PROSE = "".join(f"<p>{paragraph}</p>" for paragraph in BODY)


def read(inside: str) -> str:
    return clean(make_page(make_html(f"<h1>Grain trade grows</h1>{PROSE}{inside}"), "html")).text


@pytest.mark.parametrize(
    "hidden",
    [
        f"<p hidden>{SECRET}</p>",
        f'<div style="display: none"><p>{SECRET}</p></div>',
        f'<p style="color:red;DISPLAY:none">{SECRET}</p>',
        f'<div style="visibility:hidden"><p>{SECRET}</p></div>',
        f'<p aria-hidden="true">{SECRET}</p>',
        f'<div class="newsletter-box"><p>{SECRET}</p></div>',
        f'<section id="SignUp"><p>{SECRET}</p></section>',
        f'<div class="legal-disclaimer"><p>{SECRET}</p></div>',
        f'<div class="author-bio"><p>{SECRET}</p></div>',
    ],
)
def test_what_no_reader_sees_is_not_read(hidden: str) -> None:
    assert SECRET not in read(hidden)


@pytest.mark.parametrize(
    "shown", [f'<p style="color:red;background:none">{SECRET}</p>', f'<p aria-hidden="false">{SECRET}</p>']
)
def test_what_only_sounds_hidden_is_read(shown: str) -> None:
    assert SECRET in read(shown)


@pytest.mark.parametrize("mark", ['style="display:none"', "hidden", 'aria-hidden="true"', 'class="newsletter-article"'])
def test_a_body_that_a_script_shows_later_is_read(mark: str) -> None:
    page = f"<html><body><h1>Grain trade grows</h1><div {mark}>{PROSE}</div></body></html>"
    assert BODY[0] in clean(make_page(page, "html")).text


def test_metadata_may_be_hidden() -> None:
    hidden = '<div style="display:none" itemscope itemtype="https://schema.org/NewsArticle"><i itemprop="author">Ines Moreau</i></div>'
    assert clean(make_page(make_html(hidden), "html")).authors == ("Ines Moreau",)


TEASERS = "".join(
    f"<article><h3><a href=/{n}>Town {n} builds a mill</a></h3><p>The mill of town {n} will grind rye from the autumn on, its council said on Monday.</p></article>"
    for n in range(4)
)


def test_articles_in_a_row_below_the_body_are_teasers() -> None:
    page = f"<html><body><main><article><h1>Grain trade grows</h1>{PROSE}</article><section>{TEASERS}</section></main></body></html>"
    text = clean(make_page(page, "html")).text
    assert BODY[-1] in text
    assert "grind rye" not in text


def test_articles_in_a_row_that_are_the_page_are_read() -> None:
    rows = "".join(f"<article><p>{paragraph}</p></article>" for paragraph in BODY)
    assert BODY[-1] in clean(make_page(f"<html><body><h1>Grain trade grows</h1>{rows}</body></html>", "html")).text
