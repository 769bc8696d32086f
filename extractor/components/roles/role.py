"""Role and direction of a figure from its cue: change, baseline, difference, share; what is left is a level.

The order is the one of the guidelines: change > baseline > difference > share > target > rate > level (`level` tells the
last three apart, when the measure is known).
"""

from __future__ import annotations

from dataclasses import dataclass

from extractor.components.roles.comparison import Baseline, find_baseline
from extractor.components.roles.cues import ChangeNoun, ChangeVerb, ChangeWord
from extractor.components.roles.links import Link
from extractor.components.roles.view import RELATIVE, View
from extractor.figure import BaselineKind, Direction, Role

_AHEAD = 8  # tokens in which "than" and its object follow a comparative
_BACK = 10  # tokens between a verb of difference and its "by"
_MULTIPLE_OF = frozenset(
    {
        "as",
        "more",
        "less",
        "higher",
        "lower",
        "larger",
        "bigger",
        "faster",
        "greater",
        "likelier",
        "the",
        "its",
        "their",
        "that",
        "what",
    }
)
_MANY = 100  # people who did something: "cut by two officials"; "shrank by 130,000 people" is a change
_AGENTS = frozenset({"man", "woman", "person", "official", "company", "lawmaker", "country", "player", "judge", "bank"})
_EARNED = frozenset({"gross", "operating", "net", "profit", "ebitda", "pretax"})  # a margin of profit is no gap
_NORMS = frozenset({"average", "mean", "median", "norm", "normal", "usual"})
_NEGATIVE_GAPS = ("miss", "lose", "losing", "lost", "trail", "lag", "undercut", "undersh", "discount", "deficit")


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
    """The role of figure `index` as far as its cue tells; adds to `baselines` when it is one."""
    figure = view.figures[index]
    if _is_versus(view, index, index + 1):
        return Reading("share", "versus", link)
    if _is_multiplied(view, index):
        baselines[index] = Baseline("earlier", "multiple_of", view.spans[index].start - 1)
        return Reading("baseline", "multiple_of", link, baseline_kind="earlier")
    if link.partner >= 0:
        first = earlier[link.partner]
        is_alike = figure.kind not in ("count", "duration", "age") and not _is_part(view, index)
        if first.role in ("change", "difference") and is_alike:
            return Reading(first.role, link.relation, link, first.direction, first.cue)
    elif link.relation == "sign":
        return Reading("change", "sign", link, "up" if figure.surface[0] == "+" else "down")
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
    share = _share(view, index, link) or _share_like(view, index, link, earlier)
    return Reading("share", share, link) if share is not None else Reading("level", "default", link)


def _is_multiplied(view: View, index: int) -> bool:
    """ "almost double the $2,050 of early May", "up a fifth on the 51,600": what a multiple or extent is taken of."""
    i = view.spans[index].start - 1
    if i < 1 or view.words[i] != "the" or view.figures[index].kind in ("duration", "age", "percent"):
        return False
    if view.words[i - 1] in ("double", "twice", "triple", "treble", "quadruple"):
        return True
    is_on = view.words[i - 1] == "on"
    other = view.figure_at[i - 1 - is_on]
    return other >= 0 and view.figures[other].kind in (("fraction", "percent") if is_on else ("multiple",))


def _change(view: View, index: int, link: Link) -> Reading | None:
    cue, figure = link.cue, view.figures[index]
    if cue is None:
        return None
    rule, direction = f"{link.relation}:{cue.id}", cue.direction
    if isinstance(cue, ChangeNoun) and figure.value is not None and figure.value < 0:
        direction = "down"  # "growth of -0.3 percent"
    if link.relation == "after" and isinstance(cue, ChangeWord):
        is_difference = cue.sense == "difference" or _than_other_thing(view, index, link.token)
        follows = view.pos[link.token + 1]
        is_degree = cue.id in ("more", "less") and follows in ("ADJ", "ADV")  # "8% less likely"
        if (
            figure.kind in ("multiple", "duration") or is_degree or cue.id in ("above", "below")
        ):  # "than" is left out, or in the word
            is_difference = not _names_time(view, link.token + 1, min(view.sentence_of[index][1], link.token + _AHEAD))
        return Reading("difference" if is_difference else "change", rule, link, direction, link.token)
    takes = False
    if link.relation in ("noun", "own"):
        takes = True
    elif link.relation == "by" and view.words[link.token] in view.cues.uses["gap"]:  # "lost by five points"
        return None
    elif link.relation == "by":
        is_few = figure.value is not None and figure.value < _MANY and view.tokens[link.token].tag_ == "VBN"
        takes = not (is_few and figure.kind == "count" and figure.unit is not None and figure.unit.id in _AGENTS)
        takes = takes and not (isinstance(cue, ChangeWord) and cue.direction == "flat")
    elif link.relation == "of" and isinstance(cue, ChangeNoun):
        takes = (cue.bare == "any" and figure.kind != "duration") or figure.kind in RELATIVE or figure.kind == "index"
    elif link.relation == "bare":
        is_object = isinstance(cue, ChangeVerb) and cue.moves != "subject"
        takes = not (is_object and _is_part(view, index)) and not _is_score(view, index, link)
    return Reading("change", rule, link, direction, link.token) if takes else None


