"""Which pronouns stand for something, what that can be, and which of the things before fits by far the best."""

from __future__ import annotations

from dataclasses import dataclass

from extractor.components.clauses import Structure
from extractor.components.reference.things import Sight, Thing
from extractor.components.reference.words import ReferenceWords

THIRD = frozenset("he she it they him her them his its their".split())
MALE, FEMALE = frozenset({"he", "him", "his"}), frozenset({"she", "her"})
SINGULAR = frozenset({"it", "its"})
SEVERAL = frozenset({"they", "them", "their"})
OWNERS = frozenset({"his", "its", "their", "her"})
DEMONSTRATIVES = frozenset({"this", "that", "these", "those"})
_FAR = 3  # sentences back
_DECAY = 0.5  # for each of them
_ABOVE, _SAYER, _PARALLEL, _OFTEN = 0.6, 0.6, 0.25, 0.04  # what makes a thing likelier
_LEAST, _MARGIN = 0.35, 1.3  # score of what is meant, and how many times that of the next


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a pronoun stands: token, its sentence, the heads of clauses above it, who says the words, whether between marks."""

    token: int
    sentence: int
    above: frozenset[int]
    sayer: Thing | None
    marked: bool


def is_expletive(structure: Structure, words: ReferenceWords, i: int) -> bool:
    """True for an "it" that stands for nothing, or for a clause behind it: "it is likely that", "it rained"."""
    columns = structure.columns
    verb = columns.heads[i]
    if columns.lower[i] != "it" or columns.deps[i] not in ("nsubj", "nsubjpass", "expl", "dobj", "ccomp"):
        return False
    if columns.lemmas[verb] in words.uses("expletive"):
        return True
    behind = [k for k in columns.right[verb] if columns.deps[k] in ("ccomp", "xcomp", "csubj", "advcl", "relcl", "acomp", "attr", "csubjpass")]
    if columns.lemmas[verb] == "be" or columns.child(verb, "acomp") >= 0:
        said = next((k for k in behind if columns.deps[k] in ("acomp", "attr")), -1)
        below = [k for k in (*behind, *(columns.right[said] if said >= 0 else ())) if columns.deps[k] in ("ccomp", "xcomp", "csubj", "advcl", "relcl", "acl")]
        opened = any(columns.lower[columns.first[k]] in ("that", "to", "who", "which", "for", "if", "when", "how", "whether", "what") for k in below)
        is_clause = opened or (said >= 0 and any(columns.deps[k] == "ccomp" for k in below))
        return is_clause and (said < 0 or columns.deps[said] == "acomp" or columns.lemmas[said] in words.uses("expletive") or any(columns.deps[k] in ("relcl", "ccomp", "csubj") for k in below))
    is_passive = any(columns.deps[k] == "auxpass" for k in columns.left[verb])
    return is_passive and any(columns.deps[k] in ("ccomp", "csubjpass") for k in behind)


class Salience:
    """Chooses among the things seen before a pronoun."""

    def __init__(self, structure: Structure, words: ReferenceWords) -> None:
        self._structure, self._columns, self._words = structure, structure.columns, words

    def choose(self, spot: Spot, sights: list[Sight]) -> Thing | None:
        """The thing that a pronoun stands for, of those seen before it (the last one last); None where two fit about equally."""
        scores: dict[int, tuple[float, Thing]] = {}
        for sight in reversed(sights):
            back = spot.sentence - sight.sentence
            if back > _FAR:
                break
            if self._fits(spot, sight):
                score = self._score(spot, sight, back)
                if score > scores.get(id(sight.thing), (0.0, sight.thing))[0]:
                    scores[id(sight.thing)] = score, sight.thing
        ranked = sorted(scores.values(), key=lambda one: -one[0])[:2]
        if not ranked or ranked[0][0] < _LEAST or (len(ranked) > 1 and ranked[0][0] < _MARGIN * ranked[1][0]):
            return None
        return ranked[0][1]

    def _score(self, spot: Spot, sight: Sight, back: int) -> float:
        score = sight.weight * _DECAY**back
        if back == 0 and sight.subject and self._columns.heads[sight.head] in spot.above:
            score += _ABOVE
        if sight.thing is spot.sayer:
            score += _SAYER
        if back == 1 and sight.subject and sight.weight == 1.0 and self._leads(spot.token):
            score += _PARALLEL
        return score + _OFTEN * min(sight.thing.seen, 5)

    def _leads(self, i: int) -> bool:
        """Whether a pronoun is the subject of its clause or in it."""
        columns = self._columns
        return columns.deps[i] == "nsubj" or columns.deps[columns.heads[i]] == "nsubj"

    def _fits(self, spot: Spot, sight: Sight) -> bool:
        columns, thing, word = self._columns, sight.thing, self._columns.lower[spot.token]
        if thing.first <= spot.token < thing.stop and thing.head > spot.token:
            return False  # "its chief": no part of itself
        if word in MALE or word in FEMALE:
            if thing.sort != "person" or thing.plural or thing.type == "NORP":
                return False
            if thing.gender not in (None, "f" if word in FEMALE else "m"):
                return False
            if spot.marked and thing is spot.sayer:
                return False  # nobody speaks of himself in the third person
        elif word in SINGULAR:
            if thing.plural or thing.sort == "person":
                return False
        elif not (thing.plural or thing.type == "ORG"):
            return False
        if columns.tags[spot.token] == "PRP" and columns.deps[spot.token] not in ("nsubj", "nsubjpass"):
            mine, its = self._structure.clause_of(spot.token), self._structure.clause_of(sight.head)
            if mine is not None and mine is its and sight.subject:
                return False  # "Lee saw him"
        return True
