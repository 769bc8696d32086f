"""What a time does in its sentence: period, baseline, deadline, frequency; and which side of it is open."""

from __future__ import annotations

from typing import Literal, cast

from extractor.components.times.spans import Expression
from extractor.components.times.value.reading import Reading
from extractor.timex import TimeRole

_SINCE = frozenset(["since", "after", "from"])
_BASELINE_BEFORE = frozenset(["from", "than", "versus", "vs", "against", "with", "to", "on", "over"])


def words_before(expression: Expression, count: int) -> list[str]:
    """The `count` words before an expression in its line, lower-cased, nearest first."""
    words, found = expression.words, []
    for i in range(expression.first - 1, max(-1, expression.first - 1 - count), -1):
        if words.classes[i] == "|":
            break
        found.append(words.surface(i).lower())
    return found


def open_side(expression: Expression) -> Literal["start", "end"] | None:
    """The side that the preposition leaves open: "since April" has no end, "by 2030" and "until Friday" no start."""
    before = words_before(expression, 2)
    if not before:
        return None
    if before[0] == "since" or before[:2] == ["in", "since"] or before[:2] == ["late", "since"]:
        return "end"
    if before[0] in ("until", "till", "by") or before == ["than", "later"]:
        return "start"
    return None


def role_of(expression: Expression, reading: Reading) -> TimeRole:
    """The role that the words themselves give; `periods` settles what hangs on a figure."""
    if reading.role is not None:
        return cast(TimeRole, reading.role)
    if reading.type == "SET":
        return "frequency"
    before = words_before(expression, 2)
    if (before and before[0] == "by") or before[:1] == ["until"]:
        return "deadline"
    if (reading.type == "DURATION" and reading.interval is None) or reading.interval is None:
        return "other"
    if (
        before
        and before[0] in ("from", "than")
        and expression.rule in ("shifted", "ago", "definite", "relative", "same_period")
    ):
        return "baseline"
    if len(before) > 1 and before[0] in ("with", "to") and before[1].startswith("compar"):
        return "baseline"
    if before and before[0] in ("versus", "vs", "against"):
        return "baseline"
    return "period"
