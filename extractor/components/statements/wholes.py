"""The wholes that parts are counted of: "two of [seven mills] closed" says what two did, and how many there were."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extractor.components.structure import Structure
from extractor.record.figure import Figure

_SHARES = frozenset({"percent", "fraction"})


def find_wholes(structure: Structure, figures: Sequence[Figure]) -> dict[str, str]:
    """The id of each part -> the id of the whole that follows it."""
    return {part.id: whole.id for part, whole in pairwise(figures) if _is_whole(structure, part, whole)}


def _is_whole(structure: Structure, part: Figure, whole: Figure) -> bool:
    """True if "of" or "out of" leads from the number of the first to the second: not "two crates of 40 pears"."""
    columns, (first, stop) = structure.columns, structure.tokens(part.start, part.end)
    begin, end = structure.tokens(whole.start, whole.end)
    of = stop + (columns.lower[stop : stop + 1] == ["out"])
    is_number = part.kind == whole.kind and columns.tags[stop - 1] == "CD"
    is_pair = whole.kind not in _SHARES if part.kind in _SHARES else is_number
    if not is_pair or columns.lower[of : of + 1] != ["of"] or "," in columns.lower[of:begin]:
        return False
    position = structure.position(begin, end)
    is_hung = position.slot == "of" and position.host is not None and first <= position.host < stop
    is_next = all(tag[:2] not in ("NN", "VB") for tag in columns.tags[of:begin])
    return (is_hung or is_next) and whole.role not in ("baseline", "change")
