"""The figures and quotes of an article's claims, each prepared for comparison."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from extractor.comparison.amount import SHARES, Amount, read_amount
from extractor.comparison.group import Occurrence
from extractor.comparison.story import NAMED, Story, read_story
from extractor.comparison.terms import informative, running, stem_of, terms, words_of
from extractor.record.article import Article
from extractor.record.claim import Claim
from extractor.record.extraction import Extraction
from extractor.record.figure import Figure

_NUMBER = re.compile(r"\d(?:[\d.,]*\d)?")
_JOINT = re.compile(r"[;:—–] |, (?:and|but) ")
_PLANNED = frozenset(["planned", "expected", "possible", "conditional"])


@dataclass(frozen=True, slots=True, kw_only=True)
class _Comparable:
    occurrence: Occurrence
    claim: Claim
    story: Story
    """The article as a whole."""
    names: frozenset[str]
    """The words of the names in its sentence; of a quote, those of its speaker."""

    @property
    def day(self) -> str | None:
        """The day of the article."""
        return self.story.day.isoformat() if self.story.day else None


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparableFigure(_Comparable):
    """A figure of a claim in its article."""

    figure: Figure
    amount: Amount
    terms: frozenset[str]
    """The terms of its clause."""
    measured: frozenset[str]
    """The terms of what it measures or counts; where that is bare ("people"), also the terms of what happens to them."""
    counted: frozenset[str]
    """The terms of the noun that it counts, or that it is a share of; none for other amounts."""
    proper: frozenset[str]
    """The terms of its capitalised words."""
    place: frozenset[str]
    """The words of the place that it holds for; empty where none is stated."""

    @property
    def interval(self) -> tuple[str, str] | None:
        """The time that its sentence states for it, `from` inclusive and `until` exclusive."""
        period = self.claim.period
        if period is None or not period.from_ or not period.until or "period" in self.claim.inferred:
            return None
        return period.from_, period.until

    @property
    def is_planned(self) -> bool:
        """True for an amount that is only planned, expected or possible."""
        event = self.claim.event
        return self.figure.role == "target" or (event is not None and event.mode in _PLANNED)


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparableQuote(_Comparable):
    """A quote in its article."""

    speaker: str | None
    words: tuple[str, ...]
    """In small letters, in order, without numbers and marks."""
    numbers: frozenset[str]
    """Its numbers in digits."""


Comparable = ComparableFigure | ComparableQuote


def read_comparables(extraction: Extraction) -> Iterator[Comparable]:
    """The figures and quotes of the claims, in text order, but for amounts that are no number ("dozens").

    A quote is that of its own claim, else of the first claim of a figure in it.
    """
    reader = _Reader(extraction)
    said = {claim.quote_id for claim in extraction.claims if claim.type != "figure"}
    for claim in extraction.claims:
        if claim.type == "figure":
            yield from reader.figures(claim)
        if claim.type != "figure" or claim.quote_id not in said:
            said.add(claim.quote_id)
            yield from reader.quotes(claim)


class _Reader:
    """What the comparables of one article have in common."""

    def __init__(self, extraction: Extraction) -> None:
        self._extraction = extraction
        self._text = extraction.article.text
        self._figures = {figure.id: figure for figure in extraction.figures}
        self._quotes = {quote.id: quote for quote in extraction.quotes}
        self._entities = {entity.id: entity for entity in extraction.entities}
        self._outlet = _outlet(extraction.article)
        self._story = read_story(extraction)

    def figures(self, claim: Claim) -> Iterator[ComparableFigure]:
        """A comparable for each figure of the claim that is a number."""
        for figure in (self._figures[id_] for id_ in claim.figure_ids):
            amount = read_amount(figure)
            if amount is not None:
                what = self._what(claim, figure)
                clause = terms(f"{self._around(claim, figure)} {claim.event.lemma if claim.event else ''}")
                measured = terms(what)
                if not informative(measured) and claim.event:
                    event = terms(claim.event.lemma)
                    measured |= running(event) or running(clause) or event
                yield ComparableFigure(
                    occurrence=self._occurrence(claim, figure.start, figure.end, claim.surface, figure.surface),
                    claim=claim,
                    story=self._story,
                    names=self._names_of(*claim.entity_ids),
                    figure=figure,
                    amount=amount,
                    terms=clause | measured,
                    measured=measured,
                    counted=_counted(figure, measured),
                    proper=terms(" ".join(word for word in what.split() if word[0].isupper())),
                    place=self._names_of(claim.place_id),
                )

    def _around(self, claim: Claim, figure: Figure) -> str:
        """The words of the claim around a figure, from one joint to the next."""
        before = _JOINT.split(self._text[claim.start : figure.start])[-1]
        return before + figure.surface + _JOINT.split(self._text[figure.end : claim.end])[0]

    def quotes(self, claim: Claim) -> Iterator[ComparableQuote]:
        """The words that somebody said; those of a pull quote are said once."""
        quote = self._quotes.get(claim.quote_id or "")
        if quote is not None and not quote.duplicate_of:
            said = " ".join(self._text[part.start : part.end] for part in quote.fragments)
            speaker = self._entities.get(quote.claimant or "")
            yield ComparableQuote(
                occurrence=self._occurrence(claim, quote.start, quote.end, said, None),
                claim=claim,
                story=self._story,
                names=self._names_of(quote.claimant),
                speaker=speaker.name if speaker else None,
                words=tuple(words_of(said)),
                numbers=frozenset(_NUMBER.findall(said)),
            )

    def _names_of(self, *entities: str | None) -> frozenset[str]:
        """The words of those that have names."""
        named = (self._entities[id_] for id_ in entities if id_ in self._entities)
        return frozenset(stem_of(word) for entity in named if entity.type in NAMED for word in words_of(entity.name))

    def _what(self, claim: Claim, figure: Figure) -> str:
        """The words of what it counts, and of its measure."""
        unit = figure.unit.id if figure.kind == "count" and figure.unit and figure.unit.id else ""
        own = self._text[slice(*figure.measure)] if figure.measure else ""
        of = claim.measure.of or "" if claim.measure else ""
        return " ".join([unit, own or (claim.measure.surface if claim.measure else ""), of])

    def _occurrence(self, claim: Claim, start: int, end: int, surface: str, value: str | None) -> Occurrence:
        return Occurrence(
            input_id=self._extraction.input_id,
            article=self._extraction.article.key,
            claim=claim.id,
            start=start,
            end=end,
            surface=surface,
            value=value,
            published=self._extraction.article.published.value,
            outlet=self._outlet,
        )


def _counted(figure: Figure, measured: frozenset[str]) -> frozenset[str]:
    if figure.kind == "count":
        return terms(figure.unit.id or "") if figure.unit else frozenset()
    return measured if figure.kind in SHARES else frozenset()


def _outlet(article: Article) -> str | None:
    host = urlsplit(article.url).hostname if article.url else None
    return article.site or (host.removeprefix("www.") if host else None)
