"""What the reader is asked: of each figure, reference and quote its features, and the candidates of its slots.

Tables, lists of figures and what is too long to be a sentence are left to the rules: there every noun would be a candidate for
every figure.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from extractor.components.reader.antecedents import antecedents, reference_features
from extractor.components.reader.candidate import POINTED, Candidate, Pointed
from extractor.components.reader.claimants import claimants, quote_features, speaker_of
from extractor.components.reader.context import Context
from extractor.components.reader.events import events
from extractor.components.reader.figures import figure_features
from extractor.components.reader.measures import measures
from extractor.components.reader.periods import periods
from extractor.components.reader.sources import sources
from extractor.components.reader.subjects import subjects
from extractor.components.reader.view import FigureView, View
from extractor.record.figure import Figure
from extractor.record.quote import Quote
from extractor.record.reference import Reference

_FOUND_BY: Mapping[Pointed, Callable[[FigureView], Iterator[Candidate]]] = {
    "measure": measures, "period": periods, "source": sources, "subject": subjects, "event": events,
}  # fmt: skip
_LIST = (
    150  # figures one after another without a verb; of 1,700 articles the longest such list, a table in lines, has 115
)
_NO_CANDIDATES: Mapping[Pointed, tuple[Candidate, ...]] = dict.fromkeys(POINTED, ())


@dataclass(frozen=True, slots=True)
class Question:
    """A figure, reference or speaker and what is asked of it: the candidates of the slots that are others' are none.

    `tokens` are its first and its last, that of its predicate (its own head where it has none) and that of the word above it.
    """

    row: Figure | Reference | Quote
    tokens: tuple[int, int, int, int]
    features: tuple[str, ...]
    candidates: Mapping[Pointed, tuple[Candidate, ...]]


def questions(context: Context) -> list[Question]:
    """What is asked of the figures of a text, of its quotes, and of the pronouns and definite phrases beside these."""
    return [*_of_figures(context), *_of_references(context), *_of_quotes(context)]


def _of_figures(context: Context) -> Iterator[Question]:
    for figure in _in_prose(context):
        view = FigureView(context, figure)
        candidates = {slot: tuple(find(view)) for slot, find in _FOUND_BY.items()}
        yield _question(figure, view, figure_features(view), candidates)


def _in_prose(context: Context) -> Iterator[Figure]:
    """The figures that are read, in text order: none of a list."""
    runs: list[list[Figure]] = []
    reached = 0
    for figure, first, stop in context.figures:
        if not runs or any(map(context.columns.is_verb, range(reached, first))):
            runs.append([])
        if context.is_read(first):
            runs[-1].append(figure)
        reached = stop
    return (figure for run in runs if len(run) < _LIST for figure in run)


def _of_references(context: Context) -> Iterator[Question]:
    by_tokens = {(resolved.first, resolved.stop): resolved for resolved in context.referents.resolved.values()}
    shown = {context.sentence(first) for _, first, _ in context.figures}
    for quote in context.found.quotes:
        for first, stop in (context.structure.tokens(*fragment) for fragment in quote.fragments):
            shown.update(range(context.sentence(first), context.sentence(stop - 1) + 1))
    for row in context.found.references:
        first, stop = context.structure.tokens(row.start, row.end)
        resolved = by_tokens.get((first, stop))
        if resolved is not None and resolved.before and context.sentence(first) in shown and context.is_read(first):
            view = View(context, context.structure.position(first, stop))
            yield _question(
                row,
                view,
                reference_features(view, row, resolved),
                {"antecedent": tuple(antecedents(view, row, resolved))},
            )


def _of_quotes(context: Context) -> Iterator[Question]:
    for quote, _ in context.quotes:
        first, stop = speaker_of(context, quote)
        if context.is_read(first):
            view = View(context, context.structure.position(first, stop))
            yield _question(quote, view, quote_features(view, quote), {"claimant": tuple(claimants(view, quote))})


def _question(
    row: Figure | Reference | Quote,
    view: View,
    features: Iterator[str],
    candidates: Mapping[Pointed, tuple[Candidate, ...]],
) -> Question:
    clause = view.position.clause
    predicate = clause.token if clause else view.root
    tokens = view.first, view.stop - 1, predicate, view.context.structure.parent(view.root)
    return Question(row, tokens, tuple(features), {**_NO_CANDIDATES, **candidates})
