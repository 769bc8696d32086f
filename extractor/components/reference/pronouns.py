"""Which pronouns stand for something, and what they can stand for."""

from __future__ import annotations

from extractor.components.reference.salience import SEVERAL, Spot
from extractor.components.reference.things import Sight, Thing
from extractor.components.reference.words import ReferenceWords
from extractor.components.structure import Structure
from extractor.words.uses import words_that

MALE, FEMALE = frozenset({"he", "him", "his"}), frozenset({"she", "her"})
SINGULAR = frozenset({"it", "its"})
THIRD = MALE | FEMALE | SINGULAR | SEVERAL
DEMONSTRATIVES = frozenset({"this", "that", "these", "those"})
_STANDING = frozenset({"nsubj", "nsubjpass", "dobj", "pobj"})
_CLAUSES = frozenset({"ccomp", "xcomp", "csubj", "csubjpass", "advcl", "relcl", "acl"})
_OPENERS = frozenset({"that", "to", "who", "which", "for", "if", "as", "what"})


def is_pronoun(structure: Structure, i: int) -> bool:
    """True for a pronoun of the third person and a demonstrative or relative that stands alone: "she", "its", "this is"."""
    columns, word = structure.columns, structure.columns.lower[i]
    if word in THIRD:
        return columns.tags[i] in ("PRP", "PRP$")
    if word == "which":
        return i == structure.sentence_of(i)[0] and columns.deps[i] in _STANDING  # "Which is why it closed."
    is_alone = word in DEMONSTRATIVES and columns.tags[i] == "DT" and columns.deps[i] in _STANDING
    return is_alone and not any(columns.deps[k] != "punct" for k in columns.right[i])


def is_expletive(structure: Structure, words: ReferenceWords, i: int) -> bool:
    """True for an "it" that refers to nothing, or for a clause behind it: "it is likely that", "it rained"."""
    columns = structure.columns
    verb = columns.heads[i]
    if columns.lower[i] != "it" or not columns.is_verb(verb) or columns.heads[i] == i:
        return False
    if columns.lemmas[verb] in words_that("expletive"):
        return True
    if columns.lemmas[verb] in words_that("expletive_to"):
        return any(
            columns.deps[k] in _CLAUSES and columns.lower[columns.first[k]] in ("to", "for")
            for k in columns.right[verb]
        )
    said = columns.child(verb, "acomp", "attr", "oprd")
    below = [k for top in (verb, said) if top >= 0 for k in columns.right[top] if columns.deps[k] in _CLAUSES]
    opened = any(columns.lower[columns.first[k]] in _OPENERS or columns.deps[k] == "ccomp" for k in below)
    if said >= 0:
        return opened or columns.lower[said] in words_that("expletive")
    return columns.child(verb, "auxpass") >= 0 and any(columns.deps[k] in ("ccomp", "csubjpass") for k in below)


def contradicts(word: str, thing: Thing) -> bool:
    """True for "he" or "she" and several things, or somebody of whom the text says the other one."""
    wanted = "m" if word in MALE else "f" if word in FEMALE else None
    return wanted is not None and (thing.plural or thing.gender not in (None, wanted))


def can_mean(structure: Structure, spot: Spot, sight: Sight, *, inside: bool = False) -> bool:
    """Whether a pronoun agrees with a thing seen before it, and the grammar lets it go back to that place."""
    columns, thing, word = structure.columns, sight.thing, structure.columns.lower[spot.token]
    is_inside = columns.first[sight.noun] <= spot.token < columns.stop[sight.noun]
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
        if spot.marked and thing is spot.sayer:
            return False  # nobody speaks of himself in the third person
    elif word in SINGULAR:
        if spot.marked:
            return False  # what "it" is to who is quoted stands more often in the words before
        if thing.plural or thing.sort == "person":
            return False
    elif not (thing.plural or thing.sort == "body"):
        return False
    if columns.tags[spot.token] == "PRP" and columns.deps[spot.token] not in ("nsubj", "nsubjpass"):
        clause = structure.clause_of(spot.token)
        subject = clause.argument("subject") if clause is not None else None
        return subject is None or subject.token != sight.noun  # "Lee saw him"
    return True
