"""Baselines: the amounts that others are compared with, and of what kind they are."""

from __future__ import annotations

from extractor.components.clauses.clause import LocatedFigure
from extractor.components.roles.case import RULES, Case, FoundRole
from extractor.components.roles.context import RELATIVE, Context, same_unit
from extractor.record.figure import BaselineKind, Figure

_MOST_TOKENS = 9  # tokens between a comparator and its figure: "compared with a downwardly revised estimate of"
_NEAR = 6  # tokens around a figure in which a word of expectation or revision belongs to it
_SUBJECT = 20  # tokens before a verb in which its subject is
_DATED = 12  # tokens between a baseline and the time that it shares with another
_ENDS = frozenset({";", "(", ":", "at", "to", "by", ","})
_KIND_WORDS = ("expected", "revised", "revised_alone", "earlier")
_CHANGES = frozenset({"change_verb", "change_noun", "change_word", "difference_word"})


def _baseline(kind: BaselineKind, rule: str = "") -> FoundRole:
    return FoundRole("baseline", baseline_kind=kind, rule=rule)


@RULES.add("from", "baseline", "Rents fell to $900 from $1,000.", "Rents of $900 came from tenants.")  # fmt: skip
def _from(case: Case) -> FoundRole | None:
    """Of a change: "fell from 3%", "up from 3%"."""
    at, context = case.at, case.context
    if not _is_from(case) or not any(governor.sort in _CHANGES for governor in case.governors):
        return None
    others = _others(case)
    is_relative = any(located.figure.kind in RELATIVE and located.clause is at.clause for located in others)
    if not (at.figure.kind in RELATIVE or is_relative or any(_alike(located.figure, at.figure) for located in others)):
        return None
    things = (context.noun_of(at.clause, slot) for slot in ("object", "subject")) if at.clause else ()
    is_revised = any(context.has_use(thing, "expected") for thing in things)
    return _baseline("revised" if is_revised else _kind(case, "earlier"))


@RULES.add(
    "from_to", "baseline", "The toll went from 60 to 75.", "Guests from 12 countries came to 75 homes.", after=("from",)
)
def _from_to(case: Case) -> FoundRole | None:
    at, context = case.at, case.context
    if not _is_from(case) or case.i + 1 >= len(context.located):
        return None
    after = context.located[case.i + 1]
    is_to = after.sentence == at.sentence and _alike(after.figure, at.figure)
    is_to = is_to and context.words[at.stop : after.first] == ["to"]
    spans = any(context.has_use(k, "spans") for k in range(max(at.sentence, case.lead - 3), case.lead))
    return _baseline("earlier") if is_to and not spans else None


@RULES.add(
    "from_after_level",
    "baseline",
    "Turnout was 51%, from 48%.",
    "Turnout was 51%, said a clerk from ward 48.",
    after=("from_to",),
)
def _from_after_level(case: Case) -> FoundRole | None:
    at, context = case.at, case.context
    if not _is_from(case):
        return None
    alike = [located for located in _others(case) if _alike(located.figure, at.figure)]
    gap = range(context.located[case.i - 1].stop, case.lead)
    is_level = case.i > 0 and context.located[case.i - 1] in alike and all(_is_between(context, k) for k in gap)
    is_settled = bool(alike) and context.has_use(case.lead - 1, "settled")
    return _baseline(_kind(case, "earlier")) if is_level or is_settled else None


def _is_between(context: Context, k: int) -> bool:
    """True for a token that parts a value and its baseline: "12%, from", "a 12% rate from", "12% in May from"."""
    is_time = k in context.time_at or (context.tag(k) == "IN" and k + 1 in context.time_at)
    return is_time or context.word(k) in (",", "(", "-", "–", "—") or context.has_use(k, "pace")


def _is_from(case: Case) -> bool:
    context = case.context
    is_slot = case.slot in ("from", "noun-from") and context.tag(case.lead) not in ("IN", "TO")
    return context.word(case.lead) == "from" or is_slot


