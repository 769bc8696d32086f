"""Direct quotes: marked stretches that an attribution beside them gives to a speaker.

For each outermost stretch the words outside the marks are looked at, after it and before it, as far as the sentence goes:
    after    "...," said X     "...," X, the mayor of Y, said     "...", X wrote on Z
    before   X said: "..."     X told reporters on Monday, "..."  X said that "..."
    both     "...," X said, "..."     one quote, two fragments
    dash     "..." — X
"""

from __future__ import annotations

from extractor.components.clauses.marks import Marked
from extractor.components.clauses.speech import QUOTE_MARKS, Paragraph, Speech
from extractor.components.quotes.after import attribute_after
from extractor.components.quotes.before import attribute_before
from extractor.components.quotes.draft import Draft
from extractor.textrange import TextRange

_REACH = 60  # tokens of a sentence in which an attribution is looked for


def find_direct(speech: Speech) -> tuple[list[Draft], set[Marked]]:
    """The attributed direct quotes, and the stretches that they use."""
    drafts: list[Draft] = []
    used: set[Marked] = set()
    for paragraph in speech.paragraphs:
        outermost = [marked for marked in paragraph.marked if marked.level == 0]
        previous: tuple[Draft, Marked] | None = None
        for k, marked in enumerate(outermost):
            left = outermost[k - 1].outer.end if k else paragraph.start
            right = outermost[k + 1].outer.start if k + 1 < len(outermost) else paragraph.end
            before = _tokens_before(speech, paragraph, left, marked)
            if previous and previous[1] is outermost[k - 1] and _continues(speech, previous, marked, before):
                previous[0].fragments.append(TextRange(marked.start, marked.end))
                used.add(marked)
                previous = (previous[0], marked)
                continue
            after = _tokens_after(speech, paragraph, marked, right)
            attribution = attribute_before(speech, marked, before) or attribute_after(speech, marked, before, after)
            if attribution is None:
                continue
            draft = attribution.draft([TextRange(marked.start, marked.end)], "direct")
            drafts.append(draft)
            used.add(marked)
            previous = (draft, marked)
    return drafts, used


def _tokens_before(speech: Speech, paragraph: Paragraph, left: int, marked: Marked) -> tuple[int, int]:
    """The tokens between the last sentence border (or the last stretch) and the opening mark."""
    stop = speech.token_at(marked.outer.start)
    first = max(speech.token_at(left), speech.sentence_of(stop)[0])
    while first < stop and speech.is_space(first):
        first += 1
    return max(first, stop - _REACH), stop


def _tokens_after(speech: Speech, paragraph: Paragraph, marked: Marked, right: int) -> tuple[int, int]:
    """The tokens between the closing mark and the end of the sentence (or the next stretch)."""
    first, stop = speech.token_at(marked.outer.end), speech.token_at(right)
    while first < stop and (speech.is_space(first) or speech.lower[first] in QUOTE_MARKS):
        first += 1
    for i in range(first, min(stop, first + _REACH)):
        if speech.ends_sentence(i):
            return first, i
    return first, min(stop, first + _REACH)


def _continues(speech: Speech, previous: tuple[Draft, Marked], marked: Marked, before: tuple[int, int]) -> bool:
    """Whether a stretch goes on with the sentence of the one before, over the attribution between them."""
    draft, last = previous
    if not last.closed:
        return False
    if draft.rule not in ("direct.after", "direct.inverted"):
        return False
    gap = speech.text[last.outer.end : marked.outer.start].strip()
    first_letter = next((c for c in speech.text[marked.start : marked.end] if c.isalpha()), "")
    if not gap or "\n" in gap:
        return False
    if any(c in gap for c in ".!?") and before[0] > speech.token_at(last.outer.end):
        return False
    stop = speech.token_at(marked.outer.start)
    cues = [speech.cues[i] for i in range(speech.token_at(last.outer.end), stop) if i in speech.cues]
    if any(cue.first != draft.cue_token for cue in cues):
        return False
    return gap[-1] in ",-—–" or (first_letter.islower() and bool(cues) and cues[-1].last == stop - 1)
