"""Attributions before a direct quote: X said: "..."; X told reporters on Monday, "..."; X said that "..."; X: "..."."""

from __future__ import annotations

from extractor.components.clauses.marks import Marked, final_character
from extractor.components.quotes.draft import Attribution
from extractor.components.quotes.reading import QUOTE_MARKS, Cue, Reading
from extractor.components.quotes.speakers import (
    FINITE_TAGS,
    noun_phrase,
    phrase_after,
    phrase_before,
    speaker_of,
    subject_of,
)
from extractor.textrange import TextRange

_ENDS = frozenset(".!?…,-—–")  # of a whole sentence between marks
_GO_ON = frozenset({"while", "as", "when", "before", "after", "during", "in", "on", "at", "because", "if"})


def attribute_before(reading: Reading, marked: Marked, before: tuple[int, int]) -> Attribution | None:
    """The attribution in the tokens `before` a stretch, if they end with one."""
    first, stop = before
    end = stop
    while end > first and (reading.is_space(end - 1) or reading.lower[end - 1] in QUOTE_MARKS):
        end -= 1
    if end <= first:
        return None
    closing = reading.lower[end - 1]
    if closing in (":", ",", "—", "–", "--", "-", ";"):
        end -= 1
    elif closing in ("that", "as", "saying"):
        pass
    cue = _last_cue(reading, first, end)
    if cue is not None and _has_own_content(reading, cue, stop):
        return None
    if closing == ":" and cue is None:
        return _before_colon(reading, first, end)
    if cue is None:
        return None
    between = end - cue.last - 1
    if closing not in (":", ",", "—", "–", "--"):
        bare = between == 0 or (between == 1 and reading.lower[end - 1] == "that")
        if cue.takes("object_complement") or cue.takes("object_as"):
            return None
        if not cue.takes("clause") and not _is_whole_sentence(reading, marked):
            return None
        if not bare and not (_is_whole_sentence(reading, marked) and between <= 8 and _may_precede(reading, end - 1)):
            return None
    elif closing != ":" and not _may_open_quote(reading, marked, cue, end):
        return None
    if closing != ":" and not _ends_clause(reading, marked):
        return None
    speaker = _speaker_before(reading, cue, first)
    return Attribution(speaker, reading.cue_range(cue), cue, "direct.before", reading.is_negated(cue.first))


def _has_own_content(reading: Reading, cue: Cue, stop: int) -> bool:
    """Whether the cue governs a clause of the writer's words that begins before the mark: "said it was "bad""."""
    if not reading.parsed:
        return False
    for child in reading.columns.children(cue.first):
        if reading.deps[child] not in ("ccomp", "xcomp"):
            continue
        if cue.last < child < stop:
            return True
        if child >= stop and any(
            reading.deps[one] in ("nsubj", "nsubjpass", "expl") and cue.last < one < stop
            for one in reading.columns.children(child)
        ):
            return True
    return False


def _is_whole_sentence(reading: Reading, marked: Marked) -> bool:
    words = reading.text[marked.start : marked.end]
    return words[0].isupper() and words[-1] in _ENDS and words.count(" ") >= 3


def _may_precede(reading: Reading, token: int) -> bool:
    """Whether a word may stand right before a quote that no comma introduces: not "of", "the", "Fox's"."""
    return reading.tags[token] not in ("IN", "DT", "POS", "JJ", "PRP$", "TO")


def _ends_clause(reading: Reading, marked: Marked) -> bool:
    """Whether the sentence or the clause ends with the stretch, so that it is all that is said."""
    if final_character(reading.text, marked) in ".?!,…" or not marked.closed:
        return True
    after = reading.token_at(marked.outer.end)
    if after + 1 >= len(reading.lower) or not reading.lower[after][:1].isalnum():
        return True
    if reading.lower[after] in ("and", "but", "or"):
        return reading.tags[after + 1] in ("VBD", "VBZ", "VBP", "VBG", "RB")
    return reading.lower[after] in _GO_ON


def _may_open_quote(reading: Reading, marked: Marked, cue: Cue, end: int) -> bool:
    """After a comma the stretch is speech if it starts like a sentence, or nothing stands between cue and comma."""
    return reading.text[marked.start].isupper() or end == cue.last + 1 or not reading.text[marked.start].isalpha()


def _last_cue(reading: Reading, first: int, stop: int) -> Cue | None:
    """The last cue of direct speech before the quote, one in a relative clause only where there is no other."""
    fallback = None
    for i in range(stop - 1, first - 1, -1):
        cue = reading.cues.get(i)
        if cue is None or not cue.takes("speech"):
            continue
        if reading.parsed and reading.deps[i] in ("relcl", "amod"):
            fallback = fallback or cue
            continue
        return cue
    return fallback


def _speaker_before(reading: Reading, cue: Cue, first: int) -> TextRange | None:
    speaker = speaker_of(reading, cue.first)
    if speaker is not None:
        return speaker
    if cue.first == first:
        return phrase_after(reading, cue.last + 1, first + 20)
    return phrase_before(reading, first, cue.first)


def _before_colon(reading: Reading, first: int, end: int) -> Attribution | None:
    """A colon without a cue verb: a short phrase is the speaker ("Chang: ..."), a sentence gives its subject."""
    colon = TextRange(reading.starts[end], reading.starts[end] + 1)
    verbs = [i for i in range(first, end) if reading.tags[i] in FINITE_TAGS]
    if not verbs:
        speaker = phrase_before(reading, first, end) if end - first <= 8 else None
        if speaker is None and 0 < end - first <= 3:  # a word that the tagger does not know for a noun: "PM"
            speaker = TextRange(reading.starts[first], reading.end_of(end - 1))
        return Attribution(speaker, colon, None, "direct.colon") if speaker else None
    subject = subject_of(reading, verbs[-1]) if reading.parsed else None
    if subject is None or not (
        reading.entities[subject] in ("PERSON", "ORG", "GPE", "NORP") or reading.tags[subject] in ("PRP", "NNP")
    ):
        return None
    return Attribution(noun_phrase(reading, subject), colon, None, "direct.colon")
