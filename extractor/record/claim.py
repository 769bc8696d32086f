"""A claim: a checkable statement, projected from the figures, quotes, times and entities of an article."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import ClassVar, Literal, Self

from extractor.errors import InputError
from extractor.record.by_id import ById, Linked
from extractor.record.entity import Entity
from extractor.record.figure import Confidence, Figure, Inferred
from extractor.record.finding import Finding
from extractor.record.ids import BaselineId, EntityId, FigureId, FindingId, QuoteId, TimeId
from extractor.record.in_short import in_short
from extractor.record.plain import RecordType
from extractor.record.quote import Quote
from extractor.record.textrange import End, Start, Surface, TextRange
from extractor.record.timex import From, Timex, Until, interval_in_short

Polarity = Literal["affirmed", "negated"]
Mode = Literal["actual", "planned", "expected", "possible", "conditional", "dependent"]
InsertionKind = Literal["antecedent", "base", "period", "name", "acronym", "attribution", "context", "headline"]
Factuality = Literal["fact", "reported", "opinion", "forecast", "hypothetical", "generic"]

# What figures and quotes call a slot that a claim has under another name
_SLOT_OF = {"attributed_to": "claimant", "speaker": "claimant", "compared_with": "baseline"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """The words that name what is measured."""

    start: Start
    end: End
    surface: Surface
    of: str | None = None
    """The thing that it is of, where that is named apart: "exports" of "rare earths"."""

    @property
    def is_concluded(self) -> bool:
        """True where another sentence names what it is of: "the value"."""
        return self.of is not None and self.of not in self.surface


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What happened to the measure or with the figure, in the article's words: the verb group of the figure's own clause.

    Particles, auxiliaries and negation belong to it.  A clause without a verb has the noun that states it ("a fall of").
    """

    start: Start
    end: End
    surface: Surface
    lemma: str
    """The main verb in its base form, or the noun."""
    polarity: Polarity = "affirmed"
    """Whether it is said to be or denied."""
    mode: Mode = "actual"
    """Whether it has happened; "dependent" is what goes along with something else ("was associated with")."""
    object_span: TextRange | None = None
    """Its object, if that is neither the figure nor its measure: "restored [power] to 900 homes"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """The calendar interval that a claim holds for: that of its figure."""

    time: TimeId | None
    """The words that state it."""
    from_: From | None
    until: Until | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """One link of the chain of sources."""

    entity: EntityId | None
    """Who says it; null where the words do not say."""
    quote: QuoteId | None = None
    """The quote in which it is said."""
    cue: TextRange | None = None
    """The words that attribute it."""
    said_on: TimeId | None = None
    """When it was said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Insertion:
    """Words of the claim sentence that are not those of its place in the article, so that it can be understood alone.

    They are in square brackets, those of an attribution without: `text[at : at + len(words)] == words`.
    """

    at: int
    """Where they begin in the claim's `text`, in code points, after the bracket."""
    words: str
    """What is inserted, without the brackets."""
    kind: InsertionKind
    """What a reference refers to, the whole of a share, the day or period of a time, the rest of a name or what its bearer is,
    an acronym in full, who says it; before the sentence, each sentence or section heading of the article that explains its words
    (context); after it, the headline, outlet and day of the article, where it has a context, no name or no time.
    """
    refers_to: TextRange | None = None
    """The words of the article that they are taken from: the antecedent, the time, the full name, the speaker, the headline, the
    sentence."""
    rule: str = ""
    """The rule that found those."""

    @property
    def range(self) -> TextRange:
        """Their range in `text`, brackets included; context and headline with the blank beside the sentence as well."""
        end = self.at + len(self.words)
        if self.kind == "attribution":
            return TextRange(self.at, end)
        return TextRange(self.at - 1 - (self.kind == "headline"), end + 1 + (self.kind == "context"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Modality:
    """How the statement is meant, read of the figure's own clause and not of the sentence."""

    factuality: Factuality = "fact"
    """Said by the article (fact) or by somebody (reported); opinion, forecast, hypothetical; generic: of no stated case."""
    negated: bool = False
    """True where it is denied."""
    hedges: tuple[TextRange, ...] = ()
    """The words that weaken it: "may", "reportedly"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """A named reason to check a claim, or not to."""

    code: str
    """An entry of `models/en/lexicons/check_worthiness.jsonl`, which says what it means."""
    weight: float
    """What it adds to the score; below zero for what is missing, inferred or uncertain."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckWorthiness:
    """How much a claim is worth checking.  It ranks; it is not a probability and not an accuracy."""

    score: float = 0.0
    """The sum of the weights; no unit."""
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TextPositionSelector:
    """W3C Web Annotation, counted in code points."""

    start: Start
    end: End


@dataclass(frozen=True, slots=True, kw_only=True)
class TextQuoteSelector:
    """W3C Web Annotation: the words and what is around them."""

    exact: str
    """The words."""
    prefix: str
    """Up to 32 code points before them."""
    suffix: str
    """Up to 32 code points after them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Utf16Range:
    """The same range as browsers count it: in UTF-16 code units, of which a code point beyond U+FFFF takes two."""

    start: int
    """Of the first code unit, inclusive."""
    end: int
    """One past the last code unit, exclusive."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Selectors:
    """Three ways to find the claim's words again."""

    position: TextPositionSelector
    quote: TextQuoteSelector
    utf16: Utf16Range


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim(Linked, RecordType):
    """A projection of the annotations: it selects and words what they say, and adds nothing that they do not.

    There is one for each figure that is not the baseline or the joined change of another claim, and one for each quote or
    attributed statement whose words those do not state whole.  Questions, and marked words without a verb, are none.
    """

    # The record calls an id as a claim calls the row itself: `value` is the figure, and `value_id` its id
    KEYS: ClassVar[Mapping[str, str]] = {
        "figure_ids": "figures", "time_ids": "times", "quote_id": "quote", "entity_ids": "entities", "subject_id": "subject",
        "value_id": "value", "change_id": "change", "baseline_id": "baseline", "place_id": "place", "finding_ids": "findings",
    }  # fmt: skip

    id: str
    """The digest of the article's address, its type, and the words of its figure or quote with those around them in its sentence,
    counted where an article has the same ones again: an edit elsewhere in the article does not change it.  Unique in its
    article; claims of articles without an address share an id where they share their sentence.
    """
    type: Literal["figure", "quote", "statement"]
    """Whether it states a figure, the words of somebody, or an attributed statement without marks."""
    start: Start
    end: End
    surface: Surface
    text: str
    """One sentence that can be read alone, in the article's own words: what a reference refers to, the period and the source
    are added in square brackets or after it where the clause lacks them; in brackets before it are the sentences of the article
    that explain what else is open, after it headline and day.  A quote comes after its speaker and, where they deny,
    doubt or did not say it, "(denied)", "(doubted)" or "(not said)".
    """
    insertions: tuple[Insertion, ...] = ()
    """What `text` has beside the words of the article, in text order."""
    open: tuple[TextRange, ...] = ()
    """The words of the claim, in the article, that only other words could explain and none was found for."""
    self_contained: bool = True
    """True if nothing is open and a reader needs nothing more; one that is not never ranks above one that is."""
    figure_ids: tuple[FigureId, ...] = ()
    """The figures that it states, those of one statement."""
    time_ids: tuple[TimeId, ...] = ()
    """The times in its words, or of its figures."""
    quote_id: QuoteId | None = None
    """The quote that it is, or that holds it."""
    entity_ids: tuple[EntityId, ...] = ()
    """Whoever and whatever its words name, and its sources."""
    subject_id: EntityId | None = None
    """Who or what has it or does it; only from the figure's own clause, never the speaker, the reporter or the newspaper."""
    subject_span: TextRange | None = None
    """The words of that subject, whether they name an entity or not ("the city's largest employer")."""
    measure: Measure | None = None
    """What is measured; for a count without words of its own what it counts."""
    event: Event | None = None
    value_id: FigureId | None = None
    """The amount."""
    change_id: FigureId | None = None
    """By how much it moved."""
    baseline_id: BaselineId | None = None
    """What it is compared with: an amount, or the time whose amount is not printed."""
    period: Period | None = None
    place_id: EntityId | None = None
    """Where it holds, from its own words."""
    attribution: tuple[Attribution, ...] = ()
    """Who says it, outermost first: agency, then person; empty for the article's own voice."""
    modality: Modality = Modality()
    also: tuple[TextRange, ...] = ()
    """The other places of the article that say the same: headline, dek, caption, a repeat."""
    check_worthiness: CheckWorthiness = CheckWorthiness()
    cluster_key: str | None = None
    """The digest of measure, subject, place, period, kind, role and basis: the same key in two articles is the same thing
    measured, whatever its value.  Null without a period, and where no name says which thing that is: one of its subject, its
    place or its measure, or, where the measure has a modifier ("net debt"), that of its source.  Of a quote it is the digest of
    the speaker's name and the words.
    """
    selectors: Selectors
    missing: tuple[str, ...] = ()
    """The slots that the article does not state."""
    inferred: Inferred = ()
    confidence: Confidence = field(default_factory=dict)
    finding_ids: tuple[FindingId, ...] = ()
    """What the checks say of it."""

    @property
    def value(self) -> Figure | None:
        """The amount."""
        return self._row(self.value_id, Figure) if self.value_id else None

    @property
    def change(self) -> Figure | None:
        """By how much it moved."""
        return self._row(self.change_id, Figure) if self.change_id else None

    @property
    def baseline(self) -> Figure | Timex | None:
        """What it is compared with."""
        kinds: tuple[type[Figure | Timex], ...] = (Figure, Timex)
        return self._row(self.baseline_id, *kinds) if self.baseline_id else None

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The figures that it states."""
        return tuple(self._row(id_, Figure) for id_ in self.figure_ids)

    @property
    def times(self) -> tuple[Timex, ...]:
        """The times in its words, or of its figures."""
        return tuple(self._row(id_, Timex) for id_ in self.time_ids)

    @property
    def quote(self) -> Quote | None:
        """The quote that it is, or that holds it."""
        return self._row(self.quote_id, Quote) if self.quote_id else None

    @property
    def entities(self) -> tuple[Entity, ...]:
        """Whoever and whatever its words name, and its sources."""
        return tuple(self._row(id_, Entity) for id_ in self.entity_ids)

    @property
    def subject(self) -> Entity | None:
        """Who or what has it or does it."""
        return self._row(self.subject_id, Entity) if self.subject_id else None

    @property
    def place(self) -> Entity | None:
        """Where it holds."""
        return self._row(self.place_id, Entity) if self.place_id else None

    @property
    def claimant(self) -> Entity | None:
        """Who says it, the last of `attribution`; None for the article's own voice, and where the words do not say."""
        said = self.attribution[-1].entity if self.attribution else None
        return self._row(said, Entity) if said else None

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What the checks say of it."""
        return tuple(self._row(id_, Finding) for id_ in self.finding_ids)

    def linked(self, by_id: ById) -> Self:
        """The same claim, which leads to these rows; a copy where it leads to others already."""
        claim = replace(self) if hasattr(self, "_by_id") else self
        object.__setattr__(claim, "_by_id", by_id)
        return claim

    @property
    def inferred_slots(self) -> set[str]:
        """The slots that are inferred, each under its name here, with those of the quote that it is or is in."""
        try:
            inferred = {*self.inferred, *(self.quote.inferred if self.quote else ())}
        except InputError:  # a claim on its own does not lead to its quote
            inferred = set(self.inferred)
        return {_SLOT_OF.get(slot, slot) for slot in inferred}

    def __repr__(self) -> str:
        claimant = self.attribution[-1].entity if self.attribution else None
        return in_short(
            self,
            self.sentence,
            inferred=self.inferred_slots,
            value=self._words_of(self.value_id),
            change=self._words_of(self.change_id),
            direction=self._direction(),
            baseline=self._words_of(self.baseline_id),
            period=self.period and interval_in_short(self.period.from_, self.period.until),
            claimant=self._words_of(claimant),
        )

    def _direction(self) -> str | None:
        """Which way it moved; None where its change leads nowhere."""
        try:
            return self.change.direction if self.change else None
        except InputError:
            return None

    def _words_of(self, id_: str | None) -> str | None:
        """The words of a row, or the id where it leads nowhere."""
        if id_ is None:
            return None
        kinds: tuple[type[Figure | Timex | Entity], ...] = (Figure, Timex, Entity)
        try:
            row = self._row(id_, *kinds)
        except InputError:
            return id_
        return row.name if isinstance(row, Entity) else row.surface

    @property
    def sentence(self) -> str:
        """`text` without the context before it and the headline after it."""
        text = self.text
        for insertion in reversed(self.insertions):
            if insertion.kind in ("context", "headline"):
                text = text[: insertion.range.start] + text[insertion.range.end :]
        return text
