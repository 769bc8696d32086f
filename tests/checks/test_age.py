"""Ages against birth dates."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractor.entity import Mention
from tests.checks.builder import build
from tests.checks.findings import findings, statuses


def aged(value: int, name: str = "f1") -> str:
    return f"<FIGURE id={name} kind=age value={value}>{value}</FIGURE>"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"Ali Kaya, {aged(46)}, was born in 1978.", 0),
        (f"Ali Kaya, {aged(47)}, was born in 1978.", 0),
        (f"Ali Kaya, {aged(45)}, was born in 1978.", 1),
        (f"Maria Lund, born in 1939, died in 2020 aged {aged(81)}.", 0),
        (f"Maria Lund, born in 1939, died in 2020 aged {aged(80)}.", 0),
        (f"Maria Lund, born in 1939, died in 2020 aged {aged(79)}.", 1),
        (f"Maria Lund, born in 1939, died in 2020 aged {aged(82)}.", 1),
        ("The singer, born in 1978, is <FIGURE id=f1 value=39>39</FIGURE>.", 1),
        ("The singer was born in 1978 and is now <FIGURE id=f1 value=39>39</FIGURE>.", 1),
        ("The singer (born 1978), <FIGURE id=f1 value=39>39</FIGURE>, left.", 1),
    ],
)
def test_age_against_birth_year(text: str, found: int) -> None:
    assert statuses(build(text), "age") == ["inconsistent"] * found


@pytest.mark.parametrize(
    "text",
    [
        f"He was {aged(20)} when he left the town, where he was born in 1950.",
        f"Ali Kaya, {aged(20)}, and Eva Berg, {aged(45, 'f2')}, were born in 1978.",
        f"Ali Kaya, {aged(20)}, and her mother, who was born in 1950, left the town.",
        f"Ali Kaya was born in 1950 and is survived by a son, {aged(49)}.",
        f"Ali Kaya, born in Ankara, is {aged(20)}.",
        "The singer, born in 1978, is <FIGURE id=f1 unit=song value=39>39 songs</FIGURE> old in her art.",
        "The singer, born in 1978, sang <FIGURE id=f1 value=39>39</FIGURE>.",
        "The singer, born in 1978, sang <FIGURE id=f1 value=39>39</FIGURE>, then left.",
        "The singer, born in 1978, <FIGURE id=f1 value=39>39</FIGURE> and tired, left.",
        "The singer, born in 1978, is <FIGURE id=f1 kind=age>in her thirties</FIGURE>.",
    ],
)
def test_age_of_another_day_or_person_is_left_alone(text: str) -> None:
    assert not findings(build(text), "age")


def test_all_ages_of_a_year_of_birth_are_told() -> None:
    (finding,) = findings(build(f"Ali Kaya, {aged(44)}, was born in 1978.", published="2025-01-01"), "age")
    assert finding.message.startswith("Someone born in 1978 is 45, 46 or 47; the article says 44")


@pytest.mark.parametrize(
    ("day", "ages"),
    [("1978-03-03", "47"), ("1978-06-09", "46 or 47"), ("1978-05-10", "46 or 47"), ("1978-05-09", "47"), ("1978-06-10", "46")],
)  # fmt: skip
def test_a_day_of_birth_leaves_the_days_of_the_last_month(day: str, ages: str) -> None:
    text = f"On <TIME id=t2 from=2020-01-01 granularity=day>a day of 2020</TIME> Ali Kaya, {aged(20)}, born on "
    text += f"<TIME id=t1 from={day} granularity=day>9 May 1978</TIME>, met <TIME id=t3 from=1990-01-01 granularity=day>her</TIME>."
    (finding,) = findings(build(text), "age")
    assert f"is {ages}; the article" in finding.message


def test_age_needs_the_day_of_publication() -> None:
    assert not findings(build(f"Ali Kaya, {aged(20)}, was born in 1978.", published=None), "age")


def test_a_day_of_birth_may_begin_with_its_year() -> None:
    text = f"Ali Kaya, {aged(20)}, born <TIME id=t1 from=1978-03-03 granularity=day>1978-03-03</TIME>, left."
    (finding,) = findings(build(text), "age")
    assert "is 47; the article" in finding.message


@pytest.mark.parametrize(
    ("name", "type_", "form", "found"),
    [
        ("Eva Berg", "PERSON", "name", 0),
        ("Eva Berg", "ORG", "name", 1),
        ("Eva Berg", "PERSON", "short", 1),
        ("Ali Kaya", "PERSON", "name", 1),
    ],
)
def test_the_name_of_another_person_between_age_and_birth(name: str, type_: str, form: str, found: int) -> None:
    extraction = build(f"Ali Kaya, {aged(20)}, son of Eva Berg, born in 1950, left.")
    start = extraction.article.text.index(name)
    mention = Mention(id="m1", start=start, end=start + len(name), surface=name, type=type_, form=form)  # type: ignore[arg-type]
    assert len(findings(replace(extraction, mentions=(mention,)), "age")) == found
