"""When two ranges, phrases or names count as the same."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from extractor.textrange import TextRange

_WORD = re.compile(r"\w+")
_DETERMINERS = frozenset(["a", "an", "the", "its", "their", "his", "her", "this", "that"])
_TITLES = frozenset(["mr", "mrs", "ms", "dr", "sir", "dame", "lord", "lady", "prof", "professor", "s"])


def iou(one: TextRange, other: TextRange) -> float:
    """Intersection over union of two ranges, in code points, from 0 to 1."""
    common = max(0, min(one.end, other.end) - max(one.start, other.start))
    return common / (one.end - one.start + other.end - other.start - common)


def letters(text: str, ranges: Iterable[TextRange]) -> frozenset[int]:
    """The places of all letters and digits in the ranges: marks, blanks and punctuation do not count."""
    return frozenset(place for start, end in ranges for place in range(start, end) if text[place].isalnum())


def set_iou(one: frozenset[int], other: frozenset[int]) -> float:
    """Intersection over union of two sets, 0 for two empty ones."""
    return len(one & other) / len(one | other) if one or other else 0.0


def words_f1(one: str, other: str) -> float:
    """F1 of the word sets of two phrases, determiners aside, from 0 to 1."""
    first, second = _words(one), _words(other)
    return 2 * len(first & second) / (len(first) + len(second)) if first and second else 0.0


def same_name(one: str, other: str) -> bool:
    """Whether two names share at least half of their words, titles aside: "Chang" and "Charles Chang"."""
    first, second = _words(one) - _TITLES, _words(other) - _TITLES
    return bool(first and second) and 2 * len(first & second) >= len(first | second)


def any_same_name(names: Sequence[str], others: Sequence[str]) -> bool:
    """Whether any name of the one is the same as any of the other."""
    return any(same_name(name, other) for name in names for other in others)


def bare_name(name: str) -> str:
    """The name in lower case without leading article and possessive: "The Echo's" -> "echo"."""
    words = re.sub(r"['’]s?$", "", name.strip()).lower().split()
    return " ".join(words[1:] if len(words) > 1 and words[0] in _DETERMINERS else words)


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.lower())) - _DETERMINERS
