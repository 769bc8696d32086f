"""Amounts that are no plain levels: rates and prices, and what is planned or expected."""

from __future__ import annotations

from extractor.components.clauses.clause import Clause
from extractor.components.roles.case import RULES, Case, FoundRole
from extractor.components.roles.context import Context
from extractor.components.roles.frames import match
from extractor.record.figure import Figure

_FEW = 12  # a count up to this is a plan only where it is the object of it: "plans to open three shops"
_LARGEST_PRICE = 100_000  # of one unit of anything that is traded; more is a market value
_LARGEST_FEE = 10_000_000  # of a home, a rent, a fee; a higher "price" is the value of a whole
# slots in which an amount is planned with its deed
_ARGUMENTS = frozenset({"object", "predicative", "to", "at", "for", "through"})
_PLANS = frozenset({"planned", "expected", "possible", "conditional"})


@RULES.add(
    "per_month", "price", "The plan will rise to $13 a month in May.", "The plan will rise to $13 a litre in May."
)
def _per_month(case: Case) -> FoundRole | None:
    """A price for a stretch of time, even a price to come; per year it is the sum of a year."""
    figure = case.at.figure
    is_price = figure.kind == "money" and figure.per is not None and figure.per.id != "year"
    return FoundRole("rate") if is_price and _is_dated_unit(case) else None


@RULES.add("per_unit", "rate", "Diesel costs $2 a litre.", "The town spends $3 billion a year.")  # fmt: skip
def _per_unit(case: Case) -> FoundRole | None:
    """Not "20 deaths a day", "$3 billion a year": amounts of a period."""
    figure = case.at.figure
    is_sum = _is_dated_unit(case) and figure.kind in ("count", "money")
    is_sum = is_sum or (figure.per is not None and figure.per.id == "year")
    is_rate = figure.per is not None and figure.kind in ("money", "count", "duration", "other") and not is_sum
    return FoundRole("rate") if is_rate else None


@RULES.add("rate", "rate", "The mortgage rate is 4.5 percent.", "The stake is 4.5 percent.", after=("per_unit",))
def _rate(case: Case) -> FoundRole | None:
    """By a noun of rates or a verb of prices: see the frames."""
    figure = case.at.figure
    for governor in case.governors:
        frame = match(governor, figure.kind, "rate")
        limit = _LARGEST_PRICE if governor.sort == "price_verb" else _LARGEST_FEE
        if frame is not None and (figure.kind == "percent" or _is_below(figure, limit)):
            return FoundRole("rate", rule=frame.id)
    return None


@RULES.add("market", "rate", "Brent crude held at $71 on Friday.", "The choir sat at $71 on Friday.", after=("rate",))
def _market(case: Case) -> FoundRole | None:
    """What is traded is at its price."""
    at, context = case.at, case.context
    clause = at.clause
    if at.figure.kind != "money" or not _is_below(at.figure, _LARGEST_PRICE) or clause is None:
        return None
    subject = context.noun_of(clause, "subject")
    if clause.verbless and subject < 0 and clause.parent is not None:
        subject = context.noun_of(context.structure.clauses[clause.parent], "subject")
    if subject < 0 or case.slot not in ("to", "at", "object", "predicative"):
        return None
    first = context.structure.phrase(subject).core[0]
    return FoundRole("rate") if any(context.has_use(k, "market") for k in range(first, subject + 1)) else None


@RULES.add("target", "target", "The goal is 300 new homes.", "The result is 300 new homes.")
def _target(case: Case) -> FoundRole | None:
    """By a noun of goals: see the frames."""
    figure = case.at.figure
    if figure.kind == "count" and _is_few(figure):
        return None
    frames = (match(governor, figure.kind, "target") for governor in case.governors)
    return next((FoundRole("target", rule=frame.id) for frame in frames if frame is not None), None)


