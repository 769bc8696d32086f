"""Cards: each claim sentence once, with the claims that it states and what is known of each.

read_cards(extraction) -> the cards, in the order of the article
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from extractor.assembly.ranking import folded_as
from extractor.assembly.wording import on_one_line
from extractor.desk.rows import Row, read_rows
from extractor.desk.segments import Segment, Stretch, cut_sentence
from extractor.desk.slots import Slot, Slots
from extractor.record.claim import Claim
from extractor.record.extraction import Extraction
from extractor.record.textrange import TextRange


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim of a card: its leading figure with its modifier and direction (empty for a quote), and the slots that are known."""

    row: Row
    amount: str
    slots: tuple[Slot, ...]

    @property
    def claim(self) -> Claim:
        """The claim itself."""
        return self.row.claim


class Line(NamedTuple):
    """What is known of a sentence, or of some of its figures, which are named then."""

    figures: str
    slots: tuple[Slot, ...]

    @property
    def words(self) -> str:
        """All in one line."""
        slots = " · ".join(slot.marked for slot in self.slots)
        return f"{self.figures}: {slots}" if self.figures else slots


@dataclass(frozen=True, slots=True)
class Card:
    """A claim sentence with the claims that it states, in the order of the record."""

    sentence: tuple[Segment, ...]
    statements: tuple[Statement, ...]
    needs: str
    """That it cannot be understood without the article, and which words cannot; empty for a sentence that can."""

    @property
    def is_quote(self) -> bool:
        """True if it has the words of somebody and not figures."""
        return self.statements[0].claim.type != "figure"

    @property
    def shown(self) -> tuple[Segment, ...]:
        """The sentence without context and headline; of figures without who says it, which a line says."""
        left_out = {"context", "headline"} | ({"attribution"} if not self.is_quote else set())
        kept = [segment for segment in self.sentence if segment.kind not in left_out]
        return (replace(kept[0], words=kept[0].words.lstrip()), *kept[1:]) if kept else ()

    @property
    def context(self) -> tuple[str, ...]:
        """The sentences and headings of the article that explain the words of this one, in its order."""
        return tuple(segment.words.strip()[1:-1] for segment in self.sentence if segment.kind == "context")

    @property
    def lines(self) -> tuple[Line, ...]:
        """The slots of its figures, once where they are the same for all, else each with the figures that they are of."""
        figures: dict[tuple[Slot, ...], dict[str, None]] = {}
        for statement in self.statements if not self.is_quote else ():
            figures.setdefault(statement.slots, {})[statement.amount] = None
        is_one = len(figures) == 1
        return tuple(Line("" if is_one else ", ".join(of), slots) for slots, of in figures.items() if slots)


@dataclass(frozen=True, slots=True)
class Cards:
    """The cards of an article, in its order; `folded` are those of small claims only."""

    shown: tuple[Card, ...] = ()
    folded: tuple[Card, ...] = ()
    quotes: tuple[Card, ...] = ()
    merged: tuple[Card, ...] = ()
    """What other cards say already: values in other units, quotes of their words."""
    kinds: Counter[str] = field(default_factory=Counter)
    """How many claims are folded, by the words for their kind."""

    @property
    def folded_kinds(self) -> str:
        """The kinds of the folded claims: "small counts (2), spans of time (1)"."""
        return ", ".join(f"{kind} ({count})" for kind, count in self.kinds.most_common())


def read_cards(extraction: Extraction, *, all_rows: bool = True) -> Cards:
    """The cards of an extraction; a sentence that is shown has its small claims only with `all_rows`."""
    rows = read_rows(extraction)
    texts = {row.claim.text for row in rows.shown} if all_rows else set()
    folded = [row for row in rows.folded if row.claim.text not in texts]
    order = {claim.id: number for number, claim in enumerate(extraction.claims)}
    joined = [*rows.shown, *(row for row in rows.folded if row.claim.text in texts)]
    maker = _Cards(extraction)
    return Cards(
        shown=maker.of(sorted(joined, key=lambda row: order[row.claim.id])),
        folded=maker.of(folded),
        quotes=maker.of(rows.quotes),
        merged=maker.of(rows.merged),
        kinds=Counter(filter(None, (folded_as(row.claim) for row in folded))),
    )


class _Cards:
    """Makes the cards of one extraction."""

    def __init__(self, extraction: Extraction) -> None:
        self._text = extraction.article.text
        self._figures = {figure.id: figure for figure in extraction.figures}
        self._quotes = {quote.id: quote for quote in extraction.quotes}
        self._slots = Slots(extraction)

    def of(self, rows: Iterable[Row]) -> tuple[Card, ...]:
        by_text: dict[str, list[Row]] = {}
        for row in rows:
            by_text.setdefault(row.claim.text, []).append(row)
        return tuple(map(self._card, by_text.values()))

    def _card(self, rows: list[Row]) -> Card:
        claim = rows[0].claim
        return Card(
            sentence=cut_sentence(self._text, claim.text, claim.insertions, self._stretches(rows)),
            statements=tuple(Statement(row, self._amount(row.claim), self._slots.of(row.claim)) for row in rows),
            needs=self._needs(claim),
        )

    def _stretches(self, rows: Iterable[Row]) -> Iterator[Stretch]:
        """Where the article has the sentence: more than one stretch where it is printed again."""
        figures: dict[tuple[TextRange, ...], list[TextRange]] = {}
        opened: dict[tuple[TextRange, ...], tuple[TextRange, ...]] = {}
        for row in rows:
            parts = self._parts(row.claim)
            of_row = (*(self._figures[id_] for id_ in row.claim.figure_ids), *row.converted)
            figures.setdefault(parts, []).extend(TextRange(figure.start, figure.end) for figure in of_row)
            opened[parts] = row.claim.open
        return (Stretch(parts, tuple(ranges), opened[parts]) for parts, ranges in figures.items())

    def _parts(self, claim: Claim) -> tuple[TextRange, ...]:
        quote = self._quotes.get(claim.quote_id or "")
        return quote.fragments if quote and claim.type != "figure" else (TextRange(claim.start, claim.end),)

    def _amount(self, claim: Claim) -> str:
        """The leading figure, with the words that bound or soften it and the direction of a change: "down about a third"."""
        if claim.type != "figure":
            return ""
        figure = self._figures[claim.value_id or claim.change_id or claim.figure_ids[0]]
        return on_one_line(figure.words(self._text))

    def _needs(self, claim: Claim) -> str:
        if claim.self_contained:
            return ""
        words = {word.casefold(): word for words in claim.open if (word := on_one_line(self._text[slice(*words)]))}
        named = ", ".join(f"“{word}”" for word in words.values())
        return f"not clear without the article: {named}" if named else "not clear without the article"
