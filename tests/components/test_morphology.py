"""Lemma and part of speech, as the base model's own components give them."""

import json
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from extractor.components.morphology import Label, Morphology
from extractor.words.lexicons import load_lexicon, use_lexicons


@pytest.mark.parametrize(
    ("text", "word", "lemma", "pos"),
    [
        ("Exports fell sharply.", "fell", "fall", "VERB"),
        ("Exports cratered sharply.", "cratered", "crater", "VERB"),
        ("They sold 1,293 vehicles.", "vehicles", "vehicle", "NOUN"),
        ("Prices have risen.", "have", "have", "AUX"),
        ("The children went home.", "children", "child", "NOUN"),
        ("Berlin said so.", "Berlin", "Berlin", "PROPN"),
        ("They need to bring doses.", "need", "need", "VERB"),
        ("They need to bring doses.", "bring", "bring", "VERB"),
        ("They need to bring doses.", "doses", "dose", "NOUN"),
        ("She bought two lenses and a bus.", "lenses", "lens", "NOUN"),
        ("She bought two lenses and a bus.", "bus", "bus", "NOUN"),
        ("Its rivals are larger.", "are", "be", "VERB"),
    ],
)
def test_lemma_and_part_of_speech(nlp: Language, text: str, word: str, lemma: str, pos: str) -> None:
    (token,) = [token for token in nlp(text) if token.text == word]
    assert (token.lemma_, token.pos_) == (lemma, pos)


@pytest.mark.parametrize(
    ("tag", "pos"),
    [
        ("JJ", "ADJ"), ("IN", "ADP"), ("RB", "ADV"), ("MD", "AUX"), ("CC", "CCONJ"), ("DT", "DET"), ("UH", "INTJ"), ("CD", "NUM"),
        ("PRP", "PRON"), ("TO", "PART"), (",", "PUNCT"), ("_SP", "SPACE"), ("$", "SYM"), ("FW", "X"), ("VBD", "VERB"), ("NNS", "NOUN"),
        ("NNP", "PROPN"),
    ],
)  # fmt: skip
def test_a_tag_has_its_part_of_speech(tag: str, pos: str) -> None:
    vocab = spacy.blank("en").vocab
    doc = Morphology(vocab)(Doc(vocab, words=["word"], tags=[tag], heads=[0], deps=["ROOT"]))
    assert doc[0].pos_ == pos


def test_every_label_of_the_model_is_listed(nlp: Language) -> None:
    """Whoever adds a language sees from the English list what is to be named."""
    labels = load_lexicon("labels", Label)
    for pipe, kind in (("tagger", "tag"), ("parser", "dependency")):
        assert set(nlp.get_pipe(pipe).labels) <= {label.id for label in labels if label.kind == kind}


def test_without_a_tagger_the_lemma_is_the_word() -> None:
    nlp = spacy.blank("en")
    doc = Morphology(nlp.vocab)(nlp("Prices rose."))
    assert [token.lemma_ for token in doc] == ["prices", "rose", "."]


def test_the_names_of_another_model_become_those_that_the_rules_know(tmp_path: Path) -> None:
    """A second language has the map in its folder; here the user's folder says how a model names things."""
    labels = [
        {"id": "V;PST", "kind": "tag", "means": "VBD", "pos": "VERB"},
        {"id": "obj", "kind": "dependency", "means": "dobj"},
    ]
    (tmp_path / "labels.jsonl").write_text("\n".join(map(json.dumps, labels)), encoding="utf-8")
    use_lexicons(tmp_path)
    vocab = spacy.blank("en").vocab
    words, tags = ["They", "sold", "cars"], ["PRP", "V;PST", "NNS"]
    doc = Morphology(vocab)(Doc(vocab, words=words, tags=tags, heads=[1, 1, 1], deps=["nsubj", "ROOT", "obj"]))
    use_lexicons(None)
    assert [token.tag_ for token in doc] == ["PRP", "VBD", "NNS"]
    assert [token.dep_ for token in doc] == ["nsubj", "ROOT", "dobj"]
    assert doc[1].pos_ == "VERB"
