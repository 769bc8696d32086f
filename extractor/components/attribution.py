"""Who gives each figure: the quote it stands in, the body that expects or publishes it, or the article itself.

Runs after quotes and entities.  The innermost quote wins, because it names the nearest speaker; a quote without a speaker
gives nothing away and is passed over.  Outside quotes the words name a source that "expects growth of 2 percent",
"reported sales of $5 billion", or by whom "the 300 cases were recorded".
"""

from __future__ import annotations

from bisect import bisect_right
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc, Token

from extractor.components.found import fill, found_on, token_span
from extractor.components.order import ALL, LEMMAS, PARSE, TAGS, component, slots
from extractor.entity import Mention
from extractor.figure import Figure
from extractor.lexicons import load_lexicon
from extractor.quote import Quote
from extractor.textrange import TextRange

_CLIMB = 8  # how many heads above a figure are looked at; a longer way is another statement
_SLOTS = ("attributed_to",)
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_SOURCES = frozenset({"PERSON", "ORG", "GPE", "GROUP"})


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceVerb:
    """A verb whose subject ("expects", "states") or agent ("gives": "recorded by") is the source of a figure."""

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


def find_sources(doc: Doc, figures: Iterable[Figure]) -> Iterator[tuple[Figure, Token]]:
    """The figures that no quote gives, and the noun that the words around them name as their source."""
    if not doc.has_annotation("DEP") or not _has_source_verbs(doc):
        return
    for figure in figures:
        source = _source(token_span(doc, figure).root) if figure.attributed_to == "article" else None
        if source is not None:
            yield figure, source


def _source(token: Token) -> Token | None:
    """The first source on the way up from a figure; another statement on the way ends it."""
    source = _who_gives(token)
    for _ in range(_CLIMB):
        verb = token.head
        if source is not None or verb is token or _is_apart(token):
            break
        source = _who_states(verb, token) or _who_gives(verb)
        token = verb
    return source


def _is_apart(token: Token) -> bool:
    """Whether a clause states something of its own: "expects growth *and cut* 300 jobs", "*which lost* $3 billion"."""
    finite = token.tag_ in ("VBD", "VBZ", "VBP")
    return finite and token.dep_ in ("conj", "advcl", "relcl", "parataxis")


def _who_states(verb: Token, part: Token) -> Token | None:
    if verb.tag_[:2] != "VB" or verb.lemma_ not in _verbs("expects") | _verbs("states"):
        return None
    if part.dep_ in _SUBJECTS:
        return None  # "300 people expect ..."
    if verb.lemma_ == "put" and part.lower_ != "at":
        return None  # "put the loss at $3 million", not "put $3 million into it"
    subject = next((child for child in verb.lefts if child.dep_ == "nsubj"), None) or _agent(verb)
    if subject is None or subject.tag_[:3] == "NNP":
        return subject
    return next((child for child in subject.rights if child.dep_ == "appos" and child.tag_ == "NNP"), subject)


def _who_gives(noun: Token) -> Token | None:
    for verb in noun.rights:
        if verb.tag_ == "VBN" and verb.dep_ == "acl" and verb.lemma_ in _verbs("gives"):
            return _agent(verb)
    return None


def _named(token: Token, mentions: Sequence[Mention], starts: Sequence[int]) -> str | None:
    """The entity whose mention a token lies in; `starts` are the starts of the mentions, sorted."""
    place = bisect_right(starts, token.idx) - 1
    if place >= 0 and token.idx < mentions[place].end and mentions[place].type in _SOURCES:
        return mentions[place].entity
    return None


def _agent(verb: Token) -> Token | None:
    """The noun after "by" of a passive verb."""
    by = next((child for child in verb.rights if child.dep_ == "agent"), None)
    return next((child for child in by.rights if child.dep_ == "pobj"), None) if by is not None else None


def _has_source_verbs(doc: Doc) -> bool:
    """Whether any word of the Doc is one of the verbs: most articles have none, and are done."""
    wanted = [doc.vocab.strings[lemma] for kind in ("expects", "states", "gives") for lemma in _verbs(kind)]
    return bool(np.isin(doc.to_array("LEMMA"), np.array(wanted, dtype="uint64")).any())


def attribution(doc: Doc) -> Doc:
    """Tell each figure who gives it."""
    found = found_on(doc)
    figures = attribute_to_quotes(found.figures, found.quotes)
    sources = list(find_sources(doc, figures))
    if sources:
        starts = [mention.start for mention in found.mentions]
        entities = {figure.id: _named(source, found.mentions, starts) for figure, source in sources}
        figures = [
            replace(figure, attributed_to=entity) if (entity := entities.get(figure.id)) else figure
            for figure in figures
        ]
    fill(doc, Figure, figures, _SLOTS)
    return doc


@component(
    "extractor_attribution",
    reads=(Figure, Quote, Mention, *slots(Mention, *ALL)),
    reads_if_there=(TAGS, PARSE, LEMMAS),
    fills={Figure: _SLOTS},
)
def make_attribution(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """The component; it has no settings."""
    return attribution
