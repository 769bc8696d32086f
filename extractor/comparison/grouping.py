"""Matches of two become groups of all that is told of one thing."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations

from extractor.comparison.group import Group
from extractor.comparison.matching import Match, match
from extractor.comparison.relating import GRAVEST, relation_of
from extractor.comparison.sightings import FigureSighting, Sighting
from extractor.comparison.wording import AGREED, about, message

Pair = tuple[int, int]


def make_groups(sightings: Sequence[Sighting], pairs: Iterable[Pair]) -> tuple[Group, ...]:
    """The groups that the matches among these pairs of places make: the gravest first, then in order of their first sightings.

    The strongest match is joined first; what one sentence tells with two values never comes into one group.
    """
    home = {place: [place] for place in range(len(sightings))}
    for one, other in best_matches(sightings, pairs):
        if home[one] is not home[other] and not any(
            _are_apart(sightings[a], sightings[b]) for a in home[one] for b in home[other]
        ):
            joined = sorted(home[one] + home[other])
            home.update(dict.fromkeys(joined, joined))
    clusters = sorted({tuple(cluster) for cluster in home.values() if len(cluster) > 1})
    groups = [_make_group([sightings[place] for place in cluster]) for cluster in clusters]
    return tuple(sorted(groups, key=lambda group: GRAVEST.index(group.relation)))


def told_once(groups: Sequence[Group]) -> list[Group]:
    """The groups to read: without those that another one tells, a number in words quoted alike, words that differ in a number."""
    quotes: dict[str, list[Group]] = defaultdict(list)
    for group in groups:
        if group.occurrences[0].value is None:
            for article in {one.article for one in group.occurrences}:
                quotes[article].append(group)
    left = set()
    for figures in groups:
        for quote in quotes[figures.occurrences[0].article] if figures.occurrences[0].value is not None else ():
            if _is_inside(figures, quote):
                left.add(figures.key if figures.relation in AGREED else quote.key)
    return [group for group in groups if group.key not in left]


def _is_inside(figures: Group, quotes: Group) -> bool:
    """True if all numbers stand in the words of the quotes."""
    return all(
        any(
            one.article == said.article and said.start <= one.start and one.end <= said.end
            for said in quotes.occurrences
        )
        for one in figures.occurrences
    )


def best_matches(sightings: Sequence[Sighting], pairs: Iterable[Pair]) -> list[Pair]:
    """The pairs that match, those that agree first and of them the strongest.

    Another value matches only the one that it is most like, in each of the two articles.
    """
    found: dict[Pair, Match] = {}
    rivals: dict[tuple[int, str], Counter[tuple[bool, float, float]]] = defaultdict(Counter)
    for one, other in pairs:
        matched = match(sightings[one], sightings[other])
        if matched:
            found[one, other] = matched
            for here, there in ((one, other), (other, one)):
                rivals[here, sightings[there].occurrence.article][matched.rank] += 1

    def is_best(here: int, there: int, rank: tuple[bool, float, float]) -> bool:
        against = rivals[here, sightings[there].occurrence.article]
        return rank == max(against) and against[rank] == 1

    kept = [
        (one, other)
        for (one, other), matched in found.items()
        if matched.agrees or (is_best(one, other, matched.rank) and is_best(other, one, matched.rank))
    ]
    return sorted(kept, key=lambda pair: (not found[pair].agrees, -found[pair].strength, pair))


def _are_apart(one: Sighting, other: Sighting) -> bool:
    """True for two figures of one sentence with two values, and for two quotes of one article."""
    if one.occurrence.article != other.occurrence.article:
        return False
    if not isinstance(one, FigureSighting) or not isinstance(other, FigureSighting):
        return True
    is_one_sentence = (one.claim.start, one.claim.end) == (other.claim.start, other.claim.end)
    return is_one_sentence and not one.amount.meets(other.amount)


def _make_group(sightings: Sequence[Sighting]) -> Group:
    """The group of these sightings, the first published first; articles without a date come last."""
    told = sorted(sightings, key=_when)
    relations = {
        relation_of(one, other)
        for one, other in combinations(told, 2)
        if one.occurrence.article != other.occurrence.article
    }
    relation = next(one for one in GRAVEST if one in relations)
    dates = [one.occurrence.published for one in told if one.occurrence.published]
    return Group(
        key=hashlib.sha256(
            "\x1f".join(f"{one.occurrence.claim} {one.occurrence.start}" for one in told).encode()
        ).hexdigest()[:16],
        relation=relation,
        about=about(relation, told),
        message=message(relation, told),
        occurrences=tuple(one.occurrence for one in told),
        first_seen=dates[0] if dates else None,
        last_seen=dates[-1] if dates else None,
        outlets=tuple(sorted({one.occurrence.outlet for one in told if one.occurrence.outlet})),
    )


def _when(one: Sighting) -> tuple[bool, str, str, int]:
    occurrence = one.occurrence
    return occurrence.published is None, occurrence.published or "", occurrence.input_id, occurrence.start
