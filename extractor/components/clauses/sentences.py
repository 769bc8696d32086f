"""Sentences of a Doc: where the parser starts one, unless the words say that it goes on; without a parser, at the marks."""

from __future__ import annotations

from extractor.components.clauses.columns import Columns

_ENDS = frozenset(".!?:;…\"”“'’‘»«)]}>*•|-–—")  # the last character of a token that a sentence can start behind
_STOPS = frozenset({".", "!", "?", "…", "..."})


def find_sentences(columns: Columns, text: str) -> list[tuple[int, int]]:
    """The sentences as token ranges, in text order; together they cover the Doc."""
    size = len(columns)
    if not size:
        return []
    starts = [0, *(i for i in range(1, size) if _starts(columns, text, i))]
    return list(zip(starts, [*starts[1:], size], strict=True))


def _starts(columns: Columns, text: str, i: int) -> bool:
    before = text[columns.starts[i - 1] : columns.ends[i - 1]]
    if text[columns.starts[i]].isspace():
        return False
    if "\n" in before:
        return True
    if not columns.parsed:
        return before in _STOPS
    return columns.sentence_starts[i] and before[-1] in _ENDS and not text[columns.starts[i]].islower()
