"""What a fact-checker reads: each claim sentence with what is known of it, then quotes, findings, and what is folded.

Report(is_terminal, all_rows).article(extraction) -> the cards of one article;  .end() -> the counts of several
"""

from __future__ import annotations

import io
import os
import shutil
from collections import Counter
from collections.abc import Iterable, Iterator

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from extractor.assembly.wording import on_one_line
from extractor.cli.terminal import Visible, visible
from extractor.desk import INFERRED, STATUS_MARK, Card, Cards, Segment, publication, read_cards
from extractor.record.extraction import Extraction

_WIDTH = 110  # columns, where the output is not a terminal and COLUMNS is not set
_NUMBER = 4  # columns of the number of a card
_OPEN = "[?]"
_STYLES = {"plain": "", "figure": "bold reverse", "insertion": "dim", "attribution": ""}
_LEVEL_STYLE = {"error": "bold red", "warn": "yellow", "info": "dim"}


class Report:
    """The cards of one run; the counts of its articles are summed up for the last line."""

    def __init__(self, *, is_terminal: bool, all_rows: bool = False) -> None:
        self._is_terminal, self._all = is_terminal, all_rows
        self._articles = 0
        self._counts: Counter[str] = Counter()

    def article(self, extraction: Extraction) -> str:
        """The cards of one article, in colours where they can be seen."""
        console, buffer = _console(is_terminal=self._is_terminal)
        cards = read_cards(extraction, all_rows=self._all)
        counts = _counts(extraction, cards)
        self._articles += 1
        self._counts += Counter(counts)
        for part in _Article(extraction, cards, all_rows=self._all).parts(counts):
            console.print(Visible(part))
        console.print()
        return _text(buffer)

    def end(self) -> str:
        """The counts of all articles in one line; empty where there was but one."""
        return f"{self._articles} articles: {_in_words(self._counts)}\n" if self._articles > 1 else ""


def _console(*, is_terminal: bool) -> tuple[Console, io.StringIO]:
    """A console that writes to memory; FORCE_COLOR, NO_COLOR and COLUMNS mean what they mean everywhere."""
    buffer = io.StringIO()
    width = shutil.get_terminal_size().columns if is_terminal or os.environ.get("COLUMNS") else _WIDTH
    return Console(file=buffer, width=max(width, 20), force_terminal=is_terminal or None, highlight=False), buffer


def _text(buffer: io.StringIO) -> str:
    return "".join(f"{line.rstrip()}\n" for line in buffer.getvalue().split("\n")[:-1])


def _counts(extraction: Extraction, cards: Cards) -> dict[str, int]:
    shown, folded = (sum(len(card.statements) for card in some) for some in (cards.shown, cards.folded))
    unlinked = (
        statement
        for card in (*cards.shown, *cards.folded)
        for statement in card.statements
        if statement.row.is_unlinked
    )
    return {
        "claim": shown,
        "sentence": len(cards.shown),
        "folded": folded,
        "quote": len(cards.quotes),
        "finding": len(extraction.findings),
        "unlinked": sum(1 for _ in unlinked),
    }


def _in_words(counts: dict[str, int]) -> str:
    def counted(name: str) -> str:
        return f"{counts[name]} {name}{'s' * (counts[name] != 1)}"

    claims = (
        f"{counted('claim')} in {counted('sentence')}" if counts["claim"] != counts["sentence"] else counted("claim")
    )
    parts = [claims, f"{counts['folded']} minor", counted("quote"), counted("finding")]
    parts += [f"{counts['unlinked']} not linked to anything"] * bool(counts["unlinked"])
    return ", ".join(parts)