@RULES.add(
    "deadline",
    "target",
    "Recycling shall reach 24 percent by 2030.",
    "Recycling had reached 24 percent by 2020.",
    after=("target",),
)
def _deadline(case: Case) -> FoundRole | None:
    """A day to come, up to which something shall be so, follows "by"."""
    at, context = case.at, case.context
    for k in range(at.stop, min(at.sentence_stop, at.stop + 4)):
        if context.word(k) == "by" and k + 1 in context.time_at:
            time = context.times[context.time_at[k + 1]]
            is_day = time.role == "deadline" and time.granularity not in ("hour", "minute", "part_of_day")
            return FoundRole("target") if is_day and (time.until or "") > context.published else None
        if k in context.figure_at or context.word(k) in (",", ";"):
            break
    return None


@RULES.add(
    "within",
    "target",
    "The firm will open the depot within five years.",
    "The firm opened the depot within five years.",
    after=("deadline",),
)
def _within(case: Case) -> FoundRole | None:
    at, outer = case.at, case.context.structure.outer(case.at)
    is_term = case.slot == "within" and at.figure.kind == "duration"
    return FoundRole("target") if is_term and outer.clause is not None and outer.mode == "planned" else None


@RULES.add("mode", "target", "The firm plans to hire 300 drivers.", "The firm hired 300 drivers.", after=("within",))
def _planned(case: Case) -> FoundRole | None:
    """An argument of a predicate that is planned, expected, possible or conditional."""
    at, context = case.at, case.context
    outer = context.structure.outer(at)
    clause = outer.clause
    if clause is None or case.slot == "apposition" or not _is_planned_with(case, context.structure.hosts(at), clause):
        return None
    is_able = any(context.has_use(k, "able") for k in clause.verbs)
    is_able = is_able or (
        context.word(clause.token - 1) == "of" and context.has_use(clause.token - 2, "able")
    )  # "capable of"
    is_done = outer.mode == "possible" and "have" in (context.word(k) for k in clause.verbs)  # "may have killed three"
    is_plan = (
        outer.mode in ("planned", "expected") if case.slot == "attributive" else outer.mode in _PLANS and not is_able
    )
    return FoundRole("target", rule=f"mode:{outer.mode}") if is_plan and not is_done else None


def _is_planned_with(case: Case, hosts: list[int], clause: Clause) -> bool:
    """True if an amount, or the noun that it describes, is planned with its deed: not the size of what is there."""
    at, context = case.at, case.context
    figure, slot = at.figure, context.structure.outer(at).slot
    is_new = bool(hosts) and context.word(context.structure.phrase(hosts[0]).core[0]) in (
        "a",
        "an",
    )  # not "the $3m fund"
    if case.slot == "attributive":  # the size of a thing to be built is a level
        return is_new and slot in _ARGUMENTS and figure.kind in ("money", "duration")
    if _is_ordered(context, clause):
        return False
    if hosts and (figure.kind == "duration" or slot not in _ARGUMENTS or (figure.kind == "count" and not is_new)):
        return False
    is_argument = case.slot in _ARGUMENTS or (case.slot == "adverbial" and case.lead == clause.token)
    if not hosts and not is_argument:
        return False
    is_side = figure.kind == "duration" or (figure.kind == "count" and _is_few(figure))
    return case.slot == "object" or not is_side


def _is_ordered(context: Context, clause: Clause) -> bool:
    """ "ordered the firm to pay $3 million": no plan of the one who pays."""
    parent = context.structure.clauses[clause.parent] if clause.parent is not None else None
    return clause.class_ == "spend_pay" and parent is not None and context.has_use(parent.token, "order")


def _is_dated_unit(case: Case) -> bool:
    """True of "$13 a month": per a stretch of time."""
    per = case.at.figure.per
    return per is not None and per.id in case.context.cues.by_use["period_unit"]


def _is_below(figure: Figure, limit: int) -> bool:
    return figure.value is not None and abs(figure.value) < limit


def _is_few(figure: Figure) -> bool:
    return figure.value is not None and figure.value <= _FEW
