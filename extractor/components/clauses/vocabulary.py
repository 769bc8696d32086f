"""The words that the structure of a sentence depends on: classes of predicates and the words that turn or bound a statement."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, get_args

from extractor.record.claim import Mode
from extractor.record.entity import EntityType
from extractor.words.lexicons import Known, cached, lexicon, load_lexicon
from extractor.words.uses import ScopeUse, words_that
from extractor.words.verbs import Verb, VerbUse, inflect, load_verbs, verbs_that


@lexicon("predicates")
@dataclass(frozen=True, slots=True, kw_only=True)
class PredicateWord:
    """A noun or adjective that governs a clause or infinitive."""

    id: str
    complement: Mode | None = None
    """The mode of the clause or infinitive that it governs."""
    denies: bool = False
    """True where that clause is denied."""
    object: bool = False
    """True where what it is about has that mode too: "the goal is a rise of 3 percent"."""


Governing = PredicateWord | Verb


@lexicon("descriptors")
@dataclass(frozen=True, slots=True, kw_only=True)
class BodyNoun:
    """A noun that refers to a body or place named before ("the ministry"), and the `type` and `subtypes` it may mean."""

    id: str
    type: EntityType
    subtypes: Annotated[tuple[str, ...], Known()] = ()


_VERB_USES: tuple[VerbUse, ...] = ("accompanying", "causative", "light_verb", "prepositional_verb", "raising")


class Vocabulary:
    """The predicate and scope words, looked up by lemma and by surface."""

    def __init__(self) -> None:
        words: list[tuple[Governing, tuple[str, ...]]] = [
            (word, inflect(word.id)) for word in load_lexicon("predicates", PredicateWord)
        ]
        words += ((verb, verb.all_forms) for verb in load_verbs() if verb.class_ or verb.complement or verb.denies)
        self._predicates = {form: word for word, forms in words for form in forms}
        self._predicates.update((word.id, word) for word, _ in words)
        self._tagged: dict[str, frozenset[str]] = {tag: words_that(tag) for tag in get_args(ScopeUse)}
        self._tagged |= {tag: verbs_that(tag) for tag in _VERB_USES}
        self.agents = words_that("role_noun") | {body.id for body in load_lexicon("descriptors", BodyNoun)}
        self.small_predicates = self.words_that("small_predicate")

    def predicate(self, word: str, lemma: str) -> Governing | None:
        """The entry of a word in any form, or None; the form goes first, since lemmas of rare verbs are guessed ("hop")."""
        return self._predicates.get(word) or self._predicates.get(lemma)

    def is_event(self, word: str, lemma: str) -> bool:
        """True for a noun that says what happens: "a fall of 5 percent"."""
        return not self.words_that("event_noun").isdisjoint((word, lemma))

    def words_that(self, tag: str) -> frozenset[str]:
        """The words that have a tag, lower case."""
        return self._tagged[tag]

    def modals(self, kind: str) -> frozenset[str]:
        """The modal verbs of one kind: "future", "would", "possible", "obliged", "should"."""
        return self.words_that(f"modal_{kind}")


@cached
def load_vocabulary() -> Vocabulary:
    """The vocabulary of `models/en/lexicons`, read once."""
    return Vocabulary()
