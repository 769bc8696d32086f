"""Transcripts and interviews: lines that begin with who speaks, "Q: ...", "JONES: ...", "Ana Ruiz: ..."."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

# The label of a turn: one letter for question and answer, capitals, or one to four capitalised words.
_LABEL = re.compile(
    r"""(?P<label> [QA] | Question | Answer
      | [A-Z][A-Z.'’-]+ (?:\ [A-Z][A-Z.'’-]*){0,3}
      | [A-Z][\w.'’-]* (?:\ [A-Z][\w.'’-]*){0,3} )
      (?:\ \([^()\n]{1,40}\))? \s? (?: (?P<colon>:) | (?<=\b[QA])\. ) \s+ (?=\S)""",
    re.VERBOSE,
)
_QUESTION_LABELS = frozenset({"Q", "Question"})
_MIN_TURNS = 2  # lines with labels in capitals
# Labels in capitals of which none comes twice; more, or no question, are those of a column: "RISKS: ..."
_MOST_ALONE = 2
_MIN_NAMED_TURNS = 3  # lines with labels that could be a heading's: "Background: ..."


class Turn(NamedTuple):
    """A line of a transcript, in characters: its label ends at `label`, a colon may stand at `colon`, the words at `words`.

    `answers` is false for the questions of a nameless reporter.
    """

    label: int
    colon: int
    words: int
    answers: bool


def find_turns(text: str, lines: Sequence[tuple[int, int]]) -> dict[int, Turn]:
    """The turns among the lines of a text, by the start of their line; none where it is no transcript."""
    found = {start: match for start, end in lines if (match := _LABEL.match(text, start, end)) and match.end() < end}
    plain = {a: m for a, m in found.items() if m["label"].isupper() or m["label"] in ("Question", "Answer")}
    counts = Counter(match["label"] for match in found.values())
    is_alphabet = len(plain) == len(counts) and all(len(label) == 1 for label in counts) and "C" in counts
    if len(plain) >= _MIN_TURNS and not is_alphabet:
        asks = any("?" in text[match.end() : end] for start, end in lines if (match := plain.get(start)))
        is_column = len(plain) > _MOST_ALONE or not asks
        if is_column and all(counts[match["label"]] == 1 for match in plain.values()):
            return {}
        found = plain
    elif len(found) < _MIN_NAMED_TURNS or max(counts.values()) < 2 or len(counts) < 2:
        return {}
    return {
        start: Turn(
            match.end("label"),
            match.start("colon") if match["colon"] else match.end("label"),  # "A. We ran."
            match.end(),
            match["label"] not in _QUESTION_LABELS,
        )
        for start, match in found.items()
        if text[match.end()] not in "\"“'‘«„`"  # the marks say more than the label
    }
