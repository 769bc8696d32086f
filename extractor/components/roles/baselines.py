"""Baselines: the amounts that others are compared with, and of what kind they are."""

from __future__ import annotations

from dataclasses import dataclass

from extractor.components.roles.frames import Governor
from extractor.components.roles.sites import RELATIVE, Site, Sites, same_unit
from extractor.figure import BaselineKind, Figure

_REACH = 9  # tokens between a comparator and its figure: "compared with a downwardly revised estimate of"
_NEAR = 6  # tokens around a figure in which a word of expectation or revision belongs to it
_SUBJECT = 20  # tokens before a verb in which its subject stands
_DATED = 12  # tokens between a baseline and the time that it shares with another
_ENDS = frozenset({";", "(", ":", "at", "to", "by", ","})
_CHANGES = frozenset({"change_verb", "change_noun", "change_word", "difference_word"})


@dataclass(frozen=True, slots=True)
class Baseline:
    """Why a figure is one that another is compared with."""

    kind: BaselineKind
    rule: str


class Baselines:
    """Finds the baselines of a Doc, in text order."""

    def __init__(self, sites: Sites) -> None:
        self._sites = sites
        self.found: dict[int, Baseline] = {}

    def read(self, i: int, governors: list[Governor]) -> Baseline | None:
        """Whether figure i is a baseline; kept in `found` where it is.  Figures are asked in text order."""
        site = self._sites.all[i]
        if site.figure.kind == "age":
            return None
        baseline = (
            self._from(i, site, governors)
            or self._compared(i, site)
            or self._beaten(i, site, governors)
            or self._listed(i, site)
            or self._expected(i, site)
            or self._told(i, site)
        )
        if baseline is not None:
            self.found[i] = baseline
        return baseline

    def _from(self, i: int, site: Site, governors: list[Governor]) -> Baseline | None:
        """ "fell from 3%", "up from 3%", "from 6p to 8p", "51%, from 48%": beside another figure of its measure."""
        word = self._sites.word(site.lead)
        if word != "from" and (site.slot not in ("from", "noun-from") or self._sites.tag(site.lead) in ("IN", "TO")):
            return None
        clause = site.clause
        others = [k for k in (*self._sites.before(i), i + 1) if k < len(self._sites.all)]
        others = [k for k in others if self._sites.all[k].floor == site.floor]
        is_changed = any(one.sort in _CHANGES for one in governors)
        alike = [k for k in others if _alike(self._sites.all[k].figure, site.figure)]
        relative = [
            k for k in others if self._sites.all[k].figure.kind in RELATIVE and self._sites.all[k].clause is clause
        ]
        if is_changed and (alike or relative or site.figure.kind in RELATIVE):
            things = (self._sites.noun_of(clause, slot) for slot in ("object", "subject")) if clause else ()
            is_revised = any(self._sites.uses(thing, "expected") for thing in things)
            return Baseline("revised" if is_revised else self._kind(site, "earlier"), "from")
        follows = i + 1 in alike and self._sites.words[site.stop : self._sites.all[i + 1].first] == ["to"]
        if follows and not any(self._sites.uses(k, "spans") for k in range(max(site.floor, site.lead - 3), site.lead)):
            return Baseline("earlier", "from_to")
        gap = self._sites.words[self._sites.all[i - 1].stop : site.lead] if i - 1 in alike else None
        is_level = gap is not None and all(mark in (",", "(", "-", "–", "—") for mark in gap)
        is_settled = bool(alike) and self._sites.uses(site.lead - 1, "settled")
        return Baseline(self._kind(site, "earlier"), "from_behind_level") if is_level or is_settled else None

    def _compared(self, i: int, site: Site) -> Baseline | None:
        """ "compared with 3%", "against a forecast of $2bn", "than the 2% of May"."""
        first = site.lead - (
            self._sites.word(site.lead) in ("to", "with") and self._sites.uses(site.lead - 1, "compare")
        )
        for k in range(first, max(site.floor, site.lead - _REACH) - 1, -1):
            if self._sites.uses(k, "compare"):
                others = [self._sites.all[j].figure for j in self._others(i, k)]
                alike = any(same_unit(one, site.figure) for one in others) or (
                    site.figure.kind == "percent" and any(one.kind == "fraction" for one in others)
                )
                gap = self._sites.figure_at.get(k - 2, self._sites.figure_at.get(k - 1, -1))
                alike = alike or (
                    gap >= 0 and self._sites.all[gap].figure.kind in RELATIVE
                )  # "4% lower than the €9 of May"
                return Baseline(self._kind(site, "other_group"), f"compare:{self._sites.word(k)}") if alike else None
            tag = self._sites.tag(k)
            if k in self._sites.figure_at or self._sites.word(k) in _ENDS or tag in ("CC", "PRP") or tag[:1] == "V":
                break
        return None

    def _others(self, i: int, comparator: int) -> list[int]:
        """The figures that one behind a comparator can be compared with: those before, or all where it opens the sentence."""
        floor = self._sites.all[i].floor
        if comparator - floor <= 1 or self._sites.word(comparator) in ("compares", "compare"):
            return [k for k in range(max(0, i - 3), min(len(self._sites.all), i + 4)) if k != i]
        return self._sites.before(i)

    def _beaten(self, i: int, site: Site, governors: list[Governor]) -> Baseline | None:
        """ "beat estimates of $3bn", "topping the rival's $2m", "below the 95% that is needed", "double the $20"."""
        k = site.start - 1
        while k > site.floor and self._sites.tag(k) in ("DT", "PRP$"):
            k -= 1
        word, is_known = self._sites.word(k), k < site.start - 1 or site.start < site.first
        others = [j for j in self._sites.before(i) if same_unit(self._sites.all[j].figure, site.figure)]
        if is_known and (self._sites.uses(k, "multiplier") or self._sites.uses(site.start, "multiplier")):
            return Baseline("earlier", "multiple_of")
        is_side = word in ("above", "below") or (word == "of" and self._sites.uses(k - 1, "side"))
        if not others and not (is_side and k - 1 in self._sites.figure_at):
            return None
        if is_side and is_known:
            return Baseline(self._kind(site, "other_group"), f"beaten:{word}")
        clause = site.clause
        if clause is None or clause.token > site.first or self._sites.all[others[0]].clause is clause:
            return None
        surpasses = self._sites.uses(clause.token, "gap") or self._sites.uses(clause.token, "surpass")
        is_gap = any(one.sort in ("change_noun", "gap_noun") for one in governors)
        if not surpasses or is_gap or self._sites.outer(site).slot != "object":
            return None
        return Baseline(self._kind(site, "other_group"), f"beaten:{clause.lemma}")

    def _listed(self, i: int, site: Site) -> Baseline | None:
        """ "compared with 22% who said jobs and 15% who said crime": another of the amounts compared with."""
        if i - 1 not in self.found or self._sites.all[i - 1].floor != site.floor:
            return None
        before = self._sites.all[i - 1]
        between = range(before.stop, site.first)
        is_joined = any(self._sites.word(k) in ("and", "or") for k in between)
        told = [k for k in between if self._sites.tag(k)[:2] in ("VB", "MD")]
        is_flat = all(self._sites.tag(k - 1)[:1] == "W" or self._sites.tag(k - 1)[:2] == "VB" for k in told)
        is_alike = same_unit(before.figure, site.figure) or (
            (site.figure.kind == "percent") == (before.figure.kind == "percent")
            and "or" in self._sites.words[before.stop : site.first]
        )
        is_subject = self._sites.tag(site.stop)[:2] in ("VB", "MD")
        if not (is_joined and is_flat and is_alike) or is_subject:
            return None
        return Baseline(self._kind(site, self.found[i - 1].kind), "listed")

    def _expected(self, i: int, site: Site) -> Baseline | None:
        """ "analysts had expected $2.52", "against the $3bn that was forecast", "estimate $40bn": beside the actual amount."""
        near = [k for k in range(max(0, i - 3), i) if same_unit(self._sites.all[k].figure, site.figure)]
        if not near or (near[-1] in self.found and len(near) == 1):
            return None
        clause, uses = site.clause, self._sites.cues.uses
        if (
            clause is not None
            and clause.mode in ("actual", "expected")
            and clause.tense == "past"
            and not clause.verbless
        ):
            by_market = any(
                self._sites.uses(k, "forecaster")
                for k in range(max(clause.first, clause.token - _SUBJECT), clause.token)
            )
            is_passive = clause.voice == "passive" and clause.link in ("relative", "comparison")
            is_own = self._sites.outer(site).slot in ("object", "attributive", "predicative", "subject")
            if self._sites.uses(clause.token, "expected") and (by_market or is_passive) and is_own:
                return Baseline("expected", "expected_verb")
        heads = [site.lead, *self._sites.hosts(site)]
        if any(self._sites.uses(k, "expected") and self._sites.tag(k)[:2] == "NN" for k in heads):
            same = [k for k in near if self._sites.all[k].floor == site.floor]
            between = self._sites.words[self._sites.all[same[-1]].stop : site.first] if same else []
            if same and site.lead == site.first - 1 and self._sites.uses(site.lead, "expected"):
                return Baseline("expected", "expected_noun")  # "sales 169 billion, estimate 170 billion"
            if any(
                word in uses["gap"] or word in uses["compare"] or word in uses["surpass"] or word in ("above", "below")
                for word in between
            ):
                return Baseline(self._kind(site, "expected"), "expected_noun")
        return None

    def _told(self, i: int, site: Site) -> Baseline | None:
        """ "Five years ago it was 36 percent": what was, at a time that is told as a comparison."""
        clause = site.clause
        near = [k for k in range(max(0, i - 3), i) if k not in self.found]
        if clause is None or not any(same_unit(self._sites.all[k].figure, site.figure) for k in near):
            return None
        if site.slot == "apposition" and any(
            self._sites.uses(k, "former") for k in range(*self._sites.structure.phrase(site.place.host or 0).core)
        ):
            return Baseline("earlier", "former")  # "The previous mark, 45 degrees, dated from 2021"
        is_told = clause.class_ == "hold_number" and clause.tense == "past"
        if not is_told or site.slot not in ("predicative", "object", "at"):
            return None
        follows = self._sites.all[i + 1].first if i + 1 < len(self._sites.all) else clause.stop
        is_before = self._sites.word(site.floor) == "before"  # "Before the vote, it had 318 seats"
        if (
            is_before
            or self._is_dated(max(clause.first, site.first - _SUBJECT), site.first)
            or self._is_dated(site.stop, min(site.stop + 2, follows))
        ):
            return Baseline("earlier", "told")
        return None

    def _is_dated(self, first: int, stop: int) -> bool:
        """True if a time of comparison begins in tokens [first, stop): "a year earlier", "five years ago"."""
        tokens = (self._sites.time_tokens[k] for k in self._sites.times_in(first, stop))
        return any(self._sites.uses(token, "ago") for begin, end in tokens for token in range(begin, end))

    def _kind(self, site: Site, default: BaselineKind) -> BaselineKind:
        """Expected and revised by their words near the figure; compared with another time is "earlier"."""
        first = max(site.floor, site.first - _NEAR)
        first = next((k + 1 for k in range(site.first - 1, first - 1, -1) if self._sites.word(k) in (",", ";")), first)
        stop = min(site.ceiling, site.stop + _NEAR)
        ends = (
            k for k in range(site.stop, stop) if k in self._sites.figure_at or self._sites.word(k) in (",", ";", "and")
        )
        stop = next(ends, stop)
        around = [*range(first, site.first), *range(site.stop, stop)]
        expected = any(self._sites.uses(k, "expected") for k in around)
        if any(self._sites.uses(k, "revised_alone") for k in around):
            return "revised"
        if (expected or any(self._sites.word(k) == "reported" for k in around)) and any(
            self._sites.uses(k, "revised") for k in around
        ):
            return "revised"
        if expected:
            return "expected"
        if default == "other_group":
            near = list(self._sites.times_in(site.stop, min(site.ceiling, site.stop + _DATED)))
            is_own = bool(near) and not any(
                self._sites.tag(k)[:2] in ("VB", "MD", "CC") and self._sites.word(k) != "or"
                for k in range(site.stop, self._sites.time_tokens[near[0]][0])
            )
            if is_own or self._is_dated(first, stop) or any(self._sites.uses(k, "earlier") for k in around):
                return "earlier"
        return default


def _alike(one: Figure, two: Figure) -> bool:
    """True if one can have become the other: counts even of things named otherwise ("the toll rose from five people to six")."""
    return same_unit(one, two) or one.kind == two.kind == "count"
