"""The context of a reference: what the rules for noun phrases look up in the text before it."""

from __future__ import annotations

from collections.abc import Callable

from extractor.components.reference.noun_phrases import Phrase
from extractor.components.reference.salience import LEAST, Spot
from extractor.components.reference.seen import Seen
from extractor.components.reference.things import Sight, Thing
from extractor.record.entity import EntityType
from extractor.words.uses import words_that

_KEPT = 40  # things of a noun or a type that are compared


class Context(Seen):
    """What a text has named and described before a reference, with the reference's own position."""

    def _spot(self, i: int) -> Spot:
        speaker = self.at.get(self._speaker_of.get(i, -1))
        spoke = (self._groups.get(self._spoke) or self.at.get(self._spoke)) if i in self._said_by else None
        return Spot(
            i,
            self._sentence(i),
            self._salience.above(i),
            speaker,
            bool(self._structure.speech.inside[i]),
            self._acts(i),
            spoke,
            self._barred(i),
        )

    def _barred(self, i: int) -> frozenset[Thing]:
        """What is named in the words of who speaks at a token, and who asked them."""
        barred = {self._named[entity] for entity in self._said_by.get(i, ()) if entity in self._named}
        own = self._own_words.get(i, ())
        barred |= {
            sight.thing
            for sight in self._back()
            if self._columns.tags[sight.noun][:3] != "PRP" and any(first <= sight.noun < stop for first, stop in own)
        }
        return frozenset(barred | self._askers(i))

    def _askers(self, i: int) -> set[Thing]:
        """The agent of the participle before a subject: "asked by [Ana Ruiz], she said"."""
        clause = self._structure.clause_of(i)
        if clause is None or self._structure.slots(i)[0] != "subject":
            return set()
        inside = self._structure.clauses_in(clause.first, clause.token)
        participles = (inner for inner in inside if inner.link == "participle" and inner.antecedent is None)
        agents = (agent.token for inner in participles if (agent := inner.argument("by")) is not None)
        return {self.at[agent] for agent in agents if agent in self.at}

    def _acts(self, i: int) -> bool:
        """Whether a token is the subject of what only persons and bodies do: "they said", "they are nurses"."""
        clause = self._structure.clause_of(i)
        if clause is None or self._structure.slots(i)[0] != "subject":
            return False
        predicative = clause.argument("predicative") if clause.lemma == "be" else None
        is_person = predicative is not None and self.words.is_person(self._columns.lemmas[predicative.token])
        return is_person or i in self._said_by or clause.lemma in words_that("deed")

    def known_as(self, noun: str) -> list[Thing]:
        """The things called by a noun, in text order; the last of many."""
        return self._by_noun.get(noun, [])[-_KEPT:]

    def named(self, type: EntityType) -> list[Thing]:
        """The things of a type that were named before, in text order; the last of many."""
        return self._by_type.get(type, [])[-_KEPT:]

    def described(self, kinds: frozenset[str], i: int) -> list[Thing]:
        """The bodies and places without a name that are of one of the kinds: "Asia's largest automaker", but those in the
        words of who speaks at a token.
        """
        things = [thing for noun in self.words.nouns_for(kinds) for thing in self.known_as(noun)]
        barred = self._barred(i) if things else ()
        unnamed = (thing for thing in things if thing.entity is None and not thing.open and not thing.plural)
        return [thing for thing in unnamed if thing not in barred]

    def has_name(self, phrase: Phrase) -> bool:
        """Whether a name or a people is right beside the noun of a phrase: "the Norlandic company", not "Oslo-based"."""
        return any(k in self._name_at and self._columns.lower[k + 1] != "-" for k in phrase.modifiers)

    def two_words(self, phrase: Phrase, noun: str) -> str:
        """The noun with the word before it, where both together are a kind: "central bank"."""
        both = f"{self._columns.lower[phrase.noun - 1]} {noun}"
        return both if phrase.modifiers and both in self.words.bodies else noun

    def is_same_name(self, phrase: Phrase, thing: Thing) -> bool:
        """Whether only adjectives say more than the noun by which a name is known: "the broad index" of the S&P 500."""
        is_plain = all(self._columns.tags[k] == "JJ" for k in phrase.modifiers)
        is_body = bool(self.words.kinds(self._columns.lemmas[phrase.noun])[0])
        return is_plain and bool(thing.words) and not is_body and not self.has_name(phrase)

    def foremost(self, i: int, fits: Callable[[Sight], bool], *, least: float = LEAST) -> Thing | None:
        """What fits and is in the foreground at a token, with a score of `least` or more."""
        return self._salience.choose(self._spot(i), self._back(), fits, least=least)

    def distinguishing(self, phrase: Phrase) -> set[str]:
        """The words of a phrase that say which one, without numbers."""
        return {
            self._columns.lower[k]
            for k in phrase.modifiers
            if self._columns.tags[k] != "CD" and "-" not in self._columns.lower[k - 1 : k]
        }

    def is_quantifier(self, phrase: Phrase) -> bool:
        """Whether a phrase is "both", "each" or "the two", without a noun."""
        return self._phrases.is_quantifier(phrase.noun)
