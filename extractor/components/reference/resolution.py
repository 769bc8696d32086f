"""Reads an article from its first word to its last and settles what each reference in it stands for."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from spacy.tokens import Doc

from extractor.components.clauses import Structure, structure_of
from extractor.components.extensions import readable_ranges, text_of
from extractor.components.found import found_on
from extractor.components.names.lexicon import gender_of
from extractor.components.reference.descriptions import RULES
from extractor.components.reference.noun_phrases import NounPhrases, Phrase
from extractor.components.reference.pronouns import THIRD, can_mean, is_expletive, is_pronoun
from extractor.components.reference.salience import LEAST, Salience, Spot
from extractor.components.reference.things import SORTS, Sight, Sort, Thing, weight_of
from extractor.components.reference.words import load_reference_words
from extractor.entity import Entity, EntityType, Mention
from extractor.reference import Reference, ReferenceKind
from extractor.textrange import TextRange

_KEY = "extractor.referents"
_KEPT = 40  # things of a noun or a type that are compared
_WINDOW = 80  # things seen that a reference may go back to
_NAMES = ("name", "short", "acronym")
_RELATIVE = frozenset({"WP", "WDT"})
_BESIDE = 0.8  # how much a noun stands in the foreground of a clause that describes it
_LONG = 12  # words that tell an event


@dataclass(frozen=True, slots=True)
class Resolved:
    """A reference at tokens [first, stop), its head, and the thing that it stands for."""

    first: int
    stop: int
    head: int
    kind: ReferenceKind
    thing: Thing | None
    rule: str


class Referents:
    """What the references of one Doc stand for; `at` gives the thing of a noun, pronoun or name by its last or only token."""

    REBUILT = True  # it is made from the Doc again where a copy lacks it

    def __init__(self, doc: Doc) -> None:
        self._structure: Structure = structure_of(doc)
        self._columns = self._structure.columns
        self.words = load_reference_words()
        found, self._text = found_on(doc), text_of(doc)
        self._entities: dict[str, Entity] = {entity.id: entity for entity in found.entities}
        self._name_at: dict[int, Mention] = {}
        self._full: dict[str, Mention] = {}
        self._read_names(found.mentions)
        times = {i for time in found.times for i in range(*self._structure.tokens(time.start, time.end))}
        self._phrases = NounPhrases(self._structure, self.words, times, self._name_at)
        self._salience = Salience(self._structure)
        self._named: dict[str, Thing] = {}  # by entity
        self._by_noun: defaultdict[str, list[Thing]] = defaultdict(list)
        self._by_word: defaultdict[str, list[Thing]] = defaultdict(list)  # names of several words, by the first
        self._by_type: defaultdict[EntityType, list[Thing]] = defaultdict(list)
        self._sights: list[Sight] = []
        self._sentence_starts = [first for first, _ in self._structure.sentences]
        self._clause_starts = [clause.token for clause in self._structure.clauses]
        self._events: dict[int, Thing] = {}
        self._described_by = {one.first: one for one in self._structure.clauses if one.antecedent is not None}
        self._several: dict[frozenset[int], Thing] = {}  # by their members
        self._groups: dict[int, Thing] = {}  # by the head of their first
        self._said_by: defaultdict[int, list[str | None]] = defaultdict(
            list
        )  # entities in the words of a sayer, by his token
        self._own_words: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
        self._sayer_of = self._read_sayers()
        self._spoke = -1  # the head of who did last
        self.at: dict[int, Thing] = {}
        self.resolved: dict[int, Resolved] = {}  # by head
        for first, stop, _ in readable_ranges(doc):
            for i in range(first, stop):
                self._visit(i)

    def meant(self, head: int) -> Thing | None:
        """The thing that a reference, by its head, stands for, named or `open`; None where nothing before is sure to be it."""
        reference = self.resolved.get(head)
        return reference.thing if reference is not None else None

    # ------------------------------------------------------------ what is there before
    def _read_names(self, mentions: Sequence[Mention]) -> None:
        for mention in mentions:
            if mention.form in _NAMES and mention.entity is not None:
                for i in range(*self._structure.tokens(mention.start, mention.end)):
                    self._name_at[i] = mention
                known = self._full.get(mention.entity)
                if known is None or len(mention.surface.split()) > len(known.surface.split()):
                    self._full[mention.entity] = mention  # the first of the longest

    def _read_sayers(self) -> dict[int, int]:
        """For each token of reported words the head of who says them, of the innermost."""
        said = [
            (first, stop, one.sayer)
            for one in self._structure.said
            if one.sayer is not None
            for first, stop in one.ranges
        ]
        said.sort(key=lambda one: one[0] - one[1])
        for first, stop, sayer in said:
            self._own_words[sayer].append((first, stop))
            self._said_by[sayer] += [
                mention.entity for i in range(first, stop) if (mention := self._name_at.get(i)) is not None
            ]
        return {i: sayer for first, stop, sayer in said for i in range(first, stop)}

    # ------------------------------------------------------------ the walk
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
        if i in self._said_by and i in self.at:
            self._spoke = i

    def _go_on(self, i: int) -> None:
        """See the noun that a clause describes as the subject of that clause: "Acme, [which said] it", "a man [convicted]"."""
        clause = self._described_by[i]
        several = self._groups.get(clause.antecedent) if clause.antecedent is not None else None
        thing = several or self.at.get(clause.antecedent if clause.antecedent is not None else -1)
        subject = clause.argument("subject")
        if thing is not None and (subject is None or self._columns.tags[subject.token] in _RELATIVE):
            self._sights.append(Sight(thing, i, _BESIDE, clause.token, self._sentence(i)))

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

    def _thing_of(self, mention: Mention, head: int) -> Thing:
        entity = self._entities[str(mention.entity)]
        if entity.id not in self._named:
            first, stop = self._structure.tokens(mention.start, mention.end)
            words = frozenset(word.rstrip(".") for word in self._columns.lower[first:stop] if word[0].isalnum())
            owners = [
                thing
                for thing in self._by_word[self._columns.lower[head].rstrip(".")]
                if words and words <= thing.words
            ]
            is_again = len(owners) == 1 and mention.type in ("ORG", "PERSON", "PRODUCT")
            self._named[entity.id] = owners[0] if is_again else self._new_name(mention, entity)
        return self._named[entity.id]

    def _new_name(self, mention: Mention, entity: Entity) -> Thing:
        columns, full = self._columns, self._full.get(entity.id, mention)
        first, stop = self._structure.tokens(full.start, full.end)
        head = self._structure.root(first, stop)
        first = self._phrases.title_before(first, stop)
        thing = Thing(
            head, first, stop, sort=SORTS.get(mention.type, "other"), type=mention.type, subtype=entity.subtype,
            plural=mention.type == "NORP" or (columns.tags[head] == "NNPS" and mention.type != "PERSON"), entity=entity.id,
        )  # fmt: skip
        for k in range(*self._structure.tokens(full.start, full.end)):
            is_kind = columns.lower[k] in self.words.bodies or mention.type in ("EVENT", "FAC", "LOC", "GPE", "WORK")
            if columns.tags[k][:2] == "NN" and is_kind and mention.type != "PERSON":
                self._know(thing, columns.lower[k], set())  # "Halden [Bank]", "[Hurricane] Ida"
        self._spread(thing, *self._structure.tokens(full.start, full.end))
        self._by_type[mention.type].append(thing)
        return thing

    def _spread(self, thing: Thing, first: int, stop: int) -> None:
        """Note each word of a longer name, by which it may be named again; and that "the [S&P] 500" is an index."""
        columns = self._columns
        for noun in (noun for k in range(first, stop) for noun in self.words.named.get(columns.lower[k], ())):
            self._know(thing, noun, set())
        if stop - first > 1 and (thing.entity is not None or columns.tags[stop - 1] == "NNP"):
            thing.words = frozenset(word.rstrip(".") for word in columns.lower[first:stop] if word[0].isalnum())
            for word in sorted(thing.words):
                self._by_word[word].append(thing)

    def _describe(self, thing: Thing, head: int) -> None:
        """Learn by which nouns a thing is known: "the singer Ana Ruiz", "Ana Ruiz, a singer,", "Florence is an asteroid"."""
        columns = self._columns
        first = self._structure.phrase(head).core[0]
        titles = [
            k for k in columns.left[head] if columns.deps[k] in ("compound", "nmod", "amod") and k not in self._name_at
        ]
        for k in titles if thing.entity is not None else ():
            if columns.tags[k] in ("NN", "NNS") or self.words.is_person(columns.lower[k]):
                self._know(thing, columns.lemmas[k].lower(), {columns.lower[j] for j in range(first, k)})
        told = [k for k in columns.right[head] if columns.deps[k] == "appos"]
        up = columns.heads[head]
        if columns.deps[head] == "appos":
            told.append(up)
        elif columns.deps[head] == "nsubj" and columns.lemmas[up] == "be":
            told += [k for k in columns.right[up] if columns.deps[k] == "attr"]
        for k in told:
            is_plural = columns.tags[k] == "NNS"
            if columns.tags[k] in ("NN", "NNS") and k not in self._name_at and is_plural == thing.plural:
                self._know(thing, columns.lemmas[k], self._beside(k))
            elif columns.tags[k] == "CD":
                thing.age = columns.lower[k]

    def _beside(self, head: int) -> set[str]:
        first, stop = self._phrases.own_words(head)
        return {self._columns.lower[k] for k in range(first, stop) if k != head}

    def _know(self, thing: Thing, noun: str, beside: set[str]) -> None:
        if noun not in thing.nouns:
            thing.nouns[noun] = set()
            self._by_noun[noun].append(thing)
        thing.nouns[noun] |= beside
        if thing.gender is None and thing.sort == "person":
            thing.gender = self.words.gender(noun)

    def _see(self, thing: Thing, head: int) -> None:
        weight, verb = weight_of(self._structure, head)
        thing.seen += 1
        self.at[head] = thing
        self._sights.append(Sight(thing, head, weight, verb, self._sentence(head)))

    def _sentence(self, i: int) -> int:
        return bisect_right(self._sentence_starts, i)

    def _put(self, phrase: Phrase, kind: ReferenceKind, thing: Thing | None, rule: str) -> None:
        if thing is None or not (thing.first <= phrase.first and phrase.stop <= thing.stop):
            self.resolved[phrase.head] = Resolved(
                phrase.first, phrase.stop, phrase.head, kind, thing, rule if thing else ""
            )

    def _join(self, i: int) -> None:
        """See those who are named together as several: "Ana Ruiz and Bo Hart"."""
        columns = self._columns
        if i not in self.at or columns.deps[i] != "conj" or columns.child(i, "conj") >= 0:
            return
        heads = [i]
        while (
            columns.deps[heads[0]] == "conj"
            and columns.heads[heads[0]] in self.at
            and columns.heads[heads[0]] < heads[0]
        ):
            heads.insert(0, columns.heads[heads[0]])
        parts = [self.at[k] for k in heads]
        if len(parts) < 2 or len({id(part) for part in parts}) < len(parts):
            return
        members = frozenset(map(id, parts))
        if members in self._several:
            self._group(heads, self._several[members])
            return
        sort, type = ({getattr(part, slot) for part in parts} for slot in ("sort", "type"))
        several = Thing(
            i, self._structure.phrase(heads[0]).core[0], self._phrases.own_words(i)[1], plural=True, size=len(parts),
            sort=sort.pop() if len(sort) == 1 else "other", type=type.pop() if len(type) == 1 else None,
            open=any(part.open for part in parts),
        )  # fmt: skip
        for noun in set.intersection(*(set(part.nouns) for part in parts)):
            several.nouns[noun] = set()
        self._several[members] = several
        self._group(heads, several)

    def _group(self, heads: list[int], several: Thing) -> None:
        weight, verb = weight_of(self._structure, heads[0])
        self._groups[heads[0]] = several
        self._sights.append(Sight(several, heads[0], weight, verb, self._sentence(heads[-1])))

    # ------------------------------------------------------------ pronouns
    def _pronoun(self, i: int) -> None:
        if is_expletive(self._structure, self.words, i):
            return
        thing = None
        if self._columns.lower[i] in THIRD:
            spot = self._spot(i)
            thing = self._beside_owner(i, spot) or self._salience.choose(
                spot, self._back(), lambda sight: can_mean(self._structure, spot, sight)
            )
        self._put(Phrase(i, i, i + 1), "pronoun", thing, "pronoun")
        if thing is not None:
            self._see(thing, i)

    def _beside_owner(self, i: int, spot: Spot) -> Thing | None:
        """Whose the second of two things is: "[mothers] and their children"."""
        columns, owned = self._columns, self._columns.heads[i]
        thing = (
            self.at.get(columns.heads[owned]) if columns.deps[i] == "poss" and columns.deps[owned] == "conj" else None
        )
        if thing is None:
            return None
        seen = next((sight for sight in self._back() if sight.head == columns.heads[owned]), None)
        return thing if seen is not None and can_mean(self._structure, spot, seen, inside=True) else None

    def _spot(self, i: int) -> Spot:
        sayer = self.at.get(self._sayer_of.get(i, -1))
        spoke = (self._groups.get(self._spoke) or self.at.get(self._spoke)) if i in self._said_by else None
        barred = {self._named[entity] for entity in self._said_by.get(i, ()) if entity in self._named}
        own = self._own_words.get(i, ())
        barred |= {sight.thing for sight in self._back() if any(first <= sight.head < stop for first, stop in own)}
        return Spot(
            i,
            self._sentence(i),
            self._salience.above(i),
            sayer,
            bool(self._structure.speech.inside[i]),
            self._acts(i),
            spoke,
            frozenset(barred),
        )

    def _acts(self, i: int) -> bool:
        """Whether a token is the subject of what only persons and bodies do: "they said", "they are nurses"."""
        columns, verb = self._columns, self._columns.heads[i]
        if columns.deps[i] != "nsubj" or not columns.is_verb(verb):
            return False
        said = columns.child(verb, "attr")
        is_person = said >= 0 and columns.lemmas[verb] == "be" and self.words.is_person(columns.lemmas[said])
        return is_person or i in self._said_by or columns.lemmas[verb] in self.words.uses("deed")

    def _back(self) -> Iterator[Sight]:
        return islice(reversed(self._sights), _WINDOW)

    # ------------------------------------------------------------ noun phrases
    def _noun_phrase(self, phrase: Phrase) -> None:
        noun, thing = self._columns.lemmas[phrase.head].lower(), None
        if self._phrases.is_amount(phrase):
            return
        if self._phrases.is_known(phrase) and not self._phrases.is_clear(phrase):
            found = ((rule.id, rule.find(self, phrase, noun)) for rule in RULES.of())
            rule, thing = next(((id, one) for id, one in found if one is not None), ("", None))
            if thing is not None or not self._phrases.is_told_enough(phrase):
                kind: ReferenceKind = "quantifier" if self.is_quantifier(phrase) else "noun_phrase"
                self._put(phrase, kind, thing, rule)
        if thing is None:
            thing = self._same_as(phrase) or self._again(phrase, noun) or self._new(phrase, noun)
        self._see(thing, phrase.head)

    def _same_as(self, phrase: Phrase) -> Thing | None:
        """The thing that a phrase says more of: "Ana Ruiz, [a nurse]", "[the mayor], Ana Ruiz", "Florence is [an asteroid]"."""
        columns, head = self._columns, phrase.head
        name = next((k for k in columns.right[head] if columns.deps[k] == "appos" and k in self._name_at), -1)
        if name >= 0 and not phrase.plural and self._name_at[name].type in ("PERSON", "ORG", "GPE"):
            return self._thing_of(self._name_at[name], name)
        up = columns.heads[head]
        if columns.deps[head] != "appos":
            is_told = (
                columns.deps[head] == "attr" and columns.lemmas[up] == "be" and phrase.determiner in ("a", "an", "the")
            )
            up = columns.child(up, "nsubj") if is_told else -1
        thing = self._groups.get(up) if phrase.plural else self.at.get(up)
        return thing if thing is not None and thing.plural == phrase.plural else None

    def _says_little(self, phrase: Phrase, noun: str) -> bool:
        """Whether the words of a phrase do not tell what it is: "the deal", "people", "the only bank"; nobody is helped by them."""
        if self._columns.tags[phrase.head][:3] == "NNP":
            return False
        if self._phrases.is_known(phrase):
            is_named = any(k in self._name_at and self._name_at[k].type != "ORG" for k in phrase.modifiers)
            return not self._phrases.is_clear(phrase) or (bool(self.words.kinds(noun)[0]) and not is_named)
        first, stop = self._phrases.own_words(phrase.head)
        is_any = any(self._columns.lower[k] in self.words.uses("generic") for k in range(first, stop))
        return is_any or (phrase.plural and stop - first == 1)

    def _again(self, phrase: Phrase, noun: str) -> Thing | None:
        """What a bare noun names once more: "[Halden] rose" of Halden Bank, "[protesters]" of those at the airport."""
        columns = self._columns
        if self._text[columns.starts[phrase.head]].isupper() and phrase.stop - phrase.first == 1:
            word = columns.lower[phrase.head]
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
            phrase.head, *self._phrases.own_words(phrase.head), sort=sort, plural=phrase.plural, size=self.count(phrase),
            age=self.age(phrase), open=self._says_little(phrase, noun),
        )  # fmt: skip
        self._know(thing, noun, {self._columns.lower[k] for k in phrase.modifiers})
        self._describe(thing, phrase.head)
        self._spread(thing, phrase.first, phrase.stop)
        return thing

    # ------------------------------------------------------------ what the rules ask
    def known_as(self, noun: str) -> list[Thing]:
        """The things called by a noun, in text order; the last of many."""
        return self._by_noun.get(noun, [])[-_KEPT:]

    def named(self, type: EntityType) -> list[Thing]:
        """The things of a type that were named before, in text order; the last of many."""
        return self._by_type.get(type, [])[-_KEPT:]

    def described(self, kinds: frozenset[str]) -> list[Thing]:
        """The bodies and places without a name that are of one of the kinds: "Asia's largest automaker"."""
        things = (thing for noun in self.words.nouns_for(kinds) for thing in self.known_as(noun))
        return [thing for thing in things if thing.entity is None and not thing.open and not thing.plural]

    def has_name(self, phrase: Phrase) -> bool:
        """Whether a name or a people stands right beside the noun of a phrase: "the Norlandic company", not "Oslo-based"."""
        return any(k in self._name_at and self._columns.lower[k + 1] != "-" for k in phrase.modifiers)

    def two_words(self, phrase: Phrase, noun: str) -> str:
        """The noun with the word before it, where both together are a kind: "central bank"."""
        both = f"{self._columns.lower[phrase.head - 1]} {noun}"
        return both if phrase.modifiers and both in self.words.bodies else noun

    def is_same_name(self, phrase: Phrase, thing: Thing) -> bool:
        """Whether only adjectives say more than the noun by which a name is known: "the broad index" of the S&P 500."""
        is_plain = all(self._columns.tags[k] == "JJ" for k in phrase.modifiers)
        is_body = bool(self.words.kinds(self._columns.lemmas[phrase.head])[0])
        return is_plain and bool(thing.words) and not is_body and not self.has_name(phrase)

    def seen_before(self, i: int, reach: int) -> Iterator[Sight]:
        """What was seen in the sentence of a token and `reach` before it, the last first."""
        here = self._sentence(i)
        for sight in self._back():
            if here - sight.sentence > reach:
                return
            yield sight

    def nearest(self, things: list[Thing]) -> Thing | None:
        """Of some things the one seen last."""
        if len(things) < 2:
            return things[0] if things else None
        seen = [sight for sight in self._back() if sight.thing in things]
        rivals = {sight.thing for sight in seen if sight.sentence == seen[0].sentence}
        return seen[0].thing if len(rivals) == 1 else None

    def foremost(self, i: int, fits: Callable[[Sight], bool], *, least: float = LEAST) -> Thing | None:
        """What fits and stands in the foreground at a token, with a score of `least` or more."""
        return self._salience.choose(self._spot(i), self._back(), fits, least=least)

    def telling(self, phrase: Phrase) -> set[str]:
        """The words of a phrase that say which one, without numbers."""
        return {
            self._columns.lower[k]
            for k in phrase.modifiers
            if self._columns.tags[k] != "CD" and "-" not in self._columns.lower[k - 1 : k]
        }

    def is_quantifier(self, phrase: Phrase) -> bool:
        """Whether a phrase is "both", "each" or "the two", without a noun."""
        return self._phrases.is_quantifier(phrase.head)

    def count(self, phrase: Phrase) -> int | None:
        """How many a phrase says that it means: "both men", "the two"."""
        words = (self._columns.lower[k] for k in range(phrase.first, phrase.stop))
        return next((self.words.counts[word] for word in words if word in self.words.counts), None)

    def age(self, phrase: Phrase) -> str | None:
        """The age that a phrase tells: "a 34-year-old nurse"."""
        return self._phrases.age(phrase)

    def is_kind(self, thing: Thing, noun: str) -> bool:
        """Whether those of a group can be called so."""
        words, types = self.words, self.words.kinds(noun)[0]
        if noun in words.counts or noun in thing.nouns:
            return True
        if types:
            return thing.type in types
        return thing.sort == "person" and noun in words.uses("anybody")

    def event(self, i: int, verbs: tuple[str, ...], reach: int) -> Thing | None:
        """The words of the only clause before a token that one of the verbs heads."""
        here, found = self._sentence(i), []
        for index in range(bisect_left(self._clause_starts, i) - 1, -1, -1):
            clause = self._structure.clauses[index]
            if here - self._sentence(clause.token) > reach or not verbs:
                break
            if clause.lemma in verbs and clause.polarity == "affirmed":
                found.append(clause)
        if not found or self._sentence(found[0].token) == here:
            return None
        clause = found[-1]
        thing = clause.argument("object")
        stop = self._phrases.own_words(thing.token)[1] if thing else 0
        if not clause.token < stop <= clause.token + _LONG:
            return None
        return self._events.setdefault(clause.token, Thing(clause.token, clause.token, stop))


def referents_of(doc: Doc) -> Referents:
    """What the references of a Doc stand for: read once and kept."""
    kept: Referents | None = doc.user_data.get(_KEY)
    if kept is None:
        kept = doc.user_data[_KEY] = Referents(doc)
    return kept


def rows_of(doc: Doc) -> list[Reference]:
    """The references of a Doc in text order."""
    columns, rows = structure_of(doc).columns, []
    for one in sorted(referents_of(doc).resolved.values(), key=lambda one: (one.first, one.stop)):
        place = None
        if one.thing is not None and not one.thing.open:
            place = TextRange(columns.starts[one.thing.first], columns.ends[one.thing.stop - 1])
        rows.append(
            Reference(
                start=columns.starts[one.first],
                end=columns.ends[one.stop - 1],
                kind=one.kind,
                refers_to=place,
                rule=one.rule if place else "",
            )  # fmt: skip
        )
    return rows
