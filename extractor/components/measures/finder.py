"""Finds the measure of each figure: the first frame that fits it and whose words are there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractor.components.measures.frames import Case, Frame, load_frames, load_words
from extractor.components.measures.names import Names, Phrase
from extractor.components.measures.positions import Positions
from extractor.components.measures.slots import with_slot
from extractor.components.structure import Structure
from extractor.record.figure import Figure
from extractor.record.timex import Timex

_OPENERS = frozenset({"(", "[", "or", ",", "~", "—", "–"})


def find_phrases(structure: Structure, figures: Sequence[Figure], times: Sequence[Timex]) -> list[Phrase | None]:
    """The words that each figure measures, in the order of the figures; None where no frame claims any."""
    if not structure.columns.parsed:
        return [None] * len(figures)
    located = [structure.locate(figure) for figure in figures]
    names = Names(structure, located, times)
    positions = Positions(structure, names, [with_slot(structure, names, placed) for placed in located])
    for index in range(len(figures)):
        positions.phrases.append(_find(positions, index))
        if index and positions.phrases[index - 1] is None and is_joined(positions, index):
            positions.phrases[index - 1] = _lent(positions, index - 1, positions.phrases[index])
    return positions.phrases


def _find(positions: Positions, index: int) -> Phrase | None:
    if index and is_joined(positions, index) and positions.phrases[index - 1] is not None:
        return _lent(positions, index, positions.phrases[index - 1])
    case = case_of(positions, index)
    for frame in load_frames():
        if not frame.fits(case):
            continue
        phrase = _look(positions, index, frame)
        if phrase is not None or frame.measure[-1] == "none":
            return phrase
    return None


def _look(positions: Positions, index: int, frame: Frame) -> Phrase | None:
    first, stop = positions.located[index].first, positions.located[index].stop
    for at in frame.measure:
        if at == "none":
            break
        phrase = positions.look(at, index)
        if phrase is not None and (phrase.stop <= first or phrase.first >= stop):
            return replace(phrase, rule=frame.id)
    return None


def _lent(positions: Positions, index: int, phrase: Phrase | None) -> Phrase | None:
    """The measure of the figure beside; of a count that names its own things nothing."""
    if phrase is None or positions.noun(index) not in ("", "bare"):
        return None
    first, stop = positions.located[index].first, positions.located[index].stop
    return replace(phrase, rule="joined") if phrase.stop <= first or phrase.first >= stop else None


def case_of(positions: Positions, index: int) -> Case:
    """What the frames ask of the figure."""
    words, columns, located = load_words(), positions.structure.columns, positions.located[index]
    clause, figure, predicate, host = located.clause, located.figure, frozenset[str](), frozenset[str]()
    if clause is None or clause.verbless:
        predicate = frozenset({"no_verb"})
    if clause is not None:
        phrasal = (f"{clause.lemma} {columns.lower[k]}" for k in clause.verbs if k > clause.token)
        predicate |= words.classes(clause.lemma, columns.lower[clause.token], *phrasal)
        predicate -= frozenset() if clause.verbless else {"small"}
        predicate |= {clause.class_ or "", clause.voice}
    if located.host is not None:
        host = words.classes(columns.lemmas[located.host], columns.lower[located.host])
    return Case(figure.kind, figure.role, located.slot or "none", positions.noun(index), predicate, host)


def is_joined(positions: Positions, index: int) -> bool:
    """True if a figure says the one before it again: "$8bn (£6bn)", "12 points, or 0.3%", "a third, 32 percent,"."""
    columns = positions.structure.columns
    end, start, stop = positions.located[index - 1].stop, positions.located[index].first, positions.located[index].stop
    before, figure = positions.figures[index - 1], positions.figures[index]
    between = [word for word in columns.lower[end:start] if word not in load_words().tagged("filler")]
    if not between or len(between) > 2 or not _OPENERS.issuperset(between) or before.kind == "age":
        return False
    if between[0] in ("(", "[") or between[-1] == "or":
        return True
    is_share = before.kind in ("fraction", "count") and figure.kind == "percent"
    return between == [","] and is_share and columns.lower[stop : stop + 1] == [","]
