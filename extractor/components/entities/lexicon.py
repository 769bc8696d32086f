"""Words for speakers that are no names: role nouns, nouns that describe a body, documents that speak for their makers."""

from __future__ import annotations

from dataclasses import dataclass

from extractor.components.clauses.vocabulary import BodyNoun
from extractor.words.lexicons import load_lexicon
from extractor.words.names import name_words_that
from extractor.words.uses import words_by_use, words_that


@dataclass(frozen=True, slots=True)
class EntityLexicon:
    """The look-ups of the component."""

    role_nouns: frozenset[str]
    descriptors: dict[str, BodyNoun]
    documents: dict[str, str]  # noun -> kind, the noun itself where it has none
    honorifics: frozenset[str]
    beholder_verbs: frozenset[str]  # participles of verbs whose agent has a document and did not make it

    def is_role(self, word: str) -> bool:
        """Whether a lower-cased noun, singular or plural, is a role noun."""
        return word in self.role_nouns or (word.endswith("s") and word[:-1] in self.role_nouns)


def load_entity_lexicon() -> EntityLexicon:
    """Read the lists of `models/en/lexicons/`."""
    return EntityLexicon(
        role_nouns=words_that("role_noun"),
        descriptors={entry.id: entry for entry in load_lexicon("descriptors", BodyNoun)},
        documents={word.id: word.document_kind or word.id for word in words_by_use()["document"]},
        honorifics=name_words_that("honorific"),
        beholder_verbs=name_words_that("beholder_verb"),
    )
