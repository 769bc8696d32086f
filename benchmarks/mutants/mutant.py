"""One change that a test should notice."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Set
from dataclasses import dataclass


class RefusedError(Exception):
    """The program itself cannot be made without what a mutant takes away, which is how it is missed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mutant:
    """What is taken away or flipped, where, how it is done in this process, and what the tests say that it concerns.

    `where` is a path and, after a comma, what else is known.  `texts` are words and sentences: a test that has one of them is
    asked.  `functions` are the ways to functions that read it ("extractor/checks/index.py:Index.claim_of"): a test that calls
    one of them is asked.  `readers` are the modules that read it: the tests beside them are asked first, after the test whose
    id ends with `guard`.  `entries` are the ids of the entries of a lexicon that it takes away or changes.  `is_kept` is True
    if what was made of it before may still be in use.
    """

    kind: str
    name: str
    where: str
    apply: Callable[[], None]
    texts: frozenset[str] = frozenset()
    functions: frozenset[str] = frozenset()
    readers: tuple[str, ...] = ()
    guard: str = "no test"
    entries: frozenset[str] = frozenset()
    is_kept: bool = True

    def is_of(self, changed: Mapping[str, Set[str]]) -> bool:
        """True if one of its entries, or a file beside the rule that it switches off, is among what has changed: paths with
        the ids of the entries that differ."""
        return any(
            path.startswith(self.where.split(",")[0]) and not (self.entries and self.entries.isdisjoint(ids))
            for path, ids in changed.items()
        )

    def __str__(self) -> str:
        return f"{self.kind}: {self.name} ({self.where})"
