"""What is said without a clause: asked for or judged ("urged Congress to act", "accused them of lying").

Each function takes a cue and gives the tokens of the complement, or None; `reported` registers them.  They are no statements.
"""

from __future__ import annotations

from extractor.components.clauses.cues import Cue
from extractor.components.clauses.extents import clause_end
from extractor.components.clauses.saying import Ranges
from extractor.components.clauses.speech import Speech


def infinitive(speech: Speech, cue: Cue) -> Ranges | None:
    """urged [X to DO]; whom one tells is no part of it: "told X [to DO]"."""
    for k in _rights(speech, cue):
        to = next((t for t in speech.left[k] if speech.deps[t] == "aux" and speech.lower[t] == "to"), None)
        if to is None or speech.deps[k] not in ("xcomp", "ccomp", "advcl"):
            continue
        if speech.lower[to - 1 : to + 3] in (["not", "to", "be", word] for word in speech.lexicon.uses("anonymous")):
            return None
        return _reaching(speech, cue, to if cue.takes("addressee") else cue.last + 1, speech.stops[k])
    return None


def of_phrase(speech: Speech, cue: Cue) -> Ranges | None:
    """accused X of [DOING]."""
    behind, thing = _rights(speech, cue), _object(speech, cue)
    gerunds = [k for k in (speech.right[thing] if thing is not None else ()) if speech.columns.child(k, "pcomp") >= 0]
    k = next((k for k in (*behind, *gerunds) if speech.lower[k] == "of"), None)
    return _reaching(speech, cue, k + 1, speech.stops[k]) if k is not None else None


def as_phrase(speech: Speech, cue: Cue) -> Ranges | None:
    """described [X as Y]."""
    k = next((k for k in _rights(speech, cue) if speech.deps[k] == "prep" and speech.lower[k] == "as"), None)
    return _reaching(speech, cue, cue.last + 1, speech.stops[k]) if k is not None else None


def _rights(speech: Speech, cue: Cue) -> list[int]:
    """The complements of a verb; none of a passive, nor before marked words behind a pronoun: "called it a “farce”"."""
    uses, after = speech.lexicon.uses, speech.lower[cue.last + 1 : cue.last + 4]
    if len(after) == 3 and after[0] in uses("pronoun") and speech.inside[cue.last + 3]:
        return []
    has = any(speech.deps[k] == "aux" and speech.lower[k] in uses("have") for k in speech.left[cue.first])
    return [] if speech.tags[cue.first] == "VBN" and not has else speech.right[cue.first]


def _object(speech: Speech, cue: Cue) -> int | None:
    return next((k for k in _rights(speech, cue) if speech.deps[k] == "dobj"), None)


def _reaching(speech: Speech, cue: Cue, first: int, stop: int) -> Ranges:
    """A complement up to when, where and in what medium it was said: "called for a ban [in a letter]"."""
    _, limit = speech.sentence_of(cue.first)
    stop = min(stop, limit)
    uses = speech.lexicon.uses
    for i in range(first + 2, stop):
        if speech.inside[i]:
            continue
        word = speech.lower[i]
        timed = (
            word in ("in", "on", "at")
            and i + 1 < stop
            and (
                speech.entities[i + 1] in ("DATE", "TIME")
                or any(speech.lower[n] in speech.lexicon.media for n in range(i + 1, min(i + 4, stop)))
            )
        )
        if word in uses("circumstance") or word in ("—", "–", "--", "-", "―") or timed:
            stop = i
            break
        if word == "that" and speech.lower[i - 1] == ",":
            stop = i - 1
            break
    return [(first, clause_end(speech, cue, first, stop, limit))]
