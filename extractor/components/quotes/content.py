"""How far the words of an indirect quote reach, and their characters."""

from __future__ import annotations

from bisect import bisect_right

from extractor.components.quotes.reading import Cue, Reading
from extractor.components.quotes.speakers import FINITE_TAGS
from extractor.textrange import TextRange

_EDGE_WORDS = frozenset({",", ":", ";", "-", "–", "—", "--", ".", "and", "but", "…"})
_STOPS = frozenset({".", "!", "?", ";", ",", "—", "–", "--", "and", "but", "(", ":"})


def has_finite_verb(reading: Reading, first: int, stop: int) -> bool:
    """Whether there is a finite verb among the tokens; between marks, where tags are less sure, any verb."""
    return any(
        reading.tags[i] in (*FINITE_TAGS, "MD") or (reading.inside[i] and reading.tags[i][:2] == "VB")
        for i in range(first, stop)
    )


def clause_end(reading: Reading, cue: Cue, first: int, stop: int, limit: int) -> int:
    """The token after a clause that the parse ends at `stop`: over marked stretches and on to a border in sight.

    The parse often stops at a quotation mark.  A second verb of saying with the same subject ("said ... and added that")
    ends the clause.
    """
    for i in range(first + 1, min(stop, limit)):
        if _starts_next_cue(reading, cue, i):
            reading.shared_subject[i] = cue.first
            return i - 1
        if reading.lower[i] == ";" and i > first + 3 and not reading.inside[i]:
            return i
        if i > first + 2 and (_starts_aside(reading, i) or _shifts_back(reading, cue, i)):
            return i - 1
        own = _own_subject(reading, i)
        if own is not None and own > first + 2:
            return own
    if reading.lower[min(stop, limit) - 1] == ")" or (stop < limit and reading.lower[stop] == ")"):
        opened = max(
            (i for i in range(first, stop) if reading.lower[i] == "(" and not reading.inside[i]), default=first
        )
        if opened > first + 3 and opened + 4 < stop:
            return opened  # a remark in brackets at the end
    while stop < limit:
        word = reading.lower[stop]
        if reading.inside[stop]:
            stop += 1
        elif reading.inside[stop - 1] and reading.lower[stop - 2] == "," and _leaves(reading, stop):
            break
        elif word in _STOPS:
            if stop + 1 < limit and _goes_on(reading, stop):
                stop += 2
                continue
            further = _second_clause(reading, cue, stop)
            if further is not None:
                stop = min(further, limit)
                continue
            break
        elif _starts_next_cue(reading, cue, stop):
            reading.shared_subject[stop] = cue.first
            break
        else:
            stop += 1
    return stop


def _second_clause(reading: Reading, cue: Cue, at: int) -> int | None:
    """The end of a coordinated clause with a subject of its own, which the parse hangs on the verb of saying."""
    if (
        not reading.parsed
        or at + 1 >= len(reading.lower)
        or reading.lower[at] != ","
        or reading.lower[at + 1] not in ("and", "but", "so")
    ):
        return None
    for child in reading.rights[cue.first]:
        if reading.deps[child] == "conj" and child > at and child not in reading.cues:
            subject = next(
                (one for one in reading.lefts[child] if reading.deps[one] in ("nsubj", "nsubjpass", "expl")), None
            )
            if subject is not None and reading.firsts[subject] == at + 2:
                return reading.stops[child]
    return None


def _shifts_back(reading: Reading, cue: Cue, i: int) -> bool:
    """Whether a past tense is coordinated with what was said in another one: "said he would go and left"."""
    if reading.tags[i] != "VBD" or reading.lower[i - 1] not in ("and", "but") or reading.tags[cue.first] != "VBD":
        return False
    token = i
    return (
        reading.deps[token] == "conj"
        and reading.tags[reading.heads[token]] in ("VB", "VBN", "VBG")
        and not any(reading.deps[child] in ("nsubj", "aux", "auxpass", "nsubjpass") for child in reading.lefts[token])
        and not any(
            reading.lower[child] in ("had", "'d", "’d") for child in reading.lefts[reading.heads[token]]
        )  # "had gone and [had] left"
    )


def _own_subject(reading: Reading, i: int) -> int | None:
    """Where another attribution with its own speaker begins, if one does: ", and rights groups warned that ..."."""
    other = reading.cues.get(i)
    if other is None or not other.takes("clause") or not reading.parsed:
        return None
    token = i
    subject = next((child for child in reading.lefts[token] if reading.deps[child] == "nsubj"), None)
    if subject is None or not any(
        reading.deps[child] == "ccomp" and child > i for child in reading.columns.children(token)
    ):
        return None
    start = reading.firsts[subject]
    if reading.lower[start - 1] in ("and", "but", "while") and reading.lower[start - 2] == ",":
        return start - 2
    return None


