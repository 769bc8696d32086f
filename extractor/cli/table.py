"""What a fact-checker reads: each claim with its slots and its sentence, then the findings, then the numbers left over."""

from __future__ import annotations

import io
import shutil
from collections.abc import Iterator

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from extractor.article import Article
from extractor.assembly.wording import word_change, word_value
from extractor.claim import Claim
from extractor.extraction import Extraction
from extractor.figure import Figure
from extractor.textrange import TextRange
from extractor.timex import interval_text

_WIDTH = 110  # columns, where the output is not a terminal
_COLUMNS = (("who", 3), ("what", 4), ("value", 3), ("change", 3), ("period", 3), ("compared with", 3))
_LEVEL_STYLE = {"error": "bold red", "warn": "yellow", "info": "dim"}
_STATUS_MARK = {
    "consistent_exact": "=",
    "consistent_rounded": "≈",
    "inconsistent": "≠",
    "derived": "→",
    "unresolved": "?",
}


def print_extraction(extraction: Extraction, *, is_terminal: bool) -> str:
    """The table of one article; colours and the terminal's width on a terminal, brackets around the evidence elsewhere."""
    buffer = io.StringIO()
    width = shutil.get_terminal_size().columns if is_terminal else _WIDTH
    console = Console(
        file=buffer, width=width, force_terminal=is_terminal, color_system="auto" if is_terminal else None
    )
    reader = _Reader(extraction)
    article = extraction.article
    title = reader.words(article.headline) if article.headline else extraction.input_id
    console.print(Text(title, style="bold"))
    console.print(Text(" · ".join(_about(article)), style="dim"))
    if article.completeness.status != "complete":
        console.print(Text(f"{article.completeness.status}: {article.completeness.reason}", style="yellow"))
    bound = [claim for claim in extraction.claims if claim.type == "figure" and not reader.is_unbound(claim)]
    if not extraction.claims:
        console.print("\nNo claims: no figure and no quote was found outside furniture.")
    if bound:
        console.print(_row(*(Text(name, style="bold") for name, _ in _COLUMNS)))
    for claim in bound:
        console.print(_row(*reader.cells(claim)))
        console.print(Padding(reader.sentence(claim, mark=not is_terminal), (0, 0, 0, 4)))
    quotes = [claim for claim in extraction.claims if claim.type != "figure"]
    if quotes:
        console.print(Text("\nQuotes and statements", style="bold"))
    for claim in quotes:
        console.print(Padding(Text(claim.text), (0, 0, 0, 2)))
    if extraction.findings:
        console.print(Text("\nFindings", style="bold"))
    for finding in extraction.findings:
        mark = _STATUS_MARK[finding.status]
        console.print(Padding(Text(f"{mark} {finding.message}", style=_LEVEL_STYLE[finding.severity]), (0, 0, 0, 2)))
    unbound = [claim for claim in extraction.claims if claim.type == "figure" and reader.is_unbound(claim)]
    if unbound:
        console.print(Text("\nNumbers bound to nothing", style="bold"))
    for claim in unbound:
        console.print(Padding(reader.sentence(claim, mark=not is_terminal), (0, 0, 0, 2)))
    console.print()
    return "".join(f"{line.rstrip()}\n" for line in buffer.getvalue().splitlines())


def _row(*cells: Text) -> Table:
    table = Table.grid(padding=(0, 1), expand=True)
    for _, ratio in _COLUMNS:
        table.add_column(ratio=ratio)
    table.add_row(*cells)
    return Padding(table, (1, 0, 0, 0))  # type: ignore[return-value]


def _about(article: Article) -> Iterator[str]:
    """What is known of the article, most telling first."""
    published = article.published
    yield from filter(None, (article.site, ", ".join((*article.authors, *article.agencies))))
    source = "" if published.source in (None, "argument") else f" ({published.source})"
    yield f"published {published.value}{source}" if published.value else "no publication date"
    if article.language not in (None, "en"):
        yield f"language {article.language}"
    if article.kind != "article":
        yield article.kind.replace("_", " ")
    if article.url:
        yield article.url


class _Reader:
    """The words behind the ids of one extraction."""

    def __init__(self, extraction: Extraction) -> None:
        self.text = extraction.article.text
        self.figures = {figure.id: figure for figure in extraction.figures}
        self.times = {time.id: time for time in extraction.times}
        self.entities = {entity.id: entity for entity in extraction.entities}

    def words(self, span: TextRange) -> str:
        """The words of a range, on one line."""
        return " ".join(self.text[span.start : span.end].split())

    def is_unbound(self, claim: Claim) -> bool:
        """Whether nothing but the number is known: no measure, no subject, nothing counted."""
        return claim.measure is None and claim.subject is None and claim.baseline is None

    def cells(self, claim: Claim) -> list[Text]:
        """Who, what, value, change, period, compared with."""
        source = next((link.entity for link in reversed(claim.attribution) if link.entity), None)
        value, change = self.figures.get(claim.value or ""), self.figures.get(claim.change or "")
        subject = self.entities[claim.subject].name if claim.subject else ""
        measure = claim.measure.surface if claim.measure else ""
        what = measure if subject in measure else ", ".join(filter(None, (subject, measure)))
        period = interval_text(claim.period.from_, claim.period.until) if claim.period else ""
        return [
            Text(self.entities[source].name if source else "article", style="cyan"),
            Text(" ".join(what.split())),
            Text(word_value(value) if value else "", style="bold"),
            Text(word_change(change) if change else "", style="bold"),
            Text(f"{period} (inferred)" if period and "period" in claim.inferred else period),
            Text(self._compared_with(claim)),
        ]

    def _compared_with(self, claim: Claim) -> str:
        figure, time = self.figures.get(claim.baseline or ""), self.times.get(claim.baseline or "")
        if figure:
            when = interval_text(figure.period.from_, figure.period.until) if figure.period else ""
            return f"{word_value(figure)} ({when})" if when else word_value(figure)
        return f"{time.surface} ({interval_text(time.from_, time.until)})".replace(" ()", "") if time else ""

    def sentence(self, claim: Claim, *, mark: bool) -> Text:
        """The sentence of a claim with its evidence: figures bold, measure underlined; `mark` puts figures in brackets."""
        evidence = [self.figures[id_] for id_ in claim.figures]
        return _highlighted(self.text, TextRange(claim.start, claim.end), evidence, claim, mark=mark)


def _highlighted(text: str, frame: TextRange, figures: list[Figure], claim: Claim, *, mark: bool) -> Text:
    line = Text()
    position = frame.start
    for figure in sorted(figures, key=lambda figure: figure.start):
        surface = f"[{figure.surface}]" if mark else figure.surface
        line.append(text[position : figure.start])
        line.append(surface, style="bold reverse")
        position = figure.end
    line.append(text[position : frame.end])
    if claim.measure and not mark:
        line.highlight_words([claim.measure.surface], style="underline")
    line.plain = line.plain.replace("\n", " ")
    return line
