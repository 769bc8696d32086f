"""Where the parser is wrong in ways that news shows again and again, and how its columns are put right.

Each repair is registered: `find` gives the tokens that it would mend (it is told which lemmas can be verbs), `mend` corrects
the columns in place.  They run in the order
that `after` declares; `example` is a sentence that it mends and `counterexample` one that it leaves alone.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator
from dataclasses import dataclass

from extractor.components.clauses.columns import FINITE_TAGS, SUBJECTS, Columns


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """One kind of mistake of the parser and its remedy."""

    id: str
    after: tuple[str, ...] = ()
    example: str
    counterexample: str
    find: Callable[[Columns, Container[str]], Iterator[int]]
    mend: Callable[[Columns, int], None]


# ---------------------------------------------------------------- numbers
def _number_verbs(columns: Columns, verbs: Container[str]) -> Iterator[int]:
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
def _verbs_tagged_as_nouns(columns: Columns, verbs: Container[str]) -> Iterator[int]:
    """A noun with a subject or a conjunction of its own, and the plural in front of a noun that is a headline's only verb."""
    verbless: set[int] | None = None
    for i, tag in enumerate(columns.tags):
        if tag[:2] != "NN" or not _may_be_verb(columns.lower[i], verbs):
            continue
        if any(columns.deps[k] in SUBJECTS for k in columns.lefts[i]) or (
            columns.deps[i] == "advcl" and columns.child(i, "mark") >= 0
        ):
            yield i
        elif tag == "NNS" and columns.deps[i] == "compound" and columns.heads[i] > i:
            verbless = _verbless_roots(columns) if verbless is None else verbless
            if columns.heads[i] in verbless and any(k < i for k in columns.lefts[columns.heads[i]] + columns.lefts[i]):
                yield i


def _may_be_verb(word: str, verbs: Container[str]) -> bool:
    return word in verbs or (word.endswith("s") and (word[:-1] in verbs or word[:-2] in verbs))


def _noun_is_verb(columns: Columns, i: int) -> None:
    columns.tags[i] = "VBZ" if columns.lower[i].endswith("s") else "VBP"
    if columns.deps[i] == "compound":  # "City names coach": the noun behind it is its object, the one before its subject
        noun = columns.heads[i]
        for k in columns.lefts[noun] + columns.rights[noun]:
            if k < i or columns.deps[k] in ("prep", "advcl", "punct"):
                columns.attach(k, i, columns.deps[k])
        columns.attach(i, i, "ROOT")
        columns.attach(noun, i, "dobj")
    before = next((k for k in reversed(range(i)) if columns.heads[k] == i and columns.deps[k] in ("compound", "nmod")), -1)
    if before >= 0 and not any(columns.deps[k] in SUBJECTS for k in columns.lefts[i]):
        columns.deps[before] = "nsubj"


def _verbless_roots(columns: Columns) -> set[int]:
    """The roots of the sentences without a finite verb, relatives aside."""
    root_of = _roots(columns)
    finite = {root_of[i] for i, tag in enumerate(columns.tags) if tag in FINITE_TAGS and columns.deps[i] not in ("relcl", "acl")}
    return set(root_of) - finite


def _participles_of_headlines(columns: Columns, verbs: Container[str]) -> Iterator[int]:
    """The participle right behind the only noun of a sentence without a finite verb: "Seven charged over scam"."""
    verbless: set[int] | None = None
    for i, tag in enumerate(columns.tags):
        if tag in ("VBN", "VBD") and columns.deps[i] == "acl" and columns.first[i] == columns.heads[i] + 1:
            verbless = _verbless_roots(columns) if verbless is None else verbless
            if columns.heads[i] in verbless and columns.is_nominal(columns.heads[i]):
                yield i


def _participle_is_root(columns: Columns, i: int) -> None:
    noun = columns.heads[i]
    for k in columns.rights[noun]:
        if k > i:
            columns.attach(k, i, columns.deps[k])
    columns.tags[i] = "VBN"
    columns.attach(i, i, "ROOT")
    columns.attach(noun, i, "nsubjpass")


def _inverted_attributions(columns: Columns, verbs: Container[str]) -> Iterator[int]:
    """A finite verb behind a comma, with the words before it as its subject and its speaker as object: ", says minister"."""
    for i, tag in enumerate(columns.tags):
        if tag in ("VBZ", "VBD") and i and columns.lower[i - 1] == "," and columns.deps[i] == "ROOT":
            rights = [k for k in columns.rights[i] if columns.deps[k] != "punct"]
            subject = columns.child(i, "nsubj")
            if 0 <= subject < i and len(rights) == 1 and columns.deps[rights[0]] == "dobj" and columns.stop[subject] >= i - 1:
                yield i


def _object_is_speaker(columns: Columns, i: int) -> None:
    columns.deps[columns.child(i, "nsubj")] = "ccomp"
    columns.deps[columns.child(i, "dobj")] = "nsubj"


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
    Repair(
        id="inverted_attribution",
        example="No pay rise for rail staff until 2026, says minister",
        counterexample="The minister, who is ill, says little.",
        find=_inverted_attributions,
        mend=_object_is_speaker,
    ),
)


def repair(columns: Columns, verbs: Container[str], repairs: tuple[Repair, ...] = REPAIRS) -> None:
    """Correct the columns in place and make children and edges; `verbs` are the lemmas that can be verbs."""
    columns.grow()
    if not columns.parsed:
        return
    for one in repairs:
        wrong = list(one.find(columns, verbs))
        for i in wrong:
            one.mend(columns, i)
        if wrong:
            columns.grow()
