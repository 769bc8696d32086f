"""What is lost without a rule: it is switched off, and the articles in which it answers are read again.

A row for each registered rule and each frame of measures and roles: `articles` is in how many it answers, `changed` in how many
of these the scores of any slot differ without it, `full_claims`, `nothing_false` and `quotes` how many more figures and quotes
are right then (below 0: fewer).  The reader is on, as it is by default, so a rule without which nothing is lost is one whose work
the reader does as well.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from functools import reduce
from typing import Any
from unittest.mock import patch

from spacy.tokens import Doc

from benchmarks.gold.extracted import Extracted, assembled
from benchmarks.gold.figures import Row
from benchmarks.gold.rules import UNREAD, counted_answers
from benchmarks.gold.score import ROWS, Numbers, count
from extractor.components.annotations import found_on
from extractor.components.measures import finder as measures
from extractor.components.roles import frames as roles
from extractor.pipeline import Pipeline, make_doc
from extractor.record.article import Article
from extractor.rules import PARTS

_FIRST = "clauses"  # the first component that has rules: what is before it is computed once
_FRAMES = {"measure_frames": (measures, "measure_words"), "role_frames": (roles, "role")}
"""The module that asks for the frames of a list, and the slot whose rule they are."""
_SHOWN = {
    "full_claims": ("figures", "full claim"), "nothing_false": ("figures", "nothing false"),
    "quotes": ("quotes", "all end to end"),
}  # fmt: skip

Parsed = tuple[Row, Article, Doc]
"""A gold article, its text, and the Doc as it is before the first component with rules."""
Key = tuple[str, str]
"""A part, or a list of frames, and the id of a rule."""


class Ablation:
    """Reads articles again without a rule; `nlp` is a whole pipeline."""

    def __init__(self, nlp: Pipeline, articles: Iterable[tuple[Row, Article]]) -> None:
        at = nlp.pipe_names.index(_FIRST)
        self._pipes = nlp.pipeline[at:]
        self._articles = [
            (row, article, _through(make_doc(nlp, article), nlp.pipeline[:at])) for row, article in articles
        ]
        self._answered: list[set[Key]] = []
        self._counts: list[Numbers] = []
        with counted_answers() as answers:
            for parsed in self._articles:
                answers.clear()
                decided: set[Key] = set()
                self._counts.append(self._read(parsed, decided))
                self._answered.append(decided.union(key for key, times in answers.items() if times))

    def _read(self, parsed: Parsed, decided: set[Key] | None = None) -> Numbers:
        """The counts of an article by the rules as they are; `decided` gets the frames that decided before the reader."""
        row, article, doc = parsed
        front = [name for name, _ in self._pipes].index("reader")
        doc = _through(doc.copy(), self._pipes[:front])
        if decided is not None:
            rules = [figure.rules for figure in found_on(doc).figures]
            decided |= {(name, own[slot]) for name, (_, slot) in _FRAMES.items() for own in rules if slot in own}
        doc = _through(doc, self._pipes[front:])
        return count(Extracted(row, doc, assembled(doc, article)))

    def rows(self) -> Iterator[dict[str, str | int]]:
        """A row for each rule and frame, in the order of their parts."""
        for part, rules in sorted(PARTS.items()):
            for rule in rules if part not in UNREAD else ():
                yield self._row((part, rule.id), rules.off(rule.id))
        for name, (module, _) in _FRAMES.items():
            frames = module.load_frames()
            for frame in frames:
                rest = tuple(kept for kept in frames if kept is not frame)
                yield self._row((name, frame.id), patch.object(module, "load_frames", _giving(rest)))

    def _row(self, key: Key, off: AbstractContextManager[Any]) -> dict[str, str | int]:
        where = [number for number, answered in enumerate(self._answered) if key in answered]
        with off:
            without = [self._read(self._articles[number]) - self._counts[number] for number in where]
        return {
            "part": key[0],
            "rule": key[1],
            "articles": len(where),
            "changed": sum(bool(change.any()) for change in without),
            **{name: int(sum(change[ROWS.index(row), 1, 0] for change in without)) for name, row in _SHOWN.items()},
        }


def _through(doc: Doc, pipes: Iterable[tuple[str, Callable[[Doc], Doc]]]) -> Doc:
    """A Doc as pipes leave it."""
    return reduce(lambda annotated, pipe: pipe[1](annotated), pipes, doc)


def _giving(frames: Iterable[Any]) -> Callable[[], Iterable[Any]]:
    return lambda: frames
