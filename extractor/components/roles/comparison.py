"""What a figure is compared with: which figures are baselines and of what kind, and what a change is measured against."""

from __future__ import annotations

from dataclasses import dataclass

from extractor.components.roles.cues import ChangeWord
from extractor.components.roles.links import Link
from extractor.components.roles.view import View
from extractor.figure import BaselineKind, ComparedWith, Figure

_REACH = 9  # tokens between a comparator and its figure: "compared with a downwardly revised estimate of"
_NEAR = 6  # tokens around a figure in which a word of expectation or revision belongs to it
_TIME_COMPARATORS = frozenset(
    {
        "from",
        "than",
        "with",
        "to",
        "versus",
        "vs",
        "vs.",
        "on",
        "against",
        "over",
        "since",
        "as",
        "the",
        "in",
        "a",
        "that",
        "for",
    }
)
_EARLIER = frozenset(
    {"earlier", "ago", "last", "previous", "previously", "before", "prior", "same", "year-ago", "year-earlier"}
)


@dataclass(frozen=True, slots=True)
class Baseline:
    kind: BaselineKind
    rule: str


def find_baseline(view: View, index: int, link: Link, baselines: dict[int, Baseline]) -> Baseline | None:
    """Whether figure `index` is the amount that another is compared with; `baselines` are those found before it."""
    figure = view.figures[index]
    if figure.kind in ("age", "duration"):
        return None
    floor = max(view.sentence_of[index][0], link.lead - _REACH)
    if link.relation == "joined" and link.partner in baselines:
        return baselines[link.partner]
    if link.relation == "from":
        if link.cue is not None and (isinstance(link.cue, ChangeWord) or _fits(view, index)):
            return Baseline(_kind(view, index, "earlier"), "from")
        if link.cue is None and _follows_level(view, index, link.lead):
            return Baseline(_kind(view, index, "earlier"), "from_after_level")
        return None
    i = link.lead
    while i >= floor:
        word = view.words[i]
        at = view.figure_at[i]
        if at >= 0:
            if view.figures[at].kind in ("duration", "age"):
                i -= 1
                continue
            if at in baselines and i < link.lead and view.words[i + 1] in ("and", ",", "or"):
                return Baseline(_kind(view, index, baselines[at].kind), "listed")
            return None
        if word in view.cues.uses["compare"] and _has_other(view, index, word):
            return Baseline(_kind(view, index, "other_group"), f"compare:{word}")
        if word == "from" and i < link.lead and link.relation == "of" and _after_change(view, i, floor):
            return Baseline(_kind(view, index, "earlier"), "from")
        if word in view.cues.uses["expected"] and (link.relation in ("of", "at", "to", "none") or i < link.lead):
            return _expected(view, index, i)
        if view.pos[i] in ("VERB", "SCONJ", "PRON") or word in (",", ";", "(", ":"):
            break
        i -= 1
    return _expected_behind(view, index, link)


def _fits(view: View, index: int) -> bool:
    """A count or quantity "from ..." is a baseline only beside another figure of its unit."""
    figure = view.figures[index]
    if figure.kind not in ("count", "quantity"):
        return True
    return _other_of_unit(view, index) is not None


def _other_of_unit(view: View, index: int) -> int | None:
    """The nearest other figure of the same sentence with the same unit (or kind, where the unit is left out)."""
    figure = view.figures[index]
    best = None
    for other in _same_sentence(view, index):
        candidate = view.figures[other]
        if candidate.kind == figure.kind and (
            _unit(candidate) == _unit(figure) or None in (_unit(candidate), _unit(figure))
        ):
            if best is None or abs(other - index) < abs(best - index):
                best = other
    return best


def _unit(figure: Figure) -> str | None:
    return figure.unit.id if figure.unit is not None else None


def _same_sentence(view: View, index: int, reach: int = 8) -> list[int]:
    """The neighbours of a figure in its sentence, at most `reach` on each side."""
    bounds = view.sentence_of[index]
    around = range(max(0, index - reach), min(len(view.figures), index + reach + 1))
    return [other for other in around if other != index and view.sentence_of[other] == bounds]


def _follows_level(view: View, index: int, lead: int) -> bool:
    """ "to yield 2.252%, from 2.293% late on Monday": "from" right behind a figure of the same unit."""
    i = lead - 1
    if i > 0 and view.words[i] in (",", "("):
        i -= 1
    at = view.figure_at[i] if i >= 0 else -1
    return (
        at >= 0
        and view.figures[at].kind == view.figures[index].kind
        and _unit(view.figures[at]) == _unit(view.figures[index])
    )


def _has_other(view: View, index: int, comparator: str) -> bool:
    """A comparator makes a baseline only beside a figure of the same kind; "108.55 against the dollar" is none."""
    kind = view.figures[index].kind
    before = [i for i in _same_sentence(view, index) if i < index or comparator == "compared"]
    if any(view.figures[i].kind == kind for i in before):
        return True
    return comparator in ("than", "compared", "versus") and index > 0 and kind != "count"


def _after_change(view: View, i: int, floor: int) -> bool:
    return any(view.cue_at(k) is not None for k in range(max(floor - _REACH, 0, i - 12), i))


