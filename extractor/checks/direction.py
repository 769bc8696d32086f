"""Direction word against sign: "fell to 5.2 million from 4.9 million"."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.checks import wording
from extractor.checks.index import RULES, Index
from extractor.checks.intervals import printed, subtract
from extractor.checks.recomputation import is_earlier
from extractor.checks.report import report
from extractor.checks.statements import read_statements
from extractor.figure import Direction, Figure
from extractor.finding import Finding
from extractor.statement import same_unit

CHECK = "direction"


@RULES.add(
    CHECK,
    example="Reservoir levels sank to 63% from 50% in January.",
    counterexample="Reservoir levels sank to 50% in January.",
)
def check_direction(index: Index) -> Iterator[Finding]:
    """Compare the word for the direction with the sign of value minus baseline, where no change is printed."""
    for statement in read_statements(index):
        value, baseline = statement.value, statement.baseline
        if value and baseline and statement.tied and is_earlier(index, baseline) and not statement.changes:
            yield from _compare(index, value, baseline, statement.direction)


def _compare(index: Index, value: Figure, baseline: Figure, word: Direction | None) -> Iterator[Finding]:
    now, before = printed(value), printed(baseline)
    if now is None or before is None or word not in ("up", "down") or not same_unit(value, baseline):
        return
    gap = subtract(now, before)
    if gap.low is None or gap.high is None or gap.value is None or value.range or baseline.range:
        return
    status = "inconsistent" if (gap.high < 0 if word == "up" else gap.low > 0) else "consistent_exact"
    side = "above" if gap.value > 0 else "below" if gap.value < 0 else "as much as"
    yield report(
        index,
        CHECK,
        [value, baseline],
        status,  # type: ignore[arg-type]
        f"{wording.short(value)} is {side} {wording.short(baseline)}; the article says that it went {word}: "
        f"{'inconsistent' if status == 'inconsistent' else 'consistent'}.",
        computed=gap,
    )
