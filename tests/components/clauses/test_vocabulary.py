"""Every word of the vocabulary does in its example what its entry says."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from spacy.language import Language

from extractor.components.structure import Structure
from extractor.words.resources import resource_path

pytestmark = pytest.mark.model


def entries(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in resource_path(f"en/lexicons/{name}.jsonl").read_text("utf-8").splitlines()]


def modes(structure: Structure) -> set[str]:
    return {mode for clause in structure.clauses for mode in (clause.mode, clause.object_mode)}


def is_denied(structure: Structure) -> bool:
    return any(clause.polarity == "negated" for clause in structure.clauses)


GOVERNING = [
    entry for entry in (*entries("predicates"), *entries("verbs")) if entry.keys() & {"class", "complement", "denies"}
]


@pytest.mark.parametrize("entry", GOVERNING, ids=lambda entry: entry["id"])
def test_a_predicate_does_what_its_entry_says(nlp: Language, entry: dict[str, Any]) -> None:
    structure = Structure(nlp(entry["example"] if "example" in entry else entry["examples"][0]))
    if "complement" in entry:
        assert entry["complement"] in modes(structure)
    if entry.get("denies"):
        assert is_denied(structure)
    if "complement" not in entry and not entry.get("denies"):
        assert entry["class"] in {clause.class_ for clause in structure.clauses}


def slots(structure: Structure) -> set[str | None]:
    """The slots of the numbers in a sentence."""
    tags = structure.columns.tags
    return {structure.position(i, i + 1).slot for i, tag in enumerate(tags) if tag == "CD"}


def alone(structure: Structure) -> set[str]:
    """The words of the only sentence that stand alone."""
    first, stop = structure.standalone.words(
        (0, len(structure.columns)), len(structure.columns) - 2, len(structure.columns) - 1
    )
    return set(structure.columns.lower[first:stop])


def wholes(structure: Structure) -> set[str]:
    """The words that "of" ties the counted nouns of a sentence to."""
    columns = structure.columns
    links = [columns.heads[columns.heads[i]] for i, tag in enumerate(columns.tags) if tag == "CD"]
    return {columns.lower[columns.heads[link]] for link in links if columns.lower[link] == "of"}


USES: dict[str, Callable[[Structure, str], bool]] = {
    "agent_pronoun": lambda structure, _: "planned" in modes(structure),
    "approximator": lambda structure, _: "object" in slots(structure),
    "bounding": lambda structure, _: "to" not in slots(structure),
    "comparative": lambda structure, _: not is_denied(structure),
    "clause_preposition": lambda structure, word: word in slots(structure),
    "condition": lambda structure, _: "conditional" in modes(structure),
    "event_noun": lambda structure, word: any(
        structure.columns.lower[clause.token] == word for clause in structure.clauses
    ),
    "connective": lambda structure, word: word not in alone(structure),
    "exception": lambda structure, _: not is_denied(structure),
    "extent_unit": lambda structure, _: any(
        structure.position(i, i + 2).slot == "adverbial" for i, tag in enumerate(structure.columns.tags) if tag == "CD"
    ),
    "member_preposition": lambda structure, word: f"noun-{word}" in slots(structure),
    "modal_future": lambda structure, _: "planned" in modes(structure),
    "modal_obliged": lambda structure, _: "planned" in modes(structure),
    "modal_possible": lambda structure, _: "possible" in modes(structure),
    "modal_should": lambda structure, _: "planned" in modes(structure),
    "modal_would": lambda structure, _: "conditional" in modes(structure),
    "negative_determiner": lambda structure, _: is_denied(structure),
    "negated_by_no": lambda structure, _: is_denied(structure),
    "negator": lambda structure, _: is_denied(structure),
    "part_word": lambda structure, word: word in wholes(structure),
    "pending": lambda structure, _: is_denied(structure),
    "quantity_noun": lambda structure, _: "subject" in slots(structure),
    "asks": lambda structure, _: "possible" in modes(structure),
    "measuring": lambda structure, _: "attributive" in slots(structure),
    "small_predicate": lambda structure, word: any(
        clause.verbless and structure.columns.lower[clause.token] == word for clause in structure.clauses
    ),
    "way_preposition": lambda structure, word: word in slots(structure),
    "without": lambda structure, _: is_denied(structure),
}


VERB_USES: dict[str, Callable[[Structure, str], bool]] = {
    "accompanying": lambda structure, _: "dependent" in modes(structure),
    "causative": lambda structure, _: "actual" not in modes(structure),
    "light_verb": lambda structure, _: any(clause.noun is not None for clause in structure.clauses),
    "prepositional_verb": lambda structure, word: any(
        (event := structure.event(structure.position(i, i + 1)))
        and structure.columns.lower[event.stop - 1] == word.split()[1]
        for i, tag in enumerate(structure.columns.tags)
        if tag == "CD"
    ),
    "raising": lambda structure, word: any(
        structure.columns.tags[i] == "CD"
        and (position := structure.position(i, i + 1)).clause
        and position.clause.lemma != word
        for i in range(len(structure.columns))
    ),
}


# The roles alone ask for nouns of shares.
@pytest.mark.parametrize(
    ("tag", "entry"),
    [(tag, entry) for entry in entries("words") for tag in entry.get("uses", ()) if tag in USES],
    ids=lambda value: value if isinstance(value, str) else value["id"],
)
def test_a_word_does_what_its_uses_say(nlp: Language, tag: str, entry: dict[str, Any]) -> None:
    assert any(USES[tag](Structure(nlp(example)), entry["id"]) for example in entry["examples"])


@pytest.mark.parametrize(
    ("tag", "entry"),
    [(tag, entry) for entry in entries("verbs") for tag in entry.get("uses", ()) if tag in VERB_USES],
    ids=lambda value: value if isinstance(value, str) else value["id"],
)
def test_a_verb_does_what_its_uses_say(nlp: Language, tag: str, entry: dict[str, Any]) -> None:
    assert any(VERB_USES[tag](Structure(nlp(example)), entry["id"]) for example in entry["examples"])
