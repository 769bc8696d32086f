"""Direct quotes: marked stretches that an attribution beside them gives to a speaker.

For each outermost stretch the words outside the marks are looked at (`beside`), before it and after it, as far as the
sentence goes; a stretch that goes on with the sentence of the one before is its second fragment: "...," X said, "...".
"""

from __future__ import annotations

from extractor.components.quotes.beside import attribute_before
from extractor.components.quotes.draft import Draft
from extractor.components.quotes.rules import first_of
from extractor.components.speech.marks import Marked, final_character
from extractor.components.speech.speech import Speech

_JOINTS = frozenset({",", "-", "—", "–", "and", "but"})
_MOST_TOKENS = 60  # tokens after a stretch in which an attribution is looked for


def find_direct(speech: Speech) -> tuple[list[Draft], set[Marked]]:
    """The attributed direct quotes, and the stretches that they use."""
    drafts: list[Draft] = []
    used: set[Marked] = set()
    for paragraph in speech.paragraphs:
        outermost = [marked for marked in paragraph.marked if marked.level == 0]
        last_end, open_draft = paragraph.start, None  # the quote that the stretch before belongs to
        for k, marked in enumerate(outermost):
            start, stop = speech.token_at(last_end), speech.token_at(marked.outer.start)
            if open_draft is not None and _goes_on(speech, open_draft, marked, start, stop):
                open_draft.fragments.append(marked.words)
                used.add(marked)
            else:
                first = max(start, speech.sentence_of(stop)[0])
                open_draft = attribute_before(speech, marked, first, stop)
                # a colon says less than a verb after it: "Others were kinder: “...”, said Lee"
                is_weak = open_draft is not None and open_draft.verb is None and _leads_on(speech, marked)
                is_open = is_weak or (open_draft is None and first == stop)
                if is_open and marked.closed:
                    right = outermost[k + 1].outer.start if k + 1 < len(outermost) else paragraph.end
                    open_draft = (
                        first_of("after", speech, marked, *_sentence_after(speech, marked, right)) or open_draft
                    )
                if open_draft is not None:
                    drafts.append(open_draft)
                    used.add(marked)
            last_end = marked.outer.end
    return drafts, used


def _leads_on(speech: Speech, marked: Marked) -> bool:
    """Whether the sentence goes on after a stretch, by its last comma."""
    return "," in (final_character(speech.text, marked), speech.text[marked.outer.end : marked.outer.end + 1])


def _sentence_after(speech: Speech, marked: Marked, right: int) -> tuple[int, int]:
    """The tokens between the closing mark and the end of the sentence, or the next stretch."""
    first = speech.token_at(marked.outer.end)
    limit = min(speech.token_at(right), first + _MOST_TOKENS)
    return first, next((i for i in range(first, limit) if speech.ends_sentence(i)), limit)


def _goes_on(speech: Speech, draft: Draft, marked: Marked, start: int, stop: int) -> bool:
    """Whether a stretch, no title, goes on with the sentence of the one before, over the attribution in tokens [start, stop)."""
    others = [i for i in range(start, stop) if i in speech.cues and i != draft.cue_token]
    return speech.lower[stop - 1] in _JOINTS and not others and not first_of("no_quote", speech, marked)
