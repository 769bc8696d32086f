"""One extraction, looked up by id: figures, times, and the claims that they are in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from extractor.calendar import parse_day
from extractor.record.claim import Claim
from extractor.record.extraction import Extraction
from extractor.record.figure import Figure
from extractor.record.finding import Finding
from extractor.record.textrange import TextRange
from extractor.rules import Rules


class Index:
    """The statements of an extraction, and its figures, times, quotes and claims by id."""

    def __init__(self, extraction: Extraction) -> None:
        self.statements = extraction.statements
        self.text = extraction.article.text
        self.unread = {unread.start: unread for unread in extraction.article.unread or ()}
        self.quotes = {quote.id: quote for quote in extraction.quotes}
        self.times = {time.id: time for time in extraction.times}
        self.published = parse_day(extraction.article.published.value)
        self._claims = extraction.claims
        self.candidates = extraction.article.published.candidates
        self.headline = extraction.article.headline or TextRange(0, min(1, len(self.text)))
        self._figures = {figure.id: figure for figure in extraction.figures}
        self._claims_of: dict[str, list[Claim]] = defaultdict(list)
        for claim in extraction.claims:
            if claim.type == "figure":
                for name in filter(None, (claim.value_id, claim.change_id, claim.baseline_id)):
                    self._claims_of[name].append(claim)

    def figure(self, id_: str | None) -> Figure | None:
        """The figure of an id; None for none."""
        return self._figures[id_] if id_ else None

    def figures(self, ids: Iterable[str]) -> tuple[Figure, ...]:
        """The figures of several ids, in their order."""
        return tuple(self._figures[id_] for id_ in ids)

    def amounts(self) -> Iterable[Figure]:
        """All figures of the article, in text order."""
        return self._figures.values()

    def claims_of(self, figures: Sequence[Figure]) -> tuple[str, ...]:
        """The ids of the claims that have one of the figures as value, change or baseline."""
        return tuple(dict.fromkeys(claim.id for figure in figures for claim in self._claims_of[figure.id]))

    def claims_at(self, part: TextRange) -> tuple[str, ...]:
        """The ids of the claims whose words a part of the text is among, or right before or after."""
        return tuple(claim.id for claim in self._claims if claim.start <= part.end and part.start <= claim.end)

    def undated_claims(self) -> tuple[str, ...]:
        """The ids of the claims with a time that is not resolved."""
        undated = {id_ for id_, time in self.times.items() if time.from_ is None and time.until is None}
        return tuple(claim.id for claim in self._claims if not undated.isdisjoint(claim.time_ids))

    def claim_of(self, figure: Figure) -> Claim | None:
        """The claim whose value or change the figure is; else the one whose baseline it is."""
        claims = self._claims_of[figure.id]
        main = [claim for claim in claims if figure.id in (claim.value_id, claim.change_id)]
        return next(iter(main or claims), None)


RULES = Rules[Callable[[Index], Iterator[Finding]]]("checks")
