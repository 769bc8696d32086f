"""Baselines: the amounts that others are compared with, and of what kind they are."""

from __future__ import annotations

from extractor.components.roles.asked import RULES, Asked, FoundRole
from extractor.components.roles.sites import RELATIVE, Site, Sites, same_unit
from extractor.figure import BaselineKind, Figure

_REACH = 9  # tokens between a comparator and its figure: "compared with a downwardly revised estimate of"
_NEAR = 6  # tokens around a figure in which a word of expectation or revision belongs to it
_SUBJECT = 20  # tokens before a verb in which its subject stands
_DATED = 12  # tokens between a baseline and the time that it shares with another
_ENDS = frozenset({";", "(", ":", "at", "to", "by", ","})
_KIND_WORDS = ("expected", "revised", "revised_alone", "earlier")
_CHANGES = frozenset({"change_verb", "change_noun", "change_word", "difference_word"})


def _baseline(kind: BaselineKind, rule: str = "") -> FoundRole:
    return FoundRole("baseline", baseline_kind=kind, rule=rule)


@RULES.add(
    "from", stage="baseline", example="Rents fell to $900 from $1,000.", counterexample="Rents of $900 came from tenants.",
)  # fmt: skip
def _from(asked: Asked) -> FoundRole | None:
    """Of a change: "fell from 3%", "up from 3%"."""
    site, sites = asked.site, asked.sites
    if not _is_from(asked) or not any(one.sort in _CHANGES for one in asked.governors):
        return None
    others = _others(asked)
    is_relative = any(one.figure.kind in RELATIVE and one.clause is site.clause for one in others)
    if not (site.figure.kind in RELATIVE or is_relative or any(_alike(one.figure, site.figure) for one in others)):
        return None
    things = (sites.noun_of(site.clause, slot) for slot in ("object", "subject")) if site.clause else ()
    is_revised = any(sites.uses(thing, "expected") for thing in things)
    return _baseline("revised" if is_revised else _kind(asked, "earlier"))


@RULES.add(
    "from_to",
    stage="baseline",
    after=("from",),
    example="The toll went from 60 to 75.",
    counterexample="Guests from 12 countries came to 75 homes.",
)
def _from_to(asked: Asked) -> FoundRole | None:
    site, sites = asked.site, asked.sites
    if not _is_from(asked) or asked.i + 1 >= len(sites.all):
        return None
    after = sites.all[asked.i + 1]
    is_to = after.floor == site.floor and _alike(after.figure, site.figure)
    is_to = is_to and sites.words[site.stop : after.first] == ["to"]
    spans = any(sites.uses(k, "spans") for k in range(max(site.floor, site.lead - 3), site.lead))
    return _baseline("earlier") if is_to and not spans else None


@RULES.add(
    "from_behind_level",
    stage="baseline",
    after=("from_to",),
    example="Turnout was 51%, from 48%.",
    counterexample="Turnout was 51%, said a clerk from ward 48.",
)
def _from_behind_level(asked: Asked) -> FoundRole | None:
    site, sites = asked.site, asked.sites
    if not _is_from(asked):
        return None
    alike = [one for one in _others(asked) if _alike(one.figure, site.figure)]
    gap = range(sites.all[asked.i - 1].stop, site.lead)
    is_level = asked.i > 0 and sites.all[asked.i - 1] in alike and all(_is_between(sites, k) for k in gap)
    is_settled = bool(alike) and sites.uses(site.lead - 1, "settled")
    return _baseline(_kind(asked, "earlier")) if is_level or is_settled else None


def _is_between(sites: Sites, k: int) -> bool:
    """True for a token that parts a value and its baseline: "12%, from", "a 12% rate from", "12% in May from"."""
    is_time = k in sites.time_at or (sites.tag(k) == "IN" and k + 1 in sites.time_at)
    return is_time or sites.word(k) in (",", "(", "-", "–", "—") or sites.uses(k, "pace")