def _others(case: Case) -> list[LocatedFigure]:
    """The figures of its sentence before it, the nearest first, and the next one."""
    context = case.context
    near = [context.located[k] for k in (*context.before(case.i), case.i + 1) if k < len(context.located)]
    return [located for located in near if located.sentence == case.at.sentence]


@RULES.add(
    "compare",
    "baseline",
    "Rents were $900, compared with $800 in May.",
    "Rents were $900, paid with $800 in cash.",
    after=("from_after_level",),
)
def _compared(case: Case) -> FoundRole | None:
    """After a comparator: "against a forecast of $2bn", "than the 2% of May"."""
    at, context = case.at, case.context
    first = case.lead - (context.word(case.lead) in ("to", "with") and context.has_use(case.lead - 1, "compare"))
    for k in range(first, max(at.sentence, case.lead - _MOST_TOKENS) - 1, -1):
        if context.has_use(k, "compare"):
            others = [context.located[j].figure for j in _compared_with(case, k)]
            alike = any(same_unit(figure, at.figure) for figure in others) or (
                at.figure.kind == "percent" and any(figure.kind == "fraction" for figure in others)
            )
            gap = context.figure_at.get(k - 2, context.figure_at.get(k - 1, -1))
            # "4% lower than the €9 of May"
            alike = alike or (gap >= 0 and context.located[gap].figure.kind in RELATIVE)
            return _baseline(_kind(case, "other_group"), f"compare:{context.word(k)}") if alike else None
        tag = context.tag(k)
        if k in context.figure_at or context.word(k) in _ENDS or tag in ("CC", "PRP") or tag[:1] == "V":
            break
    return None


def _compared_with(case: Case, comparator: int) -> list[int]:
    """The figures that a figure after a comparator can be compared with: those before, or all where it opens the sentence.

    What is known ("than [the] 5 percent of May") can be compared with those of the sentence before.
    """
    i, context = case.i, case.context
    if comparator - case.at.sentence <= 1:
        return [k for k in range(max(0, i - 3), min(len(context.located), i + 4)) if k != i]
    is_known = context.tag(comparator + 1) in ("DT", "PRP$") and context.word(comparator + 1) not in ("a", "an")
    return context.before(i) or (list(range(max(0, i - 3), i)) if is_known else [])


@RULES.add(
    "multiplied",
    "baseline",
    "The fee is now $40, double the $20 of last year.",
    "The fee is now $40, and the $20 of last year is gone.",
    after=("compare",),
)
def _multiplied(case: Case) -> FoundRole | None:
    k, at, context = _word_before(case), case.at, case.context
    start = context.start(at)
    is_known = k < start - 1 or start < at.first
    is_multiplied = context.has_use(k, "multiplier") or context.has_use(start, "multiplier")
    return _baseline("earlier") if is_known and is_multiplied else None


@RULES.add(
    "beaten",
    "baseline",
    "The fund raised $3 million, topping the rival's $2 million.",
    "The fund raised $3 million, spending the rival's $2 million.",
    after=("multiplied",),
)
def _beaten(case: Case) -> FoundRole | None:
    """What another is above, below, ahead of: "below the 95% that is needed"."""
    k, at, context = _word_before(case), case.at, case.context
    start = context.start(at)
    word, is_known = context.word(k), k < start - 1 or start < at.first
    is_side = word in ("above", "below") or (word == "of" and context.has_use(k - 1, "side_of"))
    others = [j for j in context.before(case.i) if same_unit(context.located[j].figure, at.figure)]
    is_goal = any(
        governor.sort == "target_noun" for governor in case.governors
    )  # "inflation will run below the 2% target"
    others = others or (_actuals(case) if is_side and is_known and not is_goal else [])
    if not others and not (is_side and k - 1 in context.figure_at):
        return None
    if is_side and is_known:
        return _baseline(_kind(case, "other_group"), f"beaten:{word}")
    clause = at.clause
    if clause is None or clause.token > at.first or context.located[others[0]].clause is clause:
        return None
    surpasses = context.has_use(clause.token, "gap_verb") or context.has_use(clause.token, "surpass")
    is_gap = any(governor.sort in ("change_noun", "gap_noun") for governor in case.governors)
    if not surpasses or is_gap or context.structure.outer(at).slot != "object":
        return None
    return _baseline(_kind(case, "other_group"), f"beaten:{clause.lemma}")


