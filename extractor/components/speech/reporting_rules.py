"""The rules that find reported words, and what each one looks at.

Stages: "saying", "thinking" and "asking" look at a verb (`Cue`), "phrase" about a `Phrase`, "noun" about a token, "line"
about a `Paragraph`.  The first rule of a stage that finds something settles it.  The record shows the id of the rule, for
phrases and nouns that of the lexicon's entry.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from extractor.components.speech.speech import Speech
from extractor.rules import Rules

Ranges = list[tuple[int, int]]
REPORTING = Rules[Callable[[Speech, Any], Ranges | None]]("reported")
