"""The words between two figures of a sentence, and what they say of the two: that the second is the first again."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.components.clauses.columns import FINITE_TAGS
from extractor.components.statements.frames import Frames
from extractor.components.structure import Structure
from extractor.record.figure import Figure
from extractor.record.timex import Timex

_BEFORE = 6  # tokens before a change or baseline in which a word is its own
_NEAR = 2  # tokens between a figure and the time that it is of: "5% from a year earlier"
_AFTER = 6  # tokens after the last part of a list that may say what it leaves out
_DASHES = ("–", "—", "--")
_NOUN = 2  # words that may follow a number before it is stated again: "12 kilometres of wall (7.5 miles)"


class Between:
    """Reads the tokens between the figures of one Doc; `words` are those of `words.jsonl`, by their use."""

    def __init__(self, structure: Structure, frames: Frames) -> None:
        self._structure, self.words = structure, frames.words
        self.lower, self._tags = structure.columns.lower, structure.columns.tags
        self._entities = structure.columns.entities
        self._adjusted: dict[tuple[int, int], bool] = {}  # sentences

    def tokens(self, part: Figure | Timex) -> tuple[int, int]:
        """The tokens of a figure or time, as a range."""
        return self._structure.tokens(part.start, part.end)

    def sentence(self, part: Figure | Timex) -> tuple[int, int]:
        """The tokens of its sentence, as a range."""
        return self._structure.sentence_of(self.tokens(part)[0])

    def after(self, figure: Figure) -> str:
        """The token after a figure, in lower case; empty at the end of the text."""
        return next(iter(self.lower[self.tokens(figure)[1] :][:1]), "")

    def phrase_in(self, words: Sequence[str], word_use: str) -> int | None:
        """The place after the first phrase of a use among some words; None if there is none."""
        ends = (
            start + len(tokens)
            for start in range(len(words))
            for phrase in self.words[word_use]
            if list(words[start : start + len(tokens := phrase.split())]) == tokens
        )
        return next(ends, None)

    def lead(self, first: Figure, second: Figure) -> list[str]:
        """The words that lead from one figure to the next one, without those that only hedge the second ("about")."""
        stop, start = self.tokens(first)[1], self.tokens(second)[0]
        while start > stop and (hedge := self._hedge_before(stop, start)):
            start -= hedge
        return self.lower[stop:start]

    def _hedge_before(self, stop: int, start: int) -> int:
        """How many tokens the hedge or the currency sign before a token has; 0 if there is none."""
        if self._tags[start - 1] == "$":
            return 1
        hedges = (hedge.split() for hedge in self.words["hedges"])
        return next((len(hedge) for hedge in hedges if self.lower[max(stop, start - len(hedge)) : start] == hedge), 0)

    def names_only_some(self, total: Figure, last: Figure) -> bool:
        """True if the words of a list say that it has not all of its total: "12 men and 6 women, for example"."""
        stop = min(self.tokens(last)[1] + _AFTER, self.sentence(last)[1])
        return self.phrase_in(self.lower[self.tokens(total)[1] : stop], "only_some") is not None

    def is_again(self, first: Figure, second: Figure, *, most: int = _NOUN) -> bool:
        """True if the second figure says the first one again, and nothing else follows it: "12 kilometres of wall (7.5 miles)".

        At most so many words are before the bracket, the comma, or the "or" that leads to it.
        """
        lead, after = self.lead(first, second), self.after(second)
        opener = lead[-1] if lead else ""
        closes = {"(": [")"], ",": [",", "."], **{dash: [dash] for dash in _DASHES}}.get(
            opener, [*self.words["closes"], ""]
        )
        is_set_off = len(lead) == 1 or opener != "," or self._is_named(second)
        return is_set_off and after in closes and self.leads_on(first, second, most=most)

    def leads_on(self, first: Figure, second: Figure, *, most: int) -> bool:
        """True if a bracket, dash, comma or "or" leads from one figure to the next, after some words of the first one's phrase.

        Before "or" and "a rate of" the words may be those of the clause, and before a bracket its verb: "voted (30 percent)".
        """
        lead = self.lead(first, second)
        if not lead or lead[-1] not in ("(", "or", ",", *_DASHES) or len(lead) > most + 2:
            return False
        words = lead[1:-1] if lead[0] == ")" else lead[:-1]
        is_phrase = self._is_named(second) or self.is_phrase(first, second, but=1 + (lead[-1] == "("))
        is_one_phrase = lead[-1] == "or" or ("," not in words and is_phrase)
        return is_one_phrase and self.words["ends"].isdisjoint(words)

    def _is_named(self, figure: Figure) -> bool:
        """True if a noun says what the figure is: "a rate of 30 percent"."""
        return self.lower[self.tokens(figure)[0] - 1] == "of"

    def is_phrase(self, first: Figure, second: Figure, *, but: int = 0) -> bool:
        """True if there is no verb of a clause between two figures, the last tokens left out that `but` counts."""
        return FINITE_TAGS.isdisjoint(self._tags[self.tokens(first)[1] : self.tokens(second)[0] - but])

    def time_after(self, figure: Figure, times: Sequence[Timex]) -> Timex | None:
        """The time of the sentence that follows a figure directly: "rose 5% from a year earlier to $105"."""
        stop = self.tokens(figure)[1]
        return next((time for time in times if 0 <= self.tokens(time)[0] - stop <= _NEAR), None)

    def is_one_person(self, start: int, stop: int) -> bool:
        """True if no other person comes between two tokens: "Ali Kaya, 45, and his mother, who was born in 1950"."""
        is_named = "PERSON" in self._entities[start:stop]
        return not is_named and self.words["other_person"].isdisjoint(self.lower[start:stop])

    def is_recomputable(self, changes: Sequence[Figure], baseline: Figure) -> bool:
        """True if the digits alone say how the figures of a change differ.

        They do not where a loss is compared with a profit, for a like-for-like change, for an improvement, which may be a fall,
        and for a peak that is not where the change started.
        """
        tokens, words = self.sentence(baseline), self.words
        sentence = self.lower[slice(*tokens)]
        if tokens not in self._adjusted:
            self._adjusted[tokens] = self.phrase_in(sentence, "adjusted") is not None
        crosses_zero = not words["below_zero"].isdisjoint(sentence) and not words["above_zero"].isdisjoint(sentence)
        is_peak = changes and not words["peak"].isdisjoint(self._before(baseline))
        unsigned = (change for change in changes if not words["unsigned"].isdisjoint(self._before(change)))
        return not (crosses_zero or self._adjusted[tokens] or is_peak or any(unsigned))

    def _before(self, figure: Figure) -> list[str]:
        start = self.tokens(figure)[0]
        return self.lower[max(0, start - _BEFORE) : start]
