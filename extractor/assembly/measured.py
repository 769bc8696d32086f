"""What a figure claim measures: the words of its figure, and what they are of."""

from __future__ import annotations

import re

from extractor.assembly.annotations import Annotations
from extractor.assembly.clustering import says_nothing
from extractor.assembly.stated import Stated
from extractor.numbers import find_numbers
from extractor.record.claim import Measure
from extractor.record.figure import Figure
from extractor.record.statement import same_unit


def measure_of(text: str, found: Annotations, statement: Stated) -> Measure:
    """The words of the measure; a count without such words is measured by what stands behind its number."""
    lead = statement.lead
    if lead.measure is None:
        noun = lead.unit.surface if lead.kind == "count" and lead.unit and lead.unit.surface else ""
        noun = noun if noun in lead.surface else ""  # left out here, and known from elsewhere
        end = lead.start + lead.surface.rfind(noun) + len(noun)
        start = _behind_number(text, lead.start, end - len(noun)) if noun else end
        return Measure(start=start, end=end, surface=text[start:end])
    surface = text[lead.measure.start : lead.measure.end]
    _, _, rest = surface.partition(" of ")
    of = rest or (_meant(text, found, statement) if says_nothing(surface) else None)
    return Measure(start=lead.measure.start, end=lead.measure.end, surface=surface, of=of)


def _meant(text: str, found: Annotations, statement: Stated) -> str | None:
    """What "the value" is of: what the last level before it measures, in the unit and for the period of the statement."""
    amount = statement.value or statement.baseline
    if amount is None:
        return None
    for figure in reversed(found.figures_in(0, statement.figures[0].start)):
        if figure.role == "level" and figure.measure and same_unit(figure, amount) and figure.period:
            surface = text[slice(*figure.measure)]
            is_same = statement.lead.period is not None and _interval(figure) == _interval(statement.lead)
            return surface if is_same and not says_nothing(surface) else None
    return None


def _interval(figure: Figure) -> tuple[str | None, str | None]:
    return (figure.period.from_, figure.period.until) if figure.period else (None, None)


def _behind_number(text: str, start: int, noun: int) -> int:
    """Where the words of a count begin that say what is counted: "17 [House seats]", "two of the [banks]"."""
    ends = [number.end for number in find_numbers(text, start, noun)]
    between = text[ends[-1] : noun] if ends else ""
    return noun - len(between.lstrip(" -–")) if not re.search(r"\b(?:of|or|to|and)\b|[,(]", between) else noun
