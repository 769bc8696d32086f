"""How a statement is meant: as a fact, as somebody's report, as a forecast, an opinion, a condition, or in general."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from extractor.record.claim import Factuality, Modality, Mode
from extractor.record.textrange import TextRange
from extractor.words.lexicons import alternatives, cached, entry_key, lexicon, load_lexicon

CueKind = Literal["hypothetical", "opinion", "forecast", "generic", "hedge", "negation"]

# The strongest reading first: a condition outweighs the forecast inside it.
_ORDER: tuple[Factuality, ...] = ("hypothetical", "opinion", "forecast", "generic")
_OF_MODE: dict[Mode, Factuality] = {
    "dependent": "hypothetical",
    "conditional": "hypothetical",
    "planned": "forecast",
    "expected": "forecast",
}


@lexicon("modality_cues")
@dataclass(frozen=True, slots=True, kw_only=True)
class ModalityCue:
    """Words that say how a statement is meant; `kind` is a factuality, "hedge" or "negation".

    `parsed` is true where they say what the mode and polarity of a clause do not: the others count without a parse only.
    """

    id: str
    surface: str
    kind: CueKind
    parsed: bool = False
    example: str


@dataclass(frozen=True, slots=True)
class Cue:
    """The range of such words (code points), what they say, and whether that counts beside a parse."""

    start: int
    end: int
    kind: CueKind
    parsed: bool = True


@cached
def _cues() -> tuple[re.Pattern[str], dict[str, ModalityCue]]:
    entries = load_lexicon("modality_cues", ModalityCue)
    pattern = re.compile(rf"\b(?:{alternatives(entry.surface for entry in entries)})\b", re.IGNORECASE)
    return pattern, {entry.surface: entry for entry in entries}


def find_cues(text: str, start: int = 0, end: int | None = None) -> list[Cue]:
    """The cues in `text[start:end]`, in text order.  A capitalised "May" is the month."""
    pattern, entries = _cues()
    cues = []
    for match in pattern.finditer(text, start, len(text) if end is None else end):
        if match[0] != "May":
            entry = entries[entry_key(match[0])]
            cues.append(Cue(*match.span(), entry.kind, entry.parsed))
    return cues


def read_modality(cues: Collection[Cue], mode: Mode | None, *, negated: bool, attributed: bool) -> Modality:
    """The modality of a statement from the mode of its clause and the cues in it.

    Without a parse (`mode` is None) the cues say all.  `attributed` says that somebody other than the article makes it.
    """
    kinds = {cue.kind for cue in cues if cue.parsed or mode is None}
    read = kinds if mode is None else kinds | {_OF_MODE.get(mode)}
    plain: Factuality = "reported" if attributed else "fact"
    return Modality(
        factuality=next((kind for kind in _ORDER if kind in read), plain),
        negated="negation" in kinds if mode is None else negated,
        hedges=tuple(TextRange(cue.start, cue.end) for cue in cues if cue.kind == "hedge"),
    )
