"""Headline against body, and a rough figure against the exact one: "about 50%" and "48.3%"."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from extractor.checks import wording
from extractor.checks.completion import stated_interval
from extractor.checks.index import RULES, Index
from extractor.checks.intervals import SCALE_SLIPS, compare, printed
from extractor.checks.measures import content_words, measure_words
from extractor.checks.report import report
from extractor.figure import Figure
from extractor.finding import Finding, Interval

CHECK = "headline_and_body"
_ROUGH = Decimal("0.05")
_SCALED = frozenset({"money", "count", "quantity"})
_MOST = 300  # figures of an article that are compared with each other; more of them are tables
_LEAD = 3  # sentences after the headline in which its figure is expected


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
    """Compare each figure of the headline with the one of the lead that measures the same, and rough with exact figures."""
    figures = index.extraction.figures[:_MOST]
    for figure in figures:
        if index.in_headline(figure):
            others = [other for other in figures if not index.in_headline(other) and _same_thing(index, figure, other)]
            fitting = [other for other in others if _status(figure, other) != "inconsistent"]
            lead = [other for other in others if index.sentence_number(other) <= _LEAD]
            if fitting or (lead and not set(figure.inferred) - {"unit"}):
                yield _finding(index, figure, (fitting or lead)[0])
            else:
                yield from _check_factor(index, figure)
        elif figure.modifier == "approx" and figure.role == "change":
            exact = [f for f in figures if f.start > figure.end and f.modifier == "exact" and _may_be(index, figure, f)]
            fitting = [other for other in exact if _status(figure, other) != "inconsistent"]
            if fitting:
                yield _finding(index, figure, fitting[0])


def _check_factor(index: Index, headline: Figure) -> Iterator[Finding]:
    """The headline's digits with another scale in the lead, "$224 billion" and "$224 million", and nowhere the same."""
    body = [f for f in index.extraction.figures[:_MOST] if not index.in_headline(f) and _alike(headline, f)]
    if any(_status(headline, figure) != "inconsistent" for figure in body):
        return
    for figure in body:
        ratio = figure.value / headline.value if figure.value is not None and headline.value else None
        if ratio in SCALE_SLIPS and index.sentence_number(figure) <= _LEAD and headline.kind in _SCALED:
            message = (
                f"The headline says {wording.short(headline)} and the article {wording.short(figure)}: "
                f"the same digits, with a factor of {wording.number(max(ratio, 1 / ratio), 0)} between them."
            )
            yield report(index, "unit_factor", [headline, figure], "inconsistent", message, binding="likely")
            return


def _same_thing(index: Index, headline: Figure, body: Figure) -> bool:
    """One kind, unit, role and direction, and the measure of one in the words of the other's measure or sentence."""
    if not _alike(headline, body) or headline.role != body.role or headline.per != body.per:
        return False
    if headline.kind == "count":
        words = content_words(index, index.sentence_of(headline))
        return len(words & content_words(index, index.sentence_of(body))) >= 0.6 * len(words)
    words, others = measure_words(index, headline), measure_words(index, body)
    shared = words & others
    return bool(shared) and shared in (words, others)


def _may_be(index: Index, rough: Figure, exact: Figure) -> bool:
    """Whether the exact figure may be what the rough one rounds: half of the words of the measure, no other period."""
    words, others = measure_words(index, rough), measure_words(index, exact)
    periods = {stated_interval(index, rough), stated_interval(index, exact)} - {None}
    shared = words & others
    return _alike(rough, exact) and len(periods) < 2 and len(shared) >= 2 and 2 * len(shared) >= len(others)


def _alike(one: Figure, other: Figure) -> bool:
    units = {figure.unit.id if figure.unit else None for figure in (one, other)}
    return (
        one.kind == other.kind
        and len(units) == 1
        and one.direction == other.direction
        and one.value is not None
        and other.value is not None
    )


def _status(rough: Figure, exact: Figure) -> str:
    one, other = _rounded(rough), printed(exact)
    return compare(other, one) if one and other else "inconsistent"


def _rounded(figure: Figure) -> Interval | None:
    """A headline rounds as "about" does: 5 % on either side, or half of the last place that is not zero."""
    interval = printed(figure)
    if interval is None or figure.value is None or interval.low is None or interval.high is None:
        return interval
    place = Decimal(1).scaleb(figure.value.normalize().as_tuple().exponent)  # type: ignore[arg-type]
    margin = max(abs(figure.value) * _ROUGH, place / 2)
    low, high = figure.value - margin, figure.value + margin
    return Interval(low=min(interval.low, low), value=figure.value, high=max(interval.high, high))


def _finding(index: Index, rough: Figure, exact: Figure) -> Finding:
    where = "The headline says" if index.in_headline(rough) else "The article says"
    one, other = _rounded(rough), printed(exact)
    status = compare(other, one, approximate=rough.value != exact.value) if one and other else "unresolved"
    bounds = (
        f" (a headline rounds: {wording.number(one.low, 2)} to {wording.number(one.high, 2)})"
        if (one and one.low is not None and one.high is not None and status == "inconsistent")
        else ""
    )
    outcome = wording.OUTCOME.get(status, "cannot be decided")
    remark = ", the first is approximate" if status == "consistent_rounded" else bounds
    message = f"{where} {wording.said(rough)} and {wording.said(exact)} for the same thing: {outcome}{remark}."
    return report(index, CHECK, [rough, exact], status, message, binding="likely", computed=other, reported=one)
