"""What is known of a claim beside its sentence: whether it has happened, who says it and when, when and where it holds,
compared with what.

    Slots(extraction).of(claim) -> the slots that are known, in that order
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from extractor.assembly.wording import articles_of_names, on_one_line, within_sentence
from extractor.desk.times import is_unresolved, lack
from extractor.record.claim import Claim
from extractor.record.extraction import Extraction
from extractor.record.figure import Figure
from extractor.record.textrange import TextRange
from extractor.record.timex import interval_words

INFERRED = "?"
SlotKey = Literal["mode", "who", "period", "baseline", "place"]

_SOURCE = frozenset({"attributed_to", "speaker", "claimant"})
_BASELINE = frozenset({"baseline", "compared_with"})
_PLACES = frozenset({"GPE", "LOC"})
_COUNTED = "mention"  # anchor of "that year", "three years later", "in March" of a text about another year
_AHEAD = frozenset({"change", "target"})  # roles
_KINDS = frozenset({"expected", "revised"})  # of baselines that are no earlier amount


@dataclass(frozen=True, slots=True)
class Slot:
    """A slot in words."""

    key: SlotKey
    words: str
    is_inferred: bool = False
    said_on: str = ""
    """For the slot "who": the day on which it was said, in words."""

    @property
    def marked(self) -> str:
        """The words, with a mark where they are inferred, and the day."""
        words = f"{self.words}{INFERRED}" if self.is_inferred else self.words
        if self.key == "who" and self.is_inferred:
            words = f"speaker inferred: {self.words}"
        return f"{words}, {self.said_on}" if self.said_on else words


class Slots:
    """The words for the ids of one extraction."""

    def __init__(self, extraction: Extraction) -> None:
        self._text, self._published = extraction.article.text, extraction.article.published
        self._figures = {figure.id: figure for figure in extraction.figures}
        self._times = {time.id: time for time in extraction.times}
        articles = articles_of_names(self._text, extraction.mentions)
        self._names = {
            entity.id: on_one_line(within_sentence(entity.name, articles.get(entity.id, "")))
            for entity in extraction.entities
        }
        self._places = {entity.id for entity in extraction.entities if entity.type in _PLACES}
        self._quotes = {quote.id: quote for quote in extraction.quotes}

    def of(self, claim: Claim) -> tuple[Slot, ...]:
        """The slots of a claim that are known."""
        inferred = self._inferred(claim)
        slots = (
            Slot("mode", self._mode(claim)),
            Slot("who", self.speaker(claim), bool(inferred & _SOURCE), self._said_on(claim)),
            Slot("period", self._period(claim)),
            Slot("baseline", self._baseline(claim), bool(inferred & _BASELINE)),
            Slot("place", self._place(claim), "place" in inferred),
        )
        return tuple(slot for slot in slots if slot.words)

    def speaker(self, claim: Claim) -> str:
        """Who says it; empty for the article itself and where nobody is known."""
        for link in reversed(claim.attribution):
            quote = self._quotes.get(link.quote or "")
            if link.entity:
                return self._names.get(link.entity, "")
            if quote and quote.speaker and _is_clear(claim, quote.speaker):
                return on_one_line(self._text[slice(*quote.speaker)])
        return ""

    def _inferred(self, claim: Claim) -> set[str]:
        """The slots of the claim that are inferred, and those of the quote that it is in."""
        quote = self._quotes.get(claim.quote_id or "")
        return {*claim.inferred, *(quote.inferred if quote else ())}

    def _said_on(self, claim: Claim) -> str:
        said = next((self._times[link.said_on] for link in reversed(claim.attribution) if link.said_on), None)
        return interval_words(said.from_, said.until) if said and said.anchor.kind != _COUNTED else ""

    def _place(self, claim: Claim) -> str:
        """The place of a claim whose words name no other."""
        id_ = claim.place_id or ""
        return self._names[id_] if self._places.intersection(claim.entity_ids) == {id_} else ""

    def _mode(self, claim: Claim) -> str:
        """ "expected" for a change or target that is; what else the sentence says of its figures it says itself."""
        lead = self._figures.get(claim.value_id or claim.change_id or "")
        is_ahead = claim.event is not None and claim.event.mode == "expected"
        return "expected" if is_ahead and lead is not None and lead.role in _AHEAD else ""

    def _period(self, claim: Claim) -> str:
        """The period in words, or what was found and not resolved; empty for one that is inferred, counted from a time that
        another sentence has, or is more or less than the date that states it.
        """
        if "period" in claim.missing:
            return self._unresolved_period(claim)
        period = claim.period if "period" not in claim.inferred else None
        time = self._times.get((period and period.time) or "")
        is_length = time is not None and time.type == "DURATION" and time.from_ is None  # no dates: "for five months"
        if period is None or time is None or is_length or time.anchor.kind == _COUNTED:
            return ""
        is_date = (time.from_, time.until) in ((period.from_, period.until), (None, None))
        return interval_words(period.from_, period.until) if is_date else ""

    def _unresolved_period(self, claim: Claim) -> str:
        """The times in the words of the claim that may be its period, where none of them is resolved."""
        others = {claim.baseline_id, *(link.said_on for link in claim.attribution)}
        times = (self._times[id_] for id_ in claim.time_ids if id_ not in others)
        words = [
            f"{on_one_line(time.surface)} ({lack(time, self._published)})"
            for time in times
            if claim.start <= time.start < claim.end and is_unresolved(time)
        ]
        return f"not resolved: {', '.join(words)}" if words else ""

    def _baseline(self, claim: Claim) -> str:
        figure, time = self._figures.get(claim.baseline_id or ""), self._times.get(claim.baseline_id or "")
        if time is not None:
            if claim.period and claim.period.time == time.id:
                return ""  # "since May": the period says it
            when = interval_words(time.from_, time.until) if time.open is None else ""
            if not when and time.type == "DATE" and time.open is None:
                when = f"{on_one_line(time.surface)} (not resolved: {lack(time, self._published)})"
            return f"compared with {when}" if when else ""  # "annual" alone is no comparison
        if figure is None:
            return ""
        if figure.baseline_kind in _KINDS:
            return f"compared with {on_one_line(figure.surface)} ({figure.baseline_kind})"
        when = self._own_time(figure)
        is_other = when and when != self._period(claim)
        return f"compared with {when if is_other else on_one_line(figure.surface)}"

    def _own_time(self, figure: Figure) -> str:
        """The period of a figure where its words come after it: "$19.3 million in April"."""
        period = figure.period
        time = self._times.get((period and period.time) or "")
        if period is None or period.inferred or time is None or time.start < figure.end:
            return ""
        return interval_words(period.from_, period.until)


def _is_clear(claim: Claim, speaker: TextRange) -> bool:
    """True if words name a speaker that the sentence does not leave open."""
    if claim.start <= speaker.start < claim.end:
        return not any(speaker.overlaps(words) for words in claim.open)
    return any(insertion.kind == "attribution" and insertion.refers_to == speaker for insertion in claim.insertions)
