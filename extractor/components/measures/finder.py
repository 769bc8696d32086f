"""Finds the measure of each figure: the first frame that fits it and whose words are there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractor.components.clauses import Structure
from extractor.components.clauses.clause import Position
from extractor.components.measures.frames import Frame, Site, load_frames, load_words
from extractor.components.measures.names import Names, Phrase
from extractor.components.measures.places import Where
from extractor.components.reference import Referents
from extractor.figure import Figure
from extractor.timex import Timex

_OPENERS = frozenset({"(", "[", "or", ",", "~", "—", "–"})


def find_phrases(
    structure: Structure, figures: Sequence[Figure], times: Sequence[Timex], referents: Referents
) -> list[Phrase | None]:
    """The words that each figure measures, in the order of the figures; None where no frame claims any."""
    if not structure.columns.parsed:
        return [None] * len(figures)
    where = Where(structure, Names(structure, figures, times), figures, referents)
    for index in range(len(figures)):
        where.found.append(_find(where, index))
        if index and where.found[index - 1] is None and is_joined(where, index):
            where.found[index - 1] = _lent(where, index - 1, where.found[index])
    return where.found


def _find(where: Where, index: int) -> Phrase | None:
    if index and is_joined(where, index) and where.found[index - 1] is not None:
        return _lent(where, index, where.found[index - 1])
    place = where.place(index)
    site = site_of(where, index, place)
    for frame in load_frames():
        if not frame.fits(site):
            continue
        phrase = _look(where, index, place, frame)
        if phrase is not None or frame.measure[-1] == "none":
            return phrase
    return None


def _look(where: Where, index: int, place: Position, frame: Frame) -> Phrase | None:
    first, stop = where.names.spans[index]
    for at in frame.measure:
        if at == "none":
            break
        phrase = where.look(at, index, place)
        if phrase is not None and (phrase.stop <= first or phrase.first >= stop):
            return replace(phrase, rule=frame.id)
    return None


def _lent(where: Where, index: int, phrase: Phrase | None) -> Phrase | None:
    """The measure of the figure beside; of a count that names its own things nothing."""
    if phrase is None or where.noun(index) not in ("", "bare"):
        return None
    first, stop = where.names.spans[index]
    return replace(phrase, rule="joined") if phrase.stop <= first or phrase.first >= stop else None


def site_of(where: Where, index: int, place: Position) -> Site:
    """What the frames ask of the figure."""
    words, columns, figure = load_words(), where.structure.columns, where.figures[index]
    predicate: frozenset[str] = frozenset()
    host: frozenset[str] = frozenset()
    if place.clause is None or place.clause.verbless:
        predicate = frozenset({"no_verb"})
    if place.clause is not None:
        token, is_small = place.clause.token, place.clause.verbless
        phrasal = (f"{place.clause.lemma} {columns.lower[k]}" for k in place.clause.verbs if k > token)
        predicate |= words.classes(place.clause.lemma, columns.lower[token], *phrasal)
        predicate -= frozenset() if is_small else {"small"}
        predicate |= {place.clause.class_ or "", place.clause.voice}
    if place.host is not None:
        host = words.classes(columns.lemmas[place.host], columns.lower[place.host])
    return Site(figure.kind, figure.role, place.slot or "none", where.noun(index), predicate, host)


def is_joined(where: Where, index: int) -> bool:
    """True if a figure says the one before it again: "$8bn (£6bn)", "12 points, or 0.3%", "a third, 32 percent,"."""
    columns = where.structure.columns
    (_, end), (start, stop) = where.names.spans[index - 1], where.names.spans[index]
    before, figure = where.figures[index - 1], where.figures[index]
    between = [word for word in columns.lower[end:start] if word not in load_words().uses("filler")]
    if not between or len(between) > 2 or not _OPENERS.issuperset(between) or before.kind == "age":
        return False
    if between[0] in ("(", "[") or between[-1] == "or":
        return True
    is_share = before.kind in ("fraction", "count") and figure.kind == "percent"
    return between == [","] and is_share and columns.lower[stop : stop + 1] == [","]
