"""What a figure is: a change with its direction, a difference, a baseline, a share, a target, a rate or a level.

The order is the one of the guidelines: change > baseline > difference > share > target > rate > level.
"""

from __future__ import annotations

from dataclasses import dataclass

from extractor.components.roles.comparison import Baseline, find_baseline
from extractor.components.roles.cues import ChangeNoun, ChangeVerb, ChangeWord
from extractor.components.roles.links import Link
from extractor.components.roles.phrase import Phrase
from extractor.components.roles.view import RELATIVE, View
from extractor.figure import BaselineKind, Direction, Role

_AHEAD = 8  # tokens in which "than" and its object follow a comparative
_CLIMB = 7  # heads between a figure and the verb that plans or forecasts it
_SMALL_COUNT = 12  # "will meet two officials" plans no amount
_PRICE_VERBS = frozenset(
    """close closed closing trade traded trading trades settle settled open opened quoted priced yield yields yielding yielded fetch
    fetched sells sell sold retails retail bid""".split()
)
_TIME_WORDS = frozenset(
    """year month week quarter decade day last previous prior earlier ago before january february march april may june july august
    september october november december monday tuesday wednesday thursday friday saturday sunday pre-pandemic yesterday usual average
    usually normal seasonal record trend now today was were""".split()
)
_SHARE_PREPOSITIONS = frozenset({"of"})


@dataclass(frozen=True, slots=True)
class Reading:
    """The role of one figure; `cue` is the token of the word that tells the direction, or -1."""

    role: Role
    rule: str
    link: Link
    direction: Direction | None = None
    cue: int = -1
    baseline_kind: BaselineKind | None = None


def read_role(view: View, index: int, link: Link, earlier: list[Reading], baselines: dict[int, Baseline]) -> Reading:
    """The role of figure `index` as far as cues tell; "level" is open to `refine_level`."""
    figure = view.figures[index]
    if link.partner >= 0:
        return _inherited(view, index, link, earlier, baselines)
    if link.relation == "sign":
        return Reading("change", "sign", link, "up" if figure.surface[0] == "+" else "down")
    if link.relation == "own" and isinstance(link.cue, ChangeVerb):
        return Reading("change", f"verb:{link.cue.id}", link, link.cue.direction, link.token)
    change = _change(view, index, link)
    if change is not None:
        return change
    baseline = find_baseline(view, index, link, baselines)
    if baseline is not None:
        baselines[index] = baseline
        return Reading("baseline", baseline.rule, link, baseline_kind=baseline.kind)
    difference = _difference(view, index, link)
    if difference is not None:
        return difference
    share = _share(view, index, link)
    if share is not None:
        return Reading("share", share, link)
    return Reading("level", "default", link)


def _inherited(view: View, index: int, link: Link, earlier: list[Reading], baselines: dict[int, Baseline]) -> Reading:
    """The same amount again ("or 0.36%"), or the next of a list, has the role of the first."""
    first = earlier[link.partner]
    if first.role in ("change", "difference") and view.figures[index].kind not in ("count", "duration", "age"):
        return Reading(first.role, link.relation, link, first.direction, first.cue)
    baseline = find_baseline(view, index, link, baselines)
    if baseline is not None:
        baselines[index] = baseline
        return Reading("baseline", baseline.rule, link, baseline_kind=baseline.kind)
    share = _share(view, index, link)
    return Reading("share", share, link) if share else Reading("level", "default", link)


def _change(view: View, index: int, link: Link) -> Reading | None:
    cue, figure = link.cue, view.figures[index]
    if cue is None:
        return None
    if link.relation == "after" and isinstance(cue, ChangeWord):
        sense = cue.sense if cue.sense == "difference" or not _than_other(view, index, link.token) else "difference"
        return Reading(sense, f"word:{cue.id}", link, cue.direction, link.token)
    direction = _noun_direction(view, index, link) if isinstance(cue, ChangeNoun) else cue.direction
    if link.relation == "noun":
        return Reading("change", f"noun:{cue.id}", link, direction, link.token)
    if link.relation == "by":
        if (
            figure.kind in ("count", "age")
            and isinstance(cue, ChangeVerb)
            and cue.moves != "subject"
            and not _is_scaled(view, index)
        ):
            return None
        return Reading("change", f"by:{cue.id}", link, direction, link.token)
    if link.relation == "of" and isinstance(cue, ChangeNoun):
        if cue.bare == "relative" and figure.kind not in RELATIVE and figure.kind != "index":
            return None
        if figure.kind == "count" and cue.direction == "up" and cue.id in ("raise", "advance", "climb", "boost"):
            return None
        return Reading("change", f"of:{cue.id}", link, direction, link.token)
    if link.relation == "bare" and not isinstance(cue, ChangeNoun):
        if isinstance(cue, ChangeVerb) and cue.moves != "subject" and _is_part(view, index):
            return None
        return Reading("change", f"bare:{cue.id}", link, cue.direction, link.token)
    return None


