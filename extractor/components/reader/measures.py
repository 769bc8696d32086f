"""The noun phrases that may name what a figure measures."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.components.reader.candidate import Candidate
from extractor.components.reader.context import step
from extractor.components.reader.view import FigureView

_BACK = 2  # sentences before that of the figure
_LONG = 14  # tokens of a measure
_NOUNLIKE = frozenset({"VBG", "JJ", "CD"})
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "attr"})
_OWNERS = frozenset({"DT", "PRP$"})


def measures(view: FigureView) -> Iterator[Candidate]:
    """Of each noun of the sentence and the two before it the phrase with and without what follows; first the rules' measure."""
    context, figure, seen = view.context, view.figure, set()
    ranges = [(*context.structure.tokens(*figure.measure), "rule")] if figure.measure else []
    heads = [context.structure.root(first, end) for first, end, _ in ranges]
    for head in range(*view.around(_BACK)):
        if _is_noun(view, head):
            more = list(_phrases(view, head))
            ranges += more
            heads += [head] * len(more)
    for head, (first, end, kind) in zip(heads, ranges, strict=True):
        if (first, end) not in seen and not view.overlaps(first, end):
            seen.add((first, end))
            yield _candidate(view, head, first, end, kind)


def _is_noun(view: FigureView, i: int) -> bool:
    columns = view.context.columns
    if view.first <= i < view.stop:
        return False
    return columns.tags[i][:2] == "NN" or (
        columns.tags[i] in _NOUNLIKE and view.context.structure.label(i) in _ARGUMENTS
    )


def _phrases(view: FigureView, head: int) -> Iterator[tuple[int, int, str]]:
    """The extents of the phrase of a noun: its core, without an article, as it names its thing, with each preposition."""
    structure, columns = view.context.structure, view.context.columns
    first, stop = structure.phrase(head).core
    yield first, stop, "core"
    if first < head and columns.tags[first] in _OWNERS:
        yield first + 1, stop, "bare"
    owner = structure.owner(head)
    if owner >= 0 and first < (after := structure.span(owner)[1]) < stop:
        yield after, stop, "owned"
    yield *structure.naming(head), "naming"
    for modifier in structure.postmodifiers(head):
        if modifier.kind == "preposition":
            for end, kind in ((modifier.stop, "full"), (modifier.complement + 1, "preposition")):
                if 0 < end - first <= _LONG:
                    yield first, end, kind


def _candidate(view: FigureView, head: int, first: int, stop: int, kind: str) -> Candidate:
    context, columns, rule = view.context, view.context.columns, view.figure.measure
    words = context.range(first, stop)
    features = [
        f"extent={kind}",
        f"length={step(stop - first)}",
        f"tag={columns.tags[head]}",
        f"lemma={columns.lemmas[head]}",
        f"entity={columns.entities[head]}",
        f"opens={columns.lower[first] if columns.tags[first] in _OWNERS else None}",
        f"before={columns.lower[first - 1] if first and columns.tags[first - 1] in ('IN', 'TO') else None}",
        f"block={context.block_kind(head)}",
        f"figure={head in context.figure_at}",
        *view.relation(head),
    ]
    if rule is None:
        features.append("unruled")
    else:
        common = max(0, min(rule.end, words.end) - max(rule.start, words.start))
        shared = common / max(words.end - words.start, rule.end - rule.start)
        features += [f"rule={rule == words}", f"ruled={int(4 * shared)}"]
        if shared >= 1 / 2:
            features.append(f"rule_id={view.figure.rules.get('measure_words')}")
    return Candidate(words, first, stop - 1, tuple(features))
