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
        if to is not None:
            return _reaching(speech, cue, to if cue.takes("addressee") else cue.last + 1, speech.stops[k])
    return None


def of_phrase(speech: Speech, cue: Cue) -> Ranges | None:
    """accused X of [DOING]."""
    behind = _rights(speech, cue)
    objects = [
        of for k in behind if speech.deps[k] == "dobj" for of in speech.right[k]
    ]  # "accused the firm [of lying]"
    k = next((k for k in (*behind, *objects) if speech.lower[k] == "of"), None)
    return _reaching(speech, cue, k + 1, speech.stops[k]) if k is not None else None


def as_phrase(speech: Speech, cue: Cue) -> Ranges | None:
    """described [X as Y]."""
    k = next((k for k in _rights(speech, cue) if speech.lower[k] == "as"), None)
    return _reaching(speech, cue, cue.last + 1, speech.stops[k]) if k is not None else None


def _rights(speech: Speech, cue: Cue) -> list[int]:
    """The complements of a verb; none of a passive."""
    has = any(
        speech.deps[k] == "aux" and speech.lower[k] in speech.lexicon.uses("have") for k in speech.left[cue.first]
    )
    return [] if speech.tags[cue.first] == "VBN" and not has else speech.right[cue.first]


def _reaching(speech: Speech, cue: Cue, first: int, stop: int) -> Ranges:
    """A complement as far as the sentence goes with it."""
    limit = speech.sentence_of(cue.first)[1]
    return [(first, clause_end(speech, cue, first, stop, limit))]
