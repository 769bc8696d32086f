"""What a page that was flattened to lines is made of."""

import pytest

from extractor.cleaning.flat_page import label_lines
from tests.cleaning.pages import BODY

HEADLINE = "Grain exports through the port of Tarnholm grow by 12 percent"


def furniture(*lines: str) -> list[str | None]:
    """What the lines are below headline and body."""
    return list(label_lines([HEADLINE, *BODY, *lines], None)[1][len(BODY) + 1 :])


def test_headlines_without_a_heading_are_found_between_and_below() -> None:
    headlines = ["The herring is back, but nobody wants it", "Boat builders run out of orders this year"]
    assert furniture(*headlines) == ["related"] * 2


@pytest.mark.parametrize(
    "line",
    [
        "More than 300 people came.",
        "Share prices fell for a third day in Tarnholm.",
        "Follow the money and it leads to the harbour board, say farmers.",
        "Comments by the minister moved the grain market on Tuesday.",
        "Subscribe to Netflix and you pay $7 more, as farmers in the valley do.",
    ],
)
def test_news_that_begins_like_furniture_stays_text(line: str) -> None:
    assert furniture(line, BODY[0]) == [None, None]


def test_a_list_of_figures_is_no_list_of_headlines() -> None:
    figures = ["Wheat to northern Africa: 1.4 million tonnes", "Barley to southern Europe: 300,000 tonnes"]
    assert furniture(*figures) == [None, None]


def test_comments_below_their_counter_are_comments() -> None:
    assert furniture(
        "Reader Comments (2)", "grizz44", "Where do I sign?", "Reply", "mrs_t", "About time.", "Reply"
    ) == (["comments"] * 7)


def test_the_article_goes_on_below_a_counter_in_the_middle() -> None:
    assert furniture("14 comments", BODY[1], BODY[2]) == ["comments", None, None]


def test_a_press_release_ends_where_its_boilerplate_begins() -> None:
    tail = [
        "About Harbour Grain",
        "Harbour Grain ships wheat from four berths and was founded in 1911.",
        "Media Contact:",
    ]
    assert furniture(*tail, "Joel Abernathy", "press@harbourgrain.example") == ["other"] * 5


def test_the_life_of_the_author_is_below_the_article() -> None:
    lines = [
        HEADLINE,
        "By Ines Moreau",
        *BODY,
        "Ines Moreau came to the paper in 2021 and has written two books on herring.",
    ]
    assert label_lines(lines, None)[1] == [None] * (len(lines) - 1) + ["credit"]


def test_a_short_line_that_is_often_on_a_page_is_furniture() -> None:
    lines = [HEADLINE, *(line for paragraph in BODY for line in (paragraph, "Harbour content"))]
    assert label_lines(lines, None)[1][2::2] == ["navigation"] * 4


def test_a_subheading_is_a_heading() -> None:
    kinds, _ = label_lines([HEADLINE, *BODY[:2], "What farmers say", *BODY[2:]], None)
    assert kinds == ["headline", "paragraph", "paragraph", "heading", "paragraph", "paragraph"]
