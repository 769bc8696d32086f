"""Binds the figures of a Doc to statements: first those that the words of a clause tie, then those of one measure.

Main function `bind`.  A frame takes figures that follow each other in one clause, the clauses that depend on it included;
nothing else may be counted between them.  What only says another figure again is in none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from extractor.components.clauses.clause import LocatedFigure
from extractor.components.statements.between import Between
from extractor.components.statements.frames import Part, PartRule, load_frames
from extractor.components.statements.grouping import Grouping
from extractor.components.statements.joining import join
from extractor.components.statements.moving import Directions
from extractor.components.statements.relations import Sentence, Slots, find_relations
from extractor.components.statements.wholes import find_wholes
from extractor.components.structure import Structure
from extractor.record.figure import ComparedWith, Figure
from extractor.record.statement import Statement, same_unit
from extractor.record.timex import Timex

_SPANS = frozenset({"duration", "age"})
_TENOR = "unit:tenor"
_NEAR = 8  # tokens between the two: "from 38% of the land in 1990 to 59%"


def bind(
    structure: Structure, figures: Sequence[Figure], times: Sequence[Timex] = ()
) -> tuple[list[Statement], list[Figure]]:
    """The statements of the figures, in text order, and the figures with what each change is compared with.

    The tenor in the name of an instrument ("the 10-year bond") is in none.
    """
    binder, wholes = _Binder(structure), find_wholes(structure, figures)
    between = Between(structure, load_frames())
    times_in: dict[tuple[int, int], list[Timex]] = {}
    for time in times:
        times_in.setdefault(between.sentence(time), []).append(time)
    relations = _relations(between, figures, times_in, wholes)
    first_of = {id_: first for first, slots in relations.items() for id_ in slots.get("restated", ())}
    unbound = [
        figure
        for figure in figures
        if figure.id not in wholes.values() and figure.id not in first_of and figure.rule != _TENOR
    ]
    bound = [
        statement for figures_of_clause in binder.grouping.find(unbound) for statement in binder.tied(figures_of_clause)
    ]
    sentences = [structure.sentence_of(structure.tokens(figure.start, figure.end)[0]) for figure in unbound]
    statements = [
        replace(statement, whole=wholes.get(statement.figures[0]))
        for statement in join(
            unbound, sentences, bound, [id_ for id_, slots in relations.items() if "between" in slots]
        )
    ]
    parts = {statement.whole for statement in statements}
    statements = [replace(statement, **relations.get(statement.lead or "", {})) for statement in statements]
    by_id = {figure.id: figure for figure in figures}
    statements += [again for statement in statements for again in _in_other_terms(statement, relations, by_id)]
    bound_again = {id_ for statement in statements for id_ in statement.figures}
    alone = (id_ for id_ in (*first_of, *wholes.values()) if id_ not in parts | bound_again)
    statements += [Statement(id="", value=id_, rule="alone") for id_ in dict.fromkeys(alone)]
    position = {figure.id: figure.start for figure in figures}
    statements.sort(key=lambda statement: min(position[id_] for id_ in statement.figures))
    numbered = [replace(statement, id=f"s{number}") for number, statement in enumerate(statements, 1)]
    statements = [_untied(statement, by_id, times_in, between) for statement in numbered]
    filled = binder.filled(figures, numbered)
    return statements, [
        _as_first(figure, by_id[first_of[figure.id]]) if figure.id in first_of else figure for figure in filled
    ]


def _relations(
    between: Between,
    figures: Sequence[Figure],
    times: Mapping[tuple[int, int], list[Timex]],
    wholes: Mapping[str, str],
) -> dict[str, Slots]:
    """The slots of each figure's statement that its sentence, and the one before, give it."""
    by_id = {figure.id: figure for figure in figures}
    of = {part: by_id[whole] for part, whole in wholes.items()}
    sentences, before, end = [], list[Figure](), -1
    for (first, stop), together in groupby(figures, key=between.sentence):
        inside = list(together)
        sentences.append(Sentence(inside, times.get((first, stop), []), before if first == end else [], of))
        before, end = inside, stop
    return find_relations(between, sentences)


