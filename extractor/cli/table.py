"""What a fact-checker reads: each claim with its slots and its sentence, then quotes, findings, and what is folded.

Report(is_terminal, all_rows).article(extraction) -> the table of one article;  .end() -> the counts of several
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

from extractor.article import Article
from extractor.cli.terminal import Visible, visible
from extractor.display import INFERRED, SLOTS, STATUS_MARK, UNKNOWN, Cells, Row, Rows, read_rows
from extractor.extraction import Extraction
from extractor.figure import Figure
from extractor.textrange import TextRange

_WIDTH = 110  # columns, where the output is not a terminal and COLUMNS is not set
_NARROW = 96  # columns below which the slots stand in lines instead
_COLUMNS = tuple(zip(SLOTS, (3, 3, 3, 4, 4, 3, 3), ("cyan", "", "", "", "bold", "", ""), strict=True))  # ratio, style
_EVENT = SLOTS.index("event")
_LEVEL_STYLE = {"error": "bold red", "warn": "yellow", "info": "dim"}


class Report:
    """The tables of one run; the counts of its articles are summed up for the last line."""

    def __init__(self, *, is_terminal: bool, all_rows: bool = False) -> None:
        self._is_terminal, self._all = is_terminal, all_rows
        self._articles = 0
        self._counts: Counter[str] = Counter()

    def article(self, extraction: Extraction) -> str:
        """The table of one article: colours where they can be seen, brackets around the evidence elsewhere."""
        console, buffer = _console(is_terminal=self._is_terminal)
        rows = read_rows(extraction)
        counts = _counts(extraction, rows)
        self._articles += 1
        self._counts += Counter(counts)
        for part in _Article(extraction, rows, console, all_rows=self._all).parts(counts):
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


def _counts(extraction: Extraction, rows: Rows) -> dict[str, int]:
    return {
        "row": len(rows.shown),
        "folded": len(rows.folded),
        "quote": len(rows.quotes),
        "finding": len(extraction.findings),
        "unbound": sum(row.is_unbound for row in (*rows.shown, *rows.folded)),
    }


def _in_words(counts: dict[str, int]) -> str:
    plain = {"folded": "folded", "unbound": "bound to nothing"}
    names = ("row", "folded", "quote", "finding", "unbound")
    return ", ".join(f"{counts[n]} {plain.get(n) or n + 's' * (counts[n] != 1)}" for n in names)


class _Article:
    """The parts of one article's table, in order."""

    def __init__(self, extraction: Extraction, rows: Rows, console: Console, *, all_rows: bool) -> None:
        self._extraction, self._rows, self._all = extraction, rows, all_rows
        self._cells = Cells(extraction)
        self._is_narrow = console.width < _NARROW
        self._is_plain = console.color_system is None or console.no_color

    def parts(self, counts: dict[str, int]) -> Iterator[RenderableType]:
        yield from self._heading()
        if not self._extraction.claims:
            yield "\nNo claims: no figure and no quote was found outside furniture."
            return
        if self._rows.shown or (self._all and self._rows.folded):
            yield from self._header()
        yield from self._table(self._rows.shown)
        if self._rows.folded and self._all:
            yield Text("\nSmall", style="bold")
            yield from self._table(self._rows.folded)
        if self._rows.quotes:
            yield Text("\nQuotes and statements", style="bold")
        for row in self._rows.quotes:
            yield Padding(Text(self._cells.quoted(row.claim)), (0, 0, 0, 2))
        if self._extraction.findings:
            yield Text("\nFindings", style="bold")
        for finding in self._extraction.findings:
            line = _one_line(f"{STATUS_MARK[finding.status]} {finding.message}")
            yield Padding(Text(line, style=_LEVEL_STYLE[finding.severity]), (0, 0, 0, 2))
        yield ""
        if self._rows.folded and not self._all:
            kinds = ", ".join(f"{kind} ({count})" for kind, count in self._rows.kinds.most_common())
            yield Text(f"+ folded: {kinds}; --all shows them", style="dim")
        yield Text(_in_words(counts), style="dim")

    def _heading(self) -> Iterator[RenderableType]:
        extraction, article = self._extraction, self._extraction.article
        title = article.text[slice(*article.headline)] if article.headline else extraction.input_id
        yield Text(_one_line(title), style="bold")
        about = filter(None, (extraction.input_id * (title != extraction.input_id), *_about(article)))
        yield Text(" · ".join(map(_one_line, about)), style="dim")
        if article.completeness.status != "complete":
            yield Text(_one_line(f"{article.completeness.status}: {article.completeness.reason}"), style="yellow")

    def _header(self) -> Iterator[RenderableType]:
        yield Text("; ".join(self._legend()), style="dim")
        if not self._is_narrow:
            yield _grid(Text(name, style="bold") for name, *_ in _COLUMNS)

    def _legend(self) -> Iterator[str]:
        """What the marks mean that stand below."""
        rows = (*self._rows.shown, *(self._rows.folded if self._all else ()))
        if any(map(self._cells.has_inferred, (*rows, *self._rows.quotes))):
            yield f"{INFERRED} concluded, not in the words"
        if any(row.is_unbound for row in rows):
            yield f"{UNKNOWN} bound to nothing"
        if any("(negated" in self._cells.of(row)[_EVENT].words for row in rows):
            yield "(negated) the article says that it is not so"
        yield "an empty slot is not stated"

    def _table(self, rows: Iterable[Row]) -> Iterator[RenderableType]:
        for row in rows:
            cells = [Text(cell.marked, style) for cell, (*_, style) in zip(self._cells.of(row), _COLUMNS, strict=True)]
            yield _lines(cells) if self._is_narrow else _grid(cells)
            yield Padding(self._evidence(row), (0, 0, 0, 2 if self._is_narrow else 4))

    def _evidence(self, row: Row) -> Text:
        """The sentence with its figures set off and its measure underlined, and where else it stands."""
        claim, text = row.claim, self._extraction.article.text
        spans = [self._cells.figures[id_] for id_ in claim.figures]
        line = _highlighted(text, TextRange(claim.start, claim.end), spans, mark=self._is_plain)
        if claim.measure and not self._is_plain:
            line.highlight_words([claim.measure.surface], style="underline")
        places = ", ".join(dict.fromkeys(self._place(place) for place in claim.also))
        return line.append(f" (also in {places})", style="dim") if places else line

    def _place(self, place: TextRange) -> str:
        blocks = [block for block in self._extraction.article.blocks if block.kind != "furniture"]
        for number, block in enumerate(blocks, 1):
            if block.start <= place.start < block.end:
                return f"the {block.kind}" if block.kind in ("headline", "dek", "caption") else f"block {number}"
        return "the text"


