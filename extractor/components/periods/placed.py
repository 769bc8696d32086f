"""The positions of times in the clauses of the text."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractor.components.clauses.clause import Clause
from extractor.components.clauses.vocabulary import load_vocabulary
from extractor.components.periods.shifting import interval_of
from extractor.components.structure import Structure
from extractor.record.timex import Timex
from extractor.words.uses import words_that
from extractor.words.verbs import verbs_that

_DEEP = 8  # clauses looked at above one: further up the parse has gone wrong


@dataclass(frozen=True, slots=True)
class PlacedTime:
    """A time with its tokens and sentence, and what it belongs to: a `clause`, and in it a `noun` where it modifies one.

    `apart` is true for a time that says when something was said or written, or that only names what is traded ("crude for
    October delivery") or in which something is counted ("for the third time this year").  `ahead` is true for a time before
    its clause that is after the publication day: nothing was said then.
    """

    time: Timex
    first: int
    stop: int
    sentence: int
    clause: Clause | None
    noun: int | None
    fronted: bool
    apart: bool
    ahead: bool


class Placing:
    """Finds the positions of the times of one Doc."""

    def __init__(self, structure: Structure, published: dt.date | None) -> None:
        self._published = published.isoformat() if published else None
        self.structure, self.columns = structure, structure.columns
        cues = [said for said in structure.said if said.cue is not None]
        self._cues = {id(said.cue) for said in cues}
        self._said_ends = {said.words[1] for said in cues if said.words is not None}  # tokens
        self._sources = [said for said in structure.said if said.cue is None and said.words]

    def times(self, times: Sequence[Timex]) -> Iterator[PlacedTime]:
        """The times with their positions, in text order; "April 16-May 31" goes on in the first one to the end of the second."""
        last: Timex | None = None
        for k, time in enumerate(times):
            first, stop = self.structure.tokens(time.start, time.end)
            after = times[k + 1] if k + 1 < len(times) else None
            if last is not None and last.start <= time.start and time.end <= last.end:
                last = None
                continue  # the second of two that were joined
            if after is not None and time.type != "DURATION" and self._is_joined(time, after):
                last = after
                ends = sorted([(time.from_ or "", time.until), (after.from_ or "", after.until)])
                time = replace(time, from_=ends[0][0], until=ends[1][1], type="DURATION", value=None)
            governor = self.structure.governor(first, stop)
            clause = self.structure.clause_of(governor if governor >= 0 else first)
            noun = governor if clause is not None and governor >= 0 and governor != clause.token else None
            fronted = noun is None and clause is not None and _is_fronted(first, clause)
            sentence = self.structure.sentence_of(first)[0]
            ahead = fronted and self._is_ahead(time)
            is_of_saying = noun is None and clause is not None and not ahead and self._is_of_saying(time, first, clause)
            is_contract = noun is not None and self.columns.lower[noun] in words_that("contract")
            is_counted = self.columns.lower[first - 1 : first] == ["time"]  # "for the third time this year"
            apart = is_of_saying or is_contract or is_counted
            yield PlacedTime(time, first, stop, sentence, clause, noun, fronted, apart, ahead)

    def _is_ahead(self, time: Timex) -> bool:
        """True for a time after the publication day: "by 2040, experts expect"."""
        day = time.from_ or time.until
        return self._published is not None and day is not None and day[:10] > self._published

    def _is_joined(self, time: Timex, after: Timex) -> bool:
        """True for two times that are one stretch: "from Tuesday night to Wednesday", "May 3 and 4", not "May 3 and 9"."""
        first, stop = self.structure.tokens(time.start, time.end)
        begin, _ = self.structure.tokens(after.start, after.end)
        between, before = self.columns.lower[stop:begin], self.columns.lower[max(first - 2, 0) : first]
        days, more = interval_of(time), interval_of(after)
        if days is None or more is None or None in (*days, *more):
            return False
        if between in (["and"], ["to"]) and (days.until == more.from_ or more.until == days.from_):
            return len({time.granularity, after.granularity} - {"part_of_day"}) < 2
        is_range = bool(between) and words_that("stretch").issuperset(between)
        opens = (
            between[:1] in (["-"], ["–"]) or after.rule == "month_days" or not words_that("start").isdisjoint(before)
        )
        return is_range and opens and (time.from_ or "") < (after.until or "")

    def _is_of_saying(self, time: Timex, first: int, clause: Clause) -> bool:
        """True for a time of a verb of saying, or after a source: "according to officials on Thursday".

        "As of Sunday", "for 2025", "so far this year" and "a poll taken in May" are none.
        """
        before = self.columns.lower[max(first - 2, 0) : first]
        if (
            self.columns.lower[clause.token] in words_that("taken")
            or time.rule == "to_date"
            or before == ["as", "of"]
            or before[-1:] == ["for"]
        ):
            return False
        if self.says(clause):
            return True
        if not self._said_ends.isdisjoint((first - 1, first)):
            return (
                True  # "officials said on Saturday, about 20 houses fell": no parser reads that as "said on Saturday"
            )
        for source in self._sources:
            assert source.words is not None
            end = self.structure.phrase(source.speaker).full[1] if source.speaker is not None else source.words[1]
            if source.words[0] < first <= end + 1:
                return True
        return False

    def is_cue(self, clause: Clause) -> bool:
        """True for a clause that says what others say."""
        return id(clause) in self._cues

    def says(self, clause: Clause) -> bool:
        """True for a clause of a verb of saying."""
        return self.is_cue(clause) or clause.lemma in verbs_that("saying")

    def is_aside(self, clause: Clause) -> bool:
        """True for a gerund of another time: "fell, [after rising by 3 percent]"."""
        is_gerund = clause.link in ("complement", "participle", "adverbial") and clause.tense == "none"
        return is_gerund and self.columns.lower[clause.verbs[0] - 1] in ("after", "before", "since")

    def is_event(self, noun: int) -> bool:
        """True for a noun that says what happens, or a quantity that changes with it."""
        word, lemma = self.columns.lower[noun], self.columns.lemmas[noun]
        vocabulary = load_vocabulary()
        return (
            word in words_that("outcome")
            or word in vocabulary.words_that("quantity_noun")
            or vocabulary.is_event(word, lemma)
        )

    def above(self, clause: Clause) -> Iterator[Clause]:
        """The clauses above one, nearest first."""
        for _ in range(_DEEP):
            if clause.parent is None:
                return
            clause = self.structure.clauses[clause.parent]
            yield clause


def _is_fronted(first: int, clause: Clause) -> bool:
    """True for a time before the subject and the verbs of its clause: "On Friday, prices rose, the office said"."""
    subject = clause.argument("subject")
    begin = subject.token if subject is not None and not subject.shared else clause.verbs[0]
    return first < begin and clause.verbs[0] > first
