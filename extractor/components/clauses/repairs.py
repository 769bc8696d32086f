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
    to = next((k for k in columns.left[i] if columns.lower[k] == "to"), -1)
    top = next((k for k in columns.right[i] if k == i + 1 and columns.tags[k] in ("CD", "NNS", "NN")), i)
    for k in columns.below(i):
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
    for k in columns.below(i):
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
            if is_conjoined or any(columns.deps[k] in SUBJECTS for k in columns.left[i]):
                yield i


def _base(word: str) -> str:
    return word[:-2] if word.endswith(("ches", "shes", "sses", "xes")) else word.removesuffix("s")


def _noun_is_verb(columns: Columns, i: int) -> None:
    columns.tags[i] = "VBZ" if columns.lower[i].endswith("s") else "VBP"
    before = next((k for k in reversed(columns.left[i]) if columns.deps[k] in ("compound", "nmod")), -1)
    if before >= 0 and not any(columns.deps[k] in SUBJECTS for k in columns.left[i]):
        columns.deps[before] = "nsubj"


def _verbs_of_headlines(columns: Columns, verbs: Container[str]) -> Iterator[int]:
    """In a headline without a verb, the word in -s that can be one, or the plain verb behind a plural: "Dell Lowers Forecast"."""
    for first, stop in _verbless_headlines(columns):
        for i in range(first + 1, stop):
            word, before = columns.lower[i], columns.tags[i - 1][:2]
            if columns.tags[i][:2] == "NN" and before in ("NN", "CD") and word.endswith("s") and _base(word) in verbs:
                is_plural = i + 1 < stop and columns.tags[i + 1][:2] == "NN" and columns.lower[i + 1] in verbs
                yield i + 1 if is_plural else i  # "Shares Slide"
                break


def _verbless_headlines(columns: Columns) -> Iterator[tuple[int, int]]:
    """The token range of each sentence of three words and more that has no verb at all and no full stop at its end."""
    root_of = _roots(columns)
    with_verb = {root_of[i] for i in range(len(columns)) if columns.is_verb(i)}
    for root, head in enumerate(columns.heads):
        first, stop = columns.first[root], columns.stop[root]
        is_nominal = root == head and columns.tags[root][:2] == "NN" and root not in with_verb
        if is_nominal and stop - first > 2 and not _is_sentence(columns, root):
            yield first, stop


def _headline_verb(columns: Columns, i: int) -> None:
    """Make token i the root: what stands before it is its subject, the next noun its object, the rest hangs on it."""
    root = _roots(columns)[i]
    first, stop = columns.first[root], columns.stop[root]
    columns.tags[i] = "VBZ" if columns.lower[i].endswith("s") else "VBP"
    nouns = [k for k in range(i + 1, stop) if columns.tags[k][:2] in ("NN", "CD")]
    last = next((k for k in nouns if k + 1 not in nouns), -1)  # of the first run of nouns
    thing = last if not any(columns.tags[k] in ("IN", "TO") for k in range(i + 1, last)) else -1
    for k in range(first, stop):
        if k < i - 1:
            columns.attach(k, i - 1, "compound")
        elif i < k < thing:
            columns.attach(k, thing, "compound" if columns.deps[k] == "ROOT" else columns.deps[k])
        elif k > i and (columns.heads[k] <= i or columns.heads[k] == k or i < columns.heads[k] < thing):
            columns.attach(k, i, "dep" if columns.deps[k] == "ROOT" else columns.deps[k])
    columns.attach(i, i, "ROOT")
    columns.attach(i - 1, i, "nsubj")
    if thing >= 0:
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
    for k in columns.right[noun]:
        if k > i:
            columns.attach(k, i, columns.deps[k])
    columns.tags[i] = "VBN"
    columns.attach(i, i, "ROOT")
    columns.attach(noun, i, "nsubjpass")


