"""What stands in front of a sentence: the dateline of the first paragraph, the label of a headline."""

import pytest

from extractor.cleaning import clean
from tests.cleaning.pages import make_page, shown


@pytest.mark.parametrize(
    "dateline",
    [
        "MELBOURNE, Aug 20 -",
        "WASHINGTON (AP) —",
        "NEWPORT NEWS, Va. --",
        "PORT LOUIS, Mauritius, June 9 (Meridian) -",
        "SANTA FE, N.M. (KVRN) –",
        "LONDON/PARIS, 9 June (Meridian) -",
        "HSINCHU, January 15, 2026 -",
        "New Delhi, June 9 (PTI) -",
        "Paris (AFP) —",
        "CÓRDOBA (AM) -",
        "ACCRA, July 30 /Newsline/ -",
    ],
)
def test_a_dateline_stands_apart(dateline: str) -> None:
    body = "Toll roads earned more last year, the operator said on Wednesday."
    article = clean(make_page(f"Profit doubles at toll roads\n\n{dateline} {body}"))
    assert shown(article)[1:] == [("byline", dateline), ("paragraph", body)]


@pytest.mark.parametrize(
    "line",
    [
        "MPs - who met on Monday - voted for the plan.",
        "Sales - up 5 percent - surprised the market.",
        "NATO said on Monday that it would - in time - answer.",
        "Ministers, farmers and bakers - all of them - agreed.",
        "Ms. Okafor (Labour) said - to laughter - that she would stay.",
        "COVID-19 cases fell by half in June.",
    ],
)
def test_other_dashes_do_not(line: str) -> None:
    article = clean(make_page(f"Profit doubles at toll roads\n\n{line} It was the first time in years."))
    assert [kind for kind, _ in shown(article)] == ["headline", "paragraph"]


@pytest.mark.parametrize("label", ["UPDATE 1-", "CORRECTED-UPDATE 3-", "RPT-", "Exclusive:", "BREAKING:", "Opinion |"])
def test_the_label_of_a_headline_is_no_part_of_it(label: str) -> None:
    space = " " * (not label.endswith("-"))
    article = clean(
        make_page(f"{label}{space}Norland's Equinor to cut 200 jobs\n\nEquinor said so on Monday in a statement.")
    )
    assert shown(article)[:2] == [("other", label), ("headline", "Norland's Equinor to cut 200 jobs")]
    assert article.headline
    assert article.text[article.headline.start : article.headline.end] == "Norland's Equinor to cut 200 jobs"


@pytest.mark.parametrize(
    "line", ["US-China talks end", "Police: man held after fire", "EU-Norland deal is off", "Live music returns"]
)
def test_another_word_in_front_stays_in_the_headline(line: str) -> None:
    article = clean(make_page(f"{line}\n\nThe minister said so on Monday in a statement."))
    assert shown(article)[0] == ("headline", line)
