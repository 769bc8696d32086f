"""Attributions before a direct quote: X said: "..."; X told reporters on Monday, "..."; X said that "..."; X: "..."."""

from __future__ import annotations

from extractor.components.clauses.cues import Cue
from extractor.components.clauses.marks import Marked, final_character
from extractor.components.clauses.sayers import subject_of
from extractor.components.clauses.speech import FINITE, QUOTE_MARKS, Speech
from extractor.components.quotes.draft import Attribution
from extractor.components.quotes.speakers import noun_phrase, phrase_after, phrase_before, speaker_of
from extractor.textrange import TextRange

_ENDS = frozenset(".!?…,-—–")  # of a whole sentence between marks
_GO_ON = frozenset({"while", "as", "when", "before", "after", "during", "in", "on", "at", "because", "if"})


def attribute_before(speech: Speech, marked: Marked, before: tuple[int, int]) -> Attribution | None:
    """The attribution in the tokens `before` a stretch, if they end with one."""
    first, stop = before
    end = stop
    while end > first and (speech.is_space(end - 1) or speech.lower[end - 1] in QUOTE_MARKS):
        end -= 1
    if end <= first:
        return None
    closing = speech.lower[end - 1]
    if closing in (":", ",", "—", "–", "--", "-", ";"):
        end -= 1
    elif closing in ("that", "as", "saying"):
        pass
    cue = _last_cue(speech, first, end)
    if cue is not None and _has_own_content(speech, cue, stop):
        return None
    if closing == ":" and cue is None:
        return before_colon(speech, first, end)
    if cue is None:
        return None
    between = end - cue.last - 1
    if closing not in (":", ",", "—", "–", "--"):
        bare = between == 0 or (between == 1 and speech.lower[end - 1] == "that")
        if cue.takes("object_complement") or cue.takes("object_as"):
            return None
        if not cue.takes("clause") and not _is_whole_sentence(speech, marked):
            return None
        if not bare and not (_is_whole_sentence(speech, marked) and between <= 8 and _may_precede(speech, end - 1)):
            return None
    elif closing != ":" and not _may_open_quote(speech, marked, cue, end):
        return None
    if closing != ":" and not _ends_clause(speech, marked):
        return None
    speaker = _speaker_before(speech, cue, first)
    return Attribution(speaker, speech.cue_range(cue), cue, "direct.before", speech.is_negated(cue.first))


def _has_own_content(speech: Speech, cue: Cue, stop: int) -> bool:
    """Whether the cue governs a clause of the writer's words that begins before the mark: "said it was "bad""."""
    if not speech.parsed:
        return False
    for child in speech.columns.below(cue.first):
        if speech.deps[child] not in ("ccomp", "xcomp"):
            continue
        if cue.last < child < stop:
            return True
        if child >= stop and any(
            speech.deps[one] in ("nsubj", "nsubjpass", "expl") and cue.last < one < stop
            for one in speech.columns.below(child)
        ):
            return True
    return False


def _is_whole_sentence(speech: Speech, marked: Marked) -> bool:
    words = speech.text[marked.start : marked.end]
    return words[0].isupper() and words[-1] in _ENDS and words.count(" ") >= 3


def _may_precede(speech: Speech, token: int) -> bool:
    """Whether a word may stand right before a quote that no comma introduces: not "of", "the", "Fox's"."""
    return speech.tags[token] not in ("IN", "DT", "POS", "JJ", "PRP$", "TO")


def _ends_clause(speech: Speech, marked: Marked) -> bool:
    """Whether the sentence or the clause ends with the stretch, so that it is all that is said."""
    if final_character(speech.text, marked) in ".?!,…" or not marked.closed:
        return True
    after = speech.token_at(marked.outer.end)
    if after + 1 >= len(speech.lower) or not speech.lower[after][:1].isalnum():
        return True
    if speech.lower[after] in ("and", "but", "or"):
        return speech.tags[after + 1] in ("VBD", "VBZ", "VBP", "VBG", "RB")
    return speech.lower[after] in _GO_ON


def _may_open_quote(speech: Speech, marked: Marked, cue: Cue, end: int) -> bool:
    """After a comma the stretch is speech if it starts like a sentence, or nothing stands between cue and comma."""
    return speech.text[marked.start].isupper() or end == cue.last + 1 or not speech.text[marked.start].isalpha()


def _last_cue(speech: Speech, first: int, stop: int) -> Cue | None:
    """The last cue of direct speech before the quote, one in a relative clause only where there is no other."""
    fallback = None
    for i in range(stop - 1, first - 1, -1):
        cue = speech.cues.get(i)
        if cue is None or not cue.takes("speech"):
            continue
        if speech.parsed and speech.deps[i] in ("relcl", "amod"):
            fallback = fallback or cue
            continue
        return cue
    return fallback


def _speaker_before(speech: Speech, cue: Cue, first: int) -> TextRange | None:
    speaker = speaker_of(speech, cue.first)
    if speaker is not None:
        return speaker
    if cue.first == first:
        return phrase_after(speech, cue.last + 1, first + 20)
    return phrase_before(speech, first, cue.first)


def before_colon(speech: Speech, first: int, end: int) -> Attribution | None:
    """A colon without a cue verb: a short phrase is the speaker ("Chang: ..."), a sentence gives its subject."""
    colon = TextRange(speech.starts[end], speech.starts[end] + 1)
    verbs = [i for i in range(first, end) if speech.tags[i] in FINITE]
    if not verbs:
        speaker = phrase_before(speech, first, end) if end - first <= 8 else None
        if speaker is None and 0 < end - first <= 3:  # a word that the tagger does not know for a noun: "PM"
            speaker = TextRange(speech.starts[first], speech.ends[end - 1])
        return Attribution(speaker, colon, None, "direct.colon") if speaker else None
    subject = subject_of(speech, verbs[-1]) if speech.parsed else None
    if subject is None or not (
        speech.entities[subject] in ("PERSON", "ORG", "GPE", "NORP") or speech.tags[subject] in ("PRP", "NNP")
    ):
        return None
    return Attribution(noun_phrase(speech, subject), colon, None, "direct.colon")
