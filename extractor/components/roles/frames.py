"""Frames of roles: which role a cue gives to a figure in a certain relation to it.  They are data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from extractor.record.figure import Direction, FigureKind, Role
from extractor.words.lexicons import cached, lexicon, load_lexicon
from extractor.words.verbs import Moves

CueSort = Literal[
    "change_verb", "change_noun", "change_word", "difference_word", "gap_verb", "gap_noun",
    "target_noun", "rate_noun", "price_verb", "amount_verb",
]  # fmt: skip


@lexicon("role_frames")
@dataclass(frozen=True, slots=True, kw_only=True)
class RoleFrame:
    """A `cue` of one sort, in one of the `relations`, gives a figure of one of the `kinds` (none: any) its `role`.

    `relations` are slots of `Position`, or "own" (the cue is the figure), "after" and "before" (it is directly there),
    "is" (the figure is said of it).  `bare`: only of words that take an amount of any kind.
    """

    id: str
    cue: CueSort
    relations: tuple[str, ...]
    role: Role
    kinds: tuple[FigureKind, ...] = ()
    bare: bool = False
    example: str
    counterexample: str


@dataclass(frozen=True, slots=True)
class Governor:
    """A cue that governs a figure: its token, the relation of the figure to it, and the direction that it shows.

    `bare` is true where the word takes an amount of any kind ("fell $3"; not "raised $3m"), `moves` what a verb changes.
    """

    sort: CueSort
    token: int
    relation: str
    direction: Direction | None = None
    bare: bool = True
    moves: Moves = "subject"


@cached
def load_frames() -> tuple[RoleFrame, ...]:
    """The frames of `models/en/lexicons/role_frames.jsonl`.  Raises ResourceError on a fault in the file."""
    return load_lexicon("role_frames", RoleFrame)


def match(governor: Governor, kind: FigureKind, role: Role) -> RoleFrame | None:
    """The first frame that gives `role` to a figure of `kind` under a governor, or None."""
    for frame in load_frames():
        if frame.role != role or frame.cue != governor.sort or governor.relation not in frame.relations:
            continue
        if (not frame.kinds or kind in frame.kinds) and (governor.bare or not frame.bare):
            return frame
    return None
