"""Labelled spans as a spaCy Doc, for those who train: span groups, entities and relations, without a model."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin, Span

from extractor.record.spans import LABELS, Spans


@cache
def _blank(language: str) -> Language:
    return spacy.blank(language)


def span_doc(spans: Spans, language: str | None) -> Doc:
    """The Doc of an article whose tokens begin and end wherever a span does.

    `doc.spans` has a group for each layer, in the order of LABELS: the label, and as `span.id_` the id; a quote of two
    stretches has two spans of one id.  `doc.ents` are the mentions that lie in no other one.  `doc.user_data["relations"]`
    lists [label, id, id], `doc.user_data["values"]` {id: {name: value}}.
    """
    nlp = _blank("en" if language == "en" else "xx")
    bounds = {bound for span in spans.spans for part in span.fragments for bound in part}
    doc = _split(nlp.make_doc(spans.text), spans.text, bounds)
    first = {token.idx: token.i for token in doc}
    last = {token.idx + len(token): token.i for token in doc}
    for layer in LABELS:
        doc.spans[layer] = [
            Span(doc, first[part.start], last[part.end] + 1, label=span.label, span_id=span.id)
            for span in spans.spans
            if span.layer == layer
            for part in span.fragments
            if part.start in first and part.end in last  # else it begins or ends with a blank
        ]
    doc.ents = spacy.util.filter_spans(Span(doc, span.start, span.end, span.label) for span in doc.spans["mentions"])
    doc.user_data["relations"] = list(map(list, spans.relations))
    doc.user_data["values"] = {span.id: dict(span.values) for span in spans.spans if span.values}
    return doc


def _split(doc: Doc, text: str, bounds: set[int]) -> Doc:
    """The Doc with a token border at each of these places."""
    words: list[str] = []
    spaces: list[bool] = []
    for token in doc:
        end = token.idx + len(token)
        cuts = [token.idx, *(position for position in range(token.idx + 1, end) if position in bounds), end]
        words += [text[start:stop] for start, stop in pairwise(cuts)]
        spaces += [False] * (len(cuts) - 2) + [bool(token.whitespace_)]
    return doc if len(words) == len(doc) else Doc(doc.vocab, words=words, spaces=spaces)


def doc_bin(docs: list[Doc]) -> bytes:
    """Docs as a `.spacy` file; their span groups, entities, relations and values come back with them."""
    packed: Any = DocBin(attrs=["ORTH", "SPACY", "ENT_IOB", "ENT_TYPE"], store_user_data=True, docs=docs)
    data: bytes = packed.to_bytes()
    return data
