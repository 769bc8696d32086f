"""How a statement is meant: as a fact, as somebody's report, as a forecast, an opinion, a condition, or in general."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from extractor.claim import Factuality, Modality
from extractor.lexicons import load_lexicon
from extractor.textrange import TextRange

# The strongest reading first: a condition outweighs the forecast inside it.
_ORDER: tuple[Factuality, ...] = ("hypothetical", "opinion", "forecast", "generic")


@dataclass(frozen=True, slots=True, kw_only=True)
class ModalityCue:
    """Words that say how a statement is meant; `kind` is a factuality, "hedge" or "negation"."""

    id: str
    surface: str
    kind: str
    example: str


@cache
def _cues() -> tuple[re.Pattern[str], dict[str, str]]:
    entries = load_lexicon("modality_cues", ModalityCue)
    longest_first = sorted((entry.surface for entry in entries), key=len, reverse=True)
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b", re.IGNORECASE)
    return pattern, {entry.surface: entry.kind for entry in entries}


def read_modality(text: str, start: int, end: int, *, attributed: bool) -> Modality:
    """The modality of `text[start:end]`, read from its cue words.

    `attributed` says that somebody other than the article makes the statement.  A capitalised "May" is the month.
    """
    pattern, kind_of = _cues()
    found: dict[str, list[TextRange]] = {}
    for match in pattern.finditer(text, start, end):
        if match[0] != "May":
            found.setdefault(kind_of[match[0].lower()], []).append(TextRange(*match.span()))
    plain: Factuality = "reported" if attributed else "fact"
    return Modality(
        factuality=next((kind for kind in _ORDER if kind in found), plain),
        negated="negation" in found,
        hedges=tuple(found.get("hedge", ())),
    )
