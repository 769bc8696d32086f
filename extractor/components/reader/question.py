"""What the reader is asked of one figure: its features, and the candidates of each slot."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from extractor.components.reader.candidate import Candidate, Pointed
from extractor.components.reader.context import Context
from extractor.components.reader.events import events
from extractor.components.reader.figures import figure_features
from extractor.components.reader.measures import measures
from extractor.components.reader.periods import periods
from extractor.components.reader.sources import sources
from extractor.components.reader.subjects import subjects
from extractor.components.reader.view import View
from extractor.figure import Figure

_FOUND_BY: Mapping[Pointed, Callable[[View], Iterator[Candidate]]] = {
    "measure": measures, "period": periods, "source": sources, "subject": subjects, "event": events,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Question:
    """A figure at tokens [first, stop), the token of its predicate (its own head where it has none), and what is asked of it."""

    figure: Figure
    first: int
    stop: int
    predicate: int
    features: tuple[str, ...]
    candidates: Mapping[Pointed, tuple[Candidate, ...]]


def questions(context: Context) -> list[Question]:
    """What is asked of the figures of a text, in its order."""
    asked = []
    for figure, first, stop in context.figures:
        view = View(context, figure, first, stop)
        clause = view.place.clause
        candidates = {slot: tuple(find(view)) for slot, find in _FOUND_BY.items()}
        predicate = clause.token if clause else view.root
        asked.append(Question(figure, first, stop, predicate, tuple(figure_features(view)), candidates))
    return asked
