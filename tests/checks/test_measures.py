"""The words of a measure in their normal form."""

from __future__ import annotations

import pytest

from extractor.checks.index import Index
from extractor.checks.measures import content_words, measure_words, names_in, points_back, stems_of
from tests.checks.builder import build


@pytest.mark.parametrize(
    ("measure", "words"),
    [
        ("exports of teas", "export tea"),
        ("shipments", "export"),
        ("the ferries", "ferry"),
        ("pies", "pie"),
        ("flies", "fly"),
        ("gas, glass, bus, axis", "gas glass bus axis"),
        ("cars", "car"),
        ("the mayor’s salaries", "mayor salary"),
        ("the value", ""),
    ],
)
def test_a_measure_is_its_content_words_in_the_singular(measure: str, words: str) -> None:
    index = Index(
        build(f"<MEASURE id=m1>{measure}</MEASURE> rose to <FIGURE id=f1 kind=money value=5 measure=m1>$5</FIGURE>.")
    )
    assert measure_words(index, index.figures["f1"]) == frozenset(words.split())
    assert points_back(index, index.figures["f1"]) is not bool(words)


def test_a_count_is_measured_by_its_unit_and_an_amount_without_a_measure_by_nothing() -> None:
    index = Index(
        build(
            "It had <FIGURE id=f1 unit=car value=5>5 cars</FIGURE> and <FIGURE id=f2 kind=money value=5 unit=USD>$5</FIGURE>."
        )
    )
    assert measure_words(index, index.figures["f1"]) == {"car"}
    assert measure_words(index, index.figures["f2"]) == frozenset()
    assert not points_back(index, index.figures["f2"])


def test_names_are_the_words_with_a_capital_behind_the_first() -> None:
    index = Index(build("Sales of Norland in May fell, said Lund."))
    assert names_in(index, index.sentences[0]) == {"norland", "lund"}
    assert content_words(index, index.sentences[0]) == {"sale", "norland", "may", "fell", "said", "lund"}


@pytest.mark.parametrize(
    ("sentence", "stems"),
    [
        ("It killed a sailor, killing", "kill sailor"),
        ("rows, a fee", "row fee"),
        ("timed, timing, rode", "tim rod"),
        ("owing, bled, toe", "owing bled toe"),
    ],
)
def test_words_lose_their_endings_but_not_the_half_of_them(sentence: str, stems: str) -> None:
    index = Index(build(sentence))
    assert stems_of(index, index.sentences[0]) == frozenset(stems.split())


@pytest.mark.parametrize(
    ("figure", "stems"),
    [
        ("<FIGURE id=f1 value=12 unit=ship>Twelve ship</FIGURE>", "ship sank"),
        ("<FIGURE id=f1 value=12>Twelve</FIGURE> ships", "ship sank"),
        ("<FIGURE id=f1 value=12 kind=money unit=dollar>Twelve dollar</FIGURE>", "sank"),
    ],
)
def test_the_words_of_a_figure_are_not_those_around_it_but_the_noun_that_it_counts_is(figure: str, stems: str) -> None:
    index = Index(build(f"{figure} sank."))
    assert stems_of(index, index.sentences[0]) == frozenset(stems.split())
