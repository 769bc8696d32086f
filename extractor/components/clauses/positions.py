"""The position of a stretch of words: the clause that it belongs to, its slot there, and the noun that it describes.

A figure climbs from its own head to the predicate.  The first step that has a slot decides; a number that only counts a noun,
and a member of a list or coordination, have the slot of that noun or of the first member.
"""

from __future__ import annotations

from extractor.components.clauses.clause import Clause, Position
from extractor.components.clauses.columns import SUBJECTS, Columns
from extractor.components.clauses.phrases import noun_phrase
from extractor.components.clauses.vocabulary import Vocabulary

_MODIFIERS = frozenset({"nummod", "compound", "nmod", "amod", "quantmod", "advmod", "npadvmod", "poss", "det"})
_TIME_MODIFIERS = frozenset({"compound", "nmod", "amod", "nummod", "poss"})
_LOOSE = frozenset({"punct", "nmod", "quantmod", "det", "advmod", "amod", "oprd"})
_SLOTS = {
    "dobj": "object", "attr": "predicative", "acomp": "predicative", "oprd": "predicative", "dative": "object",
    "appos": "apposition", "xcomp": "predicative",
}  # fmt: skip

_AMOUNT_CLASSES = frozenset({"spend_pay", "add_lose", "give_pledge", "raise", "cost_price", "hold_number", "happen"})
_AMOUNTING = frozenset({"object", "adverbial", "predicative", "at", "to"})  # "worth $3m", "valued at $3m"
# slots of what follows "to" and its like
_MISREAD = frozenset({None, "attributive", "object", "adverbial", "from"})
_DESCRIBING = frozenset(
    {"DT", "PRP$", "RB", "JJ", "JJS", "HYPH"}
)  # tags of what is between a preposition and an amount
_MEMBERS = 16  # of a list whose first member says what they are
_CLIMB = 64  # steps to the predicate: a longer list is a table, and the position of its members need not be known

_Step = tuple[str | None, int | None, int]  # slot, host, the token to go on from


