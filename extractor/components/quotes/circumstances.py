"""When and where something was said: "said on Monday", "wrote on X", "told reporters", "in a statement"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractor.components.clauses.phrases import Dependent, dependents, postmodifiers
from extractor.components.quotes.draft import Draft
from extractor.components.speech.speech import Speech
from extractor.record.timex import Timex

# what a verb of saying governs besides what is said
_BESIDE = frozenset({"preposition", "adverbial", "object", "recipient", "subject", "complement"})


def link_circumstances(speech: Speech, drafts: list[Draft], timexes: Sequence[Timex]) -> None:
    """Fill `said_on` and `medium` of the quotes that have a cue."""
    times = [time for time in timexes if time.type in ("DATE", "TIME")]
    starts = [time.start for time in times]
    for draft in drafts:
        has_hearer = False  # to a body by name: "told CNN"
        for phrase, stop in _phrases(speech, draft):
            at = bisect_left(starts, speech.starts[phrase.first])
            is_timed = at < len(times) and times[at].end <= speech.ends[stop - 1]
            if is_timed and draft.said_on is None and phrase.kind != "subject":
                draft.said_on = times[at].id
            has_hearer = has_hearer or (
                phrase.kind in ("object", "recipient") and speech.entities[phrase.token] == "ORG"
            )
            draft.medium = draft.medium or _medium(speech, phrase)
        if draft.medium is None and draft.verb is not None and (has_hearer or "addressee" not in draft.verb.frames):
            draft.medium = draft.verb.medium


def _phrases(speech: Speech, draft: Draft) -> Iterator[tuple[Dependent, int]]:
    """The phrases that the cue governs, each with where it ends or what is said begins."""
    if draft.cue is None or not speech.parsed:
        return
    said = [(speech.token_over(start), speech.token_over(end - 1) + 1) for start, end in draft.fragments]
    cue = range(speech.token_over(draft.cue.start), speech.token_over(draft.cue.end - 1) + 1)
    phrases = [phrase for token in cue for phrase in dependents(speech.columns, token) if phrase.token not in cue]
    for phrase in sorted(phrases, key=lambda phrase: phrase.token):
        if phrase.kind not in _BESIDE or any(first <= phrase.token < stop for first, stop in said):
            continue
        yield phrase, min([phrase.stop, *(first for first, _ in said if phrase.first < first < phrase.stop)])
        if phrase.kind == "subject":  # "the bank [on Monday] said"
            after = postmodifiers(speech.columns, phrase.token)
            times = (replace(modifier, complement=-1) for modifier in after if modifier.kind == "preposition")
            yield from ((time, time.stop) for time in times)


def _medium(speech: Speech, phrase: Dependent) -> str | None:
    """The medium that a phrase names: "in a [news release]", "the [letter] said"."""
    media, noun = speech.lexicon.media, max(phrase.token, phrase.complement)
    if phrase.kind == "subject" and speech.lower[noun] not in speech.lexicon.documents:
        return None
    pair, word = " ".join(speech.lower[noun - 1 : noun + 1]), speech.lower[noun].rstrip(".")  # "X." is one token
    return media.get(pair, media.get(word))