def _untied(
    statement: Statement, figures: Mapping[str, Figure], times: Mapping[tuple[int, int], list[Timex]], between: Between
) -> Statement:
    """The statement, not tied where the digits alone do not say how value and baseline differ, or they are of other times."""
    if not statement.tied or statement.baseline is None:
        return statement
    changes, baseline = [figures[id_] for id_ in statement.changes], figures[statement.baseline]
    then = between.time_after(baseline, times.get(between.sentence(baseline), ()))
    compared = [between.time_after(change, times.get(between.sentence(change), ())) for change in changes]
    is_of_another = any(then and time and time.role == "baseline" and _differ(time, then) for time in compared)
    return replace(statement, tied=not is_of_another and between.is_recomputable(changes, baseline))


def _differ(first: Timex, second: Timex) -> bool:
    """True if the two have no day in common."""
    if None in (first.from_, first.until, second.from_, second.until):
        return False
    return str(first.until) <= str(second.from_) or str(second.until) <= str(first.from_)


def _in_other_terms(
    statement: Statement, relations: Mapping[str, Slots], figures: Mapping[str, Figure]
) -> Iterator[Statement]:
    """Value and baseline as they are said again: "fell to $40 million, or 81 cents a share, from $43 million, or 86 cents"."""
    before = [figures[id_] for id_ in relations.get(statement.baseline or "", {}).get("restated", ())]
    for id_ in statement.restated if statement.value else ():
        baseline = next((figure.id for figure in before if same_unit(figure, figures[id_])), None)
        if baseline is not None:
            yield replace(statement, value=id_, baseline=baseline, changes=(), difference=None, restated=())


def _as_first(figure: Figure, first: Figure) -> Figure:
    """The figure as what it says again: in "fell 6% to $40 million, or 81 cents a share" the second is no change."""
    if figure.role != "change" or first.role == "change":
        return figure
    return replace(figure, role="rate" if figure.per else "level", direction=None, direction_span=None)


@dataclass(frozen=True, slots=True)
class _Filled:
    """One part of a frame with its figure; a change may be said twice."""

    part: Part
    figures: tuple[LocatedFigure, ...]


