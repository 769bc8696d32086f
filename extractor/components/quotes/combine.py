"""What is reported without marks or only partly between them, as quotes; which of them stay where two want the same words."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from extractor.components.clauses.clause import Reported
from extractor.components.clauses.extents import trimmed
from extractor.components.clauses.marks import Marked
from extractor.components.clauses.sayers import is_passive
from extractor.components.clauses.speech import Speech
from extractor.components.quotes.draft import Draft
from extractor.components.quotes.objects import find_by_object
from extractor.components.quotes.speakers import phrase_after, phrase_before, phrase_of
from extractor.textrange import TextRange

_BETWEEN = frozenset({",", "``", "''"})  # tags of what may stand between "that" and its clause
_SPEAKER_REACH = 15  # tokens behind a cue in which its subject may stand: "..., warned the governor"


def find_unmarked(speech: Speech, said: Iterable[Reported], direct: list[Draft], used: set[Marked]) -> list[Draft]:
    """Indirect and mixed quotes; the marked stretches inside them are added to `used`."""
    taken = sorted(marked.outer for marked in used)
    spent = {draft.cue_token for draft in direct if draft.cue_token is not None}
    drafts = [
        draft
        for one in said
        if one.class_ is not None
        and one.words is not None
        and one.words[0] not in spent
        and (draft := _draft(speech, one, taken)) is not None
    ]
    drafts = _without_overlaps(drafts)
    for draft in drafts:
        _settle_marks(speech, draft, used)
        if draft.kind == "indirect" and _is_dialogue(speech, draft):
            draft.kind, draft.rule = "direct", "dialogue"
    drafts = _without_requests(speech, drafts)
    spent |= {draft.cue_token for draft in drafts if draft.cue_token is not None}
    return drafts + find_by_object(speech, spent, used)


def _without_requests(speech: Speech, drafts: list[Draft]) -> list[Draft]:
    """The quotes without what is asked for, promised or proposed and not between marks, "urged Congress to act", "vowed to
    go on", "proposed using it"; what stands inside is its own.
    """
    asked = {draft for draft in drafts if draft.kind == "indirect" and _is_deed(speech, draft)}
    for draft in drafts:
        while draft.parent in asked:
            draft.parent = draft.parent.parent
    return [draft for draft in drafts if draft not in asked]


def _is_deed(speech: Speech, draft: Draft) -> bool:
    """Whether the words behind the cue are an infinitive or a gerund without a subject."""
    first = speech.token_at(draft.start)
    is_gerund = speech.tags[first] == "VBG" and speech.deps[first] in ("xcomp", "ccomp")
    is_behind = draft.cue is not None and draft.cue.end <= draft.start
    return draft.rule == "complement.infinitive" or (is_behind and (speech.tags[first] == "TO" or is_gerund))


def _draft(speech: Speech, one: Reported, taken: list[TextRange]) -> Draft | None:
    """Reported words as a quote, without what direct quotes have taken; None without a speaker."""
    assert one.words is not None
    first, stop = one.words
    fragments = [piece for pair in one.ranges if (piece := _uncut(speech, *pair, taken)) is not None]
    if all(" " not in speech.text[start:end] for start, end in fragments):
        return None
    cue = speech.cues.get(first)
    speaker = _speaker(speech, one)
    if speaker is None and not (one.statement and cue is not None and speech.parsed and is_passive(speech, first)):
        return None
    return Draft(
        fragments,
        "direct" if one.rule == "turn" else "indirect",
        one.rule,
        speaker=speaker,
        cue=_cue_range(speech, first, stop),
        cue_class=None if one.rule == "turn" else one.class_,
        cue_token=first,
        negated=cue is not None and speech.is_negated(first),
        verb=cue.verb if cue else None,
        medium="interview" if one.rule == "turn" else None,
    )


def _cue_range(speech: Speech, first: int, stop: int) -> TextRange:
    turn, cue = speech.paragraph_of(first).turn, speech.cues.get(first)
    if turn is not None:
        return TextRange(turn.colon, turn.colon + 1)
    return speech.cue_range(cue) if cue else TextRange(speech.starts[first], speech.ends[stop - 1])


def _uncut(speech: Speech, first: int, stop: int, taken: list[TextRange]) -> TextRange | None:
    """The characters of a range, "that" in front included, up to the first stretch that a direct quote has taken."""
    that = next((i for i in range(first - 1, max(first - 4, -1), -1) if speech.tags[i] not in _BETWEEN), -1)
    if that >= 0 and (speech.lower[that], speech.tags[that]) == ("that", "IN"):
        first = that
    piece = TextRange(speech.starts[first], speech.ends[stop - 1])
    at = max(bisect_right(taken, piece) - 1, 0)
    for other in taken[at : at + 3]:
        if other.overlaps(piece):
            rest = trimmed(speech, first, speech.token_at(other.start))
            return TextRange(speech.starts[rest[0]], speech.ends[rest[1] - 1]) if rest is not None else None
    return piece


def _speaker(speech: Speech, one: Reported) -> TextRange | None:
    """Who says it: the phrase of its head, else what stands beside the words that report."""
    assert one.words is not None
    first, stop = one.words
    paragraph = speech.paragraph_of(first)
    if paragraph.turn is not None:
        return TextRange(paragraph.start, paragraph.turn.label)
    if one.rule.startswith("headline"):
        behind = one.ranges[0][0] < first
        a, b = (stop, paragraph.stop) if behind else (paragraph.first, first)
        return TextRange(speech.starts[a], speech.ends[b - 1])
    if first not in speech.cues:
        phrase = (
            phrase_of(speech, one.sayer, first)
            if one.sayer is not None
            else phrase_after(speech, stop, stop + _SPEAKER_REACH)
        )
        if phrase is not None and speech.text[phrase.end - 2 : phrase.end] in ("'s", "’s"):
            return TextRange(phrase.start, phrase.end - 2)
        return phrase
    if speech.tags[first] in ("NN", "NNS"):  # ", the bank estimates.", taken for a noun
        between = trimmed(speech, one.ranges[0][1], first)
        return phrase_before(speech, between[0], first) if between is not None else None
    speaker = phrase_of(speech, one.sayer, first)
    return (
        phrase_after(speech, stop, stop + _SPEAKER_REACH) if speaker is None and one.ranges[0][0] < first else speaker
    )


def _is_dialogue(speech: Speech, draft: Draft) -> bool:
    """Whether a dash in place of marks opens the paragraph: "— We never signed it, said the treasurer."."""
    start = speech.paragraph_of(speech.token_at(draft.start)).start
    return speech.text[start] in "—–―" and draft.start - start <= 2


def _without_overlaps(drafts: list[Draft]) -> list[Draft]:
    """A quote inside another one gets it for its parent; of two with the same words the first stays."""
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda one: (one.start, -one.end)):
        around = next((o for o in reversed(kept[-3:]) if o.start <= draft.start and draft.end <= o.end), None)
        if around is not None:
            if len(around.fragments) > 1 or around.end - around.start == draft.end - draft.start:
                continue
            if draft.rule.startswith("complement"):
                continue  # "She said she had reported a leak": the whole clause says it
            draft.parent = around
        kept.append(draft)
    return kept


def _settle_marks(speech: Speech, draft: Draft, used: set[Marked]) -> None:
    """Take the marked stretches that the quote covers, whole; it is mixed then."""
    paragraph = speech.paragraph_of(speech.token_at(draft.start))
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
