"""Finds the measure of each figure: the first frame that fits it and whose words are there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractor.components.clauses import Structure
from extractor.components.clauses.clause import Place
from extractor.components.measures.frames import Frame, Site, load_frames, load_words
from extractor.components.measures.names import Names, Phrase
from extractor.components.measures.places import Where
from extractor.figure import Figure
from extractor.timex import Timex


def find_phrases(structure: Structure, figures: Sequence[Figure], times: Sequence[Timex]) -> list[Phrase | None]:
    """The words that each figure measures, in the order of the figures; None where no frame claims any."""
    if not structure.columns.parsed:
        return [None] * len(figures)
    where = Where(structure, Names(structure, figures, times), figures)
    for index in range(len(figures)):
        where.found.append(_find(where, index))
    return where.found


def _find(where: Where, index: int) -> Phrase | None:
    before = where.found[index - 1] if index and is_joined(where, index) else None
    if before is not None:
        first, stop = where.names.spans[index]
        return replace(before, rule="joined") if before.stop <= first or before.first >= stop else None
    place = where.place(index)
    site = site_of(where, index, place)
    for frame in load_frames():
        if not frame.fits(site):
            continue
        phrase = _look(where, index, place, frame)
        if phrase is not None or frame.measure[-1] == "none":
            return phrase
    return None


def _look(where: Where, index: int, place: Place, frame: Frame) -> Phrase | None:
    first, stop = where.names.spans[index]
    for at in frame.measure:
        if at == "none":
            break
        phrase = where.look(at, index, place)
        if phrase is not None and (phrase.stop <= first or phrase.first >= stop):
            return replace(phrase, rule=frame.id)
    return None


def site_of(where: Where, index: int, place: Place) -> Site:
    """What the frames ask of the figure."""
    words, columns, figure = load_words(), where.structure.columns, where.figures[index]
    predicate: frozenset[str] = frozenset()
    host: frozenset[str] = frozenset()
    if place.clause is not None:
        token = place.clause.token
        phrasal = (f"{place.clause.lemma} {columns.lower[k]}" for k in place.clause.verbs)
        predicate = words.classes(place.clause.lemma, columns.lower[token], *phrasal)
        predicate -= frozenset() if place.clause.verbless else {"small"}
        predicate |= {place.clause.class_ or "", place.clause.voice}
    if place.host is not None:
        host = words.classes(columns.lemmas[place.host], columns.lower[place.host])
    return Site(figure.kind, figure.role, place.slot or "none", where.noun(index), predicate, host)


def is_joined(where: Where, index: int) -> bool:
    """True if a figure says the one before it again: "$8bn (£6bn)", "12 points, or 0.3%"."""
    end, start = where.names.spans[index - 1][1], where.names.spans[index][0]
    between = [word for word in where.structure.columns.lower[end:start] if word not in load_words().uses("filler")]
    return between in (["("], ["["], ["or"], [",", "or"])
