"""The days that the head of a pasted text prints."""

import pytest

from extractor.cleaning import clean
from extractor.cleaning.printed_days import PrintedDay, is_stamp, printed_day
from extractor.record.article import Published
from tests.cleaning.pages import BODY, make_page

HEADLINE = "Grain trade at Tarnholm grows by 12 percent"
DAY = "2019-12-13"


def read(*top: str, above: tuple[str, ...] = (), body: tuple[str, ...] = BODY) -> tuple[str | None, str | None]:
    """The days of publication and of the last change of a text with these lines around its headline."""
    article = clean(make_page("\n\n".join([*above, HEADLINE, *top, *body])))
    assert article.published.source == ("text" if article.published.value else None)
    return article.published.value, article.modified


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Monday, 9 June 2025", PrintedDay(6, 9, 2025)),
        ("2025-06-09", PrintedDay(6, 9, 2025)),
        ("June 9", PrintedDay(6, 9)),
        ("In 2025 we may win 9 of 10", None),
        ("Updated 9 June 2025", None),
    ],
)
def test_printed_days_are_read_with_what_they_leave_out(line: str, day: PrintedDay | None) -> None:
    assert printed_day(line) == day


@pytest.mark.parametrize(
    "line",
    [
        "Published 13 December 2019",
        "Published: Dec. 13, 2019 4:05 pm ET",
        "13 December 2019",
        "Fri 13 Dec 2019 09.30 GMT",
        "13/12/2019",
        "12/13/19 06:56 AM EST",
        "December 13, 2019 | By Ines Moreau",
        "By Ines Moreau - December 13, 2019",
        "Ines Moreau · Coast Press · Posted: Dec 13, 2019 4:00 AM EDT | Last Updated: December 14",
        "Ines MoreauPublishedDec 13, 2019, 11:21am|Updated Dec 15, 2019, 6:39pm",
        "Published Fri, Dec 13 20192:23 PM EST",
        "By Ines Moreau 2019-12-13T20:51:19Z Shipping",
        "Updated 15 December 2019; first published 13 December 2019",
        "Published December 13, 2019 • 3 minute read",
    ],
)
def test_a_stamp_below_the_headline_is_the_day_of_publication(line: str) -> None:
    assert read(line)[0] == DAY


@pytest.mark.parametrize(
    "line",
    [
        "10/12/2019",
        "On 13 December 2019",
        "on 13 December 2019",
        "Deadline: 13 December 2019",
        "Friday 13 December",
        "31 February 2020",
        "— The Harbour Board (@harbour) December 13, 2019",
        "Trawlers in the harbour of Tarnholm on December 13, 2019 (Olle Berg via AP)",
        "Edited by Tom Ashby on 13 December 2019 for the coast",
    ],
)
def test_a_line_that_is_no_stamp_or_can_be_two_days_is_not(line: str) -> None:
    assert read(line) == (None, None)


def test_the_last_change_is_never_the_day_of_publication() -> None:
    assert read("Updated 3 June 2020") == (None, "2020-06-03")
    assert read("Last modified", "3 June 2020") == (None, "2020-06-03")
    assert read("Published", "1 June 2020", "Updated 3 June 2020") == ("2020-06-01", "2020-06-03")


def test_of_several_days_none_is_taken_but_one_that_says_it_is_of_publication() -> None:
    assert read("1 June 2020", "2 June 2020") == (None, None)
    assert read("1 June 2020", "Published 2 June 2020") == ("2020-06-02", None)


def test_a_stamp_is_found_below_a_byline_buttons_and_a_dek() -> None:
    dek = "Ships from eleven countries called at the port in May, the harbour board of Tarnholm says."
    assert read(dek, "By Ines Moreau", "Share", "Facebook", "13 December 2019")[0] == DAY


def test_a_stamp_above_the_headline_is_near_or_says_what_it_is() -> None:
    menu = ("Home", "News", "Sport", "Weather")
    assert read(above=("13 December 2019",))[0] == DAY
    assert read(above=("13 December 2019", *menu))[0] is None
    assert read(above=("Published 13 December 2019", *menu))[0] == DAY
    assert read("13 December 2019", above=("Sunday, 15 December 2019",))[0] == DAY


def test_days_of_the_story_are_not_taken() -> None:
    ruling = "On 13 December 2019 the court ruled that the harbour board had to pay, and the board said it would."
    assert read(body=(ruling, *BODY)) == (None, None)
    assert read(body=(*BODY[:2], "13 December 2019", *BODY[2:])) == (None, None)
    assert read(body=(*BODY, "Related", "Ferry fares to rise", "13 December 2019")) == (None, None)


def test_a_chronicle_has_no_day_of_publication() -> None:
    assert read("3 May 2018", body=(*BODY[:2], "4 May 2018", *BODY[2:])) == (None, None)


@pytest.mark.parametrize(
    ("dateline", "day"),
    [("LONDON, Dec. 13, 2019 (Coast Press) - ", DAY), ("LONDON, Dec 13 (Coast Press) - ", None)],
)
def test_a_dateline_says_the_day_where_it_has_the_year(dateline: str, day: str | None) -> None:
    assert read(body=(f"{dateline}{BODY[0]}", *BODY[1:]))[0] == day


def test_a_stamp_is_no_headline() -> None:
    assert is_stamp("| December 13, 2019 12:01 PM")
    assert not is_stamp("Grain trade of December 2019")
    article = clean(make_page("\n\n".join(["| December 13, 2019 12:01 PM", *BODY])))
    assert article.headline is None


def test_what_the_caller_says_wins_over_the_text_and_the_text_over_what_fills_gaps() -> None:
    text = "\n\n".join([HEADLINE, "13 December 2019", *BODY])
    assert clean(make_page(text, published="2020-01-01")).published == Published(value="2020-01-01", source="argument")
    assert clean(make_page(text, default_published="2020-01-01")).published.value == DAY
