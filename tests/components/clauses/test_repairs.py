"""Repaired trees: headlines get their verb, attributions govern what they attribute, and every tree stays a tree."""

from __future__ import annotations

import pytest
from spacy.language import Language

from extractor.components.clauses.columns import Columns, read_columns
from extractor.components.clauses.repairs import REPAIRS, repair

pytestmark = pytest.mark.model


def repaired(nlp: Language, text: str) -> Columns:
    columns = read_columns(nlp(text))
    repair(columns, frozenset(nlp.vocab.lookups.get_table("lemma_index")["verb"]))
    return columns


@pytest.mark.parametrize(
    ("text", "predicate", "subject"),
    [
        ("Steel exports halve as tariffs bite", "halve", "exports"),
        ("Riders, the line promised, would get their money back.", "promised", "line"),
        ("The gallery, its owner announced on Friday, will close for repairs.", "announced", "owner"),
        ("The search was broadened to include a second lake, a man with knowledge of it said.", "said", "man"),
        ("Prices, said the bank, which asks 400 shops, had stopped rising.", "said", "bank"),
        ("No pay rise for nurses, says minister", "says", "minister"),
        ("The Courier reported on Thursday, coverage had risen.", "reported", "courier"),
        ("When the Courier reported on Thursday, coverage had risen.", "risen", "coverage"),
        ("The ports closed on Monday, officials said.", "said", "officials"),
    ],
)
def test_what_governs_a_sentence_and_its_subject(nlp: Language, text: str, predicate: str, subject: str) -> None:
    columns = repaired(nlp, text)
    root = next(i for i, head in enumerate(columns.heads) if head == i)
    assert columns.lower[root] == predicate
    assert columns.lower[columns.child(root, "nsubj", "nsubjpass")] == subject


@pytest.mark.parametrize("time", ["in May", "late last year", "on June 6"])
def test_a_time_after_a_verb_of_saying_is_that_of_saying(nlp: Language, time: str) -> None:
    columns = repaired(nlp, f"The firm said {time} it would close its oldest mill.")
    said = columns.lower.index("said")
    i = columns.lower.index("it") - 1
    while columns.heads[i] not in (i, said):
        i = columns.heads[i]
        assert columns.lower[i] != "close"


def test_every_repaired_tree_is_a_tree(nlp: Language) -> None:
    for text in (*(rule.example for rule in REPAIRS), 'x\u2009C"12'):  # the last one was closed to a ring
        columns = repaired(nlp, text)
        for i in range(len(columns)):
            path = [i]
            while columns.heads[path[-1]] != path[-1]:
                path.append(columns.heads[path[-1]])
                assert len(path) <= len(columns), f"a ring in {text!r}"
