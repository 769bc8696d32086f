"""A quote: words attributed to somebody, with the mention they are attributed to and who that is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from extractor.textrange import TextRange

QuoteKind = Literal["direct", "indirect", "mixed"]
CueClass = Literal["neutral", "assertive", "denial", "doubt", "document"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Attributed words.  `fragments` are in text order and without the marks; `claimant` is an entity id."""

    id: str
    fragments: tuple[TextRange, ...]
    kind: QuoteKind
    speaker: TextRange | None = None
    claimant: str | None = None
    cue: TextRange | None = None
    cue_class: CueClass | None = None
    negated: bool = False
    inferred: tuple[str, ...] = ()
    said_on: str | None = None
    medium: str | None = None
    duplicate_of: str | None = None
    parent: str | None = None
    flags: tuple[str, ...] = ()
    rule: str = ""

    @property
    def start(self) -> int:
        """The first code point of the first fragment."""
        return self.fragments[0].start

    @property
    def end(self) -> int:
        """One past the last code point of the last fragment."""
        return self.fragments[-1].end
