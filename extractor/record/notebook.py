"""An extraction as a notebook shows it: the text in which its claims are marked, and beside or below it their table.

Plain HTML without scripts and without anything from elsewhere.  Everything that a page may have written is escaped, and
isolated from the direction of the words around it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from extractor.record.claim import Claim
from extractor.record.extraction import Extraction
from extractor.record.figure import Figure
from extractor.record.tables import ClaimRow, claim_rows
from extractor.record.timex import interval_in_short

_MOST_ROWS = 50
_MOST_TEXT = 20_000  # code points
_STYLE = (
    "<style>.extractor{display:flex;flex-wrap:wrap;gap:1em}.extractor>div{flex:1 1 24em;max-height:32em;overflow:auto}"
    ".extractor th,.extractor td{text-align:left!important;vertical-align:top;padding:.2em .6em}"
    ".extractor pre{white-space:pre-wrap;font:inherit}"
    ".extractor mark{background:rgba(255,200,0,.3);color:inherit}"
    ".extractor mark::after{content:attr(data-claims);font-size:70%;vertical-align:super}</style>"
)
_HEADS = ("claim", "", "who says it", "amount", "period", "compared with")


def extraction_html(extraction: Extraction) -> str:
    """A `div` with text, table and findings; what is above the limits is counted and left out."""
    article, rows = extraction.article, claim_rows(extraction)
    name = None if extraction.input_id == article.source.sha256 else extraction.input_id
    quotes = sum(claim.type != "figure" for claim in extraction.claims)
    counts = {"claim": len(rows) - quotes, "quote": quotes, "finding": len(extraction.findings)}
    facts = (
        None if article.headline else article.title or name,  # the text begins with its headline
        article.site,
        article.published.value,
        ", ".join(f"{count} {kind}{'s' * (count != 1)}" for kind, count in counts.items()),
        article.completeness.reason,
        None if extraction.producer.capabilities else f"not read: its language is {article.language}",
    )
    parts = [
        f'<div><p dir="auto">{escape(" · ".join(filter(None, facts)))}</p>',
        f'<pre dir="auto">{_marked(extraction)}</pre>',
        _left_out(len(article.text) - _MOST_TEXT, "characters: article.text has them all"),
        "</div><div>",
        *_table(extraction, rows),
        _left_out(len(rows) - _MOST_ROWS, "claims: to_rows() has them all"),
        *(f'<p dir="auto">{escape(finding.message)}</p>' for finding in extraction.findings[:_MOST_ROWS]),
        _left_out(len(extraction.findings) - _MOST_ROWS, "findings: findings has them all"),
        "</div>",
    ]
    return f'{_STYLE}<div class="extractor">{"".join(parts)}</div>'


def _table(extraction: Extraction, rows: Iterable[ClaimRow]) -> Iterator[str]:
    """The claims by their sentences, each of which is there once; nothing where there are none."""
    by_sentence: dict[str, list[str]] = {}
    for number, (claim, row) in enumerate(zip(extraction.claims[:_MOST_ROWS], rows, strict=False), 1):
        cells = (f"{number}", *_cells(claim, row, extraction.article.text))
        by_sentence.setdefault(claim.sentence, []).append(
            "".join(f'<td dir="auto">{escape(cell)}</td>' for cell in cells)
        )
    if by_sentence:
        yield f"<table><thead><tr>{''.join(f'<th>{head}</th>' for head in _HEADS)}</tr></thead><tbody>"
        for sentence, lines in by_sentence.items():
            yield f'<tr><td dir="auto" rowspan="{len(lines)}">{escape(sentence)}</td>{"</tr><tr>".join(lines)}</tr>'
        yield "</tbody></table>"


def _cells(claim: Claim, row: ClaimRow, text: str) -> tuple[str, ...]:
    """The cells of a claim, in the order of `_HEADS` after its number; what is not said is empty, what is inferred has a "?"."""

    def marked(words: str, slot: str) -> str:
        return f"{words}?" if words and slot in claim.inferred_slots else words

    return (
        marked(row.claimant or "", "claimant") or ("" if row.is_attributed else "article"),
        ", ".join(figure.words(text) for figure in (claim.value, claim.change) if figure),
        marked(interval_in_short(claim.period.from_, claim.period.until) if claim.period else "", "period"),
        marked(claim.baseline.surface if claim.baseline else "", "baseline"),
    )


def _left_out(count: int, what: str) -> str:
    return f"<p>… and {count:,} more {what}</p>" if count > 0 else ""


def _marked(extraction: Extraction) -> str:
    """The text, with a mark around each stretch that makes claims, which says their numbers, and figures in bold."""
    text = extraction.article.text[:_MOST_TEXT]
    parts, position = [], 0
    for start, end, numbers in _joined(extraction.claims):
        parts.append(escape(text[position:start]))
        words = _with_figures(text, start, min(end, len(text)), extraction.figures)
        parts.append(f'<mark data-claims="{" ".join(map(str, numbers))}">{words}</mark>' if start < len(text) else "")
        position = end
    return "".join((*parts, escape(text[position:])))


def _with_figures(text: str, start: int, end: int, figures: Iterable[Figure]) -> str:
    """The words from start to end, with the figures that are whole inside of them in bold."""
    parts = []
    for figure in figures:
        if start <= figure.start and figure.end <= end:
            parts.append(f"{escape(text[start : figure.start])}<b>{escape(text[figure.start : figure.end])}</b>")
            start = figure.end
    return "".join((*parts, escape(text[start:end])))


def _joined(claims: Iterable[Claim]) -> list[tuple[int, int, list[int]]]:
    """The stretches that claims cover, in text order, those that overlap as one, each with the numbers of its claims from 1."""
    stretches: list[tuple[int, int, list[int]]] = []
    for number, claim in sorted(enumerate(claims, 1), key=lambda numbered: numbered[1].start):
        start, end, those = stretches.pop() if stretches and claim.start < stretches[-1][1] else (claim.start, 0, [])
        those.append(number)
        stretches.append((start, max(end, claim.end), those))
    return stretches
