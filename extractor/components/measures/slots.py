"""What measures know of the positions of figures: a distance to somewhere, the time of a best, the noun after an article."""

from __future__ import annotations

from dataclasses import replace

from extractor.components.clauses.clause import LocatedFigure
from extractor.components.measures.frames import load_words
from extractor.components.measures.names import Names
from extractor.components.structure import Structure


def with_slot(structure: Structure, names: Names, located: LocatedFigure) -> LocatedFigure:
    """The figure, "20 miles south of Bern" with the slot "distance", "the highest in 9 years" with "best" of "highest".

    Between an article and a noun it is attributive, whatever the parser made of it.
    """
    columns, host, words = structure.columns, located.host, load_words()
    beside = {columns.lower[host] if host is not None else "", *columns.lower[located.stop : located.stop + 1]}
    if located.figure.kind == "quantity" and not beside.isdisjoint(words.tagged("direction")):
        return replace(located, slot="distance", host=None)
    if located.slot == "of":
        return located
    best = _best(structure, names, located.first) if located.figure.kind == "duration" else -1
    if best >= 0:
        return replace(located, slot="best", host=best)
    before = names.before_fillers(located.first - 1)
    if located.figure.kind == "count" or located.slot == "attributive" or columns.tags[before] not in ("DT", "PRP$"):
        return located
    noun = names.ahead(located.stop + (columns.lower[located.stop : located.stop + 1] in (["-"], ["down"])))
    return replace(located, slot="attributive", host=noun) if names.is_noun(noun) else located


def _best(structure: Structure, names: Names, first: int) -> int:
    """The superlative, or its noun, that a duration after "in" is the time of: "the [highest] in nine years"; or -1."""
    columns, words, i = structure.columns, load_words(), names.before_fillers(first - 1)
    k = i - 1
    if k < 0 or columns.lower[i] != "in":
        return -1
    while (above := structure.completed(k)[1]) >= 0 and columns.tags[above][:2] == "NN":
        k = above
    core = structure.phrase(k).core
    is_best = any(tag in ("JJS", "RBS") for tag in columns.tags[min(core[0], k) : k + 1])
    return k if is_best or columns.lower[k] in words.tagged("nth_time") else -1
