"""When and where something was said: "said on Monday", "wrote on X", "told reporters", "in a statement"."""

from __future__ import annotations

from bisect import bisect_left

from extractor.components.clauses.speech import Speech
from extractor.components.quotes.draft import Draft
from extractor.timex import Timex

_REACH = 18  # tokens after the cue in which time and medium are looked for
_ENDS = frozenset({"who", "which", "that", "when", "after", "before", "since", "because", "as", ".", ";", "and", "but"})
_INTRODUCES = frozenset({"in", "on", "at", "to", "via", "during", "through", "by", "with"})
_ARTICLES = frozenset({"a", "an", "the", "his", "her", "their", "its", "my", "our"})
_BODIES = frozenset(
    {"congress", "parliament", "senate", "house", "court", "committee", "council", "assembly", "board", "police"}
)
_VERB_MEDIA = {
    "tweet": "post", "retweet": "post", "post": "post", "blog": "post", "email": "email", "e-mail": "email",
    "testify": "testimony", "message": "message",
}  # fmt: skip


def link_circumstances(speech: Speech, drafts: list[Draft], timexes: list[Timex]) -> None:
    """Fill `said_on` and `medium` of the quotes that have a cue."""
    times = [t for t in timexes if t.type in ("DATE", "TIME")]
    starts = [time.start for time in times]
    for draft in drafts:
        if draft.cue is None or draft.cue_token is None:
            continue
        stretches = _circumstances(speech, draft)
        if draft.said_on is None:
            draft.said_on = next(
                (time for first, stop in stretches if (time := _time(speech, times, starts, first, stop))), None
            )
        if draft.medium is None:
            draft.medium = _medium(speech, draft, stretches)


def _circumstances(speech: Speech, draft: Draft) -> list[tuple[int, int]]:
    """The token ranges of the attribution outside of what is said: after the cue, between speaker and cue, sentence start."""
    first = speech.token_at(draft.cue.end) if draft.cue else 0
    a, b = speech.sentence_of(first - 1)
    if draft.speaker is not None and draft.speaker.start >= speech.starts[first - 1]:
        first = max(first, speech.token_at(draft.speaker.end))
    stop = first
    while stop < min(b, first + _REACH) and speech.lower[stop] not in _ENDS and not _in_content(speech, draft, stop):
        stop += 1
    stretches = [(first, stop)]
    cue = draft.cue_token or 0
    if draft.speaker is not None and draft.speaker.end <= speech.starts[cue]:
        between = max(speech.token_at(draft.speaker.end), a)
        if "," not in speech.lower[between:cue]:
            stretches.append((between, cue))
        speaker = speech.token_at(draft.speaker.start)
        adverbial = not any(speech.tags[i][:2] in ("VB", "MD") for i in range(a, speaker))
        if a < speaker and adverbial and not _in_content(speech, draft, a) and speaker - a <= _REACH:
            stretches.append((a, speaker))
    return stretches


def _in_content(speech: Speech, draft: Draft, token: int) -> bool:
    at = speech.starts[token]
    return bool(speech.inside[token]) or any(start <= at < end for start, end in draft.fragments)


def _time(speech: Speech, times: list[Timex], starts: list[int], first: int, stop: int) -> str | None:
    """The first time in a token range."""
    if first >= stop:
        return None
    at = bisect_left(starts, speech.starts[first])
    if at < len(times) and times[at].end <= speech.ends[stop - 1]:
        return times[at].id
    return None


def _medium(speech: Speech, draft: Draft, stretches: list[tuple[int, int]]) -> str | None:
    media = speech.lexicon.media
    for first, stop in stretches:
        for i in range(first, stop):
            if speech.lower[i] not in _INTRODUCES and not (i == first and i - 1 == draft.cue_token):
                continue
            found = _medium_at(speech, i if speech.lower[i] not in _INTRODUCES else i + 1, stop)
            if found is not None:
                return found
    cue = draft.verb
    if cue is not None and cue.surface in _VERB_MEDIA:
        return _VERB_MEDIA[cue.surface]
    if draft.speaker is not None:
        words = speech.text[draft.speaker.start : draft.speaker.end].lower().split()
        found = next((media[word] for word in words[:4] if word in media and word != "x"), None)
        if found is not None:
            return found
    if cue is not None and cue.surface == "tell" and draft.cue_token is not None:
        return "interview" if _told_newsroom(speech, draft.cue_token + 1) else None
    return None


def _medium_at(speech: Speech, first: int, stop: int) -> str | None:
    """The medium that a noun phrase names: its last words are looked up, the longest first."""
    while first < stop and (speech.lower[first] in _ARTICLES or speech.tags[first] in ("JJ", "VBN", "CD")):
        if speech.lower[first] in speech.lexicon.media:
            break
        first += 1
    for i in range(first, min(first + 4, stop)):
        for length in (2, 1):
            words = " ".join(speech.lower[i : i + length]).rstrip(".")
            medium = speech.lexicon.media.get(words) if i + length <= stop else None
            if medium is not None and (words != "x" or speech.text[speech.starts[i]] == "X"):
                return medium
        if speech.tags[i][:1] not in ("N", "P") and speech.tags[i] not in ("JJ", "HYPH"):
            return None
    return None


def _told_newsroom(speech: Speech, first: int) -> bool:
    """Whether somebody was told something on the air or for print: "told CNN", "told the Daily Herald"."""
    for i in range(first, min(first + 4, len(speech.lower))):
        if speech.lower[i] in _BODIES:
            return False
        if speech.entities[i] == "ORG":
            return True
        if speech.tags[i] not in ("DT", "NNP", "JJ", "POS"):
            return False
    return False
