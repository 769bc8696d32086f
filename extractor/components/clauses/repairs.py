"""The mistakes that the parser makes again and again in news, and how its columns are corrected."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator
from typing import NamedTuple

from extractor.components.clauses.columns import FINITE_TAGS, SUBJECTS, Columns
from extractor.rules import Rules


class Repair(NamedTuple):
    """`find` gives the tokens that are wrong, from the columns and the lemmas that can be verbs; `apply` corrects one."""

    find: Callable[[Columns, Container[str]], Iterator[int]]
    apply: Callable[[Columns, int], None]


REPAIRS = Rules[Repair]("repairs")
_SUBJECT = 16  # tokens of a subject that is looked for before its verb


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
    to = next((k for k in columns.left[i] if columns.lower[k] == "to"), -1)
    top = next((k for k in columns.right[i] if k == i + 1 and columns.tags[k] in ("CD", "NNS", "NN")), i)
    for k in columns.below(i):
        if k not in (to, top):
            columns.attach(k, head, columns.deps[k])
    columns.attach(i, top, "compound")
    if to >= 0:
        columns.attach(to, head, "prep")
        columns.attach(top, to, "pobj")
    else:
        columns.attach(top, head, "dobj")


def _glue(columns: Columns, i: int) -> None:
    """Make a scale letter part of its number, and the number the modifier of a noun right after it: "$3m bribes"."""
    head = columns.heads[i]
    columns.attach(i, i - 1, "quantmod")
    if head not in (i, i - 1) and columns.heads[i - 1] == i:
        columns.attach(i - 1, head, "dobj")
    elif columns.heads[i - 1] == i:
        columns.attach(i - 1, i - 1, "ROOT")
    for k in columns.below(i):
        if k != i - 1:
            columns.attach(k, i - 1, columns.deps[k])
    if i + 1 < len(columns) and columns.tags[i + 1][:2] == "NN" and columns.heads[i - 1] == columns.heads[i + 1]:
        columns.attach(i - 1, i + 1, "nummod")


REPAIRS.add(
    "number_verb",
    "",
    "Its net loss had narrowed to HK$212 million in June.",
    "It wanted to close 212 shops.",
)(Repair(_number_verbs, _number_is_no_verb))


# ---------------------------------------------------------------- headlines
def _verbs_tagged_as_nouns(columns: Columns, verbs: Container[str]) -> Iterator[int]:
    """A noun that can be a verb, with a subject or a conjunction of its own: "exports halve", "as Fed signals more"."""
    for i, tag in enumerate(columns.tags):
        if tag[:2] == "NN" and _base(columns.lower[i]) in verbs:
            is_conjoined = columns.deps[i] == "advcl" and columns.child(i, "mark") >= 0
            if is_conjoined or any(columns.deps[k] in SUBJECTS for k in columns.left[i]):
                yield i


def _base(word: str) -> str:
    return word[:-2] if word.endswith(("ches", "shes", "sses", "xes")) else word.removesuffix("s")


def _noun_is_verb(columns: Columns, i: int) -> None:
    columns.tags[i] = "VBZ" if columns.lower[i].endswith("s") else "VBP"
    before = next((k for k in reversed(columns.left[i]) if columns.deps[k] in ("compound", "nmod")), -1)
    if before >= 0 and not any(columns.deps[k] in SUBJECTS for k in columns.left[i]):
        columns.deps[before] = "nsubj"


REPAIRS.add(
    "headline_verb",
    "",
    "Wall St ends lower as Fed signals 2 more rate rises this year",
    "Steel exports to Norland",
)(Repair(_verbs_tagged_as_nouns, _noun_is_verb))


# ---------------------------------------------------------------- joined clauses
def _robbed_verbs(columns: Columns, verbs: Container[str]) -> Iterator[int]:
    """A finite verb joined to another one by nothing but the "and" before its subject, which is read as joined to a noun."""
    for i, dep in enumerate(columns.deps):
        host, noun = columns.heads[i], _joined_noun(columns, i)
        if (
            dep not in ("conj", "advcl")
            or columns.tags[i] not in FINITE_TAGS
            or noun <= host
            or columns.child(i, *SUBJECTS) >= 0
        ):
            continue
        if not any(columns.deps[k] == "cc" and host < k < i for k in columns.right[host]) and columns.is_verb(host):
            yield i


def _joined_noun(columns: Columns, i: int) -> int:
    """The noun that ends right before a verb and that an "and" joins to another noun, or -1."""
    ends = (k for k in range(i - 1, max(i - _SUBJECT, 0), -1) if columns.stop[k] == i and columns.deps[k] == "conj")
    noun = next(ends, -1)
    is_joined = noun >= 0 and columns.is_nominal(noun) and columns.deps[columns.first[noun] - 1] == "cc"
    return noun if is_joined else -1


def _give_back(columns: Columns, i: int) -> None:
    noun = _joined_noun(columns, i)
    columns.attach(columns.first[noun] - 1, columns.heads[i], "cc")
    columns.attach(noun, i, "nsubj")
    columns.attach(i, columns.heads[i], "conj")


REPAIRS.add(
    "joined_subject",
    "",
    "The office issued a warning for Norport and other forecasters predicted a surge.",
    "The office issued a warning for Norport and other towns.",
)(Repair(_robbed_verbs, _give_back))


def _roots(columns: Columns) -> list[int]:
    root_of = list(range(len(columns)))
    order = [i for i, head in enumerate(columns.heads) if head == i]
    for i in order:
        root_of[i] = root_of[columns.heads[i]]
        order += columns.left[i]
        order += columns.right[i]
    return root_of


def repair(columns: Columns, verbs: Container[str]) -> None:
    """Correct the columns in place and make children and edges; `verbs` are the lemmas that can be verbs.

    The heads lead to roots as before: a repair that closes them to a ring is undone in that sentence.
    """
    columns.grow()
    if not columns.parsed:
        return
    for rule in REPAIRS.of():
        wrong = list(rule.find.find(columns, verbs))
        if not wrong:
            continue
        root_of = _roots(columns)
        heads, deps, tags = columns.heads[:], columns.deps[:], columns.tags[:]
        for i in wrong:
            rule.find.apply(columns, i)
        if tied := columns.grow():
            broken = {root_of[i] for i in tied}
            for i in range(len(columns)):
                if root_of[i] in broken:
                    columns.heads[i], columns.deps[i], columns.tags[i] = heads[i], deps[i], tags[i]
            columns.grow()
