"""Each repair mends its example and leaves its counterexample alone; without it the example stays wrong."""

from __future__ import annotations

import pytest
from spacy.language import Language

from extractor.components.clauses.columns import Columns, read_columns
from extractor.components.clauses.repairs import REPAIRS, Repair, repair

pytestmark = pytest.mark.model
each_repair = pytest.mark.parametrize("one", REPAIRS, ids=lambda one: one.id)


def mended(nlp: Language, text: str, repairs: tuple[Repair, ...]) -> Columns:
    columns = read_columns(nlp(text))
    repair(columns, frozenset(nlp.vocab.lookups.get_table("lemma_index")["verb"]), repairs)
    return columns


def tree(columns: Columns) -> tuple[list[int], list[str], list[str]]:
    return columns.heads, columns.deps, columns.tags


@each_repair
def test_a_repair_mends_its_example(nlp: Language, one: Repair) -> None:
    others = tuple(other for other in REPAIRS if other is not one)
    assert tree(mended(nlp, one.example, REPAIRS)) != tree(mended(nlp, one.example, others))


@each_repair
def test_a_repair_leaves_its_counterexample_alone(nlp: Language, one: Repair) -> None:
    assert tree(mended(nlp, one.counterexample, (one,))) == tree(mended(nlp, one.counterexample, ()))


@pytest.mark.parametrize(
    ("text", "predicate", "subject"),
    [
        ("Steel exports halve as tariffs bite", "halve", "exports"),
    ],
)
def test_headlines_get_their_verb(nlp: Language, text: str, predicate: str, subject: str) -> None:
    columns = mended(nlp, text, REPAIRS)
    root = next(i for i, head in enumerate(columns.heads) if head == i)
    assert columns.lower[root] == predicate
    assert columns.lower[columns.child(root, "nsubj", "nsubjpass")] == subject


def test_every_mended_tree_is_a_tree(nlp: Language) -> None:
    for text in (*(one.example for one in REPAIRS), 'x\u2009C"12'):  # the last one was tied to a ring
        columns = mended(nlp, text, REPAIRS)
        for i in range(len(columns)):
            way = [i]
            while columns.heads[way[-1]] != way[-1]:
                way.append(columns.heads[way[-1]])
                assert len(way) <= len(columns), f"a ring in {text!r}"
