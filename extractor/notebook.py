"""An extraction as a notebook shows it: a table of its claims, and below it the text in which they are marked.

Plain HTML without scripts and without anything from elsewhere.  Everything that a page may have written is escaped, and
isolated from the direction of the words around it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from html import escape

from extractor.claim import Claim
from extractor.extraction import Extraction
from extractor.tables import ClaimRow, claim_rows
from extractor.timex import interval_text

_MOST_ROWS = 50
_MOST_TEXT = 20_000  # code points
_STYLE = (
    "<style>.extractor th,.extractor td{text-align:left!important;vertical-align:top}"
    ".extractor mark{background:rgba(255,200,0,.3);color:inherit}.extractor div{white-space:pre-wrap}</style>"
)
_HEADS = ("who says it", "claim", "amount", "period", "compared with")


def extraction_html(extraction: Extraction) -> str:
    """A `div` with headline, table and text; rows and text above the limits are counted and left out."""
    article, rows = extraction.article, claim_rows(extraction)
    headline = article.headline_words or extraction.input_id
    facts = (
        article.site,
        article.published.value,
        f"claims: {len(rows)}",
        f"findings: {len(extraction.findings)}",
        article.completeness.reason,
        None if extraction.producer.capabilities else f"not read: its language is {article.language}",
    )
    parts = [
        f'<p dir="auto"><b>{escape(headline)}</b><br>{escape(" · ".join(filter(None, facts)))}</p>',
        f"<table><thead>{_row(_HEADS, 'th')}</thead><tbody>",
        *(_row(_cells(row), "td") for row in rows[:_MOST_ROWS]),
        "</tbody></table>",
        _left_out(len(rows) - _MOST_ROWS, "claims: to_rows() has them all"),
        f'<details><summary>text</summary><div dir="auto">{_marked(extraction)}</div>',
        _left_out(len(article.text) - _MOST_TEXT, "characters: article.text has them all"),
        "</details>",
    ]
    return f'{_STYLE}<div class="extractor">{"".join(parts)}</div>'


def _row(cells: Iterable[str], tag: str) -> str:
    inner = "".join(f'<{tag} dir="auto">{escape(cell)}</{tag}>' for cell in cells)
    return f"<tr>{inner}</tr>"


def _cells(row: ClaimRow) -> tuple[str, ...]:
    """The cells of a row, in the order of `_HEADS`; what is not said is empty."""
    change = _amount(row.change, row.change_unit)
    moved = " ".join(filter(None, (row.direction, change))) if change else ""
    return (
        row.claimant or ("" if row.is_attributed else "article"),
        row.text,
        ", ".join(filter(None, (row.amount, moved if row.value is not None else row.direction or ""))),
        interval_text(_day(row.period_from), _day(row.period_until)),
        _amount(row.baseline, row.baseline_unit) or interval_text(_day(row.baseline_from), _day(row.baseline_until)),
    )


def _amount(value: Decimal | None, unit: str | None) -> str:
    return "" if value is None else f"{value.normalize():,f} {unit or ''}".rstrip()


def _day(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None


def _left_out(count: int, what: str) -> str:
    return f"<p>… and {count:,} more {what}</p>" if count > 0 else ""


def _marked(extraction: Extraction) -> str:
    """The text, with a mark around each stretch that makes a claim or several; it says them when it is pointed at."""
    text = extraction.article.text[:_MOST_TEXT]
    parts, place = [], 0
    for start, end, claims in _joined(extraction.claims):
        said = escape("\n".join(claim.sentence for claim in claims))
        parts.append(escape(text[place:start]))
        parts.append(f'<mark title="{said}">{escape(text[start:end])}</mark>' if start < len(text) else "")
        place = end
    return "".join((*parts, escape(text[place:])))


def _joined(claims: Iterable[Claim]) -> list[tuple[int, int, list[Claim]]]:
    """The stretches that claims cover, in text order, those that overlap as one, each with its claims."""
    stretches: list[tuple[int, int, list[Claim]]] = []
    for claim in sorted(claims, key=lambda claim: claim.start):
        start, end, those = stretches.pop() if stretches and claim.start < stretches[-1][1] else (claim.start, 0, [])
        those.append(claim)
        stretches.append((start, max(end, claim.end), those))
    return stretches
