"""Parts of a whole and their shares: "120 of the 400 members, or 30 percent", "20 people, including 12 children"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from extractor.components.statements.between import Between
from extractor.components.statements.relations.sentence import CLAUSE, FEW, MOVED, RULES, SHARES, WORDS, Sentence, Slots
from extractor.record.figure import Figure
from extractor.record.statement import per_how_many, same_unit
from extractor.words.uses import words_that


@RULES.add(
    "part",
    "",
    "The fire killed 20 people, 12 of them children.",
    "The fire killed 20 people and 12 dogs.",
)
def _part(between: Between, sentence: Sentence) -> Iterator[tuple[str, Slots]]:
    """The whole that words name a part of: "12 of them", "of whom 12", "of the 20, 12", "including 12"."""
    for part, whole in _wholes(between, sentence).items():
        yield part, {"whole": whole.id}


def _wholes(between: Between, sentence: Sentence) -> Mapping[str, Figure]:
    """The whole of each part by the part's id, where the two are counts of which only the part is named as one."""
    wholes: dict[str, Figure] = {}
    before = [figure for figure in sentence.before if figure.kind == "count" and figure.role not in MOVED]
    for at, part in enumerate(sentence.figures):
        if part.kind != "count" or part.role in MOVED:
            continue
        earlier = [figure for figure in sentence.figures[:at] if figure.kind == "count"]
        if earlier and between.tokens(part)[0] - between.tokens(earlier[-1])[1] <= CLAUSE:
            named = wholes.get(earlier[-1].id, earlier[-1])
        elif not earlier and len(before) == 1 and between.tokens(part)[0] - between.sentence(part)[0] <= FEW:
            named = before[0]
        else:
            continue
        if named.range or part.range:
            continue
        if _is_of_those(between, part) or (earlier and _is_of_named(between, earlier[-1], part)):
            wholes[part.id] = named
    return wholes


def _is_of_those(between: Between, part: Figure) -> bool:
    """True for "12 of them", "of whom 12", "Of those, 12"."""
    (start, stop), (begin, _) = between.tokens(part), between.sentence(part)
    lower, those = between.lower, words_that("pointer")
    lead = lower[max(begin, start - FEW) : start]
    is_named_before = any(lead[i] == "of" and lead[i + 1] in those for i in range(len(lead) - 1))
    return is_named_before or (lower[stop : stop + 1] == ["of"] and those.issuperset(lower[stop + 1 : stop + 2]))


def _is_of_named(between: Between, whole: Figure, part: Figure) -> bool:
    """True for "Of the 20 people, 12 were hurt" and "20 people, including 12 children"."""
    lead, (first, _) = between.lead(whole, part), between.sentence(whole)
    opening = between.lower[first : between.tokens(whole)[0]]
    is_of = opening[:1] == ["of"] and len(opening) <= FEW and lead[-1:] == [","] and len(lead) <= WORDS
    is_included = between.phrase_in(lead[-FEW:], "includes") is not None and between.is_phrase(whole, part)
    return (is_of and between.is_phrase(whole, part)) or (is_included and len(lead) <= FEW)


@RULES.add(
    "share",
    "",
    "120 of the 400 members, or 30 percent, were absent.",
    "120 of the 400 members were absent, and 30 percent were late.",
)
def _share(between: Between, sentence: Sentence) -> Iterator[tuple[str, Slots]]:
    """The share, or rate, of a part of a whole, before or after it; either of the two may be the one that is "of" it."""
    figures, wholes = sentence.figures, {**_wholes(between, sentence), **sentence.wholes, **_bases(between, sentence)}
    for at, first in enumerate(figures):
        whole, following = wholes.get(first.id), figures[at + 1 : at + 3]
        if whole is None:
            continue
        if following[:1] == [whole]:
            pairs = [(whole, share) for share in following[1:] if between.is_again(whole, share, most=CLAUSE)]
            pairs += [
                (share, first) for share in figures[max(0, at - 1) : at] if between.leads_on(share, first, most=WORDS)
            ]
        else:
            pairs = [(first, share) for share in following[:1] if between.is_again(first, share, most=FEW)]
        for pair in pairs:
            second = pair[0] if pair[1] is first else pair[1]
            part, share = sorted((first, second), key=_is_share)
            if _is_share(share) and _is_part(part, whole):
                yield part.id, {"share": share.id, "whole": whole.id}


def _bases(between: Between, sentence: Sentence) -> Mapping[str, Figure]:
    """The people among whom cases are counted: "197 cases among 2.5 million people"."""
    return {
        cases.id: base
        for cases, base in pairwise(sentence.figures)
        if cases.kind == base.kind == "count"
        and between.words["among"] & {" ".join(between.lead(cases, base)[-count:]) for count in range(1, FEW + 2)}
    }


def _is_share(figure: Figure) -> bool:
    is_rate = figure.kind in ("other", "count") and per_how_many(figure) is not None
    return (figure.kind in SHARES or is_rate) and figure.role not in MOVED and not figure.range


def _is_part(part: Figure, whole: Figure) -> bool:
    is_count = part.kind == whole.kind == "count" and part.role != "baseline"
    return is_count or (part.role not in MOVED and part.kind not in SHARES and same_unit(part, whole))
