"""Attributions beside a direct quote.

before    X said: "..."     X told reporters on Monday, "..."     X said that "..."     X: "..."
after     "...," said X     "...," X, the mayor of Y, told reporters     "..." — X
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.components.clauses.cues import Cue
from extractor.components.clauses.marks import Marked, final_character
from extractor.components.clauses.sayers import subject_of
from extractor.components.clauses.saying import attribution_start
from extractor.components.clauses.speech import FINITE, QUOTE_MARKS, Speech
from extractor.components.quotes.draft import Attribution
from extractor.components.quotes.speakers import noun_phrase, phrase_after, phrase_before, speaker_of
from extractor.textrange import TextRange

_DASH = re.compile(r"[^\S\n]*[—–―-]{1,2}[^\S\n]*(?=[^\W\d])")
_DASHES = frozenset({"—", "–", "--", "-", "―"})
_APART = _DASHES | {":", ","}


def attribute_before(speech: Speech, marked: Marked, first: int, stop: int) -> Attribution | None:
    """The attribution in tokens [first, stop) before a stretch, if they end with one."""
    end = stop
    while end > first and speech.lower[end - 1] in QUOTE_MARKS:
        end -= 1
    if end <= first:
        return None
    closing = speech.lower[end - 1]
    end -= closing in _APART
    if closing == ":":
        first = _label_start(speech, first, end)
    cue = _main_cue(speech, range(first, end)[::-1])
    if cue is None:
        return _before_colon(speech, first, end) if closing == ":" else None
    if _has_own_content(speech, cue, stop):
        return None
    is_bare = end == cue.last + 1 or (end == cue.last + 2 and closing == "that")
    if closing not in _APART and (not is_bare or cue.takes("object_complement", "object_as")):
        return None
    opens = speech.text[marked.start].isupper() or end == cue.last + 1
    if closing != ":" and not (opens and _ends_clause(speech, marked)):
        return None
    return _attribution(speech, cue, first, first + 20, "direct.before")


def attribute_after(speech: Speech, marked: Marked, first: int, stop: int) -> Attribution | None:
    """The attribution in tokens [first, stop) after a stretch that begins its sentence."""
    last = final_character(speech.text, marked)
    dash = _DASH.match(speech.text, marked.outer.end)
    if dash is not None:
        credited = _credited(speech, speech.token_over(dash.end()), stop)
        if credited is not None:
            return credited
    is_open = last == ","
    while first < stop and speech.lower[first] in _APART:
        is_open, first = True, first + 1
    if first >= stop or (last.isalnum() and not is_open and speech.tags[first][:2] in ("IN", "TO", "VB")
                         and first not in speech.cues):  # fmt: skip
        return None
    cue = _main_cue(speech, range(first, stop))
    if cue is None:
        return None
    start = attribution_start(speech, cue.first)
    if last.isalnum() and not is_open and start > first and speech.lower[start - 1] == ",":
        return None  # the sentence goes on behind the marks: "“They are mad” to sell, she said"
    # what follows is a sentence of its own, and may say or lead to something else
    is_over = last in ".?!…" and not is_open
    if is_over and (speech.lower[stop - 1] in _APART or _has_own_content(speech, cue, stop)):
        return None
    return _attribution(speech, cue, first, stop, "direct.inverted" if cue.first == first else "direct.after")


def _attribution(speech: Speech, cue: Cue, first: int, stop: int, rule: str) -> Attribution | None:
    """The attribution by a cue in tokens [first, stop), whose speaker stands before it or, in "said X", after it."""
    speaker = phrase_after(speech, cue.last + 1, stop) if cue.first == first else None
    speaker = speaker or speaker_of(speech, cue.first) or phrase_before(speech, first, cue.first)
    return Attribution(speaker, speech.cue_range(cue), cue, rule, speech.is_negated(cue.first)) if speaker else None


def _main_cue(speech: Speech, tokens: Sequence[int]) -> Cue | None:
    """The first cue of direct speech; one that describes a noun only where it touches the stretch, or there is no other."""
    cues = [cue for i in tokens if (cue := speech.cues.get(i)) is not None and cue.takes("speech")]
    main = (
        cue
        for cue in cues
        if tokens[0] in (cue.first, cue.last) or speech.deps[cue.first] not in ("relcl", "acl", "amod")
    )
    return next(main, next(iter(cues), None))


def _has_own_content(speech: Speech, cue: Cue, stop: int) -> bool:
    """Whether the cue governs a clause of the writer's words that begins before the mark: "said it was "bad""."""
    return any(
        speech.deps[child] in ("ccomp", "xcomp") and cue.last < child < stop
        for child in speech.columns.below(cue.first)
    )


def _ends_clause(speech: Speech, marked: Marked) -> bool:
    """Whether the sentence or the clause ends with the stretch, so that it is all that is said."""
    after = speech.token_at(marked.outer.end)
    is_last = after + 1 >= len(speech.lower) or not speech.lower[after][:1].isalnum()
    return is_last or final_character(speech.text, marked) in ".?!,…" or not marked.closed


def _label_start(speech: Speech, first: int, end: int) -> int:
    """Where a name begins that a dash sets off before a colon: "PRICES FALL AGAIN - [Ana Ruiz]: ..."; else `first`."""
    dash = next((i for i in range(end - 1, first, -1) if speech.lower[i] in _DASHES), end)
    is_spaced = speech.text[speech.starts[dash] - 1].isspace()
    is_name = dash + 1 < end and not any(speech.columns.is_verb(i) for i in range(dash + 1, end))
    return dash + 1 if is_name and is_spaced else first


def _before_colon(speech: Speech, first: int, end: int) -> Attribution | None:
    """A colon without a cue verb: a phrase is the speaker ("Chang: ..."), a sentence gives its subject."""
    verbs = [i for i in range(first, end) if speech.tags[i] in FINITE]
    subject = subject_of(speech, verbs[0]) if verbs else None
    speaker = noun_phrase(speech, subject) if subject is not None else None
    speaker = speaker or (None if verbs else phrase_before(speech, first, end))
    colon = TextRange(speech.starts[end], speech.ends[end])
    return Attribution(speaker, colon, None, "direct.colon") if speaker else None


def _credited(speech: Speech, first: int, stop: int) -> Attribution | None:
    """The name after a dash: "..." — Nia Grant, campaigner."""
    is_phrase = not any(speech.tags[i] in FINITE for i in range(first, stop))
    speaker = phrase_after(speech, first, stop) if is_phrase else None
    return Attribution(speaker, None, None, "direct.dash") if speaker else None
