"""Lines of one speaker: transcripts, that begin with who speaks ("Q: ...", "Ana Ruiz: ..."), and posts that end with it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from extractor.record.textrange import TextRange

# The label of a turn: one letter for question and answer, capitals, or one to four capitalised words.
_LABEL = re.compile(
    r"""(?P<label> [QA] | Question | Answer
      | [A-Z][A-Z.'’-]+ (?:\ [A-Z][A-Z.'’-]*){0,3}
      | [A-Z][\w.'’-]* (?:\ [A-Z][\w.'’-]*){0,3} )
      (?:\ \([^()\n]{1,40}\))? \s? (?: (?P<colon>:) | (?<=\b[QA])\. ) \s+ (?=\S)""",
    re.VERBOSE,
)
# How an embedded post ends: "... https://t.co/x1 — Ana Ruiz (@anaruiz) June 9, 2025"
_HANDLE = r" \(@\w{1,30}\) [A-Z][a-z]+ \d{1,2}, \d{4}\s*"
_SIGNED = re.compile(
    r"(?:\s*\b(?:https?://|pic\.)\S+)*\s?(?P<joint>[—–])\s?(?P<name>[^\W\d_][^—–()\n]{1,60}?)" + _HANDLE + r"\Z"
)
_OTHER = re.compile(_HANDLE)
_MOST_SIGNED = 250  # characters from the end of a line
_MARKS = frozenset("\"“'‘«„`")
_QUESTION_LABELS = frozenset({"Q", "Question"})
_MIN_TURNS = 2  # lines with labels in capitals
# Labels in capitals of which none comes twice; more, or no question, are those of a column: "RISKS: ..."
_MOST_ALONE = 2
_MIN_NAMED_TURNS = 3  # lines with labels that could be a heading's: "Background: ..."


class Turn(NamedTuple):
    """A line of one speaker, in characters: who it is, where a mark joins name and words, and the words.

    `answers` is false for the questions of a nameless reporter.
    """

    speaker: TextRange
    joint: int
    words: TextRange
    answers: bool = True
    medium: Literal["interview", "post"] = "interview"


def find_turns(text: str, lines: Sequence[tuple[int, int]]) -> dict[int, Turn]:
    """The turns and posts among the lines of a text, by the start of their line."""
    return dict(_posts(text, lines)) | _turns(text, lines)


def _posts(text: str, lines: Sequence[tuple[int, int]]) -> Iterator[tuple[int, Turn]]:
    """The embedded posts, the last of each line, but for those with marks in them, which say more than the signature."""
    for start, end in lines:
        signed = _SIGNED.search(text[max(start, end - _MOST_SIGNED) : end])
        if signed is None:
            continue
        shift = max(start, end - _MOST_SIGNED)
        stop, name = shift + signed.start(), TextRange(*(shift + i for i in signed.span("name")))
        first = max((match.end() for match in _OTHER.finditer(text, start, stop)), default=start)
        if first < stop and not any(mark in text[first:stop] for mark in '"“'):
            yield start, Turn(name, shift + signed.start("joint"), TextRange(first, stop), medium="post")


def _turns(text: str, lines: Sequence[tuple[int, int]]) -> dict[int, Turn]:
    """The turns of a transcript, by the start of their line; none where the text is none."""
    labelled = {start: match for start, end in lines if (match := _LABEL.match(text, start, end)) and match.end() < end}
    ends = dict(lines)
    plain = {a: m for a, m in labelled.items() if m["label"].isupper() or m["label"] in ("Question", "Answer")}
    counts = Counter(match["label"] for match in labelled.values())
    is_alphabet = len(plain) == len(counts) and all(len(label) == 1 for label in counts) and "C" in counts
    if len(plain) >= _MIN_TURNS and not is_alphabet:
        asks = any("?" in text[match.end() : end] for start, end in lines if (match := plain.get(start)))
        is_column = len(plain) > _MOST_ALONE or not asks
        if is_column and all(counts[match["label"]] == 1 for match in plain.values()):
            return {}
        labelled = plain
    elif len(labelled) < _MIN_NAMED_TURNS or max(counts.values()) < 2 or len(counts) < 2:
        return {}
    return {
        start: Turn(
            TextRange(start, match.end("label")),
            match.start("colon") if match["colon"] else match.end("label"),  # "A. We ran."
            TextRange(match.end(), ends[start]),
            match["label"] not in _QUESTION_LABELS,
        )
        for start, match in labelled.items()
        if text[match.end()] not in _MARKS  # the marks say more than the label
    }
