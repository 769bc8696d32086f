"""Headline, dek and byline of a flattened page."""

import pytest

from extractor.cleaning import clean
from tests.cleaning.pages import BODY, make_page, shown

MENU = [
    "Home",
    "News",
    "Weather and tides",
    "Sign in",
    "Obituaries",
    "Classified pages",
    "Two men lost at sea on Sunday",
]
HEADLINE = "Grain exports through the port of Tarnholm grow by 12 percent"


def kinds(*lines: str, separator: str = "\n\n") -> dict[str, str]:
    return {text: kind for kind, text in shown(clean(make_page(separator.join([*lines, *BODY]))))}


@pytest.mark.parametrize("separator", ["\n", "\n\n"])
def test_the_headline_below_a_menu_is_the_line_about_the_article(separator: str) -> None:
    labels = kinds(*MENU, HEADLINE, separator=separator)
    assert labels[HEADLINE] == "headline"
    assert {labels[line] for line in MENU} == {"navigation"}


def test_a_dek_that_says_more_about_the_article_is_not_its_headline() -> None:
    dek = "The harbour board says that shipping companies expect the trend to hold through the summer, farmers less so"
    assert kinds(*MENU, HEADLINE, dek) | {HEADLINE: "headline", dek: "dek"} == kinds(*MENU, HEADLINE, dek)


@pytest.mark.parametrize(
    "byline",
    [
        "By Ines Moreau",
        "ByInes Moreau Senior reporter",
        "Ines Moreau",
        "Staff Writer",
        "Shipping Correspondent",
        "Thu, May 22, 2025, 2:14 PM GMT+2 2 min read",
        "Tarnholm | Updated: June 11, 2025 10:22 IST",
        "05:00, 12 SEP 2025",
        "3 hours ago",
    ],
)
def test_bylines_are_below_the_headline(byline: str) -> None:
    assert kinds(*MENU, HEADLINE, byline)[byline] == "byline"


def test_a_name_among_buttons_is_no_byline() -> None:
    assert kinds(*MENU, HEADLINE, "Share", "Fishing Forum", "Print")["Fishing Forum"] == "navigation"


def test_a_line_on_the_topic_below_the_byline_is_a_caption() -> None:
    caption = "Trucks with grain wait at the port of Tarnholm in the first quarter"
    assert kinds(*MENU, HEADLINE, "By Ines Moreau", caption)[caption] == "caption"


def test_a_given_title_is_the_headline() -> None:
    text = "\n\n".join([*MENU, "Bread", HEADLINE, *BODY])
    assert ("headline", "Bread") in shown(clean(make_page(text, title="Bread")))


def test_a_given_title_is_the_line_that_has_its_words() -> None:
    text = "\n\n".join(["Grain–trade: ‘Better’", *BODY])
    assert ("headline", "Grain–trade: ‘Better’") in shown(clean(make_page(text, title="Grain-Trade: 'better'")))


def test_no_line_is_the_headline_where_none_has_the_words_of_the_given_title() -> None:
    lines = shown(clean(make_page("\n\n".join(["Adam Shell", "USA TODAY", *BODY]), title="Grain trade grows")))
    assert lines[:3] == [("byline", "Adam Shell"), ("byline", "USA TODAY"), ("paragraph", BODY[0])]


def test_a_clean_text_begins_with_its_headline_whatever_its_words() -> None:
    assert (
        kinds("Bread will be dearer, bakers say", "Exports of grain through Tarnholm grow by 12 percent")[
            "Bread will be dearer, bakers say"
        ]
        == "headline"
    )
