"""When two ranges, phrases or names count as the same."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from extractor.record.textrange import TextRange

_WORD = re.compile(r"\w+")
_DETERMINERS = frozenset(["a", "an", "the", "its", "their", "his", "her", "this", "that"])
_TITLES = frozenset(["mr", "mrs", "ms", "dr", "sir", "dame", "lord", "lady", "prof", "professor", "s"])


def iou(first: TextRange, second: TextRange) -> float:
    """Intersection over union of two ranges, in code points, from 0 to 1."""
    common = max(0, min(first.end, second.end) - max(first.start, second.start))
    return common / (first.end - first.start + second.end - second.start - common)


def letters(text: str, ranges: Iterable[TextRange]) -> frozenset[int]:
    """The positions of all letters and digits in the ranges: marks, blanks and punctuation do not count."""
    return frozenset(i for start, end in ranges for i in range(start, end) if text[i].isalnum())


def set_iou(first: frozenset[int], second: frozenset[int]) -> float:
    """Intersection over union of two sets, 0 for two empty ones."""
    return len(first & second) / len(first | second) if first or second else 0.0


def words_f1(first_words: str, second_words: str) -> float:
    """F1 of the word sets of two phrases, determiners aside, from 0 to 1."""
    first, second = _words(first_words), _words(second_words)
    return 2 * len(first & second) / (len(first) + len(second)) if first and second else 0.0


def same_name(first_name: str, second_name: str) -> bool:
    """True if two names share at least half of their words, titles aside: "Chang" and "Charles Chang"."""
    first, second = _words(first_name) - _TITLES, _words(second_name) - _TITLES
    return bool(first and second) and 2 * len(first & second) >= len(first | second)


def any_same_name(names: Sequence[str], others: Sequence[str]) -> bool:
    """True if any name of the one is the same as any of the other."""
    return any(same_name(name, known) for name in names for known in others)


def bare_name(name: str) -> str:
    """The name in lower case without leading article and possessive: "The Echo's" -> "echo"."""
    words = re.sub(r"['’]s?$", "", name.strip()).lower().split()
    return " ".join(words[1:] if len(words) > 1 and words[0] in _DETERMINERS else words)


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.lower())) - _DETERMINERS
