"""A pull quote in other words than the quote in the body that it repeats."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from extractor.checks.index import RULES, Index
from extractor.checks.report import report
from extractor.record.finding import Finding
from extractor.record.quote import Quote

CHECK = "quote_wording"
_SAME_QUOTE = 0.6  # below that the two are more likely two quotes
_WORD = re.compile(r"\w+(?:'\w+)*")


@RULES.add(
    CHECK,
    "",
    "Whoever owns the harbour in the end owns the town.\nAda Holt, Dale Centre\n\n"
    "“Whoever owns the harbour owns the whole town in the end,” said Ada Holt.",
    "Whoever owns the harbour owns the whole town.\nAda Holt, Dale Centre\n\n"
    "“Whoever owns the harbour owns the whole town in the end,” said Ada Holt.",
)
def check_pull_quotes(index: Index) -> Iterator[Finding]:
    """Compares a pull quote with the quote of the body that it repeats; marks, capitals and blanks do not count.

    Needs: three in five of the words in the same order.  Reported as a question, since one person may say two things alike.
    """
    quotes = index.quotes
    for quote in quotes.values():
        original = quotes.get(quote.duplicate_of or "")
        if original is None:
            continue
        printed, body = _words(index, quote), _words(index, original)
        if not _contains(body, printed) and SequenceMatcher(None, body, printed, autojunk=False).ratio() >= _SAME_QUOTE:
            message = (
                f"{_excerpt(index, quote)} and {_excerpt(index, original)} "
                "may be the same quote, but differ in wording."
            )
            yield report(index, CHECK, [quote], "inconsistent", message, binding="inferred")


def _words(index: Index, quote: Quote) -> list[str]:
    text = " ".join(index.text[fragment.start : fragment.end] for fragment in quote.fragments)
    return _WORD.findall(text.lower().replace("’", "'"))


def _contains(body: list[str], part: list[str]) -> bool:
    """True if the words follow one another in the body: a pull quote may be a part of the sentence."""
    return f" {' '.join(part)} " in f" {' '.join(body)} "


def _excerpt(index: Index, quote: Quote) -> str:
    text = " ".join(index.text[quote.start : quote.end].split())
    return f'"{text if len(text) <= 120 else text[:117] + "..."}"'
