"""Who gives each figure: the quote it stands in, the body that expects or publishes it, or the article itself.

Runs after quotes and entities.  The innermost quote wins, because it names the nearest speaker; a quote without a speaker
gives nothing away and is passed over.  Outside quotes the words name a source that "expects growth of 2 percent",
"reported sales of $5 billion", or by whom "the 300 cases were recorded".
"""

from __future__ import annotations

from bisect import bisect_right
from collections import deque
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc

from extractor.components.clauses import Structure, structure_of
from extractor.components.clauses.clause import Clause
from extractor.components.clauses.columns import SUBJECTS
from extractor.components.found import fill, found_on
from extractor.components.order import ALL, STRUCTURE, component, slots
from extractor.entity import Mention
from extractor.figure import Figure
from extractor.lexicons import load_lexicon
from extractor.quote import Quote
from extractor.textrange import TextRange

_CLIMB = 8  # how many heads and clauses above a figure are looked at; a longer way is another statement
_SLOTS = ("attributed_to", "inferred")
_OF_MAKER = frozenset({"of", "by", "from"})
_SHARES = frozenset({"percent", "fraction"})
_SOURCE_KINDS = frozenset({"expects", "states", "gives", "finds"})
_SOURCES = frozenset({"PERSON", "ORG", "GPE", "GROUP"})


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceVerb:
    """A verb whose subject ("expects", "states"; "finds" where it is a document) or agent ("gives") is the source of a figure."""

    id: str
    lemma: str
    kind: str
    example: str


@cache
def _verbs(kind: str) -> frozenset[str]:
    return frozenset(verb.lemma for verb in load_lexicon("source_verbs", SourceVerb) if verb.kind == kind)


def attribute_to_quotes(figures: Iterable[Figure], quotes: Iterable[Quote]) -> list[Figure]:
    """The figures with `attributed_to`: the id of the shortest quote around them that has a speaker, or "article"."""
    fragments = deque(sorted((fragment, quote.id) for quote in quotes if quote.speaker for fragment in quote.fragments))
    attributed: list[Figure] = []
    opened: list[tuple[TextRange, str]] = []  # the fragments that the sweep is inside of
    for figure in sorted(figures, key=lambda figure: figure.start):
        while fragments and fragments[0][0].start <= figure.start:
            opened.append(fragments.popleft())
        opened = [one for one in opened if one[0].end >= figure.end]
        innermost = min(opened, key=lambda one: one[0].end - one[0].start, default=(None, "article"))
        attributed.append(
            figure if innermost[1] == figure.attributed_to else replace(figure, attributed_to=innermost[1])
        )
    return attributed


def find_sources(doc: Doc, figures: Iterable[Figure]) -> Iterator[tuple[Figure, int]]:
    """The figures that no quote gives, and the token of the noun that the words around them name as their source."""
    structure = structure_of(doc)
    columns, documents = structure.columns, structure.speech.lexicon.documents
    if not columns.parsed or (documents.keys().isdisjoint(columns.lower) and not _kinds_of(columns.lemmas)):
        return
    sources = _Sources(structure)
    for figure in figures:
        if figure.attributed_to == "article":
            source = sources.of(*structure.tokens(figure.start, figure.end))
            if source >= 0:
                yield figure, source


def run_on(structure: Structure, figures: Sequence[Figure], quotes: Iterable[Quote]) -> list[Figure]:
    """The figures, with those that a document goes on to tell in its paragraph given to the quote of that document.

    A poll tells the shares behind it until somebody else speaks (its respondents are nobody else); any document tells what
    stands between two of its statements.
    """
    documents = structure.speech.lexicon.documents
    told: dict[int, list[tuple[Quote, bool]]] = {}  # the line -> its quotes in text order, and whether a poll says them
    for quote in sorted(quotes, key=lambda quote: quote.start):
        if quote.speaker is not None and quote.claimant and quote.parent is None:
            first, stop = structure.tokens(*quote.speaker)
            nouns = documents.keys() & structure.columns.lower[first:stop]
            line = structure.speech.paragraph_of(first).first
            if nouns:
                told.setdefault(line, []).append((quote, any(documents[noun] == "survey" for noun in nouns)))
            elif "CD" not in structure.columns.tags[first:stop]:  # "Sixty percent of nurses say"
                told.setdefault(line, []).append((replace(quote, claimant=None), False))
    changes = {figure.id for figure in figures if figure.role == "change"}
    pairs = [one.compared_with for one in figures if one.id in changes and one.compared_with is not None]
    compared = changes | {pair.figure for pair in pairs if pair.figure is not None}
    result = []
    for figure in figures:
        said = told.get(structure.speech.paragraph_of(structure.tokens(figure.start, figure.end)[0]).first, ())
        before = next((one for one in reversed(said) if one[0].end <= figure.start), None)
        after = next((one for one in said if one[0].start >= figure.end), None)
        is_between = before is not None and after is not None and before[0].claimant == after[0].claimant
        goes_on = before is not None and (
            (before[0].claimant and (is_between or (before[1] and figure.kind in _SHARES)))
            or _points_back(structure, before[0], figure, compared)
        )
        if figure.attributed_to == "article" and before is not None and goes_on:
            figure = replace(figure, attributed_to=before[0].id, inferred=(*figure.inferred, "attributed_to"))
        result.append(figure)
    return result


