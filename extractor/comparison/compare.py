"""Group the claims of many articles by what they are about, and say how they differ."""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations, product

from extractor.comparison.comparables import Comparable, ComparableFigure, read_comparables
from extractor.comparison.group import Group
from extractor.comparison.grouping import make_groups
from extractor.comparison.matching import keys_of_words
from extractor.comparison.story import Story, are_one_event
from extractor.record.extraction import Extraction
from extractor.record.page import Failure

_log = logging.getLogger(__name__)
_COMMON = 200  # comparables: words that more of them share are a stock phrase


def _log_failure(failure: Failure) -> None:
    _log.warning("%s", failure.error)


def compare(
    extractions: Iterable[Extraction | Failure], *, report: Callable[[Failure], object] = _log_failure
) -> tuple[Group, ...]:
    """The groups of figures and quotes that at least two articles have: the gravest first, then in the order of the articles.

    An article that comes twice counts once.  Nothing is said about which value is right.
    A Failure among the extractions, and that of an extraction which cannot be compared, goes to `report` (by default the
    log), and the others are compared.
    """
    comparables: list[Comparable] = []
    seen: set[str] = set()
    for extraction in extractions:
        if isinstance(extraction, Failure):
            report(extraction)
            continue
        if extraction.article.key in seen:
            continue
        seen.add(extraction.article.key)
        try:
            comparables += list(read_comparables(extraction))
        except Exception as error:  # whatever one record leads to
            report(Failure.of(error, extraction.input_id, "comparing"))
    return make_groups(comparables, _pairs(comparables))


def _pairs(comparables: Sequence[Comparable]) -> list[tuple[int, int]]:
    """The indexes of two comparables of two articles that may match, each pair once, in order.

    They are all of one unit in articles of one event, and those that share a key whatever their articles.
    """
    stories: dict[str, Story] = {}
    units: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    blocks: dict[str, list[int]] = defaultdict(list)
    for index, comparable in enumerate(comparables):
        stories[comparable.story.article] = comparable.story
        if isinstance(comparable, ComparableFigure):
            units[comparable.story.article][comparable.amount.unit].append(index)
        for key in keys_of_words(comparable):
            blocks[key].append(index)
    pairs = {pair for block in blocks.values() if len(block) <= _COMMON for pair in combinations(block, 2)}
    for first, second in _events(stories.values()):
        for unit in units[first].keys() & units[second].keys():
            pairs.update((min(pair), max(pair)) for pair in product(units[first][unit], units[second][unit]))
    return sorted(pair for pair in pairs if comparables[pair[0]].story is not comparables[pair[1]].story)


def _events(stories: Iterable[Story]) -> Iterator[tuple[str, str]]:
    """The keys of two articles that are of one event."""
    named: dict[str, list[Story]] = defaultdict(list)
    for story in stories:
        for name in frozenset().union(*story.cast):
            named[name].append(story)
    seen: set[tuple[str, str]] = set()
    for first, second in (pair for block in named.values() for pair in combinations(block, 2)):
        if (first.article, second.article) not in seen:
            seen.add((first.article, second.article))
            if are_one_event(first, second):
                yield first.article, second.article
