"""When and where something was said: "said on Monday", "wrote on X", "told reporters", "in a statement"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from extractor.components.clauses.columns import SUBJECTS
from extractor.components.quotes.draft import Draft
from extractor.components.speech.speech import Speech
from extractor.record.timex import Timex

# what a verb of saying governs besides what is said
_BESIDE = frozenset({"prep", "npadvmod", "advmod", "dobj", "dative", "pobj"})


def link_circumstances(speech: Speech, drafts: list[Draft], timexes: Sequence[Timex]) -> None:
    """Fill `said_on` and `medium` of the quotes that have a cue."""
    times = [time for time in timexes if time.type in ("DATE", "TIME")]
    starts = [time.start for time in times]
    for draft in drafts:
        told = False  # to a body by name: "told CNN"
        for noun, first, stop in _phrases(speech, draft):
            at = bisect_left(starts, speech.starts[first])
            is_timed = at < len(times) and times[at].end <= speech.ends[stop - 1]
            if is_timed and draft.said_on is None and speech.deps[noun] not in SUBJECTS:
                draft.said_on = times[at].id
            told = told or (speech.deps[noun] in ("dobj", "dative") and speech.entities[noun] == "ORG")
            draft.medium = draft.medium or _medium(speech, noun)
        if draft.medium is None and draft.verb is not None and (told or "addressee" not in draft.verb.frames):
            draft.medium = draft.verb.medium


def _phrases(speech: Speech, draft: Draft) -> Iterator[tuple[int, int, int]]:
    """The phrases that the cue governs, each with its noun, as far as they are not what is said."""
    if draft.cue is None or not speech.parsed:
        return
    said = [(speech.token_over(start), speech.token_over(end - 1) + 1) for start, end in draft.fragments]
    cue = range(speech.token_over(draft.cue.start), speech.token_over(draft.cue.end - 1) + 1)
    for child in sorted(child for token in cue for child in speech.columns.below(token) if child not in cue):
        if speech.deps[child] not in _BESIDE | SUBJECTS or any(a <= child < b for a, b in said):
            continue
        first, stop = speech.firsts[child], speech.stops[child]
        stop = min([stop, *(a for a, b in said if first < a < stop)])
        yield max(child, speech.columns.child(child, "pobj")), first, stop
        if speech.deps[child] in SUBJECTS:  # "the bank [on Monday] said"
            yield from ((k, k, speech.stops[k]) for k in speech.right[child] if speech.deps[k] == "prep")


def _medium(speech: Speech, noun: int) -> str | None:
    """The medium that a noun names: "in a [news release]", "the [letter] said"."""
    media = speech.lexicon.media
    if speech.deps[noun] in SUBJECTS and speech.lower[noun] not in speech.lexicon.documents:
        return None
    pair, word = " ".join(speech.lower[noun - 1 : noun + 1]), speech.lower[noun].rstrip(".")  # "X." is one token
    return media.get(pair, media.get(word))
