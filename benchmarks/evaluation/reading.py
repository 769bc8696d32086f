"""Both sides read alike: gold and extraction as plain answers in the coordinates of the gold text.

References are resolved here (ids to names and ranges), so that the scorers compare values and nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from benchmarks.evaluation.gold import GoldArticle
from benchmarks.evaluation.projection import Projection
from extractor.record.entity import Entity
from extractor.record.extraction import Extraction
from extractor.record.figure import Figure
from extractor.record.quote import Quote
from extractor.record.textrange import TextRange
from extractor.record.timex import Timex

Project = Callable[[TextRange], TextRange | None]
Names = tuple[str, ...]
NOWHERE = TextRange(-2, -1)
_UNIT_SPELLINGS = {"people": "person", "metric ton": "tonne", "feet": "foot", "inches": "inch", "point": "index point"}


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureAnswer:
    """The slots of a figure; None is a slot that is not stated, and for `modifier` and `attributed_to` the default.

    `value` is "vague", both ends of a stated range, or the number.  `compared_with` is a range of the gold text,
    `period` its ISO dates, `attributed_to` every name of the source.
    """

    range: TextRange
    surface: str
    kind: str
    value: str | tuple[Decimal | None, Decimal | None] | Decimal | None
    unit: str | None
    per: str | None
    modifier: str | None
    role: str
    direction: str | None
    baseline_kind: str | None
    measure: str | None
    period: tuple[str | None, str | None] | None
    compared_with: TextRange | None
    attributed_to: Names | None


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteAnswer:
    """A quote: its words in order, who said them, and by which cue."""

    fragments: tuple[TextRange, ...]
    surface: str
    kind: str
    speaker: TextRange | None
    claimant: Names | None
    cue: TextRange | None
    is_repeat: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityAnswer:
    """A named person, body or place with every form of its name, and what the article says of its role and body."""

    kind: str
    name: str
    names: Names
    role: str | None
    affiliation: Names | None
    range: TextRange | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeAnswer:
    """A time expression and its interval as ISO dates."""

    range: TextRange
    surface: str
    kind: str
    value: str | None
    interval: tuple[str | None, str | None]


class Reading:
    """One side of an article, read."""

    def __init__(self, source: GoldArticle | Extraction, project: Project, text: str) -> None:
        self._text = text
        self._project = project
        self._figures = {figure.id: figure for figure in source.figures}
        self._times = {time.id: time for time in source.times}
        self._entities = {entity.id: entity for entity in source.entities}
        self._quotes = {quote.id: quote for quote in source.quotes}
        self.figures = [self._figure(figure) for figure in source.figures]
        self.quotes = [self._quote(quote) for quote in source.quotes]
        self.times = [self._time(time) for time in source.times]
        self.entities = [self._entity(entity) for entity in source.entities if not entity.anonymous]

    @classmethod
    def of_gold(cls, gold: GoldArticle) -> Reading:
        """The gold in its own coordinates."""
        return cls(gold, lambda words: words, gold.text)

    @classmethod
    def of_extraction(cls, extraction: Extraction, gold_text: str) -> Reading:
        """An extraction in the coordinates of the gold, without the entities that only furniture names: gold has none there."""
        furniture = [block for block in extraction.article.blocks if block.kind == "furniture"]
        outside = {mention.entity: False for mention in extraction.mentions}
        for mention in extraction.mentions:
            outside[mention.entity] |= not any(block.start <= mention.start < block.end for block in furniture)
        entities = tuple(entity for entity in extraction.entities if outside.get(entity.id, True))
        kept = replace(extraction, entities=entities)
        return cls(kept, Projection(extraction.article.text, gold_text).range, extraction.article.text)

    def _words(self, words: TextRange | None) -> str | None:
        return self._text[words.start : words.end] if words else None

    def _at(self, words: TextRange | None) -> TextRange | None:
        """Their range in the gold text; NOWHERE for words that the gold does not have."""
        return (self._project(words) or NOWHERE) if words else None

    def _names(self, entity: Entity | None) -> Names | None:
        return (entity.name, *(alias.surface for alias in entity.aliases)) if entity else None

    def _claimant(self, quote: Quote) -> Names | None:
        speaker = self._words(quote.speaker)
        return self._names(self._entities.get(quote.claimant or "")) or ((speaker,) if speaker else None)

    def _figure(self, figure: Figure) -> FigureAnswer:
        target = figure.compared_with
        compared = target and (self._figures.get(target.figure or "") or self._times.get(target.time or ""))
        source = figure.attributed_to
        quoted = self._quotes.get(source)
        period = figure.period
        return FigureAnswer(
            range=self._at(TextRange(figure.start, figure.end)) or NOWHERE,
            surface=figure.surface,
            kind=figure.kind,
            value=_value(figure),
            unit=unit_name(figure.unit.id) if figure.unit else None,
            per=unit_name(figure.per.id) if figure.per else None,
            modifier=None if figure.modifier == "exact" else figure.modifier,
            role=figure.role,
            direction=figure.direction,
            baseline_kind=figure.baseline_kind,
            measure=self._words(figure.measure),
            period=(period.from_, period.until) if period and (period.from_ or period.until) else None,
            compared_with=self._at(TextRange(compared.start, compared.end)) if compared else None,
            attributed_to=self._claimant(quoted) if quoted else self._names(self._entities.get(source)),
        )

    def _quote(self, quote: Quote) -> QuoteAnswer:
        return QuoteAnswer(
            fragments=tuple(self._at(part) or NOWHERE for part in quote.fragments),
            surface=" … ".join(self._text[start:end] for start, end in quote.fragments),
            kind=quote.kind,
            speaker=self._at(quote.speaker),
            claimant=self._claimant(quote),
            cue=self._at(quote.cue),
            is_repeat=quote.duplicate_of is not None or quote.parent is not None,
        )

    def _time(self, time: Timex) -> TimeAnswer:
        return TimeAnswer(
            range=self._at(TextRange(time.start, time.end)) or NOWHERE,
            surface=time.surface,
            kind=time.type,
            value=time.value,
            interval=(time.from_ and time.from_[:10], time.until and time.until[:10]),
        )

    def _entity(self, entity: Entity) -> EntityAnswer:
        affiliation = entity.affiliation
        role = entity.role
        return EntityAnswer(
            kind=entity.type,
            name=entity.name,
            names=self._names(entity) or (),
            role=role.surface if role else None,
            affiliation=self._names(self._entities.get(affiliation.entity)) if affiliation else None,
            range=self._at(TextRange(role.start, role.end)) if role else None,
        )


def unit_name(unit: str | None) -> str | None:
    """One spelling of a unit id: case, hyphens, -er and -re, and a plural s do not count."""
    if not unit:
        return None
    name = re.sub(r"[-_\s]+", " ", unit.lower().strip())
    name = re.sub(r"(met|lit)er\b", r"\1re", name)
    name = _UNIT_SPELLINGS.get(name, name)
    return name[:-1] if len(name) > 3 and name.endswith("s") and not name.endswith("ss") else name


def _value(figure: Figure) -> str | tuple[Decimal | None, Decimal | None] | Decimal | None:
    if figure.vague:
        return "vague"
    return (figure.low, figure.high) if figure.value is None else figure.value


def overlapping(first: TextRange, second: TextRange) -> bool:
    """True if two ranges share a code point; NOWHERE overlaps nothing."""
    return NOWHERE not in (first, second) and first.overlaps(second)


def known_ranges(ranges: Sequence[TextRange]) -> list[TextRange]:
    """The ranges that the gold text has."""
    return [words for words in ranges if words != NOWHERE]
