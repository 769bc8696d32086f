"""How figures that are side by side are related: a value in other terms, a share, parts, a gap, so much for each.

A rule is a pure function of the figures of one sentence and the words between them; it gives slots of a statement for the
figure that leads it.  Every figure keeps a statement of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from extractor.components.statements.between import Between
from extractor.record.figure import Figure
from extractor.record.statement import is_bare, is_of_points, same_unit
from extractor.record.timex import Timex
from extractor.rules import Rules

_SHARES = frozenset({"percent", "fraction"})
_MOVED = frozenset({"change", "difference", "baseline"})
_ADDED = frozenset({"money", "count", "quantity"})
_CLAUSE, _LIST, _WORDS, _FEW = 14, 10, 8, 3  # tokens: of a clause, before a list, of a part of it, before a figure


@dataclass(frozen=True, slots=True)
class Sentence:
    """The figures and times of a sentence in text order, the figures of the one before, and the whole of each part by its id."""

    figures: Sequence[Figure]
    times: Sequence[Timex]
    before: Sequence[Figure]
    wholes: Mapping[str, Figure]


Slots = dict[str, Any]
RULES = Rules[Callable[[Between, Sentence], Iterator[tuple[str, Slots]]]]("statements")


def find_relations(between: Between, sentences: Sequence[Sentence]) -> dict[str, Slots]:
    """By the id of a figure: the slots that the relations give to its statement."""
    slots_of: dict[str, Slots] = {}
    for sentence in sentences:
        for rule in RULES.of():
            for id_, slots in rule.find(between, sentence):
                slots_of[id_] = {**slots_of.get(id_, {}), **slots}
    return slots_of


@RULES.add(
    "restated",
    "",
    "The wall is 12 kilometres (7.5 miles) long.",
    "The wall is 12 kilometres and the road 7.5 miles long.",
)
def _restated(between: Between, sentence: Sentence) -> Iterator[tuple[str, Slots]]:
    """What says an amount again: in another unit or currency, for another span of time, for a share of stock."""
    first: Figure | None = None
    again: list[str] = []
    for figure, next_figure in pairwise(sentence.figures):
        is_set_off = not (figure.per and next_figure.per) or between.lead(figure, next_figure)[-2:] != [
            "or"
        ]  # "$12 a month or $80 a year"
        if not (is_set_off and _may_restate(figure, next_figure) and between.is_again(figure, next_figure)):
            first, again = None, []
            continue
        first = first or figure
        again.append(next_figure.id)
        yield first.id, {"restated": tuple(again)}


def _may_restate(first: Figure, second: Figure) -> bool:
    if first.range or second.range or first.value is None or second.value is None or not first.unit or not second.unit:
        return False
    if first.kind == "fraction":
        return second.kind == "percent"
    if first.kind != second.kind or "percent" in (first.kind, second.kind):
        return False
    pers = (first.per and first.per.id, second.per and second.per.id)
    if first.unit.id == second.unit.id:
        return pers[0] != pers[1] and (first.kind == "money" or None not in pers)
    is_quantity = first.kind == "quantity" and first.unit.dimension == second.unit.dimension
    return pers[0] == pers[1] and (is_quantity or first.kind == "money")


@RULES.add(
    "share",
    "",
    "120 of the 400 members, or 30 percent, were absent.",
    "120 of the 400 members were absent, and 30 percent were late.",
)
def _share(between: Between, sentence: Sentence) -> Iterator[tuple[str, Slots]]:
    """The percentage or fraction of a part of a whole, before or after it; either of the two may be the one that is "of" it."""
    figures, wholes = sentence.figures, sentence.wholes
    for first, second, third in zip(figures, figures[1:], figures[2:], strict=False):
        if wholes.get(first.id) is second:
            pair, whole, is_again = (first, third), second, between.is_again(second, third, most=_CLAUSE)
        elif wholes.get(second.id) is third:
            pair, whole, is_again = (first, second), third, between.leads_on(first, second, most=_WORDS)
        else:
            continue
        part, share = sorted(pair, key=lambda figure: figure.kind in _SHARES)
        if is_again and _is_share(share) and _is_part(part, whole):
            yield part.id, {"share": share.id, "whole": whole.id}


def _is_share(figure: Figure) -> bool:
    return figure.kind in _SHARES and figure.role not in _MOVED and not figure.range


def _is_part(part: Figure, whole: Figure) -> bool:
    is_count = part.kind == whole.kind == "count" and part.role != "baseline"
    return is_count or (part.role not in _MOVED and part.kind not in _SHARES and same_unit(part, whole))


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
        if opened is None or opened > _LIST or len(lead) - opened > _FEW:
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
        if (
            not marks
            or len(lead) > _WORDS
            or len(lead) - marks[-1] > _FEW
            or not between.words["ends"].isdisjoint(lead)
        ):
            break
        closed = at + 2 if any(lead[i] in between.words["joins"] for i in marks) else closed
    return list(figures[:closed])


def _add_up(total: Figure, parts: Sequence[Figure]) -> bool:
    """True if the figures can be added up: one kind and unit, though counts may count different things."""
    everything = (total, *parts)
    if total.kind not in _ADDED or any(
        part.range or part.vague or part.per or part.role in _MOVED for part in everything
    ):
        return False
    return all(total.kind == part.kind == "count" or same_unit(total, part) for part in parts)


@RULES.add(
    "gap",
    "",
    "The plan passed by 31 votes to 18, a majority of 13.",
    "The plan passed by 31 votes to 18, with a turnout of 13.",
)
def _gap(between: Between, sentence: Sentence) -> Iterator[tuple[str, Slots]]:
    """The two amounts that a margin, gap, lead or majority lies between, beside it or in the sentence before."""
    figures, nouns = sentence.figures, between.words["margin"]
    for first, second, third in zip(figures, figures[1:], figures[2:], strict=False):
        lead = between.lead(second, third)
        is_named = lead[-1:] == ["of"] and not nouns.isdisjoint(lead[-3:-1]) and between.words["ends"].isdisjoint(lead)
        if is_named and _are_two(between, first, second, third):
            yield third.id, {"between": (first.id, second.id)}
        elif (
            (first.kind == "points" or second.kind == "percent")
            and between.lead(first, second) == [","]
            and _are_two(between, second, third, first)
        ):
            yield first.id, {"between": (second.id, third.id)}
    gap = figures[0]
    opening = set(between.lower[between.sentence(gap)[0] : between.tokens(gap)[0]])
    if between.after(gap) in nouns and opening and opening <= between.words["points_back"]:
        match [figure for figure in sentence.before if figure.kind == gap.kind and same_unit(figure, gap)]:
            case [left, right] if _are_two(between, left, right, gap):
                yield gap.id, {"between": (left.id, right.id)}


def _are_two(between: Between, left: Figure, right: Figure, gap: Figure) -> bool:
    if any(figure.range or figure.value is None or figure.role == "change" for figure in (left, right)):
        return False
    if gap.range or not same_unit(left, right):
        return False
    lead = between.lead(left, right)
    fits = is_of_points(gap) if left.kind == "percent" else is_bare(gap) or same_unit(gap, left)
    is_one_clause = between.words["ends"].isdisjoint(lead) and len(lead) <= _LIST
    return fits and is_one_clause and len(between.words["against"] & set(lead)) == 1


@RULES.add(
    "multiple",
    "",
    "Sales were $14 million, twice the $7 million of a year earlier.",
    "Sales were $14 million, and twice the council cut $7 million.",
)
def _multiple(between: Between, sentence: Sentence) -> Iterator[tuple[str, Slots]]:
    """The two amounts that a multiple leads from and to."""
    figures = sentence.figures
    for value, multiple, baseline in zip(figures, figures[1:], figures[2:], strict=False):
        lead = between.lead(multiple, baseline)
        is_multiple = multiple.kind == "multiple" and multiple.role != "change" and same_unit(value, baseline)
        is_phrase = (
            len(lead) <= _FEW and between.is_phrase(multiple, baseline) and between.words["ends"].isdisjoint(lead)
        )
        if is_multiple and is_phrase and {",", "or"} & set(between.lead(value, multiple)[-2:]):
            yield multiple.id, {"between": (value.id, baseline.id)}


@RULES.add(
    "each",
    "",
    "It sold 2 million shares at $5 a share for $10 million.",
    "It sold 2 million shares at $5 a share and a mill for $10 million.",
)
def _each(between: Between, sentence: Sentence) -> Iterator[tuple[str, Slots]]:
    """How many things a total is for, and what each of them comes to, before the total or after it."""
    figures, words = sentence.figures, between.words
    for at in range(len(figures) - 2):
        first, second, third = figures[at : at + 3]
        for many, each, total in ((first, second, third), (second, first, third), (second, third, first)):
            pair = sorted((many, each), key=lambda figure: figure.start)
            ahead, after = (pair[1], total) if total is third else (total, pair[0])
            lead, priced = between.lead(ahead, after), between.lead(*pair)
            is_tied = words["totals"].issuperset(lead[-1:]) and (words["totals"] | words["lists"]).issuperset(lead)
            if lead and is_tied and _is_of(each, many, total) and words["priced"] & set(priced) and len(priced) <= _FEW:
                yield total.id, {"factors": (many.id, each.id)}


def _is_of(each: Figure, many: Figure, total: Figure) -> bool:
    """True if the one amount is for each of what is counted, in the unit of the total."""
    if any(figure.range or figure.role in _MOVED for figure in (each, many, total)) or total.per or not many.unit:
        return False
    is_money = each.kind == total.kind == "money" and same_unit(each, total)
    return is_money and each.per is not None and each.per.id == many.unit.id


@RULES.add(
    "born",
    "",
    "Ali Kaya, 45, who was born in 1978, retired.",
    "Ali Kaya, 45, and his mother, who was born in 1950, retired.",
)
def _born(between: Between, sentence: Sentence) -> Iterator[tuple[str, Slots]]:
    """The birth date of the one person whose age a sentence states."""
    words, (first, stop) = between.words, between.sentence(sentence.figures[0])
    ages = [figure for figure in sentence.figures if figure.kind == "age" and not figure.range]
    births = [i for i in range(first, stop) if between.lower[i] in words["birth"]]
    if len(ages) != 1 or len(births) != 1 or not words["death"].isdisjoint(between.lower[first:stop]):
        return
    ((start, end), birth) = between.tokens(ages[0]), births[0]
    if between.is_one_person(min(end, birth), max(start, birth)):
        for time in sentence.times:
            if 0 < between.tokens(time)[0] - birth <= _WORDS and time.anchor.kind == "explicit":
                yield ages[0].id, {"born": time.id}
                return
