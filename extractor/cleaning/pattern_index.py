"""Many patterns tried on many texts: a text meets only those patterns whose words it holds.

A pattern such as `(?:view|see) (?:all )?comments?` matches no text without a "comment" in it, and most lines of an article
have none of the words that a hundred patterns need.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from extractor.cleaning.needed_words import KEY, TWINS, find_needed_words

_FEW = 10  # patterns that are tried one by one in the time that looking up the words takes
_START = re.compile(f"([a-z]{{{KEY}}})[a-z]*")
_TWINS = str.maketrans(TWINS)


class PatternIndex:
    """Patterns with their names, for which case does not matter; the first one given that matches counts.

    With `whole` a pattern has to match the whole of a text, else a part of it.  A pattern is compiled when a text first holds
    one of its words.
    """

    def __init__(self, patterns: Iterable[tuple[str, str]], *, whole: bool) -> None:
        given = list(patterns)
        self._method = re.Pattern.fullmatch if whole else re.Pattern.search
        self._names = [name for name, _ in given]
        self._patterns = [pattern for _, pattern in given]
        self._compiled: dict[int, re.Pattern[str]] = {}
        self._by_key: dict[str, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))  # key, word, numbers
        self._others: set[int] = set()  # the numbers of the patterns whose words cannot be looked up
        for number, pattern in enumerate(self._patterns):
            words = find_needed_words(pattern, whole=whole) if len(given) >= _FEW else ()
            if words and all(word.is_key for word in words):
                for word in words:
                    self._by_key[word.letters[:KEY]][word.letters].add(number)
            else:
                self._others.add(number)
        self._keys = frozenset(self._by_key)
        others = "|".join(f"(?:{self._patterns[number]})" for number in sorted(self._others))
        self._any_other = re.compile(others or "(?!)", re.IGNORECASE)

    def find(self, text: str) -> str | None:
        """The name of the first pattern that matches a text; None where none does."""
        numbers = self._look_up(text) if self._keys else set()
        if self._method(self._any_other, text):
            numbers |= self._others
        return next((self._names[number] for number in sorted(numbers) if self._matches(number, text)), None)

    def _look_up(self, text: str) -> set[int]:
        """The numbers of the patterns of which the text holds a word."""
        numbers: set[int] = set()
        folded = text.lower() if text.isascii() else text.translate(_TWINS).lower()
        for key in self._keys.intersection(_START.findall(folded)):
            for letters, some in self._by_key[key].items():
                if letters in folded:
                    numbers |= some
        return numbers

    def _matches(self, number: int, text: str) -> bool:
        pattern = self._compiled.get(number)
        if pattern is None:
            pattern = self._compiled[number] = re.compile(self._patterns[number], re.IGNORECASE)
        return self._method(pattern, text) is not None
