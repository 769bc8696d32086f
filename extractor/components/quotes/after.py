"""Attributions after a direct quote: "...," said X; "...," X, the mayor of Y, told reporters; "..." — X."""

from __future__ import annotations

import re

from extractor.components.clauses.cues import Cue
from extractor.components.clauses.marks import Marked, final_character
from extractor.components.clauses.speech import FINITE, Speech
from extractor.components.quotes.draft import Attribution
from extractor.components.quotes.speakers import phrase_after, phrase_before, speaker_of
from extractor.textrange import TextRange

_ENDS_OPEN = frozenset(",-—–")  # the sentence goes on after the quote
_DASHES = frozenset({"—", "–", "-", "--", "―"})
_DASH = re.compile(r"[^\S\n]*[—–―-]{1,2}[^\S\n]*(?=[^\W\d])")
_SHORT_SOURCE = 8  # tokens of a headline's source with its colon
_JOINS = frozenset(
    {"and", "but", "or", "nor", "who", "which", "that", "because", "while", "whereas", "although", "if", "as", "than"}
)


def attribute_after(
    speech: Speech, marked: Marked, before: tuple[int, int], after: tuple[int, int]
) -> Attribution | None:
    """The attribution in the tokens `after` a stretch; None where the writer's words in `before` begin the sentence."""
    first, stop = after
    if first >= stop or not marked.closed or before[0] < before[1]:
        return None
    last = final_character(speech.text, marked)
    open_end = last in _ENDS_OPEN
    dash = _DASH.match(speech.text, marked.outer.end)
    if dash is not None and (last in ".!?…" or last.isalnum()):
        credited = _attribute_dash(speech, speech.token_over(dash.end()), stop)
        if credited is not None:
            return credited
    if speech.lower[first] == ":":
        return _attribute_colon(speech, first, stop)
    while first < stop and (speech.lower[first] in (",",) or speech.lower[first] in _DASHES):
        open_end, first = True, first + 1
    if first >= stop or speech.lower[first] in _JOINS:
        return None
    lowercase = speech.text[speech.starts[first]].islower()
    if last in ".…" and not open_end and not lowercase and not _is_bare_attribution(speech, first, stop):
        return None
    if last.isalnum() and not open_end and speech.tags[first][:2] in ("IN", "TO", "VB") and first not in speech.cues:
        return None
    cue = _first_cue(speech, first, stop)
    if cue is None:
        return None
    if cue.first == first or all(speech.tags[i][:2] == "RB" for i in range(first, cue.first)):
        speaker = phrase_after(speech, cue.last + 1, stop) or speaker_of(speech, cue.first)
        rule = "direct.inverted"
    else:
        if last in ".?!" and not open_end and not _is_bare_attribution(speech, first, stop):
            return None
        speaker = phrase_before(speech, first, cue.first) or speaker_of(speech, cue.first)
        rule = "direct.after"
    if speaker is None:
        return None
    return Attribution(speaker, speech.cue_range(cue), cue, rule, speech.is_negated(cue.first))


def _attribute_colon(speech: Speech, colon: int, stop: int) -> Attribution | None:
    """The source after a headline's colon: "We need more nurses": union chief."""
    if stop - colon > _SHORT_SOURCE or stop != speech.paragraph_of(colon).stop:
        return None
    if any(speech.tags[i] in FINITE for i in range(colon + 1, stop)):
        return None
    speaker = phrase_after(speech, colon + 1, stop)
    cue = TextRange(speech.starts[colon], speech.ends[colon])
    return Attribution(speaker, cue, None, "direct.colon") if speaker else None


def _is_bare_attribution(speech: Speech, first: int, stop: int) -> bool:
    """Whether a sentence is an attribution and no more: "Smith said.", "the mayor told reporters on Monday."."""
    cue = _first_cue(speech, first, stop)
    if cue is None or cue.first - first > 12:
        return False
    if speech.lower[stop - 1] in (":", ","):
        return False
    if not speech.parsed:
        return stop - cue.last < 6
    return not any(
        speech.deps[child] in ("ccomp", "xcomp") and child > cue.first and not speech.inside[child]
        for child in speech.columns.below(cue.first)
    )


def _first_cue(speech: Speech, first: int, stop: int) -> Cue | None:
    """The first cue of direct speech that is the verb of its own clause, not of a relative clause."""
    fallback = None
    for i in range(first, stop):
        cue = speech.cues.get(i)
        if cue is None or not cue.takes("speech"):
            continue
        if speech.tags[i] == "VB" and speech.lower[i - 1] == "to":
            continue
        if speech.parsed and speech.deps[i] in ("relcl", "acl", "advcl", "amod", "pcomp"):
            fallback = fallback or cue
            continue
        return cue
    return fallback


def _attribute_dash(speech: Speech, first: int, stop: int) -> Attribution | None:
    """The name after a dash: "..." — Nia Grant, campaigner."""
    if first >= stop or stop - first > 15 or any(i in speech.cues for i in range(first, stop)):
        return None
    if speech.tags[first] and speech.tags[first][:3] not in ("NNP", "NN", "NNS", "DT", "JJ"):
        return None
    if any(speech.tags[i] in FINITE for i in range(first, stop)):
        return None
    speaker = phrase_after(speech, first, stop)
    return Attribution(speaker, None, None, "direct.dash") if speaker else None
