"""Polarity and mode of each clause, with their scope: what governs it counts, what it describes does not.

Three sources, the strongest mode wins: the clause's own words (modals, conditions), the word that it is the complement of
("plans to hire", "denied that it paid"), and the clause above where both stand under one modal or infinitive.  A relative
clause and a statement with a tense of its own stand for themselves.
"""

from __future__ import annotations

from extractor.components.clauses.clause import Clause, Mode
from extractor.components.clauses.columns import AUXILIARIES, FINITE_TAGS, SUBJECTS, Columns
from extractor.components.clauses.reading import auxiliaries, is_infinitive
from extractor.components.clauses.vocabulary import PredicateWord, Vocabulary

_ORDER: tuple[Mode, ...] = ("dependent", "conditional", "possible", "expected", "planned", "actual")
_BY_ITSELF = frozenset({"move", "hold_number", "injure_kill", "share", "happen"})  # what nobody decides


def set_scopes(columns: Columns, vocabulary: Vocabulary, clauses: list[Clause]) -> None:
    """Fill polarity and mode of all clauses, governors before what they govern."""
    scopes = _Scopes(columns, vocabulary, clauses)
    below: dict[int | None, list[Clause]] = {}
    place = {id(clause): index for index, clause in enumerate(clauses)}
    for clause in clauses:
        below.setdefault(clause.parent, []).append(clause)
    order = list(below.get(None, ()))
    for clause in order:  # grows while it is walked
        scopes.fill(clause)
        order += below.get(place[id(clause)], ())


