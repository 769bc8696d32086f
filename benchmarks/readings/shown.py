"""What a reader is shown of an article: numbered sentences, claim sentences with what is shown beside them, quotes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from extractor import annotate, extract
from extractor.assembly.wording import on_one_line
from extractor.components.assertions.sentences import sentence_ranges
from extractor.desk import INFERRED, Slot, Statement, read_cards
from extractor.pipeline import Pipeline
from extractor.record.claim import Claim
from extractor.record.extraction import Extraction
from extractor.record.page import Page
from extractor.record.textrange import TextRange

_NAMES = {"mode": "mode", "who": "who says it", "period": "period", "baseline": "compared", "place": "place"}


@dataclass(frozen=True, slots=True)
class ShownCard:
    """A claim sentence: the numbers of the sentences that it is from, what it needs, and a line for each of its claims."""

    words: str
    sentences: tuple[int, ...]
    needs: str
    rows: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ShownQuote:
    """A quote with its speaker, and the numbers of the sentences that it is from."""

    words: str
    speaker: str
    sentences: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """An article as a reader is to see it; `lines` has the sentences of each line of its text, from number 1 on."""

    id: str
    title: str
    published: str
    url: str
    lines: tuple[tuple[str, ...], ...]
    cards: tuple[ShownCard, ...]
    quotes: tuple[ShownQuote, ...]


def read_page(page: Page, nlp: Pipeline) -> Shown:
    """What the extractor shows of a page.  Raises ExtractorError where it cannot read it."""
    extraction = extract(page, nlp=nlp)
    lines = cut_lines(extraction.article.text, sentence_ranges(annotate(page, nlp=nlp)))
    return read_extraction(extraction, lines, title=page.title or "")


def cut_lines(text: str, sentences: list[TextRange]) -> list[list[TextRange]]:
    """Each line of a text that has words, cut where sentences with words begin; furniture has none and is a line as a whole."""
    lines, start = [], 0
    begins = [sentence.start for sentence in sentences if _has_words(text[slice(*sentence)])]
    for line in text.split("\n"):
        end = start + len(line)
        if _has_words(line):
            cuts = [start, *(begin for begin in begins if start < begin < end and _has_words(text[start:begin])), end]
            lines.append([TextRange(first, stop) for first, stop in pairwise(cuts)])
        start = end + 1
    return lines


def _has_words(text: str) -> bool:
    return any(map(str.isalnum, text))


def read_extraction(extraction: Extraction, lines: list[list[TextRange]], *, title: str = "") -> Shown:
    """What is shown of an extraction whose text is cut into those lines."""
    article, shown = extraction.article, _Shown(extraction, [part for line in lines for part in line])
    headline = article.text[slice(*article.headline)] if article.headline else title
    return Shown(
        id=extraction.input_id,
        title=on_one_line(headline),
        published=article.published.value or "",
        url=article.url or "",
        lines=tuple(tuple(on_one_line(article.text[slice(*part)]) for part in line) for line in lines),
        cards=tuple(shown.cards()),
        quotes=tuple(shown.quotes()),
    )


class _Shown:
    """The words of one extraction."""

    def __init__(self, extraction: Extraction, sentences: list[TextRange]) -> None:
        self._sentences = sentences
        self._text = extraction.article.text
        self._cards = read_cards(extraction, all_rows=False)

    def cards(self) -> Iterator[ShownCard]:
        """The cards that are shown."""
        for card in self._cards.shown:
            claims = [statement.claim for statement in card.statements]
            numbers = sorted({number for claim in claims for number in self._numbers(claim)})
            yield ShownCard(on_one_line(claims[0].text), tuple(numbers), card.needs, tuple(map(_row, card.statements)))

    def quotes(self) -> Iterator[ShownQuote]:
        """The quotes that no card has."""
        for card in self._cards.quotes:
            for statement in card.statements:
                who = next((_marked(slot) for slot in statement.slots if slot.key == "who"), "")
                yield ShownQuote(on_one_line(statement.claim.text), who, self._numbers(statement.claim))

    def _numbers(self, claim: Claim) -> tuple[int, ...]:
        """The sentences that a claim has words of."""
        return tuple(
            number
            for number, sentence in enumerate(self._sentences, 1)
            if _has_words(self._text[max(sentence.start, claim.start) : min(sentence.end, claim.end)])
        )


def _row(statement: Statement) -> str:
    """What is shown beside a claim: "5 percent | who says it: Ona Vell? | period: 2019"."""
    return " | ".join([statement.amount, *(f"{_NAMES[slot.key]}: {_marked(slot)}" for slot in statement.slots)])


def _marked(slot: Slot) -> str:
    return ", ".join(filter(None, (slot.words + INFERRED * slot.is_inferred, slot.said_on)))
