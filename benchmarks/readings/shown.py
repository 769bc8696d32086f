"""What a reader is shown of an article: numbered sentences, claim sentences with what is shown beside them, quotes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from extractor import annotate, extract
from extractor.assembly.sentences import sentence_ranges
from extractor.assembly.wording import on_one_line
from extractor.claim import Claim
from extractor.display import SLOTS, Cells, Row, read_rows
from extractor.extraction import Extraction
from extractor.page import Page
from extractor.pipeline import Pipeline
from extractor.textrange import TextRange

INFERRED = "?"
_BESIDE = ("who says it", "period", "compared with")


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
    begins = [one.start for one in sentences if _has_words(text[slice(*one)])]
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
        self._extraction, self._sentences = extraction, sentences
        self._text = extraction.article.text
        self._rows, self._cells = read_rows(extraction), Cells(extraction)
        self._names = {entity.id: entity.name for entity in extraction.entities}

    def cards(self) -> Iterator[ShownCard]:
        """The cards: the rows that are shown, by the text of their claims."""
        by_words: dict[str, list[Row]] = {}
        for row in self._rows.shown:
            by_words.setdefault(on_one_line(row.claim.text), []).append(row)
        for words, rows in by_words.items():
            numbers = sorted({number for row in rows for number in self._numbers(row.claim)})
            yield ShownCard(words, tuple(numbers), self._needs(rows[0].claim), tuple(map(self._row, rows)))

    def quotes(self) -> Iterator[ShownQuote]:
        """The quotes that no card has."""
        for row in self._rows.quotes:
            who = _marked(self._cells.who(row.claim).words, self._cells.who(row.claim).is_inferred)
            yield ShownQuote(on_one_line(row.claim.text), who, self._numbers(row.claim))

    def _row(self, row: Row) -> str:
        """What is shown beside a claim: "5 percent, $3m | who says it: Ona Vell? | period: 2019"."""
        claim, cells = row.claim, dict(zip(SLOTS, self._cells.of(row), strict=True))
        figures = ", ".join(self._cells.figures[id_].surface for id_ in claim.figures)
        place = self._names.get(claim.place or "", "")
        slots = [(name, _marked(cells[name].words, cells[name].is_inferred)) for name in _BESIDE]
        slots.append(("place", _marked(place, "place" in claim.inferred)))
        return on_one_line(" | ".join([figures, *(f"{name}: {words}" for name, words in slots if words)]))

    def _needs(self, claim: Claim) -> str:
        """What the extractor itself says that the sentence needs; empty where it can stand alone."""
        words = ", ".join(dict.fromkeys(on_one_line(self._text[slice(*place)]) for place in claim.open))
        return "" if claim.self_contained else f"needs the article: {words}".rstrip(": ")

    def _numbers(self, claim: Claim) -> tuple[int, ...]:
        """The sentences that a claim has words of."""
        return tuple(
            number
            for number, one in enumerate(self._sentences, 1)
            if _has_words(self._text[max(one.start, claim.start) : min(one.end, claim.end)])
        )


def _marked(words: str, is_inferred: bool) -> str:
    return words + INFERRED * (is_inferred and bool(words))
