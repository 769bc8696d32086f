"""The words that state a clause by themselves: the independent clause around a figure where its borders are sure, else the
sentence, without the dateline and the connective that it opens with.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from extractor.components.clauses.clause import AHEAD, Clause
from extractor.components.clauses.columns import FINITE_TAGS, Columns
from extractor.components.clauses.vocabulary import Vocabulary
from extractor.components.speech.reported import Reported
from extractor.components.speech.speech import Speech

_CONJUNCTIONS = frozenset({"and", "but"})
_BORDERS = frozenset({",", ";", "—", "–", "--"})
_LONGEST = 150  # tokens of a sentence; what is longer is a table or a list


class Standalone:
    """Reads which words of a sentence can stand alone; token ranges, ends exclusive."""

    def __init__(
        self,
        columns: Columns,
        vocabulary: Vocabulary,
        clauses: list[Clause],
        speech: Speech,
        said: list[Reported],
    ) -> None:
        self._columns, self._vocabulary, self._speech, self._said = columns, vocabulary, speech, said
        self._coordinated = [
            clause for clause in clauses if clause.link == "coordination" and clause.parent is not None
        ]
        self._clauses = clauses
        self._found: dict[tuple[int, int], list[tuple[int, int]]] = {}  # borders

    def words(self, sentence: tuple[int, int], first: int, stop: int) -> tuple[int, int]:
        """The tokens of `sentence` that state tokens [first, stop) of it without another independent clause."""
        start, end = sentence
        start = max(start, min(self._speech.paragraph_of(start).body, first))
        if (start, end) not in self._found:
            self._found[start, end] = list(self._borders(start, end))
        for left, right in self._found[start, end]:
            if right <= first:
                start = right
            elif stop <= left:
                end = left
                break
        return self._without_connective(start, first), end

    def is_statement(self, first: int, stop: int) -> bool:
        """True if tokens [first, stop) have a finite verb after its subject and are no longer than a sentence."""
        return stop - first <= _LONGEST and not FINITE_TAGS.isdisjoint(self._columns.tags[first + 1 : stop])

    def has_subject(self, first: int, stop: int) -> bool:
        """True if the main clause of tokens [first, stop) has a subject: not "Sign up for news on what the city plans"."""
        heads = self._columns.heads
        main = next((i for i in range(first, stop) if heads[i] == i or not first <= heads[i] < stop), first)
        return self._columns.child(main, "nsubj", "nsubjpass") >= 0

    def looks_ahead(self, first: int, stop: int) -> bool:
        """True if a clause among tokens [first, stop) is in the future or says what is planned, expected or possible."""
        low, high = (bisect_left(self._clauses, i, key=lambda clause: clause.token) for i in (first, stop))
        inside = self._clauses[low:high]
        return any(clause.tense == "future" or {clause.mode, clause.object_mode} & AHEAD for clause in inside)

    def _borders(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Where one independent clause ends and the next one begins, in text order.

        Both have a subject of their own, nothing before the first one may hold for both, and nothing said or in
        brackets goes across.
        """
        columns = self._columns
        low, high = (bisect_left(self._coordinated, i, key=lambda clause: clause.token) for i in (start, end))
        for clause in self._coordinated[low:high]:
            above = self._clauses[clause.parent] if clause.parent is not None else clause
            before, after = (above, clause) if above.token < clause.token else (clause, above)
            right = clause.first if after is clause else clause.stop + 1
            left = right - (columns.lower[right - 1] in _CONJUNCTIONS) - 1
            subjects = before.argument("subject"), after.argument("subject")
            if not start < left < right < end or any(
                subject is None or subject.shared or columns.tags[subject.token] == "CD" for subject in subjects
            ):
                continue
            is_bordered = columns.lower[left] == ";" or (columns.lower[left] in _BORDERS and left + 1 < right)
            is_first = subjects[0] is not None and self._opens(start, subjects[0].token)
            is_sure = is_bordered and is_first and self._is_finite(before) and self._is_finite(after)
            if is_sure and self._is_apart(start, left, right, end, {before.token, after.token}):
                yield left, right

    def _opens(self, start: int, subject: int) -> bool:
        """True if a subject is the first thing in its sentence: nothing before it may hold for the next clause as well."""
        return self._without_connective(start, subject) == self._columns.first[subject]

    def _is_finite(self, clause: Clause) -> bool:
        return any(self._columns.tags[k] in FINITE_TAGS for k in clause.verbs)

    def _is_apart(self, start: int, left: int, right: int, end: int, predicates: set[int]) -> bool:
        """True if nothing but one predicate hangs across the border, and no reported or marked words reach across it."""
        columns = self._columns
        if any(a < right < b for reported in self._said for a, b in reported.ranges) or self._speech.inside[right]:
            return False
        crosses = (i for i in range(start, end) if (i < left) != (columns.heads[i] < left) and i not in predicates)
        is_joint = all(columns.deps[i] in ("punct", "cc") for i in crosses)
        return is_joint and columns.lower[start:left].count("(") == columns.lower[start:left].count(")")

    def _without_connective(self, start: int, limit: int) -> int:
        """The first token that is no "but" or "however,"."""
        columns, connectives = self._columns, self._vocabulary.words_that("connective")
        while start < limit:
            is_connective = columns.lower[start] in connectives and columns.lower[start + 1 : start + 2] == [","]
            if columns.lower[start] not in _CONJUNCTIONS | {","} and not is_connective:
                break
            start += 1
        return start
