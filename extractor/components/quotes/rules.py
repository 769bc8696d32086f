"""The rules of quotes: how marked words find who says them, and what marked words are no quote.

By stage: `before` and `after`, an attribution beside a stretch; `object`, marked words inside the writer's own clause; `alone`,
a stretch that is a sentence of its own; `inherited`, who says it then; `printed_twice`, pull quotes; `no_quote`, marked words
that nobody says; `no_statement`, reported words that state nothing.  What is reported without marks has its rules in
`components/speech`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from extractor.rules import Rules

Find = Callable[..., Any]
RULES = Rules[Find]("quotes")


def first_of(stage: str, *context: object) -> Any:
    """What the first rule of a stage that finds something finds; None if none does."""
    return next((result for rule in RULES.of(stage) if (result := rule.find(*context))), None)
