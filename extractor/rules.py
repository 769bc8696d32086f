"""The rules of each part: what each is called, when it is asked, and one text that shows what it does.

A part (`times`, `quotes`, `checks` ...) has one `Rules`, to which its modules add theirs:

    RULES = Rules[Callable[[Expression], bool]]("times")

    @RULES.add("weekday", "filter", "The vote is on Monday.", "It was Black Monday.")
    def _weekday(expression: Expression) -> bool: ...

The ids are public: the record shows them, and `docs/reference/rules.md` lists them.  Order is declared (`after`), never by
line.  Switched off, a rule changes what is read of its example and nothing of its counterexample; `tests/test_rules.py`
tries every one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

from extractor.errors import ResourceError

F = TypeVar("F")

PARTS: dict[str, Rules[Any]] = {}  # by name, as their modules are imported


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule(Generic[F]):
    """One rule: its public `id`, the `stage` at which it is asked, the ids that are asked before it, and what it does.

    `find` is a function or a pattern, of the type that its part wants.
    """

    id: str
    stage: str = ""
    after: tuple[str, ...] = ()
    example: str
    counterexample: str
    find: F


class Rules(Generic[F]):
    """The rules of one part, in their declared order; rules that no `after` orders keep the order in which they were added."""

    def __init__(self, part: str) -> None:
        self._rules: dict[str, Rule[F]] = {}
        self._stages: dict[str, tuple[Rule[F], ...]] = {}
        self._off: str | None = None
        self.part = part
        PARTS[part] = self

    def add(
        self, id: str, stage: str, example: str, counterexample: str, *, after: tuple[str, ...] = ()
    ) -> Callable[[F], F]:
        """A decorator that adds a function as a rule; the stage is "" where the part has one only.

        Raises ResourceError if the id is taken.
        """

        def register(find: F) -> F:
            if id in self._rules:
                raise ResourceError(f"rule {id!r} of {self.part}: the id is taken; each rule has its own")
            self._rules[id] = Rule(
                id=id, stage=stage, after=after, example=example, counterexample=counterexample, find=find
            )
            self._stages.clear()
            return find

        return register

    def __iter__(self) -> Iterator[Rule[F]]:
        """All of them, on or off, each as early as its `after` allows.  Raises ResourceError where that can never be."""
        left, done = list(self._rules.values()), set[str]()
        while left:
            rule = next((rule for rule in left if done.issuperset(rule.after)), None)
            if rule is None:
                raise ResourceError(
                    f"rules of {self.part}: {', '.join(repr(rule.id) for rule in left)} wait for each other, or for an "
                    "id that does not exist: correct their `after`"
                )
            left.remove(rule)
            done.add(rule.id)
            yield rule

    def of(self, stage: str = "") -> tuple[Rule[F], ...]:
        """The rules that are asked at a stage, in order, without one that is switched off."""
        if stage not in self._stages:
            self._stages[stage] = tuple(rule for rule in self if rule.stage == stage and rule.id != self._off)
        return self._stages[stage]

    def get(self, id: str) -> F | None:
        """What the rule does; None if there is none of this id, or it is switched off."""
        rule = self._rules.get(id) if id != self._off else None
        return rule.find if rule is not None else None

    @contextmanager
    def wrapped(self, wrap: Callable[[Rule[F]], F]) -> Iterator[None]:
        """Inside the `with` block each rule does what `wrap` makes of it."""
        kept = self._rules
        self._rules = {id: replace(rule, find=wrap(rule)) for id, rule in kept.items()}
        self._stages.clear()
        try:
            yield
        finally:
            self._rules = kept
            self._stages.clear()

    @contextmanager
    def off(self, id: str) -> Iterator[None]:
        """Inside the `with` block the rule does not exist.  Raises KeyError if there is none of this id."""
        self._off = self._rules[id].id
        self._stages.clear()
        try:
            yield
        finally:
            self._off = None
            self._stages.clear()