def _word_before(case: Case) -> int:
    """The token before a figure's words and the determiner that makes it known."""
    k = case.context.start(case.at) - 1
    while k > case.at.sentence and case.context.tag(k) in ("DT", "PRP$"):
        k -= 1
    return k


@RULES.add(
    "listed",
    "baseline",
    "Half named rent, compared with 22% who said jobs and 15% who said crime.",
    "Half named rent, compared with 22% who said jobs, and 15% did not answer.",
    after=("beaten",),
)
def _listed(case: Case) -> FoundRole | None:
    """Another of the amounts compared with."""
    i, at, context = case.i, case.at, case.context
    if not i or not case.is_baseline(i - 1) or context.located[i - 1].sentence != at.sentence:
        return None
    before = context.located[i - 1]
    between = range(before.stop, at.first)
    words = context.words[before.stop : at.first]
    verbs = [k for k in between if context.tag(k)[:2] in ("VB", "MD")]
    is_flat = all(context.tag(k - 1)[:1] == "W" or context.tag(k - 1)[:2] == "VB" for k in verbs)
    both_relative = (at.figure.kind == "percent") == (before.figure.kind == "percent")
    is_alike = same_unit(before.figure, at.figure) or (both_relative and "or" in words)
    is_subject = context.tag(at.stop)[:2] in ("VB", "MD")
    if {"and", "or"}.isdisjoint(words) or not is_flat or not is_alike or is_subject:
        return None
    return _baseline(_kind(case, case.found[i - 1].baseline_kind or "earlier"))


@RULES.add(
    "expected_verb",
    "baseline",
    "Profit was $2 million, and analysts had expected $3 million.",
    "Profit was $2 million, and tenants had paid $3 million.",
    after=("listed",),
)
def _expected_verb(case: Case) -> FoundRole | None:
    clause, at, context = case.at.clause, case.at, case.context
    if clause is None or not _actuals(case) or clause.mode not in ("actual", "expected"):
        return None
    before = range(max(clause.first, clause.token - _SUBJECT), clause.token)
    by_market = any(context.has_use(k, "forecaster") for k in before)
    is_passive = clause.voice == "passive" and clause.link in ("relative", "comparison")
    is_expected = clause.tense == "past" and not clause.verbless and context.has_use(clause.token, "expected")
    is_own = context.structure.outer(at).slot in ("object", "attributive", "predicative", "subject")
    return _baseline("expected") if is_expected and is_own and (by_market or is_passive) else None


@RULES.add(
    "expected_noun",
    "baseline",
    "The bank put the cost at $2 billion, compared to Holt's $1.3 billion estimate.",
    "The bank put the cost at $2 billion, compared to Holt's $1.3 billion fund.",
    after=("expected_verb",),
)
def _expected_noun(case: Case) -> FoundRole | None:
    """Beside the actual amount: "topped the forecast of $3bn"."""
    at, context, near = case.at, case.context, _actuals(case)
    heads = (k for k in (case.lead, *context.structure.hosts(at)) if context.has_use(k, "expected"))
    if not near or not any(context.tag(k)[:2] == "NN" for k in heads):
        return None
    same = [k for k in near if context.located[k].sentence == at.sentence]
    if same and case.lead == at.first - 1 and context.has_use(case.lead, "expected"):
        return _baseline("expected")
    comparing = (
        context.cues.by_use["gap_verb"]
        | context.cues.by_use["compare"]
        | context.cues.by_use["surpass"]
        | {"above", "below"}
    )
    between = context.words[context.located[same[-1]].stop if same else max(at.sentence, at.start - 2) : at.first]
    return None if comparing.isdisjoint(between) else _baseline(_kind(case, "expected"))


