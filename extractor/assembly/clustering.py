"""The key under which the same measured thing is found again in other articles, whatever its value there."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass

from spacy.lang.en.stop_words import STOP_WORDS

from extractor.words.lexicons import cached, lexicon, load_lexicon

_WORD = re.compile(r"[^\W_]+")


@lexicon("measure_fillers")
@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureFiller:
    """A noun that adds nothing to what is measured: "materials" in "exports of rare earth materials"."""

    id: str
    surface: str
    example: str


@cached
def _fillers() -> frozenset[str]:
    return frozenset(entry.surface for entry in load_lexicon("measure_fillers", MeasureFiller))


def measure_words(surface: str) -> tuple[str, ...]:
    """The words that make the measure, singular, sorted: "exports of rare earth materials" -> earth, export, rare."""
    words = {_singular(word) for word in _WORD.findall(surface.lower())} - STOP_WORDS
    return tuple(sorted(words - _fillers() or words))


def says_nothing(surface: str) -> bool:
    """True for a measure that only points at one named before: "the value", "that figure"."""
    return {_singular(word) for word in _WORD.findall(surface.lower())} - STOP_WORDS <= _fillers()


def _singular(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


def digest(parts: Iterable[str]) -> str:
    """Sixteen hex digits of the SHA-256 of the parts, in order."""
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]
