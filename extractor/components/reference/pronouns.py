"""Which pronouns refer to something, and what they can refer to."""

from __future__ import annotations

from extractor.components.reference.salience import SEVERAL, Spot
from extractor.components.reference.things import SUBJECTS, Sight, Thing
from extractor.components.structure import Structure
from extractor.words.uses import words_that

MALE, FEMALE = frozenset({"he", "him", "his"}), frozenset({"she", "her"})
SINGULAR = frozenset({"it", "its"})
THIRD = MALE | FEMALE | SINGULAR | SEVERAL
DEMONSTRATIVES = frozenset({"this", "that", "these", "those"})
_ALONE = SUBJECTS | {"object", "oblique", "complement"}  # slots of what stands alone
_OPENERS = frozenset({"that", "to", "who", "which", "for", "if", "as", "what"})


def is_pronoun(structure: Structure, i: int) -> bool:
    """True for a pronoun of the third person and a demonstrative or relative that stands alone: "she", "its", "this is"."""
    columns, word = structure.columns, structure.columns.lower[i]
    if word in THIRD:
        return columns.tags[i] in ("PRP", "PRP$")
    if word == "which":
        return i == structure.sentence_of(i)[0] and structure.slots(i)[0] in _ALONE  # "Which is why it closed."
    is_alone = word in DEMONSTRATIVES and columns.tags[i] == "DT" and structure.slots(i)[0] in _ALONE
    return is_alone and all(modifier.kind == "mark" for modifier in structure.postmodifiers(i))


def is_expletive(structure: Structure, i: int) -> bool:
    """True for an "it" that refers to nothing, or for a clause after it: "it is likely that", "it rained"."""
    columns, verb = structure.columns, structure.predicate(i)
    if columns.lower[i] != "it" or verb < 0 or not columns.is_verb(verb):
        return False
    if columns.lemmas[verb] in words_that("expletive"):
        return True
    predicative = structure.predicative(verb)
    clauses = structure.clauses_after(verb)
    if columns.lemmas[verb] in words_that("expletive_to"):
        return any(columns.lower[clause.first] in ("to", "for") for clause in clauses)
    if predicative >= 0:
        clauses = [*clauses, *structure.clauses_after(predicative)]
        is_opened = any(columns.lower[clause.first] in _OPENERS or clause.link == "content" for clause in clauses)
        return is_opened or columns.lower[predicative] in words_that("expletive")
    own = structure.clause_of(i)
    return own is not None and own.voice == "passive" and any(clause.link == "content" for clause in clauses)


def contradicts(word: str, thing: Thing) -> bool:
    """True for "he" or "she" and several things, or somebody of whom the text says the other one."""
    wanted = "m" if word in MALE else "f" if word in FEMALE else None
    return wanted is not None and (thing.plural or thing.gender not in (None, wanted))


def can_mean(structure: Structure, spot: Spot, sight: Sight, *, inside: bool = False) -> bool:
    """Whether a pronoun agrees with a thing seen before it, and the grammar lets it go back to that place."""
    columns, thing, word = structure.columns, sight.thing, structure.columns.lower[spot.token]
    first, stop = structure.phrase(sight.noun).full
    is_inside = first <= spot.token < stop
    if thing.first <= spot.token < thing.stop or (is_inside and not inside):
        return False  # "its chief": no part of itself
    is_body = word in SINGULAR or word in SEVERAL
    is_near = sight.sentence == spot.sentence and columns.tags[spot.token] == "PRP$"  # said it "would cut its staff"
    if is_body and spot.marked and not structure.speech.inside[sight.noun] and not is_near:
        return False  # who is quoted speaks of something else than the writer did
    documents = structure.speech.lexicon.documents
    if (
        spot.acts
        and thing.sort == "other"
        and not (word in SINGULAR and any(noun in documents for noun in thing.nouns))
    ):
        return False  # a plan does not say or want anything
    if word in MALE or word in FEMALE:
        if structure.speech.inside[sight.noun] and not spot.marked:
            return False  # “A real man stays,” he said
        if thing.sort != "person" or contradicts(word, thing):
            return False
        if spot.marked and thing is spot.speaker:
            return False  # nobody speaks of himself in the third person
    elif word in SINGULAR:
        if spot.marked:
            return False  # what "it" is to who is quoted is more often in the words before
        if thing.plural or thing.sort == "person":
            return False
    elif not (thing.plural or thing.sort == "body"):
        return False
    if columns.tags[spot.token] == "PRP" and structure.slots(spot.token)[0] not in SUBJECTS:
        clause = structure.clause_of(spot.token)
        subject = clause.argument("subject") if clause is not None else None
        return subject is None or subject.token != sight.noun  # "Lee saw him"
    return True
