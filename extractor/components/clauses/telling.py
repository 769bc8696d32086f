"""The words that tell a figure's clause by themselves: "[the group] sold 40 boats" of "The group, which sold 40 boats, ...".

The clause is climbed to one that stands alone; what it shares with the clause before it, or says by a relative pronoun,
stands in front; what is joined to it and tells another matter, and the words that hook it on, are left out.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from extractor.components.clauses.clause import Clause, Place, Reported
from extractor.components.clauses.columns import AUXILIARIES, FINITE_TAGS, Columns
from extractor.components.clauses.phrases import noun_phrase
from extractor.components.clauses.vocabulary import Vocabulary

_HOOKS = frozenset({"and", "but", "so", "or", "that", "for"})
_TELLERS = frozenset({"main", "content", "coordination", "adverbial"})
_RELATIVES = frozenset({"who", "which", "that"})
_LOOSE = frozenset({",", ";", ":", "-", "–", "—", "--", ".", "…"})
_QUOTES = frozenset({'"', "''", "``", "“", "”"})


@dataclass(frozen=True, slots=True)
class Told:
    """Token ranges in the order in which they tell the clause; those of `brought` stand for words that it lacks."""

    clause: Clause
    own: tuple[tuple[int, int], ...]
    brought: tuple[tuple[int, int], ...] = field(default=())


class Tellings:
    """Reads how a clause is told without the rest of its sentence."""

    def __init__(
        self,
        columns: Columns,
        vocabulary: Vocabulary,
        clauses: list[Clause],
        sentence: Callable[[int], tuple[int, int]],
        said: Callable[[], list[Reported]],
    ) -> None:
        self._columns, self._vocabulary, self._clauses = columns, vocabulary, clauses
        self._sentence, self._said = sentence, said
        self._below = {id(clause): list[Clause]() for clause in clauses}
        for clause in clauses:
            if clause.parent is not None:
                self._below[id(clauses[clause.parent])].append(clause)

    def told(self, place: Place, first: int, stop: int) -> Told | None:
        """What tells tokens [first, stop) of that place; None where no clause with a verb does."""
        clause = place.clause
        way: list[Clause] = []
        while clause is not None:
            way.append(clause)
            brought = self._brought(clause)
            if brought is not None:
                own = self._own(clause, way)
                return Told(clause, own, brought) if any(a <= first and stop <= b for a, b in own) else None
            clause = self._above(clause)
        return None

    def _above(self, clause: Clause) -> Clause | None:
        return self._clauses[clause.parent] if clause.parent is not None else None

    # ------------------------------------------------------------ what stands alone
    def _brought(self, clause: Clause) -> tuple[tuple[int, int], ...] | None:
        """What a clause that stands alone needs in front, often nothing; None where it does not stand alone."""
        parent = self._above(clause)
        if clause.verbless:
            return None
        if parent is None or clause.link == "main":
            return ()
        subject = clause.argument("subject")
        if subject is not None and clause.link != "relative" and self._asks(subject.token):
            return None
        is_finite = any(self._columns.tags[k] in FINITE_TAGS for k in clause.verbs)
        if clause.link == "content":
            return () if is_finite and self._is_plainly_said(clause) else None
        if clause.link == "coordination":
            return self._of_coordination(clause, parent)
        if clause.link == "relative":
            return self._of_relative(clause)
        stands = clause.link == "adverbial" and self._columns.lower[clause.first] in self._vocabulary.uses(
            "subordinator"
        )
        return () if stands and subject is not None else None

    def _asks(self, subject: int) -> bool:
        """True for a subject that hangs the clause on another: "what is false", "a profit that was"."""
        return self._columns.tags[subject] in ("WDT", "WP")

    def _is_plainly_said(self, clause: Clause) -> bool:
        """True where the words above neither deny the clause nor turn it: "said that", not "denied that" or "expects"."""
        columns = self._columns
        head = columns.heads[clause.token]
        entry = self._vocabulary.predicate(columns.lower[head], columns.lemmas[head])
        if entry is not None and (entry.denies or entry.complement not in (None, "planned")):
            return False
        above = self._above(clause)
        if above is None or above.token != head or above.polarity == "negated" or above.link not in _TELLERS:
            return False
        sayer, subject = above.argument("subject"), clause.argument("subject")
        if subject is None or (sayer is not None and self._counts(sayer.token)):
            return False  # "8 percent said it did", "a third said so": the figure may be theirs
        is_asked = columns.tags[clause.first][:1] == "W" and columns.heads[clause.first] == clause.token
        return not is_asked and columns.lower[clause.first] not in self._vocabulary.uses("question")

    def _counts(self, noun: int) -> bool:
        columns = self._columns
        words = range(columns.first[noun], columns.stop[noun])
        shares = self._vocabulary.uses("share_noun")
        return any(columns.tags[k] == "CD" or columns.lower[k] in shares for k in words)

    def _of_coordination(self, clause: Clause, parent: Clause) -> tuple[tuple[int, int], ...] | None:
        subject = clause.argument("subject")
        if subject is None:
            return None
        if not subject.shared:
            return ()
        if self._is_disjoint(clause):
            return None
        columns = self._columns
        own = [k for k in columns.left[clause.token] if columns.deps[k] in AUXILIARIES]
        helpers = [] if own or columns.tags[clause.token] in FINITE_TAGS else self._helpers(parent)
        if not own and columns.tags[clause.token] not in FINITE_TAGS and not helpers:
            return None
        runs = [noun_phrase(columns, subject.token).full, *((k, k + 1) for k in helpers)]
        return tuple(runs)

    def _helpers(self, clause: Clause) -> list[int]:
        """The auxiliaries that a clause lends to the one joined to it: "[will] hire and train"."""
        columns = self._columns
        return [k for k in clause.verbs if columns.deps[k] in (*AUXILIARIES, "neg")]

    def _is_disjoint(self, clause: Clause) -> bool:
        columns = self._columns
        return any(columns.lower[k] in ("or", "nor") for k in range(max(clause.first - 2, 0), clause.first + 1))

    def _of_relative(self, clause: Clause) -> tuple[tuple[int, int], ...] | None:
        """The noun that a relative clause describes, where its pronoun is the subject: "a plant [that] lost 300 jobs"."""
        columns = self._columns
        subject = clause.argument("subject")
        if subject is None or clause.antecedent is None or columns.lower[subject.token] not in _RELATIVES:
            return None
        core = noun_phrase(columns, clause.antecedent).core
        between = columns.lower[core[1] : clause.first]
        # without a comma the noun may be another
        is_aside = "," in between and _LOOSE.union(_QUOTES).issuperset(between)
        return (core,) if is_aside else None

    # ------------------------------------------------------------ its own words
    def _own(self, clause: Clause, way: list[Clause]) -> tuple[tuple[int, int], ...]:
        """The words of a clause without what is joined to it and tells another matter."""
        columns = self._columns
        if clause.parent is None:
            first, stop = self._sentence(clause.token)
        else:
            first = clause.first + 1 if clause.link == "relative" else clause.first
            stop = max(clause.stop, self._end_of_speech(clause))
        first, stop = self._unhooked(clause, first, stop)
        left_out = []
        for one in self._below[id(clause)]:
            if any(one is step for step in way) or one.verbless:
                continue
            is_joined = one.link == "coordination" and columns.heads[one.token] == clause.token
            if is_joined and one.token > clause.token and not self._is_disjoint(one):
                left_out.append(self._with_hook(one, first))
        return tuple(self._trimmed(run) for run in _without((first, stop), left_out))

    def _end_of_speech(self, clause: Clause) -> int:
        """Where the words end that are reported from the clause on."""
        if clause.link not in ("main", "content"):
            return 0
        return max(
            (b for one in self._said() for a, b in one.ranges if a <= clause.first < clause.token < b), default=0
        )

    def _unhooked(self, clause: Clause, first: int, stop: int) -> tuple[int, int]:
        columns, words = self._columns, self._vocabulary
        hooks = _HOOKS | words.uses("subordinator") | words.uses("connective")
        while first < stop - 1:
            word, is_hook = columns.lower[first], columns.deps[first] in ("mark", "cc", "advmod", "punct")
            hangs = columns.heads[first] == clause.token
            if not (word in _LOOSE or word in ("but", "and") or (is_hook and hangs and word in hooks)):
                break
            first += 1
        return first, stop

    def _with_hook(self, clause: Clause, floor: int) -> tuple[int, int]:
        first = clause.first
        hooks = self._vocabulary.uses("subordinator").union(("and", "but", ",", ";"))
        while first - 1 > floor and self._columns.lower[first - 1] in hooks:
            first -= 1
        return first, clause.stop

    def _trimmed(self, run: tuple[int, int]) -> tuple[int, int]:
        first, stop = run
        lower = self._columns.lower
        while stop - 1 > first and lower[stop - 1] in _LOOSE | {"and", "but"}:
            stop -= 1
        return first, stop


def _without(run: tuple[int, int], left_out: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """What is left of a token range."""
    first, stop = run
    kept = []
    for a, b in sorted(left_out):
        if a > first:
            kept.append((first, min(a, stop)))
        first = max(first, b)
    if first < stop:
        kept.append((first, stop))
    return [one for one in kept if one[0] < one[1]]
