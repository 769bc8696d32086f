"""Baselines: the amounts that others are compared with, and of what kind they are."""

from __future__ import annotations

from dataclasses import dataclass

from extractor.components.roles.frames import Governor
from extractor.components.roles.sites import RELATIVE, Site, Sites, same_unit
from extractor.figure import BaselineKind, Figure

_REACH = 9  # tokens between a comparator and its figure: "compared with a downwardly revised estimate of"
_NEAR = 6  # tokens around a figure in which a word of expectation or revision belongs to it
_DATED = 12  # tokens between a baseline and the time that it shares with another
_CHANGES = frozenset({"change_verb", "change_noun", "change_word", "difference_word"})


@dataclass(frozen=True, slots=True)
class Baseline:
    """Why a figure is one that another is compared with."""

    kind: BaselineKind
    rule: str


class Baselines:
    """Finds the baselines of a Doc."""

    def __init__(self, sites: Sites) -> None:
        self._sites = sites

    def read(self, i: int, governors: list[Governor], is_moved: bool) -> Baseline | None:
        """Why figure i is a baseline, or None; `is_moved` where the figure before it in its sentence is a change."""
        site, sites = self._sites.all[i], self._sites
        near = [k for k in range(max(0, i - 3), i) if _alike(sites.all[k].figure, site.figure)]
        return self._from(i, site, is_moved or any(one.sort in _CHANGES for one in governors)) or (
            self._compared(site) or self._expected(site, near) if near else None
        )

    def _from(self, i: int, site: Site, is_moved: bool) -> Baseline | None:
        """ "fell from 3%", "up from 3%", "from 6p to 8p", "to 8p from 6p"."""
        if self._sites.word(site.lead) != "from" and site.slot not in ("from", "noun-from"):
            return None
        beside = [self._sites.all[k] for k in self._sites.before(i)] + self._sites.all[i + 1 : i + 2]
        if is_moved and (site.figure.kind in RELATIVE or beside):
            return Baseline(self._kind(site, "earlier"), "from")
        is_start = self._sites.figure_at.get(site.stop + 1) == i + 1 and self._sites.word(site.stop) == "to"
        is_behind = any(one.stop == site.lead and same_unit(one.figure, site.figure) for one in beside)
        return Baseline("earlier", "from_to") if is_start or is_behind else None

    def _compared(self, site: Site) -> Baseline | None:
        """ "compared with 3%", "against a forecast of $2bn", "than the 2% of May"."""
        for k in range(site.lead, max(site.floor, site.lead - _REACH) - 1, -1):
            word, tag = self._sites.word(k), self._sites.tag(k)
            is_side = word in ("above", "below") and k - 1 in self._sites.figure_at  # "5 points below the 90% of May"
            if is_side or self._sites.uses(k, "compare"):
                return Baseline(self._kind(site, "other_group"), f"compare:{word}")
            if k in self._sites.figure_at or word == "," or tag in ("CC", "PRP") or tag[:1] == "V":
                break
        return None

    def _expected(self, site: Site, near: list[int]) -> Baseline | None:
        """ "analysts had expected $2.52": what the actual amount before it was thought to be."""
        clause, hosts = site.clause, self._sites.hosts(site)
        is_beside = any(self._sites.all[k].floor == site.floor for k in near)
        if is_beside and any(self._sites.uses(k, "expected") and self._sites.tag(k)[:2] == "NN" for k in hosts):
            return Baseline(self._kind(site, "expected"), "expected_noun")  # "below estimates of 2.6%"
        if clause is None or clause.tense != "past" or not self._sites.uses(clause.token, "expected"):
            return None
        by_market = any(self._sites.uses(k, "forecaster") for k in range(clause.first, clause.token))
        return Baseline("expected", "expected_verb") if by_market else None

    def _kind(self, site: Site, default: BaselineKind) -> BaselineKind:
        """Expected and revised by their words near the figure; compared with another time is "earlier"."""
        first, stop = max(site.floor, site.first - _NEAR), min(site.ceiling, site.stop + _NEAR)
        first = next((k for k in range(site.first, first, -1) if self._sites.word(k - 1) in (",", ";")), first)
        stop = next((k for k in range(site.stop, stop) if self._sites.word(k) in (",", ";", "and")), stop)
        around = [*range(first, site.first), *range(site.stop, stop)]
        if any(self._sites.uses(k, "expected") for k in around):
            return "revised" if any(self._sites.uses(k, "revised") for k in around) else "expected"
        is_dated = bool(self._sites.times_in(site.stop, min(site.ceiling, site.stop + _DATED)))
        return "earlier" if is_dated else default


def _alike(one: Figure, two: Figure) -> bool:
    """True if one can be compared with the other: "a half of the men" and "37% of the women" too."""
    return same_unit(one, two) or (one.kind in RELATIVE and two.kind in RELATIVE)
