"""The position of something in a text: the one coordinate system of the project."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, NamedTuple

Start = Annotated[int, "The first code point of its words in `article.text`, inclusive."]
End = Annotated[int, "One past the last code point of its words, exclusive."]
Surface = Annotated[str, "Its words, exactly: `article.text[start:end]`."]


class TextRange(NamedTuple):
    """A stretch of `Article.text` in Unicode code points: `start` inclusive, `end` exclusive, `0 <= start < end`."""

    start: int
    end: int

    def overlaps(self, other: TextRange) -> bool:
        """Whether the two ranges share at least one code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: TextRange) -> bool:
        """Whether `other` lies inside this range; equal ranges contain each other."""
        return self.start <= other.start and other.end <= self.end


class InFragments:
    """The words of one or more stretches of the text, `fragments`, in text order."""

    __slots__ = ()
    fragments: Sequence[TextRange]

    @property
    def start(self) -> int:
        """The first code point of the first fragment."""
        return self.fragments[0].start

    @property
    def end(self) -> int:
        """One past the last code point of the last fragment."""
        return self.fragments[-1].end
