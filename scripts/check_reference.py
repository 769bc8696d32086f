"""The reference page of the checks: what each compares, what it needs stated, what it says of its example."""

from __future__ import annotations

import inspect
from collections.abc import Iterator

from extractor import extract
from extractor.checks.index import RULES, Index
from extractor.rules import Rule

PUBLISHED = "2025-06-09"


def check_page() -> str:
    """A section for each check, from its docstring and its registered examples."""
    return "\n".join(line for rule in sorted(RULES, key=lambda rule: rule.id) for line in _section(rule))


def _section(rule: Rule) -> Iterator[str]:  # type: ignore[type-arg]
    what, _, needs = inspect.cleandoc(rule.find.__doc__ or "").partition("\n\n")
    dated = (
        extract(rule.example, published=day, format="text") for day in (PUBLISHED, None)
    )  # None for a check of the day
    finding = next(finding for extraction in dated for finding in rule.find(Index(extraction)))
    yield f"## `{rule.id}`"
    yield " ".join(what.split())
    yield ""
    yield " ".join(needs.split())
    yield ""
    yield f"- {_quoted(rule.example)}: {finding.severity}, “{finding.message}”"
    yield f"- {_quoted(rule.counterexample)}: nothing."
    yield ""


def _quoted(text: str) -> str:
    return "*" + " / ".join(text.replace("*", "\\*").split("\n\n")).replace("\n", " / ") + "*"
