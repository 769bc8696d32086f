"""The one reading of a Doc's sentences that everything downstream asks: `clauses` and `speech` put together.

    columns     the tokens as parallel lists, repaired            (columns, repairs)
    sentences   token ranges                                      (sentences)
    clauses     predicates with arguments, links and scopes       (predicates, reading, scope)
    position    the clause, slot and noun of some words           (positions)
    locate      the same of a figure, with its modifier           (positions)
    event       what happens to a figure                          (events)
    standalone  the words that state a clause by themselves       (speech.standalone)
    subject     who does what a clause says                       (owners)
    owners      whose a figure is by its own clause               (owners)
    governor    the predicate or noun that a time belongs to      (positions)
    phrase      a noun with its core and full extent              (phrases)
    naming      the words that name its thing                     (phrases)
    said        what is reported, and how far it reaches          (speech.reported)

Without a parser there are sentences and blocks, and no clauses.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Container
from functools import cached_property, lru_cache

from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from extractor.components.clauses.clause import Clause, EventWords, LocatedFigure, NounPhrase, Position
from extractor.components.clauses.columns import SUBJECTS, read_columns
from extractor.components.clauses.events import Events
from extractor.components.clauses.owners import owners, subject_noun
from extractor.components.clauses.phrases import (
    MODIFIERS,
    QUALIFIERS,
    Dependent,
    NounSlot,
    naming_phrase,
    noun_phrase,
    postmodifiers,
    slots,
)
from extractor.components.clauses.positions import Positions
from extractor.components.clauses.reading import read_clauses
from extractor.components.clauses.repairs import repair
from extractor.components.clauses.scope import set_scopes
from extractor.components.clauses.sentences import cut_long, find_sentences
from extractor.components.clauses.vocabulary import load_vocabulary
from extractor.components.extensions import readable_ranges, text_of
from extractor.components.order import LEMMAS, PARSE, STRUCTURE, TAGS, component
from extractor.components.speech.cues import load_cues
from extractor.components.speech.reported import Reported, ReportedWords
from extractor.components.speech.speech import Speech
from extractor.components.speech.standalone import Standalone
from extractor.record.figure import Figure

_ABOVE = 12  # tokens above a figure
_HOSTS = 3  # nouns above each other that a figure may describe


class Structure:
    """What is read of one Doc; token indices throughout."""

    REBUILT = True  # it is made from the Doc again where a copy lacks it

    def __init__(self, doc: Doc) -> None:
        vocabulary = load_vocabulary()
        self.columns = read_columns(doc)
        repair(self.columns, _verbs(doc.vocab))
        self._text, self._blocks = text_of(doc), readable_ranges(doc)
        whole = find_sentences(self.columns, self._text, load_cues().words_that("title"))
        self.sentences = cut_long(self.columns, whole)
        self._parts = {*self.sentences}.difference(whole)
        self._sentence_starts = [first for first, _ in self.sentences]
        self.clauses, self.clause_of_token = read_clauses(self.columns, vocabulary)
        set_scopes(self.columns, vocabulary, self.clauses)
        self._positions = Positions(self.columns, vocabulary, self.clauses, self.clause_of_token)
        self._known: dict[tuple[int, int, int], Position] = {}
        self._events = Events(self.columns, vocabulary, self.clauses)

    def sentence_of(self, i: int) -> tuple[int, int]:
        """The sentence of token i, as a token range."""
        return self.sentences[bisect_right(self._sentence_starts, i) - 1]

    def is_cut(self, i: int) -> bool:
        """True for a token of what is too long to be a sentence, of which `sentence_of` gives a part."""
        return self.sentence_of(i) in self._parts

    def tokens(self, start: int, end: int) -> tuple[int, int]:
        """The token range that code points [start, end) touch; at least one token of a Doc that has any."""
        first = max(0, bisect_right(self.columns.starts, start) - 1)
        return first, max(first + 1, bisect_left(self.columns.starts, end))

    def root(self, first: int, stop: int) -> int:
        """The token of [first, stop) that the others are attached to; of several the last that is more than a modifier."""
        return self._positions.root(first, stop)

    def clause_of(self, i: int) -> Clause | None:
        """The innermost clause of a token, None outside of every clause."""
        return self._positions.clause_of(i)

    def clauses_in(self, first: int, stop: int) -> list[Clause]:
        """The clauses whose predicates are in tokens [first, stop), in text order."""
        low, high = (bisect_left(self.clauses, i, key=lambda clause: clause.token) for i in (first, stop))
        return self.clauses[low:high]

    def position(self, first: int, stop: int) -> Position:
        """The position of tokens [first, stop)."""
        return self._position(first, stop, first)

    def _position(self, first: int, stop: int, start: int) -> Position:
        key = first, stop, start
        if key not in self._known:
            self._known[key] = self._positions.position(first, stop, start, self.sentence_of(first))
        return self._known[key]

    def locate(self, figure: Figure) -> LocatedFigure:
        """A figure with its position."""
        (first, stop), modifier = self.tokens(figure.start, figure.end), figure.modifier_span
        start = min(first, self.tokens(*modifier)[0]) if modifier is not None else first
        start = self._positions.start(first, stop, start, self.sentence_of(first)[0])
        at = self._position(first, stop, start)
        return LocatedFigure(
            first, stop, at.root, at.sentence, at.sentence_stop, at.clause, at.slot, at.host, figure=figure, start=start
        )

    def hosts(self, position: Position) -> list[int]:
        """The nouns that words describe, the nearest first: "a drop in sales of 5%" gives "sales" and "drop"."""
        hosts: list[int] = []
        while position.host is not None and position.host not in hosts and len(hosts) < _HOSTS:
            hosts.append(position.host)
            position = self.position(position.host, position.host + 1)
        return hosts

    def outer(self, position: Position) -> Position:
        """The position of the outermost noun that words describe, their own where there is none."""
        hosts = self.hosts(position)
        return self.position(hosts[-1], hosts[-1] + 1) if hosts else position

    def event(self, position: Position) -> EventWords | None:
        """What happens to a figure; None where nothing says it."""
        return self._events.event(position)

    @cached_property
    def standalone(self) -> Standalone:
        """Which words of a sentence can stand alone."""
        return Standalone(self.columns, load_vocabulary(), self.clauses, self.speech, self.said)

    def subject(self, position: Position) -> int | None:
        """The noun that does what the clause of a position says, or None; never who merely says it."""
        agents = load_vocabulary().agents
        return subject_noun(self.columns, self.clauses, position, saying=self._saying, agents=agents)

    def owners(self, located: LocatedFigure) -> list[int]:
        """Tokens of which the first that names somebody owns the figure."""
        nouns, measure = [located.root], located.figure.measure
        if measure is not None:
            nouns.append(self.root(*self.tokens(measure.start, measure.end)))
        if located.slot == "attributive" and located.host is not None:
            nouns.append(located.host)
        return owners(self.columns, self.subject(located), nouns, agents=load_vocabulary().agents)

    @cached_property
    def _saying(self) -> frozenset[int]:
        return frozenset(reported.cue.token for reported in self.said if reported.cue is not None)

    def governor(self, first: int, stop: int) -> int:
        """The predicate or noun that a time of tokens [first, stop) belongs to, or -1."""
        return self._positions.governor(first, stop)

    def phrase(self, head: int) -> NounPhrase:
        """The noun phrase of a noun, core and full."""
        return noun_phrase(self.columns, head)

    def naming(self, head: int) -> tuple[int, int]:
        """The words that name the thing of a noun, as a token range: without clauses and asides."""
        return naming_phrase(self.columns, head)

    def above(self, position: Position) -> list[int]:
        """The tokens above some words, the nearest first, as far as the one that is attached to the verb of their clause."""
        heads, i, above = self.columns.heads, position.root, list[int]()
        verb = position.clause.token if position.clause is not None else -1
        while heads[i] not in (i, verb) and len(above) < _ABOVE:
            i = heads[i]
            above.append(i)
        return above

    def modifiers(self, noun: int) -> list[int]:
        """What is attached to a noun before it, in text order."""
        return self.columns.left[noun]

    def names(self, noun: int) -> list[int]:
        """The modifiers of a noun that name its thing: "[sales] growth"."""
        return [k for k in self.columns.left[noun] if self.columns.deps[k] in ("compound", "nmod", "amod")]

    def complement(self, preposition: int) -> int:
        """The noun after a preposition, or -1."""
        return self.columns.child(preposition, "pobj")

    def complements(self, token: int, *, participles: bool = False) -> list[tuple[int, int]]:
        """The prepositions attached to a token after it, each with its noun; with `participles` "the fall seen [in sales]"."""
        right = self.columns.right
        after = [k for above in right[token] for k in (above, *(right[above] if participles else ()))]
        return [(k, noun) for k in after if (noun := self.complement(k)) >= 0]

    def completed(self, noun: int) -> tuple[int, int]:
        """The preposition before a noun and what the two belong to ("sales [of] books": "of", "sales"); (-1, -1) without one."""
        preposition = self.columns.heads[noun] if self.columns.deps[noun] == "pobj" else -1
        return preposition, self.columns.heads[preposition] if preposition >= 0 else -1

    def owner(self, noun: int) -> int:
        """The owner of a thing, "[analysts]' estimate", or -1."""
        return self.columns.child(noun, "poss")

    def predicative(self, verb: int) -> int:
        """What a verb says that its subject is: "it was [certain] that", or -1."""
        return self.columns.child(verb, "acomp", "attr", "oprd")

    def clauses_after(self, token: int) -> list[Clause]:
        """The subordinate clauses that are attached to a token after it, in text order: "it is certain [that they left]"."""
        inside = self.clauses_in(token + 1, self.columns.stop[token])
        subordinate = (clause for clause in inside if clause.link != "coordination")
        return [clause for clause in subordinate if self.columns.heads[clause.token] == token]

    def object(self, verb: int) -> int:
        """The object of a verb, "the plan to buy [shares]", or -1."""
        return self.columns.child(verb, "dobj")

    def roots(self, first: int, stop: int) -> list[int]:
        """The tokens of [first, stop) that none of the others governs, in text order."""
        return self._positions.roots(first, stop)

    def qualifiers(self, noun: int) -> list[int]:
        """The modifiers of a noun that say what kind or how many it means, in text order: no determiner and no owner."""
        return [k for k in self.columns.left[noun] if self.columns.deps[k] in QUALIFIERS]

    def postmodifiers(self, noun: int) -> list[Dependent]:
        """What is attached to a noun after it, in text order."""
        return postmodifiers(self.columns, noun)

    def modified(self, token: int) -> int:
        """The noun after a token that it modifies or owns, "[sales] growth", "[its] sales"; or -1."""
        head = self.columns.heads[token]
        return head if self.columns.deps[token] in MODIFIERS and head > token else -1

    def coordinated(self, noun: int) -> list[int]:
        """The nouns that a noun is coordinated with, the nearest first: "nurses, doctors and [patients]"."""
        heads, nouns = self.columns.heads, [noun]
        while self.columns.deps[nouns[-1]] == "conj" and heads[nouns[-1]] < nouns[-1]:
            nouns.append(heads[nouns[-1]])
        return nouns[1:]

    def predicate(self, noun: int) -> int:
        """The verb whose subject a noun is, alone or coordinated with others: "[Ana] and [Bo] left"; or -1."""
        first = [noun, *self.coordinated(noun)][-1]
        return self.columns.heads[first] if self.columns.deps[first] in SUBJECTS else -1

    def described(self, noun: int) -> int:
        """The noun that a noun says more of: "[Florence] is an asteroid", "[the mayor], Ana Ruiz"; or -1."""
        label, head = self.columns.deps[noun], self.columns.heads[noun]
        is_predicate = label == "attr" and self.columns.lemmas[head] == "be"
        return head if label == "appos" else self.columns.child(head, "nsubj") if is_predicate else -1

    def descriptions(self, noun: int) -> list[int]:
        """The nouns that say more of a noun: "Florence is [an asteroid]", "the mayor, [Ana Ruiz]"."""
        verb = self.columns.heads[noun]
        is_subject = self.columns.deps[noun] == "nsubj" and self.columns.lemmas[verb] == "be"
        beside = [(k, "appos") for k in self.columns.right[noun]]
        beside += [(k, "attr") for k in self.columns.right[verb]] if is_subject else []
        return [k for k, label in beside if self.columns.deps[k] == label]

    def slots(self, noun: int) -> list[NounSlot]:
        """The slot of a noun and of the nouns that it is a part of, its own first: "[his] plans failed": owner, subject."""
        return slots(self.columns, noun)

    def parent(self, token: int) -> int:
        """The token that a token is attached to by the parse; that of a sentence to itself."""
        return self.columns.heads[token]

    def label(self, token: int) -> str:
        """The label of the parse by which a token is attached."""
        return self.columns.deps[token]

    def span(self, token: int) -> tuple[int, int]:
        """The tokens from the first to the last one that the parse attaches to a token, directly or not."""
        return self.columns.first[token], self.columns.stop[token]

    @cached_property
    def speech(self) -> Speech:
        """Lines, quotation marks and verbs of saying."""
        return Speech(self.columns, self.sentences, self._text, self._blocks, load_cues())

    @cached_property
    def said(self) -> list[Reported]:
        """All that a verb, noun, phrase or source beside it reports, in text order; what only marks show is not in it."""
        return ReportedWords(self.speech, self.clause_of).stretches


def structure_of(doc: Doc) -> Structure:
    """The structure of a Doc: the one that the component `clauses` left there, else made now and kept."""
    structure: Structure | None = doc._.structure
    if structure is None:
        structure = doc._.structure = Structure(doc)
    return structure


@lru_cache(maxsize=4)  # a process has one vocabulary, a test run a few
def _verbs(vocab: Vocab) -> Container[str]:
    """The lemmas that can be verbs, as the base model's lemmatizer knows them; none without its tables."""
    lookups = vocab.lookups
    return frozenset(lookups.get_table("lemma_index").get("verb", ())) if lookups.has_table("lemma_index") else ()


class Clauses:
    """Writes `doc._.structure`."""

    def __call__(self, doc: Doc) -> Doc:
        """Read the sentences of the Doc, in place of any reading that was there."""
        doc._.structure = Structure(doc)
        return doc


@component("extractor_clauses", reads=(LEMMAS,), reads_if_there=(TAGS, PARSE), writes=(STRUCTURE,))
def make_clauses(nlp: Language, name: str) -> Clauses:
    """The component; it has no settings."""
    return Clauses()
