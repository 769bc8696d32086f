"""What a rule of roles is asked, and what it answers.  The rules are in `changes`, `baselines`, `shares` and `amounts`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from extractor.components.roles.frames import Governor
from extractor.components.roles.sites import Site, Sites
from extractor.figure import BaselineKind, Direction, Role
from extractor.rules import Rules


@dataclass(frozen=True, slots=True)
class FoundRole:
    """The role of a figure; `cue` is the word that tells the direction, `rule` the frame or the case of the rule, if any."""

    role: Role
    direction: Direction | None = None
    cue: Governor | None = None
    baseline_kind: BaselineKind | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """Figure `i` of a Doc, whose role is asked: what governs it, the nearest first, and the roles of the figures before it."""

    i: int
    sites: Sites
    governors: list[Governor]
    found: list[FoundRole]

    @property
    def site(self) -> Site:
        """Where the figure stands."""
        return self.sites.all[self.i]

    def is_baseline(self, i: int) -> bool:
        """True if a figure before it is one that another is compared with."""
        return self.found[i].role == "baseline"


RULES = Rules[Callable[[Asked], FoundRole | None]]("roles")
