"""The slots of figures that only measures know: a distance to somewhere, and the time of which something is the best."""

from __future__ import annotations

from dataclasses import replace

from extractor.components.clauses import Structure
from extractor.components.clauses.clause import LocatedFigure
from extractor.components.measures.frames import load_words


def with_slot(structure: Structure, located: LocatedFigure) -> LocatedFigure:
    """The figure, "20 miles south of Bern" with the slot "distance", "the highest in 9 years" with "best" of "highest"."""
    columns, host, words = structure.columns, located.host, load_words()
    beside = {columns.lower[host] if host is not None else "", *columns.lower[located.stop : located.stop + 1]}
    if located.figure.kind == "quantity" and not beside.isdisjoint(words.uses("direction")):
        return replace(located, slot="distance", host=None)
    best = _best(structure, located.first) if located.figure.kind == "duration" and located.slot != "of" else -1
    return replace(located, slot="best", host=best) if best >= 0 else located


def _best(structure: Structure, first: int) -> int:
    """The superlative, or its noun, that a duration after "in" is the time of: "the [highest] in nine years"; or -1."""
    columns, words, i = structure.columns, load_words(), first - 1
    while i > 0 and columns.lower[i] in words.uses("filler"):
        i -= 1
    k = i - 1
    if k < 0 or columns.lower[i] != "in":
        return -1
    while columns.deps[k] == "pobj" and columns.tags[columns.heads[columns.heads[k]]][:2] == "NN":
        k = columns.heads[columns.heads[k]]
    core = structure.phrase(k).core
    is_best = any(tag in ("JJS", "RBS") for tag in columns.tags[min(core[0], k) : k + 1])
    return k if is_best or columns.lower[k] in words.uses("occasion") else -1
