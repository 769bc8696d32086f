"""What a statement measures: the words of its figure, and what they are of."""

from __future__ import annotations

import re
from dataclasses import dataclass

from spacy.lang.en.stop_words import STOP_WORDS

from extractor.components.lookup import Lookup, Stated
from extractor.numbers import find_numbers
from extractor.record.claim import Measure
from extractor.record.figure import Figure
from extractor.record.statement import same_unit
from extractor.words.lexicons import cached, lexicon, load_lexicon

_WORD = re.compile(r"[^\W_]+")


@lexicon("measure_fillers")
@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureFiller:
    """A noun that adds nothing to what is measured: "materials" in "exports of rare earth materials"."""

    id: str
    surface: str
    example: str


@cached
def _fillers() -> frozenset[str]:
    return frozenset(entry.surface for entry in load_lexicon("measure_fillers", MeasureFiller))


def measure_words(surface: str) -> tuple[str, ...]:
    """The words that make the measure, singular, sorted: "exports of rare earth materials" -> earth, export, rare."""
    words = _content_words(surface)
    return tuple(sorted(words - _fillers() or words))


def _says_nothing(surface: str) -> bool:
    """True for a measure that only points at an earlier one: "the value", "that figure"."""
    return _content_words(surface) <= _fillers()


def _content_words(surface: str) -> set[str]:
    return {_singular(word) for word in _WORD.findall(surface.lower())} - STOP_WORDS


def _singular(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


def measure_of(text: str, lookup: Lookup, statement: Stated) -> Measure | None:
    """The words of the measure; a count without such words is measured by the noun after its number."""
    lead = statement.lead
    if lead.measure is None:
        return _counted(text, lead)
    surface = text[lead.measure.start : lead.measure.end]
    _, _, rest = surface.partition(" of ")
    of = rest or (_earlier(text, lookup, statement) if _says_nothing(surface) else None)
    return Measure(start=lead.measure.start, end=lead.measure.end, surface=surface, of=of)


def _counted(text: str, figure: Figure) -> Measure | None:
    """The noun that a count has, with the words before it; None where the noun is left out."""
    noun = figure.unit.surface if figure.kind == "count" and figure.unit and figure.unit.surface else ""
    if not noun or noun not in figure.surface:
        return None
    begin = figure.start + figure.surface.rfind(noun)
    start = _after_number(text, figure.start, begin)
    return Measure(start=start, end=begin + len(noun), surface=text[start : begin + len(noun)])


def _earlier(text: str, lookup: Lookup, statement: Stated) -> str | None:
    """What "the value" is of: what the last level before it measures, in the unit and for the period of the statement."""
    amount = statement.value or statement.baseline
    if amount is None:
        return None
    for figure in reversed(lookup.figures_in(0, statement.figures[0].start)):
        if figure.role == "level" and figure.measure and same_unit(figure, amount) and figure.period:
            surface = text[slice(*figure.measure)]
            is_same = statement.lead.period is not None and _interval(figure) == _interval(statement.lead)
            return surface if is_same and not _says_nothing(surface) else None
    return None


def _interval(figure: Figure) -> tuple[str | None, str | None]:
    return (figure.period.from_, figure.period.until) if figure.period else (None, None)


def _after_number(text: str, start: int, noun: int) -> int:
    """Where the words of a count begin that say what is counted: "17 [House seats]", "two of the [banks]"."""
    ends = [number.end for number in find_numbers(text, start, noun)]
    between = text[ends[-1] : noun] if ends else ""
    return noun - len(between.lstrip(" -–")) if not re.search(r"\b(?:of|or|to|and)\b|[,(]", between) else noun
