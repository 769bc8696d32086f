"""Role and direction of each figure.

The order is that of the guidelines: change > baseline > difference > share > target > rate > level.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from extractor.components.clauses.clause import Clause
from extractor.components.roles.baselines import Baselines
from extractor.components.roles.frames import Governor, match
from extractor.components.roles.governors import Governors
from extractor.components.roles.sites import RELATIVE, Site, Sites, same_unit
from extractor.figure import BaselineKind, Direction, Figure, Role

_FEW = 12  # a count up to this is a plan only where it is the object of it: "plans to open three shops"
_LARGEST_PRICE = 100_000  # of one unit of anything that is traded; more is a market value
_LARGEST_FEE = 10_000_000  # of a house, a rent, a fee; a "price" above it is the worth of a whole
_AHEAD = 8  # tokens in which "than" and its object follow a comparative
# slots in which an amount is planned with its deed
_ARGUMENTS = frozenset({"object", "predicative", "to", "at", "for", "through"})
_PLANS = frozenset({"planned", "expected", "possible", "conditional"})


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
        if site.figure.kind == "age":
            return Reading("level", "age")
        governors = self._governors.of(site)
        return (
            self._margin(site)
            or self._signed(site)
            or self._multiple_of_other(site)
            or self._change(site, governors)
            or self._restated(i, site)
            or self._baseline(i, governors)
            or self._difference(site, governors)
            or self._share(site)
            or self._level(site, governors)
        )

    def _margin(self, site: Site) -> Reading | None:
        """ "a margin of error of plus or minus 3 points": how sure another figure is."""
        return Reading("level", "margin") if self._sites.words[site.first - 2 : site.first] == ["or", "minus"] else None

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
            if frame is None or self._is_part(site, one) or self._is_score(site, one):
                continue
            if site.place.slot == "attributive" and one.token != site.place.host and figure.kind != "multiple":
                continue  # "cut the 40-hour week"
            direction = one.direction
            if one.sort == "change_noun" and figure.value is not None and figure.value < 0:
                direction = "down"  # "growth of -0.3 percent"
            role: Role = "difference" if one.relation == "behind" and self._is_gap(site, one) else "change"
            return Reading(role, frame.id, direction, one)
        return None

    def _moves(self, site: Site) -> bool:
        unit = site.figure.unit
        return unit is not None and unit.id in self._sites.cues.uses["moving_unit"]

    def _is_part(self, site: Site, one: Governor) -> bool:
        """ "cut 10 percent of its staff": the part of a whole, not an extent; "lost 10 percent of its value" is one."""
        if one.sort not in ("change_verb", "amount_verb") or one.relation != "object":
            return False
        return one.moves != "subject" and site.figure.kind in RELATIVE and self._sites.word(site.stop) == "of"

    def _is_score(self, site: Site, one: Governor) -> bool:
        """ "Smith added 25 points", "hired 3 lawyers", "lost two sons": a deed or a fate, no change of a measure."""
        kind, clause, sites = site.figure.kind, site.clause, self._sites
        if one.sort not in ("change_verb", "amount_verb") or kind not in ("count", "index", "other", "money"):
            return False
        subject = sites.noun_of(clause, "subject") if clause is not None else -1
        if subject >= 0 and (sites.structure.columns.entities[subject] == "PERSON" or sites.uses(subject, "person")):
            return True
        if kind == "money":
            return sites.uses(one.token, "suffer") and not any(sites.uses(k, "market") for k in (subject, subject - 1))
        is_told_of = clause is not None and clause.voice == "passive" and one.relation == "object"
        return (one.sort == "amount_verb" and not self._moves(site)) or (is_told_of and one.moves == "subject")

    def _is_gap(self, site: Site, one: Governor) -> bool:
        """True if the comparative behind a figure compares with another thing, not with another time."""
        word, tag, after = (
            self._sites.word(one.token),
            self._sites.tag(one.token),
            range(one.token + 1, min(site.ceiling, one.token + _AHEAD)),
        )
        is_degree = word in ("more", "less") and self._sites.tag(one.token + 1)[:2] in ("JJ", "RB")
        than = next(
            (k for k in after if self._sites.word(k) == "than"), one.token if word in ("above", "below") else -1
        )
        if than < 0:
            return (
                is_degree
                or site.figure.kind == "multiple"
                or (site.figure.kind == "duration" and tag in ("JJR", "RBR"))
            )
        return not self._names_time(than + 1, min(site.ceiling, than + _AHEAD))

    def _names_time(self, first: int, stop: int) -> bool:
        if any(self._sites.uses(k, "norm") for k in range(first, stop)):
            return False
        for k in range(first, stop):
            if self._sites.word(k) in (",", ";", "and"):
                return False
            if k in self._sites.time_at or self._sites.uses(k, "time_word"):
                return True
        return False

    def _restated(self, i: int, site: Site) -> Reading | None:
        """ "102.2 points, or 0.36 percent", "3, 4 and 5 percent": the change before it in another unit, or the next of a list."""
        if not i or self._sites.all[i - 1].floor != site.floor:
            return None
        before, first = self._sites.all[i - 1], self.found[i - 1]
        between = self._sites.words[before.stop : site.first]
        is_alike = before.slot == site.slot or {before.slot, site.slot} == {"object", "by"}
        is_alike = is_alike and before.clause is site.clause is not None and before.figure.kind == site.figure.kind
        if first.role == "change" and is_alike and not {"and", "but"}.isdisjoint(between):
            return Reading(first.role, "parallel", first.direction, first.cue)
        joined = self._sites.cues.uses["restates"] | self._sites.cues.uses["modifier"]
        is_part = site.figure.kind in RELATIVE and self._sites.word(site.stop) == "of"
        if not between or is_part or not all(word in joined for word in between):
            return None
        if "(" in between and before.figure.kind == site.figure.kind:
            if first.role == "baseline":
                self._baselines.found[i] = self._baselines.found[i - 1]
            return replace(first, rule="restated")
        is_list = "or" not in between and "(" not in between
        kinds = {before.figure.kind, site.figure.kind}
        if (
            first.role in ("change", "difference")
            and (same_unit(before.figure, site.figure) or not is_list)
            and "duration" not in kinds
        ):
            return Reading(first.role, "restated", first.direction, first.cue)
        if first.role == "baseline" and not is_list:
            self._baselines.found[i] = self._baselines.found[i - 1]
            return Reading("baseline", "restated", baseline_kind=first.baseline_kind)
        return None

    def _baseline(self, i: int, governors: list[Governor]) -> Reading | None:
        found = self._baselines.read(i, governors)
        return Reading("baseline", found.rule, baseline_kind=found.kind) if found is not None else None

    def _multiple_of_other(self, site: Site) -> Reading | None:
        """ "half that of a taxi", "doubled those of its peers", "five times the revenue": of another thing, not time."""
        word, kind = self._sites.word(site.stop), site.figure.kind
        is_that = word in ("that", "those") and self._sites.word(site.stop + 1) == "of"
        is_thing = kind == "multiple" and word == "the" and self._cue_free(site)
        if kind not in ("multiple", "fraction") or not (is_that or is_thing):
            return None
        if self._names_time(site.stop, min(site.ceiling, site.stop + _AHEAD)):
            return None
        return Reading("difference", "multiple_of_other", "down" if kind == "fraction" else "up")

    def _cue_free(self, site: Site) -> bool:
        """True of "double" and "five times", not of the verb in "doubled the fee"."""
        return self._sites.tag(site.stop - 1)[:2] != "VB"

    def _difference(self, site: Site, governors: list[Governor]) -> Reading | None:
        for one in governors:
            frame = match(one, site.figure.kind, "difference")
            if frame is not None:
                return Reading("difference", frame.id, one.direction, one)
        if site.figure.kind == "multiple" and self._sites.uses(site.stop, "multiple_of"):
            role: Role = (
                "change" if self._names_time(site.stop, min(site.ceiling, site.stop + _AHEAD)) else "difference"
            )
            down = self._sites.word(site.stop) in ("less", "lower", "fewer")
            return Reading(
                role, "multiple_of", "down" if down else "up", Governor("difference_word", site.stop, "behind")
            )
        return None

    def _share(self, site: Site) -> Reading | None:
        figure, sites = site.figure, self._sites
        if figure.kind == "fraction":
            return Reading("share", "fraction")
        if figure.kind == "count" and figure.per is not None and figure.per.id[:1].isdigit():
            return Reading("share", "of_number")  # "7 deaths per 100,000 people"
        if figure.kind == "percent" and sites.word(site.stop) == "of" and site.stop + 1 not in sites.time_at:
            return Reading("share", "of_whole")
        if figure.kind == "count" and self._is_partitive(site):
            return Reading("share", "partitive")
        return None

    def _is_partitive(self, site: Site) -> bool:
        """ "two of them", "four of the six", "Of the six, four walked": some of a group that is known."""
        sites = self._sites
        if "all" in sites.words[max(site.floor, site.first - 2) : site.first]:
            return False
        if sites.words[site.stop : site.stop + 2] == ["out", "of"] or site.figure.rule == "count:partitive":
            return True
        if sites.word(site.stop) == "of" and (
            sites.tag(site.stop + 1) in ("PRP", "DT", "PRP$", "CD") or site.stop + 1 in sites.figure_at
        ):
            return sites.tag(site.stop - 1) == "CD"  # not "one member of the crew"
        if "of" in sites.words[site.lead - 1 : site.lead] and sites.word(site.lead) in ("which", "whom"):
            return True
        first = site.floor + (sites.word(site.floor) == "out")
        is_fronted = (
            sites.word(first) == "of" and first + 1 < site.first and sites.tag(first + 1) in ("DT", "CD", "PRP$", "PRP")
        )
        group = next((k for k in range(first, site.first) if k in sites.figure_at), -1)
        return (
            is_fronted
            and (group >= 0 or sites.word(first + 1) in ("those", "them", "these"))
            and site.slot in ("subject", "object")
        )

    def _level(self, site: Site, governors: list[Governor]) -> Reading:
        """What is no change, baseline, difference or share: planned or forecast, a rate, a bare percentage, else a level."""
        figure = site.figure
        rate = self._rate(site, governors)
        target = self._target(site, governors)
        is_named = figure.kind == "percent" and site.place.host is not None
        is_price = rate == "per_unit" and figure.kind == "money" and self._is_dated_unit(figure)
        if rate is not None and (is_named or is_price or target is None):
            return Reading("rate", rate)
        if target is not None:
            return Reading("target", target)
        return (
            Reading("share", "percent")
            if figure.kind == "percent" and not self._is_level(site, governors)
            else Reading("level", "default")
        )

    def _is_dated_unit(self, figure: Figure) -> bool:
        """True of "$13 a month": per a stretch of time."""
        return figure.per is not None and figure.per.id in self._sites.cues.uses["period_unit"]

    def _is_level(self, site: Site, governors: list[Governor]) -> bool:
        """ "growth slowed to 2%", "a margin of 11 percent": a percentage that is an amount of its own."""
        subject = self._sites.noun_of(site.clause, "subject") if site.clause is not None else -1
        if any(self._sites.uses(k, "gauge") for k in (subject, site.place.host or -1)) and site.slot != "subject":
            return True  # "The index stood at 62 percent", "a reading above 50 percent"
        is_growth = self._sites.word(subject) in self._sites.cues.nouns and site.slot != "subject"
        return is_growth or any(one.sort in ("change_noun", "gap_noun") for one in governors)

    def _rate(self, site: Site, governors: list[Governor]) -> str | None:
        figure = site.figure
        is_sum = self._is_dated_unit(figure) and (figure.kind == "count" or (figure.per and figure.per.id == "year"))
        if figure.per is not None and figure.kind in ("money", "count", "duration", "other") and not is_sum:
            return "per_unit"  # not "20 deaths a day", "$3 billion a year": amounts of a period
        size = abs(figure.value) if figure.value is not None else None
        for one in governors:
            frame = match(one, figure.kind, "rate")
            limit = _LARGEST_PRICE if one.sort == "price_verb" else _LARGEST_FEE
            if frame is not None and (figure.kind == "percent" or (size is not None and size < limit)):
                return frame.id
        if figure.kind == "money" and size is not None and size < _LARGEST_PRICE and site.clause is not None:
            subject = self._sites.noun_of(site.clause, "subject")
            if site.clause.verbless and subject < 0 and site.clause.parent is not None:
                subject = self._sites.noun_of(self._sites.structure.clauses[site.clause.parent], "subject")
            if subject >= 0 and site.slot in ("to", "at", "object", "predicative"):
                first = self._sites.structure.phrase(subject).core[0]
                if any(self._sites.uses(k, "market") for k in range(first, subject + 1)):
                    return "market"
        return None

    def _target(self, site: Site, governors: list[Governor]) -> str | None:
        """The plan or forecast that an amount is of; None where it is a fact."""
        figure, sites = site.figure, self._sites
        if any(sites.uses(k, "target_adjective") for k in range(max(site.floor, site.lead - 1), site.first)):
            return "target_adjective"
        for one in governors:
            frame = match(one, figure.kind, "target")
            if frame is not None and not (figure.kind == "count" and self._is_few(site)):
                return frame.id
        if self._has_deadline(site):
            return "deadline"
        place, hosts = sites.outer(site), sites.hosts(site)
        if place.clause is None or site.slot == "apposition":
            return None
        if site.slot == "attributive":
            is_new = bool(hosts) and self._is_new(hosts[0]) and place.slot in _ARGUMENTS
            is_new = is_new and figure.kind in ("money", "duration")  # the size of a thing to be built is a level
            return f"mode:{place.mode}" if is_new and place.mode in ("planned", "expected") else None
        if site.slot == "within" and figure.kind == "duration" and place.mode == "planned":
            return "within"
        if self._is_ordered(place.clause):
            return None
        is_direct = site.slot == "object"
        if hosts:
            if figure.kind == "duration" or (figure.kind == "count" and not self._is_new(hosts[0])):
                return None
            if place.slot not in _ARGUMENTS:
                return None
        elif site.slot not in _ARGUMENTS and not (site.slot == "adverbial" and site.lead == place.clause.token):
            return None
        if figure.kind == "duration" and not is_direct:
            return None
        if figure.kind == "count" and self._is_few(site) and not is_direct:
            return None
        is_able = any(sites.word(k) in ("can", "able", "must") for k in place.clause.verbs)
        return f"mode:{place.mode}" if place.mode in _PLANS and not is_able else None

    def _is_new(self, noun: int) -> bool:
        """True of "a five-year effort", "a furlough for 300": not of what is there, "the $3 million fund"."""
        return self._sites.word(self._sites.structure.phrase(noun).core[0]) in ("a", "an")

    def _is_ordered(self, clause: Clause) -> bool:
        """ "ordered the firm to pay $3 million": no plan of the one who pays."""
        parent = self._sites.structure.clauses[clause.parent] if clause.parent is not None else None
        return clause.class_ == "spend_pay" and parent is not None and self._sites.uses(parent.token, "order")

    def _is_few(self, site: Site) -> bool:
        return site.figure.value is not None and site.figure.value <= _FEW

    def _has_deadline(self, site: Site) -> bool:
        """ "to 24% by 2030": a day to come, up to which something shall be so, follows "by"."""
        for k in range(site.stop, min(site.ceiling, site.stop + 4)):
            if self._sites.word(k) == "by" and k + 1 in self._sites.time_at:
                time = self._sites.times[self._sites.time_at[k + 1]]
                return (
                    time.role == "deadline"
                    and time.granularity not in ("hour", "minute", "part_of_day")
                    and (time.until or "") > self._sites.published
                )
            if k in self._sites.figure_at or self._sites.word(k) in (",", ";"):
                break
        return False
