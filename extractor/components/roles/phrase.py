"""Noun phrases as measures: from the head noun to the shortest stretch of words that still says what is measured."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from extractor.components.roles.view import NOMINAL, View

_PREPOSITIONS = frozenset(
    {"of", "in", "for", "on", "to", "with", "against", "between", "from", "outside", "across", "at", "per", "before"}
)
_CLOSE = frozenset({"of", "in"})
_BREAKS = frozenset(
    {"|", ",", ";", ":", "—", "–", "--", "(", ")", "“", "”", '"', "that", "which", "who", "while", "as"}
)
_LONGEST_COMPLEMENT = 9  # tokens of a complement: "for 30-year fixed-rate mortgages", "to refinance a home loan"
_LONGEST = 18  # tokens of a measure
_EDGES = frozenset({"|", ",", "-", "–", "—", "--", ".", ":", ";", "“", "”", '"', "(", ")", "'s", "’s", "$", "=", "/"})
_EDGE_WORDS = frozenset(
    {"about", "some", "just", "also", "both", "and", "or", "of", "in", "last", "but", "with", "then"}
)
_STEPS = frozenset({"|", "last", "on", "in", "have", "has", "had", "were", "was", "also", "just"})
_AMOUNTS = frozenset({"money", "percent", "points", "quantity", "fraction", "multiple", "index", "other"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """Tokens `start` to `end` (exclusive) with their head noun; `rule` says how they were found."""

    start: int
    end: int
    head: int
    rule: str


def noun_phrase(view: View, head: Token, rule: str, *, start: int = 0, narrow: bool = False) -> Phrase | None:
    """The phrase of a head noun from what stands before it (at `start` or later) to its complements.

    Amounts, times, relative clauses and what follows a comma are left out, and with `narrow` complements of purpose
    ("profit for US companies") too.  None where nothing is left.
    """
    first = max(head.left_edge.i, head.i - _LONGEST, start)
    for i in range(head.i - 1, first - 1, -1):
        is_dash = view.words[i] == "-" and bool(view.tokens[i].whitespace_)  # of a dateline, not of a compound
        if is_dash or _is_amount(view, i) or (view.words[i] in _BREAKS and view.pos[i + 1] not in ("ADJ", "PUNCT")):
            first = i + 1
            break
    end = head.i + 1
    for child in head.rights:
        if child.i > end + 1 and child.dep_ not in ("prep", "acl", "nummod"):
            break
        if child.dep_ == "nummod" and child.i == end and view.figure_at[child.i] < 0:  # "S&P 500"
            end += 1
        elif child.dep_ in ("cc", "conj"):
            edge = child.right_edge.i + 1
            if (
                child.pos_ == "VERB"
                or view.figure_at[edge] >= 0
                or any(_is_amount(view, i) or view.words[i] in _BREAKS for i in range(end, edge))
            ):
                break
            end = max(end, edge)
        elif child.dep_ == "prep" or (child.dep_ == "acl" and view.words[child.left_edge.i] == "to"):
            if child.i > end + 1 or (
                child.dep_ == "prep" and child.lower_ not in (_CLOSE if narrow else _PREPOSITIONS)
            ):
                break
            edge = child.right_edge.i + 1
            stop = _complement_end(view, end, edge)
            if stop is None:
                break
            end = stop
            if stop != edge:
                break
        elif child.dep_ in ("relcl", "appos", "acl", "punct"):
            break
    return trim(view, first, end, head.i, rule)


def _is_amount(view: View, i: int) -> bool:
    return view.figure_at[i] >= 0 and view.figures[view.figure_at[i]].kind in _AMOUNTS


def _complement_end(view: View, start: int, end: int) -> int | None:
    """Where the complement of tokens `start` to `end` is cut; None when it holds an amount early, or is a time."""
    for i in range(start, min(end, start + _LONGEST_COMPLEMENT + 1)):
        token = view.tokens[i]
        is_participle = token.dep_ in ("acl", "relcl") and i > start and view.words[token.left_edge.i] != "to"
        is_listed = view.words[i] == "," and view.words[start] == "before"  # "before interest, tax and depreciation"
        if (view.words[i] in _BREAKS and not is_listed) or is_participle or view.is_ticker(i):
            return i if i - start > 1 else None
        if view.figure_at[i] >= 0 and view.figures[view.figure_at[i]].kind == "duration":
            continue
        if view.is_time(i) and token.dep_ in ("compound", "amod") and start < token.head.i < end:  # "a July cut"
            continue
        if _is_amount(view, i) or view.is_time(i):
            cut = i
            while cut > start and view.pos[cut - 1] in ("ADP", "DET", "ADV", "ADJ"):
                cut -= 1
            return cut if cut > start and view.pos[cut - 1] in NOMINAL else None
    return end if end - start <= _LONGEST_COMPLEMENT + 1 else None


def words_before(view: View, i: int, floor: int, rule: str) -> Phrase | None:
    """The noun phrase that ends left of token i, by words alone: "the Nasdaq Composite .IXIC" before "added".

    Steps over adverbs, times and wire codes, and goes left to a mark, an amount, a conjunction of clauses or a verb.
    """
    end = i
    while end > floor and (
        view.pos[end - 1] in ("ADV", "AUX", "SPACE")
        or view.words[end - 1] in _STEPS
        or view.is_time(end - 1)
        or view.is_ticker(end - 1)
    ):
        end -= 1
    if end > floor and view.pos[end - 1] == "CCONJ":  # "fell 5% and were ...": the subject is further off
        return None
    start = end
    while start > floor and end - start < _LONGEST:
        k = start - 1
        is_dash = view.words[k] == "-" and bool(view.tokens[k].whitespace_)
        if is_dash or _is_amount(view, k) or view.words[k] in _BREAKS or view.pos[k] in ("SCONJ", "AUX", "SPACE"):
            break
        if view.pos[k] == "VERB" and view.tokens[k].dep_ != "amod" and (k == 0 or view.words[k - 1] != "to"):
            break
        if view.pos[k] == "CCONJ" and k > floor and (view.pos[k - 1] == "PUNCT" or _is_amount(view, k - 1)):
            break
        start = k
    while start < end and view.pos[start] in ("ADP", "CCONJ", "ADV"):
        start += 1
    if start >= end or not any(view.pos[k] in ("NOUN", "PROPN") for k in range(start, end)):
        return None
    head = next((k - 1 for k in range(start + 1, end) if view.pos[k] == "ADP" or view.words[k] == "to"), end - 1)
    return trim(view, start, end, head, rule)


def trim(view: View, start: int, end: int, head: int, rule: str) -> Phrase | None:
    """Without marks, blanks and particles at the edges."""
    while start < end and (
        view.words[start] in _EDGES or view.words[start] in _EDGE_WORDS or view.pos[start] == "SPACE"
    ):
        start += 1
    while end > start and (
        view.words[end - 1] in _EDGES or view.words[end - 1] in _EDGE_WORDS or view.pos[end - 1] == "SPACE"
        or view.is_ticker(end - 1)
    ):  # fmt: skip
        end -= 1
    return Phrase(start, end, min(max(head, start), end - 1), rule) if start < end else None
