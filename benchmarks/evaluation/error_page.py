"""All differences between gold and found as one HTML page to read, article by article."""

from __future__ import annotations

from collections import Counter
from html import escape
from itertools import groupby
from pathlib import Path

from benchmarks.evaluation.evaluate import Evaluation
from benchmarks.evaluation.gold import GoldArticle
from benchmarks.evaluation.sheet import Miss
from benchmarks.evaluation.tables import render_table

_CONTEXT = 90  # code points on each side of the words in question
_STYLE = """
body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 75rem; padding: 0 1rem; color: #222 }
pre { background: #f6f6f4; padding: 1rem; overflow-x: auto }
table { border-collapse: collapse; width: 100% }
td, th { border-bottom: 1px solid #ddd; padding: .35rem .6rem; text-align: left; vertical-align: top }
td.context { width: 45%; color: #666 }
mark { background: #ffe58a; color: #000 }
.missed td:first-child, .spurious td:first-child { font-weight: 600 }
h2 { margin-top: 2.5rem } h2 small { color: #777; font-weight: 400 }
"""


def write_error_page(evaluation: Evaluation, path: str | Path) -> None:
    """Write the page.  Everything that comes from articles and extractions is escaped."""
    Path(path).write_text(error_page(evaluation), encoding="utf-8")


def error_page(evaluation: Evaluation) -> str:
    """The page as HTML: the tables, the commonest errors, and every error with its words in their sentence."""
    articles = {article.id: article for article in evaluation.articles}
    commonest = Counter((miss.topic, miss.slot) for miss in evaluation.misses).most_common()
    parts = [
        "<!doctype html>",
        '<html lang="en"><head><meta charset="utf-8"><title>Errors on the corpus</title>',
        f"<style>{_STYLE}</style></head><body>",
        f"<h1>{len(evaluation.misses)} differences in {len(articles)} articles</h1>",
        *(f"<pre>{escape(render_table(table))}</pre>" for table in evaluation.tables),
        *(
            f"<p><strong>{escape(failure.input_id)}</strong>: {escape(str(failure.error))}</p>"
            for failure in evaluation.failures
        ),
        "<p>" + ", ".join(f"{escape(topic)}: {escape(slot)} {n}" for (topic, slot), n in commonest) + "</p>",
    ]
    in_pages = [
        miss for miss in evaluation.misses if miss.article in articles
    ]  # the sentences of `clauses/` have no page
    for name, misses in groupby(in_pages, key=lambda miss: miss.article):
        article = articles[name]
        about = ", ".join((article.site, article.published, article.split))
        parts.append(f'<h2 id="{escape(name)}">{escape(name)} <small>{escape(about)}</small></h2>')
        parts.append("<table><tr><th>slot</th><th>words</th><th>gold</th><th>found</th></tr>")
        parts += [_row(miss, article) for miss in misses]
        parts.append("</table>")
    return "\n".join([*parts, "</body></html>", ""])


def _row(miss: Miss, article: GoldArticle) -> str:
    cells = "".join(f"<td>{escape(cell)}</td>" for cell in (miss.gold, miss.found))
    return (
        f'<tr class="{escape(miss.slot)}"><td>{escape(miss.topic)}: {escape(miss.slot)}</td>'
        f'<td class="context">{_context(miss, article.text)}</td>{cells}</tr>'
    )


def _context(miss: Miss, text: str) -> str:
    if miss.range is None or miss.range.start < 0:
        return f"<mark>{escape(miss.surface)}</mark>"
    start, end = miss.range
    before, after = text[max(0, start - _CONTEXT) : start], text[end : end + _CONTEXT]
    return f"{escape(before)}<mark>{escape(text[start:end])}</mark>{escape(after)}"
