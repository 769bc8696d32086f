"""The rules of cleaning, by their stages: what sort of page it is, whether it is whole, who wrote it and when, what is furniture.

    @RULES.add("stub/short", "completeness", "<p>The board met.</p>", "<p>…</p>")
    def _short(found: Found) -> str | None: ...

The first rule of a stage that knows an answer gives it.  The examples are texts, or pages where they begin with a tag; "…"
refers to paragraphs of an article.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from extractor.rules import Rules

RULES = Rules[Callable[..., Any]]("cleaning")


def ask(stage: str, *about: object) -> tuple[str, Any]:
    """The id of the first rule of a stage that has an answer, and the answer; ("", None) where none has."""
    answers = ((rule.id, rule.find(*about)) for rule in RULES.of(stage))
    return next(((id, answer) for id, answer in answers if answer or answer == []), ("", None))
