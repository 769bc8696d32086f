"""Shares: parts of a whole that the words name or that is known."""

from __future__ import annotations

from extractor.components.clauses.clause import LocatedFigure
from extractor.components.roles.case import RULES, Case, FoundRole
from extractor.components.roles.context import Context

_FRONTED = 60  # tokens before a figure in which the whole of its share may open the sentence


@RULES.add("fraction", "share", "A third of pupils walk.", "The third pupil walks.")  # fmt: skip
def _fraction(case: Case) -> FoundRole | None:
    return FoundRole("share") if case.at.figure.kind == "fraction" else None


@RULES.add("of_number", "share", "The ward counted 7 deaths per 100,000 people.", "The ward counted 7 deaths per week.")
def _of_number(case: Case) -> FoundRole | None:
    figure = case.at.figure
    is_of_number = figure.kind == "count" and figure.per is not None and figure.per.id[:1].isdigit()
    return FoundRole("share") if is_of_number else None


@RULES.add("of_whole", "share", "The fund holds 12 percent of the port.", "Inflation stood at 12 percent.")
def _of_whole(case: Case) -> FoundRole | None:
    at, context = case.at, case.context
    is_of = at.figure.kind == "percent" and context.word(at.stop) == "of" and at.stop + 1 not in context.time_at
    return FoundRole("share") if is_of else None


@RULES.add(
    "partitive",
    "share",
    "The bus hit six walkers, and two of them died.",
    "The bus hit six walkers, and two members of the crew died.",
)
def _partitive(case: Case) -> FoundRole | None:
    """Some of a group that is known: "four of the six", "Of the six, four walked"."""
    at, context = case.at, case.context
    if at.figure.kind != "count" or "all" in context.words[max(at.sentence, at.first - 2) : at.first]:
        return None
    if context.words[at.stop : at.stop + 2] == ["out", "of"] or at.figure.rule == "count:partitive":
        return FoundRole("share")
    if context.word(at.stop) == "of" and _is_known(context, at.stop + 1):
        return FoundRole("share") if context.tag(at.stop - 1) == "CD" else None  # not "one member of the crew"
    is_relative = "of" in context.words[case.lead - 1 : case.lead] and context.word(case.lead) in ("which", "whom")
    is_rest = _is_bare(at) and context.has_use(at.first - 1, "rest") and context.tag(at.first - 2) == "DT"
    return FoundRole("share") if is_relative or is_rest or _is_fronted(case) else None


def _is_known(context: Context, first: int) -> bool:
    """True if a group begins at a token that the article has mentioned: "the six", "their 12", "Norland's top nine banks"."""
    if first in context.figure_at or context.tag(first) in ("PRP", "DT", "PRP$", "CD"):
        return True
    thing = context.structure.complement(first - 1)
    tags = context.tags[first:thing] if thing > first else []
    return "POS" in tags and "CD" in tags


def _is_bare(at: LocatedFigure) -> bool:
    """True of a number alone: "the other two", not "the other two boats"."""
    return at.stop == at.first + 1


def _is_fronted(case: Case) -> bool:
    """ "Of the six, four walked", "According to the club, out of those who came, four walked"."""
    at, context = case.at, case.context
    if case.slot not in ("subject", "object"):
        return False
    for k in range(at.first - 2, max(at.sentence - 1, at.first - _FRONTED), -1):
        opens = k == at.sentence or context.word(k - 1) in (",", "out", "—", "–", ":")
        if context.word(k) == "of" and opens:
            is_known = context.tag(k + 1) in ("DT", "CD", "PRP$", "PRP")
            is_group = context.word(k + 1) in ("those", "them", "these") or _is_bare(at)
            return is_known and (is_group or any(i in context.figure_at for i in range(k, at.first)))
    return False


@RULES.add("percent", "bare", "The dam is 30 percent full.", "Growth slowed to 2 percent.")  # fmt: skip
def _percent(case: Case) -> FoundRole | None:
    """A percentage that no cue claims, unless it is an amount of its own: "a margin of 11 percent"."""
    at, context = case.at, case.context
    if (
        at.figure.kind != "percent"
        or not context.structure.columns.parsed
        or any(governor.sort in ("change_noun", "gap_noun") for governor in case.governors)
    ):
        return None
    if case.slot == "subject":
        return FoundRole("share")
    subject = context.noun_of(at.clause, "subject") if at.clause is not None else -1
    is_gauged = any(context.has_use(k, "gauge") for k in (subject, at.host or -1))  # "The index stood at 62 percent"
    return None if is_gauged or context.word(subject) in context.cues.nouns else FoundRole("share")
