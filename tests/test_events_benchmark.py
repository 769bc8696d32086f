"""The scorer of `python -m benchmarks.events`, on invented groups; and `compare` on the development events, where they are."""

from __future__ import annotations

from pathlib import Path

import pytest
from spacy.language import Language

from benchmarks.events import Fact, read_articles, read_facts, read_gold, score
from extractor.api import extract_pages
from extractor.comparison import Group, Occurrence, compare, without_repeats
from extractor.comparison.group import Relation


def stated(start: int) -> list[dict[str, object]]:
    """The places of a fact in two articles."""
    return [{"article": article, "start": start, "end": start + 5} for article in "ab"]


FACTS = read_facts(
    [
        {
            "facts": [
                {"id": "1", "kind": "figure", "relation": "same", "told": stated(0)},
                {"id": "2", "kind": "figure", "relation": "updated", "told": stated(20)},
                {"id": "3", "kind": "figure", "relation": "same", "told": stated(40), "optional": True},
            ]
        }
    ]
)


def group(relation: Relation, *places: tuple[str, int]) -> Group:
    """A group of figures that begin there."""
    occurrences = tuple(
        Occurrence(input_id=article, article=article, claim=f"{article}{start}", start=start, end=start + 3, surface="")
        for article, start in places
    )
    return Group(
        key=str(places), relation=relation, about="", message="", occurrences=occurrences, first_seen=None,
        last_seen=None, outlets=(),
    )  # fmt: skip


def test_a_group_is_right_where_all_of_it_is_of_one_fact() -> None:
    right, mixed = group("same", ("a", 2), ("b", 0)), group("same", ("a", 20), ("b", 0))
    result = score([right, mixed], FACTS)
    assert [(group_, fact.id) for group_, fact in result.right] == [(right, "1")]
    assert result.wrong == [mixed]
    assert [fact.id for fact in result.missed] == ["2"]


def test_an_optional_fact_counts_for_nothing_but_its_group_is_right() -> None:
    result = score([group("same", ("a", 40), ("b", 40))], FACTS)
    assert (len(result.right), result.found, result.facts) == (1, 0, 2)


def test_the_relation_is_that_of_the_reader() -> None:
    result = score([group("updated", ("a", 0), ("b", 0)), group("updated", ("a", 20), ("b", 20))], FACTS)
    assert result.relations == 1
    assert list(result.lines())[-1] == "relations     1 of    2   50.0 %"


@pytest.mark.parametrize("split", ["dev", "test"])
def test_the_gold_is_sound(split: str) -> None:
    events = read_gold(split)
    for event in events:
        articles = {article["id"] for article in event["articles"]}
        assert {stated["article"] for fact in event["facts"] for stated in fact["told"]} <= articles
        assert not event["facts"] or not event["id"].startswith("apart")
    facts: list[Fact] = read_facts(events)
    assert all(len(fact.stated) > 1 for fact in facts)
    assert len({fact.id for fact in facts}) == len(facts)


@pytest.mark.model
def test_shared_facts_of_real_news_are_found(shared: Path, nlp: Language) -> None:
    events = read_gold("dev")
    pages = read_articles(shared / "news", events)
    result = score(without_repeats(compare(extract_pages(pages, nlp=nlp))), read_facts(events))
    assert result.found >= 0.6 * result.facts
    assert len(result.right) >= 0.9 * (len(result.right) + len(result.wrong))
    assert result.relations >= 0.9 * len(result.right)
