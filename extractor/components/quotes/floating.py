"""Quotes without an attribution of their own: they inherit the speaker of the words before them.

In this order: a paragraph that introduces them with a colon; a label inside the marks; the last quote of their paragraph;
the subject of the sentence before them; the last quote of the paragraph before.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from extractor.components.clauses.marks import Marked, final_character
from extractor.components.clauses.speech import Paragraph, Speech
from extractor.components.quotes.before import before_colon
from extractor.components.quotes.draft import Attribution, Draft
from extractor.components.quotes.objects import is_title
from extractor.components.quotes.speakers import noun_phrase, speaker_of
from extractor.textrange import TextRange

_LABEL = re.compile(r"(?P<label>[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){0,3})\s?:\s+(?=\S)")
_PERSONAL = frozenset({"he", "she", "they", "i", "we"})
_MIN_BLOCK_WORDS = 5


def find_floating(speech: Speech, drafts: list[Draft], used: set[Marked]) -> list[Draft]:
    """The stretches that are sentences of their own and belong to no attribution beside them."""
    found: list[Draft] = []
    ordered = sorted(drafts, key=lambda draft: draft.start)
    starts = [draft.start for draft in ordered]
    last: Draft | None = None  # the last floating quote
    paragraph_before: Paragraph | None = None
    for paragraph in speech.paragraphs:
        introduction = _introduction(speech, paragraph_before) if paragraph_before else None
        for marked in paragraph.marked:
            alone = marked.outer.start == paragraph.start and marked.outer.end >= paragraph.end - 1
            if marked.level or marked in used or not _is_sentence(speech, marked, alone=alone):
                continue
            at = bisect_right(starts, marked.start) - 1
            previous = ordered[at] if at >= 0 else None
            if last is not None and (previous is None or last.start > previous.start):
                previous = last
            draft = _floating(speech, marked, paragraph, paragraph_before, previous, introduction)
            found.append(draft)
            used.add(marked)
            last = draft
        if introduction is not None and not paragraph.marked and not _has_quote(starts, ordered, paragraph):
            block = _block_quote(speech, paragraph, introduction)
            if block is not None:
                found.append(block)
                last = block
        paragraph_before = paragraph
    return found


def _floating(
    speech: Speech,
    marked: Marked,
    paragraph: Paragraph,
    before: Paragraph | None,
    previous: Draft | None,
    introduction: Attribution | None,
) -> Draft:
    words = TextRange(marked.start, marked.end)
    label = _LABEL.match(speech.text, marked.start, marked.end)
    if label is not None:
        draft = Draft([TextRange(label.end(), marked.end)], "direct", "turn.marked")
        draft.speaker = TextRange(label.start("label"), label.end("label"))
        return draft
    at_start = marked.outer.start == paragraph.start
    if introduction is not None and at_start:
        return introduction.draft([words], "direct")
    draft = Draft([words], "direct", "floating")
    if previous is not None and previous.end > paragraph.start:
        draft.speaker = previous.speaker
    elif not at_start and (subject := _subject_before(speech, marked)) is not None:
        draft.speaker = subject
    elif previous is not None and before is not None and previous.end > before.start:
        draft.speaker = previous.speaker
    draft.inferred = draft.speaker is not None
    return draft


def _introduction(speech: Speech, paragraph: Paragraph) -> Attribution | None:
    """The attribution of a paragraph that ends with a colon: "The governor added:"."""
    last = paragraph.stop - 1
    while last > paragraph.first and speech.is_space(last):
        last -= 1
    if speech.lower[last] != ":":
        return None
    a, _ = speech.sentence_of(last)
    for i in range(last - 1, a - 1, -1):
        cue = speech.cues.get(i)
        if cue is not None and cue.takes("speech") and speech.columns.child(i, "xcomp") < 0:
            speaker = speaker_of(speech, i)
            cue_range = speech.cue_range(cue)
            if speaker is not None:
                return Attribution(speaker, cue_range, cue, "direct.introduced")
    return before_colon(speech, a, last)


def _block_quote(speech: Speech, paragraph: Paragraph, introduction: Attribution) -> Draft | None:
    """A paragraph without marks after "The governor added:" is what was said."""
    words = TextRange(paragraph.start, paragraph.end)
    is_led_on = speech.text[paragraph.end - 1] == ":"
    if (
        introduction.verb is None
        or is_led_on
        or paragraph.kind not in ("paragraph", "quote")
        or speech.text.count(" ", *words) < _MIN_BLOCK_WORDS
    ):
        return None
    return introduction.draft([words], "direct")


def _has_quote(starts: list[int], ordered: list[Draft], paragraph: Paragraph) -> bool:
    at = bisect_right(starts, paragraph.start)
    return (at < len(ordered) and starts[at] < paragraph.end) or (at > 0 and ordered[at - 1].end > paragraph.start)


def _subject_before(speech: Speech, marked: Marked) -> TextRange | None:
    """The person or body that the sentence before a quote is about."""
    token = speech.token_at(marked.outer.start) - 1
    if token < 0 or not speech.parsed:
        return None
    a, b = speech.sentence_of(token)
    for i in range(a, b):
        one = i
        if speech.deps[one] in ("nsubj", "nsubjpass") and not speech.inside[i]:
            if speech.lower[one] in _PERSONAL or speech.entities[one] in ("PERSON", "ORG", "NORP"):
                return noun_phrase(speech, one)
            return None
    return None


def _is_sentence(speech: Speech, marked: Marked, *, alone: bool) -> bool:
    """Whether a stretch is a sentence on its own: it begins one, and ends like one."""
    token = speech.token_at(marked.outer.start)
    a, _ = speech.sentence_of(token)
    if a < token and any(not speech.is_space(i) for i in range(a, token)):
        return False
    words = speech.text[marked.start : marked.end].split()
    if alone and len(words) >= 4 and not is_title(" ".join(words)):
        return True
    final = final_character(speech.text, marked)
    if final.isalnum():  # British style: "To feed people".
        final = speech.text[marked.outer.end : marked.outer.end + 1] or final
    return final in ".!?…" or (len(words) >= 3 and (final == "," or not marked.closed))
