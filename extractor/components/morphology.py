"""Lemma and part of speech from the tag, cached by word: what spaCy's attribute ruler and lemmatizer give, far cheaper.

The rules and exceptions are the base model's own tables (spaCy's `EnglishLemmatizer`, mode "rule"); only the loop is
replaced, because most words of an article have been seen before.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from spacy.lang.en.lemmatizer import EnglishLemmatizer
from spacy.language import Language
from spacy.pipeline import Lemmatizer
from spacy.tokens import Doc, Token
from spacy.vocab import Vocab

from extractor.components.order import LEMMAS, PARSE, TAGS, component
from extractor.words.lexicons import cached, lexicon, load_lexicon
from extractor.words.verbs import load_verbs

_AUXILIARY = frozenset({"aux", "auxpass"})
_BASE_FORMS = frozenset({"VB", "NN", "JJ"})  # no ending to take off: the rules would make "bre" of "bring"
# endings between which the rules choose wrongly where both words are known, or neither: "dos", "publishe", "exclusivitie"
_ENDINGS = (
    (re.compile(r"(?<=[aeio]s)\Z"), "e"),
    (re.compile(r"(?<=[cs]h|.x|ss)e\Z"), ""),
    (re.compile(r"ie\Z"), "y"),
)


@lexicon("labels")
@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A tag or dependency, by the name that the base model of the language gives it."""

    id: str
    kind: Literal["tag", "dependency"]
    """What it names: the part that a token has, or how it depends on another."""
    means: str = ""
    """The name that the rules know it by, which is that of the English model; its own where it is left out."""
    pos: str = ""
    """The part of speech of a tag (Universal Dependencies)."""


@cached
def _renamed(kind: Literal["tag", "dependency"]) -> dict[str, str]:
    """What the model names otherwise than the rules do; for English nothing."""
    return {label.id: label.means for label in load_lexicon("labels", Label) if label.kind == kind and label.means}


@cached
def _parts_of_speech() -> dict[str, str]:
    return {"": ""} | {
        label.means or label.id: label.pos for label in load_lexicon("labels", Label) if label.kind == "tag"
    }


@cached
def _verb_ids() -> frozenset[str]:
    return frozenset(verb.id for verb in load_verbs())


class Morphology:
    """Sets `token.pos_` and `token.lemma_`, and gives tags and dependencies the names that the rules know them by.

    Without a tagger or the tables of a base model the lemma is the lower-cased word.
    """

    def __init__(self, vocab: Vocab) -> None:
        self._vocab = vocab
        self._lemmas: dict[tuple[str, str, str], str] = {}

    @cached_property
    def _lemmatizer(self) -> EnglishLemmatizer | None:
        tables = (
            self._vocab.lookups
        )  # at the first word: a pipeline that is read from disk has them after its components
        if not tables.has_table("lemma_rules"):
            return None
        lemmatizer = EnglishLemmatizer(self._vocab, model=None, mode="rule")
        lemmatizer.initialize(lookups=tables)
        return lemmatizer

    def __call__(self, doc: Doc) -> Doc:
        """Fill part of speech and lemma of every token; auxiliaries are recognised by their dependency."""
        tags, dependencies, parts = _renamed("tag"), _renamed("dependency"), _parts_of_speech()
        for token in doc if tags or dependencies else ():
            token.tag_ = tags.get(token.tag_, token.tag_)
            token.dep_ = dependencies.get(token.dep_, token.dep_)
        for token in doc:
            text, tag = token.text, token.tag_
            pos = "AUX" if token.dep_ in _AUXILIARY else parts.get(tag, "X")
            token.pos_ = pos
            key = (text, tag, pos)
            lemma = self._lemmas.get(key)
            if lemma is None:
                lemma = self._lemmas[key] = self._lemma(token)
            token.lemma_ = lemma
        return doc

    def _lemma(self, token: Token) -> str:
        lower = token.text.lower()
        if not token.tag_ or token.tag_ in _BASE_FORMS or self._lemmatizer is None:
            return lower
        forms = self._lemmatizer.rule_lemmatize(token)
        if token.tag_ == "VBP" and forms[0] != "be" and lower.isalpha():
            return lower
        verbs = _verb_ids() if token.tag_.startswith("VB") else frozenset()
        if forms[0] not in verbs and (listed := next((form for form in forms[1:] if form in verbs), None)):
            return listed  # "cratered": the tables know neither "crater" nor "cratere"
        return next((form for end, ending in _ENDINGS if (form := end.sub(ending, forms[0])) in forms[1:]), forms[0])


def share_tables(nlp: Language) -> None:
    """Give the vocabulary the tables of the pipeline's own lemmatizer."""
    for _, pipe in nlp.components:
        if isinstance(pipe, Lemmatizer):
            for name in pipe.lookups.tables:
                nlp.vocab.lookups.set_table(name, pipe.lookups.get_table(name))


@component("extractor_morphology", reads_if_there=(TAGS, PARSE), writes=(LEMMAS,))
def make_morphology(nlp: Language, name: str) -> Morphology:
    """Use the lemma tables that the base model brings; a blank pipeline has none."""
    share_tables(nlp)
    return Morphology(nlp.vocab)
