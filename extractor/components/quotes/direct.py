"""Direct quotes: marked stretches that an attribution beside them gives to a speaker.

For each outermost stretch the words outside the marks are looked at, after it and before it, as far as the sentence goes:
    after    "...," said X     "...," X, the mayor of Y, said     "...", X wrote on Z
    before   X said: "..."     X told reporters on Monday, "..."  X said that "..."
    both     "...," X said, "..."     one quote, two fragments
    dash     "..." — X
"""

from __future__ import annotations

from bisect import bisect_right

from extractor.components.clauses.marks import Marked
from extractor.components.quotes.after import attribute_after
from extractor.components.quotes.before import attribute_before
from extractor.components.quotes.draft import Draft
from extractor.components.quotes.reading import QUOTE_MARKS, Paragraph, Reading
from extractor.textrange import TextRange

_REACH = 60  # tokens of a sentence in which an attribution is looked for


def find_direct(reading: Reading) -> tuple[list[Draft], set[Marked]]:
    """The attributed direct quotes, and the stretches that they use."""
    drafts: list[Draft] = []
    used: set[Marked] = set()
    for paragraph in reading.paragraphs:
        outermost = [marked for marked in paragraph.marked if marked.level == 0]
        previous: tuple[Draft, Marked] | None = None
        for k, marked in enumerate(outermost):
            left = outermost[k - 1].outer.end if k else paragraph.start
            right = outermost[k + 1].outer.start if k + 1 < len(outermost) else paragraph.end
            before = _tokens_before(reading, paragraph, left, marked)
            if previous and previous[1] is outermost[k - 1] and _continues(reading, previous, marked, before):
                previous[0].fragments.append(TextRange(marked.start, marked.end))
                used.add(marked)
                previous = (previous[0], marked)
                continue
            after = _tokens_after(reading, paragraph, marked, right)
            attribution = attribute_before(reading, marked, before) or attribute_after(reading, marked, before, after)
            if attribution is None:
                continue
            draft = attribution.draft([TextRange(marked.start, marked.end)], "direct")
            drafts.append(draft)
            used.add(marked)
            previous = (draft, marked)
    return drafts, used


def _tokens_before(reading: Reading, paragraph: Paragraph, left: int, marked: Marked) -> tuple[int, int]:
    """The tokens between the last sentence border (or the last stretch) and the opening mark."""
    stop = reading.token_at(marked.outer.start)
    first = reading.token_at(left)
    at = bisect_right(paragraph.sentences, (stop, len(reading.lower))) - 1
    if at >= 0:
        first = max(first, paragraph.sentences[at][0])
    while first < stop and reading.is_space(first):
        first += 1
    return max(first, stop - _REACH), stop


def _tokens_after(reading: Reading, paragraph: Paragraph, marked: Marked, right: int) -> tuple[int, int]:
    """The tokens between the closing mark and the end of the sentence (or the next stretch)."""
    first, stop = reading.token_at(marked.outer.end), reading.token_at(right)
    while first < stop and (reading.is_space(first) or reading.lower[first] in QUOTE_MARKS):
        first += 1
    for i in range(first, min(stop, first + _REACH)):
        if reading.ends_sentence(i):
            return first, i
    return first, min(stop, first + _REACH)


def _continues(reading: Reading, previous: tuple[Draft, Marked], marked: Marked, before: tuple[int, int]) -> bool:
    """Whether a stretch goes on with the sentence of the one before, over the attribution between them."""
    draft, last = previous
    if not last.closed:
        return False
    if draft.rule not in ("direct.after", "direct.inverted"):
        return False
    gap = reading.text[last.outer.end : marked.outer.start].strip()
    first_letter = next((c for c in reading.text[marked.start : marked.end] if c.isalpha()), "")
    if not gap or "\n" in gap:
        return False
    if any(c in gap for c in ".!?") and before[0] > reading.token_at(last.outer.end):
        return False
    stop = reading.token_at(marked.outer.start)
    cues = [reading.cues[i] for i in range(reading.token_at(last.outer.end), stop) if i in reading.cues]
    if any(cue.first != draft.cue_token for cue in cues):
        return False
    return gap[-1] in ",-—–" or (first_letter.islower() and bool(cues) and cues[-1].last == stop - 1)
