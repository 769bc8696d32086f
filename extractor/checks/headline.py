"""Headline and dek against the body: "fire kills 20", and "killed 30 people" below it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from extractor.checks import wording
from extractor.checks.index import RULES, Index
from extractor.checks.intervals import SCALE_SLIPS, half_place, is_slip, overlap, printed
from extractor.checks.measures import measure_words, stems_around, stems_of
from extractor.checks.report import Binding, report
from extractor.figure import Figure
from extractor.finding import Finding, Interval
from extractor.statement import is_bare

CHECK = "headline_and_body"
_ROUGH, _ROUGHEST, _BOUND = Decimal("0.05"), Decimal("0.15"), Decimal("1.5")
_SCALED = frozenset({"money", "count", "quantity"})
_MOST = 300  # figures of an article that are compared with each other; more of them are tables
_LEAD = range(1, 6)  # sentences after the headline in which its figure is expected
_FEW = 2  # figures of one unit in a headline
_ALIKE = 0.5  # of the words of the headline that return in the sentence, where only one does next to the figure
_NEAR = 2  # words that stand next to both figures
_NOT_TOLD = frozenset({"baseline", "difference"})


@RULES.add(
    CHECK,
    example=(
        "Tea exports fall 12%\n\n"
        "Tea exports fell 21.3% in February from a year earlier, the customs office said on Monday."
    ),
    counterexample=(
        "Tea exports fall\n\nTea exports fell 21.3% in February from a year earlier, the customs office said on Monday."
    ),
)
def check_headline(index: Index) -> Iterator[Finding]:
    """Compares a figure of the headline or of the dek with the one of the lead that states the same.

    Needs: no figure of the body that the headline's may round, and one in the lead of the same kind, unit and direction with
    half of the headline's words.  A headline rounds to 5 percent, or by its last place that is not zero.
    """
    figures = [one for one in index.extraction.figures[:_MOST] if printed(one)]
    body = [one for one in figures if not index.in_headline(one)]
    for figure in figures:
        is_told = index.in_headline(figure) and figure.role not in _NOT_TOLD
        if not is_told or any(_may_round(figure, other) for other in body):
            continue
        if sum(_alike(figure, other) for other in figures if index.in_headline(other)) > _FEW:
            continue  # a list of results, not a headline
        others = [other for other in body if _is_lead(index, figure, other) and _is_same(index, figure, other)]
        if others:
            rivals = {other.value for other in body if _is_lead(index, figure, other) and _alike(figure, other)}
            nearest = max(others, key=lambda other: _nearness(index, figure, other))
            if len(rivals) == 1 or is_slip(figure, nearest):
                yield _finding(index, figure, nearest, rivals=len(rivals))
        else:
            yield from _check_factor(index, figure, body)


def _is_lead(index: Index, headline: Figure, body: Figure) -> bool:
    return index.sentence_number(body) - index.sentence_number(headline) in _LEAD


def _is_same(index: Index, headline: Figure, body: Figure) -> bool:
    """True for one kind, unit and direction, where the words of the headline return around the figure of the body."""
    if not _alike(headline, body) or headline.range or body.range or body.role in _NOT_TOLD:
        return False
    if headline.measure and body.measure and measure_words(index, headline) == measure_words(index, body):
        return True
    words, others = stems_of(index, index.sentence_of(headline)), stems_of(index, index.sentence_of(body))
    near = _nearness(index, headline, body)
    return near >= _NEAR or (near > 0 and len(words & others) >= _ALIKE * len(words))


def _nearness(index: Index, headline: Figure, body: Figure) -> int:
    """How many of the words next to the one figure stand next to the other."""
    return len(stems_around(index, headline) & stems_around(index, body))


def _alike(one: Figure, other: Figure) -> bool:
    """True for one kind and unit, and no opposite directions; digits alone may be of any unit."""
    units = {figure.unit.id if figure.unit else None for figure in (one, other)}
    return (
        one.kind == other.kind
        and (len(units) == 1 or (None in units and is_bare(other)))
        and (one.per and one.per.id) == (other.per and other.per.id)
        and {one.direction, other.direction} != {"up", "down"}
        and one.value is not None
        and other.value is not None
    )


def _may_round(headline: Figure, body: Figure) -> bool:
    """True if the headline may tell the figure of the body, in its own words or rounded."""
    one, other = _rounded(headline, bounds=headline.modifier != body.modifier), _closed(body, printed(body))
    other_units = headline.unit and body.unit and headline.unit.id != body.unit.id and not is_bare(body)
    return headline.kind == body.kind and not other_units and one is not None and overlap(one, other)


def _closed(figure: Figure, interval: Interval | None) -> Interval:
    """An interval without open sides: "more than 500" is 500 here."""
    low, high = (interval.low, interval.high) if interval else (None, None)
    return Interval(
        low=figure.value if low is None else low, value=figure.value, high=figure.value if high is None else high
    )


def _rounded(figure: Figure, *, bounds: bool = True) -> Interval | None:
    """A headline rounds as "about" does: 5 % on either side, or half of its last place that is not zero, to 15 % at most.

    "More than 500" is not said of what is half as much again; without `bounds`, it is about 500.
    """
    value, interval = figure.value, printed(figure)
    if interval is None or value is None:
        return interval
    margin = max(abs(value) * _ROUGH, min(half_place(value), abs(value) * _ROUGHEST))
    low, high = value - margin, value + margin
    if bounds:
        low = value / _BOUND if interval.low is None else low
        high = value * _BOUND if interval.high is None else high
    return Interval(low=min(low, interval.low or low), value=value, high=max(high, interval.high or high))


def _check_factor(index: Index, headline: Figure, body: list[Figure]) -> Iterator[Finding]:
    """The headline's digits with another scale in the lead, "$224 billion" and "$224 million", and nowhere the same."""
    for figure in body:
        ratio = figure.value / headline.value if figure.value is not None and headline.value else None
        if (
            ratio in SCALE_SLIPS
            and _is_lead(index, headline, figure)
            and _alike(headline, figure)
            and headline.kind in _SCALED
        ):
            message = (
                f"The headline says {wording.short(headline)}, the article {wording.short(figure)}: "
                f"the same digits, a factor of {wording.number(max(ratio, 1 / ratio), 0)} apart."
            )
            yield report(index, "unit_factor", [headline, figure], "inconsistent", message, binding="likely")
            return


def _finding(index: Index, headline: Figure, body: Figure, *, rivals: int) -> Finding:
    sure = rivals == 1 and (headline.role, headline.direction) == (body.role, body.direction)
    binding: Binding = "likely" if sure else "inferred"
    remark = ": inconsistent, even if the headline is rounded" if sure else "; these may not be the same thing"
    message = f"The headline says {wording.said(headline)}, the article {wording.said(body)}{remark}."
    return report(index, CHECK, [headline, body], "inconsistent", message, binding=binding, by_words=True,
                  computed=printed(body), reported=_rounded(headline))  # fmt: skip
