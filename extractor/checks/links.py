"""Which figures are a part and its whole, or one amount in two terms, by the words between them.

The statements of an extraction bind value, change and baseline; these links bind what stands side by side: "120 of the 400
members", "400 members, of whom 120", "Of those, 120", and what says an amount again: "120, or 30 percent".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractor.checks.index import Index
from extractor.checks.words import WordPattern, words
from extractor.figure import Figure
from extractor.statement import is_bare, same_unit

# "120 of the", "120 of the council's", "120 out of a total of"
_OF_THE = WordPattern(
    r"\s*(?:(?:out of|of|among)\s+|[\w'’-]+\s+of\s+(?=the|its|his|her|their))"
    r"(?:(?:the|its|his|her|their|all|these|those|a total of|{hedge})\s+)*(?:[\w-]+['’]s?\s+|[\w-]+\s+)?"
)
_LONG_AGO = WordPattern(r"\s*{before_now}\b")
_OF = WordPattern(r"\s*(?:[\w'’-]+\s+){0,2}?{whole}\s+(?:[\w'’-]+\s+){0,5}?(?:{hedge}\s+)?")
# "Of the 400 members, 120 ..."
_OF_TOTAL = WordPattern(
    r"(?:^|[,;:–—.]\s*|\b(?:but|and|that)\s+)(?:out )?of\s+(?:the|its|their|all|these|those|a total of)?\s*(?:{hedge}\s+)?$"
)
_THEN = re.compile(r"[^.;:()\d]{0,40}?,\s*(?:[\w'’-]+\s+)?")
# "400 members, of whom 120", "400 members, including 120 women"
_OF_WHICH = WordPattern(r"[^.;:()]{0,40}?[,(–—]?\s*\b(?:{of_which}|including)\s+(?:at least |{hedge}\s+)?")
# "120 of them", right behind the part
_OF_THEM = WordPattern(r"\s*(?:[\w'’-]+\s+)?of {them}\b", re.I)
# "Of those, 120 ...", at the beginning of a sentence
_POINTS_AT_WHOLE = WordPattern(r"\s*(?:and |but )?(?:of|among) (?:{them}|{all_of_it}),?\s+(?:{hedge}\s+)?")
_BESIDE = re.compile(r"[^.;:()\d]{0,60}?[,–—-]\s*(?:\w+\s+){0,2}")
# "..., or about", "... (", ", a share of": what follows says the same again
_AGAIN = WordPattern(
    r".{0,60}?(?:\(|\b{same_again}|,\s*an?\s+[\w-]+\s+of|,|[–—])\s*(?:{hedge}\s+)?(?:a {part_noun} of\s+)?", re.S
)
_CLOSED = WordPattern(r"\s*(?:[).,;:–—]|$|of {all_of_it}\b|{in_all}\b)")
_DIGITS = re.compile(r"[\d.,]+")


def is_unnamed(figure: Figure) -> bool:
    """True if only digits are printed, whatever unit was carried over to them: the "120" of "120, or 30 percent"."""
    return is_bare(figure) or _DIGITS.fullmatch(figure.surface) is not None


def may_be_part(part: Figure, whole: Figure) -> bool:
    """True if the two can be part and whole: one unit, or two counts ("120 jobs", "400 employees")."""
    if (
        whole.kind == "percent"
        or part.kind in ("fraction", "multiple")
        or (part.kind == "percent" and not is_unnamed(part))
        or part.range
        or whole.range
    ):
        return False
    return is_unnamed(part) or same_unit(part, whole) or part.kind == whole.kind == "count"


def is_part_of(index: Index, part: Figure, whole: Figure) -> bool:
    """True for "120 of the 400 members": one unit, and nothing but a word or two between the two."""
    one_unit = is_unnamed(part) or same_unit(part, whole)
    is_time = _LONG_AGO.match(index.text, whole.end)  # "the 1,810 of two seasons ago"
    tied = _OF_THE.fullmatch(index.between(part, whole)) is not None
    return one_unit and tied and not is_time and may_be_part(part, whole)


def parts_of_wholes(index: Index, figures: Sequence[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """Each part of a sentence with its whole, from the same sentence or the one before."""
    for first, second in pairwise(figures):
        if is_part_of(index, first, second):
            yield first, second
        elif _counts_same(second, first) and _is_whole_first(index, first, second):
            yield second, first
    first = figures[0]
    if _points_back(index, first):
        whole = whole_before(index, first)
        if whole:
            yield first, whole


def _counts_same(part: Figure, whole: Figure) -> bool:
    """True for a part in the unit of the whole, or of people: "54 people, including 39 children"."""
    people = whole.unit is not None and whole.unit.id in words("person_unit")
    return may_be_part(part, whole) and (is_unnamed(part) or same_unit(part, whole) or people)


def _is_whole_first(index: Index, whole: Figure, part: Figure) -> bool:
    between = index.between(whole, part)
    if _OF_TOTAL.search(index.lead(whole)):
        return _THEN.fullmatch(between) is not None
    return _OF_WHICH.fullmatch(between) is not None or (
        _BESIDE.fullmatch(between) is not None and _OF_THEM.match(index.text, part.end) is not None
    )


def points_at_whole(index: Index, figure: Figure) -> bool:
    """True for a part at the beginning of a sentence that points at the one before: "Of those, 120 ..."."""
    return _POINTS_AT_WHOLE.fullmatch(index.lead(figure)) is not None


def _points_back(index: Index, figure: Figure) -> bool:
    return points_at_whole(index, figure) or (
        _OF_THEM.match(index.text, figure.end) is not None and not index.lead(figure).strip(" “\"'").partition(",")[2]
    )


def whole_before(index: Index, part: Figure) -> Figure | None:
    """The one amount of the sentence before that the part can be of; None where it has several."""
    at = index.sentence_number(part)
    before = index.figures_in(index.sentences[at - 1]) if at else []
    wholes = [one for one in before if may_be_part(part, one) and one.kind in ("count", "money")]
    return wholes[0] if len(wholes) == 1 and not is_unnamed(wholes[0]) else None


def says_again(index: Index, first: Figure, second: Figure, *, closed: bool = True) -> bool:
    """True if the second figure is the first one in other terms; `closed`: and nothing else follows it."""
    again = _AGAIN.fullmatch(index.between(first, second)) is not None
    return again and (not closed or _CLOSED.match(index.text, second.end) is not None)


def share_of(index: Index, share: Figure, whole: Figure) -> bool:
    """True for "30 percent of the 400 members"."""
    return _OF.fullmatch(index.between(share, whole)) is not None
