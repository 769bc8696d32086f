"""What the structure answers of nouns and verbs: their slots, what describes them, what they belong to."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc

from extractor.components.extensions import register_extensions
from extractor.components.structure import Structure

# word, tag, label, index of the head
PARSE = [
    ("The", "DT", "det", 1), ("plan", "NN", "nsubjpass", 13), ("of", "IN", "prep", 1), ("Halden", "NNP", "poss", 5),
    ("'s", "POS", "case", 3), ("mayor", "NN", "pobj", 2), (",", ",", "punct", 5), ("Ana", "NNP", "compound", 8),
    ("Ruiz", "NNP", "appos", 5), (",", ",", "punct", 5), ("and", "CC", "cc", 5), ("nurses", "NNS", "conj", 5),
    ("was", "VBD", "auxpass", 13), ("sold", "VBN", "ROOT", 13), ("to", "TO", "aux", 15), ("repair", "VB", "advcl", 13),
    ("ships", "NNS", "dobj", 15), ("that", "WDT", "nsubj", 18), ("sank", "VBD", "relcl", 16), (".", ".", "punct", 13),
]  # fmt: skip


@pytest.fixture(scope="module")
def structure() -> Structure:
    register_extensions()
    words, tags, labels, heads = zip(*PARSE, strict=True)
    lemmas = [{"was": "be", "sold": "sell"}.get(word, word) for word in words]
    vocab = spacy.blank("en").vocab
    return Structure(Doc(vocab, words=words, tags=tags, deps=labels, heads=heads, lemmas=lemmas))


def at(word: str) -> int:
    return next(i for i, (name, *_) in enumerate(PARSE) if name == word)


@pytest.mark.parametrize(
    ("noun", "slots"),
    [("plan", ["patient"]), ("mayor", ["complement", "patient"]), ("Halden", ["owner", "complement", "patient"]),
     ("nurses", ["conjunct", "complement", "patient"]), ("Ana", ["compound", "apposition"]), ("ships", ["object"]),
     ("that", ["subject"]), ("The", ["determiner"]), ("sank", ["other"])],
)  # fmt: skip
def test_the_slots_of_a_noun_lead_to_that_of_its_clause(structure: Structure, noun: str, slots: list[str]) -> None:
    assert structure.slots(at(noun)) == slots


@pytest.mark.parametrize(
    ("noun", "kinds"),
    [("plan", ["preposition"]), ("mayor", ["mark", "apposition", "mark", "conjunction", "conjunct"]),
     ("ships", ["relative"]), ("Ruiz", [])],
)  # fmt: skip
def test_what_follows_a_noun_has_its_kind(structure: Structure, noun: str, kinds: list[str]) -> None:
    assert [modifier.kind for modifier in structure.postmodifiers(at(noun))] == kinds


def test_a_postmodifier_has_its_words_and_complement(structure: Structure) -> None:
    (modifier,) = structure.postmodifiers(at("plan"))
    assert (modifier.token, modifier.first, modifier.stop) == (at("of"), at("of"), at("nurses") + 1)
    assert (modifier.complement, modifier.gerund) == (at("mayor"), -1)


def test_a_noun_is_described_by_its_apposition(structure: Structure) -> None:
    assert structure.descriptions(at("mayor")) == [at("Ruiz")]
    assert structure.described(at("Ruiz")) == at("mayor")
    assert structure.described(at("ships")) == -1


def test_a_modifier_and_an_owner_belong_to_the_noun_after_them(structure: Structure) -> None:
    assert [structure.modified(at(word)) for word in ("Ana", "Halden", "Ruiz")] == [at("Ruiz"), at("mayor"), -1]
    assert structure.qualifiers(at("Ruiz")) == [at("Ana")]
    assert structure.qualifiers(at("mayor")) == []


def test_a_conjunct_goes_back_to_what_it_is_coordinated_with(structure: Structure) -> None:
    assert structure.coordinated(at("nurses")) == [at("mayor")]
    assert structure.coordinated(at("mayor")) == []


def test_a_verb_has_a_subject_an_object_and_clauses(structure: Structure) -> None:
    assert [structure.predicate(at(noun)) for noun in ("plan", "that", "ships")] == [at("sold"), at("sank"), -1]
    assert [structure.object(at(verb)) for verb in ("repair", "sold")] == [at("ships"), -1]
    assert [clause.token for clause in structure.clauses_after(at("sold"))] == [at("repair")]
    assert structure.predicative(at("sold")) == -1


def test_the_roots_of_some_words_are_those_that_none_of_them_governs(structure: Structure) -> None:
    assert structure.roots(at("Halden"), at("Ruiz") + 1) == [at("mayor")]
    assert structure.roots(at("The"), at("of")) == [at("plan")]
    assert structure.roots(at("nurses"), at("sold")) == [at("nurses"), at("was")]
