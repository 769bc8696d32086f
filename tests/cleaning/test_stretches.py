"""Which lines of a flattened page are its article."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.cleaning.stretches import find_stretches, weigh_looks

PROSE = [
    "Grain exports from Tarnholm rose 12 percent in the first quarter, the harbour board said on Tuesday.",
    "The harbour handled 4.2 million tonnes of grain, and a third of the exports went to northern Africa, the board said.",
    "Exports of barley fell for the second quarter in a row, and the board of the harbour expects no change this year.",
]
MENU = ["Home", "News", "Sport", "Sign in"]


def stretches(lines: list[str], named: list[int] | None = None) -> list[str]:
    return list(find_stretches(lines, weigh_looks(lines), [i in (named or []) for i in range(len(lines))]))


def test_menus_around_prose_are_above_and_below_it() -> None:
    assert stretches([*MENU, *PROSE, *MENU]) == ["above"] * 4 + ["article"] * 3 + ["below"] * 4


@pytest.mark.parametrize("line", ["Why it fell", "The board", "Barley", "It rains."])
def test_one_short_line_between_paragraphs_is_the_articles(line: str) -> None:
    assert stretches([PROSE[0], line, *PROSE[1:]]) == ["article"] * 4


def test_many_headlines_between_paragraphs_interrupt_the_article() -> None:
    headlines = ["The herring is back but nobody wants it", "Boat builders run out of orders this year"] * 3
    assert stretches([*PROSE, *headlines, *PROSE])[3:9] == ["between"] * 6


def test_two_headlines_interrupt_it_only_below_a_line_that_a_rule_names() -> None:
    headlines = ["The herring is back but nobody wants it", "Boat builders run out of orders this year"]
    lines = [*PROSE, "Read more", *headlines, *PROSE]
    assert stretches(lines, named=[3])[3:6] == ["between"] * 3
    assert stretches(lines)[3:6] == ["article"] * 3


def test_a_list_of_figures_below_prose_is_the_articles() -> None:
    lines = [*PROSE, "Wheat to northern Africa: 1.4 million tonnes", "Barley to southern Europe: 300,000 tonnes"]
    assert stretches(lines) == ["article"] * 5


def test_no_lines_have_no_stretches() -> None:
    assert stretches([]) == []


ORDER = {("above", "article"), ("article", "between"), ("between", "article"), ("article", "below")}


@given(st.lists(st.floats(-5, 3, allow_nan=False), max_size=60))
def test_there_is_one_article_whatever_the_weights(weights: list[float]) -> None:
    stretches = find_stretches(["x"] * len(weights), weights, [False] * len(weights))
    assert len(stretches) == len(weights)
    assert {pair for pair in pairwise(stretches) if pair[0] != pair[1]} <= ORDER
