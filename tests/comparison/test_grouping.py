"""Matches of two become groups."""

from __future__ import annotations

from dataclasses import replace

from extractor.comparison import compare, without_repeats
from extractor.record.extraction import Extraction
from tests.comparison.stories import quoted, story


def outbreak(key: str, *counts: str, day: str = "2025-06-09") -> Extraction:
    """An article on an outbreak that states so many cases, all in one sentence."""
    words = ", ".join(
        f"<FIGURE id=f{n} kind=count unit=case value={count}>{count} cases</FIGURE>"
        for n, count in enumerate(counts, 1)
    )
    return story(
        key,
        f"The measles outbreak in Norland closed schools in Port Hallis: {words}.",
        day=day,
        names=("Norland", "Port Hallis"),
    )


def values(articles: list[Extraction]) -> list[list[str | None]]:
    return [[occurrence.value for occurrence in group.occurrences] for group in compare(articles)]


def test_what_one_sentence_states_with_two_values_is_two_things() -> None:
    assert values([outbreak("a", "1200", "340"), outbreak("b", "1200", "340")]) == [
        ["1200 cases", "1200 cases"],
        ["340 cases", "340 cases"],
    ]


def test_of_the_parts_and_the_whole_a_later_total_is_that_of_the_whole() -> None:
    articles = [outbreak("a", "1200"), outbreak("b", "300", "2900", "750", day="2025-06-20")]
    assert values(articles) == [["1200 cases", "2900 cases"]]


def test_a_total_over_three_days_is_one_group() -> None:
    days = [("a", "1200", "2025-06-09"), ("b", "1300", "2025-06-10"), ("c", "1490", "2025-06-12")]
    (group,) = compare([outbreak(key, count, day=day) for key, count, day in days])
    assert group.relation == "updated"
    assert group.message == (
        "1200 cases (9 June 2025), 1300 cases (10 June 2025), 1490 cases (12 June 2025); a later article has a different value"
    )


def test_a_total_does_not_shrink() -> None:
    assert compare([outbreak("a", "1200"), outbreak("b", "300", day="2025-06-20")]) == ()


def test_groups_of_the_figures_of_one_claim_have_keys_of_their_own() -> None:
    groups = compare([outbreak("a", "1200", "340"), outbreak("b", "1200", "340")])
    assert len({group.key for group in groups}) == len(groups) == 2


def speech(key: str, number: str) -> Extraction:
    """An article with a quote that holds a figure, which has a claim of its own."""
    said = f"In the Norland harbour strike we lost {number} dockers of the second shift"
    first = quoted(key, said, speaker="Ada Berg")
    marked = said.replace(number, f"<FIGURE id=f1 kind=count unit=docker value={number}>{number}</FIGURE>")
    second = story(key, f"“{marked}” Ada Berg said. ", names=("Ada Berg",))
    return replace(first, figures=second.figures, claims=(*first.claims, *second.claims))


def test_a_number_in_words_that_are_quoted_alike_is_stated_once() -> None:
    groups = compare([speech("a", "40"), speech("b", "40")])
    assert sorted(group.occurrences[0].value or "" for group in groups) == ["", "40"]
    assert [group.about for group in without_repeats(groups)] == ["Ada Berg"]


def test_words_that_only_the_claim_of_their_figure_states_are_compared_as_a_quote_too() -> None:
    articles = [speech("a", "40"), speech("b", "40")]
    figures = [
        [replace(claim, quote_id="q1") for claim in article.claims if claim.type == "figure"] for article in articles
    ]
    groups = compare(
        [replace(article, claims=tuple(claims)) for article, claims in zip(articles, figures, strict=True)]
    )
    assert sorted(group.occurrences[0].value or "" for group in groups) == ["", "40"]
    assert [group.about for group in without_repeats(groups)] == ["Ada Berg"]
