"""What a claim is shown with: its value in other units; and which claims are shown, folded, or part of others.

read_rows(extraction) -> Rows: shown, folded, quotes, merged
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from extractor.assembly.ranking import folded_as
from extractor.record.claim import Claim
from extractor.record.extraction import Extraction
from extractor.record.figure import Figure

# "$12.9bn (£10bn)", "5 miles (8 km)", "5 miles, or about 8 km,"
_CONVERTED = re.compile(r"\s*(?:\(|,?\s*or\s)\s*(?:about|around|roughly|some|approximately|nearly|or|US)?\s*")


@dataclass(frozen=True, slots=True)
class Row:
    """A claim, and its value in other units."""

    claim: Claim
    converted: tuple[Figure, ...] = ()

    @property
    def is_unlinked(self) -> bool:
        """True if nothing but the number is known: no measure, no subject, no event, nothing that it is compared with."""
        claim = self.claim
        slots = (claim.measure, claim.subject_id, claim.subject_span, claim.event, claim.baseline_id)
        return all(slot is None for slot in slots)


@dataclass(frozen=True, slots=True)
class Rows:
    """The claims of an article, each in the order of the record; `folded` are the small ones, shown on demand."""

    shown: tuple[Row, ...] = ()
    folded: tuple[Row, ...] = ()
    quotes: tuple[Row, ...] = ()
    merged: tuple[Row, ...] = ()
    """What other claims say already: values in other units, quotes of their words."""


def read_rows(extraction: Extraction) -> Rows:
    """The rows of an extraction."""
    figures = {figure.id: figure for figure in extraction.figures}
    claims = [claim for claim in extraction.claims if claim.type == "figure"]
    conversions = _conversions(extraction.article.text, claims, figures)
    merged = {id_ for ids in conversions.values() for id_ in ids}
    rows = []
    for claim in claims:
        if claim.id not in merged:
            same = (figures[_lead(converted)] for converted in conversions.get(claim.id, {}).values())
            rows.append(Row(claim, tuple({figure.surface: figure for figure in same}.values())))
    folded = tuple(row for row in rows if folded_as(row.claim))
    shown = tuple(row for row in rows if not folded_as(row.claim))
    stated = {id_ for row in shown for id_ in row.claim.figure_ids}
    quotes = tuple(Row(c) for c in extraction.claims if c.type != "figure" and not stated.intersection(c.figure_ids))
    alone = {row.claim.id for row in (*rows, *quotes)}
    return Rows(shown, folded, quotes, tuple(Row(claim) for claim in extraction.claims if claim.id not in alone))


def _lead(claim: Claim) -> str:
    return claim.value_id or claim.change_id or ""


def _conversions(text: str, claims: list[Claim], figures: dict[str, Figure]) -> dict[str, dict[str, Claim]]:
    """For the id of a claim those that give its value again in another unit, in brackets or after "or"."""
    of_figure = {claim.value_id: claim for claim in claims if claim.value_id}
    ordered = sorted((figures[id_] for id_ in of_figure if id_), key=lambda figure: figure.start)
    conversions: dict[str, dict[str, Claim]] = {}
    for first, second in pairwise(ordered):
        if _is_conversion(first, second) and _CONVERTED.fullmatch(text, first.end, second.start):
            claim, converted = of_figure[first.id], of_figure[second.id]
            if converted.change_id is None and converted.baseline_id is None:
                conversions.setdefault(claim.id, {})[converted.id] = converted
    return conversions


def _is_conversion(first: Figure, second: Figure) -> bool:
    if first.unit is None or second.unit is None or first.unit.id == second.unit.id or first.kind != second.kind:
        return False
    return first.kind == "money" or (first.kind == "quantity" and first.unit.dimension == second.unit.dimension)
