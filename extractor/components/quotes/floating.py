"""Quotes without an attribution of their own: they inherit the speaker of the words before them.

In this order: a label inside the marks; a paragraph that introduces them with a colon; the last quote of their paragraph;
the subject of the sentence before them; the last quote of the paragraph before.
"""

from __future__ import annotations

import re

from extractor.components.clauses.columns import SUBJECTS
from extractor.components.clauses.marks import Marked, final_character
from extractor.components.clauses.speech import Paragraph, Speech
from extractor.components.quotes.beside import attribute_before
from extractor.components.quotes.draft import Draft
from extractor.components.quotes.objects import is_title
from extractor.components.quotes.speakers import noun_phrase
from extractor.textrange import TextRange

_LABEL = re.compile(r"(?P<label>[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){0,3})\s?:\s+(?=\S)")
_BODIES = frozenset({"PERSON", "ORG", "NORP"})


def find_floating(speech: Speech, drafts: list[Draft], used: set[Marked]) -> list[Draft]:
    """The stretches that are sentences of their own and belong to no attribution beside them."""
    found: list[Draft] = []
    ahead = sorted(drafts, key=lambda draft: draft.start, reverse=True)
    previous: Draft | None = None  # the last quote in front
    before: Paragraph | None = None
    for paragraph in speech.paragraphs:
        for marked in paragraph.marked:
            alone = marked.outer.start == paragraph.start and marked.outer.end >= paragraph.end - 1
            if marked.level or marked in used or not _is_sentence(speech, marked, alone=alone):
                continue
            while ahead and ahead[-1].start <= marked.start:
                latest = ahead.pop()
                previous = latest if previous is None or latest.start > previous.start else previous
            previous = _floating(speech, marked, paragraph, before, previous)
            found.append(previous)
            used.add(marked)
        before = paragraph
    return found


def _floating(
    speech: Speech, marked: Marked, paragraph: Paragraph, before: Paragraph | None, previous: Draft | None
) -> Draft:
    draft = Draft([TextRange(marked.start, marked.end)], "direct", "floating")
    if (label := _LABEL.match(speech.text, marked.start, marked.end)) is not None:
        return Draft(
            [TextRange(label.end(), marked.end)], "direct", "turn.marked", speaker=TextRange(*label.span("label"))
        )
    if before is not None and speech.text[before.start : before.end].rstrip()[-1:] == ":":
        introduction = attribute_before(speech, marked, speech.sentence_of(before.stop - 1)[0], before.stop)
        if introduction is not None:
            return introduction.draft(draft.fragments, "direct")
    if previous is not None and previous.end > paragraph.start:
        draft.speaker = previous.speaker
    elif marked.outer.start > paragraph.start and (subject := _subject_before(speech, marked)) is not None:
        draft.speaker = subject
    elif previous is not None and before is not None and previous.end > before.start:
        draft.speaker = previous.speaker
    draft.inferred = draft.speaker is not None
    return draft


def _subject_before(speech: Speech, marked: Marked) -> TextRange | None:
    """The person or body that the sentence before a quote is about."""
    a, b = speech.sentence_of(speech.token_at(marked.outer.start) - 1)
    subject = next((i for i in range(a, b) if speech.deps[i] in SUBJECTS and not speech.inside[i]), None)
    if subject is None or not (speech.tags[subject] == "PRP" or speech.entities[subject] in _BODIES):
        return None
    return noun_phrase(speech, subject)


def _is_sentence(speech: Speech, marked: Marked, *, alone: bool) -> bool:
    """Whether a stretch is a sentence on its own: it begins one, and ends like one."""
    token = speech.token_at(marked.outer.start)
    if any(not speech.is_space(i) for i in range(speech.sentence_of(token)[0], token)):
        return False
    words = speech.text[marked.start : marked.end]
    if alone and words.count(" ") >= 3 and not is_title(words):
        return True
    final = final_character(speech.text, marked)
    if final.isalnum():  # British style: "To feed people".
        final = speech.text[marked.outer.end : marked.outer.end + 1] or final
    return final in ".!?…"
