"""The figures of a Doc with their positions, and the words around them."""

from __future__ import annotations

from bisect import bisect_left

from spacy.tokens import Doc

from extractor.components.annotations import found_on
from extractor.components.clauses.clause import Clause, LocatedFigure, Position
from extractor.components.roles.cues import Cues
from extractor.components.structure import Structure, structure_of
from extractor.record.figure import Figure
from extractor.record.timex import Timex

RELATIVE = frozenset({"percent", "points", "fraction", "multiple"})  # kinds that say how much of something else
_DESCRIBED = 20  # tokens before an amount in which words describe it


class Context:
    """The context of a Doc's figures, in text order, and its words by token."""

    def __init__(self, doc: Doc, cues: Cues) -> None:
        self.structure: Structure = structure_of(doc)
        self.words, self.tags = self.structure.columns.lower, self.structure.columns.tags
        self.cues, self.published = cues, doc._.published or "9"
        self.times: list[Timex] = found_on(doc).times
        self.time_tokens = [self.structure.tokens(time.start, time.end) for time in self.times]
        self._time_firsts = [first for first, _ in self.time_tokens]
        self.located = [self.structure.locate(figure) for figure in found_on(doc).figures]
        self.figure_at = {
            token: i for i, located in enumerate(self.located) for token in range(located.first, located.stop)
        }
        self.time_at = {token: k for k, (first, stop) in enumerate(self.time_tokens) for token in range(first, stop)}

    def word(self, token: int) -> str:
        """The lower-cased token, "" outside the Doc."""
        return self.words[token] if 0 <= token < len(self.words) else ""

    def tag(self, token: int) -> str:
        """The tag of a token, "" outside the Doc."""
        return self.tags[token] if 0 <= token < len(self.tags) else ""

    def has_use(self, token: int, word_use: str) -> bool:
        """True if the token is a word of one use."""
        return self.word(token) in self.cues.by_use[word_use]

    def names_time(self, first: int, stop: int) -> bool:
        """True if tokens [first, stop) name a time before the phrase ends, and no norm ("than usual for the average")."""
        if any(self.has_use(k, "usual") for k in range(first, stop)):
            return False
        for k in range(first, stop):
            if self.word(k) in (",", ";", "and"):
                return False
            if k in self.time_at or self.has_use(k, "time_word"):
                return True
        return False

    def before(self, i: int, limit: int = 6) -> list[int]:
        """The indices of up to `limit` figures before figure i in its sentence, the nearest first."""
        begin = self.located[i].sentence
        return [k for k in range(i - 1, max(-1, i - 1 - limit), -1) if self.located[k].first >= begin]

    def times_in(self, first: int, stop: int) -> range:
        """The indices of the times that begin in tokens [first, stop)."""
        return range(bisect_left(self._time_firsts, first), bisect_left(self._time_firsts, stop))

    def noun_of(self, clause: Clause, *slots: str) -> int:
        """The token of the first argument of a clause in one of the slots, or -1."""
        argument = clause.argument(*slots)
        return argument.token if argument is not None else -1

    def slot(self, at: LocatedFigure) -> str:
        """The slot of a figure, or of the noun that introduces it; "object" also for the subject of a passive."""
        position: Position = at
        if at.slot == "of" and at.host is not None and self.start(at) <= at.host:
            position = self.structure.position(at.host, at.host + 1)
        is_passive = position.clause is not None and position.clause.voice == "passive"
        return "object" if is_passive and position.slot == "subject" else position.slot or ""

    def start(self, at: LocatedFigure) -> int:
        """Where a figure's words begin, with the noun of what was expected: "above [an estimate of 5%]"."""
        is_expected = at.slot == "of" and at.host is not None and self.has_use(at.host, "expected")
        return self.structure.phrase(at.host).core[0] if is_expected and at.host else at.start

    def lead(self, at: LocatedFigure) -> int:
        """The token before a figure's words and what only modifies them ("fell [by] about 5%"), -1 where there is none."""
        start, begin = self.start(at), at.sentence
        lead = start - 1
        while lead >= max(begin, start - _DESCRIBED) and (self.has_use(lead, "modifier") or self._describes(lead)):
            if self.word(lead) in self.cues.words:
                break
            lead -= 1
        return lead

    def _describes(self, token: int) -> bool:
        """True for an adjective, an adverb, and for what was reported or expected: "from [previously reported] 5 percent"."""
        is_reported = self.tags[token] == "VBN" and any(
            self.has_use(token, word_use) for word_use in ("expected", "revised_alone")
        )
        return is_reported or self.tags[token] in ("RB", "JJ", "JJS", "HYPH")


def same_unit(first: Figure, second: Figure) -> bool:
    """True if two figures can be values of one measure: same kind, and same unit where both have one.

    A bare number ("52 million") can be a value of anything.
    """
    if any(figure.kind in ("count", "other") and figure.unit is None for figure in (first, second)):
        return True
    units = {figure.unit.id if figure.unit is not None else None for figure in (first, second)}
    return first.kind == second.kind and (len(units) == 1 or None in units)
