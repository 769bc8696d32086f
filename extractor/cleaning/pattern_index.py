"""Many patterns tried on many texts: a text meets only those patterns whose words it holds.

A pattern such as `(?:view|see) (?:all )?comments?` matches no text without a "comment" in it, and most lines of an article
have none of the words that a hundred patterns need.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from extractor.cleaning.needed_words import KEY, find_needed_words

_START = re.compile(f"([a-z]{{{KEY}}})[a-z]*")
_TWINS = str.maketrans("İıſ\u212a", "iisk")  # stand for letters from a to z where case does not matter


class PatternIndex:
    """Patterns with their names, for which case does not matter; the first one given that matches counts.

    A pattern is compiled when a text first holds one of its words.
    """

    def __init__(self, patterns: Iterable[tuple[str, str]]) -> None:
        self._names: list[str] = []
        self._patterns: list[str | re.Pattern[str]] = []
        self._longest: list[int] = []  # code points that each can match
        self._always: set[int] = set()  # the numbers of patterns whose words cannot be looked up
        self._by_key: dict[str, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))  # key, word, numbers
        for number, (name, pattern) in enumerate(patterns):
            words, longest = find_needed_words(pattern)
            self._names.append(name)
            self._patterns.append(pattern)
            self._longest.append(longest)
            if not words or not all(word.is_key for word in words):
                self._always.add(number)
                continue
            for word in words:
                self._by_key[word.letters[:KEY]][word.letters].add(number)
        self._keys = frozenset(self._by_key)

    def match_whole(self, text: str) -> str | None:
        """The name of the first pattern that matches the whole of a text; None where none does."""
        size = len(text)
        for number in self._candidates(text):
            if size <= self._longest[number] and self._compiled(number).fullmatch(text):
                return self._names[number]
        return None

    def is_in(self, text: str) -> bool:
        """Whether one of the patterns matches anywhere in a text."""
        return any(self._compiled(number).search(text) for number in self._candidates(text))

    def _candidates(self, text: str) -> Sequence[int]:
        """The numbers of the patterns that may match, in order."""
        folded = text.lower() if text.isascii() else text.translate(_TWINS).lower()
        numbers = set(self._always)
        for key in self._keys.intersection(_START.findall(folded)):
            for letters, some in self._by_key[key].items():
                if letters in folded:
                    numbers |= some
        return sorted(numbers)

    def _compiled(self, number: int) -> re.Pattern[str]:
        pattern = self._patterns[number]
        if isinstance(pattern, str):
            pattern = self._patterns[number] = re.compile(pattern, re.IGNORECASE)
        return pattern
