"""Reads an article from its first word to its last and settles what each reference in it refers to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from extractor.components.extensions import readable_ranges
from extractor.components.reference.context import Context
from extractor.components.reference.descriptions import RULES
from extractor.components.reference.noun_phrases import Phrase
from extractor.components.reference.pronouns import FEMALE, MALE, THIRD, can_mean, is_expletive, is_pronoun
from extractor.components.reference.salience import Spot
from extractor.components.reference.things import Sight, Sort, Thing
from extractor.components.structure import structure_of
from extractor.record.entity import Mention
from extractor.record.reference import Reference, ReferenceKind
from extractor.record.textrange import TextRange
from extractor.words.names import gender_of
from extractor.words.uses import words_that

_KEY = "extractor.referents"
_NEAREST = 10  # things that a reference may go back to
_CALLED = 3  # those that are called so
_NAMES = ("short_name", "acronym")
_RELATIVE = frozenset({"WP", "WDT"})
_BESIDE = 0.8  # how much a noun is in the foreground of a clause that describes it


@dataclass(frozen=True, slots=True)
class Resolved:
    """A reference at tokens [first, stop), its head, and the thing that it refers to.

    `before` are the things that it may go back to, each where it was seen last, the nearest first; `spoke` is who spoke last.
    """

    first: int
    stop: int
    noun: int
    kind: ReferenceKind
    thing: Thing | None
    rule: str
    before: tuple[Sight, ...] = ()
    spoke: Thing | None = None


class Referents(Context):
    """What the references of one Doc refer to."""

    REBUILT = True  # it is made from the Doc again where a copy lacks it

    def __init__(self, doc: Doc) -> None:
        super().__init__(doc)
        self.resolved: dict[int, Resolved] = {}  # by head
        for first, stop, kind in readable_ranges(doc):
            seen, spoke = len(self._sights), self._spoke
            for i in range(first, stop):
                self._visit(i)
            if kind == "caption":  # the text does not go on from it, nor from the name of a photographer
                del self._sights[seen:]
                self._spoke = spoke

    @property
    def sights(self) -> Sequence[Sight]:
        """Where each thing was seen, in text order; of captions nothing is kept."""
        return self._sights

    def says(self, i: int) -> Thing | None:
        """Who says the words that a token is in, None where nobody does."""
        return self.at.get(self._speaker_of.get(i, -1))

    def meant(self, head: int) -> Thing | None:
        """The thing that a reference, by its head, refers to, named or `open`; None where nothing before is sure to be it."""
        reference = self.resolved.get(head)
        return reference.thing if reference is not None else None

    def _visit(self, i: int) -> None:
        mention = self._name_at.get(i)
        if mention is not None:
            if self._name_at.get(i + 1) is not mention:
                self._name(mention, *self._structure.tokens(mention.start, mention.end))
        elif is_pronoun(self._structure, i):
            self._pronoun(i)
        elif (phrase := self._phrases.read(i)) is not None:
            self._noun_phrase(phrase)
        self._join(i)
        if i in self._described_by:
            self._go_on(i)
        if i in self._said_by and i in self.at and i not in self._speaker_of:
            self._spoke = i  # not "Lee" of "He said that Lee had told him", whom no text goes on with

    def _go_on(self, i: int) -> None:
        """See the noun that a clause describes as the subject of that clause: "Acme, [which said] it", "a man [convicted]"."""
        clause = self._described_by[i]
        several = self._groups.get(clause.antecedent) if clause.antecedent is not None else None
        thing = several or self.at.get(clause.antecedent if clause.antecedent is not None else -1)
        subject = clause.argument("subject")
        if thing is not None and (subject is None or self._columns.tags[subject.token] in _RELATIVE):
            self._sight(Sight(thing, i, _BESIDE, clause.token, self._sentence(i)))

    def _name(self, mention: Mention, first: int, stop: int) -> None:
        columns, entity = self._columns, self._entities[str(mention.entity)]
        head = self._structure.root(first, stop)
        thing = self._thing_of(mention, head)
        if thing.type == "PERSON" and thing.gender is None:
            thing.gender = gender_of(entity.name, columns.lower[first - 1] if first else "")
        if mention.form == "acronym" and mention.type != "GPE":
            self._put(Phrase(head, first, stop), "acronym", thing, "name")
        elif mention.form == "short" and mention.type == "PERSON":
            self._put(Phrase(head, first, stop), "short_name", thing, "name")
        self._describe(thing, head)
        self._see(thing, head)
        self.at[stop - 1] = thing

    def _put(self, phrase: Phrase, kind: ReferenceKind, thing: Thing | None, rule: str) -> None:
        if thing is None or not (thing.first <= phrase.first and phrase.stop <= thing.stop):
            self.resolved[phrase.noun] = Resolved(
                phrase.first,
                phrase.stop,
                phrase.noun,
                kind,
                thing,
                rule if thing else "",
                () if kind in _NAMES else self._nearest(self._columns.lemmas[phrase.noun].lower()),
                self.at.get(self._spoke),
            )

    def _nearest(self, noun: str) -> tuple[Sight, ...]:
        """The things seen last, and farther back those that were or can be called so; each where it was seen last."""
        nearest: dict[int, Sight] = {}
        for sight in self._back():
            if len(nearest) == _NEAREST:
                break
            nearest.setdefault(id(sight.thing), sight)
        called = [thing for type in sorted(self.words.kinds(noun)[0]) for thing in self.named(type)[-_CALLED:]]
        for thing in (*self.known_as(noun)[-_CALLED:], *called):
            if id(thing) in self._last_sight:
                nearest.setdefault(id(thing), self._last_sight[id(thing)])
        return tuple(nearest.values())

    def _pronoun(self, i: int) -> None:
        if is_expletive(self._structure, i):
            return
        thing = None
        if self._columns.lower[i] in THIRD:
            spot = self._spot(i)
            thing = self._beside_owner(i, spot) or self._salience.choose(
                spot, self._back(), lambda sight: can_mean(self._structure, spot, sight)
            )
        is_agreed = thing is not None and thing.sort == "person" and thing.gender is not None and not thing.plural
        self._put(Phrase(i, i, i + 1), "pronoun", thing, "by_gender" if is_agreed else "pronoun")
        if thing is not None:
            if thing.sort == "person" and thing.gender is None and thing is not self.at.get(self._spoke):
                word = self._columns.lower[i]  # but in "Lee said her case ..." it may be another's
                thing.gender = "m" if word in MALE else "f" if word in FEMALE else None
            self._see(thing, i)

    def _beside_owner(self, i: int, spot: Spot) -> Thing | None:
        """Whose the second of two things is: "[mothers] and their children"."""
        owned = self._structure.modified(i)
        first = next(iter(self._structure.coordinated(owned)), -1) if owned >= 0 else -1
        thing = self.at.get(first)
        if thing is None:
            return None
        seen = next((sight for sight in self._back() if sight.noun == first), None)
        return thing if seen is not None and can_mean(self._structure, spot, seen, inside=True) else None

    def _noun_phrase(self, phrase: Phrase) -> None:
        noun, thing = self._columns.lemmas[phrase.noun].lower(), None
        if self._phrases.is_amount(phrase):
            return
        if self._phrases.is_known(phrase) and not self._phrases.is_clear(phrase):
            things = ((rule.id, rule.find(self, phrase, noun)) for rule in RULES.of())
            rule, thing = next(((id, named) for id, named in things if named is not None), ("", None))
            if thing is not None or not self._phrases.is_specific(phrase):
                kind: ReferenceKind = "quantifier" if self.is_quantifier(phrase) else "noun_phrase"
                self._put(phrase, kind, thing, rule)
        if thing is None:
            thing = self._same_as(phrase) or self._again(phrase, noun) or self._new(phrase, noun)
        self._see(thing, phrase.noun)

    def _same_as(self, phrase: Phrase) -> Thing | None:
        """The thing that a phrase says more of: "Ana Ruiz, [a nurse]", "[the mayor], Ana Ruiz", "Florence is [an asteroid]"."""
        appositions = (
            after.token for after in self._structure.postmodifiers(phrase.noun) if after.kind == "apposition"
        )
        name = next((k for k in appositions if k in self._name_at), -1)
        if name >= 0 and not phrase.plural and self._name_at[name].type in ("PERSON", "ORG", "GPE"):
            return self._thing_of(self._name_at[name], name)
        noun = self._structure.described(phrase.noun)
        if self._structure.slots(phrase.noun)[0] == "predicative" and phrase.determiner not in ("a", "an", "the"):
            noun = -1
        thing = self._groups.get(noun) if phrase.plural else self.at.get(noun)
        return thing if thing is not None and thing.plural == phrase.plural else None

    def _says_little(self, phrase: Phrase, noun: str) -> bool:
        """Whether the words of a phrase do not state what it is, and help nobody: "the deal", "people", "the only bank"."""
        if self._columns.tags[phrase.noun][:3] == "NNP":
            return False
        if self._phrases.is_known(phrase):
            is_named = any(k in self._name_at and self._name_at[k].type != "ORG" for k in phrase.modifiers)
            return not self._phrases.is_clear(phrase) or (bool(self.words.kinds(noun)[0]) and not is_named)
        first, stop = self._phrases.own_words(phrase.noun)
        is_any = any(self._columns.lower[k] in words_that("generic") for k in range(first, stop))
        return is_any or (phrase.plural and stop - first == 1)

    def _again(self, phrase: Phrase, noun: str) -> Thing | None:
        """What a bare noun names once more: "[Halden] rose" of Halden Bank, "[protesters]" of those at the airport."""
        columns = self._columns
        if self._text[columns.starts[phrase.noun]].isupper() and phrase.stop - phrase.first == 1:
            word = columns.lower[phrase.noun]
            owners = [thing for thing in self._by_word[word] if thing.entity and self._begins(thing, word)]
            return owners[0] if len(owners) == 1 else None
        is_bare = phrase.plural and phrase.stop - phrase.first == 1
        known = (
            [
                thing
                for thing in self.known_as(noun)
                if thing.plural and "PRP$" not in columns.tags[thing.first : thing.stop]
            ]
            if is_bare
            else []
        )
        return known[0] if len(known) == 1 else None

    def _begins(self, thing: Thing, word: str) -> bool:
        """Whether a word is the first one of a name."""
        name = self._full[str(thing.entity)]
        return name.surface.lower().split()[0] == word

    def _new(self, phrase: Phrase, noun: str) -> Thing:
        sort: Sort = "person" if self.words.is_person(noun) else "body" if noun in self.words.bodies else "other"
        thing = Thing(
            phrase.noun,
            *self._phrases.own_words(phrase.noun),
            sort=sort,
            plural=phrase.plural,
            open=self._says_little(phrase, noun),
        )
        self._know(thing, noun, {self._columns.lower[k] for k in phrase.modifiers})
        self._describe(thing, phrase.noun)
        self._spread(thing, phrase.first, phrase.stop)
        return thing


def referents_of(doc: Doc) -> Referents:
    """What the references of a Doc refer to: read once and kept."""
    kept: Referents | None = doc.user_data.get(_KEY)
    if kept is None:
        kept = doc.user_data[_KEY] = Referents(doc)
    return kept


def rows_of(doc: Doc) -> list[Reference]:
    """The references of a Doc in text order."""
    columns, rows = structure_of(doc).columns, []
    for reference in sorted(
        referents_of(doc).resolved.values(), key=lambda reference: (reference.first, reference.stop)
    ):
        words = None
        if reference.thing is not None and not reference.thing.open:
            words = TextRange(columns.starts[reference.thing.first], columns.ends[reference.thing.stop - 1])
        rows.append(
            Reference(
                start=columns.starts[reference.first],
                end=columns.ends[reference.stop - 1],
                kind=reference.kind,
                refers_to=words,
                rule=reference.rule if words else "",
            )
        )
    return rows
