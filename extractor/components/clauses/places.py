"""Where a stretch of words stands: the clause that it belongs to, its slot there, and the noun that it describes."""

from __future__ import annotations

from extractor.components.clauses.clause import Clause, Place
from extractor.components.clauses.columns import SUBJECTS, Columns
from extractor.components.clauses.vocabulary import Vocabulary

_MODIFIERS = frozenset({"nummod", "compound", "nmod", "amod", "quantmod", "advmod", "npadvmod", "poss", "det"})
_SLOTS = {
    "dobj": "object", "attr": "predicative", "acomp": "predicative", "oprd": "predicative", "dative": "object",
    "appos": "apposition", "xcomp": "predicative",
}  # fmt: skip


class Places:
    """Looks up where tokens stand."""

    def __init__(self, columns: Columns, vocabulary: Vocabulary, clauses: list[Clause], of_token: list[int]) -> None:
        self._columns, self._vocabulary = columns, vocabulary
        self._clauses, self._of_token = clauses, of_token

    def root(self, first: int, stop: int) -> int:
        """The token of [first, stop) that its other tokens hang on; of several the last one that is no punctuation."""
        columns = self._columns
        roots = [i for i in range(first, stop) if not first <= columns.heads[i] < stop or columns.heads[i] == i]
        words = [i for i in roots if columns.deps[i] not in ("punct", "nmod", "quantmod", "det", "advmod", "amod")]
        return (words or roots or [stop - 1])[-1]

    def clause_of(self, i: int) -> Clause | None:
        """The innermost clause of a token."""
        return self._clauses[self._of_token[i]] if self._of_token[i] >= 0 else None

    def is_head(self, i: int) -> bool:
        """True if token i heads a clause."""
        clause = self.clause_of(i)
        return clause is not None and clause.head == i

    def place(self, first: int, stop: int) -> Place:
        """The place of tokens [first, stop), a figure or a time."""
        columns = self._columns
        if not columns.parsed:
            return Place(None, None)
        i = self.root(first, stop)
        slot, host = None, None
        while slot is None:
            if self.is_head(i) or columns.heads[i] == i:
                break
            slot, host, i = self._step(i, stop)
        return Place(self.clause_of(i), slot, host)

    def _step(self, i: int, stop: int) -> tuple[str | None, int | None, int]:
        """The slot that token i fills in its head, if that tells; the noun it describes; the token to go on from."""
        columns = self._columns
        dep, head = columns.deps[i], columns.heads[i]
        if dep in SUBJECTS:
            return "subject", None, head
        if dep in ("pobj", "pcomp"):
            return self._prepositional(head)
        if dep == "npadvmod" and columns.is_verb(head):
            return ("adverbial" if self._is_extent_of_time(i) else "object"), None, head
        if dep in _MODIFIERS and not self.is_head(head):
            if columns.tags[head][:2] in ("JJ", "RB", "IN") and head >= stop - 1:
                return self._through_adjective(head)
            if head >= stop and dep == "nummod" and columns.tags[i] == "CD":
                return None, None, head  # a count stands where its noun stands
            if head >= stop:
                return "attributive", head, head
            return ("apposition" if columns.lower[i - 1] in (",", "(") else "attributive"), head, head
        if dep in _MODIFIERS:
            return "object" if not columns.is_verb(head) else "adverbial", None, head
        if dep in _SLOTS:
            return _SLOTS[dep], (head if dep == "appos" else None), head
        if dep == "conj":
            return None, None, head
        return ("object" if self.is_head(head) else None), None, head

    def _prepositional(self, preposition: int) -> tuple[str | None, int | None, int]:
        columns = self._columns
        head, word = columns.heads[preposition], columns.lower[preposition]
        if columns.deps[preposition] == "agent":
            word = "by"
        while columns.tags[head] == "IN" and columns.heads[head] != head and not self.is_head(head):
            head = columns.heads[head]  # "from below 5 percent"
        if self.is_head(head):
            clause = self.clause_of(head)
            assert clause is not None
            if clause.verbless and columns.tags[head][:2] == "NN":
                return ("of" if word == "of" else f"noun-{word}"), head, head
            return word, None, head
        if columns.tags[head][:2] in ("NN", "CD", "DT", "PR") or columns.tags[head] == "$":
            if word == "of" and columns.lower[head] in self._vocabulary.uses("quantity_noun"):
                return None, None, head
            return ("of" if word == "of" else f"noun-{word}"), head, head
        if columns.tags[head][:2] in ("JJ", "RB", "VB"):
            while not self.is_head(head) and columns.heads[head] != head and columns.tags[head][:2] != "NN":
                head = columns.heads[head]
            return word, None, head
        return word, None, head

    def _through_adjective(self, head: int) -> tuple[str | None, int | None, int]:
        """The figure of "40 percent higher", "two metres tall"."""
        return "adverbial", None, head

    def _is_extent_of_time(self, i: int) -> bool:
        return self._columns.lemmas[i] in self._vocabulary.uses("extent_unit")

    def governor(self, first: int, stop: int) -> int:
        """The token that a time belongs to: the noun that it modifies, else the predicate of its clause, or -1.

        A time behind a preposition belongs to the predicate ("sales in May rose"), but behind "of" to the noun.
        """
        columns = self._columns
        if not columns.parsed:
            return -1
        i = self.root(first, stop)
        if not first <= columns.heads[i] < stop and self._modifies_noun(i):
            return columns.heads[columns.heads[i]] if columns.deps[i] == "pobj" else columns.heads[i]
        while not self.is_head(i) and columns.heads[i] != i:
            i = columns.heads[i]
        return i if self.is_head(i) else -1

    def _modifies_noun(self, i: int) -> bool:
        columns = self._columns
        head = columns.heads[i]
        if columns.deps[i] == "pobj" and columns.lower[head] == "of":
            head = columns.heads[head]
        elif columns.deps[i] not in ("compound", "nmod", "amod", "nummod", "poss"):
            return False
        return columns.tags[head][:2] == "NN" and not self.is_head(head)
