"""What bounds or blurs an amount: "more than", "about", "up to", "or less"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from extractor.figure import Modifier
from extractor.lexicons import load_lexicon
from extractor.textrange import TextRange

_WINDOW = 32  # code points before an amount in which its modifier stands


@dataclass(frozen=True, slots=True)
class ModifierEntry:
    """The words of a modifier, and the side of the amount on which they stand."""

    id: str
    surface: str
    modifier: Modifier
    side: Literal["before", "after"] = "before"


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], Mapping[str, ModifierEntry]]:
    entries = load_lexicon("modifiers", ModifierEntry)

    def alternatives(side: str) -> str:
        words = [e.surface for e in entries if e.side == side]
        return "|".join(re.escape(w) for w in sorted(words, key=lambda w: (-len(w), w)))

    before = re.compile(
        rf"(?<![\w-])(?P<word>{alternatives('before')})(?:[ ](?:a|an|the|another|some|its|their|his|her|this|that|those))?[ -]?\Z",
        re.IGNORECASE,
    )
    signs = re.compile(rf"[,]?[ ]?(?P<word>{alternatives('after')})(?![\w])", re.IGNORECASE)
    return before, signs, {f"{e.side} {e.surface}": e for e in entries}


def find_modifier(text: str, start: int, end: int, *, floor: int = 0) -> tuple[ModifierEntry, TextRange] | None:
    """The modifier of the amount at [start, end) with the range of its words; `floor` is where its sentence begins."""
    before, after, entries = _patterns()
    offset = max(floor, start - _WINDOW)
    found = before.search(text, offset, start)
    if found:
        entry = entries["before " + found["word"].lower()]
        return entry, TextRange(found.start("word"), found.end("word"))
    following = after.match(text, end)
    if following:
        entry = entries["after " + following["word"].lower()]
        return entry, TextRange(following.start("word"), following.end("word"))
    return None
