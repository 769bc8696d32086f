"""How far a reported clause reaches where the parse alone cannot tell: over marked words, and up to the next attribution."""

from __future__ import annotations

from extractor.components.clauses.columns import FINITE_TAGS
from extractor.components.clauses.cues import Cue
from extractor.components.clauses.speech import Speech

_EDGES = frozenset({",", ":", ";", "-", "–", "—", "--", ".", "?", "!", "and", "but", "…"})
_STOPS = frozenset({".", "!", "?", ";", ",", "—", "–", "--", "and", "but", "(", ":"})
_JOINTS = frozenset({",", "—", "–", "--", "-", ";"})


def has_finite_verb(speech: Speech, first: int, stop: int) -> bool:
    """True if there is a finite verb among the tokens; between marks, where tags are less sure, any verb."""
    return any(
        speech.tags[i] in FINITE_TAGS or (speech.inside[i] and speech.tags[i][:2] == "VB") for i in range(first, stop)
    )


def trimmed(speech: Speech, first: int, stop: int) -> tuple[int, int] | None:
    """Tokens [first, stop) without punctuation and conjunctions at the ends; None where nothing is left."""
    while first < stop and (speech.lower[first] in _EDGES - {"?", "!"} or speech.is_space(first)):
        first += 1
    while stop > first and (speech.lower[stop - 1] in _EDGES or speech.is_space(stop - 1)):
        stop -= 1
    return (first, stop) if first < stop else None


def clause_end(speech: Speech, cue: Cue, first: int, stop: int, limit: int) -> int:
    """The token after a clause that the parse ends at `stop`: over marked stretches and on to a border before `limit`.

    The parse often stops at a quotation mark.  A second verb of saying with the same subject ("said ... and added that")
    ends the clause.
    """
    stop = min(stop, limit)
    for i in range(first + 1, stop):
        if starts_next_cue(speech, cue, i):
            return i - 1
        if speech.lower[i] == ";" and i > first + 3 and not speech.inside[i]:
            return i
        if i > first + 2 and _starts_aside(speech, i):
            return i - 1
        own = _own_subject(speech, i)
        if own is not None and own > first + 2:
            return own
    if speech.lower[stop - 1] == ")" or (stop < limit and speech.lower[stop] == ")"):
        opened = max((i for i in range(first, stop) if speech.lower[i] == "(" and not speech.inside[i]), default=first)
        if opened > first + 3 and opened + 4 < stop:
            return opened  # a remark in brackets at the end
    while stop < limit:
        if speech.inside[stop]:
            stop += 1
        elif speech.inside[stop - 1] and speech.lower[stop - 2] == "," and _leaves(speech, stop):
            break
        elif speech.lower[stop] in _STOPS:
            if stop + 1 < limit and _goes_on(speech, stop):
                stop += 2
                continue
            further = _second_clause(speech, cue, stop)
            if further is None:
                break
            stop = min(further, limit)
        elif starts_next_cue(speech, cue, stop):
            break
        else:
            stop += 1
    return stop


def _second_clause(speech: Speech, cue: Cue, at: int) -> int | None:
    """The end of a coordinated clause with a subject of its own, which the parse hangs on the verb of saying."""
    if speech.lower[at] != "," or speech.lower[at + 1 : at + 2] not in (["and"], ["but"], ["so"]):
        return None
    for k in speech.right[cue.first] if speech.parsed else ():
        if speech.deps[k] == "conj" and k > at and k not in speech.cues:
            subject = next((one for one in speech.left[k] if speech.deps[one] in ("nsubj", "nsubjpass", "expl")), None)
            if subject is not None and speech.firsts[subject] == at + 2:
                return speech.stops[k]
    return None


def _own_subject(speech: Speech, i: int) -> int | None:
    """Where another attribution with its own speaker begins, if one does: ", and rights groups warned that ..."."""
    other = speech.cues.get(i)
    if other is None or not other.takes("clause") or not speech.parsed:
        return None
    subject = next((k for k in speech.left[i] if speech.deps[k] == "nsubj"), None)
    if subject is None or not any(speech.deps[k] == "ccomp" and k > i for k in speech.columns.below(i)):
        return None
    start = speech.firsts[subject]
    return start - 2 if speech.lower[start - 1] in ("and", "but", "while") and speech.lower[start - 2] == "," else None


def _goes_on(speech: Speech, at: int) -> bool:
    """True if the clause goes on after a comma or conjunction: with marked words, "so", or a modal without a subject."""
    word, following = speech.lower[at], speech.lower[at + 1 : at + 3]
    if speech.inside[at + 1]:
        return word in ("and", "but", ",", ":", "--", "—", "–")
    if word == ",":
        if following in (["and", "that"], ["but", "that"]) and speech.tags[at + 2] == "IN":
            return True
        return following[:1] == ["so"] or (
            len(following) == 2 and following[0] in ("and", "but") and speech.tags[at + 2] == "MD"
        )
    return word in ("and", "but") and (speech.tags[at + 1] in ("MD", "VB") or _is_phrase(speech, at + 1))


def _is_phrase(speech: Speech, first: int) -> bool:
    """True if what follows a conjunction is no clause: no finite verb before the next border."""
    for i in range(first, min(first + 12, len(speech.lower))):
        if speech.lower[i] in (".", ",", ";", ":", "—", "–"):
            return i > first
        if speech.tags[i] in FINITE_TAGS or speech.tags[i] == "VBG" or speech.inside[i]:
            return False
    return False


def _leaves(speech: Speech, at: int) -> bool:
    """True if the writer's own words go on after a stretch that ends with a comma."""
    return speech.tags[at] in ("VBG", "WDT", "WP", "WRB", "IN", "RB") or speech.lower[at] in ("and", "but")


def _starts_aside(speech: Speech, i: int) -> bool:
    """True if the writer goes on with another attribution here: ", adding that", ", though she said"."""
    if speech.lower[i - 1] not in _JOINTS or speech.inside[i]:
        return False
    if speech.lower[i] in ("though", "although"):
        return True
    if speech.lower[i] in ("but", "while", "as", "and"):
        return any(k in speech.cues and speech.cues[k].takes("clause") for k in range(i + 1, i + 4))
    if speech.lower[i] == "without":
        return speech.tags[i + 1 : i + 2] == ["VBG"]
    return speech.tags[i] == "VBG" and i in speech.cues and speech.cues[i].takes("clause", "noun_phrase")


def starts_next_cue(speech: Speech, cue: Cue, i: int) -> bool:
    """True if a verb of saying that shares the first one's subject stands here: "... and added that ..."."""
    other = speech.cues.get(i)
    if other is None or speech.lower[i - 1] not in ("and", "but") or speech.tags[i] != speech.tags[cue.first]:
        return False
    if not speech.parsed:
        return other.takes("clause")
    if speech.deps[i] == "conj" and (speech.heads[i] == cue.first or _says_on(speech, i)):
        return True
    return any(speech.deps[k] in ("ccomp", "xcomp") and k > i for k in speech.columns.below(i))


def _says_on(speech: Speech, verb: int) -> bool:
    """True if a verb in the past without a subject goes on with the speaker, not with what is said: "and demanded a probe"."""
    return speech.tags[verb] == "VBD" and not any(
        speech.deps[k] in ("nsubj", "nsubjpass", "aux") for k in speech.left[verb]
    )
