"""Word against sign: "fell to 5.2 million from 4.9 million"."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.checks import wording
from extractor.checks.change import changes_of, may_compare
from extractor.checks.index import RULES, Index
from extractor.checks.intervals import printed, subtract
from extractor.checks.report import Binding, report
from extractor.record.figure import Direction, Figure
from extractor.record.finding import Finding

CHECK = "direction"
_SAID: dict[Direction, str] = {"up": "it went up", "down": "it went down"}


@RULES.add(CHECK, "", "Reservoir levels sank to 63% from 50% in January.", "Reservoir levels sank to 50% in January.")
def check_direction(index: Index) -> Iterator[Finding]:
    """Compares the word for a direction with the two amounts: risen to less, fallen to more.

    Needs: both amounts in one unit, tied by the words of one clause; where a change is printed that goes the same way, `change`
    compares it.  If only rounding could save the word, it is reported as a question.
    """
    for statement in index.statements:
        value, baseline, word = index.figure(statement.value), index.figure(statement.baseline), statement.direction
        if not (statement.tied and value and baseline and word in _SAID and may_compare(value, baseline, "revised")):
            continue
        is_compared = any(change.direction in (word, None) for change in changes_of(index, statement))
        if not (is_compared or value.range or baseline.range):
            yield from _compare(index, value, baseline, word)


def _compare(index: Index, value: Figure, baseline: Figure, word: Direction) -> Iterator[Finding]:
    now, before = printed(value), printed(baseline)
    if now is None or before is None or now.value is None or before.value is None:
        return
    gap = subtract(now, before)
    apart = gap.high is not None and gap.high < 0 if word == "up" else gap.low is not None and gap.low > 0
    opposite = now.value < before.value if word == "up" else now.value > before.value
    if not apart and (not opposite or None in (gap.low, gap.high)):
        return
    side = "below" if word == "up" else "above"
    outcome = "inconsistent" if apart else "inconsistent unless they are rounded"
    message = f"{wording.short(value)} is {side} {wording.short(baseline)}; the article says {_SAID[word]}: {outcome}."
    binding: Binding = "explicit" if apart else "inferred"
    yield report(index, CHECK, [value, baseline], "inconsistent", message, binding=binding, computed=gap)
