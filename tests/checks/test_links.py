"""Part and whole, and one amount in two terms, by the words between the figures."""

from __future__ import annotations

import pytest

from extractor.checks.index import Index
from extractor.checks.links import parts_of_wholes
from tests.checks.builder import build
from tests.checks.findings import findings, statuses

WHOLE = "<FIGURE id=f0 unit=member value=40>40 members</FIGURE>"
PART = "<FIGURE id=f1 unit=member value=50 inferred=unit>50</FIGURE>"


def links(text: str) -> list[tuple[str, str]]:
    index = Index(build(text))
    return [
        (part.id, whole.id)
        for figures in index.figures_by_sentence()
        for part, whole in parts_of_wholes(index, figures)
    ]


@pytest.mark.parametrize(
    "text",
    [
        f"{PART} of the {WHOLE} came.",
        f"{PART} out of a total of {WHOLE} came.",
        f"Of the {WHOLE}, {PART} came.",
        f"It has {WHOLE}, of whom {PART} came.",
        f"It has {WHOLE}, including at least {PART} who came.",
        f"It has {WHOLE}, {PART} of them women.",
        f"It has {WHOLE}. Of those, {PART} came.",
        f"It has {WHOLE}. Among them about {PART} came.",
        f"It has {WHOLE}. Some {PART} of them came.",
    ],
)
def test_the_words_tie_a_part_to_its_whole(text: str) -> None:
    assert links(text) == [("f1", "f0")]
    assert statuses(build(text), "part_and_whole") == ["inconsistent"]
    for few in (30, 40):
        assert not findings(build(text.replace("value=50", f"value={few}")), "part_and_whole")


@pytest.mark.parametrize(
    "text",
    [
        f"It has {WHOLE} and {PART} came.",
        f"It has {WHOLE}, and {PART} of the guests were women.",
        f"It has {WHOLE}; {PART} of them were women.",
        f"It has {WHOLE}. It rained. Of those, {PART} came.",
        f"It has {WHOLE}. Later {PART} came.",
        f"It has {WHOLE}. At sea, it said, {PART} of them came.",
        f"It has <FIGURE id=f0 kind=quantity unit=tonne value=40>40 tonnes</FIGURE>. Of those, {PART} came.",
        f"It has {WHOLE} and <FIGURE id=f2 unit=guest value=9>9 guests</FIGURE>. Of those, {PART} came.",
        f"Of the {WHOLE}, it said, many left; {PART} came.",
    ],
)
def test_what_stands_near_is_no_part(text: str) -> None:
    assert links(text) == []


@pytest.mark.parametrize(
    ("part", "whole", "found"),
    [
        ("unit=woman", "unit=person", 1),
        ("unit=woman", "unit=member", 0),
        ("unit=member", "unit=member", 1),
        ("unit=member value=500", "unit=member", 0),  # no slip of the pen
        ("kind=money", "unit=member", 0),
        ("kind=money unit=EUR", "kind=money", 0),
        ("kind=percent", "unit=member", 0),
        ("unit=woman", "kind=percent", 0),
        ("unit=member range=yes", "unit=member", 0),
        ("unit=member modifier=less_than", "unit=member", 0),
        ("unit=member", "unit=member modifier=more_than", 0),
    ],
)
def test_part_and_whole_are_of_one_kind(part: str, whole: str, found: int) -> None:
    text = (
        f"Of the <FIGURE id=f0 value=40 {whole}>so many</FIGURE>, <FIGURE id=f1 value=50 {part}>so many</FIGURE> came."
    )
    assert len(findings(build(text), "part_and_whole")) == found


def test_digits_alone_are_a_part_whatever_unit_was_carried_over_to_them() -> None:
    text = f"It has {WHOLE}, of whom <FIGURE id=f1 kind=percent value=10>10</FIGURE>, or <FIGURE id=f2 kind=percent value=30 half=0.5>30 percent</FIGURE>, came."
    (finding,) = findings(build(text), "share_of_total")
    assert finding.message.startswith("10 of 40 members is 25%; the article says 30%: inconsistent")


@pytest.mark.parametrize(("words", "found"), [("voted", 1), ("are needed", 0), ("were still required", 0)])
def test_a_part_that_is_asked_for_may_exceed_the_whole(words: str, found: int) -> None:
    assert len(findings(build(f"It has {WHOLE}, of whom {PART} {words}."), "part_and_whole")) == found


def test_the_whole_is_no_time_that_is_past() -> None:
    text = "It sold more than the <FIGURE id=f1 value=5>5</FIGURE> of <FIGURE id=f0 unit=season value=2>two seasons</FIGURE>{}."
    assert not findings(build(text.format(" ago")), "part_and_whole")
    assert findings(build(text.format("")), "part_and_whole")


def test_words_that_tie_a_part_outweigh_a_period_that_was_concluded() -> None:
    (finding,) = findings(build(f"It has {WHOLE}, of whom {PART.replace('=unit', '=period')} came."), "part_and_whole")
    assert finding.severity == "warn"