def _grid(cells: Iterable[Text]) -> Padding:
    table = Table.grid(padding=(0, 1), expand=True)
    for _, ratio, _ in _COLUMNS:
        table.add_column(ratio=ratio, overflow="fold")
    table.add_row(*cells)
    return Padding(table, (1, 0, 0, 0))


def _lines(cells: list[Text]) -> Padding:
    """The slots of a row that are not empty, one a line with its name, for a narrow terminal."""
    parts = [
        Text.assemble((f"{name}: ", "dim"), (cell.plain.replace("\n", " "), cell.style))
        for name, cell in zip(SLOTS, cells, strict=True)
        if cell.plain
    ]
    return Padding(Text("\n").join(parts), (1, 0, 0, 0))


def _about(article: Article) -> Iterator[str]:
    """What is known of the article, most telling first."""
    published = article.published
    yield from filter(None, (article.site, ", ".join((*article.authors, *article.agencies))))
    named = "date guessed" if published.source == "htmldate" else published.source
    source = "" if named in (None, "argument") else f" ({named})"
    yield f"published {published.value}{source}" if published.value else "no publication date"
    if article.language not in (None, "en"):
        yield f"language {article.language}"
    if article.kind != "article":
        yield article.kind.replace("_", " ")
    if article.url:
        yield article.url


def _highlighted(text: str, frame: TextRange, figures: Iterable[Figure], *, mark: bool) -> Text:
    line = Text()
    position = frame.start
    for figure in sorted(figures, key=lambda figure: figure.start):
        line.append(visible(text[position : figure.start]))
        surface = visible(text[figure.start : figure.end])
        line.append(f"[{surface}]" if mark else surface, style="bold reverse")
        position = figure.end
    return line.append(visible(text[position : frame.end]))


def _one_line(text: str) -> str:
    return " ".join(visible(text).split())
