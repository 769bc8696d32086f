"""Which tests run on a mutant: those that say its words, and those that call its functions, the most specific first."""

from __future__ import annotations

import inspect
import re
import types
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from math import log
from pathlib import Path
from typing import Any

import pytest

from benchmarks.mutants.mutant import Mutant

_MOST = 1000  # tests for one mutant, but for those beside: words that more of them say are missed by one of the first
_WORD = re.compile(r"\w+")
_TESTS = Path("tests").resolve()
_SHORTEST_STEM = 4  # letters: "announces" is said by a test that has "announced", "as" by no test that has "ask"


class Concern:
    """The tests by the words that they say and by the functions that they call."""

    def __init__(self, items: Iterable[pytest.Item], calls: Mapping[str, Sequence[str]]) -> None:
        """`calls` has for each test that was watched the functions that it called, the quickest test first."""
        self._items = list(items)
        by_id = {item.nodeid: item for item in self._items}
        self._calling = [(by_id[test], frozenset(functions)) for test, functions in calls.items()]
        self._texts = [" ".join(texts_of(item)).lower() for item in self._items]
        said: dict[str, set[int]] = defaultdict(set)
        for number, text in enumerate(self._texts):
            for word in _WORD.findall(text):
                said[word].add(number)
        self._said = dict(said)
        self._words = sorted(said)
        self._paths = {item.path for item in self._items}
        self._saying, self._with = cache(self._tests_saying), cache(self._tests_with)
        self._of_all = {number for number, item in enumerate(self._items) if item.path.parent == _TESTS}
        self._is_random = [_is_random(item) for item in self._items]

    def tests(self, mutant: Mutant) -> list[pytest.Item]:
        """The tests that are asked about a mutant: those beside its readers or beside no part of the program, so many of those
        that say its words, and all that call its functions.
        """
        weights = {path: _weight(path, mutant.readers) for path in self._paths}
        beside = {number for number, item in enumerate(self._items) if weights[item.path] > 1}
        if mutant.readers:
            beside |= self._of_all
        saying = set[int]().union(*(self._saying(text.lower()) for text in mutant.texts))
        said = self._said_of(mutant.texts)

        def rank(number: int) -> tuple[bool, bool, bool, float]:
            item = self._items[number]
            weight = weights[item.path] * (1 + said[number]) / len(self._texts[number]) ** 0.5
            return not item.nodeid.endswith(mutant.guard), self._is_random[number], number not in saying, -weight

        ordered = sorted(sorted(beside | saying), key=rank)
        first = [self._items[number] for k, number in enumerate(ordered) if k < _MOST or number in beside]
        return first + [item for item, functions in self._calling if functions & mutant.functions]

    def _said_of(self, texts: Iterable[str]) -> Mapping[int, float]:
        """How much of these texts each test says: the rarer a word in the tests, the more."""
        said: dict[int, float] = defaultdict(float)
        for word in sorted({word for text in texts for word in _WORD.findall(text.lower())}):
            there = self._said.get(word, ())
            for number in there:
                said[number] += log(len(self._items) / len(there))
        return said

    def _tests_saying(self, text: str) -> set[int]:
        """The numbers of the tests that say all words of a text, whatever their endings."""
        words = _WORD.findall(text)
        if not words:
            return {number for number, later in enumerate(self._texts) if text in later}
        return set.intersection(*(self._with(word) for word in words))

    def _tests_with(self, word: str) -> set[int]:
        stem = word[: max(_SHORTEST_STEM, len(word) - 2)]
        if len(word) <= _SHORTEST_STEM:
            return self._said.get(word, set()) | self._said.get(word + "s", set())
        tests = set[int]()
        for index in range(bisect_left(self._words, stem), len(self._words)):
            if not self._words[index].startswith(stem):
                break
            tests |= self._said[self._words[index]]
        return tests


def is_beside(test: Path, modules: tuple[str, ...]) -> bool:
    """True for a test in the folder that mirrors that of one of the modules, or in the module that mirrors it."""
    return _weight(test, modules) > 1


@cache
def _weight(test: Path, modules: tuple[str, ...]) -> int:
    """3 for a test in the module that mirrors one of the modules, 2 for one in the folder that mirrors its folder, else 1."""
    weight = 1
    for module in map(Path, modules):
        folder = Path("tests", *module.parts[1:-1])
        if test.name == f"test_{module.stem}.py":
            return 3
        if len(folder.parts) > 1 and folder.resolve() in test.parents:
            weight = 2
    return weight


def _is_random(item: pytest.Item) -> bool:
    """True for a test of a property, which draws many texts and is asked last."""
    return getattr(getattr(item, "obj", None), "is_hypothesis_test", False)


def texts_of(item: pytest.Item) -> Iterator[str]:
    """The texts of a test: its name, its parameters, its source, and the constants that it names."""
    yield item.name
    if isinstance(item, pytest.Function):
        yield from _strings(item.callspec.params if hasattr(item, "callspec") else ())
        yield from _source_texts(inspect.unwrap(item.function), set())


def _source_texts(function: Any, seen: set[str]) -> Iterator[str]:
    code = function.__code__
    yield from _strings(code.co_consts)
    for name in code.co_names:
        value = function.__globals__.get(name)
        if name in seen or getattr(value, "__module__", function.__module__) != function.__module__:
            continue
        seen.add(name)
        if isinstance(value, types.FunctionType):
            yield from _source_texts(value, seen)
        else:
            yield from _strings(value)


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, bytes):
        yield value.decode(errors="replace")
    elif isinstance(value, Mapping):
        yield from _strings([*value.keys(), *value.values()])
    elif isinstance(value, (list, tuple, set, frozenset)):
        for part in value:
            yield from _strings(part)
    elif isinstance(value, types.CodeType):
        yield from _strings(value.co_consts)
    elif hasattr(value, "__dataclass_fields__") and not isinstance(value, type):
        yield from _strings([getattr(value, field) for field in value.__dataclass_fields__])
