"""Quotes without an attribution beside them: a label or the paragraph before names who speaks, or they inherit a speaker."""

from __future__ import annotations

from dataclasses import dataclass

from extractor.components.quotes.beside import attribute_before
from extractor.components.quotes.draft import Draft
from extractor.components.quotes.rules import RULES, first_of
from extractor.components.speech.marks import Marked, final_character
from extractor.components.speech.speech import Paragraph, Speech
from extractor.record.textrange import TextRange


@dataclass(frozen=True, slots=True)
class Alone:
    """A marked stretch that is a sentence of its own, its paragraph, the paragraph before, and the last quote before it."""

    speech: Speech
    marked: Marked
    paragraph: Paragraph
    before: Paragraph | None
    previous: Draft | None

    def last_speaker(self, paragraph: Paragraph | None) -> TextRange | None:
        """Who says the last quote before it, if it is in a paragraph."""
        is_there = self.previous and paragraph and self.previous.end > paragraph.start
        return self.previous.speaker if self.previous and is_there else None


def find_floating(speech: Speech, drafts: list[Draft], used: set[Marked]) -> list[Draft]:
    """The stretches that are sentences of their own and belong to no attribution beside them."""
    floating: list[Draft] = []
    ahead = sorted(drafts, key=lambda draft: draft.start, reverse=True)
    previous: Draft | None = None  # the last quote before it that is in no other
    before: Paragraph | None = None
    for paragraph in speech.paragraphs:
        for marked in paragraph.marked:
            alone = marked.outer.start == paragraph.start and marked.outer.end >= paragraph.end - 1
            if marked.level or marked in used or not _is_sentence(speech, marked, alone=alone):
                continue
            while ahead and ahead[-1].start <= marked.start:
                draft = ahead.pop()
                previous = draft if previous is None or draft.end > previous.end else previous
            if draft := first_of("alone", Alone(speech, marked, paragraph, before, previous)):
                floating.append(draft)
                used.add(marked)
                previous = draft
        before = paragraph
    return floating


@RULES.add("introduced", "alone", "Nia Grant added:\n\n“It is low.”", "Nia Grant left.\n\n“It is low.”")
def _introduced(at: Alone) -> Draft | None:
    """The paragraph before ends with an attribution and a colon."""
    if at.before is None or at.speech.text[at.before.start : at.before.end].rstrip()[-1:] != ":":
        return None
    return attribute_before(at.speech, at.marked, at.speech.sentence_of(at.before.stop - 1)[0], at.before.stop)


@RULES.add("floating", "alone", "Nia Grant left. “It is low.”", "Nia Grant left the “low” lake.", after=("introduced",))
def _floating(at: Alone) -> Draft:
    """A sentence between marks, with the speaker that it inherits, if any."""
    return Draft([at.marked.words], "direct", "floating", first_of("inherited", at))


@RULES.add(
    "same_paragraph",
    "inherited",
    "“We won,” said Nia. All cheered. “It was close.”",
    "“We won,” said Nia.\n\n“It was close.”",
)
def _of_paragraph(at: Alone) -> TextRange | None:
    """Who says the last quote of the paragraph."""
    return at.last_speaker(at.paragraph)


@RULES.add(
    "paragraph_before",
    "inherited",
    "“We won,” said Nia.\n\n“It is over.”",
    "“We won,” said Nia.\n\nAll left.\n\n“It is over.”",
    after=("same_paragraph",),
)
def _of_paragraph_before(at: Alone) -> TextRange | None:
    """Who says the last quote of the paragraph before, where no other words open this one: they may name somebody else."""
    return at.last_speaker(at.before) if at.marked.outer.start == at.paragraph.start else None


def _is_sentence(speech: Speech, marked: Marked, *, alone: bool) -> bool:
    """Whether a stretch is a sentence on its own: it begins one, and ends like one."""
    token = speech.token_at(marked.outer.start)
    if any(not speech.is_space(i) for i in range(speech.sentence_of(token)[0], token)):
        return False
    words = speech.text[marked.start : marked.end]
    if alone and words.count(" ") >= 3 and not first_of("no_quote", speech, marked):
        return True
    final = final_character(speech.text, marked)
    if final.isalnum():  # British style: "To feed people".
        final = speech.text[marked.outer.end : marked.outer.end + 1] or final
    return final in ".!?…"
