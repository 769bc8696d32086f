"""What lies between two amounts: "31 votes to 18, a majority of 13", "twice the $7 million of a year earlier"."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.components.statements.between import Between
from extractor.components.statements.relations.sentence import FEW, LIST, MOVED, RULES, WORDS, Sentence, Slots
from extractor.record.figure import Figure
from extractor.record.statement import is_bare, is_of_points, same_unit


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
    gap, opening = figures[0], _opening(between, figures[0])
    if between.after(gap) in nouns and opening and between.words["points_back"].issuperset(opening):
        match [figure for figure in sentence.before if figure.kind == gap.kind and same_unit(figure, gap)]:
            case [left, right] if _are_two(between, left, right, gap):
                yield gap.id, {"between": (left.id, right.id)}


def _opening(between: Between, figure: Figure) -> list[str]:
    """The words of the sentence before its figure."""
    return between.lower[between.sentence(figure)[0] : between.tokens(figure)[0]]


def _are_two(between: Between, left: Figure, right: Figure, gap: Figure) -> bool:
    if any(figure.range or figure.value is None or figure.role == "change" for figure in (left, right)):
        return False
    if gap.range or not same_unit(left, right):
        return False
    lead = between.lead(left, right)
    fits = is_of_points(gap) if left.kind == "percent" else is_bare(gap) or same_unit(gap, left)
    is_one_clause = between.words["ends"].isdisjoint(lead) and len(lead) <= LIST
    sides = [word for word in (*lead, between.after(right)) if word in between.words["against"]]
    return fits and is_one_clause and len(sides) == 1


@RULES.add(
    "change_before",
    "",
    "Rents fell to $90 in May from $100 in April. That is a drop of 10 percent.",
    "Rents fell to $90 in May from $100 in April. Wages saw a drop of 10 percent.",
)
def _change_before(between: Between, sentence: Sentence) -> Iterator[tuple[str, Slots]]:
    """The two amounts that a change leads from and to, where they are those of the sentence before."""
    change, opening = sentence.figures[0], _opening(between, sentence.figures[0])
    if change.role not in ("change", "difference") or change.kind == "multiple" or change.range or len(opening) > WORDS:
        return
    if " ".join(opening[:2]) not in between.words["that_change"]:
        return
    match sorted(sentence.before, key=lambda figure: figure.role == "baseline"):
        case [value, baseline] if baseline.role == "baseline" and value.role not in MOVED:
            if same_unit(value, baseline) and (value.kind == "percent") == is_of_points(change):
                yield change.id, {"between": (value.id, baseline.id)}


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
            len(lead) <= FEW and between.is_phrase(multiple, baseline) and between.words["ends"].isdisjoint(lead)
        )
        if is_multiple and is_phrase and {",", "or"} & set(between.lead(value, multiple)[-2:]):
            pair = (value.id, baseline.id)
            yield (
                multiple.id,
                {"between": pair[::-1] if "," in lead else pair},
            )  # "while twice as many, 47 percent, say no"
