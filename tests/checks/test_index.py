"""The sentences of an extraction and what stands in them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractor.article import Block
from extractor.checks import check
from extractor.checks.index import Index
from extractor.textrange import TextRange
from tests.checks.builder import build


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("It rose. It fell.", ["It rose. ", "It fell."]),
        ("It rose to 3.5 percent. “Why?” he asked.", ["It rose to 3.5 percent. ", "“Why?” he asked."]),
        ("Mr. Berg and J. Lund met. They left.", ["Mr. Berg and J. Lund met. ", "They left."]),
        ("U.S. exports fell.", ["U.S. exports fell."]),
        ("A headline\nA body.", ["A headline\n", "A body."]),
    ],
)
def test_sentences_cover_the_text(text: str, sentences: list[str]) -> None:
    index = Index(build(text))
    found = [text[sentence.start : sentence.end] for sentence in index.sentences]
    assert [part for part in found if part] == sentences


def test_an_endless_sentence_is_not_checked() -> None:
    figure = "<FIGURE id=f{} kind=percent value=60 half=0.5 role=share>60%</FIGURE> of voters said yes, and no, and "
    text = "".join(figure.format(n) for n in range(50))
    assert Index(build(text)).figures_by_sentence() == []
    assert check(build(text)) == ()


@pytest.mark.parametrize(("figures", "words", "read"), [(40, 0, 40), (41, 0, 0), (2, 1500, 2), (2, 1501, 0)])
def test_a_sentence_is_read_up_to_its_limits(figures: int, words: int, read: int) -> None:
    text = "".join(f"<FIGURE id=f{n} value=6>6</FIGURE> " for n in range(figures))
    text += "x" * max(0, words - 2 * figures)
    assert sum(map(len, Index(build(text)).figures_by_sentence())) == read


@pytest.mark.parametrize(("position", "inside"), [(5, False), (6, True), (9, True), (10, False)])
def test_furniture_is_half_open(position: int, inside: bool) -> None:
    extraction = build("Story.Menu")
    blocks = (Block(start=0, end=6, kind="paragraph"), Block(start=6, end=10, kind="furniture"))
    index = Index(replace(extraction, article=replace(extraction.article, blocks=blocks)))
    assert index.is_furniture(position) is inside


@pytest.mark.parametrize(("between", "found"), [("", True), ("x" * 24, True), ("x" * 25, False)])
def test_time_after_is_near(between: str, found: bool) -> None:
    index = Index(build(f"<FIGURE id=f1 value=5>5</FIGURE>{between}<TIME id=t1>May</TIME>"))
    assert (index.time_after(index.figures["f1"]) is not None) is found


def test_a_figure_is_of_the_claim_that_has_it_as_value_or_change() -> None:
    text = "".join(f"<FIGURE id=f{n} value=6>6</FIGURE> " for n in (1, 2, 3, 4))
    claims = [{"value": "f4", "baseline": "f1"}, {"value": "f1", "change": "f2", "baseline": "f3"}, {"change": "f3"}]
    index = Index(build(text, claims=claims))
    of = {name: claim and claim.id for name, figure in index.figures.items() for claim in [index.claim_of(figure)]}
    assert of == {"f1": "c2", "f2": "c2", "f3": "c3", "f4": "c1"}


def test_the_way_of_a_baseline_is_the_first_that_is_told() -> None:
    text = "".join(f"<FIGURE id=f{n} value=6>6</FIGURE> " for n in (1, 2))
    ways = (None, "up", "down")
    index = Index(build(text, claims=[{"value": "f1", "baseline": "f2", "direction": way} for way in ways]))
    assert index.direction_from == {"f2": "up"}


def test_the_headline_ends_before_the_body() -> None:
    headline, body = (f"<FIGURE id=f{n} value=6>6</FIGURE>" for n in (1, 2))
    index = Index(build(f"{headline}\n{body}", headline=True))
    assert [index.in_headline(figure) for figure in index.figures.values()] == [True, False]
    extraction = build(f"{headline}{body}")
    index = Index(replace(extraction, article=replace(extraction.article, headline=TextRange(0, 1))))
    assert [index.in_headline(figure) for figure in index.figures.values()] == [True, False]


def test_time_after_stands_before_the_next_figure() -> None:
    first = "<FIGURE id=f1 value=5>5</FIGURE>"
    time = "<TIME id=t1 from=2025-05-01 until=2025-06-01>May</TIME>"
    index = Index(build(f"It was {first} in {time}, <FIGURE id=f2 value=6>6</FIGURE> later."))
    after = index.time_after(index.figures["f1"])
    assert after is not None
    assert after.id == "t1"
    assert index.time_after(index.figures["f2"]) is None


def test_a_time_may_begin_with_the_next_figure() -> None:
    index = Index(
        build("It was <FIGURE id=f1 value=5>5</FIGURE> in <TIME id=t1><FIGURE id=f2 value=6>6</FIGURE> days</TIME>.")
    )
    assert index.time_after(index.figures["f1"]) is index.times["t1"]
