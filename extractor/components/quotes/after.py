"""Attributions after a direct quote: "...," said X; "...," X, the mayor of Y, told reporters; "..." — X."""

from __future__ import annotations

import re

from extractor.components.clauses.marks import Marked, final_character
from extractor.components.quotes.draft import Attribution
from extractor.components.quotes.reading import Cue, Reading
from extractor.components.quotes.speakers import FINITE_TAGS, phrase_after, phrase_before, speaker_of
from extractor.textrange import TextRange

_ENDS_OPEN = frozenset(",-—–")  # the sentence goes on after the quote
_DASHES = frozenset({"—", "–", "-", "--", "―"})
_DASH = re.compile(r"[^\S\n]*[—–―-]{1,2}[^\S\n]*(?=[^\W\d])")
_SHORT_SOURCE = 8  # tokens of a headline's source with its colon
_JOINS = frozenset(
    {"and", "but", "or", "nor", "who", "which", "that", "because", "while", "whereas", "although", "if", "as", "than"}
)
_AUXILIARIES = frozenset(
    {"has", "have", "had", "is", "was", "were", "are", "be", "been", "being", "will", "would", "'s", "’s", "'ve", "’ve",
     "'d", "’d"}
)  # fmt: skip


def attribute_after(
    reading: Reading, marked: Marked, before: tuple[int, int], after: tuple[int, int]
) -> Attribution | None:
    """The attribution in the tokens `after` a stretch; None where the writer's words in `before` begin the sentence."""
    first, stop = after
    if first >= stop or not marked.closed or before[0] < before[1]:
        return None
    last = final_character(reading.text, marked)
    open_end = last in _ENDS_OPEN
    dash = _DASH.match(reading.text, marked.outer.end)
    if dash is not None and (last in ".!?…" or last.isalnum()):
        credited = _attribute_dash(reading, reading.token_over(dash.end()), stop)
        if credited is not None:
            return credited
    if reading.lower[first] == ":":
        return _attribute_colon(reading, first, stop)
    while first < stop and (reading.lower[first] in (",",) or reading.lower[first] in _DASHES):
        open_end, first = True, first + 1
    if first >= stop or reading.lower[first] in _JOINS:
        return None
    lowercase = reading.text[reading.starts[first]].islower()
    if last in ".…" and not open_end and not lowercase and not _is_bare_attribution(reading, first, stop):
        return None
    if last.isalnum() and not open_end and reading.tags[first][:2] in ("IN", "TO", "VB") and first not in reading.cues:
        return None
    cue = _first_cue(reading, first, stop)
    if cue is None:
        if not open_end and last not in "?!":
            return None
        return _unknown_verb(reading, first, stop)
    if cue.first == first or all(reading.tags[i][:2] == "RB" for i in range(first, cue.first)):
        speaker = phrase_after(reading, cue.last + 1, stop) or speaker_of(reading, cue.first)
        rule = "direct.inverted"
    else:
        if last in ".?!" and not open_end and not _is_bare_attribution(reading, first, stop):
            return None
        speaker = phrase_before(reading, first, cue.first) or speaker_of(reading, cue.first)
        rule = "direct.after"
    if speaker is None:
        return None
    return Attribution(speaker, reading.cue_range(cue), cue, rule, reading.is_negated(cue.first))


def _attribute_colon(reading: Reading, colon: int, stop: int) -> Attribution | None:
    """The source after a headline's colon: "We need more nurses": union chief."""
    if stop - colon > _SHORT_SOURCE or stop != reading.paragraph_of(colon).stop:
        return None
    if any(reading.tags[i] in FINITE_TAGS for i in range(colon + 1, stop)):
        return None
    speaker = phrase_after(reading, colon + 1, stop)
    cue = TextRange(reading.starts[colon], reading.end_of(colon))
    return Attribution(speaker, cue, None, "direct.colon") if speaker else None


def _is_bare_attribution(reading: Reading, first: int, stop: int) -> bool:
    """Whether a sentence is an attribution and no more: "Smith said.", "the mayor told reporters on Monday."."""
    cue = _first_cue(reading, first, stop)
    if cue is None or cue.first - first > 12:
        return False
    if reading.lower[stop - 1] in (":", ","):
        return False
    if not reading.parsed:
        return stop - cue.last < 6
    return not any(
        reading.deps[child] in ("ccomp", "xcomp") and child > cue.first and not reading.inside[child]
        for child in reading.columns.children(cue.first)
    )


def _first_cue(reading: Reading, first: int, stop: int) -> Cue | None:
    """The first cue of direct speech that is the verb of its own clause, not of a relative clause."""
    fallback = None
    for i in range(first, stop):
        cue = reading.cues.get(i)
        if cue is None or not cue.takes("speech"):
            continue
        if i > first and reading.tags[i] in ("VB", "VBN", "VBG") and not _has_auxiliary(reading, i, first):
            continue
        if reading.parsed and reading.deps[i] in ("relcl", "acl", "advcl", "amod", "pcomp"):
            fallback = fallback or cue
            continue
        return cue
    return fallback


def _has_auxiliary(reading: Reading, i: int, first: int) -> bool:
    return any(reading.lower[k] in _AUXILIARIES for k in range(max(first, i - 4), i))


def _unknown_verb(reading: Reading, first: int, stop: int) -> Attribution | None:
    """An attribution by a verb that no list has: the quote's comma shows that one follows."""
    for i in range(first, min(stop, first + 25)):
        if reading.tags[i] not in FINITE_TAGS or reading.inside[i]:
            continue
        token = i
        if reading.deps[token] in ("aux", "auxpass", "relcl", "advcl"):
            continue
        speaker = phrase_after(reading, i + 1, stop) if i == first else phrase_before(reading, first, i)
        if speaker is None:
            return None
        return Attribution(speaker, TextRange(reading.starts[i], reading.end_of(i)), None, "direct.comma")
    return None


def _attribute_dash(reading: Reading, first: int, stop: int) -> Attribution | None:
    """The name after a dash: "..." — Nia Grant, campaigner."""
    if first >= stop or stop - first > 15 or any(i in reading.cues for i in range(first, stop)):
        return None
    if reading.tags[first] and reading.tags[first][:3] not in ("NNP", "NN", "NNS", "DT", "JJ"):
        return None
    if any(reading.tags[i] in FINITE_TAGS for i in range(first, stop)):
        return None
    speaker = phrase_after(reading, first, stop)
    return Attribution(speaker, None, None, "direct.dash") if speaker else None
