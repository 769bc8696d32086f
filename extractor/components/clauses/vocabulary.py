"""The words that the structure of a sentence hangs on: classes of predicates and the words that turn or bound a statement."""

from __future__ import annotations

from dataclasses import dataclass

from extractor.claim import Mode
from extractor.components.clauses.cues import inflect
from extractor.lexicons import cached, lexicon, load_lexicon


@lexicon("predicates")
@dataclass(frozen=True, slots=True, kw_only=True)
class PredicateWord:
    """A verb, noun or adjective by its lemma.

    `class_` is what it tells; `complement` the mode of the clause or infinitive that it governs; `denies` is true where that
    clause is denied; `present` where it has that mode in the present tense alone ("sees prices falling"); `object` where
    the
    mode is that of its own object too ("expects sales of $3 million").
    """

    id: str
    lemma: str
    class_: str | None = None
    complement: Mode | None = None
    denies: bool = False
    present: bool = False
    object: bool = False
    example: str


@lexicon("scope_words")
@dataclass(frozen=True, slots=True, kw_only=True)
class ScopeWord:
    """A word that decides polarity or mode of the clause that it stands in; `use` says how."""

    id: str
    surface: str
    use: str
    example: str


@lexicon("role_nouns")
@dataclass(frozen=True, slots=True, kw_only=True)
class RoleNoun:
    """A noun for what a person is by office, trade or place in life: "shopkeeper"."""

    id: str


@lexicon("descriptors")
@dataclass(frozen=True, slots=True, kw_only=True)
class BodyNoun:
    """A noun for a kind of body ("council"); `type` and `subtypes` are for the component `entities`, which owns the list."""

    id: str
    type: str
    subtypes: tuple[str, ...] = ()


class Vocabulary:
    """The predicate and scope words, looked up by lemma and by surface."""

    def __init__(self) -> None:
        words = load_lexicon("predicates", PredicateWord)
        self._predicates = {form: word for word in words for form in inflect(word.lemma)}
        self._predicates.update((word.lemma, word) for word in words)
        uses: dict[str, set[str]] = {}
        for word in load_lexicon("scope_words", ScopeWord):
            uses.setdefault(word.use, set()).add(word.surface)
        self._uses = {use: frozenset(words) for use, words in uses.items()}
        people = frozenset(noun.id for noun in load_lexicon("role_nouns", RoleNoun))
        self.agents = people | {body.id for body in load_lexicon("descriptors", BodyNoun)}
        self.small_predicates = self.uses("small_predicate")

    def predicate(self, word: str, lemma: str) -> PredicateWord | None:
        """The entry of a word in any form, or None; the form goes first, since lemmas of rare verbs are guessed ("hop")."""
        return self._predicates.get(word) or self._predicates.get(lemma)

    def is_event(self, word: str, lemma: str) -> bool:
        """True for a noun that says what happens: "a fall of 5 percent"."""
        return not self.uses("event_noun").isdisjoint((word, lemma))

    def uses(self, use: str) -> frozenset[str]:
        """The words of one use, lower case."""
        return self._uses.get(use, frozenset())

    def modals(self, kind: str) -> frozenset[str]:
        """The modal verbs of one kind: "future", "would", "possible", "obliged", "should"."""
        return self.uses(f"modal_{kind}")


@cached
def load_vocabulary() -> Vocabulary:
    """The vocabulary of `models/en/lexicons`, read once."""
    return Vocabulary()
