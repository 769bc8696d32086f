"""Group the claims of many articles by what they are about, and say how they differ."""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations, product

from extractor.comparison.group import Group
from extractor.comparison.grouping import make_groups
from extractor.comparison.matching import keys_of_words
from extractor.comparison.sightings import FigureSighting, Sighting, read_sightings
from extractor.comparison.story import Story, are_one_event
from extractor.extraction import Extraction
from extractor.page import Failure

_log = logging.getLogger(__name__)


def _log_failure(failure: Failure) -> None:
    _log.warning("%s", failure.error)


def compare(
    extractions: Iterable[Extraction | Failure], *, report: Callable[[Failure], object] = _log_failure
) -> tuple[Group, ...]:
    """The groups of figures and quotes that are told by at least two articles, in order of their first claim.

    An article that comes twice counts once.  Nothing is said about which value is right.
    A Failure among the extractions, and that of an extraction which cannot be compared, goes to `report` (by default the
    log), and the others are compared.
    """
    sightings: list[Sighting] = []
    seen: set[str] = set()
    for extraction in extractions:
        if isinstance(extraction, Failure):
            report(extraction)
            continue
        if extraction.article.key in seen:
            continue
        seen.add(extraction.article.key)
        try:
            sightings += list(read_sightings(extraction))
        except Exception as error:  # whatever one record leads to
            report(Failure.of(error, extraction.input_id, "comparing"))
    return make_groups(sightings, _pairs(sightings))


def _pairs(sightings: Sequence[Sighting]) -> Iterator[tuple[int, int]]:
    """The places of two sightings of two articles that may match, each pair once: all of one unit in articles of one event,
    and those that share a key whatever their articles.
    """
    stories = {sighting.story.article: sighting.story for sighting in sightings}
    units: dict[tuple[str, str], list[int]] = defaultdict(list)
    blocks: dict[str, list[int]] = defaultdict(list)
    for place, sighting in enumerate(sightings):
        if isinstance(sighting, FigureSighting):
            units[sighting.story.article, sighting.amount.unit].append(place)
        for key in keys_of_words(sighting):
            blocks[key].append(place)
    names = {unit for _, unit in units}
    pairs = {pair for block in blocks.values() for pair in combinations(block, 2)}
    for one, other in _events(stories.values()):
        for unit in names:
            pairs.update(map(_in_order, product(units.get((one, unit), ()), units.get((other, unit), ()))))
    for one_, other_ in sorted(pairs):
        if sightings[one_].story is not sightings[other_].story:
            yield one_, other_


def _in_order(pair: tuple[int, int]) -> tuple[int, int]:
    return min(pair), max(pair)


def _events(stories: Iterable[Story]) -> Iterator[tuple[str, str]]:
    """The keys of two articles that are of one event."""
    named: dict[str, list[Story]] = defaultdict(list)
    for story in stories:
        for name in frozenset().union(*story.cast):
            named[name].append(story)
    seen: set[tuple[str, str]] = set()
    for one, other in (pair for block in named.values() for pair in combinations(block, 2)):
        if (one.article, other.article) not in seen:
            seen.add((one.article, other.article))
            if are_one_event(one, other):
                yield one.article, other.article
