"""The ranges of the words of each slot of a claim: what is lit when it is chosen."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from extractor.desk import Row
from extractor.record.claim import Claim
from extractor.record.extraction import Extraction
from extractor.record.figure import Figure
from extractor.record.textrange import TextRange

NAMES: Final = {
    "who": "who says it",
    "subject": "subject",
    "event": "event",
    "measure": "measure",
    "amount": "figure",
    "period": "period",
    "baseline": "compared with",
    "words": "quoted words",
}
"""What each slot is called; a quote has its words."""


class Evidence(NamedTuple):
    """Words of one slot of one claim; "sentence" (where it is) and "also" (where it is repeated) are no slots."""

    range: TextRange
    claim: str
    """Its id on the page."""
    slot: str


class SlotWords:
    """Finds the words of claims in one extraction."""

    def __init__(self, extraction: Extraction) -> None:
        self._figures = {figure.id: figure for figure in extraction.figures}
        self._times = {time.id: time for time in extraction.times}
        self._quotes = {quote.id: quote for quote in extraction.quotes}
        self._mentions: dict[str | None, list[TextRange]] = defaultdict(list)
        for mention in extraction.mentions:
            self._mentions[mention.entity].append(TextRange(mention.start, mention.end))

    def of(self, row: Row, id_: str) -> list[Evidence]:
        """The evidence of a row; slots without words of their own have none."""
        claim = row.claim
        evidence = [Evidence(TextRange(claim.start, claim.end), id_, "sentence")]
        evidence += [Evidence(words, id_, "also") for words in claim.also]
        evidence += [Evidence(words, id_, slot) for slot, words in self._slots(row) if words.start < words.end]
        return list(dict.fromkeys(evidence))

    def _slots(self, row: Row) -> Iterator[tuple[str, TextRange]]:
        claim = row.claim
        yield from (("who", words) for words in self._who(claim))
        yield from (("subject", words) for words in self._subject(claim))
        if claim.event:
            yield "event", TextRange(claim.event.start, claim.event.end)
            if claim.event.object_span:
                yield "event", claim.event.object_span
        if claim.measure:
            yield "measure", TextRange(claim.measure.start, claim.measure.end)
        own = (self._figures.get(id_ or "") for id_ in (claim.value_id, claim.change_id))
        for figure in (*filter(None, own), *row.converted):
            yield from (("amount", words) for words in _amount(figure, claim))
        time = self._times.get((claim.period and claim.period.time) or "")
        if time:
            yield "period", TextRange(time.start, time.end)
        baseline = self._figures.get(claim.baseline_id or "") or self._times.get(claim.baseline_id or "")
        if baseline:
            yield "baseline", TextRange(baseline.start, baseline.end)
        quote = self._quotes.get(claim.quote_id or "")
        if quote and claim.type != "figure":
            yield from (("words", words) for words in quote.fragments)

    def _who(self, claim: Claim) -> Iterable[TextRange]:
        """The mention that the words are attributed to, of the innermost source."""
        for link in reversed(claim.attribution):
            quote = self._quotes.get(link.quote or "")
            if quote and quote.speaker:
                return [quote.speaker]
            if link.entity:
                return self._within(claim, link.entity)
        return ()

    def _subject(self, claim: Claim) -> Iterable[TextRange]:
        return [claim.subject_span] if claim.subject_span else self._within(claim, claim.subject_id)

    def _within(self, claim: Claim, entity: str | None) -> list[TextRange]:
        """The first mention of the entity in the claim's own sentence."""
        mentions = self._mentions[entity] if entity else []
        return [words for words in mentions if claim.start <= words.start and words.end <= claim.end][:1]


def _amount(figure: Figure, claim: Claim) -> Iterator[TextRange]:
    """The figure with the words that bound it, and those of its direction where the event does not have them."""
    yield TextRange(figure.start, figure.end)
    if figure.modifier_span:
        yield figure.modifier_span
    event = claim.event and TextRange(claim.event.start, claim.event.end)
    if figure.direction_span and not (event and event.overlaps(figure.direction_span)):
        yield figure.direction_span
