"""What is around an amount in its Doc: words before and after it, its position in the clause, the times of the text."""

from __future__ import annotations

from bisect import bisect_right
from operator import itemgetter

from spacy.tokens import Doc, Token

from extractor.components.annotations import found_on
from extractor.components.clauses.clause import Position
from extractor.components.figures.heads import NAMES, Heads
from extractor.components.structure import structure_of
from extractor.record.timex import Timex


class Context:
    """What the rules ask of one Doc.

    `heads` finds the nouns that are counted; `counted` are those that the amounts so far counted.
    """

    def __init__(self, doc: Doc, text: str) -> None:
        self.doc, self.text = doc, text
        self.heads = Heads(doc, text)
        self.counted: set[str] = set()
        times = [t for t in found_on(doc).times if t.type != "DURATION" or t.from_ is not None or t.until is not None]
        self._times = _ranges(times, is_set=False)
        self._sets = _ranges(times, is_set=True)

    def time_at(self, start: int, end: int) -> tuple[int, int] | None:
        """The time that holds [start, end) and means an interval or a clock time; None in "every 30 seconds"."""
        return _holding(self._times, start, end)

    def is_in_set(self, start: int, end: int) -> bool:
        """Whether [start, end) is in a time that recurs."""
        return _holding(self._sets, start, end) is not None

    def token_before(self, position: int) -> Token | None:
        """The last token that starts before the position; None at the start of the text."""
        i = self.heads.token_at(position) - 1
        return self.doc[i] if i >= 0 else None

    def position(self, start: int, end: int) -> Position | None:
        """The position of the words at [start, end); None without a parse."""
        structure = structure_of(self.doc)
        return structure.position(*structure.tokens(start, end)) if structure.columns.parsed else None

    def is_said_of_person(self, start: int, end: int) -> bool:
        """Whether the words at [start, end) are the predicative of a person: "Lena Okoro, the mayor, was 90"."""
        at = self.position(start, end)
        subject = at.clause.argument("subject") if at and at.clause and at.slot == "predicative" else None
        return subject is not None and self.doc[subject.token].ent_type_ == "PERSON"

    def names_between(self, start: int, end: int) -> bool:
        """Whether there is a name, other than a date, between the positions."""
        tokens = self.doc[self.heads.token_at(start) : self.heads.token_at(end)]
        return any(token.tag_ in NAMES and token.ent_type_ not in ("DATE", "TIME") for token in tokens)

    def is_person_name(self, end: int) -> bool:
        """Whether the word that ends at `end` closes a person's name or description, or may, where the base model is unsure."""
        token = self.token_before(end)
        if token is None:
            return False
        if token.ent_type_ == "PERSON" or token.tag_ == "NN":  # "the princess, 67, said"
            return True
        capital = token.text[:1].isupper() and token.ent_type_ in ("", "ORG", "GPE", "NORP")
        return capital and (not self.heads.tagged or token.tag_ in NAMES)

    def tag_before(self, position: int) -> str:
        """The tag of the last token that starts before the position."""
        token = self.token_before(position)
        return token.tag_ if token is not None else ""

    def is_determined(self, position: int) -> bool:
        """Whether the word before the position is an article or a possessive."""
        return self.tag_before(position) in ("DT", "PRP$", "POS")

    def is_verb(self, position: int) -> bool:
        """Whether the word before the position is a verb."""
        return self.tag_before(position).startswith("VB")


def _ranges(times: list[Timex], *, is_set: bool) -> list[tuple[int, int]]:
    return sorted((time.start, time.end) for time in times if (time.type == "SET") is is_set)


def _holding(ranges: list[tuple[int, int]], start: int, end: int) -> tuple[int, int] | None:
    i = bisect_right(ranges, start, key=itemgetter(0)) - 1
    return ranges[i] if i >= 0 and ranges[i][1] >= end else None
