"""Claims across articles."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from extractor.comparison import compare
from extractor.errors import InputError
from extractor.record.extraction import Extraction
from extractor.record.page import Failure
from tests.comparison.stories import MAY, quoted, story

TEA = "value=5000000 half=50000"


def tea(key: str, value: str = TEA, *, when: str = MAY, **told: Any) -> Extraction:
    """An article of one sentence: exports of tea were so much in May."""
    return story(
        key,
        f"<MEASURE id=m1>Exports of tea</MEASURE> from Norland in {when} were "
        f"<FIGURE id=f1 kind=money measure=m1 period=t1 {value}>that much</FIGURE>.",
        **told,
    )


def test_a_group_knows_when_and_where_it_was_seen() -> None:
    (group,) = compare([tea("late", day="2025-06-10"), tea("early")])
    assert (group.first_seen, group.last_seen) == ("2025-06-09", "2025-06-10")
    assert [occurrence.input_id for occurrence in group.occurrences] == ["early", "late"]
    assert group.outlets == ("early.example", "late.example")
    assert (group.about, group.message) == ("Exports of tea", "that much")


MORE = "value=6000000 half=50000"
JUNE = "<TIME id=t1 from=2025-06-01 until=2025-07-01>June</TIME>"
SAID = "We had four minutes between the first alarm and the first boat"
SAID_ELSEWHERE = "Some four minutes between the first alarm and the last boat"


@pytest.mark.parametrize(
    ("first", "second", "relation", "message"),
    [
        (tea("a"), tea("b"), "same", "that much"),
        (tea("a"), tea("b", "value=5020000 half=5000"), "rounded", "that much; the same value, allowing for rounding"),
        (tea("a"), tea("b", MORE, day="2025-06-10"), "updated", "that much (9 June 2025); a later article has a different value"),
        (tea("a"), tea("b", MORE, when=JUNE), "different_period", "that much (May 2025); for different periods"),
        (
            tea("a"), tea("b", MORE, event="be", mode="expected"), "different_definition",
            "that much (9 June 2025); not quite the same thing: one is planned or expected, or calculated differently",
        ),
        (tea("a"), tea("b", MORE), "conflict", "that much; the values differ, and the articles do not explain why"),
        (quoted("a", SAID), quoted("b", SAID_ELSEWHERE), "other_wording", "quoted in different words"),
    ],
)  # fmt: skip
def test_each_relation_is_reported_in_words(first: Extraction, second: Extraction, relation: str, message: str) -> None:
    (group,) = compare([first, second])
    assert (group.relation, group.message) == (relation, message)


def test_an_occurrence_has_the_place_of_its_number() -> None:
    article = tea("one")
    (group,) = compare([article, tea("two")])
    first = group.occurrences[0]
    assert article.article.text[first.start : first.end] == first.value == "that much"
    assert first.claim in {claim.id for claim in article.claims}


def test_one_article_twice_is_one_article() -> None:
    assert compare([tea("one"), tea("one")]) == ()


def test_an_article_without_a_date_comes_last() -> None:
    (group,) = compare([tea("undated", day=None), tea("dated")])
    assert [occurrence.input_id for occurrence in group.occurrences] == ["dated", "undated"]
    assert group.last_seen == "2025-06-09"


def test_the_gravest_comes_first() -> None:
    larger = "value=6000000 half=50000"
    said = "Who owns the well holds all the cards"
    groups = compare([quoted("one", said), quoted("two", said), tea("three"), tea("four", larger)])
    assert [group.relation for group in groups] == ["conflict", "same"]


@pytest.mark.issue(13)
def test_what_cannot_be_compared_is_reported_and_the_others_are_compared(caplog: pytest.LogCaptureFixture) -> None:
    first, bad, second = tea("one"), tea("bad"), tea("other")
    bad = replace(bad, figures=(None,))  # type: ignore[arg-type]
    failure = Failure(input_id="none", error=InputError("none: no record"))
    failures: list[Failure] = []
    expected = compare([first, second])
    assert compare([failure, first, bad, second], report=failures.append) == expected
    assert len(expected) == 1
    assert failures[0] is failure
    assert str(failures[1].error).startswith("bad: comparing failed (AttributeError: ")
    assert compare([failure, first, bad, second]) == expected
    assert [record.message.partition(":")[0] for record in caplog.records] == ["none", "bad"]


def test_the_same_articles_give_the_same_groups_whatever_the_hash_seed() -> None:
    program = "from tests.comparison.test_compare import *; print(compare([tea('a'), tea('b'), quoted('c', 'x y z w v'), quoted('d', 'x y z w')]))"
    path = {"PYTHONHASHSEED": "3", "PYTHONPATH": str(Path(__file__).resolve().parents[2]), "PATH": "/usr/bin:/bin"}
    done = subprocess.run([sys.executable, "-c", program], env=path, capture_output=True, text=True, check=True)
    assert done.stdout == f"{compare([tea('a'), tea('b'), quoted('c', 'x y z w v'), quoted('d', 'x y z w')])}\n"