class _Binder:
    def __init__(self, structure: Structure) -> None:
        self._frames, self._directions = load_frames(), Directions(structure)
        self.grouping = Grouping(structure, self._frames)

    def tied(self, figures: list[LocatedFigure]) -> list[Statement]:
        """The statements that the words of one clause tie, from left to right, longer frames before shorter ones."""
        statements: list[Statement] = []
        at = 0
        while at < len(figures):
            for rule, parts in self._frames.frames:
                filled = self._match(parts, figures, at)
                if filled is not None:
                    at += sum(len(part.figures) for part in filled)
                    again = self._stated_again(filled, figures, at)
                    at += len(again)
                    statements.append(self._statement(rule, filled, again))
                    break
            else:
                at += 1
        return statements

    def _match(
        self, parts: tuple[tuple[PartRule, ...], ...], figures: list[LocatedFigure], at: int
    ) -> list[_Filled] | None:
        filled: list[_Filled] = []
        for rules in parts:
            rule = next((rule for rule in rules if at < len(figures) and self._takes(rule, figures, at, filled)), None)
            if rule is None:
                return None
            taken = [figures[at]]
            if rule.part == "change" and at + 1 < len(figures) and self.grouping.restates(figures[at + 1], figures[at]):
                taken.append(figures[at + 1])
            filled.append(_Filled(rule.part, tuple(taken)))
            at += len(taken)
        figure_of = {part.part: part.figures[0] for part in filled}
        change, baseline = figure_of.get("change"), figure_of.get("baseline")
        compared = change.figure.compared_with if change and baseline else None
        if compared and compared.time and baseline and baseline.figure.role != "baseline":
            return None  # "15% more than in January and above the fare of 35 euros"
        return filled if _fits({part: located.figure for part, located in figure_of.items()}) else None

    def _takes(self, rule: PartRule, figures: list[LocatedFigure], at: int, filled: list[_Filled]) -> bool:
        located = figures[at]
        if located.figure.role not in rule.roles or (rule.slots and located.slot not in rule.slots):
            return False
        if (
            rule.part == "baseline"
            and located.figure.role != "baseline"
            and filled
            and located.clause is not figures[at - 1].clause
        ):
            return False  # "lost 5 points to end below the 28,000 mark"
        if rule.part == "baseline" and filled and filled[-1].part == "value" and self._leads_on(figures[at : at + 2]):
            return False
        return not rule.hung or (bool(filled) and self.grouping.is_hung(located, filled[-1].figures[-1]))

    def _leads_on(self, figures: list[LocatedFigure]) -> bool:
        """True for the first of "from 38% to 59%": the baseline of what follows, not of what is before it."""
        return (
            len(figures) == 2
            and (figures[0].slot, figures[1].slot) == ("from", "to")
            and figures[0].clause is figures[1].clause
            and figures[1].first - figures[0].stop <= _NEAR
            and not self.grouping.is_set_off(figures[1], figures[0])
        )

    def _stated_again(self, filled: list[_Filled], figures: list[LocatedFigure], at: int) -> list[LocatedFigure]:
        """The change that says once more how value and baseline differ: "rose by 5 to 105 from 100, a gain of 5%"."""
        kinds = {located.figure.kind for part in filled if part.part == "change" for located in part.figures}
        is_pair = {"value", "change", "baseline"} <= {part.part for part in filled}
        if not is_pair or at >= len(figures) or figures[at].figure.role != "change" or figures[at].figure.kind in kinds:
            return []
        return [figures[at]] if self.grouping.is_hung(figures[at], filled[-1].figures[-1]) else []

    def _statement(self, rule: str, filled: list[_Filled], again: list[LocatedFigure]) -> Statement:
        of = {part.part: part.figures for part in filled}

        def first(part: Part) -> str | None:
            return of[part][0].figure.id if part in of else None

        direction = None
        if "value" in of and "baseline" in of:
            direction = self._directions.direction(of["value"][0], of["baseline"][0])

        return Statement(
            id="",
            value=first("value"),
            changes=tuple(located.figure.id for located in (*of.get("change", ()), *again)),
            baseline=first("baseline"),
            difference=first("difference"),
            direction=direction,
            tied=True,
            rule=rule,
        )

    def filled(self, figures: Sequence[Figure], statements: Sequence[Statement]) -> list[Figure]:
        """The figures, each change and difference compared with the baseline that words tie it to.

        What was expected is compared with the value, not with its change.
        """
        expected = {figure.id for figure in figures if figure.baseline_kind == "expected"}
        tied = [
            statement
            for statement in statements
            if statement.tied and statement.baseline and statement.baseline not in expected
        ]
        of = {id_: statement for statement in tied for id_ in (*statement.changes, statement.difference)}
        return [self._filled(figure, of.get(figure.id)) for figure in figures]

    def _filled(self, figure: Figure, statement: Statement | None) -> Figure:
        if statement is None or (figure.compared_with and figure.compared_with.figure == statement.baseline):
            return figure
        return replace(
            figure,
            compared_with=ComparedWith(figure=statement.baseline),
            rules={**figure.rules, "compared_with": f"statement:{statement.rule}"},
        )


def _fits(parts: dict[Part, Figure]) -> bool:
    """Whether the units allow it: value and baseline have one, and the change can lead to the value."""
    value, change, baseline = parts.get("value"), parts.get("change"), parts.get("baseline")
    if value and baseline and not same_unit(value, baseline):
        return False
    if change and baseline and not value and change.kind == baseline.kind == "percent":
        return False  # "prices rose 2.4%, down from 2.7% in May": one pace against another
    amount = value or baseline
    moved = change or parts.get("difference")
    if amount is None or moved is None:
        return True
    if amount.kind in _SPANS and moved.kind != amount.kind and baseline is None:
        return False
    if moved.kind == "points":
        return amount.kind in ("percent", "index", "other", "count")
    return (
        moved.kind not in ("money", "quantity", "count", *_SPANS)
        or same_unit(amount, moved)
        or amount.kind == "percent"
    )
