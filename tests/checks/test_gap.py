"""A gap against the two amounts that it lies between."""

from __future__ import annotations

import pytest

from tests.checks.builder import build
from tests.checks.findings import findings, statuses

A = "<FIGURE id=f1 kind=percent value=51 half=0.5>51 percent</FIGURE>"
B = "<FIGURE id=f2 kind=percent value=41 half=0.5>41 percent</FIGURE>"


def gap(value: int, slots: str = "kind=points") -> str:
    return f"<FIGURE id=f3 {slots} value={value} half=0.5>{value} points</FIGURE>"


@pytest.mark.parametrize(
    "text",
    [
        "It passed with {a} in favour and {b} against, a gap of {gap}.",
        "It passed by {a} to {b}, a narrow margin of about {gap}.",
        "She beat him {a} to {b} with a lead of {gap}.",
        "With {a} for and {b} against, the plan was carried by a margin of {gap}.",
        "She leads him by {gap}, {a} to {b}.",
        "Her lead shrank to {gap}: {a} back her and {b} him.",
        "She defeated the mayor by {gap} — {a} against {b}.",
    ],
)
@pytest.mark.parametrize(
    ("value", "status"), [(10, "consistent_exact"), (11, "consistent_rounded"), (12, "inconsistent")]
)
def test_a_gap_is_recomputed(text: str, value: int, status: str) -> None:
    assert statuses(build(text.format(a=A, b=B, gap=gap(value))), "gap") == [status]


@pytest.mark.parametrize(
    "text",
    [
        "It passed with {a} in favour and {b} against, a turnout of {gap}.",
        "It passed with {a} in favour; {b} stayed away, a gap of {gap}.",
        "She won {a} and, as in the year of the flood that he had seen, {b}, a gap of {gap}.",
        "She grew by {gap}, {a} to {b}.",
        "She leads him by {gap} and wants {a} to {b}.",
    ],
)
def test_other_words_make_no_gap(text: str) -> None:
    assert not findings(build(text.format(a=A, b=B, gap=gap(30))), "gap")


@pytest.mark.parametrize(
    ("first", "second", "third", "found"),
    [
        ("unit=vote value=52", "unit=vote value=35 inferred=unit", "unit=vote value=23 inferred=unit", 1),
        ("unit=vote value=35", "unit=vote value=52", "unit=vote value=23", 1),
        ("unit=vote value=35", "unit=vote value=52", "unit=vote value=17", 1),
        ("unit=vote value=52", "unit=vote value=35", "unit=day value=23", 0),
        ("unit=vote value=52", "unit=day value=35", "unit=vote value=23", 0),
        ("unit=vote value=52", "unit=vote value=35", "kind=fraction value=0.5", 0),
        ("unit=vote value=52 range=yes", "unit=vote value=35", "unit=vote value=23", 0),
        ("unit=vote value=52", "unit=vote value=35", "unit=vote value=23 range=yes", 0),
        ("unit=vote value=52", "unit=vote value=35 role=change", "unit=vote value=23", 0),
        ("kind=percent value=52", "kind=percent value=35", "kind=percent value=23", 0),
    ],
)
def test_a_gap_is_of_the_unit_of_the_two(first: str, second: str, third: str, found: int) -> None:
    text = f"It passed by <FIGURE id=f1 {first}>A</FIGURE> to <FIGURE id=f2 {second}>B</FIGURE>, a majority of <FIGURE id=f3 {third}>C</FIGURE>."
    assert len(findings(build(text), "gap")) == found


@pytest.mark.parametrize(("first", "second"), [("52", "51.5"), ("51.5", "52")])
def test_a_gap_has_no_sign(first: str, second: str) -> None:
    text = (
        f"Oats cost <FIGURE id=f1 kind=money value={first}>A</FIGURE> to <FIGURE id=f2 kind=money value={second}>B</FIGURE>, "
        "a gap of <FIGURE id=f3 kind=money value=0.5>C</FIGURE>."
    )
    assert statuses(build(text), "gap") == ["consistent_exact"]


def test_the_words_bind_a_gap_whose_measure_is_inferred() -> None:
    text = f"It passed by {A} to {B}, a margin of {gap(30, 'kind=points inferred=measure')}."
    assert [one.severity for one in findings(build(text), "gap")] == ["warn"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("She raised {a} to his {b}. The {gap} margin was small.", 1),
        ("In {days} she raised {a} to his {b}. The {gap} margin was small.", 1),
        ("She raised {a} to his {b}. The {gap} loan was small.", 0),
        ("She raised {a} to his {b}. A {gap} margin was small.", 0),
        ("She raised {a}. The {gap} margin was small.", 0),
        ("She raised {a}, which went up, it was said, for {b}. The {gap} margin was small.", 0),
    ],
)
def test_a_gap_may_stand_in_the_next_sentence(text: str, found: int) -> None:
    money = {
        "a": "<FIGURE id=f1 kind=money value=36>$36</FIGURE>",
        "b": "<FIGURE id=f2 kind=money value=71>$71</FIGURE>",
        "days": "<FIGURE id=f0 value=14>14</FIGURE>",
        "gap": "<FIGURE id=f3 kind=money value=25>$25</FIGURE>",
    }
    told = findings(build(text.format(**money)), "gap")
    assert [one.message.split(";")[0] for one in told] == ["The gap between $36 and $71 is $35"] * found