def _is_scaled(view: View, index: int) -> bool:
    """Whether "by" tells an extent: an agent ("cut by two men") has a human noun inside the figure, an extent rarely does."""
    unit = view.figures[index].unit
    return unit is None or unit.id not in (
        "man",
        "woman",
        "person",
        "official",
        "company",
        "lawmaker",
        "country",
        "player",
    )


def _is_part(view: View, index: int) -> bool:
    """ "cut 10 percent of its staff": the part of a whole, not an extent."""
    end = view.spans[index].end
    return view.figures[index].kind in ("percent", "fraction") and end < len(view.words) and view.words[end] == "of"


def _noun_direction(view: View, index: int, link: Link) -> Direction | None:
    """The direction of a noun of change; "negative growth" and "a change of -3 percent" go by the sign."""
    cue = link.cue
    assert cue is not None
    value = view.figures[index].value
    if value is not None and value < 0 and cue.direction in ("up", None):
        return "down"
    return cue.direction


def _than_other(view: View, index: int, token: int) -> bool:
    """Whether "than" behind a comparative names another thing rather than another time."""
    end = min(view.sentence_of[index][1], token + _AHEAD)
    for i in range(token + 1, end):
        if view.words[i] == "than":
            return not _is_time_near(view, i + 1, min(view.sentence_of[index][1], i + _AHEAD))
        if view.words[i] in (",", ";") or view.figure_at[i] >= 0:
            return False
    return False


def _is_time_near(view: View, start: int, end: int) -> bool:
    for i in range(start, end):
        if view.time_at[i] >= 0 or view.tokens[i].ent_type_ == "DATE" or view.words[i] in _TIME_WORDS:
            return True
        if view.words[i] in (",", ";", "and"):
            return False
    return False


def _difference(view: View, index: int, link: Link) -> Reading | None:
    """ "beat estimates by 3 cents", "a lead of 5 points", "twice as many as"."""
    figure, end = view.figures[index], view.spans[index].end
    words = view.words
    floor = view.sentence_of[index][0]
    if link.relation == "by":
        for i in range(link.lead - 1, max(floor, link.lead - 10) - 1, -1):
            if words[i] in view.cues.uses["gap"]:
                down = words[i].startswith(("miss", "trail", "lag", "undercut", "undershoot", "undershot"))
                return Reading("difference", "gap_verb", link, "down" if down else "up", i)
            if words[i] in view.cues.words and view.cues.words[words[i]].sense == "difference":
                return Reading("difference", f"by:{words[i]}", link, view.cues.words[words[i]].direction, i)
            if view.pos[i] == "VERB":
                break
    if figure.kind in RELATIVE or figure.kind in ("money", "other", "index"):
        if link.relation == "of" and words[link.lead - 1] in view.cues.uses["gap_noun"] and figure.kind != "money":
            return Reading("difference", "gap_noun", link, _gap_direction(words[link.lead - 1]), link.lead - 1)
        for i in range(end, min(end + 3, view.sentence_of[index][1])):
            if words[i] in view.cues.uses["gap_noun"] and figure.kind in RELATIVE:
                return Reading("difference", "gap_noun", link, _gap_direction(words[i]), i)
            if view.pos[i] not in ("ADJ", "NOUN"):
                break
    if figure.kind == "multiple" and end < len(words):
        behind = words[end : end + 8]
        if behind[0] in (
            "as",
            "more",
            "less",
            "higher",
            "lower",
            "larger",
            "the",
            "its",
            "their",
            "likelier",
            "bigger",
            "faster",
            "greater",
        ):
            up = behind[0] not in ("less", "lower")
            return Reading("difference", "multiple_of", link, "up" if up else "down", end)
    return None


def _gap_direction(word: str) -> Direction | None:
    if word.startswith(("lead", "advantage", "edge")):
        return "up"
    return "down" if word.startswith(("discount", "deficit")) else None


