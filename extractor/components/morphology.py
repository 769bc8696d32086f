"""Lemma and part of speech from the tag, cached by word: what spaCy's attribute ruler and lemmatizer give, far cheaper.

The rules and exceptions are the base model's own tables (spaCy's `EnglishLemmatizer`, mode "rule"); only the loop is
replaced, because most words of an article have been seen before.
"""

from __future__ import annotations

from collections.abc import Callable

from spacy.lang.en.lemmatizer import EnglishLemmatizer
from spacy.language import Language
from spacy.tokens import Doc, Token

from extractor.components.order import LEMMAS, PARSE, TAGS, component

# Penn Treebank tag -> Universal Dependencies part of speech (the tag map of spaCy's English models).
UPOS = {
    "$": "SYM", "''": "PUNCT", ",": "PUNCT", "-LRB-": "PUNCT", "-RRB-": "PUNCT", ".": "PUNCT", ":": "PUNCT",
    "``": "PUNCT", "HYPH": "PUNCT", "NFP": "PUNCT", "#": "SYM", "SYM": "SYM", "AFX": "ADJ", "JJ": "ADJ", "JJR": "ADJ",
    "JJS": "ADJ", "PDT": "DET", "DT": "DET", "WDT": "DET", "PRP$": "PRON", "WP$": "PRON", "PRP": "PRON", "WP": "PRON",
    "EX": "PRON", "CC": "CCONJ", "CD": "NUM", "FW": "X", "LS": "X", "XX": "X", "ADD": "X", "GW": "X", "UH": "INTJ",
    "IN": "ADP", "RP": "ADP", "TO": "PART", "POS": "PART", "MD": "AUX", "NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN",
    "NNPS": "PROPN", "RB": "ADV", "RBR": "ADV", "RBS": "ADV", "WRB": "ADV", "VB": "VERB", "VBD": "VERB",
    "VBG": "VERB", "VBN": "VERB", "VBP": "VERB", "VBZ": "VERB", "_SP": "SPACE", "": "",
}  # fmt: skip


_AUXILIARY = frozenset({"aux", "auxpass"})


class Morphology:
    """Sets `token.pos_` and `token.lemma_`; without a tagger the lemma is the lower-cased word."""

    def __init__(self, lemmatize: Callable[[Token], list[str]] | None) -> None:
        self._lemmatize = lemmatize
        self._lemmas: dict[tuple[str, str, str], str] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Fill part of speech and lemma of every token; auxiliaries are told by their dependency."""
        for token in doc:
            text, tag = token.text, token.tag_
            pos = "AUX" if token.dep_ in _AUXILIARY else UPOS.get(tag, "X")
            token.pos_ = pos
            key = (text, tag, pos)
            lemma = self._lemmas.get(key)
            if lemma is None:
                lemma = self._lemmas[key] = self._lemmatize(token)[0] if self._lemmatize and tag else text.lower()
            token.lemma_ = lemma
        return doc


@component("extractor_morphology", reads_if_there=(TAGS, PARSE), writes=(LEMMAS,))
def make_morphology(nlp: Language, name: str) -> Morphology:
    """Use the lemma tables that the base model brings; a blank pipeline has none."""
    tables = nlp.vocab.lookups
    if not tables.has_table("lemma_rules"):
        return Morphology(None)
    lemmatizer = EnglishLemmatizer(nlp.vocab, model=None, name=name, mode="rule")
    lemmatizer.initialize(lookups=tables)
    return Morphology(lemmatizer.rule_lemmatize)