class Positions:
    """Looks up the positions of tokens."""

    def __init__(self, columns: Columns, vocabulary: Vocabulary, clauses: list[Clause], of_token: list[int]) -> None:
        self._columns, self._vocabulary = columns, vocabulary
        self._clauses, self._of_token = clauses, of_token

    def root(self, first: int, stop: int) -> int:
        """The token of [first, stop) that the others are attached to; of several the last that is more than a modifier."""
        roots = self.roots(first, stop)
        words = [i for i in roots if self._columns.deps[i] not in _LOOSE]
        return (words or roots or [stop - 1])[-1]

    def roots(self, first: int, stop: int) -> list[int]:
        """The tokens of [first, stop) that none of the others governs, in text order."""
        heads = self._columns.heads
        return [i for i in range(first, stop) if not first <= heads[i] < stop or heads[i] == i]

    def clause_of(self, i: int) -> Clause | None:
        """The innermost clause of a token."""
        return self._clauses[self._of_token[i]] if self._of_token[i] >= 0 else None

    def is_head(self, i: int) -> bool:
        """True if token i heads a clause."""
        clause = self.clause_of(i)
        return clause is not None and clause.token == i

    def position(self, first: int, stop: int, start: int, sentence: tuple[int, int]) -> Position:
        """The position of tokens [first, stop) of a sentence, whose words begin at `start`."""
        columns = self._columns
        root = i = self.root(first, stop)
        if not columns.parsed:
            return Position(first, stop, root, *sentence, None, None)
        counts = i == stop - 1 and columns.tags[i] == "CD" and "$" not in columns.tags[first:stop]
        slot: str | None = None
        host: int | None = None
        for _ in range(_CLIMB):
            if slot is not None or self.is_head(i) or columns.heads[i] == i:
                break
            slot, host, i = self._step(i, stop, counts)
        clause = self.clause_of(i)
        if clause is not None and (slot == "subject" or (first < clause.token and self._is_raising(clause))):
            clause = self._raised(clause)
        k = start - 1
        while host is None and k > sentence[0] and columns.tags[k] in _DESCRIBING:
            k -= 1
        before = columns.lower[k] if k >= 0 else ""
        is_bound = k > 0 and columns.lower[k - 1] in self._vocabulary.words_that("bounding")
        follows = slot == "noun-by" and clause is not None and host is not None and clause.token < host
        prepositions = self._vocabulary.words_that("way_preposition")
        is_misread = slot in _MISREAD or follows or (slot != "of" and slot in columns.lower[start:first])
        is_misread |= host is None and slot in prepositions  # "by $22 to $1,984"
        if before in prepositions and is_misread and not is_bound:
            slot, host = before, None  # "shed $22 to $1,984": no parser reads that as one
        noun = self._measured(clause) if clause is not None and slot in _AMOUNTING else None
        if noun is not None:
            clause, slot, host = self.clause_of(noun), "attributive", noun
        return Position(first, stop, root, *sentence, clause, slot, host)

    def start(self, first: int, stop: int, start: int, sentence: int) -> int:
        """Where the words of a figure begin, of which the first is `start`: with the noun that introduces it, or its owner.

        "from [an average of 5%]", "from [a net profit of $3m]", "from [the current year's $93 million]".
        """
        columns = self._columns
        start += start < first and columns.lower[start] in self._vocabulary.words_that(
            "way_preposition"
        )  # "by [up to a half]"
        host = start - 2
        if host >= sentence and columns.lower[start - 1] == "of" and columns.tags[host][:2] == "NN":
            begin = noun_phrase(columns, host).core[0]
            start = begin if self._is_amount(host) or columns.lower[begin - 1] == "from" else start
        owner = noun_phrase(columns, self.root(first, stop)).core[0]
        return owner if sentence <= owner < start and columns.tags[start - 1] in ("POS", "PRP$") else start

    def _measured(self, clause: Clause) -> int | None:
        """The noun of which a participle says no more than how much it is: "sold [shares] worth $3 million"."""
        is_said = self._columns.lower[clause.token] in self._vocabulary.words_that("measuring")
        return clause.antecedent if is_said and clause.link == "participle" else None

    def _is_raising(self, clause: Clause) -> bool:
        """True for "seems to", "is expected to": what comes before it comes before the infinitive."""
        return clause.voice == "passive" or clause.lemma in self._vocabulary.words_that("raising")

    def _raised(self, clause: Clause) -> Clause:
        """The clause whose subject a noun really is: "$230 million is thought to have been [stolen]"."""
        columns, words = self._columns, self._vocabulary
        index = self._of_token[clause.token]
        for k in columns.right[clause.token]:
            below = self.clause_of(k)
            if (
                below is None
                or below.token != k
                or below.link != "complement"
                or columns.deps[k] not in ("xcomp", "advcl")
            ):
                continue
            entry = words.predicate(columns.lower[clause.token], clause.lemma)
            governs = entry is not None and bool(entry.complement or entry.denies)
            if below.parent == index and (
                governs or (columns.deps[k] == "xcomp" and clause.lemma in words.words_that("raising"))
            ):
                return self._raised(below)
        return clause

    def governor(self, first: int, stop: int) -> int:
        """The token that a time belongs to: the noun that it modifies, else the predicate of its clause, or -1.

        A time after a preposition belongs to the predicate ("sales in May rose"), but after "of", or with a noun that says
        what happens ("a cut by 2030"), to the noun.
        """
        columns = self._columns
        if not columns.parsed:
            return -1
        i = self.root(first, stop)
        if not first <= columns.heads[i] < stop and self._modifies_noun(i):
            return columns.heads[columns.heads[i]] if columns.deps[i] == "pobj" else columns.heads[i]
        small = self._small_predicate(i)
        if small >= 0:
            return small
        clause = self.clause_of(i)
        if clause is not None and first < clause.token and clause.lemma in self._vocabulary.words_that("raising"):
            clause = self._raised(clause)  # "from May firms will have to [pay]"
        return clause.token if clause is not None else -1

    def _small_predicate(self, i: int) -> int:
        """What refers to a verb between a noun and a time after it: "prices [up] 3 percent in May"; or -1.

        So does an adjective after its noun: "a bond [due] in 2030".
        """
        columns = self._columns
        head = columns.heads[columns.heads[i]] if columns.deps[i] == "pobj" else columns.heads[i]
        if columns.tags[head] == "JJ":
            return head if columns.deps[head] == "amod" and columns.heads[head] < head else -1
        after = (k for k in columns.right[head] if k < i and columns.lower[k] in self._vocabulary.small_predicates)
        return next((k for k in after if columns.tags[head][:2] == "NN" and self.is_head(k)), -1)

    def _modifies_noun(self, i: int) -> bool:
        columns = self._columns
        head = columns.heads[i]
        if columns.deps[i] == "pobj":
            is_of = columns.lower[head] == "of"
            head = columns.heads[head]
            if not is_of and not self._vocabulary.is_event(columns.lower[head], columns.lemmas[head]):
                return False
        elif columns.deps[i] not in _TIME_MODIFIERS:
            return False
        return columns.tags[head][:2] == "NN" and not self.is_head(head)

    # ------------------------------------------------------------ one step up
    def _step(self, i: int, stop: int, counts: bool) -> _Step:
        columns = self._columns
        dep, head = columns.deps[i], columns.heads[i]
        if dep in SUBJECTS:
            return "subject", None, head
        before = self._in_series(i)
        if before >= 0:
            return None, None, before
        if dep in ("pobj", "pcomp"):
            return self._after_preposition(head, i)
        if columns.tags[i] == "CD" and dep in ("nummod", "conj", "npadvmod") and self._is_member(i):
            return "subject", None, head  # "41 are Filipino, 30 Indian"
        if dep == "conj" or (dep == "appos" and self._is_listed(i)):
            if self.is_head(head):
                return "object", None, head
            return None, None, self._list_head(i) if dep == "appos" else head
        if dep in _MODIFIERS or dep == "appos":
            if self._is_gapped(i, head) and not self._is_amount(head):
                clause = self.clause_of(head)
                if clause is None:
                    return None, None, columns.heads[head]
                return ("predicative" if clause.argument("predicative") else "object"), None, clause.token
            return self._modifying(i, head, stop, counts)
        if dep == "dobj" and self._is_extent(i) and not self._takes_amounts(i, head):
            return "adverbial", None, head
        if dep in _SLOTS:
            return _SLOTS[dep], None, head
        return ("object" if self.is_head(head) else None), None, head

    def _modifying(self, i: int, head: int, stop: int, counts: bool) -> _Step:
        columns = self._columns
        dep = columns.deps[i]
        if head < i and self._is_amount(head):
            return None, None, head  # "a record $3 million"
        if dep == "appos":
            return "apposition", head, head
        if self.is_head(head) and not (columns.tags[head][:2] == "NN" and head >= stop):
            if dep == "npadvmod" or not columns.is_verb(head):
                return ("adverbial" if self._is_extent(i) and columns.is_verb(head) else "object"), None, head
            return "adverbial", None, head
        if columns.lower[head] in self._vocabulary.small_predicates and head < i:
            return "object", None, head  # "was worth $3m"
        if columns.tags[head][:2] in ("JJ", "RB", "IN"):
            return "adverbial", None, head  # "40 percent higher", "were down 5.8%"
        if counts and dep == "nummod":
            return None, None, head
        return "attributive", head, head

    def _after_preposition(self, preposition: int, i: int) -> _Step:
        columns, words = self._columns, self._vocabulary
        head = columns.heads[preposition]
        word = "by" if columns.deps[preposition] == "agent" else columns.lower[preposition]
        while columns.tags[head] == "IN" and columns.heads[head] != head and not self.is_head(head):
            head = columns.heads[head]  # "from below 5 percent"
        nominal = columns.tags[head][:2] in ("NN", "CD", "DT", "PR", "WD") or columns.tags[head] == "$"
        if word in words.words_that("member_preposition"):
            return f"noun-{word}", head, head
        if nominal:
            if word == "for" and self._is_extent(i):
                return word, None, head  # "in talks for three years"
            if word == "of" and self._is_amount(head):
                return None, None, head
            if word in words.words_that("clause_preposition"):
                return word, None, head
            if self._repeats(word, preposition):
                return word, None, head  # "to 31,220 units and exports ... to 18,900"
            return ("of" if word == "of" else f"noun-{word}"), head, head
        if word in words.words_that("approximator") and columns.is_verb(head):
            return "object", None, head  # "cost around $1,500"
        while not self.is_head(head) and columns.heads[head] != head:
            head = columns.heads[head]
        return word, None, head

    # ------------------------------------------------------------ lists and gaps
    def _is_listed(self, i: int) -> bool:
        """True for a member of a list that the parser takes for an apposition: "14 rifles, 6,300 rounds, three scopes"."""
        columns = self._columns
        head = self._list_head(i)
        is_number = columns.tags[head] == "CD" or columns.child(head, "nummod") >= 0
        return is_number and columns.lower[columns.first[i] - 1] not in ("(", "[", "or")

    def _list_head(self, i: int) -> int:
        """What a member of a list is beside: "[$300 million] for roads, $120 million for clinics"."""
        columns = self._columns
        head = columns.heads[i]
        while columns.deps[head] == "pobj" and columns.tags[head] != "CD":
            head = columns.heads[columns.heads[head]]
        return head

    def _is_gapped(self, i: int, head: int) -> bool:
        """True for the figure of a clause whose verb is left out: "and women 3.6", "and corn 0.8 percent"."""
        columns = self._columns
        return (
            head < i
            and columns.tags[head][:2] in ("NN", "PR", "CD")
            and columns.first[i] == head + 1
            and (columns.deps[head] == "conj" or (columns.tags[i] == "CD" and self._has_number_before(head)))
        )

    def _is_member(self, i: int) -> bool:
        """True for a bare number coordinated with the subject, itself one: "41 are Filipino, [30] Indian and [two] Greek"."""
        columns = self._columns
        top = i
        for _ in range(_MEMBERS):
            if columns.deps[top] not in ("conj", "nummod", "amod"):
                break
            top = columns.heads[top]
        clause = self.clause_of(top)
        subject, content = (
            (clause.argument("subject"), clause.argument("predicative", "object")) if clause else (None, None)
        )
        if (
            clause is None
            or subject is None
            or content is None
            or columns.tags[subject.token] != "CD"
            or not content.token < i
        ):
            return False
        return top in (clause.token, content.token) or (
            columns.heads[top] == clause.token and columns.tags[top] == "CD"
        )

    def _has_number_before(self, token: int) -> bool:
        """True where the clause of a token has an object with a number in it before the token's own phrase."""
        columns = self._columns
        clause = self.clause_of(token)
        thing = clause.argument("object", "adverbial") if clause else None
        if clause is None or thing is None or not clause.token < thing.token < token:
            return False
        inside = range(columns.first[thing.token], min(columns.stop[thing.token], columns.first[token]))
        return any(columns.tags[k] == "CD" for k in inside)

    def _repeats(self, word: str, preposition: int) -> bool:
        """True where the clause has a number after the same preposition already: a gapped clause repeats it."""
        clause = self.clause_of(preposition)
        if clause is None or word == "of":
            return False
        before = [
            argument.token for argument in clause.arguments if argument.slot == word and argument.token < preposition
        ]
        return any("CD" in self._columns.tags[self._columns.first[head] : head + 1] for head in before)

    def _in_series(self, i: int) -> int:
        """The number or record that token i goes on from: "£10,000, £5,000 and £2,500", "a record £4.43bn"; or -1."""
        columns = self._columns
        k = columns.first[i] - 1
        if k < 1 or columns.deps[i] not in ("appos", "conj", "npadvmod"):
            return -1
        if columns.deps[i] == "npadvmod":
            return k if self._is_amount(k) and columns.deps[k] == "pobj" else -1
        is_joined = columns.lower[k] in (",", "and", "or") and columns.tags[k - 1] == "CD"
        return k - 1 if is_joined and columns.heads[k - 1] != i else -1

    def _is_amount(self, i: int) -> bool:
        """True for a noun that says only that there is an amount: "a total of 300"."""
        return self._columns.lemmas[i] in self._vocabulary.words_that("quantity_noun")

    def _is_extent(self, i: int) -> bool:
        """True for a unit that says how long or how far: "waited three hours"."""
        return self._columns.lemmas[i] in self._vocabulary.words_that("extent_unit")

    def _takes_amounts(self, i: int, verb: int) -> bool:
        """True where a time or distance is an object, no extent: "lost 40 minutes", "heard 29 days of evidence"."""
        columns = self._columns
        clause = self.clause_of(verb)
        has_content = any(columns.lower[k] == "of" for k in columns.right[i])
        return has_content or (clause is not None and (clause.class_ in _AMOUNT_CLASSES or clause.noun is not None))
