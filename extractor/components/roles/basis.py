"""On what basis a figure is stated, and how uncertain it says it is."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from operator import itemgetter
from typing import get_args

from extractor.components.figures.vocabulary import pattern
from extractor.components.roles.cues import Basis
from extractor.record.figure import Figure, Uncertainty, UncertaintyKind
from extractor.words.lexicons import alternatives, cached, entry_key, lexicon, load_lexicon

_KINDS: tuple[UncertaintyKind, ...] = get_args(UncertaintyKind)
_NUMBERS = frozenset({"low", "high", "points", "half"})  # the groups of the patterns that are read
_INDEX = r"\b(?-i:{index})(?: \w+)?(?: \w+)? "  # before a basis that is part of its name: "the Dow Jones industrial [average]"
_NEAREST = 12  # stretches on either side of a figure that are looked at
_LONGEST_INDEX = 80  # code points before a basis, and more than an index or an article has
_DIGIT = re.compile(r"\d")
_ARTICLE = re.compile(r"\ban? \Z")
_LEFT_OUT = re.compile(r"\s+((?:the\s+)?[a-z][\w’'-]*(?:\s+(?:(?:and|or)\s+)?[a-z][\w-]*){0,3})")  # after "excluding"


@lexicon("uncertainties")
@dataclass(frozen=True, slots=True)
class UncertaintyPattern:
    """How a sentence says that a figure is uncertain; its id is the kind in the record.

    The groups of its `pattern` are `points` or `half` (what it may be off by) or `low` and `high`.
    """

    id: UncertaintyKind
    pattern: str
    hints: tuple[str, ...]
    """One of these is in every sentence that it finds something in, in small letters."""


@cached
def _uncertainties() -> tuple[re.Pattern[str], tuple[str, ...]]:
    entries = load_lexicon("uncertainties", UncertaintyPattern)
    kinds = "|".join(f"(?P<{entry.id}>{entry.pattern})" for entry in entries) or "(?!)"
    return re.compile(kinds, re.IGNORECASE), tuple(hint for entry in entries for hint in entry.hints)


@cached
def _basis_pattern(bases: tuple[Basis, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives(basis.id for basis in bases)})\b", re.IGNORECASE)


def find_bases(sentence: str, bases: tuple[Basis, ...]) -> list[tuple[int, int, str]]:
    """The stretches of a sentence that state a basis, as (start, end, basis), offsets within the sentence."""
    names = {basis.id: basis.basis for basis in bases}
    phrases: list[tuple[int, int, str]] = []
    for match in _basis_pattern(bases).finditer(sentence):
        start, end = match.span()
        name = names[entry_key(match.group())]
        if name == "excluding":
            what = _LEFT_OUT.match(sentence, end)
            phrases += [(start, what.end(), f"{name}:{what[1].strip()}")] if what is not None else []
        elif not (start and match.group()[0].isupper()) and not _ends(pattern(_INDEX, ends=True), sentence, start):
            phrases.append((start, end, name))
    return phrases


def _ends(pattern: re.Pattern[str], sentence: str, stop: int) -> bool:
    """True if what is directly before a position matches a pattern that is anchored there."""
    return pattern.search(sentence, max(0, stop - _LONGEST_INDEX), stop) is not None


def find_uncertainties(sentence: str, offset: int) -> list[Uncertainty]:
    """Margins of error, confidence intervals and plus-minus of a sentence; `offset` is its position in the text."""
    kinds, hints = _uncertainties()
    lowered = sentence.lower()
    uncertainties = []
    for match in kinds.finditer(sentence) if any(hint in lowered for hint in hints) else ():
        amounts = {name: Decimal(value) for name, value in match.groupdict().items() if value and name in _NUMBERS}
        low, high = amounts.get("low"), amounts.get("high")
        if low is not None and high is not None and low > high:
            low = high = None  # two numbers that are no interval
        half = amounts.get("points", amounts.get("half"))
        if half is not None:
            low, high = -half, half
        kind = next(kind for kind in _KINDS if match[kind])
        start, end = offset + match.start(), offset + match.end()
        uncertainties.append(Uncertainty(surface=match.group(), start=start, end=end, kind=kind, low=low, high=high))
    return uncertainties


def bases_of(figure: Figure, sentence: str, offset: int, phrases: Sequence[tuple[int, int, str]]) -> tuple[str, ...]:
    """The bases that belong to a figure: those of its clause, in order of their words, each once."""
    names = []
    nearest = bisect_left(phrases, figure.start - offset, key=itemgetter(0))
    for start, end, name in phrases[max(0, nearest - _NEAREST) : nearest + _NEAREST]:
        low, high = (
            sorted((offset + end, figure.start)) if offset + start < figure.start else (figure.end, offset + start)
        )
        between = sentence[low - offset : high - offset]
        if low > high or ";" in between or " while " in between or " but " in between:
            continue
        # "an average of $3" is that of one figure, after it
        is_of_one = sentence.startswith(" of ", end) and _ends(_ARTICLE, sentence, start)
        if is_of_one and (figure.start < offset + end or _DIGIT.search(between)):
            continue
        names.append(name)
    return tuple(dict.fromkeys(names))
