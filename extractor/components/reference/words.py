"""The words that decide whether a phrase needs others, and what it can stand for."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Annotated

from extractor.components.clauses.vocabulary import BodyNoun, RoleNoun
from extractor.components.measures.frames import load_words
from extractor.entity import EntityType
from extractor.lexicons import Known, cached, lexicon, load_lexicon

_PLACES: frozenset[EntityType] = frozenset({"GPE", "LOC"})


@lexicon("reference_words")
@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceWord:
    """A word, by its lemma, that says how a phrase refers; `use` says how.

    A word for several has the `count` of them, a noun for places their `kinds`.
    """

    id: str
    surface: str
    use: Annotated[str, Known()]
    count: int | None = None
    kinds: Annotated[tuple[str, ...], Known("regions.subtype", "reference_words.kinds")] = ()
    example: str


class ReferenceWords:
    """The look-ups of the component, by lemma."""

    def __init__(self) -> None:
        uses: defaultdict[str, set[str]] = defaultdict(set)
        entries = load_lexicon("reference_words", ReferenceWord)
        for word in entries:
            uses[word.use].add(word.surface)
        self.counts = {word.surface: word.count for word in entries if word.count is not None}
        measures = load_words()
        self.named = dict.fromkeys(measures.uses("named"), sorted(measures.uses("index_noun")))
        self._uses = {use: frozenset(words) for use, words in uses.items()}
        self.bodies = {entry.id: entry for entry in load_lexicon("descriptors", BodyNoun)}
        self._kinds: dict[str, tuple[frozenset[EntityType], frozenset[str]]] = {
            body.id: (frozenset({body.type}), frozenset({body.id, *body.subtypes})) for body in self.bodies.values()
        }
        self._kinds |= {word.surface: (_PLACES, frozenset(word.kinds)) for word in entries if word.kinds}
        self._nouns: dict[frozenset[str], tuple[str, ...]] = {}
        self._roles = frozenset(noun.id for noun in load_lexicon("role_nouns", RoleNoun))

    def uses(self, use: str) -> frozenset[str]:
        """The words of one use, lower case."""
        return self._uses.get(use, frozenset())

    def kinds(self, noun: str) -> tuple[frozenset[EntityType], frozenset[str]]:
        """The types and subtypes of the names that a noun for a body or place can stand for; none for any other noun."""
        return self._kinds.get(noun, (frozenset(), frozenset()))

    def nouns_for(self, kinds: frozenset[str]) -> tuple[str, ...]:
        """The nouns for bodies and places of one of the kinds."""
        if kinds not in self._nouns:
            self._nouns[kinds] = tuple(noun for noun, (_, own) in self._kinds.items() if not kinds.isdisjoint(own))
        return self._nouns[kinds]

    def gender(self, noun: str) -> str | None:
        """What a noun for a person says: "woman" is "f"."""
        return "f" if noun in self.uses("female") else "m" if noun in self.uses("male") else None

    def is_person(self, noun: str) -> bool:
        """Whether a noun in its singular is one for a person."""
        return (
            noun in self._roles
            or self.gender(noun) is not None
            or not self.uses("person").union(self.uses("anybody")).isdisjoint((noun,))
        )


@cached
def load_reference_words() -> ReferenceWords:
    """The words of `models/en/lexicons`, read once."""
    return ReferenceWords()
