"""What a time does in its sentence: period, baseline, deadline, frequency; and which side of it is open."""

from __future__ import annotations

import datetime as dt
from itertools import takewhile
from typing import Literal, get_args

from extractor.components.times.meaning import Meaning
from extractor.components.times.spans import Expression
from extractor.record.timex import TimeRole
from extractor.words.uses import words_that

MovingRule = Literal["shifted", "ago", "definite", "relative", "relative_month", "same_period", "weekday", "to_date"]
MOVING = frozenset(get_args(MovingRule))  # their words move a period: what they name lies before another time
_STOPS = frozenset([".", ";", ":", "(", "after", "since", "until", "by", "for", "to"])
_SINCE = 8  # words from a time back to "since"
_MOST_WORDS = 7  # words between a comparison and its time: "from what it had been a year earlier"


def words_before(expression: Expression, count: int) -> list[str]:
    """The `count` words before an expression in its line, lower-cased, nearest first."""
    words, before = expression.words, []
    for i in range(expression.first - 1, max(-1, expression.first - 1 - count), -1):
        if words.kind(i) == "line_end":
            break
        before.append(words.surface(i).lower())
    return before


def open_side(expression: Expression, meaning: Meaning, published: dt.date | None) -> Literal["start", "end"] | None:
    """The side that the preposition leaves open: "since April" has no end, "by 2030" and "until Friday" no start.

    "From July" and "starting July 1" have no end if they are in the future; of the past, "from" compares as often as it begins.
    """
    before = words_before(expression, 2)
    if is_since(expression):
        return "end"
    if not words_that("start").isdisjoint(before):
        start = meaning.interval.from_ if meaning.interval else None
        return "end" if start and published and start > published else None
    is_then = before[:1] == ["by"] and meaning.type == "TIME"  # "was up 3% by 0830 GMT"
    is_end = before[:1] in (["until"], ["till"], ["by"]) or _is_latest(expression)
    return "start" if is_end and not is_then else None


def _is_latest(expression: Expression) -> bool:
    """True for "no later than July 15"."""
    entry = expression.words.entry(expression.first - 2) if expression.word_before(1) == "than" else None
    return entry is not None and entry.kind == "shift" and entry.value == "+"


def is_since(expression: Expression) -> bool:
    """True if "since" leads to a time, or to what happened then: "since late 2019", "since the vote on May 3"."""
    before = words_before(expression, _SINCE)
    if before[:1] == ["since"] or before[1:2] == ["since"]:
        return before[0] in ("since", "in", "on") or expression.kind_before() == "edge"
    between = before[: before.index("since")] if "since" in before else []
    return between[:1] in (["in"], ["on"]) and all(word.isalpha() and word not in ("and", "but") for word in between)


def role_of(expression: Expression, meaning: Meaning, side: str | None) -> TimeRole:
    """The role that the words and their open side give; `periods` settles it where a figure decides."""
    if meaning.role is not None:
        return meaning.role
    if meaning.type == "SET":
        return "frequency"
    if side == "start":
        return "deadline"
    if meaning.interval is None and expression.rule not in MOVING:
        return "other"
    if side is None and _is_compared(expression):
        return "baseline"
    return "other" if meaning.interval is None else "period"


def _is_compared(expression: Expression) -> bool:
    """True if a comparison leads to the time: "than a year ago", "compared with 2019", "0.3% in May from April"."""
    before = words_before(expression, _MOST_WORDS)
    if expression.rule == "definite_unit" and before[:1] == ["on"]:  # "rose 2% on the month", but within a day or week
        is_change = not words_that("percent").isdisjoint(before[1:2])
        return is_change and expression.value("unit") in ("month", "quarter", "year")
    moving = expression.rule in MOVING and (expression.rule != "weekday" or expression.kind("which") == "last")
    for k, word in enumerate(before[: _MOST_WORDS if moving else 2]):
        if word in words_that("compares"):  # but "sold fewer than 4,000 cars last year"
            return not (word == "than" and expression.rule == "relative" and k and before[k - 1][0].isdigit())
        if word == "from":
            return moving or _after_a_number(expression, k)
        if word in _STOPS or (k and word in ("and", "but", ",")):  # "from 1,312 in 2018 to 1,046 last year"
            return False
    return False


def _after_a_number(expression: Expression, k: int) -> bool:
    """True if there is an amount before the "from" that is `k` words before the time, and no "to" follows the time."""
    words, i = expression.words, expression.first - 1 - k
    kinds = [words.kind(at) for at in range(i - 1, max(0, i - 8) - 1, -1)]  # nearest first
    clause = takewhile(lambda kind: kind not in ("line_end", "."), kinds)
    return not {"day_number", "digits"}.isdisjoint(clause) and expression.kind_after() != "to"
