"""The times that changes and differences are measured against ("from a year earlier", "since 1999", "an annual rise").

Figures that a change is measured against are bound with it, by the component `statements`.
"""

from __future__ import annotations

from extractor.components.clauses.clause import LocatedFigure
from extractor.components.roles.context import Context
from extractor.components.roles.frames import Governor
from extractor.record.figure import ComparedWith, Role

_MOST_TOKENS = 40  # tokens between a change and its comparison, and figures between it and the next change
_SINCE = 8  # tokens from "since" to its time: "since the firm went public in 2019"
_NEAR = 4  # tokens between a comparator and its time: "compared with the same month"


class Comparisons:
    """Finds the time that each change is compared with."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def find(self, i: int, cue: Governor | None, roles: list[Role]) -> ComparedWith | None:
        """The time that change i is measured against, or None."""
        at = self._context.located[i]
        within = self._within(i, at, roles)
        times = (self._context.times[k] for k in within if self._is_comparison(k, at, cue))
        return next((ComparedWith(time=time.id) for time in times), None)

    def inherits(self, i: int, roles: list[Role]) -> bool:
        """True if a change goes on with the comparison of the one before: "fell 5% from a year earlier, and vans 2%"."""
        if i == 0 or roles[i] != "change" or roles[i - 1] != "change":
            return False
        before, at = self._context.located[i - 1], self._context.located[i]
        own = self._context.times_in(at.first if before.sentence == at.sentence else at.sentence, at.sentence_stop)
        is_next = (
            before.sentence_stop == at.sentence
            and at.figure.kind == "percent"
            and "\n" not in self._context.word(at.sentence - 1)
        )
        near = self._context.times_in(
            max(before.sentence, before.first - _MOST_TOKENS), min(before.sentence_stop, before.stop + _MOST_TOKENS)
        )
        is_set = any(self._context.times[k].type == "SET" for k in near)
        return not own and not is_set and (before.sentence == at.sentence or is_next)

    def _within(self, i: int, at: LocatedFigure, roles: list[Role]) -> list[int]:
        """The times of the figure's own words: up to the next change, those after it first."""
        limit = min(at.sentence_stop, at.stop + _MOST_TOKENS)
        for k in range(i + 1, min(i + _MOST_TOKENS, len(self._context.located))):
            after = self._context.located[k]
            if after.first >= limit:
                break
            if roles[k] in ("change", "difference") and after.clause is not at.clause:
                limit = after.clause.token if after.clause and limit > after.clause.token > at.stop else after.first
                break
        following = self._context.times_in(at.first, limit)
        first = max(
            (self._context.located[k].stop for k in self._context.before(i) if roles[k] in ("change", "difference")),
            default=max(at.sentence, at.first - _MOST_TOKENS),
        )
        return [*following, *reversed(self._context.times_in(first, at.first))]

    def _is_comparison(self, k: int, at: LocatedFigure, cue: Governor | None) -> bool:
        time, (first, stop) = self._context.times[k], self._context.time_tokens[k]
        token = cue.token if cue is not None else at.first
        if time.type == "SET":
            return cue is not None and cue.sort == "change_noun" and 0 < token - stop + 1 <= _NEAR
        if time.role == "baseline":
            return True
        if time.open == "end":
            return self._is_since(first, at)
        for i in range(first - 1, max(first - 1 - _NEAR, at.sentence - 1), -1):
            word = self._context.word(i)
            if self._context.has_use(i, "time_comparator"):
                if word == "from" and (time.from_ or "") > self._context.published:
                    return False
                is_span = time.granularity in ("day", "part_of_day") or time.type == "DURATION"
                return word != "on" or not is_span  # "the yield on 10-year bonds"
            if (
                i in self._context.figure_at
                or i in self._context.time_at
                or i == token
                or self._context.tag(i)[:2] not in ("DT", "JJ", "IN", "NN", "PR", "VB")
            ):
                return False
            if word in ("in", "to", "by", "until") and not self._context.has_use(i - 1, "time_comparator"):
                return False
        return False

    def _is_since(self, first: int, at: LocatedFigure) -> bool:
        """True for a time with "since" before it, after the change or before it: "since [2019]", "since it opened in [2019]"."""
        back = range(first - 1, max(first - 1 - _SINCE, at.sentence - 1), -1)
        i = next((i for i in back if self._context.word(i) == "since"), -1)
        is_record = any(
            self._context.tag(j) in ("JJS", "RBS") or self._context.word(j) in (",", "first") for j in range(at.stop, i)
        )
        return (i > at.first or i == at.sentence) and not is_record
