"""The quotes that are no whole stretches between marks, and which of them stay where two want the same words."""

from __future__ import annotations

from bisect import bisect_left

from extractor.components.clauses.marks import Marked
from extractor.components.quotes.complements import find_by_complement
from extractor.components.quotes.draft import Draft
from extractor.components.quotes.indirect import find_by_verb
from extractor.components.quotes.objects import find_by_object
from extractor.components.quotes.phrases import find_by_noun, find_by_phrase
from extractor.components.quotes.reading import Reading
from extractor.textrange import TextRange


def find_unmarked(reading: Reading, direct: list[Draft], used: set[Marked]) -> list[Draft]:
    """Indirect and mixed quotes; the marked stretches inside them are added to `used`."""
    taken = sorted(marked.outer for marked in used)
    spent = {draft.cue_token for draft in direct if draft.cue_token is not None}
    drafts = find_by_verb(reading, spent, taken)
    drafts += find_by_phrase(reading, taken)
    drafts += find_by_noun(reading, taken)
    drafts += find_by_complement(reading, spent | {d.cue_token for d in drafts if d.cue_token is not None}, taken)
    drafts = _without_overlaps(drafts)
    for draft in drafts:
        _settle_marks(reading, draft, used)
        if draft.kind == "indirect" and _is_dialogue(reading, draft):
            draft.kind, draft.rule = "direct", "dialogue"
    spent |= {draft.cue_token for draft in drafts if draft.cue_token is not None}
    return drafts + find_by_object(reading, spent, used)


def _is_dialogue(reading: Reading, draft: Draft) -> bool:
    """Whether a dash in place of marks opens the paragraph: "— We never signed it, said the treasurer."."""
    start = reading.paragraph_of(reading.token_at(draft.start)).start
    return reading.text[start] in "—–―" and draft.start - start <= 2


def _without_overlaps(drafts: list[Draft]) -> list[Draft]:
    """A quote inside another one gets it for its parent; of two with the same words the first stays."""
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda one: (one.start, -one.end)):
        around = next((o for o in reversed(kept[-3:]) if o.start <= draft.start and draft.end <= o.end), None)
        if around is not None:
            if len(around.fragments) > 1 or around.end - around.start == draft.end - draft.start:
                continue
            if draft.rule == "indirect.complement":
                continue  # "She said she had reported a leak": the whole clause says it
            draft.parent = around
        kept.append(draft)
    return kept


def _settle_marks(reading: Reading, draft: Draft, used: set[Marked]) -> None:
    """Take the marked stretches that the quote covers, whole; it is mixed then."""
    paragraph = reading.paragraph_of(reading.token_at(draft.start))
    at = max(bisect_left(paragraph.marked, draft.start, key=lambda one: one.outer.start) - 1, 0)
    for marked in paragraph.marked[at:]:
        if marked.outer.start > draft.end:
            break
        if marked.level:
            continue
        for k, fragment in enumerate(draft.fragments):
            if fragment.overlaps(marked.outer):
                start, end = min(fragment.start, marked.outer.start), max(fragment.end, marked.outer.end)
                whole = (start, end) == marked.outer  # nothing but the marked words
                draft.fragments[k] = TextRange(marked.start, marked.end) if whole else TextRange(start, end)
                used.add(marked)
                draft.kind = "direct" if whole and len(draft.fragments) == 1 else "mixed"
                break
