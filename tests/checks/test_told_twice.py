"""One thing told twice."""

from __future__ import annotations

import pytest

from extractor.extraction import Extraction
from tests.checks.builder import build
from tests.checks.findings import findings

PEOPLE = "<FIGURE id=f{n} unit=person {slots}>so many people</FIGURE>"


def killed(first: str, second: str, *, last: str = "") -> Extraction:
    return build(
        f"The fire in Oslo killed {PEOPLE.format(n=1, slots=first)} on Sunday. <FIGURE id=f3 unit=car value=3>Three cars</FIGURE> "
        f"burned. The {PEOPLE.format(n=2, slots=second)} killed in the Oslo fire were buried.{last}"
    )


def test_what_is_pointed_back_at_with_another_amount_is_a_question() -> None:
    (finding,) = findings(killed("value=68", "value=88"), "told_twice")
    assert (finding.status, finding.severity) == ("inconsistent", "info")
    assert finding.message.endswith("these may not be the same thing.")


@pytest.mark.parametrize(
    ("first", "second", "last"),
    [
        ("value=68", "value=68", ""),
        ("value=68", "value=88", f" Of {PEOPLE.format(n=4, slots='value=88')} none was old."),
        ("value=68", "value=88 modifier=approx", ""),
        ("value=68", "value=88 role=baseline", ""),
        ("value=68", "value=6800", ""),
        ("value=68 unit=child", "value=88", ""),
        ("value=68 per=day", "value=88", ""),
        ("kind=money value=68", "value=88", ""),
        ("value=68 modifier=more_than", "value=88", ""),
        ("value=68 kind=duration", "value=88 kind=duration", ""),
    ],
)
def test_what_may_be_the_amount_told_before_or_another_thing_is_left_alone(first: str, second: str, last: str) -> None:
    assert not findings(killed(first, second, last=last), "told_twice")


def test_an_amount_that_points_at_nothing_or_stands_among_other_words_is_left_alone() -> None:
    first = f"A fire killed {PEOPLE.format(n=1, slots='value=68')} in Oslo. "
    second = PEOPLE.format(n=2, slots="value=88")
    assert findings(build(f"{first}The {second} killed in the Oslo fire slept."), "told_twice")
    assert not findings(build(f"{first}Later {second} killed in the Oslo fire slept."), "told_twice")
    assert not findings(build(f"{first}The {second} who lived there slept."), "told_twice")


CROPS = "In {}<MEASURE id=m{n}>all towns</MEASURE> the water of the wells and rivers feeds <FIGURE id=f{n} kind=percent {}>so much</FIGURE> of all {} fields."


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        (("", "value=55", "dry"), ("", "value=84", "dry"), 1),
        (("", "value=55", "dry"), ("", "value=84", "wet and steep and"), 1),
        (("", "value=55", "dry"), ("", "value=84", "of Norland and its many"), 1),
        (("Sudland and ", "value=55", "dry"), ("Norland and ", "value=84", "dry"), 0),
        (("", "value=55", "dry"), ("", "value=84 modifier=approx", "dry"), 0),
        (("", "value=55", "dry"), ("", "value=84 role=share", "dry"), 0),
        (("", "value=55", "dry"), ("", "value=55.4 half=0.5", "dry"), 0),
        (
            ("<TIME id=t1 from=2024-01-01>a year</TIME> and ", "value=55", "dry"),
            ("<TIME id=t2 from=2025-01-01>a year</TIME> and ", "value=84", "dry"),
            0,
        ),
        (("", "value=55", "dry"), ("", "value=84", "dry and <FIGURE id=f7 kind=percent value=3>3%</FIGURE> of wet"), 0),
    ],
)
def test_two_sentences_that_say_the_same(first: tuple[str, ...], second: tuple[str, ...], found: int) -> None:
    text = " ".join(CROPS.format(*slots, n=n) for n, slots in enumerate((first, second)))
    assert len(findings(build(text), "told_twice")) == found


def test_two_sentences_that_share_a_few_words_are_left_alone() -> None:
    text = "The mill sold <FIGURE id=f1 kind=percent value=55>55%</FIGURE>. The mill sold <FIGURE id=f2 kind=percent value=84>84%</FIGURE>."
    assert not findings(build(text), "told_twice")


@pytest.mark.parametrize(("verbs", "found"), [(("turn", "turn"), 1), (("turn", "drive"), 0)])
def test_two_sentences_that_say_the_same_share_five_words(verbs: tuple[str, str], found: int) -> None:
    figures = (f"<FIGURE id=f{n} kind=percent value={value}>so much</FIGURE>" for n, value in enumerate((55, 84)))
    text = " ".join(f"Wind wheels {verb} round {figure} mills." for verb, figure in zip(verbs, figures, strict=True))
    assert len(findings(build(text), "told_twice")) == found