def _is_from(asked: Asked) -> bool:
    site, sites = asked.site, asked.sites
    is_slot = site.slot in ("from", "noun-from") and sites.tag(site.lead) not in ("IN", "TO")
    return sites.word(site.lead) == "from" or is_slot


def _others(asked: Asked) -> list[Site]:
    """The figures of its sentence before it, the nearest first, and the next one."""
    sites = asked.sites
    near = [sites.all[k] for k in (*sites.before(asked.i), asked.i + 1) if k < len(sites.all)]
    return [one for one in near if one.floor == asked.site.floor]


@RULES.add(
    "compare",
    stage="baseline",
    after=("from_behind_level",),
    example="Rents were $900, compared with $800 in May.",
    counterexample="Rents were $900, paid with $800 in cash.",
)
def _compared(asked: Asked) -> FoundRole | None:
    """Behind a comparator: "against a forecast of $2bn", "than the 2% of May"."""
    site, sites = asked.site, asked.sites
    first = site.lead - (sites.word(site.lead) in ("to", "with") and sites.uses(site.lead - 1, "compare"))
    for k in range(first, max(site.floor, site.lead - _REACH) - 1, -1):
        if sites.uses(k, "compare"):
            others = [sites.all[j].figure for j in _compared_with(asked, k)]
            alike = any(same_unit(one, site.figure) for one in others) or (
                site.figure.kind == "percent" and any(one.kind == "fraction" for one in others)
            )
            gap = sites.figure_at.get(k - 2, sites.figure_at.get(k - 1, -1))
            # "4% lower than the €9 of May"
            alike = alike or (gap >= 0 and sites.all[gap].figure.kind in RELATIVE)
            return _baseline(_kind(asked, "other_group"), f"compare:{sites.word(k)}") if alike else None
        tag = sites.tag(k)
        if k in sites.figure_at or sites.word(k) in _ENDS or tag in ("CC", "PRP") or tag[:1] == "V":
            break
    return None


def _compared_with(asked: Asked, comparator: int) -> list[int]:
    """The figures that one behind a comparator can be compared with: those before, or all where it opens the sentence.

    What is known ("than [the] 5 percent of May") can be compared with those of the sentence before.
    """
    i, sites = asked.i, asked.sites
    if comparator - asked.site.floor <= 1:
        return [k for k in range(max(0, i - 3), min(len(sites.all), i + 4)) if k != i]
    is_known = sites.tag(comparator + 1) in ("DT", "PRP$") and sites.word(comparator + 1) not in ("a", "an")
    return sites.before(i) or (list(range(max(0, i - 3), i)) if is_known else [])


@RULES.add(
    "multiplied",
    stage="baseline",
    after=("compare",),
    example="The fee is now $40, double the $20 of last year.",
    counterexample="The fee is now $40, and the $20 of last year is gone.",
)
def _multiplied(asked: Asked) -> FoundRole | None:
    k, site, sites = _word_before(asked), asked.site, asked.sites
    is_known = k < site.start - 1 or site.start < site.first
    is_multiplied = sites.uses(k, "multiplier") or sites.uses(site.start, "multiplier")
    return _baseline("earlier") if is_known and is_multiplied else None


@RULES.add(
    "beaten",
    stage="baseline",
    after=("multiplied",),
    example="The fund raised $3 million, topping the rival's $2 million.",
    counterexample="The fund raised $3 million, spending the rival's $2 million.",
)
def _beaten(asked: Asked) -> FoundRole | None:
    """What another is above, below, ahead of: "below the 95% that is needed"."""
    k, site, sites = _word_before(asked), asked.site, asked.sites
    word, is_known = sites.word(k), k < site.start - 1 or site.start < site.first
    is_side = word in ("above", "below") or (word == "of" and sites.uses(k - 1, "side_of"))
    others = [j for j in sites.before(asked.i) if same_unit(sites.all[j].figure, site.figure)]
    is_goal = any(one.sort == "target_noun" for one in asked.governors)  # "inflation will run below the 2% target"
    others = others or (_actuals(asked) if is_side and is_known and not is_goal else [])
    if not others and not (is_side and k - 1 in sites.figure_at):
        return None
    if is_side and is_known:
        return _baseline(_kind(asked, "other_group"), f"beaten:{word}")
    clause = site.clause
    if clause is None or clause.token > site.first or sites.all[others[0]].clause is clause:
        return None
    surpasses = sites.uses(clause.token, "gap_verb") or sites.uses(clause.token, "surpass")
    is_gap = any(one.sort in ("change_noun", "gap_noun") for one in asked.governors)
    if not surpasses or is_gap or sites.outer(site).slot != "object":
        return None
    return _baseline(_kind(asked, "other_group"), f"beaten:{clause.lemma}")


