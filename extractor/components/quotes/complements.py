"""Indirect quotes that are no clauses of their own: "urged Congress to act", "called for a ban", "accused them of lying"."""

from __future__ import annotations

from spacy.tokens import Token

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
        found = _complement(reading, cue, reading.doc[cue.first])
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
            if reading.doc[i + 1].ent_type_ in ("DATE", "TIME"):
                return i
            if any(reading.lower[n] in reading.lexicon.media for n in range(i + 1, min(i + 4, stop))):
                return i
    return stop


def _complement(reading: Reading, cue: Cue, verb: Token) -> tuple[int, int] | None:
    if cue.last + 3 < len(reading.lower) and reading.lower[cue.last + 1] in PRONOUNS and reading.inside[cue.last + 3]:
        return None  # "called it a "disgrace"": the marked words alone are what was said
    rights = [child for child in verb.rights if child.i > cue.first]
    if cue.takes("object_infinitive"):
        clause = next(
            (child for child in rights if child.dep_ in ("xcomp", "ccomp", "advcl") and _is_to_infinitive(child)), None
        )
        if clause is not None and reading.lower[_to_of(clause) - 1 : _to_of(clause) + 3] in _ANONYMOUS:
            return None
        if clause is not None:  # whom one tells is no part of what is said, whom one urges is
            return _to_of(clause) if cue.takes("addressee") else cue.last + 1, clause.right_edge.i + 1
    if cue.takes("object_of"):
        of = next((child for child in rights if child.lower_ == "of"), None)
        if of is not None:
            return of.i + 1, of.right_edge.i + 1
    if cue.takes("object_as"):
        as_ = next((child for child in rights if child.dep_ == "prep" and child.lower_ == "as"), None)
        if as_ is not None:
            return cue.last + 1, as_.right_edge.i + 1
    if cue.takes("object_complement"):
        named = next((child for child in rights if child.dep_ in ("oprd", "ccomp", "xcomp")), None)
        if named is not None:
            return cue.last + 1, named.right_edge.i + 1
        dobj = next((child for child in rights if child.dep_ == "dobj"), None)
        if dobj is not None and _is_named_as(reading, cue.last + 1, dobj.right_edge.i + 1):
            return cue.last + 1, dobj.right_edge.i + 1
    if cue.verb is not None and cue.takes("object") and cue.last > cue.first:
        particle = reading.doc[cue.last]
        stop = particle.right_edge.i + 1
        return (cue.last + 1, stop) if stop > cue.last + 1 else None
    if cue.takes("noun_phrase") and verb.tag_ != "VB" and not _is_headline(reading, cue.first):
        dobj = next((child for child in rights if child.dep_ == "dobj"), None)
        if dobj is not None and not _is_amount(reading, dobj.left_edge.i, dobj.right_edge.i + 1):
            return dobj.left_edge.i, dobj.right_edge.i + 1
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
        child.lower_ in _HAVE for child in reading.doc[cue.first].lefts if child.dep_ == "aux"
    )


def _is_to_infinitive(clause: Token) -> bool:
    return any(child.dep_ == "aux" and child.lower_ == "to" for child in clause.lefts)


def _to_of(clause: Token) -> int:
    return next(child.i for child in clause.lefts if child.dep_ == "aux" and child.lower_ == "to")
