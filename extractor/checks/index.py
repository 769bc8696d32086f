"""One extraction, looked up from every side that a check needs: by id, by sentence, by block."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from extractor.calendar import parse_day
from extractor.checks.words import WordPattern
from extractor.claim import Claim
from extractor.extraction import Extraction
from extractor.figure import Direction, Figure
from extractor.finding import Finding
from extractor.quote import Quote
from extractor.rules import Rules
from extractor.textrange import TextRange
from extractor.timex import Timex

Part = TypeVar("Part", Figure, Timex)

# A sentence ends at a mark that a blank and a capital, digit or opening mark follow, unless the word before it is an
# abbreviation or an initial; and it ends where its line ends.
_END = re.compile(r"""\n+|(?<![ .][A-Z])[.!?]["'”’)]*\s+(?=["'“‘(]?[A-Z0-9$£€¥])""")
_POINTS_BACK = WordPattern(r"(?:It|That|This|The {total_noun}) {says_again}\b")
_ABBREVIATION = WordPattern(r"\b{abbreviation}\.$")
# Beyond these a "sentence" is a table or a hostile page: nothing is checked in it, so that the work stays linear.
_LONGEST = 1500  # code points
_MOST_FIGURES = 40


class Index:
    """The figures, times and claims of an extraction by id, and the sentences that they stand in."""

    def __init__(self, extraction: Extraction) -> None:
        self.extraction = extraction
        self.text = extraction.article.text
        self.figures = {figure.id: figure for figure in extraction.figures}
        self.times = {time.id: time for time in extraction.times}
        self._furniture = [block for block in extraction.article.blocks if block.kind == "furniture"]
        headline = extraction.article.headline
        self._top = [block for block in extraction.article.blocks if block.kind == "dek"] + (
            [headline] if headline else []
        )
        self.published = parse_day(extraction.article.published.value)
        self.sentences = _sentences(self.text)
        self._starts = [sentence.start for sentence in self.sentences]
        self.direction_from: dict[str, Direction] = {}  # by baseline: the way that the value of its statement went
        for statement in extraction.statements:
            if statement.direction:
                self.direction_from.setdefault(statement.baseline or "", statement.direction)
        self._claims_of: dict[str, list[Claim]] = defaultdict(list)
        for claim in extraction.claims:
            if claim.type == "figure":
                for name in filter(None, (claim.value_id, claim.change_id, claim.baseline_id)):
                    self._claims_of[name].append(claim)
            elif claim.quote_id:
                self._claims_of[claim.quote_id].append(claim)
        self._figures_in = self._by_sentence(extraction.figures)
        self._times_in = self._by_sentence(extraction.times)
        self.figures_of: dict[tuple[str | None, str | None], list[Figure]] = defaultdict(list)  # by interval
        for figure in extraction.figures:
            if figure.period:
                self.figures_of[figure.period.from_, figure.period.until].append(figure)

    def _by_sentence(self, parts: Iterable[Part]) -> dict[TextRange, list[Part]]:
        found: dict[TextRange, list[Part]] = defaultdict(list)
        for part in parts:
            found[self.sentence_of(part)].append(part)
        return {
            sentence: inside
            for sentence, inside in found.items()
            if len(inside) <= _MOST_FIGURES and sentence.end - sentence.start <= _LONGEST
        }

    def sentence_of(self, part: Figure | Timex | Claim) -> TextRange:
        """The sentence in which the annotation starts."""
        return self.sentence_at(part.start)

    def sentence_at(self, position: int) -> TextRange:
        """The sentence at a position of the text."""
        return self.sentences[max(bisect_right(self._starts, position) - 1, 0)]

    def sentence_number(self, part: Figure | Timex | Claim) -> int:
        """How many sentences stand before the annotation."""
        return max(bisect_right(self._starts, part.start) - 1, 0)

    def is_furniture(self, position: int) -> bool:
        """Whether the position lies in a block from which nothing is extracted."""
        return any(block.start <= position < block.end for block in self._furniture)

    def figures_in(self, sentence: TextRange) -> list[Figure]:
        """The figures of a sentence in text order."""
        return self._figures_in.get(sentence, [])

    def times_in(self, sentence: TextRange) -> list[Timex]:
        """The times of a sentence in text order."""
        return self._times_in.get(sentence, [])

    def figures_by_sentence(self) -> list[list[Figure]]:
        """The figures of each sentence that has any, in text order."""
        return list(self._figures_in.values())

    def words(self, part: TextRange) -> str:
        """The text of a range, in lower case, cut off where no sentence is as long."""
        return self.text[part.start : min(part.end, part.start + _LONGEST)].lower()

    def between(self, first: Figure | Timex, second: Figure | Timex) -> str:
        """The text between two annotations in text order, in lower case; empty where they touch."""
        return self.text[first.end : second.start].lower()

    def lead(self, part: Figure | Timex) -> str:
        """The words of the sentence before the annotation, in lower case."""
        return self.text[max(self.sentence_of(part).start, part.start - _LONGEST) : part.start].lower()

    def time_after(self, figure: Figure) -> Timex | None:
        """The time that the words right after the figure name, before the next figure: "$104 million in April"."""
        sentence = self.sentence_of(figure)
        for time in self.times_in(sentence):
            if figure.end <= time.start <= figure.end + 24:
                between = [f for f in self.figures_in(sentence) if figure.start < f.start < time.start]
                return None if between else time
        return None

    def points_back(self, figure: Figure) -> bool:
        """Whether the sentence begins with a word for what the sentence before has said: "That was ...", "It is ..."."""
        sentence = self.sentence_of(figure)
        return _POINTS_BACK.match(self.text, sentence.start) is not None

    def claims_of(self, parts: Sequence[Figure | Quote]) -> tuple[str, ...]:
        """The ids of the claims that have one of the figures as value, change or baseline, or one of the quotes."""
        ids = [claim.id for part in parts for claim in self._claims_of[part.id]]
        return tuple(dict.fromkeys(ids))

    def claim_of(self, figure: Figure) -> Claim | None:
        """The claim whose value or change the figure is; else the one whose baseline it is."""
        claims = self._claims_of[figure.id]
        main = [claim for claim in claims if figure.id in (claim.value_id, claim.change_id)]
        return next(iter(main or claims), None)

    def in_brackets(self, figure: Figure) -> bool:
        """Whether a bracket is open where the figure stands."""
        lead = self.lead(figure)
        return lead.count("(") > lead.count(")")

    def in_headline(self, figure: Figure) -> bool:
        """Whether the figure stands in the headline or in the dek."""
        return any(part.start <= figure.start < part.end for part in self._top)


def _sentences(text: str) -> list[TextRange]:
    sentences, start = [], 0
    for end in _END.finditer(text):
        if end[0][0] != "\n" and _ABBREVIATION.search(text[max(start, end.start() - 6) : end.start() + 1]):
            continue
        sentences.append(TextRange(start, end.end()))
        start = end.end()
    return [*sentences, TextRange(start, len(text))]


RULES = Rules[Callable[[Index], Iterator[Finding]]]("checks")