class _Scopes:
    def __init__(self, columns: Columns, vocabulary: Vocabulary, clauses: list[Clause]) -> None:
        self._columns, self._words, self._clauses = columns, vocabulary, clauses
        joined: dict[int, list[Clause]] = {}
        for clause in clauses:
            if clause.parent is not None and clause.link == "coordination":
                joined.setdefault(clause.parent, []).append(clause)
        self._consequences = {
            id(_consequence(clause, clauses[clause.parent], joined.get(clause.parent, [])))
            for clause in clauses
            if clause.link == "condition" and clause.parent is not None
        }

    def fill(self, clause: Clause) -> None:
        parent = self._clauses[clause.parent] if clause.parent is not None else None
        governor = self._governor(clause)
        own = self._own_mode(clause, parent)
        modes: list[Mode] = [own]
        negated = self._is_denied(clause)
        if governor is not None:
            modes.append(self._governed_mode(governor, clause, parent))
            negated = negated or governor.denies
        if parent is not None and self._goes_on(clause, parent):
            modes.append(parent.mode)
            negated = negated or (parent.polarity == "negated" and self._takes_denial(clause, governor))
        clause.mode = min(modes, key=_ORDER.index)
        clause.polarity = "negated" if negated else "affirmed"

    # ------------------------------------------------------------ the clause's own words
    def _own_mode(self, clause: Clause, parent: Clause | None) -> Mode:
        words = self._words
        own = words.predicate(clause.lemma)
        if own is not None and own.complement == "dependent":
            return "dependent"
        if clause.link == "condition" or id(clause) in self._consequences:
            return "conditional"
        if clause.link == "content" and self._columns.lower[clause.first] in words.uses("question"):
            return "possible"
        for k in auxiliaries(self._columns, clause.head):
            mode = self._modal(self._columns.lower[k], clause, parent)
            if mode is not None:
                return mode
        if clause.link == "main" and is_infinitive(self._columns, clause.head):
            return self._future(clause)  # "Baker to close 14 stores"
        if clause.link == "purpose":
            is_perfect = any(self._columns.lower[k] == "have" for k in auxiliaries(self._columns, clause.head))
            return "actual" if is_perfect else "planned"  # "was found to have overstated" plans nothing
        return own.complement if own is not None and own.object and own.complement else "actual"

    def _modal(self, word: str, clause: Clause, parent: Clause | None) -> Mode | None:
        words = self._words
        if word in words.modals("possible"):
            return "possible"
        if word in words.modals("would"):
            is_past_of_will = clause.link == "content" and parent is not None and parent.tense in ("past", "none")
            return self._future(clause) if is_past_of_will else "conditional"
        if word in words.modals("future"):
            return self._future(clause)
        if word in words.modals("should"):
            return "expected" if clause.class_ in _BY_ITSELF else "planned"
        return "planned" if word in words.modals("obliged") else None

    def _future(self, clause: Clause) -> Mode:
        """Planned where a person or body means to do it, else expected: "will hire 40", "prices will rise 4%"."""
        if clause.class_ in _BY_ITSELF:
            return "expected"
        subject = clause.argument("subject")
        if subject is not None and clause.link == "content" and self._columns.lower[subject.head] == "it":
            above = self._clauses[clause.parent] if clause.parent is not None else clause
            subject = above.argument("subject") or subject  # "the ministry said it would"
        if subject is None or clause.voice == "passive":
            return "planned"
        return "planned" if self._is_agent(subject.head) else "expected"

    def _is_agent(self, i: int) -> bool:
        columns = self._columns
        if columns.tags[i][:3] == "NNP" or columns.entities[i] in ("PERSON", "ORG", "GPE", "NORP"):
            return True
        return columns.lower[i] in self._words.uses("agent_pronoun") or columns.lemmas[i] in self._words.agents

    def _is_denied(self, clause: Clause) -> bool:
        columns, words = self._columns, self._words
        for k in columns.children(clause.head):
            word = columns.lower[k]
            if columns.deps[k] in ("neg", "advmod", "preconj", "cc") and word in words.uses("negator"):
                return columns.lower[k + 1 : k + 2] != ["only"]
            if word == "longer" and columns.lower[k - 1 : k] == ["no"]:
                return True
            is_argument = columns.deps[k] in SUBJECTS or columns.deps[k] in ("dobj", "attr")
            if is_argument and self._is_none(k):
                return True
        head = columns.heads[clause.head]
        return columns.deps[clause.head] == "pcomp" and columns.lower[head] in words.uses("without")

    def _is_none(self, noun: int) -> bool:
        """True for "no shop", "none of them", "not one of", "hardly any of", "neither the ... nor"."""
        opening = self._columns.lower[self._columns.first[noun]]
        following = self._columns.lower[self._columns.first[noun] + 1 : self._columns.first[noun] + 2]
        if opening in self._words.uses("negator"):
            return following != ["only"]
        return opening in self._words.uses("negative_determiner") and following not in (["more"], ["fewer"], ["less"])

    # ------------------------------------------------------------ what governs it
    def _governor(self, clause: Clause) -> PredicateWord | None:
        """The entry of the verb, noun or adjective whose complement the clause is."""
        columns = self._columns
        head, dep = columns.heads[clause.head], columns.deps[clause.head]
        if clause.link not in ("complement", "content"):
            return None
        if dep == "pcomp":
            head = columns.heads[head]  # "accused of taking", "plans for opening"
        return self._words.predicate(columns.lemmas[head])

    def _governed_mode(self, governor: PredicateWord, clause: Clause, parent: Clause | None) -> Mode:
        columns = self._columns
        if governor.lemma == "have" and is_infinitive(columns, clause.head):  # "has to pay", not "had to pay"
            return "actual" if parent is not None and parent.tense == "past" else "planned"
        is_statement = clause.link == "content" and columns.tags[clause.head] != "VB"
        if is_statement and governor.complement != "expected":  # "agreed that it had paid" tells a fact
            return "actual"
        return governor.complement or "actual"

    def _goes_on(self, clause: Clause, parent: Clause) -> bool:
        """True where the clause stands under the mode of the clause above."""
        if clause.link in ("complement", "purpose"):
            return True
        if clause.link == "coordination":
            return self._shares(clause, parent)
        is_finite = any(self._columns.tags[k] in FINITE_TAGS for k in clause.verbs)
        return clause.link == "participle" and clause.antecedent is None and not is_finite and clause.head > parent.head

    def _takes_denial(self, clause: Clause, governor: PredicateWord | None) -> bool:
        """True where a denial above reaches the clause: "did not plan to hire", "did not hire or train"."""
        return (clause.link == "complement" and governor is not None) or clause.link == "coordination"

    def _shares(self, clause: Clause, parent: Clause) -> bool:
        """True for a coordinated clause under the same modal, infinitive or governor as the one before it."""
        columns = self._columns
        lefts = columns.lefts[clause.head]
        if parent.link == "condition" and not any(columns.deps[k] in ("mark", "aux") for k in lefts):
            return True  # "if sales fall or costs rise"
        if any(columns.deps[k] in SUBJECTS or columns.deps[k] in AUXILIARIES for k in lefts):
            return False
        return columns.tags[clause.head] == columns.tags[parent.head]


def _consequence(condition: Clause, parent: Clause, joined: list[Clause]) -> Clause:
    """The clause that a condition bears on: of those coordinated above it, the last one before it."""
    return next((one for one in reversed(joined) if one.head < condition.first), parent)
