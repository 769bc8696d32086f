"""Changes and differences: by how much something moved, or is apart from another."""

from __future__ import annotations

from dataclasses import replace

from extractor.components.clauses.clause import LocatedFigure
from extractor.components.roles.case import RULES, Case, FoundRole
from extractor.components.roles.context import RELATIVE, Context, same_unit
from extractor.components.roles.frames import Governor, match
from extractor.record.figure import Direction, Role

MINUS = "-−–‑"  # printed before a number
_AHEAD = 8  # tokens in which "than" and its object follow a comparative


@RULES.add("age", "plain", "Aged 61, he fell 3 metres.", "He fell 61 metres.")  # fmt: skip
def _age(case: Case) -> FoundRole | None:
    return FoundRole("level") if case.at.figure.kind == "age" else None


@RULES.add("sign", "plain", "Steel: -3%", "Steel: 3%")
def _sign(case: Case) -> FoundRole | None:
    figure = case.at.figure
    if any(governor.sort == "rate_noun" for governor in case.governors):
        return None  # "a deposit rate of -0.5 percent"
    is_signed = figure.surface[:1] == "+" or (
        figure.surface[:1] in MINUS and figure.kind in ("percent", "points", "other", "index")
    )
    return FoundRole("change", "up" if figure.surface[0] == "+" else "down") if is_signed else None


@RULES.add("multiple_of_other", "plain", "A berth costs half that of a cabin.", "The fee doubled the burden.")
def _multiple_of_other(case: Case) -> FoundRole | None:
    """Of another thing, not of another time: "doubled those of its peers", "five times the revenue"."""
    context, at = case.context, case.at
    word, kind = context.word(at.stop), at.figure.kind
    is_that = word in ("that", "those") and context.word(at.stop + 1) == "of"
    is_known = context.tag(at.stop) in ("DT", "PRP$") and not is_that
    is_said = is_known and context.tag(at.stop - 1)[:2] != "VB"  # not "doubled the fee"
    is_valued = (
        context.word(case.lead) == "at" and context.tag(at.stop) == "PRP$"
    )  # "trades at five times its earnings"
    is_thing = kind == "multiple" and is_said and not is_valued
    if kind not in ("multiple", "fraction") or not (is_that or is_thing):
        return None
    if context.names_time(at.stop, min(at.sentence_stop, at.stop + _AHEAD)):
        return None
    return FoundRole("difference", "down" if kind == "fraction" else "up")


@RULES.add("change", "change", "Rents fell 3 percent.", "The fund holds 3 percent of the port.")  # fmt: skip
def _change(case: Case) -> FoundRole | None:
    """By a verb, noun or adverb of change: see the frames."""
    context, at = case.context, case.at
    figure = at.figure
    for governor in case.governors:
        frame = match(governor, figure.kind, "change")
        if frame is None or _is_part(context, at, governor) or _is_score(context, at, governor):
            continue
        if at.slot == "attributive" and governor.token != at.host and figure.kind != "multiple":
            continue  # "cut the 40-hour week"
        if figure.kind == "duration" and governor.relation == "by" != context.word(case.lead):
            continue  # "rose by the most in nine years"
        direction = governor.direction
        if governor.sort == "change_noun" and figure.value is not None and figure.value < 0:
            direction = "down"  # "growth of -0.3 percent"
        role: Role = "difference" if governor.relation == "after" and _is_gap(context, at, governor) else "change"
        return FoundRole(role, direction, governor, rule=frame.id)
    return None


@RULES.add(
    "restated",
    "change",
    "The index was down 102.2 points, or 0.36 percent.",
    "The index was down 102.2 points, and 0.36 percent of the shares were sold.",
    after=("change",),
)
def _restated(case: Case) -> FoundRole | None:
    """The figure before it in another unit, or the next of a list: "3, 4 and 5 percent"."""
    neighbour, at, context = _neighbour(case), case.at, case.context
    if neighbour is None:
        return None
    before, first, between = neighbour
    joined = context.cues.by_use["or_rather"] | context.cues.by_use["modifier"]
    is_part = at.figure.kind in RELATIVE and context.word(at.stop) == "of"
    if not between or is_part or not all(word in joined for word in between):
        return None
    kinds = {before.figure.kind, at.figure.kind}
    if "(" in between and len(kinds) == 1:
        return replace(first, rule="")
    is_list = "or" not in between and "(" not in between
    is_same = same_unit(before.figure, at.figure) or not is_list
    if first.role in ("change", "difference") and is_same and "duration" not in kinds:
        return FoundRole(first.role, first.direction, first.cue)
    if first.role == "baseline" and not is_list:
        return FoundRole("baseline", baseline_kind=first.baseline_kind)
    return None


