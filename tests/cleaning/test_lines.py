"""Paragraphs of text whose lines are broken, and what a paragraph is by its look."""

import sys

import pytest

from extractor.cleaning import clean
from extractor.cleaning.line_kinds import find_line_kinds
from extractor.cleaning.lines import find_paragraphs
from extractor.cleaning.text_page import find_text_blocks
from tests.cleaning.pages import make_page, shown


def paragraphs(text: str) -> list[str]:
    return [text[r.start : r.end] for r in find_paragraphs(text)]


def test_each_line_is_a_paragraph() -> None:
    assert paragraphs("Exports fell.\nImports rose.\n\n  Prices held.  \n") == [
        "Exports fell.",
        "Imports rose.",
        "Prices held.",
    ]


def test_wrapped_lines_are_one_paragraph() -> None:
    text = (
        "The harbour board said on Tuesday that exports of grain had risen by\n"
        "12 percent in the first quarter, while imports of coal had fallen to\n"
        "their lowest level since the war. It gave no forecast for the rest\n"
        "of the year.\n\nThe port is owned by the county.\n"
    )
    assert [len(paragraph.splitlines()) for paragraph in paragraphs(text)] == [4, 1]


def test_a_sentence_broken_by_a_blank_line_is_one_paragraph() -> None:
    text = "The county had closed the ferry line to the outer islands\n\nafter a storm in March. It opened again in May.\n\nNext."
    assert paragraphs(text) == [text[: text.index("\n\nNext")], "Next."]


@pytest.mark.parametrize(
    "text",
    [
        "The mill lost about 6.2 million euros a\nday in sales, it said.",
        "Union president Indar Sookdeo said\nthe mill had offered less.",
        "The harbour board of Tarnholm called it the\n“worst spring in memory”.",
        "WORKERS at the sugar mill\nwill get a rise of 9.5 per cent over\nthree years under a deal signed on Sat-\nurday, their union said.",
        "The mill lost money, according to director\nof sales and deputy chairwoman\nAnne-Marie Hosein.",
    ],
)
def test_a_sentence_broken_over_neighbouring_lines_is_one_paragraph(text: str) -> None:
    assert paragraphs(f"Sugar mill reopens\n{text}\nHarvest resumes on Thursday.") == [
        "Sugar mill reopens",
        text,
        "Harvest resumes on Thursday.",
    ]


def test_a_line_of_furniture_continues_no_sentence() -> None:
    text = "Exports of grain through the port fell\n\nwatch now\n\nadvertisement\n\nImports rose."
    assert len(paragraphs(text)) == 4


def test_short_headlines_on_neighbouring_lines_stay_apart() -> None:
    assert (
        len(
            paragraphs(
                "Why the price of grain fell so much this spring\nHow the harbour board lost its chairman again\nOld ships"
            )
        )
        == 3
    )


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("By Ines Moreau", "byline"),
        ("By INES MOREAU and TOM ASHBY", "byline"),
        ("By Max Bell, business reporter", "byline"),
        ("Jana Petrov, education correspondent", "byline"),
        ("June 9, 2025", "byline"),
        ("Published 9 June 2025, 06:15 BST", "byline"),
        ("Updated: 3 hours ago", "byline"),
        ("14:35 GMT", "live_stamp"),
        ("9:05 a.m.", "live_stamp"),
        ("Correction: The harbour handled 4.2 million tonnes, not 42 million.", "correction"),
        ("An earlier version of this article misstated the year of the strike.", "correction"),
        ("Trawlers in the harbour of Tarnholm on Monday. (AP Photo/Olle Berg)", "caption"),
        ("FILE PHOTO: Trawlers in the harbour of Tarnholm. REUTERS/Olle Berg", "caption"),
        ("- wheat, 1.4 million tonnes", "list_item"),
        ("By Monday the water had fallen.", "paragraph"),
        ("In 1958 the harbour was widened.", "paragraph"),
    ],
)
def test_a_line_has_the_kind_of_its_look(line: str, kind: str) -> None:
    text = f"The harbour board met on Tuesday to hear the news.\n\n{line}\n\nIt will meet again in July, the chairman said."
    assert shown(clean(make_page(text)))[1] == (kind, line)


def test_a_pull_quote_takes_the_line_that_names_its_speaker() -> None:
    text = "The board met.\n\nWe have never seen such a spring.\nIngrid Solberg, Shipping Association\n\nIt will meet again."
    assert shown(clean(make_page(text)))[1] == (
        "pull_quote",
        "We have never seen such a spring.\nIngrid Solberg, Shipping Association",
    )


def test_a_paragraph_that_repeats_a_sentence_of_another_is_a_pull_quote() -> None:
    said = "We have never seen such a dry spring in this valley."
    text = f"The board met.\n\n{said}\n\nFarmers are worried. “{said}” said Ingrid Solberg, who leads them."
    assert shown(clean(make_page(text)))[1] == ("pull_quote", said)


@pytest.mark.parametrize(
    ("first", "is_headline"),
    [
        ("Grain trade grows at Tarnholm", True),
        ("Will the ferry come back?", True),
        ("The harbour board met on Tuesday.", False),
        ("By Ines Moreau", False),
        ("TARNHOLM (Coast Press) - The harbour board met on Tuesday", False),
    ],
)
def test_the_first_line_is_a_headline_if_it_looks_like_one(first: str, is_headline: bool) -> None:
    article = clean(make_page(f"{first}\n\nThe port is owned by the county, which wants to sell it."))
    assert (article.headline == (0, len(first))) is is_headline


def test_one_line_alone_is_no_headline() -> None:
    assert clean(make_page("Grain trade grows at Tarnholm")).headline is None


@pytest.mark.parametrize(
    "piece", ["News item\n", "word " * 8 + "\n", "By " + "Ab " * 90 + "\n", "About Grain\nIt is said.\n", "x"]
)
def test_the_work_grows_with_the_length_of_the_text(piece: str) -> None:
    def steps(size: int) -> int:
        text, count = piece * (size // len(piece)), 0

        def count_call(_frame: object, event: str, _arg: object) -> None:
            nonlocal count
            count += event in ("call", "c_call")

        sys.setprofile(count_call)
        try:
            find_text_blocks(text, None)
        finally:
            sys.setprofile(None)
        return count

    steps(1_000)  # the rules are compiled once
    assert steps(40_000) <= 4.5 * steps(10_000) + 2_000


def test_a_day_as_a_heading_at_the_top_is_a_byline() -> None:
    lines = ["June 9, 2025", "The harbour board met.", "June 9, 2025"]
    assert find_line_kinds(lines, ["heading", "paragraph", "heading"], [None] * 3)[:2] == ["byline", "paragraph"]
    assert find_line_kinds(["What now"], ["heading"], [None]) == ["heading"]
