"""A figure: a number as used in the text, with its unit, what it measures and how it is meant."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import ClassVar, Literal

from extractor.textrange import TextRange

FigureKind = Literal[
    "money", "percent", "points", "quantity", "duration", "age", "count", "fraction", "multiple", "index", "other"
]
Modifier = Literal["exact", "approx", "more_than", "at_least", "less_than", "at_most"]
Role = Literal["level", "change", "baseline", "share", "difference", "target", "rate"]
Direction = Literal["up", "down", "flat"]
BaselineKind = Literal["earlier", "expected", "other_group", "revised"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """What the number counts: ISO 4217 code, singular English unit name, or lemma of the counted noun.

    `candidates` lists every reading of an ambiguous surface ("tons"), the one in `id` included.
    """

    id: str | None
    surface: str | None = None
    dimension: str | None = None
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Denominator:
    """What a rate is taken by: "barrel", "share", "year", "person"."""

    id: str
    surface: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Uncertainty:
    """A printed uncertainty: margin of error, confidence interval, plus-minus.  `low` and `high` are inclusive."""

    surface: str
    start: int
    end: int
    kind: Literal["margin_of_error", "confidence_interval", "plus_minus"]
    low: Decimal | None = None
    high: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FigurePeriod:
    """The interval a figure holds for: ISO dates, `from_` inclusive, `until` exclusive, null where open.

    `time` is the id of the words that state it; `inferred` is true where the words do not state it of this figure.
    """

    time: str | None
    from_: str | None
    until: str | None
    inferred: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedWith:
    """What a change or difference is measured against: the id of a figure or of a time, never both."""

    OMIT_NULL: ClassVar[bool] = True

    figure: str | None = None
    time: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number as used in the text; see the record contract for the meaning of each field.

    `value` is signed for levels and a magnitude for change and difference, whose sign is in `direction`; it is None for
    a range or a vague amount.  `low` and `high` (inclusive) are what the printed digits allow, or the ends of a range.
    """

    id: str
    start: int
    end: int
    surface: str
    kind: FigureKind
    value: Decimal | None
    low: Decimal | None = None
    high: Decimal | None = None
    range: bool = False
    vague: bool = False
    unit: Unit | None = None
    per: Denominator | None = None
    modifier: Modifier = "exact"
    modifier_span: TextRange | None = None
    role: Role = "level"
    direction: Direction | None = None
    direction_span: TextRange | None = None
    compared_with: ComparedWith | None = None
    baseline_kind: BaselineKind | None = None
    measure: TextRange | None = None
    basis: tuple[str, ...] = ()
    uncertainty: Uncertainty | None = None
    period: FigurePeriod | None = None
    attributed_to: str = "article"
    inferred: tuple[str, ...] = ()
    rule: str = ""
    rules: Mapping[str, str] = field(default_factory=dict)
