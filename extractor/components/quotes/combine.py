"""What is reported without marks or only partly between them, as quotes; which of them stay where two want the same words."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from extractor.components.quotes.draft import Draft
from extractor.components.quotes.objects import find_by_object
from extractor.components.quotes.rules import RULES, first_of
from extractor.components.quotes.speakers import phrase_after, phrase_before, phrase_of
from extractor.components.speech.extents import trimmed
from extractor.components.speech.marks import Marked
from extractor.components.speech.reported import Reported
from extractor.components.speech.speakers import is_passive
from extractor.components.speech.speech import Speech
from extractor.record.quote import QuoteKind
from extractor.record.textrange import TextRange

_BETWEEN = frozenset({",", "``", "''"})  # tags of what may come between "that" and its clause
_MOST_TOKENS = 15  # tokens after a cue that may be its subject: "..., warned the governor"


def find_unmarked(speech: Speech, said: Iterable[Reported], direct: list[Draft], used: set[Marked]) -> list[Draft]:
    """Indirect and mixed quotes; the marked stretches inside them are added to `used`."""
    taken = sorted(marked.outer for marked in used)
    spent = {draft.cue_token for draft in direct if draft.cue_token is not None}
    drafts = [
        draft
        for reported in said
        if reported.statement
        and reported.class_ is not None
        and reported.words is not None
        and reported.words[0] not in spent
        and (draft := _draft(speech, reported, taken)) is not None
        and not (_settle_marks(speech, draft, used) == "indirect" and first_of("no_statement", speech, draft))
    ]
    drafts = _without_overlaps(drafts)
    spent |= {draft.cue_token for draft in drafts if draft.cue_token is not None}
    return drafts + find_by_object(speech, spent, used)


@RULES.add("deed", "no_statement", "Nia vowed to drain the lake.", "Nia vowed that the lake would go.")
def _is_deed(speech: Speech, draft: Draft) -> bool:
    """Whether something is asked, promised or judged, not stated: "vowed to act", "proposed using it", "found it hard"."""
    first, stop = speech.token_at(draft.start), speech.token_at(draft.end)
    follows = draft.verb is not None and draft.cue is not None and draft.cue.end <= draft.start
    if not follows or (speech.lower[first], speech.tags[first]) == ("that", "IN"):
        return False
    verbs = [i for i in range(first, stop) if speech.columns.is_verb(i) and speech.tags[i] != "VBG"]
    return speech.tags[first] == "TO" or all(speech.tags[i - 1] == "TO" for i in verbs)


def _draft(speech: Speech, reported: Reported, taken: list[TextRange]) -> Draft | None:
    """Reported words as a quote, without what direct quotes have taken; None without a speaker."""
    assert reported.words is not None
    first, stop = reported.words
    fragments = [piece for pair in reported.ranges if (piece := _uncut(speech, *pair, taken)) is not None]
    if all(" " not in speech.text[start:end] for start, end in fragments):
        return None
    cue = speech.cues.get(first)
    speaker = _speaker(speech, reported)
    if speaker is None and not (cue is not None and speech.parsed and is_passive(speech, first)):
        return None
    turn = speech.paragraph_of(first).turn
    return Draft(
        fragments,
        "direct" if turn else "indirect",
        reported.rule,
        speaker=speaker,
        cue=speech.cue_range(cue) if cue else TextRange(speech.starts[first], speech.ends[stop - 1]),
        cue_class=None if turn else reported.class_,
        cue_token=first,
        negated=cue is not None and speech.is_negated(first),
        verb=cue.verb if cue else None,
        medium=turn.medium if turn else None,
    )


def _uncut(speech: Speech, first: int, stop: int, taken: list[TextRange]) -> TextRange | None:
    """The characters of a range, "that" in front included, up to the first stretch that a direct quote has taken."""
    that = next((i for i in range(first - 1, max(first - 4, -1), -1) if speech.tags[i] not in _BETWEEN), -1)
    if that >= 0 and (speech.lower[that], speech.tags[that]) == ("that", "IN"):
        first = that
    piece = TextRange(speech.starts[first], speech.ends[stop - 1])
    at = max(bisect_right(taken, piece) - 1, 0)
    cut = next((mark.start for mark in taken[at : at + 3] if mark.overlaps(piece)), None)
    if cut is None:
        return piece
    rest = trimmed(speech, first, speech.token_at(cut))
    return TextRange(speech.starts[rest[0]], speech.ends[rest[1] - 1]) if rest is not None else None


def _speaker(speech: Speech, reported: Reported) -> TextRange | None:
    """Who says it: the phrase of its head, else the words beside those that report."""
    assert reported.words is not None
    first, stop = reported.words
    paragraph = speech.paragraph_of(first)
    if paragraph.turn is not None:
        return paragraph.turn.speaker
    if reported.rule.startswith("headline"):
        follows = reported.ranges[0][0] < first
        a, b = (stop, paragraph.stop) if follows else (paragraph.first, first)
        return TextRange(speech.starts[a], speech.ends[b - 1])
    if first in speech.cues and speech.tags[first] in ("NN", "NNS"):  # ", the bank estimates.", taken for a noun
        between = trimmed(speech, reported.ranges[0][1], first)
        return phrase_before(speech, between[0], first) if between is not None else None
    speaker = phrase_of(speech, reported.speaker, first)
    may_follow = first not in speech.cues or reported.ranges[0][0] < first
    return phrase_after(speech, stop, stop + _MOST_TOKENS) if speaker is None and may_follow else speaker


def _without_overlaps(drafts: list[Draft]) -> list[Draft]:
    """A quote inside another one gets it for its parent; of two with the same words the first stays."""
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda draft: (draft.start, -draft.end)):
        draft.parent = next((o for o in reversed(kept[-3:]) if o.start <= draft.start and draft.end <= o.end), None)
        if draft.parent is None or (draft.parent.start, draft.parent.end) != (draft.start, draft.end):
            kept.append(draft)
    return kept


def _settle_marks(speech: Speech, draft: Draft, used: set[Marked]) -> QuoteKind:
    """Take the marked stretches that the quote covers, whole; it is mixed then.  Gives its kind."""
    paragraph = speech.paragraph_of(speech.token_at(draft.start))
    at = max(bisect_left(paragraph.marked, draft.start, key=lambda marked: marked.outer.start) - 1, 0)
    for marked in paragraph.marked[at:]:
        if marked.outer.start > draft.end:
            break
        if marked.level:
            continue
        for k, fragment in enumerate(draft.fragments):
            if fragment.overlaps(marked.outer):
                start, end = min(fragment.start, marked.outer.start), max(fragment.end, marked.outer.end)
                whole = (start, end) == marked.outer  # nothing but the marked words
                draft.fragments[k] = marked.words if whole else TextRange(start, end)
                used.add(marked)
                draft.kind = "direct" if whole and len(draft.fragments) == 1 else "mixed"
                break
    draft.fragments = _joined(draft.fragments)
    return draft.kind


def _joined(fragments: list[TextRange]) -> list[TextRange]:
    """The fragments, those that overlap as one: of words in marks that go on around the cue."""
    joined = fragments[:1]
    for fragment in fragments[1:]:
        if fragment.start < joined[-1].end:
            joined[-1] = TextRange(joined[-1].start, max(joined[-1].end, fragment.end))
        else:
            joined.append(fragment)
    return joined
