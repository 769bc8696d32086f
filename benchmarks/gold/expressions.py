"""Pronouns, noun phrases and bare names that may refer to others, found by the base model alone."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from extractor.base_model import default_model_path

DETERMINERS = frozenset({"the", "this", "that", "these", "those", "such", "both", "each"})
NOMINAL = frozenset({"nsubj", "nsubjpass", "dobj", "dative", "pobj", "attr", "conj", "appos", "npadvmod"})
PHRASE_HEADS = frozenset({"NOUN", "PROPN", "NUM"})
IDENTIFIED = frozenset({  # types of the base model whose phrases are names, times or amounts
    "PERSON", "NORP", "FAC", "ORG", "GPE", "LOC", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW", "LANGUAGE",
    "DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "ORDINAL",
})  # fmt: skip
_PARTIAL = frozenset({"latter", "former"})
_ACRONYM = re.compile(r"[A-Z]{2,6}|(?:[A-Z]\.){2,}")
_NUMBER_OR_QUOTE = re.compile(r"[\d\"“”«»‘]|(?<!\w)'(?=\w)")


@dataclass(frozen=True, slots=True)
class Expression:
    """Words that may refer to others (code points of the article, half-open)."""

    start: int
    end: int
    kind: str

    @property
    def group(self) -> str:
        """Whose quota it takes a part of."""
        return {"quantifier": "noun_phrase", "short_name": "name", "acronym": "name"}.get(self.kind, self.kind)


def load_base_model() -> Language:
    """The model that the extractor is built on, without the extractor."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=r"\[W095\]", category=UserWarning)
        return spacy.load(default_model_path(), exclude=["lemmatizer", "senter"])


def read_sentences(nlp: Language, text: str) -> list[tuple[int, Span]]:
    """The sentences of each line of a text, with the place where the line begins."""
    starts, lines = [], []
    start = 0
    for line in text.split("\n"):
        if line.strip():
            starts.append(start)
            lines.append(line)
        start += len(line) + 1
    return [(start, sent) for start, doc in zip(starts, nlp.pipe(lines), strict=True) for sent in doc.sents]


def find_expressions(sentences: Iterable[tuple[int, Span]]) -> list[Expression]:
    """All expressions in sentences that have a number or quotation marks, in text order; none overlaps another."""
    expressions: list[Expression] = []
    full_names: set[str] = set()
    for start, sent in sentences:
        if _NUMBER_OR_QUOTE.search(sent.text) or any(token.like_num for token in sent):
            spans = [expression for token in sent for expression in _expressions_at(token, full_names)]
            spans.sort(key=lambda expression: (expression[0].start_char, -expression[0].end_char))
            for span, kind in spans:
                first, stop = start + span.start_char, start + span.end_char
                if not expressions or first >= expressions[-1].end:
                    expressions.append(Expression(first, stop, kind))
        full_names |= {name[-1] for ent in sent.ents if ent.label_ == "PERSON" and len(name := _words(ent)) > 1}
    return expressions


def _words(ent: Span) -> list[str]:
    return [token.text for token in ent if token.tag_ != "POS"]


def _expressions_at(token: Token, full_names: set[str]) -> Iterator[tuple[Span, str]]:
    """What begins at a token."""
    doc, alone = token.doc, token.doc[token.i : token.i + 1]
    if (
        token.tag_ in ("PRP", "PRP$")
        and token.morph.get("Person", []) == ["3"]
        and token.morph.get("Reflex", []) != ["Yes"]
    ):
        yield alone, "pronoun"
    elif token.lower_ in DETERMINERS and token.tag_ in ("DT", "PDT", "JJ"):
        head = token.head
        is_phrase = token.dep_ in ("det", "predet", "amod") and head.i > token.i and head.pos_ in PHRASE_HEADS
        is_name = head.pos_ == "PROPN" and doc[head.i - 1].pos_ == "PROPN"
        if is_phrase and not is_name and head.ent_type_ not in IDENTIFIED:
            is_number_word = head.tag_ == "CD" and head.is_alpha
            is_bare = head.i == token.i + 1 and (is_number_word or head.lower_ in _PARTIAL)
            yield doc[token.i : head.i + 1], "quantifier" if is_bare else "noun_phrase"
        elif not is_phrase and token.dep_ in NOMINAL and not any(child.lower_ == "of" for child in token.children):
            yield alone, "quantifier" if token.lower_ in ("both", "each") else "pronoun"
    elif token.tag_ in ("NNP", "NNPS") and not _in_longer_name(doc, token):
        if token.text in full_names:
            yield alone, "short_name"
        elif _ACRONYM.fullmatch(token.text) and token.ent_type_ != "GPE" and not _in_brackets(doc, token):
            yield alone, "acronym"


def _in_longer_name(doc: Doc, token: Token) -> bool:
    return any(ent.start <= token.i < ent.end and len(_words(ent)) > 1 for ent in doc.ents)


def _in_brackets(doc: Doc, token: Token) -> bool:
    return 0 < token.i < len(doc) - 1 and doc[token.i - 1].text == "(" and doc[token.i + 1].text == ")"
