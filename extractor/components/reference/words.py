"""The words that decide whether a phrase needs others, and what it can refer to."""

from __future__ import annotations

from extractor.components.clauses.vocabulary import BodyNoun
from extractor.record.entity import EntityType
from extractor.words.lexicons import cached, load_lexicon
from extractor.words.uses import Word, words_that

_PLACES: frozenset[EntityType] = frozenset({"GPE", "LOC"})


class ReferenceWords:
    """The look-ups of the component, by lemma."""

    def __init__(self) -> None:
        entries = load_lexicon("words", Word)
        self.named = dict.fromkeys(words_that("named"), sorted(words_that("index_noun")))
        self.bodies = {entry.id: entry for entry in load_lexicon("descriptors", BodyNoun)}
        self._kinds: dict[str, tuple[frozenset[EntityType], frozenset[str]]] = {
            body.id: (frozenset({body.type}), frozenset({body.id, *body.subtypes})) for body in self.bodies.values()
        }
        self._kinds |= {word.id: (_PLACES, frozenset(word.kinds)) for word in entries if word.kinds}
        self._nouns: dict[frozenset[str], tuple[str, ...]] = {}

    def kinds(self, noun: str) -> tuple[frozenset[EntityType], frozenset[str]]:
        """The types and subtypes of the names that a noun for a body or place can refer to; none for any other noun."""
        return self._kinds.get(noun, (frozenset(), frozenset()))

    def nouns_for(self, kinds: frozenset[str]) -> tuple[str, ...]:
        """The nouns for bodies and places of one of the kinds."""
        if kinds not in self._nouns:
            self._nouns[kinds] = tuple(noun for noun, (_, own) in self._kinds.items() if not kinds.isdisjoint(own))
        return self._nouns[kinds]

    def gender(self, noun: str) -> str | None:
        """What a noun for a person says: "woman" is "f"."""
        return "f" if noun in words_that("female") else "m" if noun in words_that("male") else None

    def is_person(self, noun: str) -> bool:
        """Whether a noun in its singular is one for a person."""
        return (
            self.gender(noun) is not None
            or noun in words_that("role_noun")
            or noun in words_that("person_noun")
            or noun in words_that("anybody")
        )


@cached
def load_reference_words() -> ReferenceWords:
    """The words of `models/en/lexicons`, read once."""
    return ReferenceWords()
