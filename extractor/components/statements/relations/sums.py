"""Totals and the lists of their parts: "20 people: 12 men and 8 women", "12 men and 8 women, 20 people in all"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractor.components.statements.between import Between
from extractor.components.statements.relations.sentence import FEW, LIST, RULES, WORDS, Sentence, Slots
from extractor.record.figure import Figure
from extractor.record.statement import is_bare, same_unit

_ADDED = frozenset({"money", "count", "quantity"})


@RULES.add(
    "parts",
    "",
    "The fire killed 20 people: 12 men and 8 women.",
    "The fire killed 20 people, including 12 men and 8 women.",
)
def _parts(between: Between, sentence: Sentence) -> Iterator[tuple[str, Slots]]:
    """The list that a total is followed by, after a colon, a dash, a bracket or "consisting of"."""
    figures = sentence.figures
    for at, total in enumerate(figures[:-2]):
        lead = between.lead(total, figures[at + 1])
        opened = between.phrase_in(lead, "opens_list")
        if opened is None or opened > LIST or len(lead) - opened > FEW:
            continue
        parts = _listed(between, figures[at + 1 :])
        if parts and _add_up(total, parts) and not between.names_only_some(total, parts[-1]):
            yield total.id, {"parts": tuple(part.id for part in parts)}


def _listed(between: Between, figures: Sequence[Figure]) -> list[Figure]:
    """The longest list from the first figure on that "and" closes."""
    closed, commas = 0, between.words["lists"]
    for at, (figure, next_figure) in enumerate(pairwise(figures)):
        lead = between.lead(figure, next_figure)
        marks = [i for i, word in enumerate(lead) if word in commas or word in between.words["joins"]]
        if not marks or len(lead) > WORDS or len(lead) - marks[-1] > FEW or not between.words["ends"].isdisjoint(lead):
            break
        closed = at + 2 if any(lead[i] in between.words["joins"] for i in marks) else closed
    return list(figures[:closed])


def _add_up(total: Figure, parts: Sequence[Figure]) -> bool:
    """True if the figures can be added up: one kind and unit, though counts may count different things."""
    everything = (total, *parts)
    is_moved = any(part.role in ("baseline", "difference") for part in everything)
    is_moved |= len({part.direction for part in everything if part.role == "change"}) > 1
    if is_moved or total.kind not in _ADDED or any(part.range or part.vague or part.per for part in everything):
        return False
    return all(total.kind == part.kind == "count" or same_unit(total, part) for part in parts)


@RULES.add(
    "total",
    "",
    "It hired 20 nurses and 12 doctors, 32 people in all.",
    "It hired 20 nurses and 12 doctors, 32 people left.",
)
def _total(between: Between, sentence: Sentence) -> Iterator[tuple[str, Slots]]:
    """The list that a total closes: "a total of 32", "32 in all", "bringing the total to 32"."""
    figures = sentence.figures
    for at, total in enumerate(figures[2:], 2):
        lead = between.lead(figures[at - 1], total)
        stop = between.tokens(total)[1]
        is_before = between.phrase_in(lead, "total_before") == len(lead) and len(lead) <= WORDS
        is_after = lead[-1:] == [","] and between.phrase_in(between.lower[stop : stop + FEW], "total_after") is not None
        if not (is_before or is_after):
            continue
        for start in range(at - 1):
            parts = _listed(between, figures[start:at])
            if len(parts) == at - start and _add_up(total, parts):
                yield total.id, {"parts": tuple(part.id for part in parts)}
                break


@RULES.add(
    "some_parts",
    "",
    "The fire killed 20 people, 12 in Ghent and 9 in Bruges.",
    "The mill sold 20 vans in May, 12 in June and 9 in July.",
)
def _some_parts(between: Between, sentence: Sentence) -> Iterator[tuple[str, Slots]]:
    """The list of parts after a total that may leave out some: "20 people, 12 in Ghent and 9 in Bruges"."""
    for at, total in enumerate(sentence.figures[:-2]):
        parts = _listed(between, sentence.figures[at + 1 :])
        if not parts or not all(part.kind == total.kind == "count" and is_bare(part) for part in parts):
            continue
        lead = between.lead(total, parts[0])
        divider = between.after(parts[0])
        is_list = divider in between.words["divides"] and all(between.after(part) == divider for part in parts)
        if (
            is_list
            and divider not in lead
            and lead[-1:] in ([","], ["with"])
            and len(lead) <= WORDS
            and _add_up(total, parts)
        ):
            yield total.id, {"some_parts": tuple(part.id for part in parts)}