def _is_part(view: View, index: int) -> bool:
    """ "cut 10 percent of its staff": the part of a whole, not an extent."""
    end = view.spans[index].end
    return view.figures[index].kind in ("percent", "fraction") and view.words[end] == "of"


def _is_score(view: View, index: int, link: Link) -> bool:
    """ "Smith added 25 points", "have lost four of five": a person's or a team's deed, no change of a measure."""
    figure, verb = view.figures[index], view.tokens[link.token]
    if figure.kind in ("percent", "points", "money", "fraction", "multiple") or not isinstance(link.cue, ChangeVerb):
        return False
    end = view.spans[index].end
    if view.words[end] == "of" and figure.kind == "count":
        return True
    return link.cue.bare == "relative" and any(
        child.dep_ == "nsubj" and child.ent_type_ == "PERSON" for child in verb.lefts
    )


def _than_other_thing(view: View, index: int, token: int) -> bool:
    """Whether "than" behind a comparative names another thing, rather than another time."""
    end = view.sentence_of[index][1]
    for i in range(token + 1, min(end, token + _AHEAD)):
        if view.words[i] == "than":
            return not _names_time(view, i + 1, min(end, i + _AHEAD))
        if view.words[i] in (",", ";") or view.figure_at[i] >= 0:
            break
    return False


def _names_time(view: View, start: int, end: int) -> bool:
    for i in range(start, end):
        if view.words[i] in _NORMS and i < end:
            return False  # "above the normal maximum for the date", "than the average of 1991 to 2020"
        time = view.times[view.time_at[i]].surface.lower() if view.time_at[i] >= 0 else view.words[i]
        is_adjective = "current" in time or "long-term" in time  # "than the current model", "the long-term average"
        if not is_adjective and (view.is_time(i) or view.words[i] in view.cues.uses["time_word"]):
            return True
        if view.words[i] in (",", ";", "and"):
            break
    return False


def _difference(view: View, index: int, link: Link) -> Reading | None:
    """ "beat estimates by 3 cents", "a lead of 5 points", "a 15% discount", "twice as many as"."""
    figure, end = view.figures[index], view.spans[index].end
    words, uses = view.words, view.cues.uses
    floor, stop = view.sentence_of[index]
    if link.relation == "by":
        for i in range(link.lead - 1, max(floor, link.lead - _BACK) - 1, -1):
            word = view.cues.words.get(words[i])
            if words[i] in uses["gap"]:
                return Reading("difference", "gap_verb", link, gap_direction(words[i], "up"), i)
            if word is not None and word.sense == "difference":
                return Reading("difference", f"by:{word.id}", link, word.direction, i)
            if view.pos[i] == "VERB":
                break
    is_margin = words[link.lead - 1] == "margin" and words[link.lead - 2] in _EARNED
    is_gap = (
        not is_margin
        and figure.kind in ("percent", "points", "count", "index", "other")
        and words[link.lead - 1] in uses["gap_noun"]
    )
    if link.relation == "of" and is_gap:
        return Reading("difference", "gap_noun", link, gap_direction(words[link.lead - 1]), link.lead - 1)
    if figure.kind in ("percent", "points"):
        for i in range(end, min(end + 3, stop)):
            if words[i] in uses["gap_noun"]:
                return Reading("difference", "gap_noun", link, gap_direction(words[i]), i)
            if view.pos[i] not in ("ADJ", "NOUN"):
                break
    if figure.kind == "multiple" and end < stop and words[end] in _MULTIPLE_OF:
        direction: Direction = "down" if words[end] in ("less", "lower") else "up"
        is_change = "as" in words[end : end + 5] and _names_time(view, end + 2, min(end + 8, stop))
        return Reading("change" if is_change else "difference", "multiple_of", link, direction, end)
    return None


