"""What a text has named and described so far: its things, and the places where each was seen."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice, takewhile

from spacy.tokens import Doc

from extractor.components.annotations import found_on
from extractor.components.extensions import text_of
from extractor.components.reference.noun_phrases import NounPhrases
from extractor.components.reference.salience import Salience
from extractor.components.reference.things import SORTS, Sight, Thing, weight_of
from extractor.components.reference.words import load_reference_words
from extractor.components.speech.speakers import speaker_token
from extractor.components.structure import Structure, structure_of
from extractor.record.entity import NAME_FORMS, Entity, EntityType, Mention

_WINDOW = 80  # things seen that a reference may go back to


class Seen:
    """The things of one Doc, as far as it is read; `at` gives that of a noun, pronoun or name by its head."""

    def __init__(self, doc: Doc) -> None:
        self._structure: Structure = structure_of(doc)
        self._columns = self._structure.columns
        self.words = load_reference_words()
        annotations, self._text = found_on(doc), text_of(doc)
        self._entities: dict[str, Entity] = {entity.id: entity for entity in annotations.entities}
        self._name_at: dict[int, Mention] = {}
        self._full: dict[str, Mention] = {}
        self._read_names(annotations.mentions)
        times = {i for time in annotations.times for i in range(*self._structure.tokens(time.start, time.end))}
        self._phrases = NounPhrases(self._structure, self.words, times, self._name_at)
        self._salience = Salience(self._structure)
        self._named: dict[str, Thing] = {}  # by entity
        self._by_noun: defaultdict[str, list[Thing]] = defaultdict(list)
        self._by_word: defaultdict[str, list[Thing]] = defaultdict(list)  # names of several words, by the first
        self._by_type: defaultdict[EntityType, list[Thing]] = defaultdict(list)
        self._sights: list[Sight] = []
        self._last_sight: dict[int, Sight] = {}  # of each thing, by its id
        self._sentence_starts = [first for first, _ in self._structure.sentences]
        self._described_by = {
            clause.first: clause for clause in self._structure.clauses if clause.antecedent is not None
        }
        self._several: dict[frozenset[int], Thing] = {}  # by their members
        self._groups: dict[int, Thing] = {}  # by the head of their first
        self._said_by: defaultdict[int, list[str | None]] = defaultdict(
            list
        )  # entities in the words of a speaker, by their token
        self._own_words: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
        self._speaker_of = self._read_speakers()
        self._spoke = -1  # the head of who did last
        self.at: dict[int, Thing] = {}

    def _read_names(self, mentions: Sequence[Mention]) -> None:
        for mention in mentions:
            if mention.form in NAME_FORMS and mention.entity is not None:
                for i in range(*self._structure.tokens(mention.start, mention.end)):
                    self._name_at[i] = mention
                known = self._full.get(mention.entity)
                if known is None or len(mention.surface.split()) > len(known.surface.split()):
                    self._full[mention.entity] = mention  # the first of the longest

    def _read_speakers(self) -> dict[int, int]:
        """For each token of reported words the head of who says them, of the innermost."""
        said = [
            (first, stop, reported.speaker)
            for reported in self._structure.said
            if reported.speaker is not None
            for first, stop in reported.ranges
        ]
        said.sort(key=lambda words: words[0] - words[1])
        for first, stop, who in said:
            self._own_words[who].append((first, stop))
            self._said_by[who] += [
                mention.entity for i in range(first, stop) if (mention := self._name_at.get(i)) is not None
            ]
        speech = self._structure.speech
        for cue in speech.cues.values() if any(speech.inside) else ():  # “Stay,” she said
            head = speaker_token(speech, cue.first) if cue.takes("speech") else None
            beside = [cue.first - 1, cue.last + 1]  # where marks mislead the parse
            for who in [head] if head is not None else [k for k in beside if k in self._name_at]:
                self._said_by[who] += []
        return {i: who for first, stop, who in said for i in range(first, stop)}

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
        titles = [k for k in self._structure.names(head) if k not in self._name_at]
        for k in titles if thing.entity is not None else ():
            if columns.tags[k] in ("NN", "NNS") or self.words.is_person(columns.lower[k]):
                self._know(thing, columns.lemmas[k].lower(), {columns.lower[j] for j in range(first, k)})
        nouns = self._structure.descriptions(head)
        if self._structure.slots(head)[0] == "apposition":
            nouns.append(self._structure.described(head))
        for k in nouns:
            is_plural = columns.tags[k] == "NNS"
            if columns.tags[k] in ("NN", "NNS") and k not in self._name_at and is_plural == thing.plural:
                self._know(thing, columns.lemmas[k], self._beside(k))

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
        self._sight(Sight(thing, head, weight, verb, self._sentence(head)))

    def _sight(self, sight: Sight) -> None:
        self._sights.append(sight)
        self._last_sight[id(sight.thing)] = sight

    def _sentence(self, i: int) -> int:
        return bisect_right(self._sentence_starts, i)

    def _join(self, i: int) -> None:
        """See those who are named together as several: "Ana Ruiz and Bo Hart"."""
        if i not in self.at or any(modifier.kind == "conjunct" for modifier in self._structure.postmodifiers(i)):
            return
        heads = [i, *takewhile(self.at.__contains__, self._structure.coordinated(i))][::-1]
        parts = [self.at[k] for k in heads]
        if len(parts) < 2 or len({id(part) for part in parts}) < len(parts):
            return
        members = frozenset(map(id, parts))
        if members in self._several:
            self._group(heads, self._several[members])
            return
        sort, type = ({getattr(part, slot) for part in parts} for slot in ("sort", "type"))
        several = Thing(
            i, self._structure.phrase(heads[0]).core[0], self._phrases.own_words(i)[1], plural=True,
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
        self._sight(Sight(several, heads[0], weight, verb, self._sentence(heads[-1])))

    def _back(self) -> Iterator[Sight]:
        return islice(reversed(self._sights), _WINDOW)