def _inverted_attributions(columns: Columns, verbs: Container[str]) -> Iterator[int]:
    """In a headline, a verb behind a comma with its speaker as object and all before it as subject: ", says minister"."""
    for i, tag in enumerate(columns.tags):
        if tag in ("VBZ", "VBD") and i and columns.lower[i - 1] == "," and columns.deps[i] == "ROOT":
            rights = [k for k in columns.right[i] if columns.deps[k] != "punct"]
            subject = columns.child(i, "nsubj")
            if (
                0 <= subject < i
                and not _is_sentence(columns, i)
                and len(rights) == 1
                and columns.deps[rights[0]] == "dobj"
                and columns.stop[subject] >= i - 1
            ):
                yield i


def _object_is_speaker(columns: Columns, i: int) -> None:
    columns.deps[columns.child(i, "nsubj")] = "ccomp"
    columns.deps[columns.child(i, "dobj")] = "nsubj"


# ---------------------------------------------------------------- clauses
def _with_clauses(columns: Columns, verbs: Container[str]) -> Iterator[int]:
    """The participle of what a "with" behind a comma counts: ", with $3 million added to reserves"."""
    for i, word in enumerate(columns.lower):
        if word == "with" and i and columns.lower[i - 1] == "," and columns.deps[i] == "prep":
            noun = columns.child(i, "pobj")
            inside = columns.tags[columns.first[noun] : noun + 1] if noun >= 0 else []
            said = next((k for k in columns.right[noun] if columns.deps[k] == "acl"), -1) if "CD" in inside else -1
            if said >= 0 and columns.tags[said] in ("VBN", "VBG") and columns.lower[columns.first[said] - 1] != ",":
                yield said


def _noun_is_subject(columns: Columns, i: int) -> None:
    """Turn a participle and the noun before it round: the noun becomes its subject, and it stands where the noun stood."""
    noun = columns.heads[i]
    head, dep = columns.heads[noun], columns.deps[noun]
    columns.attach(i, head, "pcomp" if dep == "pobj" else dep)
    columns.attach(noun, i, "nsubjpass" if columns.tags[i] == "VBN" else "nsubj")


def _is_sentence(columns: Columns, root: int) -> bool:
    """True if a full stop ends what hangs on a root; a headline has none."""
    last = columns.stop[root] - 1
    while last > root and columns.tags[last] == "_SP":
        last -= 1
    return columns.lower[last] == "."


def _roots(columns: Columns) -> list[int]:
    root_of = list(range(len(columns)))
    order = [i for i, head in enumerate(columns.heads) if head == i]
    for i in order:
        root_of[i] = root_of[columns.heads[i]]
        order += columns.left[i]
        order += columns.right[i]
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
        counterexample="Norland Steel, which lost $3 million last year, reported growth.",
        find=_inverted_attributions,
        mend=_object_is_speaker,
    ),
    Repair(
        id="with_clause",
        example="The fund grew again, with $3 million added to its reserves.",
        counterexample="He came home with 40 people injured in the crash.",
        find=_with_clauses,
        mend=_noun_is_subject,
    ),
)


def repair(columns: Columns, verbs: Container[str], repairs: tuple[Repair, ...] = REPAIRS) -> None:
    """Correct the columns in place and make children and edges; `verbs` are the lemmas that can be verbs.

    The heads lead to roots as before: a repair that ties them to a ring is taken back in that sentence.
    """
    columns.grow()
    if not columns.parsed:
        return
    for one in repairs:
        wrong = list(one.find(columns, verbs))
        if not wrong:
            continue
        root_of = _roots(columns)
        heads, deps, tags = columns.heads[:], columns.deps[:], columns.tags[:]
        for i in wrong:
            one.mend(columns, i)
        if tied := columns.grow():
            broken = {root_of[i] for i in tied}
            for i in range(len(columns)):
                if root_of[i] in broken:
                    columns.heads[i], columns.deps[i], columns.tags[i] = heads[i], deps[i], tags[i]
            columns.grow()
