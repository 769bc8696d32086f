"""What a change or difference is measured against: a baseline of its clause, else a time told as a comparison."""

from __future__ import annotations

from bisect import bisect_left

from extractor.components.roles.comparison import DATED, Baseline
from extractor.components.roles.cues import ChangeNoun
from extractor.components.roles.links import Link
from extractor.components.roles.view import COPULAS, View
from extractor.figure import ComparedWith

_OPENING = 5  # tokens of a comparison that opens a sentence: "Compared with the same month"
_RELATIVE_KINDS = frozenset({"percent", "points", "multiple", "fraction", "index", "other"})


def find_compared_with(
    view: View, index: int, links: list[Link], roles: list[str], baselines: dict[int, Baseline]
) -> ComparedWith | None:
    """What a change or difference is measured against: a baseline of its clause, else a time told as a comparison."""
    start, end = view.sentence_of[index]
    limit = _next_change(view, index, links, roles, end)
    than = _than_time(view, index, links[index].token, limit)
    if than >= 0:
        return ComparedWith(time=view.times[than].id)
    for other in view.same_sentence(index):
        follows = other > index and other in baselines and view.spans[other].start < limit
        is_pace = view.figures[index].kind == view.figures[other].kind == "percent"
        if roles[index] == "change" and (is_pace or (other in baselines and baselines[other].kind == "expected")):
            continue  # "prices rose 2.4%, down from 2.7% in May": one pace against another
        if follows and _is_baseline_of(view, index, other, links, baselines):
            return ComparedWith(figure=view.figures[other].id)
    before = None
    for k in range(bisect_left(view.time_starts, start), bisect_left(view.time_starts, limit)):
        if _is_comparison(view, k, index, links[index].token):
            if view.time_starts[k] >= view.spans[index].start:
                return ComparedWith(time=view.times[k].id)
            before = k
    told = _told_by_noun(view, index, links[index], baselines)
    if told >= 0:
        return ComparedWith(figure=view.figures[told].id)
    if before is not None and _governs(view, index, before, links, roles):
        return ComparedWith(time=view.times[before].id)
    return None


def _told_by_noun(view: View, index: int, link: Link, baselines: dict[int, Baseline]) -> int:
    """The baseline of "to 13 million from 19 million, a decline of 31%", of "That is a rise of 24%", or -1."""
    if link.relation != "of" or not isinstance(link.cue, ChangeNoun):
        return -1
    start = view.sentence_of[index][0]
    if view.words[start + view.words[start].isspace()] in ("that", "this"):
        start -= 1  # the sentence before
    before = [k for k in range(max(0, index - 3), index) if k in baselines and view.sentence_of[k][1] > start]
    return before[-1] if before else -1


def _than_time(view: View, index: int, token: int, limit: int) -> int:
    """The time of "35% more than in January", which stands before any other comparison, or -1."""
    i = max(token, view.spans[index].end - 1) + 1
    if view.words[i] != "than":
        return -1
    i += 1 + (view.words[i + 1] in ("in", "on", "at", "a", "the"))
    return view.time_at[i] if i < limit else -1


def _is_comparison(view: View, time: int, index: int, token: int) -> bool:
    """A time told as a comparison, or a frequency that modifies the noun of change ("an annual decrease of 48%")."""
    span = view.time_spans[time]
    if view.times[time].type == "SET":
        return 0 < token - span.end + 1 <= 4 and view.pos[token] in ("NOUN", "PROPN")  # "daily traffic grew"
    if view.times[time].role == "baseline":
        return True
    if view.times[time].surface.lower().startswith("year-to-date"):
        return token >= 0
    for i in range(span.start - 1, max(span.start - 5, -1), -1):
        word = view.words[i]
        if word == "since":
            return _is_start(view, i, index, token)
        if word == "from" and _is_to_come(view, time, token):
            return False  # "will fall by £117 from July"
        if word in view.cues.uses["time_comparator"]:
            return word != "on" or view.times[time].granularity not in ("day", "part_of_day")
        is_near = view.pos[i] in ("DET", "ADJ", "AUX", "PRON", "PART", "ADP") or (
            view.pos[i] == "NOUN" and i > span.start - 3
        )
        if (
            view.figure_at[i] >= 0
            or view.time_at[i] >= 0
            or not (is_near or word in COPULAS)
            or i <= token
            or word == "to"
        ):
            return False
    return False


