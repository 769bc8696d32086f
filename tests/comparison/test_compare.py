"""Claims across articles."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractor.article import Published
from extractor.claim import Claim
from extractor.comparison import compare
from extractor.entity import Entity
from extractor.errors import InputError
from extractor.extraction import Extraction
from extractor.page import Failure
from tests.checks.builder import build

MAY = "<TIME id=t1 from=2025-05-01 until=2025-06-01>May</TIME>"


def story(
    key: str, value: str, *, tail: str = "", inferred: tuple[str, ...] = (), day: str = "2025-06-09"
) -> Extraction:
    """An article of one sentence: exports of tea were so much in May."""
    extraction = build(
        f"<MEASURE id=m1>Exports of tea</MEASURE> in {MAY} were "
        f"<FIGURE id=f1 kind=money measure=m1 period=t1 {value}>that much</FIGURE>{tail}.",
        claims=[{"value": "f1", "cluster_key": "tea", "inferred": inferred}],
    )
    published = Published(value=day, source="meta")
    claims = (replace(extraction.claims[0], surface=extraction.article.text),)
    url = f"https://www.{key}.example/story"
    article = replace(extraction.article, key=key, url=url, published=published)
    return replace(extraction, input_id=key, article=article, claims=claims)


@pytest.mark.parametrize(
    ("value", "tail", "inferred", "relation"),
    [
        ("value=5000000 half=50000", "", (), "repeated"),
        ("value=5000000 half=50000", " again", (), "same"),
        ("value=5020000 half=5000", "", (), "repeated"),
        ("value=6000000 half=50000", "", (), "other_value"),
        ("value=5000000 half=50000 unit=EUR", "", (), "other_value"),
        ("value=6000000 half=50000", "", ("period",), "unresolved"),
    ],
)
def test_figures_with_one_key(value: str, tail: str, inferred: tuple[str, ...], relation: str) -> None:
    first = story("one", "value=5000000 half=50000")
    (group,) = compare([first, story("two", value, tail=tail, inferred=inferred)])
    assert group.relation == relation


def test_group_knows_when_and_where_it_was_seen() -> None:
    value = "value=5000000 half=50000"
    (group,) = compare([story("late", value, day="2025-06-10"), story("early", value, day="2025-06-09")])
    assert (group.first_seen, group.last_seen) == ("2025-06-09", "2025-06-10")
    assert [one.input_id for one in group.occurrences] == ["early", "late"]
    assert group.outlets == ("early.example", "late.example")


def test_one_article_twice_is_one_article() -> None:
    one = story("one", "value=5000000 half=50000")
    assert compare([one, one]) == ()


def quoted(key: str, words: str) -> Extraction:
    text = f"“{words}” she said."
    quote = {"id": "q1", "fragments": [[1, 1 + len(words)]], "kind": "direct", "claimant": "e1"}
    extraction = build(text, claims=[], quotes=[quote])
    claim: Claim = replace(story(key, "value=1").claims[0], type="quote", quote="q1", value=None, figures=())
    return replace(
        extraction,
        input_id=key,
        article=replace(extraction.article, key=key),
        entities=(Entity(id="e1", name="Ada Berg", type="PERSON"),),
        claims=(claim,),
    )


@pytest.mark.parametrize(
    ("words", "relation"),
    [
        ("Who owns the well holds all the cards", "repeated"),
        ("The owner of the well holds all the cards", "wording_differs"),
    ],
)
def test_quotes_of_one_speaker(words: str, relation: str) -> None:
    (group,) = compare([quoted("one", "Who owns the well holds all the cards"), quoted("two", words)])
    assert group.relation == relation


def test_two_things_said_are_two_things() -> None:
    assert (
        compare([quoted("one", "Who owns the well holds all the cards"), quoted("two", "It will rain in the hills")])
        == ()
    )


@pytest.mark.issue(13)
def test_what_cannot_be_compared_is_reported_and_the_others_are_compared(caplog: pytest.LogCaptureFixture) -> None:
    one, bad, other = (story(key, "value=5000000 half=50000") for key in ("one", "bad", "other"))
    bad = replace(bad, claims=(None,))  # type: ignore[arg-type]
    failure = Failure(input_id="none", error=InputError("none: no record"))
    failures: list[Failure] = []
    expected = compare([one, other])
    assert compare([failure, one, bad, other], report=failures.append) == expected
    assert len(expected) == 1
    assert failures[0] is failure
    assert str(failures[1].error).startswith("bad: comparing failed (AttributeError: ")
    assert compare([failure, one, bad, other]) == expected
    assert [record.message.partition(":")[0] for record in caplog.records] == ["none", "bad"]