def _word_before(asked: Asked) -> int:
    """The token before a figure's words and the determiner that makes it known."""
    k = asked.site.start - 1
    while k > asked.site.floor and asked.sites.tag(k) in ("DT", "PRP$"):
        k -= 1
    return k


@RULES.add(
    "listed",
    stage="baseline",
    after=("beaten",),
    example="Half named rent, compared with 22% who said jobs and 15% who said crime.",
    counterexample="Half named rent, compared with 22% who said jobs, and 15% did not answer.",
)
def _listed(asked: Asked) -> FoundRole | None:
    """Another of the amounts compared with."""
    i, site, sites = asked.i, asked.site, asked.sites
    if not i or not asked.is_baseline(i - 1) or sites.all[i - 1].floor != site.floor:
        return None
    if asked.found[i - 1].rule == "then_and_now":
        return None
    before = sites.all[i - 1]
    between = range(before.stop, site.first)
    words = sites.words[before.stop : site.first]
    told = [k for k in between if sites.tag(k)[:2] in ("VB", "MD")]
    is_flat = all(sites.tag(k - 1)[:1] == "W" or sites.tag(k - 1)[:2] == "VB" for k in told)
    both_relative = (site.figure.kind == "percent") == (before.figure.kind == "percent")
    is_alike = same_unit(before.figure, site.figure) or (both_relative and "or" in words)
    is_subject = sites.tag(site.stop)[:2] in ("VB", "MD")
    if {"and", "or"}.isdisjoint(words) or not is_flat or not is_alike or is_subject:
        return None
    return _baseline(_kind(asked, asked.found[i - 1].baseline_kind or "earlier"))


@RULES.add(
    "expected_verb",
    stage="baseline",
    after=("listed",),
    example="Profit was $2 million, and analysts had expected $3 million.",
    counterexample="Profit was $2 million, and tenants had paid $3 million.",
)
def _expected_verb(asked: Asked) -> FoundRole | None:
    clause, site, sites = asked.site.clause, asked.site, asked.sites
    if clause is None or not _actuals(asked) or clause.mode not in ("actual", "expected"):
        return None
    before = range(max(clause.first, clause.token - _SUBJECT), clause.token)
    by_market = any(sites.uses(k, "forecaster") for k in before)
    is_passive = clause.voice == "passive" and clause.link in ("relative", "comparison")
    is_told = clause.tense == "past" and not clause.verbless and sites.uses(clause.token, "expected")
    is_own = sites.outer(site).slot in ("object", "attributive", "predicative", "subject")
    return _baseline("expected") if is_told and is_own and (by_market or is_passive) else None


@RULES.add(
    "expected_noun",
    stage="baseline",
    after=("expected_verb",),
    example="The bank put the cost at $2 billion, compared to Holt's $1.3 billion estimate.",
    counterexample="The bank put the cost at $2 billion, compared to Holt's $1.3 billion fund.",
)
def _expected_noun(asked: Asked) -> FoundRole | None:
    """Beside the actual amount: "topped the forecast of $3bn"."""
    site, sites, near = asked.site, asked.sites, _actuals(asked)
    heads = (k for k in (site.lead, *sites.hosts(site)) if sites.uses(k, "expected"))
    if not near or not any(sites.tag(k)[:2] == "NN" for k in heads):
        return None
    same = [k for k in near if sites.all[k].floor == site.floor]
    if same and site.lead == site.first - 1 and sites.uses(site.lead, "expected"):
        return _baseline("expected")
    comparing = (
        sites.cues.uses["gap_verb"] | sites.cues.uses["compare"] | sites.cues.uses["surpass"] | {"above", "below"}
    )
    between = sites.words[sites.all[same[-1]].stop if same else max(site.floor, site.start - 2) : site.first]
    return None if comparing.isdisjoint(between) else _baseline(_kind(asked, "expected"))


