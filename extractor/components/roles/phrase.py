"""Noun phrases as measures: from the head noun to the shortest stretch of words that still says what is measured."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from extractor.components.roles.view import View

_PREPOSITIONS = frozenset({"of", "in", "for", "on", "to", "with", "against", "between", "from", "outside", "at"})
_LONGEST_COMPLEMENT = (
    9  # tokens of a prepositional phrase or infinitive that is kept: "for 30-year fixed-rate mortgages"
)
_LONGEST = 16  # tokens of a measure
_STRIP = frozenset(
    {
        ",",
        "-",
        "–",
        "—",
        ".",
        ":",
        ";",
        "“",
        "”",
        '"',
        "'",
        "’s",
        "'s",
        "(",
        ")",
        "about",
        "some",
        "just",
        "also",
        "both",
    }
)
_TIME_TYPES = frozenset({"DATE", "TIME"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """Tokens `start` to `end` (exclusive) with their head noun; `rule` says how they were found."""

    start: int
    end: int
    head: int
    rule: str


def noun_phrase(view: View, head: Token, rule: str) -> Phrase | None:
    """The phrase of a head noun: what stands before it, and its complements with a preposition or infinitive.

    Figures, times, relative clauses and what follows a comma are left out.  None where nothing is left.
    """
    start, end = max(head.left_edge.i, head.i - _LONGEST), head.i + 1
    for i in range(head.i, start - 1, -1):
        is_amount = view.figure_at[i] >= 0 and view.figures[view.figure_at[i]].kind not in ("duration", "count", "age")
        if i != head.i and (
            is_amount or view.words[i] in (",", ";", ":", "(", "—", "–", '"', "“") and view.pos[i + 1] != "ADJ"
        ):
            start = i + 1
            break
    for child in head.rights:
        if child.dep_ not in ("prep", "acl", "conj", "cc", "case") or child.i - end > 1:
            if child.dep_ in ("relcl", "appos", "punct"):
                break
            continue
        edge = child.right_edge.i
        if child.dep_ in ("cc", "conj"):
            if (
                any(view.figure_at[i] >= 0 or view.words[i] in (",", ";") for i in range(end, edge + 1))
                or child.pos_ == "VERB"
            ):
                break
        elif child.dep_ == "prep" and child.lower_ not in _PREPOSITIONS:
            break
        stop = _complement_end(view, end, edge + 1)
        if stop is None or (child.dep_ == "acl" and child.tag_ != "TO" and not _is_infinitive(view, child)):
            break
        end = max(end, stop)
        if stop != edge + 1:
            break
    return trim(view, start, end, head.i, rule)


def _is_infinitive(view: View, verb: Token) -> bool:
    return verb.i > 0 and view.words[verb.i - 1] == "to"


def _complement_end(view: View, start: int, end: int) -> int | None:
    """Where a complement that begins at `start` ends, cut at a comma; None when it holds a figure or is a time."""
    for i in range(start, min(end, start + _LONGEST_COMPLEMENT + 1)):
        token = view.tokens[i]
        if view.words[i] in (",", ";", ":", "—", "–", "(", "“", '"', "that", "which", "who"):
            return i if i - start > 1 else None
        if view.figure_at[i] >= 0 and view.figures[view.figure_at[i]].kind not in ("duration", "count"):
            return None
        if view.time_at[i] >= 0 or token.ent_type_ in _TIME_TYPES:
            if view.figure_at[i] >= 0:
                continue
            cut = i
            while cut > start and view.pos[cut - 1] in ("ADP", "DET"):
                cut -= 1
            return cut if cut > start else None
    return end if end - start <= _LONGEST_COMPLEMENT + 1 else None


def trim(view: View, start: int, end: int, head: int, rule: str) -> Phrase | None:
    """Without marks, blanks and particles at the edges."""
    while start < end and (view.words[start] in _STRIP or view.tokens[start].is_space):
        start += 1
    while end > start and (view.words[end - 1] in _STRIP or view.tokens[end - 1].is_space):
        end -= 1
    return Phrase(start, end, min(max(head, start), end - 1), rule) if start < end else None