def _expected(view: View, index: int, i: int) -> Baseline | None:
    """ "analysts were expecting $2.52", "estimates of $3bn": a baseline where the actual amount was told before it."""
    words = view.words
    if not _actual_before(view, index):
        return None
    start = max(view.sentence_of[index][0], i - 12)
    is_past = (
        words[i] == "expected"
        and view.tokens[i].tag_ in ("VBD", "VBN")
        or words[i - 1] in ("had", "were", "was", "been")
        or words[i] in ("forecast", "predicted", "projected")
    )
    if view.pos[i] == "VERB":
        by_market = any(word in view.cues.uses["forecaster"] for word in words[start:i])
        follows_auxiliary = words[i - 1] in ("is", "are", "be")
        return Baseline("expected", "expected_verb") if by_market and is_past and not follows_auxiliary else None
    if words[i] in (
        "guidance",
        "target",
        "projection",
        "projections",
        "forecast",
        "forecasts",
        "estimate",
        "estimates",
    ):
        return Baseline(_kind(view, index, "expected"), "expected_noun") if _beaten(view, start, i) else None
    return Baseline("expected", "expected_noun")


def _beaten(view: View, start: int, i: int) -> bool:
    gaps = view.cues.uses["gap"] | {
        "above",
        "below",
        "topped",
        "topping",
        "short",
        "missed",
        "than",
        "over",
        "under",
        "analysts",
        "street",
        "consensus",
    }
    return any(word in gaps for word in view.words[start:i])


def _actual_before(view: View, index: int) -> bool:
    kind = view.figures[index].kind
    return any(view.figures[i].kind == kind for i in range(max(0, index - 6), index))


def _expected_behind(view: View, index: int, link: Link) -> Baseline | None:
    """ "missing the 4.8 percent that was expected", "below the $3bn analysts had forecast"."""
    end = min(view.sentence_of[index][1], view.spans[index].end + 5)
    if view.words[view.spans[index].start - 1] != "the" or not _actual_before(view, index):
        return None
    for i in range(view.spans[index].end, end):
        if view.words[i] in view.cues.uses["expected"] and view.pos[i] == "VERB":
            return Baseline("expected", "expected_behind")
        if view.words[i] in (",", ";", ".") or view.figure_at[i] >= 0:
            break
    return None


def _kind(view: View, index: int, default: BaselineKind) -> BaselineKind:
    """Expected and revised by their words near the figure; a comparison with an earlier time is "earlier"."""
    start, end = view.sentence_of[index]
    span = view.spans[index]
    near = view.words[max(start, span.start - _NEAR) : span.start]
    behind: list[str] = []
    for i in range(span.end, min(end, span.end + _NEAR)):
        if view.figure_at[i] >= 0 or view.words[i] in (",", ";", "and"):
            break
        behind.append(view.words[i])
    around = near + behind
    expected = any(word in view.cues.uses["expected"] for word in around)
    if any(word in view.cues.uses["revised"] for word in near) and (
        expected or "reported" in around or "reading" in around
    ):
        return "revised"
    if any(word in ("initially", "originally", "previously", "preliminary") for word in around):
        return "revised"
    if expected:
        return "expected"
    if default == "other_group" and (any(word in _EARLIER for word in around) or _has_time(view, span.end, end)):
        return "earlier"
    return default


def _has_time(view: View, i: int, end: int) -> bool:
    stop = min(end, i + 5)
    return any(view.time_at[k] >= 0 or view.tokens[k].ent_type_ == "DATE" for k in range(i, stop))


def find_compared_with(
    view: View, index: int, token: int, baselines: dict[int, Baseline], roles: list[str]
) -> ComparedWith | None:
    """What a change or difference is measured against: a baseline of its sentence, else a time told as a comparison.

    `token` is the place of its cue.
    """
    start, end = view.sentence_of[index]
    limit = _scope_end(view, index, roles)
    for other in sorted(_same_sentence(view, index), key=lambda k: (k < index, abs(k - index))):
        if (
            other in baselines
            and (other > index or roles[index + 1 : index + 2] != ["change"])
            and _comparable(view, index, other, limit)
        ):
            return ComparedWith(figure=view.figures[other].id)
    best: tuple[int, int] | None = None
    for k, span in enumerate(view.time_spans):
        if span.start >= end:
            break
        if span.start < start or not _is_comparison(view, k, start):
            continue
        behind = span.start >= view.spans[index].start
        if behind and span.start >= limit:
            continue
        distance = abs(span.start - view.spans[index].start) + (0 if behind else 4)
        if best is None or distance < best[0]:
            best = (distance, k)
    return ComparedWith(time=view.times[best[1]].id) if best else None


def _scope_end(view: View, index: int, roles: list[str]) -> int:
    """Where the words that belong to a change end: at the next change with a subject of its own."""
    end = view.sentence_of[index][1]
    for i in range(view.spans[index].end, end):
        if view.words[i] in (";", "while", "whereas", "but"):
            return i
        if view.tokens[i].dep_ == "nsubj" and view.words[i - 1] in ("and", ","):
            return i
    return end


def _comparable(view: View, index: int, other: int, limit: int) -> bool:
    """The baseline belongs to the same clause, and an amount is compared with an amount of its own unit if both are absolute."""
    if view.spans[other].start >= limit and other > index:
        return False
    one, two = view.figures[index], view.figures[other]
    if one.kind in ("percent", "points", "multiple", "fraction", "index", "other"):
        return True
    return one.kind == two.kind


def _is_comparison(view: View, k: int, start: int) -> bool:
    """Whether a time is what something is compared with: its role says so, or a comparator stands before it."""
    return view.times[k].role == "baseline"
