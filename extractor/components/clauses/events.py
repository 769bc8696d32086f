"""What happens to a figure in its own clause: the verb group with what governs it, or the noun that says it.

"has agreed to pay $3m"      the group goes up through the verbs whose infinitive it is
"took a loss of $3m"         a verb and the noun of its object that says what happens
"a fall of 5 percent"        the noun alone, where the verb is another matter or there is none
"""

from __future__ import annotations

from dataclasses import replace

from extractor.components.clauses.clause import Clause, EventWords, Position
from extractor.components.clauses.columns import SUBJECTS, Columns
from extractor.components.clauses.scope import governs_clause
from extractor.components.clauses.vocabulary import Vocabulary
from extractor.words.verbs import Verb

_BRACKET = 12  # words between a bracket and a figure in it
_PREDICATIVES = frozenset({"acomp", "oprd"})
_DASHES = frozenset({",", "-", "–", "—"})
_COUNTED = frozenset({"CD", "JJ", "JJS"})  # tags of "one" and "most", not of "all" and "each"
_GAP = 4  # words between a verb and the infinitive that it governs: "is not yet on track [to sell]"


class Events:
    """Reads what happens to figures."""

    def __init__(self, columns: Columns, vocabulary: Vocabulary, clauses: list[Clause]) -> None:
        self._columns, self._vocabulary, self._clauses = columns, vocabulary, clauses
        self._relatives = {
            clause.antecedent: clause
            for clause in clauses
            if clause.link == "relative" and clause.antecedent is not None
        }

    def event(self, position: Position) -> EventWords | None:
        """What happens to the figure at a position; None where no verb and no such noun says it.

        A bracket around the figure has no verb of the clause around it: "The Reds (104 wins) lost".
        """
        first, stop = position.first, position.stop
        event = self._words_at(position)
        if event is None or self._in_bracket(event, first):
            return None
        if event.clause is None and self._is_whole(position):
            return None
        is_own = first <= event.token < stop and not self._columns.is_verb(event.token)
        return None if is_own or self._columns.tags[event.token] == "CD" else event

    def _is_whole(self, position: Position) -> bool:
        """True for what some are counted of: "one of [two mills] closed" says what one did."""
        host = position.host
        return (
            position.slot == "of"
            and host is not None
            and host < position.first
            and self._columns.tags[host] in _COUNTED
        )

    def _in_bracket(self, event: EventWords, first: int) -> bool:
        """True where a bracket that holds the figure and not the event opens, unless it says a number before it again."""
        for k in range(first - 1, max(first - _BRACKET, -1), -1):
            word = self._columns.lower[k]
            if word == ")" or k == event.token:
                return False
            if word == "(":
                return not self._has_number(max(k - 3, 0), k)  # "16,000 euros (£13,700)"
        return False

    def _words_at(self, position: Position) -> EventWords | None:
        clause, host, first = position.clause, position.host, position.first
        noun = self._noun(host) if host is not None and position.slot != "apposition" else None
        if clause is None:
            return noun
        relative = self._relative(position)
        if relative is not None:
            return replace(self._with_noun(relative, self._group(relative), first), clause=relative)
        if position.slot != "subject" and self._is_of_apposition(host):
            return noun
        if clause.verbless:
            return self._noun(clause.token) or EventWords(clause.token, clause.token + 1, clause.token)
        group = self._group(clause)
        if noun is None:
            return self._with_noun(clause, group, first)
        thing = clause.argument("object")
        if thing is None or thing.token != noun.token:
            return noun
        if self._has_number(group.stop, noun.token):
            return noun if self._moves(noun.token) else group  # "led a 3% fall", but "reached a $3m deal"
        return EventWords(group.first, noun.stop, noun.token)

    def _moves(self, noun: int) -> bool:
        word = self._vocabulary.predicate(self._columns.lower[noun], self._columns.lemmas[noun])
        return isinstance(word, Verb) and word.class_ == "move"

    def _relative(self, position: Position) -> Clause | None:
        """The clause that says of the figure's own noun what happened: "is part of 2 billion chips [that it has shipped]"."""
        if position.slot in ("subject", "object"):
            return None
        clause = next((self._relatives[k] for k in range(position.first, position.stop) if k in self._relatives), None)
        return clause if clause is not None and clause.first == position.stop else None

    def _is_of_apposition(self, host: int | None) -> bool:
        """True where a figure belongs to the apposition of another noun: "Mariupol, a city of [half a million]"."""
        columns = self._columns
        if host is None or columns.deps[host] != "appos" or columns.lower[columns.first[host] - 1] not in _DASHES:
            return False
        head = columns.heads[host]
        return not self._has_number(columns.first[head], head + 1)  # else a list

    def _noun(self, i: int) -> EventWords | None:
        """The noun at i with its article and its "of", if it says what happens."""
        columns = self._columns
        if columns.tags[i][:2] != "NN" or not self._vocabulary.is_event(columns.lower[i], columns.lemmas[i]):
            return None
        stop = i + 2 if columns.lower[i + 1 : i + 2] == ["of"] else i + 1
        return EventWords(i - 1 if i and columns.tags[i - 1] == "DT" else i, stop, i)

    def _with_noun(self, clause: Clause, group: EventWords, figure: int) -> EventWords:
        """The group with the noun of a light verb: "took place"."""
        noun = clause.noun
        if noun is None or not group.stop <= noun < group.stop + _GAP or self._columns.tags[noun] not in ("NN", "NNS"):
            return group
        if group.stop <= figure <= noun or self._has_number(group.stop, noun + 1):
            return group
        return EventWords(group.first, noun + 1, group.token)

    def _has_number(self, first: int, stop: int) -> bool:
        return any(self._columns.tags[k] in ("CD", "$") for k in range(first, stop))

    def _group(self, clause: Clause) -> EventWords:
        """The verb group, with the verbs above whose infinitive it is."""
        first, stop = self._extent(clause)
        token = clause.token
        while clause.link == "complement" and clause.parent is not None:
            governor = self._clauses[clause.parent]
            above, end = self._extent(governor)
            if self._columns.deps[clause.token] == "pcomp" and not governs_clause(self._columns, clause.token):
                break
            if governor.verbless or not 0 <= first - end <= _GAP or self._has_argument(end, first):
                break
            first, clause = above, governor
        return EventWords(first, stop, token)

    def _has_argument(self, first: int, stop: int) -> bool:
        """True where something is named between two verbs: "urged [the bank] to pay"."""
        columns = self._columns
        return any(columns.deps[k] in ("dobj", "dative", "nummod", *SUBJECTS) for k in range(first, stop))

    def _extent(self, clause: Clause) -> tuple[int, int]:
        """The part of a verb group around its verb that no argument interrupts."""
        columns = self._columns
        verbs = set(clause.verbs)
        first, stop = min(verbs), clause.token + 1
        for k in range(clause.token - 1, first, -1):
            if k not in verbs and columns.is_nominal(k):
                first = next(verb for verb in sorted(verbs) if verb > k)  # "did [the firm] sell"
                break
        while stop in verbs:
            stop += 1
        if stop < len(columns) and columns.heads[stop] == clause.token:
            is_small = columns.lower[stop] in self._vocabulary.small_predicates
            stop += columns.deps[stop] in _PREDICATIVES or is_small  # "was up", "remains liable"
        following = " ".join((clause.lemma, *columns.lower[stop : stop + 1]))
        if following in self._vocabulary.words_that("prepositional_verb"):
            stop += 1  # "called for"
        return first, stop
