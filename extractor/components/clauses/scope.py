"""Polarity and mode of each clause, with their scope: what governs it counts, what it describes does not.

A complement takes the mode and the denial of the word that governs it ("plans to hire", "denied that it paid"); a clause
coordinated under the same modal or infinitive shares it; a relative clause stands for itself.
"""

from __future__ import annotations

from extractor.components.clauses.clause import Clause, Mode
from extractor.components.clauses.columns import AUXILIARIES, SUBJECTS, Columns
from extractor.components.clauses.reading import auxiliaries, is_infinitive
from extractor.components.clauses.vocabulary import PredicateWord, Vocabulary

_ORDER: tuple[Mode, ...] = ("dependent", "conditional", "possible", "planned", "expected", "actual")
_INHERITING = frozenset({"content", "complement", "coordination", "purpose", "participle", "adverbial"})


def set_scopes(columns: Columns, vocabulary: Vocabulary, clauses: list[Clause]) -> None:
    """Fill polarity and mode of all clauses, governors before what they govern."""
    scopes = _Scopes(columns, vocabulary, clauses)
    children: dict[int | None, list[int]] = {}
    for index, clause in enumerate(clauses):
        children.setdefault(clause.parent, []).append(index)
    order = list(children.get(None, ()))
    for index in order:
        scopes.fill(clauses[index])
        order += children.get(index, ())


class _Scopes:
    def __init__(self, columns: Columns, vocabulary: Vocabulary, clauses: list[Clause]) -> None:
        self._columns, self._vocabulary, self._clauses = columns, vocabulary, clauses
        self._conditions = {clause.parent for clause in clauses if clause.link == "condition"}

    def fill(self, clause: Clause) -> None:
        parent = self._clauses[clause.parent] if clause.parent is not None else None
        modes = [self._own_mode(clause, parent)]
        negated = self._is_denied(clause)
        governor = self._governor(clause, parent)
        if governor is not None:
            is_statement = clause.link == "content" and not is_infinitive(self._columns, clause.head)
            if governor.complement == "expected" or not is_statement:  # "agreed that it had paid" tells a fact
                modes.append(governor.complement or "actual")
            negated = negated or governor.denies
        if parent is not None and clause.link in _INHERITING:
            own_frame = clause.link in ("content", "participle", "adverbial")
            if clause.link in ("complement", "content", "purpose") or self._shares(clause, parent):
                modes.append(parent.mode)
                if clause.link == "complement" or (clause.link == "coordination" and not own_frame):
                    negated = negated or (parent.polarity == "negated" and governor is not None) or (
                        clause.link == "coordination" and parent.polarity == "negated" and not auxiliaries(self._columns, clause.head)
                    )
        clause.mode = min(modes, key=_ORDER.index)
        clause.polarity = "negated" if negated else "affirmed"

    # ------------------------------------------------------------ the clause's own words
    def _own_mode(self, clause: Clause, parent: Clause | None) -> Mode:
        columns, words = self._columns, self._vocabulary
        own = words.predicate(clause.lemma)
        if own is not None and own.complement == "dependent":
            return "dependent"
        if clause.link == "condition" or self._clauses.index(clause) in self._conditions:
            return "conditional"
        for k in auxiliaries(columns, clause.head):
            word = columns.lower[k]
            if word in words.modals("possible"):
                return "possible"
            if word in words.modals("would"):
                return self._future(clause) if self._is_backshifted(clause, parent) else "conditional"
            if word in words.modals("future"):
                return self._future(clause)
            if word in words.modals("obliged"):
                return "planned"
            if word in words.modals("should"):
                return "expected" if clause.class_ in ("move", "hold_number") else "planned"
        if clause.link in ("main", "purpose") and is_infinitive(columns, clause.head):
            return self._future(clause) if clause.link == "main" else "planned"
        if own is not None and own.object and own.complement is not None:
            return own.complement
        return "actual"

    def _future(self, clause: Clause) -> Mode:
        """Planned where somebody means to do it, else expected: "will hire 40", "prices will rise 4%"."""
        return "expected" if clause.class_ in ("move", "hold_number", "injure_kill", "share") else "planned"

    def _is_backshifted(self, clause: Clause, parent: Clause | None) -> bool:
        """Whether "would" is the past of "will": in what somebody said or expected."""
        return clause.link == "content" and parent is not None and parent.tense in ("past", "none")

    def _is_denied(self, clause: Clause) -> bool:
        columns, words = self._columns, self._vocabulary
        head = clause.head
        for k in columns.children(head):
            word = columns.lower[k]
            if columns.deps[k] in ("neg", "advmod", "preconj", "cc") and word in words.uses("negator"):
                return not (columns.deps[k] == "neg" and columns.lower[k + 1 : k + 2] == ["only"])
            if word == "longer" and columns.lower[k - 1 : k] == ["no"]:
                return True
            is_argument = columns.deps[k] in SUBJECTS or columns.deps[k] in ("dobj", "attr")
            if is_argument and (word in words.uses("negative_determiner") or self._has_no(k)):
                return True
        head_of = columns.heads[head]
        return columns.deps[head] == "pcomp" and columns.lower[head_of] in words.uses("without")

    def _has_no(self, noun: int) -> bool:
        columns = self._columns
        return any(
            columns.deps[k] in ("det", "neg", "predet") and columns.lower[k] in self._vocabulary.uses("negative_determiner")
            for k in columns.lefts[noun]
        ) and columns.lower[noun] not in ("doubt",)

    # ------------------------------------------------------------ what governs it
    def _governor(self, clause: Clause, parent: Clause | None) -> PredicateWord | None:
        """The entry of the verb, noun or adjective that a complement hangs on."""
        if clause.link not in ("complement", "content", "participle"):
            return None
        head = self._columns.heads[clause.head]
        if self._columns.deps[clause.head] == "pcomp":
            head = self._columns.heads[head]
        if clause.link == "participle" and self._columns.deps[clause.head] != "pcomp":
            return None
        return self._vocabulary.predicate(self._columns.lemmas[head])

    def _shares(self, clause: Clause, parent: Clause) -> bool:
        """Whether a coordinated clause stands under the same modal, infinitive or governor as the one before it."""
        if clause.link != "coordination":
            return False
        columns = self._columns
        if any(columns.deps[k] in SUBJECTS for k in columns.lefts[clause.head]):
            return False
        return columns.tags[clause.head] == columns.tags[parent.head] and not any(
            columns.deps[k] in AUXILIARIES for k in columns.lefts[clause.head]
        )
