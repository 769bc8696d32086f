"""Group the claims of many articles by what they are about, and say how they differ."""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Callable, Iterable
from difflib import SequenceMatcher

from extractor.comparison.group import Group
from extractor.comparison.sightings import Sighting, make_group, read_sightings
from extractor.extraction import Extraction
from extractor.figure import Figure
from extractor.page import Failure

_log = logging.getLogger(__name__)
_ONE_QUOTE = 0.6  # likeness of words above which two quotes of one speaker are one; calibrated on pull quotes


def _log_failure(failure: Failure) -> None:
    _log.warning("%s", failure.error)


def compare(
    extractions: Iterable[Extraction | Failure], *, report: Callable[[Failure], object] = _log_failure
) -> tuple[Group, ...]:
    """The groups of claims that stand in at least two articles, in order of their first claim.

    Figures are grouped by their cluster key (measure, subject, place, period, role, basis), quotes by claimant and words.
    An article that comes twice counts once.  Nothing is said about which value is right.
    A Failure among the extractions, and that of an extraction which cannot be compared, goes to `report` (by default the
    log), and the others are compared.
    """
    measured: dict[str, list[Sighting]] = defaultdict(list)
    spoken: dict[str, list[Sighting]] = defaultdict(list)
    seen: set[str] = set()
    for extraction in extractions:
        if isinstance(extraction, Failure):
            report(extraction)
            continue
        if extraction.article.key in seen:
            continue
        seen.add(extraction.article.key)
        try:
            sightings = list(read_sightings(extraction))
        except Exception as error:  # whatever one record leads to
            report(Failure.of(error, extraction.input_id, "comparing"))
            continue
        for sighting in sightings:
            if sighting.claim.type == "figure" and sighting.figure:
                measured[sighting.claim.cluster_key].append(sighting)
            elif sighting.claim.type == "quote" and sighting.claimant and len(sighting.words) > 3:
                spoken[sighting.claimant].append(sighting)
    groups = [_compare_figures(key, one) for key, one in measured.items() if _in_two_articles(one)]
    groups += [group for claimant, one in spoken.items() for group in _compare_quotes(claimant, one)]
    return tuple(groups)


def _in_two_articles(sightings: list[Sighting]) -> bool:
    return len({sighting.occurrence.article for sighting in sightings}) > 1


def _compare_figures(key: str, sightings: list[Sighting]) -> Group:
    first, *others = sightings
    values = " and ".join(dict.fromkeys(f"{one.occurrence.value}" for one in sightings))
    if all(_agree(first.figure, other.figure) for other in others):
        if len({sighting.words for sighting in sightings}) == 1:
            return make_group(key, "repeated", f"{values}: the same words in each article.", sightings)
        return make_group(key, "same", f"{values}: one value, as far as the printed digits tell.", sightings)
    if all(_is_bound(sighting) for sighting in sightings):
        return make_group(key, "other_value", f"{values}: different values for one measure and period.", sightings)
    return make_group(key, "unresolved", f"{values}: the articles do not state that they mean one period.", sightings)


def _agree(one: Figure | None, other: Figure | None) -> bool:
    """Whether some number is meant by both: one unit and direction, and intervals that meet.  Units are not converted."""
    if one is None or other is None or one.direction != other.direction:
        return False
    if (one.unit and one.unit.id, one.per and one.per.id) != (other.unit and other.unit.id, other.per and other.per.id):
        return False
    if one.value is None and one.low is None and one.high is None:
        return one.surface == other.surface
    return not (_is_below(one, other) or _is_below(other, one))


def _is_below(one: Figure, other: Figure) -> bool:
    exact = ("exact", "approx")
    high = one.high if one.high is not None or one.modifier not in exact else one.value
    low = other.low if other.low is not None or other.modifier not in exact else other.value
    return high is not None and low is not None and high < low


def _is_bound(sighting: Sighting) -> bool:
    """Whether the article states measure and period of the claim itself."""
    claim = sighting.claim
    stated = claim.measure is not None and claim.period is not None and claim.period.from_ is not None
    return stated and not {"measure", "period"} & set(claim.inferred)


def _compare_quotes(claimant: str, sightings: list[Sighting]) -> list[Group]:
    """One group for each thing said: every quote goes to the first group whose first quote is like it."""
    clusters: list[list[Sighting]] = []
    for sighting in sightings:
        home = next((one for one in clusters if _likeness(one[0], sighting) >= _ONE_QUOTE), None)
        if home is None:
            clusters.append([sighting])
        else:
            home.append(sighting)
    groups = []
    for cluster in clusters:
        if not _in_two_articles(cluster):
            continue
        if len({sighting.words for sighting in cluster}) == 1:
            message, relation = f"{claimant} is quoted with the same words.", "repeated"
        else:
            message, relation = f"{claimant} is quoted with different words.", "wording_differs"
        groups.append(make_group(cluster[0].occurrence.claim, relation, message, cluster))  # type: ignore[arg-type]
    return groups


def _likeness(one: Sighting, other: Sighting) -> float:
    """Share of the words that stand in both in the same order, 0 to 1."""
    return SequenceMatcher(None, one.words, other.words, autojunk=False).ratio()
