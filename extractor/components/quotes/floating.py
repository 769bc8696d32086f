"""Quotes without an attribution of their own: they inherit the speaker of the words before them."""

from __future__ import annotations

from extractor.components.quotes.draft import Draft
from extractor.components.quotes.marks import Marked
from extractor.components.quotes.reading import Reading
from extractor.textrange import TextRange


def find_floating(reading: Reading, drafts: list[Draft], used: set[Marked]) -> list[Draft]:
    """The stretches that are sentences of their own, with the speaker of the last quote of this paragraph or the one before."""
    found: list[Draft] = []
    ordered = sorted(drafts, key=lambda draft: draft.start)
    at = 0
    last: Draft | None = None
    last_paragraph = -2
    for number, paragraph in enumerate(reading.paragraphs):
        for marked in paragraph.marked:
            if marked.level or marked in used or not _is_sentence(reading, paragraph.first, marked):
                continue
            while at < len(ordered) and ordered[at].start < marked.start:
                last = ordered[at]
                last_paragraph = _paragraph_number(reading, last.start)
                at += 1
            speaker = last.speaker if last is not None and number - last_paragraph <= 1 else None
            draft = Draft([TextRange(marked.start, marked.end)], "direct", "floating", speaker=speaker)
            draft.inferred = speaker is not None
            found.append(draft)
            used.add(marked)
            last, last_paragraph = (draft, number) if speaker else (last, last_paragraph)
    return found


def _paragraph_number(reading: Reading, offset: int) -> int:
    paragraph = reading.paragraph_of(reading.token_at(offset))
    return reading.paragraphs.index(paragraph)


def _is_sentence(reading: Reading, first: int, marked: Marked) -> bool:
    """Whether a stretch is a sentence on its own: it begins one, and ends like one."""
    token = reading.token_at(marked.outer.start)
    a, _ = reading.sentence_of(token)
    if a < token and any(not reading.doc[i].is_space for i in range(a, token)):
        return False
    words = reading.text[marked.start : marked.end].split()
    return len(words) >= 3 and (reading.text[marked.end - 1] in ".!?,…" or not marked.closed)