def _points_back(structure: Structure, quote: Quote, figure: Figure, compared: Container[str]) -> bool:
    """Whether a figure compares what the quote right before its sentence says: "[That] is up 3 percent"."""
    if figure.id not in compared or quote.kind == "direct":
        return False
    columns, (first, _) = structure.columns, structure.sentence_of(structure.tokens(figure.start, figure.end)[0])
    is_pointing = columns.tags[first] == "DT" and columns.deps[first] in SUBJECTS
    return is_pointing and first > 0 and columns.starts[structure.sentence_of(first - 1)[0]] <= quote.start


class _Sources:
    """Finds the source on the way up from a figure: the agent of a participle, the subject or agent of a predicate.

    What a clause gives is looked up once; another statement on the way ends it.
    """

    def __init__(self, structure: Structure) -> None:
        self._structure, self._columns = structure, structure.columns
        self._given: dict[int, int] = {}  # noun -> who gives it: "300 cases recorded by [the ministry]"
        for clause in structure.clauses:
            if clause.link == "participle" and clause.antecedent is not None and clause.lemma in _verbs("gives"):
                self._given.setdefault(clause.antecedent, self._agent(clause))
        self._stated: dict[int, int] = {}  # predicate -> who states what it governs

    def of(self, first: int, stop: int) -> int:
        """The token of the source of a figure at tokens [first, stop), or -1."""
        node = self._structure.root(first, stop)
        for _ in range(_CLIMB):
            if node in self._given:
                return self._given[node]
            if (owner := self._owner(node)) >= 0:
                return owner
            clause = self._structure.clause_of(node)
            if clause is None or self._columns.heads[node] == node or clause.token == node:
                break
            node = self._columns.heads[node]
        return self._above(first)

    def _owner(self, noun: int) -> int:
        """Who by name gives a forecast, or one beside it: "Halden's $3 million [estimate] and Vell's [$2 million]", or -1."""
        columns, first = self._columns, noun
        while columns.deps[first] == "conj" and columns.heads[first] != first:
            first = columns.heads[first]
        return columns.child(noun, "poss") if self._is_forecast(first) else -1

    def _is_forecast(self, noun: int) -> bool:
        return self._structure.speech.lexicon.documents.get(self._columns.lower[noun]) == "forecast"

    def _above(self, first: int) -> int:
        """Who states what stands at a token: the first on the way up from clause to clause, or -1."""
        clause = self._structure.clause_of(first)
        is_joined = False  # a clause is not what the one that it is joined to states
        for step in range(_CLIMB):
            if clause is None:
                break
            if not is_joined and (source := self._who_states(clause, first, is_own=step == 0)) >= 0:
                return source
            if clause.parent is None or self._is_apart(clause):
                break
            is_joined = clause.link == "coordination"
            clause = self._structure.clauses[clause.parent]
        return -1

    def _is_apart(self, clause: Clause) -> bool:
        """Whether a clause states something of its own: "expects growth *and cut* 300 jobs", "*which lost* $3 billion".

        One with a modal goes with what it is joined to: "expects that 300 will come and *40 will stay*".
        """
        if clause.link == "relative":
            return True
        is_beside = clause.link in ("coordination", "adverbial", "condition", "comparison")
        is_told = clause.tense in ("past", "present") and not any(self._columns.tags[k] == "MD" for k in clause.verbs)
        return is_told and (is_beside or self._columns.deps[clause.token] == "parataxis")

    def _who_states(self, clause: Clause, first: int, *, is_own: bool) -> int:
        """The subject or agent of a predicate of stating or expecting above token `first`, or -1."""
        if clause.verbless:
            return -1
        if (maker := self._maker_in_front(clause)) >= 0:
            return maker
        if is_own and (changed := self._changed_forecast(clause, first)) >= 0:
            return changed
        is_stated = clause.lemma in _verbs("expects") | _verbs("states")
        if clause.lemma == "put" and not (is_own and self._stands_in(clause, first, "at")):
            is_stated = False  # "put the loss at $3 million", not "put $3 million into it"
        if not is_stated and not (clause.lemma in _verbs("finds") and self._is_document(self._speaker(clause))):
            return -1
        if self._stands_in(clause, first, "subject"):
            return -1  # "300 people expect ..."
        if clause.token not in self._stated:
            self._stated[clause.token] = self._speaker(clause)
        return self._stated[clause.token]

    def _changed_forecast(self, clause: Clause, first: int) -> int:
        """Whose forecast a clause changes: "[the bank] cut its forecast to 3 percent", or -1."""
        changed = clause.argument("object")
        is_amount = any(self._stands_in(clause, first, slot) for slot in ("to", "from", "by", "at"))
        if changed is None or not is_amount or not self._is_forecast(changed.token):
            return -1
        return self._speaker(clause)

    def _stands_in(self, clause: Clause, token: int, slot: str) -> bool:
        argument = clause.argument(slot)
        return (
            argument is not None and self._columns.first[argument.token] <= token < self._columns.stop[argument.token]
        )

    def _speaker(self, clause: Clause) -> int:
        """The subject of an active predicate, by its name where an apposition gives it; the agent of a passive one."""
        columns, subject = self._columns, clause.argument("subject")
        if clause.voice == "passive" or subject is None:
            return self._agent(clause)
        if columns.tags[subject.token] in ("WDT", "WP"):  # "a report, which put the loss at $3 million"
            return clause.antecedent if clause.antecedent is not None else -1
        parent = self._structure.clauses[clause.parent] if clause.parent is not None else clause
        if subject.shared and parent.link == "content":
            return -1  # "Lee said the city would act and promised $3": whose verb the second one is, no parse can tell
        if columns.tags[subject.token][:3] == "NNP":
            return subject.token
        named = (k for k in columns.right[subject.token] if columns.deps[k] == "appos" and columns.tags[k] == "NNP")
        return next(named, subject.token)

    def _maker_in_front(self, clause: Clause) -> int:
        """The maker of the document that opens a sentence, "In a report by [the ministry], 300 homes are damaged", or -1."""
        columns = self._columns
        for one in clause.arguments:
            stop = columns.stop[one.token]
            is_front = one.slot == "in" and columns.first[one.token] - 1 == self._structure.sentence_of(one.token)[0]
            if is_front and self._is_document(one.token) and columns.lower[stop : stop + 1] == [","]:
                makers = (columns.child(k, "pobj") for k in columns.right[one.token] if columns.lower[k] in _OF_MAKER)
                return next((k for k in makers if k >= 0 and columns.entities[k] == "ORG"), -1)
        return -1

    def _is_document(self, noun: int) -> bool:
        return noun >= 0 and self._columns.lower[noun] in self._structure.speech.lexicon.documents

    def _agent(self, clause: Clause) -> int:
        """The noun after "by" of a passive verb, or -1."""
        agent = clause.argument("by") if clause.voice == "passive" else None
        return agent.token if agent is not None else -1


