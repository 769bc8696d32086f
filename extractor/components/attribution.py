"""Who gives each figure: the quote it stands in, the body that expects or publishes it, or the article itself.

Runs after quotes and entities.  The innermost quote wins, because it names the nearest speaker; a quote without a speaker
gives nothing away and is passed over.  Outside quotes two constructions name a source: "the bank expects growth of 2
percent" and "the 300 cases recorded by the ministry".
"""

from __future__ import annotations

from bisect import bisect_right
from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc, Token

from extractor.components.extensions import read_annotations, write_annotations
from extractor.entity import Mention
from extractor.figure import Figure
from extractor.lexicons import load_lexicon
from extractor.quote import Quote
from extractor.textrange import TextRange

_CLIMB = 8  # how many heads above a figure are looked at; a longer way is another statement
_SUBJECTS = frozenset({"nsubj"})
_SOURCES = frozenset({"PERSON", "ORG", "GPE", "GROUP"})


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceVerb:
    """A verb whose subject ("expects") or agent ("gives": "recorded by") is the source of a figure."""

    id: str
    lemma: str
    kind: str
    example: str


@cache
def _verbs(kind: str) -> frozenset[str]:
    return frozenset(verb.lemma for verb in load_lexicon("source_verbs", SourceVerb) if verb.kind == kind)


def attribute_to_quotes(figures: Iterable[Figure], quotes: Iterable[Quote]) -> list[Figure]:
    """The figures with `attributed_to`: the id of the shortest quote around them that has a speaker, or "article"."""
    fragments = deque(sorted((fragment, quote.id) for quote in quotes if quote.speaker for fragment in quote.fragments))
    attributed: list[Figure] = []
    opened: list[tuple[TextRange, str]] = []  # the fragments that the sweep is inside of
    for figure in sorted(figures, key=lambda figure: figure.start):
        while fragments and fragments[0][0].start <= figure.start:
            opened.append(fragments.popleft())
        opened = [one for one in opened if one[0].end >= figure.end]
        innermost = min(opened, key=lambda one: one[0].end - one[0].start, default=(None, "article"))
        attributed.append(
            figure if innermost[1] == figure.attributed_to else replace(figure, attributed_to=innermost[1])
        )
    return attributed


def find_source(doc: Doc, figure: Figure, mentions: Sequence[Mention], starts: Sequence[int]) -> str | None:
    """The entity that the words around a figure name as its source; `starts` are the starts of the mentions, sorted."""
    span = doc.char_span(figure.start, figure.end, alignment_mode="expand")
    if span is None:
        return None
    for token in (span.root, *islice(span.root.ancestors, _CLIMB)):
        for named in (_who_expects(token), _who_gives(token)):
            place = bisect_right(starts, named.idx) - 1 if named is not None else -1
            if (
                named is not None
                and place >= 0
                and named.idx < mentions[place].end
                and mentions[place].type in _SOURCES
            ):
                return mentions[place].entity
    return None


def _who_expects(verb: Token) -> Token | None:
    if verb.lemma_ not in _verbs("expects") or verb.tag_[:2] != "VB":
        return None
    return next((child for child in verb.lefts if child.dep_ in _SUBJECTS), None) or _agent(verb)


def _who_gives(noun: Token) -> Token | None:
    for verb in noun.rights:
        if verb.tag_ == "VBN" and verb.dep_ == "acl" and verb.lemma_ in _verbs("gives"):
            return _agent(verb)
    return None


def _agent(verb: Token) -> Token | None:
    """The noun after "by" of a passive verb."""
    by = next((child for child in verb.rights if child.dep_ == "agent"), None)
    return next((child for child in by.rights if child.dep_ == "pobj"), None) if by is not None else None


def _has_source_verbs(doc: Doc) -> bool:
    """Whether any word of the Doc is one of the verbs: most articles have none, and are done."""
    wanted = [doc.vocab.strings[lemma] for kind in ("expects", "gives") for lemma in _verbs(kind)]
    return bool(np.isin(doc.to_array("LEMMA"), np.array(wanted, dtype="uint64")).any())


@Language.component("extractor_attribution", requires=["doc.spans"], assigns=["doc.spans"])
def attribution(doc: Doc) -> Doc:
    """Tell each figure who gives it."""
    before = read_annotations(doc, Figure)
    figures = attribute_to_quotes(before, read_annotations(doc, Quote))
    if before and doc.has_annotation("DEP") and _has_source_verbs(doc):
        mentions = read_annotations(doc, Mention)
        starts = [mention.start for mention in mentions]
        for place, figure in enumerate(figures):
            source = find_source(doc, figure, mentions, starts) if figure.attributed_to == "article" else None
            if source is not None:
                figures[place] = replace(figure, attributed_to=source)
    if any(figure.attributed_to != "article" for figure in figures):
        write_annotations(doc, Figure, figures)
    return doc
