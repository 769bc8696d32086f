"""A Doc as parallel lists by token, read from spaCy once; everything else looks words up by index.

The tree is kept as indices (`heads`) and labels (`deps`) that the repairs may correct; children and edges are made from
them afterwards, so that nobody walks spaCy's own tree.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from spacy.tokens import Doc

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
AUXILIARIES = frozenset({"aux", "auxpass"})
FINITE_TAGS = frozenset({"VBD", "VBZ", "VBP", "MD"})
_MOST = 64  # children on either side
_ATTRIBUTES: list[int | str] = ["LOWER", "TAG", "DEP", "LEMMA", "ENT_TYPE", "HEAD", "IDX", "LENGTH", "SENT_START"]


@dataclass(slots=True)
class Columns:
    """The tokens of a Doc.

    `heads[i]` is the index of the head of token i, itself for a root and everywhere without a parse.  `starts` and `ends`
    are code points, `ends` exclusive.  `first` and `stop` are the edges of each token's subtree (tokens, `stop` exclusive);
    `left` and `right` its children on either side, in text order: of hundreds, in a table or a list, the nearest.
    """

    lower: list[str]
    tags: list[str]
    deps: list[str]
    lemmas: list[str]
    entities: list[str]
    heads: list[int]
    starts: list[int]
    ends: list[int]
    sentence_starts: list[bool]
    parsed: bool
    first: list[int] = field(default_factory=list)
    stop: list[int] = field(default_factory=list)
    left: list[list[int]] = field(default_factory=list)
    right: list[list[int]] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.lower)

    def is_verb(self, i: int) -> bool:
        """True if token i is tagged as a verb or modal."""
        return self.tags[i][:1] == "V" or self.tags[i] == "MD"

    def is_nominal(self, i: int) -> bool:
        """True if token i is tagged as a noun, a name, a pronoun or a number."""
        return self.tags[i][:2] in ("NN", "PR", "CD", "WP", "DT", "EX") or self.tags[i] == "$"

    def below(self, i: int) -> list[int]:
        """The children of token i in text order."""
        return self.left[i] + self.right[i]

    def child(self, i: int, *deps: str) -> int:
        """The first child of token i with one of the labels, or -1."""
        return next((k for k in self.below(i) if self.deps[k] in deps), -1)

    def attach(self, i: int, head: int, dep: str) -> None:
        """Attach token i to another head.  The caller calls `grow` when all repairs are done."""
        self.heads[i], self.deps[i] = head, dep

    def put_above(self, i: int, head: int) -> None:
        """Let token i replace a token above it, which becomes its clause."""
        above = self.heads[head]
        self.attach(i, i if above == head else above, self.deps[head])
        self.attach(head, i, "ccomp")

    def separate(self, parts: Iterable[tuple[int, int]]) -> None:
        """Make every token of the parts (token ranges) that is attached to a token outside of its part a root."""
        for start, stop in parts:
            for i in range(start, stop):
                if not start <= self.heads[i] < stop:
                    self.attach(i, i, "ROOT")
        self.grow()

    def grow(self) -> list[int]:
        """Make children and edges from the heads, in time linear in the number of tokens.

        What comes back are the tokens that lead to no root, since heads form a ring: they have no sound edges.
        """
        size = len(self)
        left: list[list[int]] = [[] for _ in range(size)]
        right: list[list[int]] = [[] for _ in range(size)]
        for i, head in enumerate(self.heads):
            if head != i:
                (left if i < head else right)[head].append(i)
        first, stop = list(range(size)), list(range(1, size + 1))
        order = [i for i, head in enumerate(self.heads) if head == i]
        for i in order:  # grows while it is walked: heads before their children
            order += left[i]
            order += right[i]
        for i in reversed(order):
            head = self.heads[i]
            if head != i:
                first[head] = min(first[head], first[i])
                stop[head] = max(stop[head], stop[i])
        self.first, self.stop = first, stop
        self.left, self.right = [children[-_MOST:] for children in left], [children[:_MOST] for children in right]
        return sorted(set(range(size)).difference(order)) if len(order) < size else []


def read_columns(doc: Doc) -> Columns:
    """The columns of a Doc as the base model left it; without a parser every token is a root of its own."""
    size = len(doc)
    if not size:
        return Columns([], [], [], [], [], [], [], [], [], False)
    table = doc.to_array(_ATTRIBUTES)
    names = doc.vocab.strings
    texts: dict[int, str] = {0: ""}

    def strings(column: int) -> list[str]:
        keys = table[:, column].tolist()
        for key in set(keys) - texts.keys():
            texts[key] = names[key]
        return [texts[key] for key in keys]

    lower, tags, deps, lemmas, entities = (strings(column) for column in range(5))
    numbers = table[:, 5:].astype("int64").T.tolist()
    offsets, starts, lengths, sentence_starts = numbers
    return Columns(
        lower,
        tags,
        deps,
        lemmas,
        entities,
        [i + offset for i, offset in enumerate(offsets)],
        starts,
        [start + length for start, length in zip(starts, lengths, strict=True)],
        [mark == 1 or i == 0 for i, mark in enumerate(sentence_starts)],
        bool(deps[0]),
    )