def _actuals(case: Case) -> list[int]:
    """The figures close before it that one expected can be beside; none where that one is a baseline itself."""
    near = [k for k in range(max(0, case.i - 3), case.i) if same_unit(case.context.located[k].figure, case.at.figure)]
    return [] if len(near) == 1 and case.is_baseline(near[0]) else near


@RULES.add(
    "dated_before",
    "baseline",
    "The share is 41 percent. Five years ago it was 36 percent.",
    "The share is 41 percent. In the north it was 36 percent.",
    after=("expected_noun",),
)
def _dated_before(case: Case) -> FoundRole | None:
    """What was, at a time that is stated as a comparison."""
    i, at, context, clause = case.i, case.at, case.context, case.at.clause
    if clause is None or not _values_before(case) or case.slot not in ("predicative", "object", "at"):
        return None
    if clause.class_ != "hold_number" or clause.tense != "past":
        return None
    follows = context.located[i + 1].first if i + 1 < len(context.located) else clause.stop
    if (
        context.word(at.sentence) == "before"  # "Before the vote, it had 318 seats"
        or _is_dated(context, max(clause.first, at.first - _SUBJECT), at.first)
        or _is_dated(context, at.stop, min(at.stop + 2, follows))
    ):
        return _baseline("earlier")
    return None


def _values_before(case: Case) -> bool:
    """True if a figure close before it can be of the same measure and is no baseline."""
    near = (k for k in range(max(0, case.i - 3), case.i) if not case.is_baseline(k))
    return any(same_unit(case.context.located[k].figure, case.at.figure) for k in near)


def _is_dated(context: Context, first: int, stop: int) -> bool:
    """True if a time of comparison begins in tokens [first, stop): "a year earlier", "five years ago"."""
    tokens = (context.time_tokens[k] for k in context.times_in(first, stop))
    return any(context.has_use(token, "ago") for begin, end in tokens for token in range(begin, end))


def _kind(case: Case, default: BaselineKind) -> BaselineKind:
    """Expected and revised by their words near the figure; compared with another time is "earlier"."""
    at, context = case.at, case.context
    first, stop = max(at.sentence, at.first - _NEAR), min(at.sentence_stop, at.stop + _NEAR)
    first = next((k + 1 for k in range(at.first - 1, first - 1, -1) if context.word(k) in (",", ";")), first)
    stop = next(
        (k for k in range(at.stop, stop) if k in context.figure_at or context.word(k) in (",", ";", "and")), stop
    )
    around = [*range(first, at.first), *range(at.stop, stop)]
    word_uses = {word_use for word_use in _KIND_WORDS if any(context.has_use(k, word_use) for k in around)}
    if "revised_alone" in word_uses or word_uses.issuperset({"revised", "expected"}):
        return "revised"
    if "expected" in word_uses:
        return "expected"
    if default == "other_group":
        near = list(context.times_in(at.stop, min(at.sentence_stop, at.stop + _DATED)))
        between = range(at.stop, context.time_tokens[near[0]][0]) if near else range(0)
        between = between[context.tag(at.stop) in ("VBN", "VBD") :]  # "than the 3,517 counted in 2023"
        is_cut = any(context.tag(k)[:2] in ("VB", "MD", "CC") and context.word(k) != "or" for k in between)
        if (near and not is_cut) or "earlier" in word_uses or _is_dated(context, first, stop):
            return "earlier"
    return default


def _alike(first: Figure, second: Figure) -> bool:
    """True if one can have become the other: counts even of things named otherwise ("the toll rose from five people to six")."""
    return same_unit(first, second) or first.kind == second.kind == "count"
