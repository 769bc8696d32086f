"""An extraction as labelled spans and relations between them: what annotation tools show and trainers learn from.

| layer | spans | labels |
|---|---|---|
| figures | every figure | its kind: MONEY, PERCENT, COUNT ... |
| times | every time expression | DATE, TIME, DURATION, SET |
| mentions | every mention | the type of its entity: PERSON, ORG ... |
| quotes | the words of every quote | DIRECT, INDIRECT, MIXED |
| speakers, cues | who a quote is attributed to, and by which words | SPEAKER, CUE |
| measures | what a figure measures | MEASURE |
| events | what happened with the figure of a claim | EVENT |

A relation leads from the first named to the second: PERIOD and COMPARED_WITH from a figure to a time (or figure), MEASURES to
its measure, GIVEN_BY to the quote or the first mention of the entity that gives it; SPEAKER, CUE and SAID_ON from a quote;
TELLS from an event to the figures of its claim; SAME_AS from a mention to the one before it of the same entity.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, NamedTuple, get_args

from extractor.record.entity import EntityType, Mention
from extractor.record.extraction import Extraction
from extractor.record.figure import Figure, FigureKind
from extractor.record.plain import decimal_text
from extractor.record.quote import Quote, QuoteKind
from extractor.record.textrange import InFragments, TextRange
from extractor.record.timex import Timex, TimexType


def _upper(choices: object) -> tuple[str, ...]:
    return tuple(str(choice).upper() for choice in get_args(choices))


LABELS: Final[Mapping[str, tuple[str, ...]]] = {
    "figures": _upper(FigureKind),
    "times": _upper(TimexType),
    "mentions": _upper(EntityType),
    "quotes": _upper(QuoteKind),
    "speakers": ("SPEAKER",),
    "cues": ("CUE",),
    "measures": ("MEASURE",),
    "events": ("EVENT",),
}
RELATIONS: Final = (
    "PERIOD", "COMPARED_WITH", "MEASURES", "GIVEN_BY", "SPEAKER", "CUE", "SAID_ON", "TELLS", "SAME_AS",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Labelled(InFragments):
    """A span with its label, in one or more stretches of the text."""

    id: str
    """That of the row in the record, or that id and what it is of it: "q1.cue"."""
    layer: str
    label: str
    fragments: tuple[TextRange, ...]
    values: Mapping[str, str] = field(default_factory=dict)
    """What is known of it: value, unit, role ... of a figure; entity and wikidata of a mention."""


class Relation(NamedTuple):
    """A relation from one span to another, by their ids."""

    label: str
    head: str
    child: str


@dataclass(frozen=True, slots=True)
class Spans:
    """The spans of an article in text order, and the relations between them."""

    text: str
    spans: tuple[Labelled, ...]
    relations: tuple[Relation, ...]


def spans_of(extraction: Extraction) -> Spans:
    """The spans and relations of an extraction; a relation to what has no span is left out."""
    first: dict[str, str] = {}  # of an entity -> its first mention
    for mention in extraction.mentions:
        if mention.entity:
            first.setdefault(mention.entity, mention.id)
    names = {entity.id: entity.ids.get("wikidata") for entity in extraction.entities}
    spans = [
        *(span for figure in extraction.figures for span in _of_figure(figure)),
        *map(_of_time, extraction.times),
        *(_of_mention(mention, names.get(mention.entity or "")) for mention in extraction.mentions),
        *(span for quote in extraction.quotes for span in _of_quote(quote)),
        *(
            Labelled(
                f"{claim.id}.event",
                "events",
                "EVENT",
                (TextRange(claim.event.start, claim.event.end),),
                {"lemma": claim.event.lemma, "polarity": claim.event.polarity, "mode": claim.event.mode},
            )
            for claim in extraction.claims
            if claim.event
        ),
    ]
    known = {span.id for span in spans}
    relations = (
        relation for relation in _relations(extraction, first) if relation.head in known and relation.child in known
    )
    order = list(LABELS)
    spans.sort(key=lambda span: (span.start, -span.end, order.index(span.layer), span.id))
    return Spans(extraction.article.text, tuple(spans), tuple(relations))


def _of_figure(figure: Figure) -> Iterator[Labelled]:
    values = {
        "value": None if figure.value is None else decimal_text(figure.value),
        "unit": figure.unit.id if figure.unit else None,
        "per": figure.per.id if figure.per else None,
        "modifier": figure.modifier,
        "role": figure.role,
        "direction": figure.direction,
    }
    yield Labelled(figure.id, "figures", figure.kind.upper(), (TextRange(figure.start, figure.end),), _stated(values))
    if figure.measure:
        yield Labelled(f"{figure.id}.measure", "measures", "MEASURE", (figure.measure,))


def _of_time(time: Timex) -> Labelled:
    values = {"value": time.value, "from": time.from_, "until": time.until, "role": time.role}
    return Labelled(time.id, "times", time.type, (TextRange(time.start, time.end),), _stated(values))


def _of_mention(mention: Mention, wikidata: str | None) -> Labelled:
    values = {"entity": mention.entity, "form": mention.form, "wikidata": wikidata}
    return Labelled(mention.id, "mentions", mention.type, (TextRange(mention.start, mention.end),), _stated(values))


def _of_quote(quote: Quote) -> Iterator[Labelled]:
    values = {"claimant": quote.claimant, "cue_class": quote.cue_class, "medium": quote.medium}
    yield Labelled(quote.id, "quotes", quote.kind.upper(), quote.fragments, _stated(values))
    if quote.speaker:
        yield Labelled(f"{quote.id}.speaker", "speakers", "SPEAKER", (quote.speaker,))
    if quote.cue:
        yield Labelled(f"{quote.id}.cue", "cues", "CUE", (quote.cue,))


def _stated(values: Mapping[str, str | None]) -> dict[str, str]:
    return {name: value for name, value in values.items() if value is not None}


def _relations(extraction: Extraction, first: Mapping[str, str]) -> Iterator[Relation]:
    for figure in extraction.figures:
        yield Relation("MEASURES", figure.id, f"{figure.id}.measure")
        if figure.period and figure.period.time:
            yield Relation("PERIOD", figure.id, figure.period.time)
        if compared := figure.compared_with:
            yield Relation("COMPARED_WITH", figure.id, compared.figure or compared.time or "")
        yield Relation("GIVEN_BY", figure.id, first.get(figure.attributed_to, figure.attributed_to))
    for quote in extraction.quotes:
        yield Relation("SPEAKER", quote.id, f"{quote.id}.speaker")
        yield Relation("CUE", quote.id, f"{quote.id}.cue")
        if quote.said_on:
            yield Relation("SAID_ON", quote.id, quote.said_on)
    for claim in extraction.claims:
        if claim.event:
            yield from (Relation("TELLS", f"{claim.id}.event", figure_id) for figure_id in claim.figure_ids)
    before: dict[str, str] = {}
    for mention in extraction.mentions:
        if mention.entity in before:
            yield Relation("SAME_AS", mention.id, before[mention.entity])
        if mention.entity:
            before[mention.entity] = mention.id
