"""Where the parser is wrong in ways that news shows again and again, and how its columns are put right.

Each repair is registered: `find` gives the tokens that it would mend, `mend` corrects columns in place.  They run in the order
that `after` declares; `example` is a sentence that it mends and `counterexample` one that it leaves alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from extractor.components.clauses.columns import FINITE_TAGS, SUBJECTS, Columns


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """One kind of mistake of the parser and its remedy."""

    id: str
    after: tuple[str, ...] = ()
    example: str
    counterexample: str
    find: Callable[[Columns], Iterator[int]]
    mend: Callable[[Columns, int], None]


# ---------------------------------------------------------------- numbers
def _number_verbs(columns: Columns) -> Iterator[int]:
    for i, word in enumerate(columns.lower):
        if columns.is_verb(i) and any(character.isdigit() for character in word):
            yield i


def _number_is_no_verb(columns: Columns, i: int) -> None:
    columns.tags[i] = "CD"
    head = columns.heads[i]
    if head == i:
        return
    to = next((k for k in columns.lefts[i] if columns.lower[k] == "to"), -1)
    top = next((k for k in columns.rights[i] if k == i + 1 and columns.tags[k] in ("CD", "NNS", "NN")), i)
    for k in columns.children(i):
        if k not in (to, top):
            columns.attach(k, head, columns.deps[k])
    if top != i:
        columns.attach(i, top, "compound")
    if to >= 0:
        columns.attach(to, head, "prep")
        columns.attach(top, to, "pobj")
    else:
        columns.attach(top, head, "dobj")


# ---------------------------------------------------------------- headlines
def _verbs_tagged_as_nouns(columns: Columns) -> Iterator[int]:
    for i, tag in enumerate(columns.tags):
        if tag[:2] == "NN" and any(columns.deps[k] in SUBJECTS for k in columns.lefts[i]):
            yield i


def _noun_is_verb(columns: Columns, i: int) -> None:
    columns.tags[i] = "VBZ" if columns.lower[i].endswith("s") else "VBP"


def _participles_of_headlines(columns: Columns) -> Iterator[int]:
    """The participle right behind the only noun of a sentence without a finite verb: "Seven charged over scam"."""
    finite: set[int] = set()
    root_of = _roots(columns)
    for i, tag in enumerate(columns.tags):
        if tag in FINITE_TAGS and columns.deps[i] not in ("relcl",):
            finite.add(root_of[i])
    for i, tag in enumerate(columns.tags):
        head = columns.heads[i]
        if tag == "VBN" and columns.deps[i] == "acl" and columns.heads[head] == head and head not in finite:
            if columns.first[i] == head + 1 and columns.is_nominal(head):
                yield i


def _participle_is_root(columns: Columns, i: int) -> None:
    noun = columns.heads[i]
    for k in columns.rights[noun]:
        if k > i:
            columns.attach(k, i, columns.deps[k])
    columns.attach(i, i, "ROOT")
    columns.attach(noun, i, "nsubjpass")


def _roots(columns: Columns) -> list[int]:
    root_of = list(range(len(columns)))
    order = [i for i, head in enumerate(columns.heads) if head == i]
    for i in order:
        root_of[i] = root_of[columns.heads[i]]
        order += columns.lefts[i]
        order += columns.rights[i]
    return root_of


REPAIRS = (
    Repair(
        id="number_verb",
        example="Its net loss had narrowed to HK$212 million in June.",
        counterexample="It wanted to close 212 shops.",
        find=_number_verbs,
        mend=_number_is_no_verb,
    ),
    Repair(
        id="headline_verb",
        example="Steel exports halve as tariffs bite",
        counterexample="Steel exports to Norland",
        find=_verbs_tagged_as_nouns,
        mend=_noun_is_verb,
    ),
    Repair(
        id="headline_participle",
        after=("headline_verb",),
        example="Seven charged over crypto scam",
        counterexample="The seven charged over the scam were freed.",
        find=_participles_of_headlines,
        mend=_participle_is_root,
    ),
)


def repair(columns: Columns, repairs: tuple[Repair, ...] = REPAIRS) -> None:
    """Correct the columns in place and make children and edges."""
    columns.grow()
    if not columns.parsed:
        return
    for one in repairs:
        wrong = list(one.find(columns))
        for i in wrong:
            one.mend(columns, i)
        if wrong:
            columns.grow()
