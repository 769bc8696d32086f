"""The times of the events that a text has stated, for the figures that mention them again: "the attack had killed 12"."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from extractor.components.clauses.clause import Clause
from extractor.components.periods.interval import is_day, period_of
from extractor.components.periods.placed import PlacedTime, Placing
from extractor.record.figure import FigurePeriod
from extractor.words.uses import words_that

_NEW = frozenset(["a", "an"])
_AGAIN = frozenset(["the", "this", "that", "these", "those"])


class DatedEvents:
    """What has happened when, as far as a text has been read."""

    def __init__(self, placing: Placing, published: dt.date | None) -> None:
        self._structure, self._columns, self._published = placing.structure, placing.columns, published
        self._periods: dict[str, FigurePeriod] = {}  # by the lemma of the event's noun, the last stated at the end

    def note_sentence(self, times: Iterable[PlacedTime], sentence: tuple[int, int]) -> None:
        """Note the events of a sentence; another of the same noun replaces the one before, even without a time."""
        for noun in range(*sentence):
            if not self._words_before(noun).isdisjoint(_NEW | words_that("another")):
                self._forget(noun)
        for time in times:
            plain = time.time
            if plain.from_ and plain.until and plain.value != "PRESENT_REF" and not (time.apart or time.ahead):
                self._note(_dated(time), period_of(plain, self._published, clause=time.clause))

    def _note(self, nouns: Iterable[int], period: FigurePeriod) -> None:
        """Give events a period; a longer one is a look aside from a day: "the 2024 election"."""
        for noun in nouns:
            lemma = self._columns.lemmas[noun]
            stated = self._periods.get(lemma)
            if (stated is None or not is_day(stated) or is_day(period)) and self._forget(noun):
                self._periods[lemma] = period

    def recall(self, clause: Clause) -> FigurePeriod | None:
        """The time of the event that a clause names again: "12 died in [the attack]", "[that event] killed 12"."""
        nouns = (
            argument.token
            for argument in clause.arguments
            if argument.slot == "subject" or argument.slot in words_that("scene")
        )
        return next((period for noun in nouns if (period := self._named(noun)) is not None), None)

    def of_vote(self) -> FigurePeriod | None:
        """The time of the last election or other vote."""
        stated = ((lemma, self._periods[lemma]) for lemma in reversed(self._periods))
        return next((period for lemma, period in stated if lemma in words_that("election") and is_day(period)), None)

    def _named(self, noun: int) -> FigurePeriod | None:
        if not self._is_known(noun):
            return None
        if self._columns.lower[noun] in words_that("event"):
            return next(reversed(self._periods.values()), None)
        return self._periods.get(self._columns.lemmas[noun])

    def _words_before(self, noun: int) -> set[str]:
        return {self._columns.lower[k] for k in self._structure.modifiers(noun)}

    def _is_known(self, noun: int) -> bool:
        """True for what was mentioned before: "the attack", "their attack", not "the second attack"."""
        words = self._words_before(noun)
        is_definite = not _AGAIN.isdisjoint(words) or any(
            self._columns.tags[k] == "PRP$" for k in self._structure.modifiers(noun)
        )
        return is_definite and words_that("another").isdisjoint(words)

    def _forget(self, noun: int) -> bool:
        """Drop the period of a noun; true if it is the noun of an event."""
        is_event = self._columns.lower[noun] in words_that("occasion")
        if is_event:
            self._periods.pop(self._columns.lemmas[noun], None)
        return is_event


def _dated(time: PlacedTime) -> Iterator[int]:
    """The nouns of what happened at a time."""
    clause = time.clause
    if time.noun is not None:
        yield time.noun
    elif clause is not None and clause.tense == "past" and clause.mode == "actual":
        yield from (argument.token for argument in clause.arguments if argument.slot in ("subject", "object"))
        if clause.antecedent is not None:
            yield clause.antecedent