@RULES.add("difference", "difference", "Profit beat forecasts by $3 million.", "Profit rose by $3 million.")
def _difference(case: Case) -> FoundRole | None:
    """By a verb or noun of distance: see the frames."""
    for governor in case.governors:
        frame = match(governor, case.at.figure.kind, "difference")
        if frame is not None:
            return FoundRole("difference", governor.direction, governor, rule=frame.id)
    return None


@RULES.add(
    "multiple_of",
    "difference",
    "The ferry carries three times as many lorries as the train.",
    "The ferry sails three times a day.",
    after=("difference",),
)
def _multiple_of(case: Case) -> FoundRole | None:
    context, at = case.context, case.at
    is_much = any(context.word(k) in ("much", "many") for k in (at.stop - 1, at.stop + 1))  # "half as much [rent]"
    is_multiple = at.figure.kind == "multiple" or (at.figure.kind == "fraction" and is_much)
    if not is_multiple or "as" not in (context.word(at.stop - 2), context.word(at.stop)):
        return None
    is_change = context.names_time(at.stop, min(at.sentence_stop, at.stop + _AHEAD))
    word = context.cues.words.get(context.word(at.stop))
    is_less = at.figure.kind == "fraction" or (word is not None and word.direction == "down")
    direction: Direction = "down" if is_less else "up"
    cue = Governor("difference_word", at.stop, "after")
    return FoundRole("change" if is_change else "difference", direction, cue)


def _neighbour(case: Case) -> tuple[LocatedFigure, FoundRole, list[str]] | None:
    """The figure before it in its sentence, that one's role, and the words between the two."""
    at, before = case.at, case.context.located[case.i - 1]
    if not case.i or before.sentence != at.sentence:
        return None
    return before, case.found[-1], case.context.words[before.stop : at.first]


def _is_part(context: Context, at: LocatedFigure, governor: Governor) -> bool:
    """ "drives 70 percent of growth": the part of a whole; "cut 10 percent of its staff" is a change of the whole."""
    if governor.sort not in ("change_verb", "amount_verb") or governor.relation != "object":
        return False
    if (
        governor.direction == "down" and context.word(context.lead(at)) != "or"
    ):  # not "cut 90 jobs, or 9 percent of its staff"
        return False
    return governor.moves != "subject" and at.figure.kind in RELATIVE and context.word(at.stop) == "of"


def _is_score(context: Context, at: LocatedFigure, governor: Governor) -> bool:
    """ "Smith added 25 points", "recovered ten boats", "lost two sons": a deed or a fate, no change of a measure."""
    kind, clause, unit = at.figure.kind, at.clause, at.figure.unit
    if governor.sort not in ("change_verb", "amount_verb") or kind not in ("count", "index", "other", "money"):
        return False
    subject = context.noun_of(clause, "subject") if clause is not None else -1
    if subject >= 0 and (
        context.structure.columns.entities[subject] == "PERSON" or context.has_use(subject, "no_market")
    ):
        return True
    if kind == "money":
        return context.has_use(governor.token, "suffer") and not any(
            context.has_use(k, "market") for k in (subject, subject - 1)
        )
    is_passive_object = clause is not None and clause.voice == "passive" and governor.relation == "object"
    moves = unit is not None and unit.id in context.cues.by_use["moving_unit"]
    surface = unit.surface if unit is not None and kind == "count" else None
    has_things = surface is not None and surface in at.figure.surface
    is_deed = governor.sort == "amount_verb" or (
        has_things and governor.relation == "object" and governor.moves == "subject"
    )
    return (is_deed and not moves) or (is_passive_object and governor.moves == "subject")


def _is_gap(context: Context, at: LocatedFigure, governor: Governor) -> bool:
    """True if the comparative after a figure compares with another thing, not with another time."""
    word, tag, stop = (
        context.word(governor.token),
        context.tag(governor.token),
        min(at.sentence_stop, governor.token + _AHEAD),
    )
    is_degree = context.has_use(governor.token, "degree") and context.tag(governor.token + 1)[:2] in ("JJ", "RB")
    above = governor.token if word in ("above", "below") else -1
    than = next((k for k in range(governor.token + 1, stop) if context.word(k) == "than"), above)
    after = (
        next((figure_after for figure_after in context.located if figure_after.first >= at.stop), None)
        if than < 0
        else None
    )
    if after is not None and after.sentence_stop == at.sentence_stop and context.word(after.stop) == word:
        return _is_gap(
            context, after, replace(governor, token=after.stop)
        )  # "5% less steel and 3% less land than a mill"
    if than < 0:
        is_longer = at.figure.kind == "duration" and tag in ("JJR", "RBR")
        return is_degree or at.figure.kind == "multiple" or is_longer
    return not context.names_time(than + 1, min(at.sentence_stop, than + _AHEAD))
