"""A claim: a checkable statement, projected from the figures, quotes, times and entities of an article."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from extractor.textrange import TextRange

Polarity = Literal["affirmed", "negated"]
Mode = Literal["actual", "planned", "expected", "possible", "conditional", "dependent"]
Factuality = Literal["fact", "reported", "opinion", "forecast", "hypothetical", "generic"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """The words that name what is measured; `of` is the thing it is of when named apart ("exports" of "rare earths")."""

    start: int
    end: int
    surface: str
    of: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What happened to the measure or with the figure, in the article's words: the verb group of the figure's own clause.

    Without a verb it is the noun that tells it ("a fall of").  `polarity` and `mode` say whether it is denied, and whether it
    has happened; "dependent" is what goes along with something else ("was associated with").  `object_span` is where its
    object stands, if that is neither the figure nor its measure: "restored [power] to 900 homes".
    """

    start: int
    end: int
    surface: str
    lemma: str
    polarity: Polarity = "affirmed"
    mode: Mode = "actual"
    object_span: TextRange | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """The interval a claim holds for: ISO dates, `from_` inclusive, `until` exclusive, None where open."""

    time: str | None
    from_: str | None
    until: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """One link of the chain of sources: an entity, the quote it speaks in, the words of the cue, when it was said."""

    entity: str | None
    quote: str | None = None
    cue: TextRange | None = None
    said_on: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Modality:
    """How the statement is meant; `hedges` are the ranges of the words that weaken it."""

    factuality: Factuality = "fact"
    negated: bool = False
    hedges: tuple[TextRange, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """A named reason to check a claim, with the weight it adds."""

    code: str
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckWorthiness:
    """The sum of the reasons' weights, below zero for what is missing or concluded.

    It ranks; it is not a probability and not an accuracy.
    """

    score: float = 0.0
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TextPositionSelector:
    """W3C Web Annotation: code points, `start` inclusive, `end` exclusive."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TextQuoteSelector:
    """W3C Web Annotation: the exact words with up to 32 code points before and after."""

    exact: str
    prefix: str
    suffix: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Utf16Range:
    """The same range in UTF-16 code units, as browsers count."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Selectors:
    """Three ways to find the claim's words again."""

    position: TextPositionSelector
    quote: TextQuoteSelector
    utf16: Utf16Range


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A projection of the annotations: it selects and words what they say, and adds nothing that they do not.

    `also` are the other places of the article that say the same, `subject_span` the words of the subject of the figure's own
    clause, whether they name an entity or not ("the city's largest employer").
    """

    id: str
    type: Literal["figure", "quote", "statement"]
    start: int
    end: int
    surface: str
    text: str
    figures: tuple[str, ...] = ()
    times: tuple[str, ...] = ()
    quote: str | None = None
    entities: tuple[str, ...] = ()
    subject: str | None = None
    subject_span: TextRange | None = None
    measure: Measure | None = None
    event: Event | None = None
    value: str | None = None
    change: str | None = None
    baseline: str | None = None
    period: Period | None = None
    place: str | None = None
    attribution: tuple[Attribution, ...] = ()
    modality: Modality = Modality()
    also: tuple[TextRange, ...] = ()
    check_worthiness: CheckWorthiness = CheckWorthiness()
    cluster_key: str = ""
    selectors: Selectors
    missing: tuple[str, ...] = ()
    inferred: tuple[str, ...] = ()
    findings: tuple[str, ...] = ()
