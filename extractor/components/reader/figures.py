"""What is known of a figure itself: the features by which its role and mode are decided."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.components.clauses.clause import Clause
from extractor.components.reader.context import step
from extractor.components.reader.view import FigureView

_YEARS = range(1900, 2101)  # numbers that may be years
_MANY = 5  # figures of a sentence
_NEAR = 8  # words on either side
_GROUP, _OPENED = 4, 6  # words of a verb group, and of a line


def figure_features(view: FigureView) -> Iterator[str]:
    """The features of a figure: what it is, what the rules make of it, where it is, which words are around it."""
    yield from _amount(view)
    yield from _ruled(view)
    yield from _place(view)
    yield from _words(view)
    yield from _beside(view)


def _amount(view: FigureView) -> Iterator[str]:
    figure = view.figure
    yield f"kind={figure.kind}"
    yield f"unit={figure.unit.id if figure.unit else None}"
    yield f"modifier={figure.modifier}"
    yield f"per={figure.per is not None}"
    yield f"vague={figure.vague}"
    yield f"range={figure.range}"
    yield f"year={figure.value is not None and int(figure.value) in _YEARS}"


def _ruled(view: FigureView) -> Iterator[str]:
    """What the rules make of it."""
    figure, source = view.figure, view.figure.attributed_to
    yield f"role={figure.role}"
    yield f"role_rule={figure.rules.get('role')}"
    yield f"direction={figure.direction}"
    yield f"kind,role={figure.kind},{figure.role}"
    yield f"baseline_kind={figure.baseline_kind}"
    yield f"measure={figure.rules.get('measure_words')}"
    yield f"period={figure.period is not None}"
    yield f"source={source if source == 'article' else source[0]}"


def _place(view: FigureView) -> Iterator[str]:
    """Where it is in its clause and in the article."""
    position, clause, context = view.position, view.position.clause, view.context
    yield f"slot={position.slot}"
    yield f"polarity={position.polarity}"
    yield f"mode={position.mode}"
    yield f"event_mode={view.event.clause.mode if view.event and view.event.clause else None}"
    yield f"host={context.columns.lemmas[position.host] if position.host is not None else None}"
    if clause is not None:
        yield f"class={clause.class_}"
        yield f"class,role={clause.class_},{view.figure.role}"
        yield f"lemma={clause.lemma}"
        yield f"link={clause.link}"
        yield f"tense={clause.tense}"
        yield f"voice={clause.voice}"
        yield f"verbless={clause.verbless}"
        yield f"verbs={_group(view, clause)}"
        if clause.parent is not None:
            above = context.structure.clauses[clause.parent]
            yield f"parent={above.lemma}"
            yield f"parent_mode={above.mode}"
            yield f"parent_verbs={_group(view, above)}"
    block = context.block(view.first)
    opened = context.columns.lower[context.block_start(block) :][:_OPENED]
    yield f"block={context.block_kind(view.first)}"
    yield f"blocks={step(block)}"
    yield f"opened={' '.join(opened[:1])},{':' in opened}"


def _group(view: FigureView, clause: Clause) -> str:
    return " ".join(view.context.columns.lower[i] for i in sorted(clause.verbs)[:_GROUP])


def _words(view: FigureView) -> Iterator[str]:
    """The words above and around it."""
    structure, columns, root, first, stop = (
        view.context.structure,
        view.context.columns,
        view.root,
        view.first,
        view.stop,
    )
    above = structure.parent(root)
    yield f"head={columns.lemmas[root]}"
    yield f"dep={structure.label(root)}"
    yield f"above={columns.lemmas[above]}"
    yield f"above_dep={structure.label(above)}"
    for count in (1, 2):
        yield f"before{count}={' '.join(columns.lower[max(0, first - count) : first])}"
        yield f"after{count}={' '.join(columns.lower[stop : stop + count])}"
    start, end = structure.sentences[view.sentence]
    yield from {f"near=-{word}": None for word in columns.lower[max(start, first - _NEAR) : first] if word.isalpha()}
    yield from {f"near=+{word}": None for word in columns.lower[stop : min(end, stop + _NEAR)] if word.isalpha()}


def _beside(view: FigureView) -> Iterator[str]:
    """The figures of its sentence, and what the rules make of those beside it."""
    context = view.context
    start, stop = (context.count_before(context.figures, i) for i in context.structure.sentences[view.sentence])
    at = next(
        k
        for k in range(context.count_before(context.figures, view.first), stop)
        if context.figures[k][0] is view.figure
    )
    count = stop - start
    yield f"figures={step(count)}"
    yield f"at={at - start},{count}" if count < _MANY else "at=many"
    for name, index in (("last", at - 1), ("next", at + 1)):
        if start <= index < stop:
            yield f"{name}_role={context.figures[index][0].role}"
            yield f"{name}_kind={context.figures[index][0].kind}"