def gap_direction(word: str, default: Direction | None = None) -> Direction | None:
    """Up for a lead, down for a deficit; `default` where the word does not say."""
    if word.startswith(_NEGATIVE_GAPS):
        return "down"
    return "up" if word.startswith(("lead", "advantage", "edge")) else default


def _share(view: View, index: int, link: Link) -> str | None:
    """The rule by which a percentage or fraction is a part of a whole."""
    figure, end = view.figures[index], view.spans[index].end
    if figure.kind == "fraction":
        return "fraction"
    if figure.kind != "percent":
        return None
    words, uses = view.words, view.cues.uses
    floor, stop = view.sentence_of[index]
    if share_verb(view, link.lead, floor) >= 0:
        return "share_verb"
    if words[link.lead] in ("which", "whom", "them") and words[link.lead - 1] == "of":
        return "of_which"
    if end + 1 < stop and words[end] == "of" and (view.time_at[end + 1] < 0 or _is_yearly(view, end + 1)):
        return "of_whole"
    if view.spans[index].root.dep_ in ("nsubj", "nsubjpass") and link.relation == "none":
        return "subject"
    for i in range(end, min(end + 4, stop)):
        if words[i] in uses["share_noun"] or " ".join(words[i : i + 2]) in uses["share_noun"]:
            return "share_noun"
        if view.pos[i] not in ("ADJ", "NOUN", "PROPN"):
            break
    if any(words[i] in uses["opinion"] for i in range(end, min(end + 3, stop))):
        return "opinion"
    if link.relation == "of" and words[link.lead - 1] in uses["share_noun"]:
        return "share_noun"
    return None


def _is_yearly(view: View, i: int) -> bool:
    """ "12% of annual spending": a time that only describes the whole."""
    return view.pos[i] == "ADJ" and view.pos[i + 1] in ("NOUN", "ADJ") and view.time_at[i + 1] < 0


def _share_like(view: View, index: int, link: Link, earlier: list[Reading]) -> str | None:
    """Shares told side by side: "ahead 48% to 41%", "9% were undecided and 2% named her", "Japan 12% and Korea 4%"."""
    figure, span, words = view.figures[index], view.spans[index], view.words
    if figure.kind != "percent" or link.cue is not None:
        return None
    if index > 0 and _is_versus(view, index - 1, index) and earlier[index - 1].rule == "versus":
        return "versus"
    if index == 0 or view.sentence_of[index - 1] != view.sentence_of[index] or earlier[index - 1].role != "share":
        return None
    if view.figures[index - 1].kind != "percent":
        return None
    if view.pos[span.end] in ("VERB", "AUX"):
        return "subject"
    start = view.spans[index - 1].end
    start = next((i for i in range(span.start - 1, start - 1, -1) if words[i] in (",", "and")), start)
    is_listed = all(
        view.pos[i] in ("NOUN", "PROPN", "DET", "CCONJ", "PUNCT", "ADP", "ADJ", "ADV") for i in range(start, span.start)
    )
    return (
        "listed"
        if is_listed and link.relation in ("none", "ellipsis") and words[span.start - 1] not in ("of", "at")
        else None
    )


def _is_versus(view: View, first: int, second: int) -> bool:
    """Two percentages with nothing but "to" between them, outside a "from ... to"."""
    if second >= len(view.figures) or view.figures[second].kind != "percent" or view.figures[first].kind != "percent":
        return False
    one, two = view.spans[first], view.spans[second]
    before = view.words[one.start - 1] if one.start > 0 else ""
    return view.words[one.end : two.start] == ["to"] and before not in ("from", "between", "of", "at", "by", "to")


def share_verb(view: View, lead: int, floor: int) -> int:
    """The verb of share that leads to a figure ("accounts for", "make up", "representing"), or -1."""
    for i in range(lead, max(floor, lead - 3) - 1, -1):
        word = view.words[i]
        if word in view.cues.uses["share"] and (not word.startswith("ma") or "up" in view.words[i + 1 : lead + 1]):
            return i
        if view.pos[i] in ("VERB", "NOUN"):
            break
    return -1
