"""What a paragraph is by its look: byline, caption, correction, live stamp, list item, pull quote."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.cleaning.line_patterns import LineKind, compiled, line_pattern
from extractor.record.article import BlockKind, FurnitureKind

SENTENCE_END = re.compile(r"[.;:,…][\"'”’»)\]]*$")
_BYLINE_LENGTH = 80  # code points: an author's name with a place or a time
_SHORT = 300  # code points: no byline, stamp or caption is longer, and their patterns meet no hostile length
_NAMES = re.compile(r"[A-Z][\w'’.-]+(?: [A-Z][\w'’.-]+){1,3}")
_LONG_LOOKS: dict[LineKind, BlockKind] = {
    "list_item": "list_item",
    "correction": "correction",
}  # of a line of any length
_LOOKS: dict[LineKind, BlockKind] = {
    **_LONG_LOOKS, "live_stamp": "live_stamp", "byline": "byline", "day": "byline", "caption": "caption",
}  # fmt: skip
_DATED = r"\b{date}\b|\b{ago}\b"
_DATING = r"(?i:[\W_]*(?:\b(?:on|{published}|{changed})\b[\W_]*)*$)"
_SAID = re.compile(r".*[.!?][\"'”’]?|[“\"‘'].*[”\"’']", re.S)
_PROSE_WORDS = 12
_TOP = 6  # lines in which a byline names the authors


def find_line_kinds(
    lines: Sequence[str],
    kinds: Sequence[BlockKind],
    furniture: Sequence[FurnitureKind | None],
    authors: Sequence[str] = (),
) -> list[BlockKind]:
    """The kind of each paragraph: what it was given, or a closer one for a plain paragraph that is not furniture."""
    names = tuple(authors)
    changed = list(kinds)
    for i in range(min(_TOP, len(lines))):
        if kinds[i] == "heading" and len(lines[i]) <= _SHORT and line_pattern("day").fullmatch(lines[i]):
            changed[i] = "byline"
    plain = [i for i in range(len(lines)) if kinds[i] == "paragraph" and furniture[i] is None]
    for i in plain:
        is_byline = lines[i].startswith(names) and len(lines[i]) <= _BYLINE_LENGTH and not _SAID.fullmatch(lines[i])
        changed[i] = "byline" if is_byline else find_look(lines[i])
    return changed


def find_authors(lines: Sequence[str]) -> list[str]:
    """The names in the bylines among the first lines."""
    bylines = [line for line in lines[:_TOP] if len(line) <= _SHORT and line_pattern("byline").fullmatch(line)]
    names = [name for line in bylines for name in _NAMES.findall(compiled("{by}").sub("", line, count=1))]
    return [name.title() if name.isupper() else name for name in names]


def is_prose(line: str) -> bool:
    """True if a line is a sentence of some length."""
    return len(line.split()) >= _PROSE_WORDS and SENTENCE_END.search(line) is not None


def is_dated(line: str) -> bool:
    """True if a line, up to the length of a byline, has a day or says how long ago."""
    return len(line) <= _BYLINE_LENGTH and compiled(_DATED).search(line) is not None


def before_date(line: str) -> str:
    """What is before the first day in a line, or all of it: "By Ines Moreau on June 9, 2025" gives "By Ines Moreau"."""
    return compiled(_DATING).sub("", compiled(_DATED).split(line, maxsplit=1)[0])


def find_look(line: str) -> BlockKind:
    """What a paragraph's look alone says."""
    if "\n" in line and is_pull_quote(*line.rsplit("\n", 1)):
        return "pull_quote"
    looks = _LOOKS if len(line) <= _SHORT else _LONG_LOOKS
    return next((looks[kind] for kind in looks if line_pattern(kind).fullmatch(line, 0, 4 * _SHORT)), "paragraph")


def is_pull_quote(said: str, name: str) -> bool:
    """True if a paragraph and the line below it are a quote and who said it: "Charles Chang, Fudan University"."""
    return (
        len(name) <= _SHORT // 3
        and len(said) <= _SHORT
        and ("," in name or name[0] in "-–—―~")
        and name[-1] not in ".!?:;"
        and bool(line_pattern("speaker").fullmatch(name) and _SAID.fullmatch(said))
    )
