"""What bounds or blurs an amount: "more than", "about", "up to", "or less"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from extractor.figure import Modifier
from extractor.lexicons import alternatives, cached, entry_key, lexicon, load_lexicon
from extractor.numbers.words import number_words
from extractor.textrange import TextRange

_WINDOW = 40  # code points before an amount in which its modifier stands
_MOST_WORDS = 5
_WORD = re.compile(r"[^\s(\[\"“”‘]+")
# words that may stand between a modifier and its amount
_BETWEEN = frozenset(["a", "an", "another", "only", "just"])


@lexicon("modifiers")
@dataclass(frozen=True, slots=True)
class ModifierEntry:
    """The words of a `modifier` of the record, and the `sides` of the amount on which they stand."""

    id: str
    surface: str
    modifier: Modifier
    sides: tuple[Literal["before", "after"], ...] = ("before",)


class FoundModifier(NamedTuple):
    """A modifier with the range of its words."""

    entry: ModifierEntry
    words: TextRange


@cached
def _before() -> Mapping[str, ModifierEntry]:
    return {e.surface: e for e in load_lexicon("modifiers", ModifierEntry) if "before" in e.sides}


@cached
def _after() -> tuple[re.Pattern[str], Mapping[str, ModifierEntry]]:
    table = {e.surface: e for e in load_lexicon("modifiers", ModifierEntry) if "after" in e.sides}
    return re.compile(rf",?[ ]?(?P<word>{alternatives(table)})(?![\w])", re.IGNORECASE), table


@cached
def _next_number() -> re.Pattern[str]:
    return re.compile(rf" ?[\d$£€]| (?:than|{alternatives(number_words())})\b", re.IGNORECASE)


def find_modifier(text: str, start: int, end: int, *, floor: int = 0) -> FoundModifier | None:
    """The modifier of the amount at [start, end); `floor` is where its sentence begins."""
    return _find_before(text, start, floor) or _find_after(text, end)


def _find_before(text: str, start: int, floor: int) -> FoundModifier | None:
    offset = max(floor, start - _WINDOW)
    words = list(_WORD.finditer(text, offset, start))
    if not words or text[words[-1].end() : start].strip(" \u00a0-"):
        return None
    stop = len(words)
    table = _before()
    for _ in range(2):  # with and without the article before the number ("nearly a quarter")
        for first in range(max(0, stop - _MOST_WORDS), stop):
            surface = " ".join(w[0].strip("-").lower() for w in words[first:stop])
            entry = table.get(surface)
            if entry is not None:
                return FoundModifier(entry, TextRange(words[first].start(), words[stop - 1].end()))
        if not stop or words[stop - 1][0].lower() not in _BETWEEN:
            return None
        stop -= 1
    return None


def _find_after(text: str, end: int) -> FoundModifier | None:
    if text[end : end + 1] not in (" ", "-", ",", "+"):
        return None
    pattern, table = _after()
    found = pattern.match(text, end)
    if found is None or found["word"].isupper() or _next_number().match(text, found.end()):
        return None
    entry = table[entry_key(found["word"])]
    return FoundModifier(entry, TextRange(found.start("word"), found.end("word")))
