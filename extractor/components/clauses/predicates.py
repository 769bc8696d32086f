"""Where the predicates of a sentence are, and their verb groups.

A predicate is a verb that is not an auxiliary and does not modify a noun after it; without a verb the head of what
serves as a clause: the root of a headline, a conjunct with its own subject, "down" in ", down from $3m".
"""

from __future__ import annotations

from extractor.components.clauses.clause import Tense, Voice
from extractor.components.clauses.columns import AUXILIARIES, SUBJECTS, Columns
from extractor.components.clauses.vocabulary import Vocabulary

_NO_PREDICATE = AUXILIARIES | {"amod", "compound", "nmod", "prep", "case", "det", "prt", "quantmod", "nummod"}
_CLAUSAL = frozenset({"ROOT", "ccomp", "advcl", "relcl", "parataxis", "acl", "csubj", "csubjpass", "pcomp"})
_GROUP = AUXILIARIES | {"neg", "prt"}


def find_predicates(columns: Columns, vocabulary: Vocabulary) -> list[int]:
    """The tokens that head a clause, in text order; none without a parse."""
    if not columns.parsed:
        return []
    return [i for i in range(len(columns)) if _heads_clause(columns, vocabulary, i)]


def _heads_clause(columns: Columns, vocabulary: Vocabulary, i: int) -> bool:
    dep = columns.deps[i]
    if columns.is_verb(i):
        return dep not in _NO_PREDICATE or (dep in AUXILIARIES and not columns.is_verb(columns.heads[i]))
    if columns.lower[i] in vocabulary.small_predicates and _is_small_clause(columns, i):
        return True
    if dep in _CLAUSAL:
        if columns.tags[i][:2] in ("NN", "CD"):
            return dep in ("ROOT", "ccomp", "parataxis") and vocabulary.is_event(columns.lower[i], columns.lemmas[i])
        is_clause = dep == "ROOT" or columns.child(i, *SUBJECTS, "mark") >= 0
        return columns.tags[i][:2] in ("JJ", "RB", "IN") and is_clause
    return dep == "conj" and columns.tags[i][:2] == "JJ" and any(columns.deps[k] in SUBJECTS for k in columns.left[i])


def _is_small_clause(columns: Columns, i: int) -> bool:
    """Whether "up", "down" or "higher" refers to a verb: ", down from $3m", "profit up 5 percent"."""
    head = columns.heads[i]
    has_extent = any(columns.deps[k] in ("npadvmod", "prep", "nummod", "dobj") for k in columns.below(i))
    if not has_extent or columns.lower[i : i + 2] == ["worth", "of"]:
        return False
    if not columns.is_verb(head):
        return head < i
    return any(columns.lower[k] == "," for k in range(max(columns.first[i] - 1, 0), columns.first[i]))


def verb_group(columns: Columns, head: int) -> tuple[int, ...]:
    """The tokens of a verb group in text order: auxiliaries, negation, verb, particles."""
    parts = [k for k in columns.below(head) if columns.deps[k] in _GROUP]
    return tuple(sorted([*parts, head]))


def voice_of(columns: Columns, head: int, group: tuple[int, ...]) -> Voice:
    """Passive where an auxiliary or the subject says so, and in a bare participle after its noun ("hired by")."""
    if columns.tags[head] != "VBN":
        return "active"
    if any(columns.deps[k] == "auxpass" for k in group) or columns.child(head, "nsubjpass", "agent") >= 0:
        return "passive"
    return "passive" if columns.deps[head] == "acl" else "active"


def tense_of(columns: Columns, head: int, group: tuple[int, ...], vocabulary: Vocabulary) -> Tense:
    """The tense of the first finite word of the group; "none" for infinitives, gerunds and verbless clauses."""
    for k in group:
        tag = columns.tags[k]
        if tag == "MD":
            return "future" if columns.lower[k] in vocabulary.modals("future") else "present"
        if tag in ("VBD", "VBZ", "VBP"):
            return "past" if tag == "VBD" else "present"
    return "past" if columns.tags[head] == "VBN" and len(group) == 1 else "none"