def _share(view: View, index: int, link: Link) -> str | None:
    figure, end = view.figures[index], view.spans[index].end
    if figure.kind not in ("percent", "fraction"):
        return None
    words, stop = view.words, view.sentence_of[index][1]
    if figure.kind == "fraction":
        return "fraction"
    if end < stop and words[end] == "of" and not (end + 1 < stop and view.time_at[end + 1] >= 0):
        return "of_whole"
    for i in range(link.lead, max(view.sentence_of[index][0], link.lead - 4) - 1, -1):
        if words[i] in view.cues.uses["share"] and (
            not words[i].startswith(("make", "made", "making")) or "up" in words[i + 1 : i + 3]
        ):
            return "share_verb"
        if view.pos[i] == "VERB":
            break
    for i in range(end, min(end + 4, stop)):
        if words[i] in view.cues.uses["share_noun"] or " ".join(words[i : i + 2]) in view.cues.uses["share_noun"]:
            return "share_noun"
        if view.pos[i] not in ("ADJ", "NOUN", "PROPN"):
            break
    if any(words[i] in view.cues.uses["opinion"] for i in range(end, min(end + 3, stop))):
        return "opinion"
    if link.relation == "of" and words[link.lead - 1] in view.cues.uses["share_noun"]:
        return "share_noun"
    return None


def refine_level(view: View, index: int, reading: Reading, measure: Phrase | None) -> Reading:
    """A level that is planned or forecast is a target; a price, a tariff, an interest rate or a per-unit amount is a rate."""
    figure = view.figures[index]
    if figure.kind == "age":
        return reading
    rate = _rate(view, index, reading, measure)
    if rate is not None and figure.kind == "percent":
        return Reading("rate", rate, reading.link)
    target = _target(view, index)
    if target is not None:
        return Reading("target", target, reading.link)
    if rate is not None:
        return Reading("rate", rate, reading.link)
    return reading


def _rate(view: View, index: int, reading: Reading, measure: Phrase | None) -> str | None:
    figure = view.figures[index]
    uses = view.cues.uses
    if figure.kind == "money" and figure.per is not None and figure.per.id not in ("year", "month", "week"):
        return "per_unit"
    if figure.kind not in ("money", "percent"):
        return None
    named = _head_words(view, measure)
    if any(word in uses["rate"] for word in named):
        return "rate_noun"
    lead = reading.link.lead
    before = view.words[max(view.sentence_of[index][0], lead - 3) : lead + 1]
    if any(word in _PRICE_VERBS for word in before) and (figure.kind == "money" or "yield" in " ".join(before)):
        return "price_verb"
    if (
        figure.kind == "money"
        and figure.value is not None
        and figure.value < 100000
        and any(word in uses["market"] for word in named)
    ):
        return "market"
    return None


def _head_words(view: View, measure: Phrase | None) -> list[str]:
    """The words of a measure before its first preposition: its head and what is compounded with it."""
    words: list[str] = []
    if measure is not None:
        for i in range(measure.start, measure.end):
            if view.pos[i] == "ADP" and i > measure.start:
                break
            words.append(view.words[i])
    return words


def _target(view: View, index: int) -> str | None:
    """A plan or forecast that governs the figure, found by climbing from head to head."""
    figure, uses = view.figures[index], view.cues.uses
    span = view.spans[index]
    for i in range(max(view.sentence_of[index][0], span.start - 3), span.start):
        if view.words[i] in uses["target"] and view.pos[i] in ("ADJ", "VERB") and view.tokens[i].dep_ == "amod":
            return "target_adjective"
    small = figure.kind == "count" and figure.value is not None and figure.value <= _SMALL_COUNT
    token, as_subject, steps = span.root, False, 0
    while token.head is not token and steps < _CLIMB:
        dep = token.dep_
        if dep in ("relcl", "advcl", "parataxis", "appos"):
            return None
        as_subject = as_subject or dep in ("nsubj", "nsubjpass", "csubj")
        head = token.head
        word = head.lower_
        if word in uses["forecast"] and not (small and dep != "dobj") and (dep != "conj"):
            return f"forecast:{word}"
        if word in uses["target"] and head.pos_ == "NOUN" and not small:
            return f"target:{word}"
        if head.pos_ in ("VERB", "AUX") and not small and not as_subject:
            for child in head.lefts:
                if child.lower_ in uses["modal"] and child.dep_ == "aux":
                    return f"modal:{child.lower_}"
        if dep == "ccomp" and word not in uses["forecast"]:
            return None
        token, steps = head, steps + 1
    return None
