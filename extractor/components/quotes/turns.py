"""Transcripts and interviews: lines that begin with who speaks, "Q: ...", "JONES: ...", "Ana Ruiz: ..."."""

from __future__ import annotations

import re
from collections import Counter

from extractor.components.quotes.draft import Draft
from extractor.components.quotes.reading import Paragraph, Reading
from extractor.textrange import TextRange

# The label of a turn: one letter for question and answer, capitals, or one to four capitalised words.
_LABEL = re.compile(
    r"""(?P<label> [QA] | Question | Answer
      | [A-Z][A-Z.'’-]+ (?:\ [A-Z][A-Z.'’-]*){0,3}
      | [A-Z][\w.'’-]* (?:\ [A-Z][\w.'’-]*){0,3} )
      (?:\ \([^()\n]{1,40}\))? \s? (?: : | (?<=\b[QA])\. ) \s+ (?=\S)""",
    re.VERBOSE,
)
_QUESTION_LABELS = frozenset({"Q", "Question"})
_MIN_TURNS = 2  # lines with labels in capitals
_MIN_NAMED_TURNS = 3  # lines with labels that could be a heading's: "Background: ..."


def find_turns(reading: Reading) -> list[Draft]:
    """The turns of a transcript, each a direct quote of its label; their paragraphs are closed to the other finders."""
    labelled = []
    for paragraph in reading.paragraphs:
        match = _LABEL.match(reading.text, paragraph.start, paragraph.end)
        if match is not None and match.end() < paragraph.end:
            labelled.append((paragraph, match))
    plain = [pair for pair in labelled if pair[1]["label"].isupper() or pair[1]["label"] in ("Question", "Answer")]
    if len(plain) >= _MIN_TURNS:
        turns = plain
    elif _looks_like_dialogue([match["label"] for _, match in labelled]):
        turns = labelled
    else:
        return []
    return [draft for paragraph, match in turns if (draft := _turn(reading, paragraph, match)) is not None]


def _looks_like_dialogue(labels: list[str]) -> bool:
    """Whether labels are speakers taking turns: at least one comes back."""
    return len(labels) >= _MIN_NAMED_TURNS and max(Counter(labels).values()) >= 2 and len(set(labels)) >= 2


def _turn(reading: Reading, paragraph: Paragraph, match: re.Match[str]) -> Draft | None:
    words = reading.text[match.end() : paragraph.end]
    if words[0] in "\"“'‘«„`":
        return None  # the marks say more than the label
    for i in range(reading.token_at(paragraph.start), paragraph.stop):
        reading.inside[i] = 1
    paragraph.marked = []
    label = match["label"]
    if label in _QUESTION_LABELS:
        return None
    colon = reading.text.find(":", match.end("label"), match.end())
    colon = match.end("label") if colon < 0 else colon  # "A. We ran."
    return Draft(
        [TextRange(match.end(), match.end() + len(words.rstrip()))],
        "direct",
        "turn",
        speaker=TextRange(match.start("label"), match.end("label")),
        cue=TextRange(colon, colon + 1),
        medium="interview",
    )
