"""Polarity and mode of each clause, with their scope: what governs it counts, what it describes does not.

Three sources, the strongest mode wins: the clause's own words (modals, conditions), the word that it is the complement of
("plans to hire", "denied that it paid"), and the clause above where both are under one modal or infinitive.  A relative
clause and a statement with a tense of its own are not affected.
"""

from __future__ import annotations

from extractor.components.clauses.clause import Clause
from extractor.components.clauses.columns import AUXILIARIES, FINITE_TAGS, SUBJECTS, Columns
from extractor.components.clauses.reading import auxiliaries, is_infinitive
from extractor.components.clauses.vocabulary import Governing, Vocabulary
from extractor.record.claim import Mode
from extractor.words.verbs import Verb

_ORDER: tuple[Mode, ...] = ("dependent", "conditional", "possible", "expected", "planned", "actual")
_GOVERNING = frozenset({"of", "for", "to", "about", "on", "against", "from", "in", "at", "without"})
_BY_ITSELF = frozenset({"move", "hold_number", "injure_kill", "share", "happen"})  # what nobody decides


def governs_clause(columns: Columns, token: int) -> bool:
    """True where the preposition before a clause makes it the complement of the word before it: "accused [of] taking"."""
    return columns.lower[columns.heads[token]] in _GOVERNING


def set_scopes(columns: Columns, vocabulary: Vocabulary, clauses: list[Clause]) -> None:
    """Fill polarity and mode of all clauses, governors before what they govern."""
    scopes = _Scopes(columns, vocabulary, clauses)
    below: dict[int | None, list[Clause]] = {}
    index_of = {id(clause): index for index, clause in enumerate(clauses)}
    for clause in clauses:
        below.setdefault(clause.parent, []).append(clause)
    order = list(below.get(None, ()))
    for clause in order:  # grows while it is walked
        scopes.fill(clause)
        order += below.get(index_of[id(clause)], ())


