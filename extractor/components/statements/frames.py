"""The frames in which a clause states a change: rules that are data, over the positions of figures.

`statement_parts.jsonl` says which figure can be what by its role and slot, `statement_frames.jsonl` in which order the
parts follow each other, `StatementUse` says which words hang a clause on another or say a change again.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from extractor.words.lexicons import cached, lexicon, load_lexicon
from extractor.words.uses import StatementUse, words_that

Part = Literal["value", "change", "baseline", "difference"]


@lexicon("statement_parts")
@dataclass(frozen=True, slots=True, kw_only=True)
class PartRule:
    """What (`part`) a figure of one of the `roles` can be in one of the `slots` (any where none is given).

    Slots are those of `Position`; "noun" refers to every slot of a noun but "of", "" for no slot.  `hung`: it must be set off
    from the figure before it, or be in a clause that depends on that one's.
    """

    id: str
    part: Part
    roles: tuple[str, ...]
    slots: tuple[str, ...] = ()
    hung: bool = False


@lexicon("statement_frames")
@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """`parts` that follow each other in one clause: ids of part rules, with "|" between those that may fill one place."""

    id: str
    parts: tuple[str, ...]
    example: str
    counterexample: str


@dataclass(frozen=True, slots=True)
class Frames:
    """The frames, the longest first, each as the part rules of its places; and the words by their use."""

    frames: tuple[tuple[str, tuple[tuple[PartRule, ...], ...]], ...]
    words: dict[str, frozenset[str]]


@cached
def load_frames() -> Frames:
    """The frames of `models/en/lexicons`, read once.  Raises ResourceError on a fault in a file, KeyError for an unknown part."""
    rules = {rule.id: rule for rule in load_lexicon("statement_parts", PartRule)}
    frames = [
        (frame.id, tuple(tuple(rules[id_] for id_ in part.split("|")) for part in frame.parts))
        for frame in load_lexicon("statement_frames", Frame)
    ]
    return Frames(
        tuple(sorted(frames, key=lambda frame: (-len(frame[1]), frame[0]))),
        {word_use: words_that(word_use) for word_use in get_args(StatementUse)},
    )
