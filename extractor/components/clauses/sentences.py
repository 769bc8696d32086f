"""Sentences of a Doc: they start after each stop but that of a title, and where the parser starts one unless the words go on.

What is longer than `LONGEST` tokens is no sentence: a list without stops, a dump of data, one word again and again.  It is cut
after so many tokens, so that what costs the square of a sentence costs no more than a multiple of the text.
"""

from __future__ import annotations

from extractor.components.clauses.columns import Columns

LONGEST = 400  # tokens; of 950 articles and pages the longest sentence has 190

_ENDS = frozenset(".!?:;…\"”“'’‘»«)]}>*•|-–—")  # the last character of a token that a sentence can start after
_CLOSERS = frozenset(")]}”’\"'»")
_JOINTS = frozenset(",;")
_STOPS = frozenset({".", "!", "?", "…", "..."})


def find_sentences(columns: Columns, text: str, titles: frozenset[str]) -> list[tuple[int, int]]:
    """The sentences as token ranges, in text order; together they cover the Doc.  `titles` are words before a stop: "sgt"."""
    size = len(columns)
    if not size:
        return []
    starts = [0, *(i for i in range(1, size) if _starts(columns, text, titles, i))]
    return list(zip(starts, [*starts[1:], size], strict=True))


def cut_long(columns: Columns, sentences: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The sentences, each longer one in parts of `LONGEST` tokens; no token stays attached to another part of its sentence."""
    if all(stop - start <= LONGEST for start, stop in sentences):
        return sentences
    parts = [(cut, min(cut + LONGEST, stop)) for start, stop in sentences for cut in range(start, stop, LONGEST)]
    columns.separate(sorted({*parts}.difference(sentences)))
    return parts


def _starts(columns: Columns, text: str, titles: frozenset[str], i: int) -> bool:
    if text[columns.starts[i]].isspace():
        return False
    last = i - 1
    while last and columns.lower[last].isspace():
        last -= 1
    before = text[columns.starts[last] : columns.ends[last]]
    if "\n" in text[columns.starts[last] : columns.starts[i]]:
        return True
    if text[columns.starts[i]].islower():
        return not columns.parsed and before in _STOPS
    if (
        columns.parsed
        and columns.tags[last] != "."
        and text[columns.starts[i]].isdigit()
        and not columns.sentence_starts[i]
    ):
        return False  # the stop is part of a word: "the No. [2] maker"
    if text[columns.starts[i]] in _JOINTS or (before == "." and columns.lower[last - 1] in titles):
        return False  # "in Tampa, Fla.[,] from", "Sgt. [Lee]"
    closes = columns.starts[i] == columns.ends[last] and text[columns.starts[i]] in _CLOSERS
    if before in _STOPS and not closes:
        return True
    is_zone = columns.entities[last] == "TIME" and "time" in columns.lower[i + 1 : i + 4]  # "2 p.m. [New York time]"
    return columns.parsed and columns.sentence_starts[i] and before[-1] in _ENDS and not is_zone
