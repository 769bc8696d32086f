"""Baselines: which figures are the amounts that others are compared with, and of what kind."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from extractor.components.roles.cues import ChangeWord
from extractor.components.roles.links import Link, search_cue
from extractor.components.roles.view import View
from extractor.figure import BaselineKind, Figure

_REACH = 9  # tokens between a comparator and its figure: "compared with a downwardly revised estimate of"
_NEAR = 6  # tokens around a figure in which a word of expectation or revision belongs to it
DATED = 12  # tokens between a baseline and the time that it shares with another
_TOLD = 8  # tokens before the value in "The year before it was 61"
_SEARCH = 40  # tokens back to the cue of a "from"
_BEATEN = frozenset(
    {
        "ahead",
        "behind",
        "shy",
        "double",
        "twice",
        "triple",
        "above",
        "below",
        "short",
        "than",
        "over",
        "under",
        "street",
        "analysts",
        "analyst",
        "consensus",
        "’",
        "'",
    }
)
_ENDS = frozenset({",", ";", "(", ":", "at", "to", "by"})
_REVISED_ALONE = frozenset({"initially", "originally", "previously", "preliminary"})
_OWNED = frozenset({"'s", "’s", "'", "’", "the", "its", "their", "of"})  # before an amount that is known from elsewhere
_SURPASS = ("beat", "exceed", "surpass", "outstrip", "overtak", "topp", "eclips", "dwarf")
_SETTLED = frozenset({"changed", "unchanged", "flat", "steady", "moved"})  # "little changed from 3 percent"
_EARLIER = frozenset({"earlier", "ago", "last", "previous", "before", "prior", "same", "year-ago", "year-earlier"})


@dataclass(frozen=True, slots=True)
class Baseline:
    """A figure that another is compared with; `token` is the cue or comparator that says so."""

    kind: BaselineKind
    rule: str
    token: int


def find_baseline(view: View, index: int, link: Link, baselines: dict[int, Baseline]) -> Baseline | None:
    """Whether figure `index` is an amount that another is compared with; `baselines` are those found before it."""
    kind = view.figures[index].kind
    if kind == "age" or (kind == "duration" and link.relation != "from" and not _is_second_duration(view, index)):
        return None
    if link.partner in baselines:
        return baselines[link.partner]
    if link.relation == "from":
        return _from(view, index, link)
    if link.relation in ("to", "by"):
        return None
    floor, start = max(view.sentence_of[index][0], link.lead - _REACH), view.spans[index].start
    if view.words[start - 1] == "the" and _is_beaten(view, index, start - 2):
        return Baseline(_kind(view, index, "other_group"), f"beaten:{view.words[start - 2]}", start - 2)
    for i in range(link.lead, floor - 1, -1):
        word, at = view.words[i], view.figure_at[i]
        if at >= 0:
            if view.figures[at].kind in ("duration", "age"):
                continue
            listed = at in baselines and view.words[i + 1] in ("and", ",", "or", "on")
            return Baseline(_kind(view, index, baselines[at].kind), "listed", baselines[at].token) if listed else None
        if word in view.cues.uses["compare"]:
            if not _has_other(view, index, word):
                return None
            return Baseline(_kind(view, index, "other_group"), f"compare:{word}", i)
        if word == "from":
            token = search_cue(view, i - 1, max(view.sentence_of[index][0], i - _SEARCH))
            before = view.figure_at[i - 1]
            if token < 0 and before >= 0 and _same_unit(view.figures[before], view.figures[index]):
                return Baseline(_kind(view, index, "earlier"), "from_behind_level", i)
            return Baseline(_kind(view, index, "earlier"), "from", token) if token >= 0 else None
        if view.words[start - 1] in _OWNED and _is_beaten(view, index, i):
            return Baseline(_kind(view, index, "other_group"), f"beaten:{word}", i)
        if word in view.cues.uses["expected"]:
            expected = _expected(view, index, i)
            if expected is not None:
                return expected
        if (
            (view.pos[i] == "CCONJ" and view.figure_at[i - 1] not in baselines)
            or view.pos[i] in ("VERB", "SCONJ")
            or word in _ENDS
            or view.tokens[i].tag_ == "PRP"
        ):
            break
    return _listed(view, index, link, baselines) or _expected_behind(view, index) or _told_before(view, index)


def _is_beaten(view: View, index: int, i: int) -> bool:
    """ "beating the governor's $7m", "well below the 95% that is needed": what an amount before it is set against."""
    word, before = view.words[i], index - 1
    before -= before > 0 and view.figures[before].kind == "duration"  # "below the 12-month average of 2.2%"
    is_verb = view.pos[i] == "VERB" and word.startswith(_SURPASS)
    is_side = word in ("above", "below") and view.words[i + 1] in ("the", "its", "their", "a")
    is_told = before >= 0 and view.sentence_of[before] == view.sentence_of[index]
    return (is_verb or is_side) and is_told and _same_unit(view.figures[before], view.figures[index])


def _listed(view: View, index: int, link: Link, baselines: dict[int, Baseline]) -> Baseline | None:
    """ "compared with 22% who said jobs and 15% who said crime": another of the amounts compared with."""
    before, at = index - 1, link.lead
    if before not in baselines or view.sentence_of[before] != view.sentence_of[index]:
        return None
    end = view.spans[before].end
    is_joined = "and" in view.words[max(end, at - 3) : at + 1] and _same_unit(view.figures[before], view.figures[index])
    told = [i for i in range(end, at) if view.pos[i] in ("VERB", "AUX")]
    is_flat = all(view.words[i - 1] in ("who", "that", "which") for i in told)
    if not is_joined or not is_flat or view.pos[view.spans[index].end] in ("VERB", "AUX"):
        return None
    return Baseline(_kind(view, index, baselines[before].kind), "listed", baselines[before].token)


def _told_before(view: View, index: int) -> Baseline | None:
    """ "Five years ago it was 36 percent", "The previous mark, 45.2 degrees, dated from": an earlier value."""
    floor, start = view.sentence_of[index][0], view.spans[index].start
    if not _actual_before(view, index):
        return None
    opening = view.words[floor:start]
    is_short = 3 <= len(opening) <= _TOLD and opening[-2:] in (["it", "was"], ["they", "were"])
    if is_short and any(word in _EARLIER for word in opening):
        return Baseline("earlier", "told_before", start - 1)
    if len(opening) >= 3 and opening[-1] == "," and opening[-3] in ("previous", "earlier", "old", "former"):
        return Baseline("earlier", "previous", start - 3)
    return None


def _from(view: View, index: int, link: Link) -> Baseline | None:
    """ "from 3%": a baseline behind a cue of change, or right behind a figure of the same unit."""
    if link.cue is not None and (isinstance(link.cue, ChangeWord) or _has_partner(view, index)):
        return Baseline(_kind(view, index, "earlier"), "from", link.token)
    if _leads_to_next(view, index):
        return Baseline("earlier", "from_to", link.lead)
    i = link.lead - 1
    i -= view.words[i] in (",", "(", "-", "–", "—")
    at = view.figure_at[i] if i >= 0 else -1
    is_level = at >= 0 and _same_unit(view.figures[at], view.figures[index])
    if link.cue is None and (is_level or (view.words[i] in _SETTLED and _actual_before(view, index))):
        return Baseline(_kind(view, index, "earlier"), "from_behind_level", link.lead)
    return None


def _leads_to_next(view: View, index: int) -> bool:
    """ "goes from 6.3p to 5.8p": one value of a measure gives way to another; not "prices range from 5p to 8p"."""
    if index + 1 >= len(view.figures) or view.figures[index].kind in ("age", "other"):
        return False
    start, end = view.spans[index].start, view.spans[index].end
    between = view.words[end : view.spans[index + 1].start]
    is_range = any(view.words[i].startswith(("rang", "var", "anywhere")) for i in range(max(0, start - 4), start))
    moves = between[:1] == ["to"] and len(between) <= 3 and not is_range
    return moves and _same_unit(view.figures[index], view.figures[index + 1])


def _is_second_duration(view: View, index: int) -> bool:
    """ "waited 35 minutes, against a target of 30 minutes": durations are compared only with each other."""
    before = [other for other in view.same_sentence(index) if other < index]
    if not before or view.figures[before[-1]].kind != "duration":
        return False
    return "against" in view.words[view.spans[before[-1]].end : view.spans[index].start]


def _has_partner(view: View, index: int) -> bool:
    """A count or quantity "from ..." is a baseline only beside another figure of its unit."""
    figure = view.figures[index]
    if figure.kind not in ("count", "quantity", "duration"):
        return True
    return any(_same_unit(view.figures[other], figure) for other in view.same_sentence(index))


def _same_unit(one: Figure, two: Figure) -> bool:
    units = {figure.unit.id if figure.unit is not None else None for figure in (one, two)}
    return one.kind == two.kind and (len(units) == 1 or None in units)


def _has_other(view: View, index: int, comparator: str) -> bool:
    """A comparator makes a baseline only beside a figure of its kind: "2 yen against the dollar at 108" has none."""
    figure = view.figures[index]
    kind, start = figure.kind, view.spans[index].start
    if any(view.figures[i].kind == kind for i in view.same_sentence(index) if i < index or comparator == "compared"):
        return True
    if comparator in ("compares", "compare") or (comparator == "than" and view.words[start - 1] == "the"):
        return any(_same_unit(view.figures[i], figure) for i in range(max(0, index - 3), index))
    return comparator in ("than", "compared", "versus") and index > 0 and kind not in ("count", "quantity")


def _expected(view: View, index: int, i: int) -> Baseline | None:
    """ "analysts were expecting $2.52", "beat estimates of $3bn": a baseline where an actual amount came before it."""
    words = view.words
    if not _actual_before(view, index):
        return None
    clause = words[max(view.sentence_of[index][0], i - 12) : i]
    if view.pos[i] == "VERB":
        is_past = view.tokens[i].tag_ in ("VBD", "VBN") or words[i - 1] in ("had", "were", "was", "been")
        by_market = any(word in view.cues.uses["forecaster"] for word in clause)
        if by_market and is_past and words[i - 1] not in ("is", "are", "be"):
            return Baseline("expected", "expected_verb", i)
        return None
    if any(word in view.cues.uses["gap"] or word in _BEATEN for word in clause):
        return Baseline(_kind(view, index, "expected"), "expected_noun", i)
    return None


def _actual_before(view: View, index: int) -> bool:
    kind = view.figures[index].kind
    return any(view.figures[i].kind == kind for i in range(max(0, index - 6), index))


def _expected_behind(view: View, index: int) -> Baseline | None:
    """ "below the $3bn analysts had forecast", "missing the 4.8 percent that was expected"."""
    start, end = view.spans[index].start, view.spans[index].end
    if view.words[start - 1] != "the" or not _actual_before(view, index):
        return None
    for i in range(end, min(view.sentence_of[index][1], end + 6)):
        if view.words[i] in view.cues.uses["expected"] and view.pos[i] == "VERB":
            return Baseline("expected", "expected_behind", i)
        if view.words[i] in (",", ";", ".") or view.figure_at[i] >= 0:
            break
    return None


def _kind(view: View, index: int, default: BaselineKind) -> BaselineKind:
    """Expected and revised by their words near the figure; compared with another time is "earlier"."""
    start, end = view.sentence_of[index]
    span = view.spans[index]
    floor = max(start, span.start - _NEAR)
    floor = next((i for i in range(span.start - 1, floor - 1, -1) if view.words[i] in (",", ";")), floor)
    before = view.words[floor : span.start]
    stop = min(end, span.end + _NEAR)
    stop = next(
        (i for i in range(span.end, stop) if view.figure_at[i] >= 0 or view.words[i] in (",", ";", "and")), stop
    )
    around = [*before, *view.words[span.end : stop]]
    expected = any(word in view.cues.uses["expected"] for word in around)
    if any(word in _REVISED_ALONE for word in around):
        return "revised"
    if (expected or "reported" in around) and any(word in view.cues.uses["revised"] for word in around):
        return "revised"
    if expected:
        return "expected"
    if default == "other_group":
        is_dated = any(view.is_time(i) for i in range(span.end, min(stop, span.end + 5)))
        if is_dated or any(word in _EARLIER for word in around) or _dated_behind(view, span.end, end):
            return "earlier"
    return default


def _dated_behind(view: View, i: int, end: int) -> bool:
    """ "compared with $488 million, or $1.02 per share, a year earlier": a time of comparison ends the clause."""
    near = range(bisect_left(view.time_starts, i), bisect_left(view.time_starts, min(end, i + DATED)))
    if any(word in _EARLIER for k in near for word in view.times[k].surface.lower().split()):
        return True
    return bool(near) and not any(
        view.pos[k] in ("VERB", "AUX", "CCONJ") and view.words[k] != "or" for k in range(i, view.time_starts[near[0]])
    )
