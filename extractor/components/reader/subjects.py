"""Whose a figure may be: the nouns of its sentence, and what was named before it."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.components.reader.candidate import Candidate, Subject
from extractor.components.reader.context import step
from extractor.components.reader.view import FigureView

_MOST = 14  # entities named before the sentence, the nearest
_FAR = 100  # mentions before the sentence, and tokens of the sentence before it
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def subjects(view: FigureView) -> Iterator[Candidate]:
    """Those whom the clause makes its owners, every noun and pronoun of the sentence, what was named before it."""
    context, structure, columns = view.context, view.context.structure, view.context.columns
    owners = structure.owners(view.position)
    seen: set[object] = set()
    for head in (*owners, *range(*view.around(0))):
        for first, end, entity in _named_at(view, head, is_owner=head in owners):
            key = entity or (first, end)
            if key not in seen and (entity or not view.overlaps(first, end)):
                seen.add(key)
                yield _candidate(view, head, (first, end), entity, "sentence", owners)
    recent: dict[str, tuple[int, int]] = {}
    count = context.count_before(context.mentions, structure.sentences[view.sentence][0])
    for mention, first, end in reversed(context.mentions[max(0, count - _FAR) : count]):
        recent.setdefault(mention.entity or "", (first, end))
    for id_, (first, end) in list(recent.items())[:_MOST]:
        if id_ not in seen:
            seen.add(id_)
            yield _candidate(view, structure.root(first, end), (first, end), id_, "before", owners)
    if view.sentence:
        start, stop = structure.sentences[view.sentence - 1]
        for head in range(max(start, stop - _FAR), stop):
            if (
                structure.label(head) in _SUBJECTS
                and columns.tags[head][:2] == "NN"
                and not context.mentions_at.get(head)
            ):
                yield _candidate(view, head, structure.naming(head), None, "last_subject", owners)


def _named_at(view: FigureView, head: int, *, is_owner: bool) -> Iterator[tuple[int, int, str | None]]:
    """The token range and the entity of what the noun or pronoun at a token names."""
    context, structure, columns = view.context, view.context.structure, view.context.columns
    tag, label = columns.tags[head], structure.label(head)
    if tag[:2] != "NN" and tag[:3] != "PRP" and not (tag in ("DT", "CD") and label in _SUBJECTS):
        return
    mentions = context.mentions_at.get(head)
    if mentions:
        mention = min(mentions, key=lambda named: named.end - named.start)
        first, stop = context.tokens(mention)
        if is_owner or structure.root(first, stop) == head:
            yield first, stop, mention.entity
    elif context.figure_at.get(head) != view.figure.id and not (label == "compound" and tag != "NNP"):
        first, stop = structure.naming(head)
        yield *(structure.phrase(head).core if view.overlaps(first, stop) else (first, stop)), None


def _candidate(
    view: FigureView, head: int, tokens: tuple[int, int], entity: str | None, where: str, owners: list[int]
) -> Candidate:
    context, columns = view.context, view.context.columns
    words = context.range(*tokens)
    measure = view.figure.measure
    features = [
        f"where={where}",
        f"holder={owners.index(head) if head in owners else None}",
        f"subject={head == context.structure.subject(view.position)}",
        f"type={context.entities[entity].type if entity else None}",
        f"mentions={step(context.mentions_of[entity]) if entity else None}",
        f"tag={columns.tags[head]}",
        f"dep={context.structure.label(head)}",
        f"lemma={columns.lemmas[head]}",
        f"opens={columns.lower[tokens[0]]}",
        f"measure={measure is not None and measure.overlaps(words)}",
        f"refers={words in context.meant}",
        f"block={context.block_kind(head)}",
        *view.relation(head),
    ]
    return Candidate(Subject(words, entity), tokens[0], tokens[1] - 1, tuple(features))
