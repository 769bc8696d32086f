"""Who gives each figure: the quote that it is in, the body that expects or publishes it, or the article itself.

Runs after quotes and entities.  The innermost quote wins, because it names the nearest speaker; a quote without a speaker
gives nothing away and is passed over.  Outside quotes the words name a source that "expects growth of 2 percent"
or "reported sales of $5 billion", or whose "estimate of 3 percent" it is.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Literal

from spacy.language import Language
from spacy.tokens import Doc

from extractor.components.annotations import fill, found_on
from extractor.components.clauses.clause import Clause
from extractor.components.order import ALL, STRUCTURE, component, slots
from extractor.components.speech.speakers import can_speak
from extractor.components.structure import Structure, structure_of
from extractor.record.entity import Mention
from extractor.record.figure import Figure
from extractor.record.quote import Quote
from extractor.record.textrange import TextRange
from extractor.words.lexicons import cached
from extractor.words.verbs import Verb, load_verbs

_CLIMB = 8  # how many heads and clauses above a figure are looked at; a longer way is another statement
_SLOTS = ("attributed_to", "inferred")
_SOURCES = frozenset({"PERSON", "ORG", "GPE", "GROUP"})


@cached
def _verbs(whose: Literal["anybody", "document"]) -> dict[str, Verb]:
    return {verb.id: verb for verb in load_verbs() if verb.figures_from == whose}


def attribute_to_quotes(figures: Iterable[Figure], quotes: Iterable[Quote]) -> list[Figure]:
    """The figures with `attributed_to`: the id of the shortest quote around them that has a speaker, or "article"."""
    fragments = deque(sorted((fragment, quote.id) for quote in quotes if quote.speaker for fragment in quote.fragments))
    attributed: list[Figure] = []
    opened: list[tuple[TextRange, str]] = []  # the fragments that the sweep is inside of
    for figure in sorted(figures, key=lambda figure: figure.start):
        while fragments and fragments[0][0].start <= figure.start:
            opened.append(fragments.popleft())
        opened = [fragment for fragment in opened if fragment[0].end >= figure.end]
        innermost = min(opened, key=lambda fragment: fragment[0].end - fragment[0].start, default=(None, "article"))
        attributed.append(
            figure if innermost[1] == figure.attributed_to else replace(figure, attributed_to=innermost[1])
        )
    return attributed


def find_sources(doc: Doc, figures: Iterable[Figure]) -> Iterator[tuple[Figure, int]]:
    """The figures that no quote gives, and the token of the noun that the words around them name as their source."""
    structure = structure_of(doc)
    for figure in figures:
        if figure.attributed_to == "article":
            source = _source(structure, *structure.tokens(figure.start, figure.end))
            if source >= 0:
                yield figure, source


def _source(structure: Structure, first: int, stop: int) -> int:
    """The token of who states the figure at tokens [first, stop), or -1: the owner of a forecast, "analysts' [estimate]", or
    the first who states something on the way up from clause to clause.
    """
    columns, documents = structure.columns, structure.speech.lexicon.documents
    for noun in structure.above(structure.position(first, stop))[:2]:
        if documents.get(columns.lower[noun]) == "forecast" and structure.owner(noun) >= 0:
            return structure.owner(noun)
    clause, below = structure.clause_of(first), first
    for _ in range(_CLIMB):
        is_open = columns.lower[below] in structure.speech.lexicon.words_that("question")
        if clause is None or (is_open and structure.speech.is_negated(clause.token)):
            break  # "would not say how many of its 300 clerks had left"
        below = clause.first
        if (source := _who_states(structure, clause, first)) >= 0:
            return source
        # "expects growth *and cut* 300 jobs", "*which lost* $3 billion" state something of their own
        is_apart = clause.link == "coordination" and columns.tags[clause.token] != "VBG"
        if clause.parent is None or clause.link == "relative" or is_apart:
            break
        clause = structure.clauses[clause.parent]
    return -1


def _who_states(structure: Structure, clause: Clause, figure: int) -> int:
    """The subject of an active verb of stating or expecting that governs a figure, of finding where it is a document; or -1."""
    columns, subject = structure.columns, clause.argument("subject")
    if clause.voice == "passive" or subject is None or columns.tags[subject.token] in ("WDT", "WP"):
        return -1
    is_about = figure not in range(*structure.phrase(subject.token).full)  # not "300 people expect ..."
    is_document = columns.lower[subject.token] in structure.speech.lexicon.documents
    verb = _verbs("anybody").get(clause.lemma) or (_verbs("document").get(clause.lemma) if is_document else None)
    if verb is None or (verb.present and clause.verbs[0] != clause.token):  # not "would see prices fall"
        return -1
    return subject.token if is_about and can_speak(structure.speech, subject.token) else -1


def _named(offset: int, mentions: Sequence[Mention], starts: Sequence[int]) -> Mention | None:
    """The mention of a source that a code point lies in; `starts` are the starts of the mentions, sorted.

    A people gives a figure where no group around its name does: "Norlanders", but "many Norlanders".
    """
    last = bisect_right(starts, offset)
    around = [mention for mention in mentions[max(0, last - 2) : last] if offset < mention.end]
    sources = [mention for mention in reversed(around) if mention.type in _SOURCES]
    peoples = [mention for mention in around if mention.type == "NORP"]
    return next((mention for mention in (*sources, *peoples) if mention.entity), None)


def _given_by(figure: Figure, mention: Mention | None) -> Figure:
    """The figure with its source; it is inferred where the mention says so: "the bank expects ..."."""
    if mention is None or mention.entity is None:
        return figure
    slots = ("attributed_to",) if "entity" in mention.inferred else ()
    return replace(figure, attributed_to=mention.entity, inferred=(*figure.inferred, *slots))


def attribution(doc: Doc) -> Doc:
    """Fill in who gives each figure."""
    annotations = found_on(doc)
    figures = attribute_to_quotes(annotations.figures, annotations.quotes)
    sources = list(find_sources(doc, figures))
    if sources:
        starts = [mention.start for mention in annotations.mentions]
        starts_of_tokens = structure_of(doc).columns.starts
        given = {
            figure.id: _named(starts_of_tokens[source], annotations.mentions, starts) for figure, source in sources
        }
        figures = [_given_by(figure, given.get(figure.id)) for figure in figures]
    fill(doc, Figure, figures, _SLOTS)
    return doc


@component(
    "extractor_attribution",
    reads=(
        Figure,
        *slots(Figure, "role", "compared_with", "inferred"),
        Quote,
        Mention,
        *slots(Mention, *ALL),
        STRUCTURE,
    ),
    fills={Figure: ("attributed_to",)},
    revises={Figure: ("inferred",)},
)
def make_attribution(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """The component; it has no settings."""
    return attribution
