"""Shares that exceed a whole."""

from __future__ import annotations

import pytest

from extractor.extraction import Extraction
from tests.checks.builder import build
from tests.checks.findings import findings, statuses


def answers(sentence: str, *percentages: int) -> Extraction:
    shares = [
        f"<FIGURE id=f{n} kind=percent value={p} half=0.5 role=share>{p}%</FIGURE>" for n, p in enumerate(percentages)
    ]
    return build(sentence.format(*shares))


@pytest.mark.parametrize(
    "sentence",
    [
        "{} said yes and {} said no.",
        "{} were in favour and {} against.",
        "Ali won {} of the vote and Berg {}.",
        "The fund invests {} in steel and {} in coal.",
        "The fund consists of {} steel and {} coal.",
    ],
)
def test_answers_that_exclude_each_other_may_not_exceed_the_whole(sentence: str) -> None:
    assert statuses(answers(sentence, 61, 52), "shares_of_whole") == ["inconsistent"]
    assert not findings(answers(sentence, 52, 48), "shares_of_whole")


def test_rounding_may_lift_the_sum_a_little() -> None:
    assert not findings(answers("{} said yes, {} said no and {} were undecided.", 34, 33, 34), "shares_of_whole")


@pytest.mark.parametrize(
    "sentence",
    [
        "{} read newspapers and {} watch television.",
        "{} of men and {} of women said yes.",
        "{} said yes, up from {} who said no last year.",
        "{} of men aged 20 said yes and {} said no.",
        "{} were in favour, while {} were against it in 2019.",
        "{} were in favour of the bridge and {} against the road to the harbour.",
        "{} said yes and {} said that they had no children.",
    ],
)
def test_shares_of_several_wholes_may_exceed_it(sentence: str) -> None:
    assert not findings(answers(sentence, 61, 52), "shares_of_whole")


@pytest.mark.parametrize(
    ("sentence", "percentages", "found"),
    [
        ("{} said yes and {} said no.", (60, 60), 0),  # told twice
        ("{} said yes and {} said no.", (50, 51), 0),  # 100 to 102
        ("{} said yes and {} said no.", (50, 52), 1),
        ("{} of men said yes and {} said no.", (61, 52), 1),
        ("{} of men and {} of the women said yes or no.", (61, 52), 0),
    ],
)
def test_shares_add_up_to_the_whole(sentence: str, percentages: tuple[int, ...], found: int) -> None:
    assert len(findings(answers(sentence, *percentages), "shares_of_whole")) == found


def test_a_share_without_a_number_is_not_added_up() -> None:
    extraction = build(
        "<FIGURE id=f1 kind=percent value=61>61%</FIGURE> said yes, <FIGURE id=f2 kind=percent value=52>52%</FIGURE> said no."
    )
    assert statuses(extraction, "shares_of_whole") == ["inconsistent"]
    extraction = build(
        "<FIGURE id=f1 kind=percent value=61>61%</FIGURE> said yes, <FIGURE id=f2 kind=percent>most</FIGURE> no, <FIGURE id=f3 kind=percent value=52>52%</FIGURE> too."
    )
    assert not findings(extraction, "shares_of_whole")


@pytest.mark.parametrize(
    ("slots", "found"),
    [
        ("value=101", 1),
        ("value=100", 0),
        ("value=101 role=change", 0),
        ("value=101 kind=points", 0),
        ("", 0),
        ("value=101 modifier=less_than", 0),
    ],
)
def test_a_share_of_people_is_at_most_100(slots: str, found: int) -> None:
    given = {"kind": "percent", **dict(slot.split("=") for slot in slots.split())}
    figure = " ".join(f"{slot}={value}" for slot, value in given.items())
    assert (
        len(findings(build(f"Some <FIGURE id=f1 {figure}>so many</FIGURE> of voters said yes."), "shares_of_whole"))
        == found
    )


def test_a_share_of_people_above_the_whole() -> None:
    assert statuses(answers("Some {} of voters said yes.", 134), "shares_of_whole") == ["inconsistent"]
    assert not findings(answers("Debt is {} of output.", 134), "shares_of_whole")


@pytest.mark.parametrize("sentence", ["{} said yes and {} said no.", "Some {} of voters said so, with {} of seats."])
def test_shares_whose_measure_was_concluded_are_bound_by_their_words(sentence: str) -> None:
    shares = [
        f"<FIGURE id=f{n} kind=percent value={p} half=0.5 role=share inferred=measure>{p}%</FIGURE>"
        for n, p in enumerate((110, 52))
    ]
    assert [one.severity for one in findings(build(sentence.format(*shares)), "shares_of_whole")] == ["warn"]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("{} said yes and {} came.", 0),
        ("{} of men, {} of women said yes or no.", 0),
        ("Asked yes or no: {} and {} of women.", 1),
        ("Asked yes or no: {} of men and {} of women.", 0),
    ],
)
def test_one_answer_or_two_groups_are_no_whole(sentence: str, found: int) -> None:
    assert len(findings(answers(sentence, 61, 52), "shares_of_whole")) == found


@pytest.mark.parametrize(("blanks", "found"), [(41, 1), (42, 0)])
def test_whose_share_it_is_stands_next_to_it(blanks: int, found: int) -> None:
    text = f"Some {{}}{' ' * blanks}of voters said so."
    assert len(findings(answers(text, 134), "shares_of_whole")) == found


@pytest.mark.parametrize(("blanks", "found"), [(47, 1), (46, 0)])
def test_what_stands_far_behind_a_share_is_no_object_of_its_answer(blanks: int, found: int) -> None:
    text = f"{{}} said yes and {{}} said {' ' * blanks} no to it"
    assert len(findings(answers(text, 61, 52), "shares_of_whole")) == found
