"""The times that changes and differences are measured against ("from a year earlier", "since 1999", "an annual rise").

Figures that a change is measured against are bound with it, by the component `statements`.
"""

from __future__ import annotations

from extractor.components.roles.frames import Governor
from extractor.components.roles.sites import Site, Sites
from extractor.figure import ComparedWith, Role

_REACH = 40  # tokens between a change and its comparison, and figures between it and the next change
_SINCE = 8  # tokens from "since" to its time: "since the firm went public in 2019"
_NEAR = 4  # tokens between a comparator and its time: "compared with the same month"


class Comparisons:
    """Finds the time that each change is compared with."""

    def __init__(self, sites: Sites) -> None:
        self._sites = sites

    def find(self, i: int, cue: Governor | None, roles: list[Role]) -> ComparedWith | None:
        """The time that change i is measured against, or None."""
        site = self._sites.all[i]
        within = self._within(i, site, roles)
        times = (self._sites.times[k] for k in within if self._is_comparison(k, site, cue))
        return next((ComparedWith(time=time.id) for time in times), None)

    def inherits(self, i: int, roles: list[Role]) -> bool:
        """True if a change goes on with the comparison of the one before: "fell 5% from a year earlier, and vans 2%"."""
        if i == 0 or roles[i] != "change" or roles[i - 1] != "change":
            return False
        before, site = self._sites.all[i - 1], self._sites.all[i]
        own = self._sites.times_in(site.first if before.floor == site.floor else site.floor, site.ceiling)
        is_next = (
            before.ceiling == site.floor
            and site.figure.kind == "percent"
            and "\n" not in self._sites.word(site.floor - 1)
        )
        near = self._sites.times_in(max(before.floor, before.first - _REACH), min(before.ceiling, before.stop + _REACH))
        is_set = any(self._sites.times[k].type == "SET" for k in near)
        return not own and not is_set and (before.floor == site.floor or is_next)

    def _within(self, i: int, site: Site, roles: list[Role]) -> list[int]:
        """The times of the figure's own words: up to the next change, those behind it first."""
        limit = min(site.ceiling, site.stop + _REACH)
        for k in range(i + 1, min(i + _REACH, len(self._sites.all))):
            after = self._sites.all[k]
            if after.first >= limit:
                break
            if roles[k] in ("change", "difference") and after.clause is not site.clause:
                limit = after.clause.token if after.clause and limit > after.clause.token > site.stop else after.first
                break
        behind = self._sites.times_in(site.first, limit)
        floor = max(
            (self._sites.all[k].stop for k in self._sites.before(i) if roles[k] in ("change", "difference")),
            default=max(site.floor, site.first - _REACH),
        )
        return [*behind, *reversed(self._sites.times_in(floor, site.first))]

    def _is_comparison(self, k: int, site: Site, cue: Governor | None) -> bool:
        time, (first, stop) = self._sites.times[k], self._sites.time_tokens[k]
        token = cue.token if cue is not None else site.first
        if time.type == "SET":
            return cue is not None and cue.sort == "change_noun" and 0 < token - stop + 1 <= _NEAR
        if time.role == "baseline":
            return True
        if time.open == "end":
            return self._is_since(first, site)
        for i in range(first - 1, max(first - 1 - _NEAR, site.floor - 1), -1):
            word = self._sites.word(i)
            if self._sites.uses(i, "time_comparator"):
                if word == "from" and (time.from_ or "") > self._sites.published:
                    return False
                is_span = time.granularity in ("day", "part_of_day") or time.type == "DURATION"
                return word != "on" or not is_span  # "the yield on 10-year bonds"
            if (
                i in self._sites.figure_at
                or i in self._sites.time_at
                or i == token
                or self._sites.tag(i)[:2] not in ("DT", "JJ", "IN", "NN", "PR", "VB")
            ):
                return False
            if word in ("in", "to", "by", "until") and not self._sites.uses(i - 1, "time_comparator"):
                return False
        return False

    def _is_since(self, first: int, site: Site) -> bool:
        """True for a time with "since" before it, behind the change or in front: "since [2019]", "since it opened in [2019]"."""
        back = range(first - 1, max(first - 1 - _SINCE, site.floor - 1), -1)
        i = next((i for i in back if self._sites.word(i) == "since"), -1)
        is_record = any(
            self._sites.tag(j) in ("JJS", "RBS") or self._sites.word(j) in (",", "first") for j in range(site.stop, i)
        )
        return (i > site.first or i == site.floor) and not is_record
