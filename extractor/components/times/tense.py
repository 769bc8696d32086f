"""Whether the words around a time look back or ahead: tense, aspect, mode and cues of the predicate that governs it."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property

from spacy.tokens import Doc

from extractor.components.clauses.clause import AHEAD, Clause
from extractor.components.structure import structure_of
from extractor.words.uses import words_that
from extractor.words.verbs import verbs_that

PAST_TAGS = frozenset(["VBD", "VBN"])
_DEPENDENT = frozenset(["complement", "content", "participle", "adverbial", "purpose", "coordination", "comparison"])
_GAME_WORDS = 3  # different ones; a report of business has one now and then ("season")


class Tense:
    """Reads the direction of time at a position in a Doc."""

    def __init__(self, doc: Doc) -> None:
        self._structure = structure_of(doc)
        self._columns = self._structure.columns
        self._directions: dict[int, int] = {}  # of predicates, by their tokens
        columns = self._columns
        self.surnames = {  # lower-cased; the base model takes "Ana May" for a person and a date
            columns.lower[k]
            for k in range(1, len(columns.lower) - 1)
            if columns.entities[k - 1] == "PERSON" and not columns.lower[k + 1][0].isdigit()
        }

    @cached_property
    def is_about_games(self) -> bool:
        """True for an article with several words about games."""
        return len(words_that("game").intersection(self._columns.lower)) >= _GAME_WORDS

    def token_at(self, position: int) -> int:
        """The index of the token that holds a code point (or of the last one before it)."""
        return max(0, bisect_right(self._columns.starts, position) - 1)

    def tag_at(self, position: int) -> str:
        """The tag of the token at a code point, "" without a tagger."""
        return self._columns.tags[self.token_at(position)]

    def word_at(self, position: int) -> str:
        """The token at a code point, lower-cased."""
        return self._columns.lower[self.token_at(position)]

    def name_type_at(self, position: int) -> str:
        """The type of the name or number that the base model sees at a code point, or ""."""
        return self._columns.entities[self.token_at(position)]

    def direction(self, start: int) -> int:
        """-1 if a time at a code point is in the past, 1 if it is in the future, 0 if nothing says so, as without a parse."""
        columns = self._columns
        noun = first = self.token_at(start)
        clause = self._structure.clause_of(noun) if columns.parsed else None
        if clause is None:
            return 0
        direction = self._direction_of(clause)
        first = self._structure.phrase(noun).core[0]  # "by [early] March"
        before = columns.lower[first - 1] if first else ""
        modified = max(self._structure.modified(noun), 0)
        beside = (modified, first - 2 if before == "for" else first)
        if any(columns.lower[k] in words_that("contract") for k in beside):
            return 1  # "crude for October delivery", "contracts for October"
        nouns = [k for k in (modified, first - 2) if k >= 0 and columns.tags[k][:2] == "NN"]
        if any(columns.lower[k] in words_that("session") for k in nouns):
            return -1  # "will rise from Friday's close", "than the price on Friday"
        is_past = any(columns.tags[k] == "VBD" for k in clause.verbs)
        if direction <= 0 and before in ("until", "till", "by") and not is_past:
            return 1  # "closed until Friday" in all but the past
        if (
            direction == 0
            and clause.tense == "present"
            and self._structure.completed(noun) == (first - 1, clause.token)
        ):
            is_plan = columns.tags[clause.token] == "VBN" and before in ("at", "in", "on")
            return int(before == "from" or is_plan)  # "the rules apply from June 12", "the case is heard on Friday"
        if direction > 0 and is_past and before != "for":
            return -1  # "was set up in March", but "was set for Friday"
        return direction

    def _direction_of(self, clause: Clause) -> int:
        """The direction of a predicate: what its own group says, else that of the one it depends on."""
        passed = []
        direction = 0
        while clause.token not in self._directions:
            passed.append(clause.token)
            direction = self._own_direction(clause)
            precedes = clause.first > 0 and self._columns.lower[clause.first - 1] in words_that("precedes")
            if direction or precedes or clause.link not in _DEPENDENT or clause.parent is None:
                break
            clause = self._structure.clauses[clause.parent]
        else:
            direction = self._directions[clause.token]
        self._directions.update(dict.fromkeys(passed, direction))
        return direction

    def _own_direction(self, clause: Clause) -> int:
        """What a verb's own form, its auxiliaries and its object say."""
        columns = self._columns
        words = {columns.lower[k] for k in clause.verbs if k != clause.token}  # auxiliaries, negation, particles
        tag = columns.tags[clause.token]
        if words & words_that("modal") and "have" not in words:
            return 1
        if columns.lower[clause.token] in words_that("ahead"):
            return 1
        is_present = clause.tense == "present" and not words & {"have", "has"}  # "is heard", "is being built"
        is_infinitive = tag == "VB" or (tag == "VBN" and clause.tense == "none" and "be" in words)
        if tag in PAST_TAGS and not is_present and not is_infinitive:
            return -1
        # "rose 7/32 to yield 1.8%" looks where "rose" does
        is_governed = clause.mode in AHEAD and clause.link != "purpose"
        if is_infinitive and is_governed:
            governor = self._structure.clauses[clause.parent] if clause.parent is not None else clause
            is_over = any(columns.lower[k] == "had" for k in governor.verbs if k != governor.token)
            return -1 if is_over else 1  # "had been due to end on Friday"
        return 1 if clause.lemma in verbs_that("timetable") and tag in ("VBZ", "VBP") else 0
