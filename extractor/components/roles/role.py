"""Role and direction of each figure.

The order is that of the guidelines: change > baseline > difference > share > target > rate > level.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from extractor.components.roles.baselines import Baselines
from extractor.components.roles.frames import Governor, match
from extractor.components.roles.governors import Governors
from extractor.components.roles.sites import Site, Sites, same_unit
from extractor.figure import BaselineKind, Direction, Role

_LARGEST_PRICE = 1_000_000  # of one unit of anything that is traded; more is a market value
_AHEAD = 8  # tokens in which "than" and its object follow a comparative
_ARGUMENTS = frozenset(
    {"object", "predicative", "to", "at", "for", "through", "within"}
)  # slots in which an amount is planned with its deed
_PLANS = ("planned", "expected", "possible", "conditional")


@dataclass(frozen=True, slots=True)
class Reading:
    """The role of one figure, by the rule or frame that gave it; `cue` is the word that tells the direction."""

    role: Role
    rule: str
    direction: Direction | None = None
    cue: Governor | None = None
    baseline_kind: BaselineKind | None = None


class RoleReader:
    """Reads the roles of a Doc's figures, in text order."""

    def __init__(self, sites: Sites) -> None:
        self._sites = sites
        self._governors, self._baselines = Governors(sites), Baselines(sites)
        self.found: list[Reading] = []

    def read_all(self) -> list[Reading]:
        """The readings of all figures."""
        for i in range(len(self._sites.all)):
            self.found.append(self._read(i))
        return self.found

    def _read(self, i: int) -> Reading:
        site = self._sites.all[i]
        governors = self._governors.of(site)
        return (
            self._signed(site)
            or self._multiple(site)
            or self._change(site, governors)
            or self._restated(i, site)
            or self._baseline(i, governors)
            or self._difference(site, governors)
            or self._share(site)
            or self._level(site, governors)
        )

    def _signed(self, site: Site) -> Reading | None:
        surface = site.figure.surface
        is_signed = surface[:1] == "+" or (
            surface[:1] in "-−–" and site.figure.kind in ("percent", "points", "other", "index")
        )
        return Reading("change", "sign", "up" if surface[0] == "+" else "down") if is_signed else None

    def _change(self, site: Site, governors: list[Governor]) -> Reading | None:
        figure = site.figure
        for one in governors:
            frame = match(one, figure.kind, "change")
            if frame is None:
                continue
            role: Role = "difference" if one.relation == "behind" and self._is_gap(site, one) else "change"
            return Reading(role, frame.id, one.direction, one)
        return None

    def _is_gap(self, site: Site, one: Governor) -> bool:
        """True if the comparative behind a figure compares with another thing, not with another time."""
        words = self._sites.words[one.token : min(site.ceiling, one.token + _AHEAD)]
        than = next((k for k, word in enumerate(words, one.token) if word in ("than", "above", "below")), None)
        return than is not None and not self._names_time(than + 1, site)

    def _names_time(self, first: int, site: Site) -> bool:
        """True if a time begins near token `first`, before a mark."""
        for k in range(first, min(site.ceiling, first + _AHEAD)):
            if k in self._sites.time_at:
                return True
            if self._sites.word(k) in (",", ";", "and"):
                break
        return False

    def _restated(self, i: int, site: Site) -> Reading | None:
        """ "102.2 points, or 0.36 percent", "26 miles (42 km)": the figure before it in another unit."""
        if not i or self._sites.all[i - 1].floor != site.floor:
            return None
        before, first = self._sites.all[i - 1], self.found[i - 1]
        between = self._sites.words[before.stop : site.first]
        if not all(word in self._sites.cues.uses["restates"] | self._sites.cues.uses["modifier"] for word in between):
            return None
        if "(" in between and before.figure.kind == site.figure.kind:
            return replace(first, rule="restated")
        is_again = (
            "(" in between or "or" in between or (first.role != "baseline" and same_unit(before.figure, site.figure))
        )
        is_moved = first.role in ("change", "difference", "baseline")
        is_part = self._sites.word(site.stop) == "of"  # "cut 90 jobs, or 9 percent of its staff"
        return replace(first, rule="restated") if between and is_again and is_moved and not is_part else None

    def _baseline(self, i: int, governors: list[Governor]) -> Reading | None:
        is_next = i > 0 and self._sites.all[i - 1].floor == self._sites.all[i].floor
        found = self._baselines.read(i, governors, is_next and self.found[i - 1].role in ("change", "difference"))
        return Reading("baseline", found.rule, baseline_kind=found.kind) if found is not None else None

    def _multiple(self, site: Site) -> Reading | None:
        """ "double those of its peers", "five times the revenue", "twice as many as in May": of another thing or time."""
        is_verb = self._sites.tag(site.stop - 1)[:2] == "VB"  # "doubled the fee"
        if site.figure.kind != "multiple" or is_verb or not self._sites.uses(site.stop, "multiple_of"):
            return None
        role: Role = "change" if self._names_time(site.stop, site) else "difference"
        return Reading(role, "multiple_of", "up", Governor("difference_word", site.stop, "behind"))

    def _difference(self, site: Site, governors: list[Governor]) -> Reading | None:
        for one in governors:
            frame = match(one, site.figure.kind, "difference")
            if frame is not None:
                return Reading("difference", frame.id, one.direction, one)
        return None

    def _share(self, site: Site) -> Reading | None:
        kind = site.figure.kind
        if kind == "fraction":
            return Reading("share", "fraction")
        if kind == "percent" and self._sites.word(site.stop) == "of":
            return Reading("share", "of_whole")
        if site.figure.per is not None and site.figure.per.id[:1].isdigit():
            return Reading("share", "of_number")  # "7 deaths per 100,000 people"
        return Reading("share", "partitive") if kind == "count" and self._is_partitive(site) else None

    def _is_partitive(self, site: Site) -> bool:
        """ "two of them", "Of the six, four walked": some of a group that is known."""
        sites = self._sites
        if sites.word(site.first - 1) == "all" or site.figure.rule == "count:partitive":
            return sites.word(site.first - 1) != "all"
        if sites.word(site.stop) == "of" and sites.tag(site.stop - 1) == "CD":  # not "one member of the crew"
            return True
        front = range(site.floor + 1, site.first)
        is_group = any(k in sites.figure_at or sites.word(k) in ("those", "them", "these") for k in front)
        return sites.word(site.floor) in ("of", "out") and is_group and site.slot in ("subject", "object")

    def _level(self, site: Site, governors: list[Governor]) -> Reading:
        """What is no change, baseline, difference or share: planned or forecast, a rate, a bare percentage, else a level."""
        rate = self._rate(site, governors)
        target = self._target(site, governors)
        is_named = site.figure.kind == "percent" and site.place.host is not None  # "plans a 25% tariff"
        is_wage = rate == "per_unit" and site.figure.per and site.figure.per.id in self._sites.cues.uses["period_unit"]
        if rate is not None and (is_named or is_wage or target is None):
            return Reading("rate", rate)
        if target is not None:
            return Reading("target", target)
        is_part = not any(
            one.sort in ("change_noun", "gap_noun") for one in governors
        )  # not "cut the drop to 5 percent"
        return Reading("share", "percent") if site.figure.kind == "percent" and is_part else Reading("level", "default")

    def _rate(self, site: Site, governors: list[Governor]) -> str | None:
        """ "$13 a month", "costs $3", "a 5 percent tax", "the shares closed at $20": what one of something costs."""
        figure, sites = site.figure, self._sites
        if figure.per is not None and figure.kind in ("money", "duration", "other") and figure.per.id != "year":
            return "per_unit"  # not "20 deaths a day", "$3 billion a year": amounts of a period
        if figure.kind != "percent" and (figure.value is None or abs(figure.value) > _LARGEST_PRICE):
            return None
        frames = (match(one, figure.kind, "rate") for one in governors)
        frame = next((frame.id for frame in frames if frame is not None), None)
        if frame is None and figure.kind == "money" and site.clause is not None:
            subject = sites.noun_of(site.clause, "subject")
            phrase = range(sites.structure.phrase(subject).core[0], subject + 1) if subject >= 0 else ()
            return "market" if any(sites.uses(k, "market") for k in phrase) else None
        return frame

    def _target(self, site: Site, governors: list[Governor]) -> str | None:
        """The plan or forecast that an amount is of; None where it is a fact."""
        if any(self._sites.uses(k, "target_adjective") for k in range(max(site.floor, site.lead - 1), site.first)):
            return "target_adjective"
        frames = (match(one, site.figure.kind, "target") for one in governors)
        frame = next((frame.id for frame in frames if frame is not None), None)
        place, hosts = self._sites.outer(site), self._sites.hosts(site)
        if frame is not None or place.clause is None or site.slot == "apposition":
            return frame
        is_beside, kind = site.slot == "attributive", site.figure.kind
        if (is_beside or (hosts and kind == "count")) and not self._is_new(hosts):
            return None  # the size of what is there
        if is_beside and kind == "quantity":
            return None  # the size of a thing to be built
        if kind == "duration" and not (is_beside or site.slot in ("object", "within")):
            return None
        is_planned = place.mode in (_PLANS[:2] if is_beside else _PLANS)
        is_able = any(self._sites.word(k) in ("can", "able", "must") for k in place.clause.verbs)
        is_argument = (place.slot if hosts else site.slot) in _ARGUMENTS
        return f"mode:{place.mode}" if is_planned and is_argument and not is_able else None

    def _is_new(self, hosts: list[int]) -> bool:
        """True of "a five-year effort": not of what is there, "the $3 million fund"."""
        return bool(hosts) and self._sites.word(self._sites.structure.phrase(hosts[0]).core[0]) in ("a", "an")