def _kinds_of(lemmas: Iterable[str]) -> set[str]:
    """The kinds of source verbs among lemmas: most articles have none, and are done."""
    present = set(lemmas)
    return {kind for kind in _SOURCE_KINDS if not present.isdisjoint(_verbs(kind))}


def _named(place: int, mentions: Sequence[Mention], starts: Sequence[int]) -> Mention | None:
    """The mention of a source that a code point lies in; `starts` are the starts of the mentions, sorted.

    A people gives a figure where no group around its name does: "Norlanders", but "many Norlanders".
    """
    last = bisect_right(starts, place)
    around = [mention for mention in mentions[max(0, last - 2) : last] if place < mention.end]
    sources = [mention for mention in reversed(around) if mention.type in _SOURCES]
    peoples = [mention for mention in around if mention.type == "NORP"]
    return next((mention for mention in (*sources, *peoples) if mention.entity), None)


def _given_by(figure: Figure, mention: Mention | None) -> Figure:
    """The figure with its source; it is inferred where the mention says so: "the bank expects ..."."""
    if mention is None or mention.entity is None:
        return figure
    slots = ("attributed_to",) if "entity" in mention.inferred else ()
    return replace(figure, attributed_to=mention.entity, inferred=(*figure.inferred, *slots))


def attribution(doc: Doc) -> Doc:
    """Tell each figure who gives it."""
    found = found_on(doc)
    figures = attribute_to_quotes(found.figures, found.quotes)
    sources = list(find_sources(doc, figures))
    if sources:
        starts = [mention.start for mention in found.mentions]
        places = structure_of(doc).columns.starts
        given = {figure.id: _named(places[source], found.mentions, starts) for figure, source in sources}
        figures = [_given_by(figure, given.get(figure.id)) for figure in figures]
    if structure_of(doc).columns.parsed:
        figures = run_on(structure_of(doc), figures, found.quotes)
    fill(doc, Figure, figures, _SLOTS)
    return doc


@component(
    "extractor_attribution",
    reads=(
        Figure,
        *slots(Figure, "role", "compared_with", "inferred"),
        Quote,
        Mention,
        *slots(Mention, *ALL),
        STRUCTURE,
    ),
    fills={Figure: ("attributed_to",)},
    revises={Figure: ("inferred",)},
)
def make_attribution(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """The component; it has no settings."""
    return attribution
