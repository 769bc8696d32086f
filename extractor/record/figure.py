"""A figure: a number as used in the text, with its unit, what it measures and how it is meant."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Annotated, ClassVar, Literal

from extractor.record.ids import FigureId, Id, SourceId, TimeId
from extractor.record.in_short import in_short
from extractor.record.plain import RecordType
from extractor.record.textrange import End, Start, Surface, TextRange
from extractor.record.timex import From, Until, interval_in_short

FigureKind = Literal[
    "money", "percent", "points", "quantity", "duration", "age", "count", "fraction", "multiple", "index", "other"
]
Modifier = Literal["exact", "approx", "more_than", "at_least", "less_than", "at_most"]
Role = Literal["level", "change", "baseline", "share", "difference", "target", "rate"]
Direction = Literal["up", "down", "flat"]
BaselineKind = Literal["earlier", "expected", "other_group", "revised"]
Inferred = Annotated[tuple[str, ...], "The slots that were inferred and not read from the words."]
Confidence = Annotated[
    Mapping[str, float],
    "For each slot that the trained reader filled or left empty, the probability that its best answer is right, from 0 to 1; "
    "the words of the measure are called `measure_words`, as in `rules`.",
]
CONFIDENCE_DIGITS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """What the number counts."""

    id: str | None
    """Money: the ISO 4217 code.  `percent`; `percentage_point`, `basis_point`; `fraction` (of 1); `multiple`; `index_point`.
    Physical and time: the English name in the singular ("tonne", "square kilometre", "degree celsius").  A count: the lemma of
    the counted noun ("vehicle").  A rate has its denominator in `per`.  Null where nothing is named.
    """
    surface: str | None = None
    """The words or the sign after the number that name it; null for money, fractions and multiples, or if inherited."""
    dimension: str | None = None
    """What kind of unit it is: "currency", "time", "length", "mass" ...; null for a counted noun and for a percent."""
    candidates: tuple[str, ...] = ()
    """The ids of every reading of an ambiguous surface ("tons", "$"), the best one, which is `id`, included."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Denominator:
    """What a rate is taken by: the barrel of "$55 a barrel"."""

    id: str
    """The unit or the counted noun in the singular: "barrel", "share", "year", "person"."""
    surface: str
    """The words that name it, without "per" or "a"."""


UncertaintyKind = Literal["margin_of_error", "confidence_interval", "plus_minus"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Uncertainty:
    """The margin of error or the interval that is printed for a figure."""

    surface: Surface
    start: Start
    end: End
    kind: UncertaintyKind
    """What the words call it; plus_minus where they give no name."""
    low: Decimal | None = None
    """The lower bound, inclusive: of an interval the value, of a margin the distance from the figure, below zero."""
    high: Decimal | None = None
    """The upper bound, inclusive, in the same way."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FigurePeriod:
    """The calendar interval that a figure holds for."""

    time: TimeId | None
    """The words that state it.  They keep their own interval: "at the end of 2017" gives a figure the last day of the year."""
    from_: From | None
    until: Until | None
    inferred: bool = False
    """True where the words do not state it of this figure: it comes from the article's context."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedWith:
    """What a change or difference is measured against: a figure or a time, never both; the other is absent."""

    OMIT_NULL: ClassVar = ("figure", "time")

    figure: FigureId | None = None
    """The amount it is measured from."""
    time: TimeId | None = None
    """The time whose amount it is measured from ("from a year earlier"), where no amount is printed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure(RecordType):
    """A number as used in the text: number, scale and unit, without the words that bound or soften it.

    A stated range ("$10 to $15 million") is one figure; "from A to B" is two, B a level and A its baseline.
    """

    id: Id
    start: Start
    end: End
    surface: Surface
    kind: FigureKind
    """What sort of amount it is; "points" are percentage or basis points, a share in words ("a third") is a fraction."""
    value: Decimal | None
    """The amount, counted in `unit`; a fraction has nine decimals.  Signed ("minus 12 degrees" is -12), but of a change and of
    a difference the magnitude: their sign is in `direction`.  Null for a range and for a vague amount.
    """
    low: Decimal | None = None
    """The least that is meant, inclusive: what the printed digits allow ("18.7 million": 18650000), or the lower end of a
    stated range.  Null for a vague amount, and below an upper bound ("less than").
    """
    high: Decimal | None = None
    """The most that is meant, inclusive, in the same way.  Null for a vague amount, and above a lower bound ("more than")."""
    range: bool = False
    """True for a stated range, whose ends are `low` and `high`."""
    vague: bool = False
    """True for an amount without a number: dozens, scores, hundreds, thousands, millions."""
    unit: Unit | None = None
    per: Denominator | None = None
    modifier: Modifier = "exact"
    """How the words bound or soften the number: "about" is approx, "up to" at_most."""
    modifier_span: TextRange | None = None
    """Those words; they are outside `surface`."""
    role: Role = "level"
    """What the amount is to the statement: by how much something moved (change), what that is held against (baseline), a gap
    at one time (difference), a part of a whole (share), planned or forecast (target), a price or rate (rate), else level.
    """
    direction: Direction | None = None
    """Which way a change or a difference goes; null for every other role."""
    direction_span: TextRange | None = None
    """The words that say so."""
    compared_with: ComparedWith | None = None
    """What a change or a difference is measured against; null for every other role, and where it is not stated."""
    baseline_kind: BaselineKind | None = None
    """What sort of baseline it is: of an earlier time, expected, of another group, or since revised."""
    measure: TextRange | None = None
    """The words that name what is measured: the shortest noun phrase that is meaningful, outside the figure.  A count whose
    unit says it all has none.
    """
    basis: tuple[str, ...] = ()
    """How it was computed, as stated: seasonally_adjusted, annualised, real, nominal, preliminary, revised, average, median,
    cumulative, or "excluding:" and what is left out.
    """
    uncertainty: Uncertainty | None = None
    period: FigurePeriod | None = None
    attributed_to: SourceId = "article"
    """Who gives it: an entity, or the quote that holds it, or "article" for the article's own voice."""
    inferred: Inferred = ()
    rule: str = ""
    """The rule or the lexicon entry that found it."""
    rules: Mapping[str, str] = field(default_factory=dict)
    """For each slot that a rule filled, the id of that rule; the words of the measure are called `measure_words` there.  What
    the trained reader filled has the rule "reader".
    """
    confidence: Confidence = field(default_factory=dict)

    def words(self, text: str) -> str:
        """Its words in the article's text, those that bound or soften it, the direction of a change: "down about a third"."""
        ranges = sorted(range_ for range_ in (TextRange(self.start, self.end), self.modifier_span) if range_)
        is_moved = self.direction in ("up", "down") and "direction" not in self.inferred
        direction = self.direction if is_moved and self.role == "change" else None
        return " ".join(filter(None, (direction, *(text[slice(*range_)] for range_ in ranges))))

    def __repr__(self) -> str:
        is_inferred = self.period is not None and self.period.inferred
        return in_short(
            self,
            self.surface,
            inferred={*self.inferred, *["period"] * is_inferred},
            value=self.value,
            unit=self.unit and self.unit.id,
            role=self.role,
            direction=self.direction,
            period=self.period and interval_in_short(self.period.from_, self.period.until),
        )