class _Scopes:
    def __init__(self, columns: Columns, vocabulary: Vocabulary, clauses: list[Clause]) -> None:
        self._columns, self._words, self._clauses = columns, vocabulary, clauses
        self._infinitives: dict[int, Clause] = {}  # by the token of the clause that they complete
        for clause in clauses:
            if clause.parent is not None and clause.link == "complement" and is_infinitive(columns, clause.token):
                self._infinitives.setdefault(clauses[clause.parent].token, clause)
        joined: dict[int, list[Clause]] = {}
        for clause in clauses:
            if clause.parent is not None and clause.link in ("coordination", "content"):
                joined.setdefault(clause.parent, []).append(clause)
        self._consequences = {
            id(self._consequence(clause, clauses[clause.parent], joined.get(clause.parent, [])))
            for clause in clauses
            if clause.link == "condition" and clause.parent is not None
        }

    def fill(self, clause: Clause) -> None:
        parent = self._clauses[clause.parent] if clause.parent is not None else None
        governor = self._governor(clause)
        modes: list[Mode] = [self._own_mode(clause, parent)]
        negated = self._is_denied(clause)
        if governor is not None:
            modes.append(self._governed_mode(governor, clause, parent))
        if parent is not None and self._goes_on(clause, parent):
            modes.append(parent.mode)
            is_reached = clause.link == "coordination" or (clause.link == "complement" and governor is not None)
            negated = negated or (parent.polarity == "negated" and is_reached)
        if governor is not None and governor.denies:
            negated = parent is None or parent.polarity == "affirmed"  # "did not dispute that" denies nothing
        if clause.voice == "passive" and clause.token not in self._infinitives:
            modes.append(self._mode_of_object(clause))  # "40 guests are expected"
        clause.mode = min(modes, key=_ORDER.index)
        clause.polarity = "negated" if negated else "affirmed"
        clause.object_mode = min(clause.mode, self._mode_of_object(clause), key=_ORDER.index)

    # ------------------------------------------------------------ the clause's own words
    def _own_mode(self, clause: Clause, parent: Clause | None) -> Mode:
        words = self._words
        own = self._entry(clause.token)
        predicative = clause.argument("predicative")
        for entry in (own, self._entry(predicative.token) if predicative else None):
            if entry is not None and entry.complement == "dependent" and clause.argument("for") is None:
                return "dependent"  # not "depends on Norland for 70 percent"
        if clause.lemma in words.words_that("accompanying") and self._accompanies(clause):
            return "dependent"
        if clause.link == "condition" or id(clause) in self._consequences:
            return "conditional"
        asks = self._columns.lower[clause.first] in words.words_that("asks")
        if clause.link == "content" and asks and self._columns.heads[clause.first] == clause.token:
            return "possible"  # not "said that if sales fell, it would close"
        for k in auxiliaries(self._columns, clause.token):
            mode = self._modal(self._columns.lower[k], clause, parent)
            if mode is not None:
                return mode
        if clause.link == "main" and is_infinitive(self._columns, clause.token):
            return self._future(clause)  # "Baker to close 14 stores"
        # "rose 1.2% to close at 1,950": nobody's purpose
        is_result = parent is not None and parent.class_ in _BY_ITSELF and parent.token < clause.token
        if clause.link == "purpose" and not is_result and not self._is_perfect(clause):
            return "planned"  # "was found to have overstated" plans nothing
        return "actual"

    def _accompanies(self, clause: Clause) -> bool:
        """True where one thing that happens goes with another: "an increase goes hand in hand with a fall"."""
        companion, subject = clause.argument("with"), clause.argument("subject")
        tokens = [argument.token for argument in (companion, subject) if argument is not None]
        is_event = [self._words.is_event(self._columns.lower[k], self._columns.lemmas[k]) for k in tokens]
        return companion is not None and any(is_event)

    def _mode_of_object(self, clause: Clause) -> Mode:
        """What the verb makes of its object: "expects sales of $3 million", or the subject of it: "the target is 5 percent"."""
        own = self._entry(clause.token)
        subject = clause.argument("subject")
        if clause.lemma == "be" and subject is not None and self._columns.tags[subject.token][:2] == "NN":
            named = self._entry(subject.token)
            is_it = clause.argument("predicative", "for") is not None  # not "demand was down", "the plan is in place"
            if named is not None and named.object and named.complement is not None and is_it:
                return named.complement
        if own is None or not own.object or own.complement in (None, "dependent"):
            return "actual"
        return "actual" if own.complement == "planned" and clause.voice == "passive" else own.complement

    def _is_perfect(self, clause: Clause) -> bool:
        return any(self._columns.lemmas[k] == "have" for k in auxiliaries(self._columns, clause.token))

    def _modal(self, word: str, clause: Clause, parent: Clause | None) -> Mode | None:
        words = self._words
        if word in words.modals("possible"):
            return "possible"
        if word in words.modals("would"):
            while clause.link == "coordination" and parent is not None:  # "had been cut off and would be restored"
                clause, parent = parent, self._clauses[parent.parent] if parent.parent is not None else None
            governor = self._governor(clause)
            is_expected = governor is not None and governor.complement == "expected"
            is_past_of_will = clause.link == "content" and (
                is_expected or (parent is not None and parent.tense in ("past", "none"))
            )
            is_past_of_will = is_past_of_will and (is_expected or not self._is_perfect(clause))
            return self._future(clause) if is_past_of_will else "conditional"
        if word in words.modals("future") or word in words.modals("should"):
            return self._future(clause)
        return "planned" if word in words.modals("obliged") else None

    def _future(self, clause: Clause) -> Mode:
        """Planned where a person or body means to do it, else expected: "will hire 40", "prices will rise 4%"."""
        lexical = self._lexical(clause)
        if lexical.class_ in _BY_ITSELF or self._is_perfect(clause):
            return "expected"
        clause, is_passive = lexical if lexical.argument("subject") else clause, lexical.voice == "passive"
        subject = clause.argument("subject")
        if subject is not None and clause.link == "content" and self._columns.lower[subject.token] == "it":
            above = self._clauses[clause.parent] if clause.parent is not None else clause
            subject = above.argument("subject") or subject  # "the ministry said it would"
        above = self._clauses[clause.parent] if clause.parent is not None else clause
        of = above if clause.link == "content" else clause  # "a step that critics say will cost jobs"
        agent = of.antecedent if subject is None else subject.token
        return "planned" if agent is None or is_passive or self._is_agent(agent) else "expected"

    def _lexical(self, clause: Clause) -> Clause:
        """The clause of the infinitive after "be" and "have": "will have to [leave]"; else the clause itself."""
        return self._infinitives.get(clause.token, clause) if clause.lemma in ("be", "have") else clause

    def _is_agent(self, i: int) -> bool:
        columns = self._columns
        if columns.tags[i][:3] == "NNP":
            return True
        return columns.lower[i] in self._words.words_that("agent_pronoun") or columns.lemmas[i] in self._words.agents

    def _is_denied(self, clause: Clause) -> bool:
        columns, words = self._columns, self._words
        opening = columns.lower[clause.first : clause.first + 2]
        if opening[0] in words.words_that("negator") and not words.words_that("exception").intersection(opening[1:]):
            return True  # "Rarely in its history has it sold"
        is_of_noun = clause.link in ("complement", "content") or (
            columns.deps[clause.token] == "acl" and clause.link == "main"
        )
        if is_of_noun and self._is_none(columns.heads[clause.token], clause):
            return True  # "no evidence that", "no need to"
        if clause.verbless and self._is_none(clause.token, clause):
            return True  # "no rise for 12,000 nurses"
        for k in columns.below(clause.token):
            word = columns.lower[k]
            if columns.deps[k] in ("neg", "advmod", "preconj", "cc") and word in words.words_that("negator"):
                return not words.words_that("exception").intersection(columns.lower[k + 1 : k + 2])
            if word in words.words_that("negated_by_no") and columns.lower[k - 1 : k] == ["no"]:
                return True
            is_argument = columns.deps[k] in SUBJECTS or columns.deps[k] in ("dobj", "attr")
            if is_argument and self._is_none(k):
                return True
        head = columns.heads[clause.token]
        if columns.deps[clause.token] == "pcomp":
            return columns.lower[head] in words.words_that("without")
        return columns.lemmas[head] == "have" and is_infinitive(columns, clause.token) and self._is_yet(head)

    def _is_yet(self, verb: int) -> bool:
        """True for "has yet" before an infinitive."""
        return any(self._columns.lower[k] in self._words.words_that("pending") for k in self._columns.right[verb])

    def _is_none(self, noun: int, clause: Clause | None = None) -> bool:
        """True for "no shop", "none of them", "not one of", "hardly any of", "neither the ... nor"."""
        if clause is not None and self._columns.tags[noun][:2] != "NN":
            return False
        opening = self._columns.lower[self._columns.first[noun]]
        following = self._columns.lower[self._columns.first[noun] + 1 : self._columns.first[noun] + 2]
        comparatives = self._words.words_that("comparative")
        if opening in self._words.words_that("negator"):
            return not self._words.words_that("exception").intersection(following)
        return opening in self._words.words_that("negative_determiner") and not comparatives.intersection(following)

    # ------------------------------------------------------------ what governs it
    def _governor(self, clause: Clause) -> Governing | None:
        """The entry of the verb, noun or adjective whose complement the clause is."""
        columns = self._columns
        if clause.link not in ("complement", "content"):
            return None
        head = columns.heads[clause.token]
        if columns.deps[clause.token] == "pcomp":
            if not governs_clause(columns, clause.token):
                return None  # "deals like buying", "offers, with half saying"
            head = columns.heads[head]  # "accused of taking", "plans for opening"
        for token in (head, *self._beside(head)):
            entry = self._entry(token)
            if entry is not None and (entry.complement or entry.denies):
                return entry
        return self._entry(head)

    def _beside(self, head: int) -> list[int]:
        """What may govern in place of a copula or of a noun: "is able to", "on course to", "rejected claims that"."""
        columns = self._columns
        if columns.lemmas[head] == "be":
            nouns = [k for k in columns.below(head) if columns.deps[k] in ("acomp", "attr", "nsubj")]
            return nouns + [k for p in columns.right[head] if columns.deps[p] == "prep" for k in columns.right[p]]
        return [columns.heads[head]] if columns.deps[head] == "dobj" else []

    def _entry(self, token: int) -> Governing | None:
        return self._words.predicate(self._columns.lower[token], self._columns.lemmas[token])

    def _governed_mode(self, governor: Governing, clause: Clause, parent: Clause | None) -> Mode:
        columns = self._columns
        if governor.id == "be" and is_infinitive(columns, clause.token):
            return self._future(parent) if parent is not None else "planned"  # "is to scrap"
        if governor.id == "have" and is_infinitive(columns, clause.token):  # "has to pay", not "had to pay"
            done = self._is_yet(columns.heads[clause.token]) or (parent is not None and parent.tense == "past")
            return "actual" if done else "planned"
        if (
            isinstance(governor, Verb)
            and governor.present
            and columns.tags[columns.heads[clause.token]] not in ("VBZ", "VBP")
        ):
            return "actual"  # "saw prices falling"
        is_statement = clause.link == "content" and columns.tags[clause.token] != "VB"
        if is_statement and governor.complement != "expected":  # "agreed that it had paid" states a fact
            return "actual"
        return governor.complement or "actual"

    def _goes_on(self, clause: Clause, parent: Clause) -> bool:
        """True where the clause is under the mode of the clause above."""
        if clause.link in ("complement", "purpose"):  # not "with nine of them expecting"
            return self._columns.deps[clause.token] != "pcomp" or clause.argument("subject") is None
        if clause.link == "coordination":
            return self._shares(clause, parent)
        is_finite = any(self._columns.tags[k] in FINITE_TAGS for k in clause.verbs)
        if clause.link == "content":
            return not is_finite  # "would make groups disclose"
        is_trailing = clause.antecedent is None and not is_finite and clause.token > parent.token
        return clause.link == "participle" and is_trailing and not self._is_perfect(clause)

    def _shares(self, clause: Clause, parent: Clause) -> bool:
        """True for a coordinated clause under the same modal, infinitive or governor as the one before it."""
        columns = self._columns
        lefts = columns.left[clause.token]
        if any(
            columns.deps[k] in SUBJECTS or (columns.deps[k] in AUXILIARIES and columns.tags[k] != "TO") for k in lefts
        ):
            return False
        tag = columns.tags[parent.token]
        return columns.tags[clause.token] == tag or (tag == "VB" and columns.lower[clause.token] == clause.lemma)

    def _consequence(self, condition: Clause, parent: Clause, below: list[Clause]) -> Clause:
        """The clause that a condition applies to: what is said after it, the last clause joined before it, or its parent."""
        if condition.token < parent.token:
            said = (clause for clause in below if clause.link == "content" and clause.first > condition.token)
            return next(said, parent)  # "If it rains, officials say, the dam will fill"
        joined = (
            clause for clause in reversed(below) if clause.link == "coordination" and clause.token < condition.first
        )
        return next(joined, parent)