def _goes_on(reading: Reading, at: int) -> bool:
    """Whether the clause goes on after a comma or conjunction: with marked words, "so", or a modal without a subject."""
    if reading.inside[at + 1]:
        return reading.lower[at] in ("and", "but", ",", ":", "--", "—", "–")
    if reading.lower[at] not in ("and", "but", ","):
        return False
    if reading.lower[at] == ",":
        following = reading.lower[at + 1 : at + 3]
        if following in (["and", "that"], ["but", "that"]) and reading.tags[at + 2] == "IN":
            return True
        return following[:1] == ["so"] or (following[:1] in (["but"], ["and"]) and reading.tags[at + 2] == "MD")
    return reading.tags[at + 1] in ("MD", "VB") or _is_phrase(reading, at + 1)


def _is_phrase(reading: Reading, first: int) -> bool:
    """Whether what follows a conjunction is no clause: no finite verb before the next border."""
    for i in range(first, min(first + 12, len(reading.lower))):
        if reading.lower[i] in (".", ",", ";", ":", "—", "–"):
            return i > first
        if reading.tags[i] in (*FINITE_TAGS, "MD", "VBG") or reading.inside[i]:
            return False
    return False


def _leaves(reading: Reading, at: int) -> bool:
    """Whether the writer's own words go on after a stretch that ends with a comma."""
    return reading.tags[at] in ("VBG", "WDT", "WP", "WRB", "IN", "RB") or reading.lower[at] in ("and", "but")


def _starts_aside(reading: Reading, i: int) -> bool:
    """Whether the writer goes on with another attribution here: ", adding that", ", though she said"."""
    if reading.lower[i - 1] not in (",", "—", "–", "--", "-", ";") or reading.inside[i]:
        return False
    if reading.lower[i] in ("though", "although"):
        return True
    if reading.lower[i] in ("but", "while", "as", "and"):
        return any(
            k in reading.cues and reading.cues[k].takes("clause") for k in range(i + 1, min(i + 4, len(reading.lower)))
        )
    if reading.lower[i] == "without":
        return i + 1 < len(reading.tags) and reading.tags[i + 1] == "VBG"
    return (
        reading.tags[i] == "VBG"
        and i in reading.cues
        and (reading.cues[i].takes("clause") or reading.cues[i].takes("noun_phrase"))
    )


def _starts_next_cue(reading: Reading, cue: Cue, i: int) -> bool:
    """Whether a verb of saying that shares the first one's subject stands here: "... and added that ..."."""
    other = reading.cues.get(i)
    if other is None or reading.lower[i - 1] not in ("and", "but") or reading.tags[i] != reading.tags[cue.first]:
        return False
    if not reading.parsed:
        return other.takes("clause")
    token = i
    if reading.deps[token] == "conj" and (reading.heads[token] == cue.first or _says_on(reading, token)):
        return True
    return any(reading.deps[child] in ("ccomp", "xcomp") and child > i for child in reading.columns.children(token))


def _says_on(reading: Reading, verb: int) -> bool:
    """Whether a verb in the past without a subject goes on with the speaker, not with what is said: "and demanded a probe"."""
    return reading.tags[verb] == "VBD" and not any(
        reading.deps[child] in ("nsubj", "nsubjpass", "aux") for child in reading.lefts[verb]
    )


def content_pieces(reading: Reading, ranges: list[tuple[int, int]], taken: list[TextRange]) -> list[TextRange]:
    """The characters of token ranges, trimmed; what a direct quote has taken is cut off.  Single words are no content."""
    pieces = []
    for first, stop in ranges:
        while first < stop and (reading.lower[first] in _EDGE_WORDS or reading.is_space(first)):
            first += 1
        while stop > first and (
            reading.lower[stop - 1] in _EDGE_WORDS or reading.lower[stop - 1] in "?!" or reading.is_space(stop - 1)
        ):
            stop -= 1
        if first >= stop:
            continue
        piece = TextRange(reading.starts[first], reading.end_of(stop - 1))
        at = max(bisect_right(taken, piece) - 1, 0)
        for other in taken[at : at + 3]:
            if other.overlaps(piece):
                piece = TextRange(piece.start, other.start) if other.start > piece.start else TextRange(0, 0)
                break
        pieces.append(piece)
    return pieces if any(" " in reading.text[start:end] for start, end in pieces) else []
