"""Datelines before the first paragraph."""

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
        "(Meridian) -",
    ],
)
def test_a_dateline_is_separated(dateline: str) -> None:
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
