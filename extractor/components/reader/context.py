"""What a Doc is annotated with, by its tokens: what the candidates of all its figures are looked up in."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from operator import itemgetter
from typing import Any

from spacy.tokens import Doc

from extractor.calendar import parse_day
from extractor.components.annotations import found_on
from extractor.components.extensions import text_of
from extractor.components.reference import referents_of
from extractor.components.reference.things import Thing
from extractor.components.structure import structure_of
from extractor.record.entity import Mention
from extractor.record.figure import Figure
from extractor.record.quote import Quote
from extractor.record.textrange import TextRange
from extractor.record.timex import Timex

_STEPS = (0, 1, 2, 3, 5, 8, 12, 20, 40)
_NAMES = (*map(str, _STEPS), "more")


class Context:
    """A Doc with its structure, and figures, times, mentions and blocks by the tokens that they touch."""

    def __init__(self, doc: Doc) -> None:
        self.text, self.found = text_of(doc), found_on(doc)
        self.structure = structure = structure_of(doc)
        self.columns = structure.columns
        self.published = parse_day(doc._.published)
        blocks = doc._.blocks or [[0, len(self.text), "paragraph", None]]
        self.block_kinds: list[str] = [kind for _, _, kind, _ in blocks]
        self._block_starts = [start for start, *_ in blocks]
        self._sentence_starts = [first for first, _ in structure.sentences]
        self.figures: list[tuple[Figure, int, int]] = [(figure, *self.tokens(figure)) for figure in self.found.figures]
        self.times: list[tuple[Timex, int, int]] = [
            (time, *self.tokens(time)) for time in self.found.times if time.from_ or time.until
        ]
        self.mentions: list[tuple[Mention, int, int]] = [
            (mention, *self.tokens(mention)) for mention in self.found.mentions if mention.entity
        ]
        self.quotes: list[tuple[Quote, int]] = [
            (quote, structure.tokens(*quote.fragments[0])[0]) for quote in self.found.quotes
        ]
        self.speaking = {
            i
            for quote in self.found.quotes
            if quote.speaker is not None
            for i in range(*structure.tokens(*quote.speaker))
        }
        self.entities = {entity.id: entity for entity in self.found.entities}
        self.quote = {quote.id: quote for quote in self.found.quotes}
        self.slots = {
            (clause.token, argument.token): argument.slot + "*" * argument.shared
            for clause in structure.clauses
            for argument in reversed(clause.arguments)
        }
        self.first_of: dict[str, int] = {}
        for mention, first, _ in self.mentions:
            self.first_of.setdefault(mention.entity or "", first)
        self.mentions_at: dict[int, list[Mention]] = defaultdict(list)
        self.mentions_of: dict[str, int] = defaultdict(int)
        for mention, first, stop in self.mentions:
            self.mentions_of[mention.entity or ""] += 1
            for i in range(first, stop):
                self.mentions_at[i].append(mention)
        self.figure_at = {i: figure.id for figure, first, stop in self.figures for i in range(first, stop)}
        self.meant = {
            TextRange(row.start, row.end): row.refers_to for row in self.found.references if row.refers_to is not None
        }
        self.referents = referents_of(doc)
        self.things: dict[str, Thing] = {}
        for sight in self.referents.sights:
            for mention in self.mentions_at.get(sight.noun, ()):
                self.things.setdefault(mention.entity or "", sight.thing)

    def count_before(self, rows: Sequence[tuple[Any, ...]], i: int) -> int:
        """How many of the figures, times, mentions or quotes of the text begin before token i."""
        return bisect_left(rows, i, key=itemgetter(1))

    def tokens(self, row: Figure | Timex | Mention) -> tuple[int, int]:
        """The token range that a row touches."""
        return self.structure.tokens(row.start, row.end)

    def range(self, first: int, stop: int) -> TextRange:
        """The code points of tokens [first, stop)."""
        return TextRange(self.columns.starts[first], self.columns.ends[stop - 1])

    def sentence(self, i: int) -> int:
        """The number of the sentence of token i."""
        return bisect_right(self._sentence_starts, i) - 1

    def block(self, i: int) -> int:
        """The number of the block of token i."""
        return max(0, bisect_right(self._block_starts, self.columns.starts[i]) - 1)

    def block_start(self, block: int) -> int:
        """The first token of a block; of those before and after the text its own first and the token after its last."""
        if block >= len(self._block_starts):
            return len(self.columns)
        return bisect_left(self.columns.starts, self._block_starts[max(0, block)])

    def block_kind(self, i: int) -> str:
        """The kind of the block of token i."""
        return self.block_kinds[self.block(i)]

    def is_read(self, i: int) -> bool:
        """True for a token of prose: none of a table, or of what is too long to be a sentence."""
        return self.block_kind(i) != "table" and not self.structure.is_cut(i)


def step(number: int) -> str:
    """A number by the step that it reaches: 0 to 3 themselves, then 5, 8, 12, 20, 40 and "more"; a minus sign before it."""
    size = _NAMES[bisect_left(_STEPS, abs(number))]
    return f"-{size}" if number < 0 else size
