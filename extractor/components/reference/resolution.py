"""Reads an article from its first word to its last and settles what each reference in it stands for."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from extractor.components.clauses import Structure, structure_of
from extractor.components.extensions import readable_ranges
from extractor.components.found import found_on
from extractor.components.names.lexicon import gender_of
from extractor.components.reference.noun_phrases import NounPhrases, Phrase
from extractor.components.reference.pronouns import DEMONSTRATIVES, THIRD, Salience, Spot, is_expletive
from extractor.components.reference.things import SORTS, Sight, Thing, slot_weight
from extractor.components.reference.words import load_reference_words
from extractor.entity import Mention
from extractor.reference import Reference, ReferenceKind
from extractor.textrange import TextRange
from extractor.timex import Timex

_KEY = "extractor.referents"
_WINDOW = 60  # things seen that a pronoun may go back to


@dataclass(frozen=True, slots=True)
class Resolved:
    """A reference at tokens [first, stop) and the thing that it stands for."""

    first: int
    stop: int
    head: int
    kind: ReferenceKind
    thing: Thing | None
    rule: str


class Referents:
    """What the references of one Doc stand for."""

    REBUILT = True

    def __init__(self, doc: Doc) -> None:
        self._structure: Structure = structure_of(doc)
        self._columns = self._structure.columns
        self._words = load_reference_words()
        found = found_on(doc)
        self._read_names(found.mentions, {entity.id: entity.name for entity in found.entities})
        times = {i for time in found.times for i in range(*self._structure.tokens(time.start, time.end))}
        self._phrases = NounPhrases(self._structure, self._words, times, self._name_at)
        self._salience = Salience(self._structure, self._words)
        self._things: dict[str, Thing] = {}  # of an entity
        self._by_noun: defaultdict[str, list[Thing]] = defaultdict(list)
        self._sights: list[Sight] = []
        self.at: dict[int, Thing] = {}  # of the head of a phrase, a pronoun, a name
        self.resolved: list[Resolved] = []
        self._sayers = self._read_sayers()
        self._sentence_starts = [first for first, _ in self._structure.sentences]
        for first, stop, _ in readable_ranges(doc):
            for i in range(first, stop):
                self._visit(i)
        self.by_head = {one.head: one for one in self.resolved}

    # ------------------------------------------------------------ what is there before
    def _read_names(self, mentions: Sequence[Mention], names: dict[str, str]) -> None:
        self._name_at: dict[int, Mention] = {}
        self._full: dict[str, Mention] = {}
        self._counts: defaultdict[str, int] = defaultdict(int)
        for mention in mentions:
            if mention.form in ("nominal", "pronoun") or mention.entity is None:
                continue
            for i in range(*self._structure.tokens(mention.start, mention.end)):
                self._name_at[i] = mention
            self._counts[mention.entity] += 1
            if mention.form == "name" and mention.entity not in self._full:
                self._full[mention.entity] = mention
        self._names = names

    def _read_sayers(self) -> list[tuple[int, int, int]]:
        """Token ranges of reported words, with the head of who says them."""
        return sorted(
            (first, stop, one.sayer) for one in self._structure.said if one.sayer is not None for first, stop in one.ranges
        )

    # ------------------------------------------------------------ the walk
    def _visit(self, i: int) -> None:
        columns = self._columns
        word = columns.lower[i]
        mention = self._name_at.get(i)
        if mention is not None:
            if self._structure.tokens(mention.start, mention.end)[1] == i + 1:
                self._name(mention, i)
            return
        if word in THIRD and columns.tags[i] in ("PRP", "PRP$"):
            self._pronoun(i)
            return
        if word in DEMONSTRATIVES and columns.tags[i] == "DT" and columns.deps[i] in ("nsubj", "nsubjpass", "dobj", "pobj") and columns.child(i, "prep", "relcl", "acl") < 0:
            self._put(i, i + 1, i, "pronoun", None, "")
            return
        phrase = self._phrases.read(i)
        if phrase is not None:
            self._noun_phrase(phrase)

    def _name(self, mention: Mention, head: int) -> None:
        entity = str(mention.entity)
        first, stop = self._structure.tokens(mention.start, mention.end)
        thing = self._things.get(entity)
        if thing is None:
            full = self._full.get(entity, mention)
            span = self._structure.tokens(full.start, full.end)
            columns = self._columns
            before = columns.lower[first - 1] if first else ""
            thing = Thing(
                head, *span, sort=SORTS.get(mention.type, "other"), type=mention.type, entity=entity,
                plural=mention.type == "NORP" or columns.tags[head] == "NNPS",
                gender=gender_of(self._names[entity], before) if mention.type == "PERSON" else None,
            )  # fmt: skip
            self._things[entity] = thing
            for k in range(*span):
                if columns.tags[k][:2] == "NN":
                    self._know(thing, columns.lower[k], set())
        elif thing.type == "PERSON" and thing.gender is None and first:
            thing.gender = gender_of(self._names[entity], self._columns.lower[first - 1])
        if mention.form in ("short", "acronym") and self._is_short(mention, thing, first):
            kind: ReferenceKind = "acronym" if mention.form == "acronym" else "short_name"
            self._put(first, stop, head, kind, thing, "name")
        self._describe(thing, head)
        self._see(thing, head)

    def _is_short(self, mention: Mention, thing: Thing, first: int) -> bool:
        """Whether a name says less than one before it."""
        if mention.form == "short" and mention.type != "PERSON":
            return False
        return thing.stop <= first

    def _describe(self, thing: Thing, head: int) -> None:
        """Learn by which nouns a thing is known: "the singer Ana Ruiz", "Ana Ruiz, a singer,", "Florence is an asteroid"."""
        columns = self._columns
        nouns = [k for k in columns.left[head] if columns.deps[k] in ("compound", "nmod", "amod") and columns.tags[k] in ("NN", "NNS")]
        for k in nouns:
            self._know(thing, columns.lemmas[k], self._modifiers(k))
        if columns.deps[head] == "appos" and columns.tags[columns.heads[head]][:2] == "NN":
            up = columns.heads[head]
            self._know(thing, columns.lemmas[up], self._modifiers(up))
        below = [k for k in columns.right[head] if columns.deps[k] == "appos"]
        if columns.deps[head] == "nsubj" and columns.lemmas[columns.heads[head]] == "be":
            below += [k for k in columns.right[columns.heads[head]] if columns.deps[k] == "attr"]
        for k in below:
            if columns.tags[k] in ("NN", "NNS") and k not in self._name_at:
                self._know(thing, columns.lemmas[k], self._modifiers(k))

    def _modifiers(self, head: int) -> set[str]:
        columns = self._columns
        return {columns.lower[k] for k in columns.left[head] if columns.deps[k] in ("amod", "compound", "nmod", "nummod")}

    def _know(self, thing: Thing, noun: str, modifiers: set[str]) -> None:
        if noun not in thing.nouns:
            thing.nouns[noun] = set()
            self._by_noun[noun].append(thing)
        thing.nouns[noun] |= modifiers
        if thing.gender is None and thing.sort == "person":
            thing.gender = self._words.gender(noun)

    def _see(self, thing: Thing, head: int) -> None:
        weight, subject = slot_weight(self._structure, head)
        sight = Sight(thing, head, weight, subject, self._sentence(head))
        thing.seen += 1
        thing.last = sight
        self.at[head] = thing
        self._sights.append(sight)

    def _sentence(self, i: int) -> int:
        return bisect_right(self._sentence_starts, i)

    def _put(self, first: int, stop: int, head: int, kind: ReferenceKind, thing: Thing | None, rule: str) -> None:
        self.resolved.append(Resolved(first, stop, head, kind, thing, rule))

    # ------------------------------------------------------------ pronouns
    def _pronoun(self, i: int) -> None:
        if is_expletive(self._structure, self._words, i):
            return
        thing = self._salience.choose(self._spot(i), self._sights[-_WINDOW:])
        self._put(i, i + 1, i, "pronoun", thing, "pronoun" if thing else "")
        if thing is not None:
            self._see(thing, i)

    def _spot(self, i: int) -> Spot:
        columns, above, clause = self._columns, set(), self._structure.clause_of(i)
        for _ in range(8):
            if clause is None:
                break
            above.add(clause.token)
            clause = self._structure.clauses[clause.parent] if clause.parent is not None else None
        sayer = next((sayer for first, stop, sayer in reversed(self._sayers) if first <= i < stop), None)
        return Spot(i, self._sentence(i), frozenset(above), self.at.get(sayer) if sayer is not None else None, bool(self._structure.speech.inside[i]))

    # ------------------------------------------------------------ noun phrases
    def _noun_phrase(self, phrase: Phrase) -> None:
        columns, lemma = self._columns, self._columns.lemmas[phrase.head]
        if columns.entities[phrase.head] in ("DATE", "TIME"):
            return
        thing = None
        if self._phrases.is_known(phrase) and not self._phrases.is_clear(phrase):
            thing, rule = self._meant_by(phrase, lemma)
            if thing is not None or not self._phrases.is_told_enough(phrase):
                self._put(phrase.first, phrase.stop, phrase.head, "noun_phrase", thing, rule)
        if thing is None:
            thing = self._apposed_to(phrase) or self._new(phrase, lemma)
        self._see(thing, phrase.head)

    def _apposed_to(self, phrase: Phrase) -> Thing | None:
        columns = self._columns
        return self.at.get(columns.heads[phrase.head]) if columns.deps[phrase.head] == "appos" else None

    def _new(self, phrase: Phrase, lemma: str) -> Thing:
        columns = self._columns
        sort = "person" if self._words.is_person(lemma) else "body" if lemma in self._words.bodies else "other"
        thing = Thing(
            phrase.head, *self._phrases.own_words(phrase.head), sort=sort, plural=phrase.plural,
            open=bool(self.resolved) and self.resolved[-1].head == phrase.head,
        )  # fmt: skip
        self._know(thing, lemma, {columns.lower[k] for k in phrase.modifiers})
        return thing

    def _meant_by(self, phrase: Phrase, lemma: str) -> tuple[Thing | None, str]:
        wanted = {self._columns.lower[k] for k in phrase.modifiers if self._columns.tags[k] != "CD"}
        fits = [thing for thing in self._by_noun.get(lemma, ()) if thing.plural == phrase.plural and wanted <= thing.nouns[lemma]]
        if fits:
            return fits[-1], "same_noun"
        return None, ""


def referents_of(doc: Doc) -> Referents:
    """What the references of a Doc stand for: read once and kept."""
    kept: Referents | None = doc.user_data.get(_KEY)
    if kept is None:
        kept = doc.user_data[_KEY] = Referents(doc)
    return kept


def rows_of(doc: Doc) -> list[Reference]:
    """The references of a Doc in text order."""
    referents = referents_of(doc)
    columns = structure_of(doc).columns
    rows = []
    for one in sorted(referents.resolved, key=lambda one: (one.first, one.stop)):
        place = None
        if one.thing is not None and not one.thing.open:
            place = TextRange(columns.starts[one.thing.first], columns.ends[one.thing.stop - 1])
        rows.append(
            Reference(
                start=columns.starts[one.first], end=columns.ends[one.stop - 1], kind=one.kind, refers_to=place,
                rule=one.rule if place else "",
            )  # fmt: skip
        )
    return rows
