"""Places of a text as a browser counts them: the record has code points, a browser has UTF-16 code units."""

from __future__ import annotations

from extractor.assembly.selectors import Selecting
from extractor.desk.report.segments import Characters
from extractor.record.textrange import TextRange


class BrowserText:
    """Turns the places of one text."""

    def __init__(self, text: str) -> None:
        self._characters = Characters(text)
        self.utf16 = Selecting(text).utf16

    def units(self, words: TextRange) -> TextRange:
        """The range in UTF-16 code units; one that ends inside what a reader sees as one character has all of it."""
        start, end = self._characters.widened(words)
        return TextRange(self.utf16(start), self.utf16(end))
