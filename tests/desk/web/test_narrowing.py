"""Links that narrow a search add their term, or take it away, and leave the rest of the query as it is."""

from __future__ import annotations

import pytest

from extractor.desk.store import Facets
from extractor.desk.web.narrowing import Listing


def facet(query: str, value: str, name: str = "measure") -> tuple[str, bool]:
    """The link of the only value of a facet, and whether it is on."""
    counts = {name: ((value, 3),), "kind": ()}
    ((choice,),) = Listing("/search", query, "").facets(Facets(counts=counts, claims=3, is_more=False)).values()
    return choice.href, choice.is_on


@pytest.mark.parametrize(
    ("query", "href", "is_on"),
    [
        ("", "/search?q=measure%3D%22exports%22", False),
        ("tea", "/search?q=tea+measure%3D%22exports%22", False),
        ('tea measure="exports" -ore', "/search?q=tea+-ore", True),
        ('tea MEASURE="Exports"', "/search?q=tea", True),
        ('-measure="exports"', "/search?q=-measure%3D%22exports%22+measure%3D%22exports%22", False),
        ('measure="exports,imports"', "/search?q=measure%3D%22exports%2Cimports%22+measure%3D%22exports%22", False),
    ],
)
def test_a_value_is_switched_on_and_off(query: str, href: str, is_on: bool) -> None:
    assert facet(query, "exports") == (href, is_on)


def test_the_filters_combine_and_keep_the_order() -> None:
    chips = {chip.words: chip for chip in Listing("/search", "tea type:quote", "largest").chips()}
    assert [value.words for value in chips.values() if value.is_on] == ["Quotes"]
    assert chips["Incomplete"].href == "/search?q=tea+type%3Aquote+has%3Agap&order=largest"
    assert chips["Quotes"].href == "/search?q=tea&order=largest"


def test_a_decision_is_shown_in_the_words_of_the_screen() -> None:
    counts = {"status": (("edited", 1), ("needs_source", 2))}
    facets = Listing("/search", "", "").facets(Facets(counts=counts, claims=3, is_more=False))
    assert [facet.words for facet in facets["Decision"]] == ["corrected", "needs a source"]
    assert [facet.href for facet in facets["Decision"]] == [
        "/search?q=status%3Acorrected", "/search?q=status%3Aneeds_a_source"
    ]  # fmt: skip


def test_a_finding_is_shown_in_words_and_searched_as_it_is() -> None:
    counts = {"finding": (("two_changes consistent_exact", 1),)}
    [choice] = Listing("/search", "", "").facets(Facets(counts=counts, claims=1, is_more=False))["Finding"]
    assert (choice.words, choice.href) == (
        "two changes: the numbers agree",
        "/search?q=finding%3D%22two_changes+consistent_exact%22",
    )


@pytest.mark.parametrize(
    ("order", "sort", "href"),
    [
        ("score", None, "/search?q=&order=largest"),
        ("largest", "descending", "/search?q=&order=smallest"),
        ("smallest", "ascending", "/search?q=&order=largest"),
    ],
)
def test_a_head_sorts_and_a_second_time_the_other_way(order: str, sort: str | None, href: str) -> None:
    columns = {"Value": {"largest": "descending", "smallest": "ascending"}}
    (head,) = Listing("/search", "", order).heads(columns, order)
    assert (head.sort, head.href) == (sort, href)