def _is_to_come(view: View, time: int, token: int) -> bool:
    if (view.times[time].from_ or "") > (view.doc._.published or "9"):
        return True
    return token >= 0 and any(
        child.lower_ in ("will", "to") for child in view.tokens[token].lefts if child.dep_ == "aux"
    )


def _is_start(view: View, since: int, index: int, token: int) -> bool:
    """ "down 40% since 1999", and no record ("the largest rise since 1999")."""
    for i in range(since - 1, max(since - DATED, -1), -1):
        if view.words[i] in (",", ";", "most", "first", "best", "worst") or view.words[i].endswith("est"):
            return False
        if view.figure_at[i] >= 0 or i == token:
            return not 0 <= view.figure_at[i] < index  # "which lost a half since 1999, fell 5%"
    return False


def _next_change(view: View, index: int, links: list[Link], roles: list[str], end: int) -> int:
    """Where the words that belong to a change end: at the next change with a cue of its own, or at the sentence."""
    for other in view.same_sentence(index):
        is_next = other > index and roles[other] in ("change", "difference") and links[other].partner < 0
        if is_next and links[other].token != links[index].token:
            return min(
                view.spans[other].start, links[other].token if links[other].token > view.spans[index].end else end
            )
    return end


def _is_baseline_of(view: View, index: int, other: int, links: list[Link], baselines: dict[int, Baseline]) -> bool:
    """Whether the baseline belongs to this change: "rose 0.2 in price to yield 2%, down from 3%" pairs 2% and 3%."""
    one, two = view.figures[index], view.figures[other]
    if one.kind not in _RELATIVE_KINDS and one.kind != two.kind:
        return False
    level = next((k for k in range(other - 1, index - 1, -1) if k not in baselines), index)
    if level == index or links[level].partner == index:
        return True
    token = links[index].token
    return token >= 0 and (links[level].token == token or baselines[other].token == token)


def _governs(view: View, index: int, time: int, links: list[Link], roles: list[str]) -> bool:
    """Whether a comparison before the figure is its own: "an annual decrease of 48%", "compared with May, sales fell 5%"."""
    span = view.time_spans[time]
    is_adjective = 0 <= links[index].token - span.end < 3
    if not is_adjective and span.start - view.sentence_of[index][0] > _OPENING:
        return False
    between = [k for k in view.same_sentence(index) if span.end <= view.spans[k].start < view.spans[index].start]
    return not any(roles[k] in ("change", "difference") and links[index].partner != k for k in between)


def inherits_comparison(view: View, index: int, roles: list[str]) -> bool:
    """Whether a change goes on with the comparison of the figure before it.

    "Car sales fell 5% from a year earlier and truck sales 2%.  Vans fell 3%": in the
    same sentence, or the one right behind, without a time of its own.
    """
    if index == 0 or roles[index] != "change" or roles[index - 1] != "change":
        return False
    if view.times and any(
        view.times[view.time_at[i]].type == "SET" for i in range(*view.sentence_of[index - 1]) if view.time_at[i] >= 0
    ):
        return False  # "quarterly growth of 0.5%" says nothing of the next
    (before_start, before_end), (start, end) = view.sentence_of[index - 1], view.sentence_of[index]
    if before_start == start:
        return not any(view.time_at[i] >= 0 for i in range(view.spans[index].start, end))
    if before_end != start or "\n" in view.words[start - 1] or view.figures[index].kind != "percent":
        return False
    return not any(view.time_at[i] >= 0 for i in range(start, end))
