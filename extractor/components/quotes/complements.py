"""Indirect quotes that are no clauses of their own: "urged Congress to act", "called for a ban", "accused them of lying"."""

from __future__ import annotations

from extractor.components.quotes.content import clause_end, content_pieces
from extractor.components.quotes.draft import Attribution, Draft
from extractor.components.quotes.objects import PRONOUNS
from extractor.components.quotes.reading import Cue, Reading
from extractor.components.quotes.speakers import FINITE_TAGS, speaker_of
from extractor.textrange import TextRange

_CIRCUMSTANCES = frozenset(
    {"after", "when", "while", "before", "during", "although", "though", "—", "–", "--", "-", "―"}
)
_VAGUE_AMOUNTS = frozenset({"dozens", "hundreds", "thousands", "millions", "billions", "trillions"})
_HAVE = frozenset({"has", "have", "had", "having", "'ve", "’ve", "'s", "’s", "'d", "’d"})
_ANONYMOUS = [["not", "to", "be", word] for word in ("named", "identified", "quoted")]


def find_by_complement(reading: Reading, spent: set[int], taken: list[TextRange]) -> list[Draft]:
    """What is asked for or said of somebody, by the parse; `spent` cues are passed over."""
    if not reading.parsed:
        return []
    drafts = []
    for cue in reading.cues.values():
        if cue.first in spent or cue.verb is None or _is_passive(reading, cue):
            continue
        found = _complement(reading, cue, cue.first)
        if found is None:
            continue
        speaker = speaker_of(reading, reading.shared_subject.get(cue.first, cue.first))
        _, limit = reading.sentence_of(cue.first)
        first, stop = found
        stop = _without_circumstances(reading, first, min(stop, limit))
        pieces = content_pieces(reading, [(first, clause_end(reading, cue, first, min(stop, limit), limit))], taken)
        if speaker is None or not pieces:
            continue
        cue_range = reading.cue_range(cue)
        attribution = Attribution(speaker, cue_range, cue, "indirect.complement", reading.is_negated(cue.first))
        drafts.append(attribution.draft(pieces, "indirect"))
    return drafts


def _without_circumstances(reading: Reading, first: int, stop: int) -> int:
    """The end of a complement before when, where and in what medium it was said: "called for a ban in a letter"."""
    for i in range(first + 2, stop):
        if reading.inside[i]:
            continue
        word = reading.lower[i]
        if word == "that" and reading.lower[i - 1] == ",":
            return i - 1
        if word in _CIRCUMSTANCES:
            return i
        if word in ("in", "on", "at") and i + 1 < stop:
            if reading.entities[i + 1] in ("DATE", "TIME"):
                return i
            if any(reading.lower[n] in reading.lexicon.media for n in range(i + 1, min(i + 4, stop))):
                return i
    return stop


def _complement(reading: Reading, cue: Cue, verb: int) -> tuple[int, int] | None:
    if cue.last + 3 < len(reading.lower) and reading.lower[cue.last + 1] in PRONOUNS and reading.inside[cue.last + 3]:
        return None  # "called it a "disgrace"": the marked words alone are what was said
    rights = [child for child in reading.rights[verb] if child > cue.first]
    if cue.takes("object_infinitive"):
        clause = next(
            (
                child
                for child in rights
                if reading.deps[child] in ("xcomp", "ccomp", "advcl") and _is_to_infinitive(reading, child)
            ),
            None,
        )
        if (
            clause is not None
            and reading.lower[_to_of(reading, clause) - 1 : _to_of(reading, clause) + 3] in _ANONYMOUS
        ):
            return None
        if clause is not None:  # whom one tells is no part of what is said, whom one urges is
            return _to_of(reading, clause) if cue.takes("addressee") else cue.last + 1, reading.stops[clause]
    if cue.takes("object_of"):
        of = next((child for child in rights if reading.lower[child] == "of"), None)
        if of is not None:
            return of + 1, reading.stops[of]
    if cue.takes("object_as"):
        as_ = next((child for child in rights if reading.deps[child] == "prep" and reading.lower[child] == "as"), None)
        if as_ is not None:
            return cue.last + 1, reading.stops[as_]
    if cue.takes("object_complement"):
        named = next((child for child in rights if reading.deps[child] in ("oprd", "ccomp", "xcomp")), None)
        if named is not None:
            return cue.last + 1, reading.stops[named]
        dobj = next((child for child in rights if reading.deps[child] == "dobj"), None)
        if dobj is not None and _is_named_as(reading, cue.last + 1, reading.stops[dobj]):
            return cue.last + 1, reading.stops[dobj]
    if cue.verb is not None and cue.takes("object") and cue.last > cue.first:
        particle = cue.last
        stop = reading.stops[particle]
        return (cue.last + 1, stop) if stop > cue.last + 1 else None
    if cue.takes("noun_phrase") and reading.tags[verb] != "VB" and not _is_headline(reading, cue.first):
        dobj = next((child for child in rights if reading.deps[child] == "dobj"), None)
        if dobj is not None and not _is_amount(reading, reading.firsts[dobj], reading.stops[dobj]):
            return reading.firsts[dobj], reading.stops[dobj]
    return None


def _is_amount(reading: Reading, first: int, stop: int) -> bool:
    """Whether an object is or has an amount outside any clause: "reported 300 cases", "announced a loss of $2 billion"."""
    for i in range(first, stop):
        if i in reading.counted or reading.lower[i] in _VAGUE_AMOUNTS:
            return True
        if reading.tags[i] in (*FINITE_TAGS, "VB", "VBG", "MD"):
            return False
    return False


def _is_headline(reading: Reading, token: int) -> bool:
    """Whether a paragraph ends without a full stop: its verbs are read too loosely to report by an object alone."""
    paragraph = reading.paragraph_of(token)
    return reading.text[paragraph.start : paragraph.end].rstrip()[-1:].isalnum()


def _is_named_as(reading: Reading, first: int, stop: int) -> bool:
    """Whether an object is two phrases, the thing and its name: "called [the charges] [a farce]", "[them] [untrue]"."""
    return any(
        reading.tags[i - 1] in ("NN", "NNS", "NNP", "NNPS", "PRP")
        and (reading.lower[i] in ("a", "an") or reading.tags[i] in ("JJ", "VBN"))
        for i in range(first + 1, stop)
    )


def _is_passive(reading: Reading, cue: Cue) -> bool:
    return reading.tags[cue.first] == "VBN" and not any(
        reading.lower[child] in _HAVE for child in reading.lefts[cue.first] if reading.deps[child] == "aux"
    )


def _is_to_infinitive(reading: Reading, clause: int) -> bool:
    return any(reading.deps[child] == "aux" and reading.lower[child] == "to" for child in reading.lefts[clause])


def _to_of(reading: Reading, clause: int) -> int:
    return next(
        child for child in reading.lefts[clause] if reading.deps[child] == "aux" and reading.lower[child] == "to"
    )
