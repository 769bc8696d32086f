"""Matches of two become groups of all that is said about the same thing."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations

from extractor.comparison.comparables import Comparable, ComparableFigure
from extractor.comparison.group import Group
from extractor.comparison.matching import Match, match
from extractor.comparison.relating import GRAVEST, relation_of
from extractor.comparison.wording import AGREED, about, message

Pair = tuple[int, int]


def make_groups(comparables: Sequence[Comparable], pairs: Iterable[Pair]) -> tuple[Group, ...]:
    """The groups that the matches among these pairs of indexes make: the gravest first, then in order of their first comparables.

    The strongest match is joined first; two values of one sentence never come into one group.
    """
    home = {index: [index] for index in range(len(comparables))}
    for first, second in best_matches(comparables, pairs):
        if home[first] is not home[second] and not any(
            _are_apart(comparables[a], comparables[b]) for a in home[first] for b in home[second]
        ):
            joined = sorted(home[first] + home[second])
            home.update(dict.fromkeys(joined, joined))
    clusters = sorted({tuple(cluster) for cluster in home.values() if len(cluster) > 1})
    groups = [_make_group([comparables[index] for index in cluster]) for cluster in clusters]
    return tuple(sorted(groups, key=lambda group: GRAVEST.index(group.relation)))


def without_repeats(groups: Sequence[Group]) -> list[Group]:
    """The groups to read, without repeats of another: a number in words that are quoted alike, words that differ in a number."""
    quotes: dict[str, list[Group]] = defaultdict(list)
    for group in groups:
        if group.occurrences[0].value is None:
            for article in {occurrence.article for occurrence in group.occurrences}:
                quotes[article].append(group)
    left = set()
    for figures in groups:
        for quote in quotes[figures.occurrences[0].article] if figures.occurrences[0].value is not None else ():
            if _is_inside(figures, quote):
                left.add(figures.key if figures.relation in AGREED else quote.key)
    return [group for group in groups if group.key not in left]


def _is_inside(figures: Group, quotes: Group) -> bool:
    """True if all numbers are in the words of the quotes."""
    return all(
        any(
            occurrence.article == said.article and said.start <= occurrence.start and occurrence.end <= said.end
            for said in quotes.occurrences
        )
        for occurrence in figures.occurrences
    )


def best_matches(comparables: Sequence[Comparable], pairs: Iterable[Pair]) -> list[Pair]:
    """The pairs that match, those that agree first and of them the strongest.

    Another value matches only the one that it is most like, in each of the two articles.
    """
    matches: dict[Pair, Match] = {}
    rivals: dict[tuple[int, str], Counter[tuple[bool, float, float]]] = defaultdict(Counter)
    for first, second in pairs:
        matched = match(comparables[first], comparables[second])
        if matched:
            matches[first, second] = matched
            for here, there in ((first, second), (second, first)):
                rivals[here, comparables[there].occurrence.article][matched.rank] += 1

    def is_best(here: int, there: int, rank: tuple[bool, float, float]) -> bool:
        against = rivals[here, comparables[there].occurrence.article]
        return rank == max(against) and against[rank] == 1

    kept = [
        (first, second)
        for (first, second), matched in matches.items()
        if matched.agrees or (is_best(first, second, matched.rank) and is_best(second, first, matched.rank))
    ]
    return sorted(kept, key=lambda pair: (not matches[pair].agrees, -matches[pair].strength, pair))


def _are_apart(first: Comparable, second: Comparable) -> bool:
    """True for two figures of one sentence with two values, and for two quotes of one article."""
    if first.occurrence.article != second.occurrence.article:
        return False
    if not isinstance(first, ComparableFigure) or not isinstance(second, ComparableFigure):
        return True
    is_one_sentence = (first.claim.start, first.claim.end) == (second.claim.start, second.claim.end)
    return is_one_sentence and not first.amount.meets(second.amount)


def _make_group(comparables: Sequence[Comparable]) -> Group:
    """The group of these comparables, the first published first; articles without a date come last."""
    ordered = sorted(comparables, key=_when)
    relations = {
        relation_of(first, second)
        for first, second in combinations(ordered, 2)
        if first.occurrence.article != second.occurrence.article
    }
    relation = next(grave for grave in GRAVEST if grave in relations)
    dates = [comparable.occurrence.published for comparable in ordered if comparable.occurrence.published]
    return Group(
        key=hashlib.sha256(
            "\x1f".join(
                f"{comparable.occurrence.claim} {comparable.occurrence.start}" for comparable in ordered
            ).encode()
        ).hexdigest()[:16],
        relation=relation,
        about=about(relation, ordered),
        message=message(relation, ordered),
        occurrences=tuple(comparable.occurrence for comparable in ordered),
        first_seen=dates[0] if dates else None,
        last_seen=dates[-1] if dates else None,
        outlets=tuple(sorted({comparable.occurrence.outlet for comparable in ordered if comparable.occurrence.outlet})),
    )


def _when(comparable: Comparable) -> tuple[bool, str, str, int]:
    occurrence = comparable.occurrence
    return occurrence.published is None, occurrence.published or "", occurrence.input_id, occurrence.start
