"""A claim: a checkable statement, projected from the figures, quotes, times and entities of an article."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from extractor.figure import Confidence, Inferred
from extractor.ids import BaselineId, EntityId, FigureId, FindingId, QuoteId, TimeId
from extractor.plain import RecordType
from extractor.textrange import End, Start, Surface, TextRange
from extractor.timex import From, Until

Polarity = Literal["affirmed", "negated"]
Mode = Literal["actual", "planned", "expected", "possible", "conditional", "dependent"]
InsertionKind = Literal["antecedent", "base", "period", "name", "acronym", "attribution", "context", "headline"]
Factuality = Literal["fact", "reported", "opinion", "forecast", "hypothetical", "generic"]


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
    def place(self) -> TextRange:
        """Where they stand in `text` with their brackets; context and headline with the blank beside the sentence as well."""
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
class Claim(RecordType):
    """A projection of the annotations: it selects and words what they say, and adds nothing that they do not.

    There is one for each figure that is not the baseline or the joined change of another claim, and one for each quote or
    attributed statement whose words those do not state whole.  Questions, and marked words without a verb, are none.
    """

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
    figures: tuple[FigureId, ...] = ()
    """The figures that it states, those of one statement."""
    times: tuple[TimeId, ...] = ()
    """The times in its words, or of its figures."""
    quote: QuoteId | None = None
    """The quote that it is, or that holds it."""
    entities: tuple[EntityId, ...] = ()
    """Whoever and whatever its words name, and its sources."""
    subject: EntityId | None = None
    """Who or what has it or does it; only from the figure's own clause, never the speaker, the reporter or the newspaper."""
    subject_span: TextRange | None = None
    """The words of that subject, whether they name an entity or not ("the city's largest employer")."""
    measure: Measure | None = None
    """What is measured; for a count without words of its own what it counts."""
    event: Event | None = None
    value: FigureId | None = None
    """The amount."""
    change: FigureId | None = None
    """By how much it moved."""
    baseline: BaselineId | None = None
    """What it is compared with: an amount, or the time whose amount is not printed."""
    period: Period | None = None
    place: EntityId | None = None
    """Where it holds, from its own words."""
    attribution: tuple[Attribution, ...] = ()
    """Who says it, outermost first: agency, then person; empty for the article's own voice."""
    modality: Modality = Modality()
    also: tuple[TextRange, ...] = ()
    """The other places of the article that say the same: headline, dek, caption, a repeat."""
    check_worthiness: CheckWorthiness = CheckWorthiness()
    cluster_key: str = ""
    """The digest of measure, subject, place, period, kind, role and basis: the same key in two articles is the same thing
    measured, whatever its value.
    """
    selectors: Selectors
    missing: tuple[str, ...] = ()
    """The slots that the article does not state."""
    inferred: Inferred = ()
    confidence: Confidence = field(default_factory=dict)
    findings: tuple[FindingId, ...] = ()
    """What the checks say of it."""

    @property
    def certainty(self) -> float | None:
        """How sure the trained reader is of the least sure of the slots that are filled; None where it was not asked."""
        filled = {**dict.fromkeys(self.confidence, True), "subject": self.subject or self.subject_span}
        filled.update({slot: getattr(self, slot) for slot in ("measure", "period", "attribution", "event")})
        return min((sure for slot, sure in self.confidence.items() if filled[slot]), default=None)

    @property
    def sentence(self) -> str:
        """`text` without the context before it and the headline after it."""
        text = self.text
        for one in reversed(self.insertions):
            if one.kind in ("context", "headline"):
                text = text[: one.place.start] + text[one.place.end :]
        return text
