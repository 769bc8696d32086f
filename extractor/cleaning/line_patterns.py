"""What a short line is by its look: the patterns of `models/en/lexicons/line_patterns.jsonl`.

A pattern names its parts in braces ("{date}"): an entry of kind "part", or the words of another lexicon:
{month}, {weekday} and {unit} of the calendar, and each tag of the words of bylines, as {particle}.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, cast

from extractor.calendar import load_time_words, month_numbers
from extractor.words.lexicons import alternatives, cached, filled, lexicon, load_lexicon

LineKind = Literal[
    "part", "list_item", "byline", "day", "beside_day", "dateline", "caption", "correction", "live_stamp", "speaker", "name",
    "signature", "opening", "other_work", "about_a_thing", "figures", "trace",
]  # fmt: skip
BylineTag = Literal[
    "agency", "desk", "role", "placeholder", "press", "pictures", "particle", "desk_of_one", "suffix", "degree", "domain",
]  # fmt: skip


@lexicon("line_patterns")
@dataclass(frozen=True, slots=True, kw_only=True)
class LinePattern:
    """A `pattern` and the `kind` of line that it is of; case matters where it does not say otherwise."""

    id: str
    kind: LineKind
    pattern: str


@lexicon("bylines")
@dataclass(frozen=True, slots=True, kw_only=True)
class BylineWord:
    """What a surface in a byline may mark (`uses`): an agency, a desk, a person's role, that no name is there ..."""

    id: str
    surface: str
    uses: tuple[BylineTag, ...]


@cached
def line_pattern(kind: LineKind) -> re.Pattern[str]:
    """A pattern that matches what any pattern of a kind does."""
    entries = load_lexicon("line_patterns", LinePattern)
    return compiled(_any(entry.pattern for entry in entries if entry.kind == kind))


@cached
def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern with its parts in place."""
    return re.compile(filled(pattern, _part), re.DOTALL)


@cached
def byline_words(tag: BylineTag) -> frozenset[str]:
    """The surfaces with a tag."""
    return frozenset(word.surface for word in load_lexicon("bylines", BylineWord) if tag in word.uses)


def _any(patterns: Iterable[str]) -> str:
    return "|".join(f"(?:{pattern})" for pattern in patterns) or "(?!)"


def _part(name: str) -> str:
    """The pattern of a part."""
    if own := [entry.pattern for entry in load_lexicon("line_patterns", LinePattern) if entry.id == f"part/{name}"]:
        return filled(own[0], _part)
    if name == "month":
        return rf"(?i:(?:{_any(month_numbers())})[a-z]{{0,6}}\.?)"
    if name in ("weekday", "unit"):
        kinds = (name, f"{name}s")
        return f"(?i:{alternatives(form for form, word in load_time_words().items() if word.kind in kinds)})"
    words = byline_words(cast(BylineTag, name))
    return alternatives({*words, *map(str.upper, words)})
