"""The times that may be the period of a figure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from extractor.components.reader.candidate import Candidate
from extractor.components.reader.context import step
from extractor.components.reader.view import FigureView
from extractor.record.figure import FigurePeriod
from extractor.record.timex import Timex

_BACK = 4  # blocks before that of the figure
_LEAD = 2  # blocks in which the day of a report is named
_MOST = 24  # times that are looked at: one of hundreds is a table
_FAR = 200  # tokens

Placed = tuple[Timex, int, int]


def periods(view: FigureView) -> Iterator[Candidate]:
    """The times before the figure and in its sentence, what the rules give it, and the day of publication."""
    context, rule = view.context, view.figure.period
    times = _times(view)
    beside = [placed for placed in times if context.sentence(placed[1]) == view.sentence]
    for time, first, end in times:
        is_rule = rule is not None and rule.time == time.id
        period = rule if is_rule and rule else _period(time, is_inferred=context.sentence(first) != view.sentence)
        known = (
            _of_time(view, time, first),
            _beside(view, first, end, beside),
            view.relation(context.structure.root(first, end)),
            _ruled(rule, period, is_rule=is_rule),
        )
        yield Candidate(period, first, end - 1, tuple(name for names in known for name in names))
    if context.published is not None:
        day = context.published
        period = FigurePeriod(time=None, from_=f"{day}", until=f"{day + dt.timedelta(1)}", inferred=True)
        tense = view.position.clause.tense if view.position.clause else None
        yield Candidate(period, -1, -1, ("publication", f"publication,{tense}", *_ruled(rule, period, is_rule=False)))
    if rule is not None and all(time.id != rule.time for time, _, _ in times):
        yield Candidate(rule, -1, -1, ("rule=True", f"rule_alone={rule.inferred}"))


def _times(view: FigureView) -> list[Placed]:
    """The times that are looked at, in text order: those of the blocks before the figure, of its sentence, and of the lead."""
    context, (_, stop) = view.context, view.context.structure.sentences[view.sentence]
    end = context.count_before(context.times, min(stop, view.stop + _FAR))
    start = context.count_before(context.times, context.block_start(context.block(view.first) - _BACK))
    near = context.times[max(start, end - _MOST) : end]
    lead = context.times[: min(start, context.count_before(context.times, context.block_start(_LEAD + 1)))]
    return [*lead[len(near) - _MOST :], *near] if len(near) < _MOST else near


def _period(time: Timex, *, is_inferred: bool) -> FigurePeriod:
    return FigurePeriod(time=time.id, from_=time.from_, until=time.until, inferred=is_inferred)


def _ruled(rule: FigurePeriod | None, period: FigurePeriod, *, is_rule: bool) -> Iterator[str]:
    """What the rules say of a period."""
    if rule is None:
        yield "unruled"
        return
    yield f"rule={is_rule}"
    yield f"rule={is_rule},{rule.inferred}"
    yield f"same={(rule.from_, rule.until) == (period.from_, period.until)}"


def _of_time(view: FigureView, time: Timex, first: int) -> Iterator[str]:
    published = view.context.published
    yield f"role={time.role}"
    yield f"type={time.type}"
    yield f"granularity={time.granularity}"
    yield f"open={time.open}"
    yield f"mod={time.mod}"
    yield f"anchor={time.anchor.kind}"
    yield f"time_rule={time.rule}"
    yield f"now={time.value == 'PRESENT_REF'}"
    yield f"before={view.context.columns.lower[first - 1] if first else None}"
    yield f"block={view.context.block_kind(first)}"
    if time.from_ and published:
        yield f"past={time.from_[:10] <= published.isoformat()}"


def _beside(view: FigureView, first: int, stop: int, beside: Sequence[Placed]) -> Iterator[str]:
    """How a time relates to the figure and to the other times of its sentence."""
    context, clause, host = view.context, view.position.clause, view.position.host
    governor = context.structure.governor(first, stop)
    governing = context.structure.clause_of(governor) if governor >= 0 else None
    yield f"governor={clause is not None and governor == clause.token}"
    hosts = (view.root,) if host is None else (view.root, host, context.structure.parent(host))
    yield f"governor_host={governor in hosts}"
    yield f"governor_class={governing.class_ if governing else None}"
    yield f"times={len(beside)}"
    yield f"only={[start for _, start, _ in beside] == [first]}"
    yield f"ahead={first < view.first}"
    nearest = min((abs(start - view.first) for _, start, _ in beside), default=None)
    yield f"nearest={nearest == abs(first - view.first)}"
    low, high = (stop, view.first) if first < view.first else (view.stop, first)
    yield f"between={step(max(0, context.count_before(context.figures, high) - context.count_before(context.figures, low)))}"
    latest = context.count_before(context.times, view.first) - 1
    yield f"latest={latest >= 0 and context.times[latest][1] == first}"
