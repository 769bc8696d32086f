"""What a rule of roles is given, and what it answers.  The rules are in `changes`, `baselines`, `shares` and `amounts`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from extractor.components.clauses.clause import LocatedFigure
from extractor.components.roles.context import Context
from extractor.components.roles.frames import Governor
from extractor.record.figure import BaselineKind, Direction, Role
from extractor.rules import Rules


@dataclass(frozen=True, slots=True)
class FoundRole:
    """The role of a figure; `cue` is the word that shows the direction, `rule` the frame or the case of the rule, if any."""

    role: Role
    direction: Direction | None = None
    cue: Governor | None = None
    baseline_kind: BaselineKind | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """Figure `i` of a Doc, whose role is to be found.

    `governors` are what governs it, the nearest first, `found` the roles of the figures before it.
    """

    i: int
    context: Context
    governors: list[Governor]
    found: list[FoundRole]

    @property
    def at(self) -> LocatedFigure:
        """The figure with its position."""
        return self.context.located[self.i]

    @property
    def slot(self) -> str:
        """Its slot, as the frames name it."""
        return self.context.slot(self.at)

    @property
    def lead(self) -> int:
        """The token before its words and what only modifies them."""
        return self.context.lead(self.at)

    def is_baseline(self, i: int) -> bool:
        """True if a figure before it is one that another is compared with."""
        return self.found[i].role == "baseline"


RULES = Rules[Callable[[Case], FoundRole | None]]("roles")