class _Article:
    """The parts of what is shown of one article, in order."""

    def __init__(self, extraction: Extraction, cards: Cards, *, all_rows: bool) -> None:
        self._extraction, self._cards = extraction, cards
        self._folded = cards.folded if all_rows else ()
        self._numbers = iter(range(1, len(extraction.claims) + 1))
        self._shown: set[str] = set()  # sentences

    def parts(self, counts: dict[str, int]) -> Iterator[RenderableType]:
        yield from self._heading()
        if not self._extraction.claims:
            yield "\nNo claims: no figures or quotes were found in the text of the article."
            return
        if legend := "; ".join(self._legend()):
            yield Text(legend, style="dim")
        yield ""
        yield from map(self._card, self._cards.shown)
        if self._folded:
            yield Text("\nMinor figures", style="bold")
            yield from map(self._card, self._folded)
        if self._cards.quotes:
            yield Text("\nQuotes and statements", style="bold")
        for card in self._cards.quotes:
            yield _indented(next(self._numbers), _quoted(card), *self._note(card))
        if self._extraction.findings:
            yield Text("\nFindings", style="bold")
        for finding in self._extraction.findings:
            line = _one_line(f"{STATUS_MARK[finding.status]} {finding.message}")
            yield Padding(Text(line, style=_LEVEL_STYLE[finding.severity]), (0, 0, 0, 2))
        yield ""
        if self._cards.folded and not self._folded:
            yield Text(f"Not shown: {self._cards.folded_kinds}. Use --all to show them.", style="dim")
        yield Text(_in_words(counts), style="dim")

    def _heading(self) -> Iterator[RenderableType]:
        extraction, article = self._extraction, self._extraction.article
        title = article.headline_words or extraction.input_id
        yield Text(_one_line(title), style="bold")
        about = filter(None, (extraction.input_id * (title != extraction.input_id), *_about(extraction)))
        yield Text(" · ".join(map(_one_line, about)), style="dim")
        if article.completeness.status != "complete":
            yield Text(_one_line(f"{article.completeness.status}: {article.completeness.reason}"), style="yellow")

    def _legend(self) -> Iterator[str]:
        """What the marks below mean."""
        cards = (*self._cards.shown, *self._folded, *self._cards.quotes)
        segments = [segment for card in cards for segment in card.sentence]
        if any(segment.kind == "insertion" for segment in segments):
            yield "[ ] added from elsewhere in the article"
        if any(segment.is_open for segment in segments):
            yield f"{_OPEN} not clear without the article"
        if any(slot.is_inferred for card in cards for statement in card.statements for slot in statement.slots):
            yield f"{INFERRED} inferred"

    def _card(self, card: Card) -> RenderableType:
        lines = (Text(visible(line.words), style="dim") for line in card.lines)
        return _indented(next(self._numbers), _sentence(card.shown), *lines, *self._note(card))

    def _note(self, card: Card) -> list[Text]:
        """Its context, but for what was shown before, and what it needs."""
        added = [words for words in card.context if words not in self._shown]
        self._shown.update((*added, on_one_line(card.statements[0].claim.surface)))
        context = f"context: {' … '.join(added)}" if added else ""
        return [Text(visible(words), style="dim") for words in (context, card.needs) if words]


def _indented(number: int, *lines: Text) -> RenderableType:
    """Lines with a hanging indent for their number."""
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(width=_NUMBER, justify="right")
    table.add_column(overflow="fold")
    table.add_row(str(number), Text("\n").join(lines))
    return table


def _sentence(segments: Iterable[Segment], *, speaker_mark: str = "") -> Text:
    text = Text()
    for segment in segments:
        words = visible(segment.words)
        if segment.kind == "attribution":
            words = f"{words.removesuffix(':')}{speaker_mark}{':' * words.endswith(':')}"
        text.append(words, style=_STYLES[segment.kind])
        if segment.is_open:
            text.append(f" {_OPEN}", style="dim")
    return text


def _quoted(card: Card) -> Text:
    """A quote with who says it, marked where that is inferred, and the day."""
    who = next(iter(card.statements[0].slots), None)
    text = _sentence(card.shown, speaker_mark=INFERRED if who and who.is_inferred else "")
    return text.append(f"  {visible(who.said_on)}", style="dim") if who and who.said_on else text


def _about(extraction: Extraction) -> Iterator[str]:
    """What is known of the article, most informative first."""
    article = extraction.article
    yield from filter(None, (article.site, ", ".join((*article.authors, *article.agencies))))
    yield publication(extraction, " (--published YYYY-MM-DD adds it)")
    if article.language not in (None, "en"):
        yield f"language {article.language}"
    if article.kind != "article":
        yield article.kind.replace("_", " ")
    if article.url:
        yield article.url


def _one_line(text: str) -> str:
    return " ".join(visible(text).split())
