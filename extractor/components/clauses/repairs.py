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
    """A number, or the scale letter glued to one, that is tagged as a verb: "to HK$212 million", "orders 2.3m"."""
    for i, word in enumerate(columns.lower):
        if columns.is_verb(i) and (
            any(character.isdigit() for character in word)
            or (i and columns.tags[i - 1] == "CD" and columns.ends[i - 1] == columns.starts[i])
        ):
            yield i


def _number_is_no_verb(columns: Columns, i: int) -> None:
    columns.tags[i] = "CD"
    head = columns.heads[i]
    if i and columns.ends[i - 1] == columns.starts[i]:
        _glue(columns, i)
        return
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


def _glue(columns: Columns, i: int) -> None:
    """Make a scale letter part of its number, and the number the modifier of a noun right behind: "$3m bribes"."""
    head = columns.heads[i]
    columns.attach(i, i - 1, "quantmod")
    if head not in (i, i - 1) and columns.heads[i - 1] == i:
        columns.attach(i - 1, head, "dobj")
    elif columns.heads[i - 1] == i:
        columns.attach(i - 1, i - 1, "ROOT")
    for k in columns.children(i):
        if k != i - 1:
            columns.attach(k, i - 1, columns.deps[k])
    if i + 1 < len(columns) and columns.tags[i + 1][:2] == "NN" and columns.heads[i - 1] == columns.heads[i + 1]:
        columns.attach(i - 1, i + 1, "nummod")


# ---------------------------------------------------------------- headlines
def _verbs_tagged_as_nouns(columns: Columns, verbs: Container[str]) -> Iterator[int]:
    """A noun that can be a verb, with a subject or a conjunction of its own: "exports halve", "as Fed signals more"."""
    for i, tag in enumerate(columns.tags):
        if tag[:2] == "NN" and _base(columns.lower[i]) in verbs:
            is_conjoined = columns.deps[i] == "advcl" and columns.child(i, "mark") >= 0
            if is_conjoined or any(columns.deps[k] in SUBJECTS for k in columns.lefts[i]):
                yield i


def _base(word: str) -> str:
    return word[:-2] if word.endswith(("ches", "shes", "sses", "xes")) else word.removesuffix("s")


def _noun_is_verb(columns: Columns, i: int) -> None:
    columns.tags[i] = "VBZ" if columns.lower[i].endswith("s") else "VBP"
    before = next((k for k in reversed(columns.lefts[i]) if columns.deps[k] in ("compound", "nmod")), -1)
    if before >= 0 and not any(columns.deps[k] in SUBJECTS for k in columns.lefts[i]):
        columns.deps[before] = "nsubj"


def _verbs_of_headlines(columns: Columns, verbs: Container[str]) -> Iterator[int]:
    """The word in -s that can be a verb, or the plain verb behind a plural, in a headline without any verb: "Dell Lowers Forecast"."""
    size = len(columns)
    for start, root in _verbless_headlines(columns):
        for i in range(start + 1, columns.stop[root]):
            if columns.tags[i][:2] != "NN" or columns.tags[i - 1][:2] not in ("NN", "CD"):
                continue
            word = columns.lower[i]
            goes_on = i + 1 < size and columns.tags[i + 1][:2] in (
                "NN",
                "JJ",
                "IN",
                "CD",
                "DT",
                "TO",
                "RB",
                "$",
                "PR",
                "VB",
            )
            ends = i + 1 == columns.stop[root]
            if word.endswith("s") and _base(word) in verbs and (goes_on or ends):
                is_plural = i + 1 < size and columns.tags[i + 1][:2] == "NN" and columns.lower[i + 1] in verbs
                yield i + 1 if is_plural and not columns.lower[i + 1].endswith("s") else i
                break


def _verbless_headlines(columns: Columns) -> Iterator[tuple[int, int]]:
    """First token and root of each sentence that has no verb at all and no full stop at its end."""
    root_of = _roots(columns)
    with_verb = {root_of[i] for i in range(len(columns)) if columns.is_verb(i)}
    for root, head in enumerate(columns.heads):
        if (
            root == head
            and root not in with_verb
            and columns.tags[root][:2] == "NN"
            and columns.stop[root] - columns.first[root] > 2
        ):
            if columns.lower[columns.stop[root] - 1] != ".":
                yield columns.first[root], root


def _headline_verb(columns: Columns, i: int) -> None:
    """Make token i the root: the noun before it is its subject, the head of what follows its object."""
    root = i
    while columns.heads[root] != root:
        root = columns.heads[root]
    first, stop = columns.first[root], columns.stop[root]
    subject = i - 1
    columns.tags[i] = "VBZ" if columns.lower[i].endswith("s") else "VBP"
    thing = next(
        (
            k
            for k in range(i + 1, stop)
            if columns.tags[k][:2] in ("NN", "CD") and (k + 1 == stop or columns.tags[k + 1][:2] not in ("NN", "CD"))
        ),
        -1,
    )
    direct = thing > i and not any(columns.tags[k] in ("IN", "TO") for k in range(i + 1, thing))
    for k in range(first, stop):
        if (
            k == i
            or (first <= columns.heads[k] < i) == (k < i)
            and columns.heads[k] not in (i, root)
            and k not in (subject, thing)
        ):
            continue
        if k < i:
            columns.attach(k, subject, "compound")
        elif direct and k < thing:
            columns.attach(k, thing, columns.deps[k] if columns.deps[k] != "ROOT" else "compound")
        else:
            columns.attach(k, i, columns.deps[k] if columns.deps[k] != "ROOT" else "dobj")
    columns.attach(i, i, "ROOT")
    columns.attach(subject, i, "nsubj")
    if direct:
        columns.attach(thing, i, "dobj")


def _verbless_roots(columns: Columns) -> set[int]:
    """The roots of the sentences without a finite verb, relatives aside."""
    root_of = _roots(columns)
    finite = {
        root_of[i]
        for i, tag in enumerate(columns.tags)
        if tag in FINITE_TAGS and columns.deps[i] not in ("relcl", "acl")
    }
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
            if (
                0 <= subject < i
                and len(rights) == 1
                and columns.deps[rights[0]] == "dobj"
                and columns.stop[subject] >= i - 1
                and not any(columns.is_verb(k) for k in range(rights[0], columns.stop[rights[0]]))  # "told X he had"
            ):
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
        example="Wall St ends lower as Fed signals 2 more rate rises this year",
        counterexample="Steel exports to Norland",
        find=_verbs_tagged_as_nouns,
        mend=_noun_is_verb,
    ),
    Repair(
        id="headline_capitals",
        after=("headline_verb",),
        example="Dell Lowers Annual Sales Forecast on Chip Shortages",
        counterexample="Amazon's best echo and television sales",
        find=_verbs_of_headlines,
        mend=_headline_verb,
    ),
    Repair(
        id="headline_participle",
        after=("headline_verb", "headline_capitals"),
        example="Seven charged over crypto scam",
        counterexample="The seven charged over the scam were freed.",
        find=_participles_of_headlines,
        mend=_participle_is_root,
    ),
    Repair(
        id="inverted_attribution",
        example="No pay rise for 12,000 rail staff until 2026, says minister",
        counterexample="The minister said that the tax would rise.",
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