def _actuals(asked: Asked) -> list[int]:
    """The figures close before it that one expected can be beside; none where that one is a baseline itself."""
    near = [k for k in range(max(0, asked.i - 3), asked.i) if same_unit(asked.sites.all[k].figure, asked.site.figure)]
    return [] if len(near) == 1 and asked.is_baseline(near[0]) else near


@RULES.add(
    "told",
    stage="baseline",
    after=("expected_noun",),
    example="The share is 41 percent. Five years ago it was 36 percent.",
    counterexample="The share is 41 percent. In the north it was 36 percent.",
)
def _told(asked: Asked) -> FoundRole | None:
    """What was, at a time that is told as a comparison."""
    i, site, sites, clause = asked.i, asked.site, asked.sites, asked.site.clause
    if clause is None or not _values_before(asked) or site.slot not in ("predicative", "object", "at"):
        return None
    if clause.class_ != "hold_number" or clause.tense != "past":
        return None
    follows = sites.all[i + 1].first if i + 1 < len(sites.all) else clause.stop
    if (
        sites.word(site.floor) == "before"  # "Before the vote, it had 318 seats"
        or _is_dated(sites, max(clause.first, site.first - _SUBJECT), site.first)
        or _is_dated(sites, site.stop, min(site.stop + 2, follows))
    ):
        return _baseline("earlier")
    return None


def _values_before(asked: Asked) -> bool:
    """True if a figure close before it can be of the same measure and is no baseline."""
    near = (k for k in range(max(0, asked.i - 3), asked.i) if not asked.is_baseline(k))
    return any(same_unit(asked.sites.all[k].figure, asked.site.figure) for k in near)


def _is_dated(sites: Sites, first: int, stop: int) -> bool:
    """True if a time of comparison begins in tokens [first, stop): "a year earlier", "five years ago"."""
    tokens = (sites.time_tokens[k] for k in sites.times_in(first, stop))
    return any(sites.uses(token, "ago") for begin, end in tokens for token in range(begin, end))


def _kind(asked: Asked, default: BaselineKind) -> BaselineKind:
    """Expected and revised by their words near the figure; compared with another time is "earlier"."""
    site, sites = asked.site, asked.sites
    first, stop = max(site.floor, site.first - _NEAR), min(site.ceiling, site.stop + _NEAR)
    first = next((k + 1 for k in range(site.first - 1, first - 1, -1) if sites.word(k) in (",", ";")), first)
    stop = next((k for k in range(site.stop, stop) if k in sites.figure_at or sites.word(k) in (",", ";", "and")), stop)
    around = [*range(first, site.first), *range(site.stop, stop)]
    uses = {use for use in _KIND_WORDS if any(sites.uses(k, use) for k in around)}
    if "revised_alone" in uses or uses.issuperset({"revised", "expected"}):
        return "revised"
    if "expected" in uses:
        return "expected"
    if default == "other_group":
        near = list(sites.times_in(site.stop, min(site.ceiling, site.stop + _DATED)))
        between = range(site.stop, sites.time_tokens[near[0]][0]) if near else range(0)
        is_cut = any(sites.tag(k)[:2] in ("VB", "MD", "CC") and sites.word(k) != "or" for k in between)
        if (near and not is_cut) or "earlier" in uses or _is_dated(sites, first, stop):
            return "earlier"
    return default


def _alike(one: Figure, two: Figure) -> bool:
    """True if one can have become the other: counts even of things named otherwise ("the toll rose from five people to six")."""
    return same_unit(one, two) or one.kind == two.kind == "count"
