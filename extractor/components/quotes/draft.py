"""A quote while it is being put together."""

from __future__ import annotations

from dataclasses import dataclass, field

from extractor.components.clauses.cues import Cue, CueVerb
from extractor.quote import CueClass, QuoteKind
from extractor.textrange import TextRange


@dataclass(slots=True, eq=False)
class Draft:
    """A quote in the making: what `Quote` says, but open to change, and the cue's token."""

    fragments: list[TextRange]
    kind: QuoteKind
    rule: str
    speaker: TextRange | None = None
    cue: TextRange | None = None
    cue_class: CueClass | None = None
    cue_token: int | None = None
    negated: bool = False
    inferred: bool = False
    verb: CueVerb | None = None
    said_on: str | None = None
    medium: str | None = None
    flags: list[str] = field(default_factory=list)
    duplicate: Draft | None = None
    parent: Draft | None = None

    @property
    def start(self) -> int:
        """The first character of the first fragment."""
        return self.fragments[0].start

    @property
    def end(self) -> int:
        """One past the last character of the last fragment."""
        return self.fragments[-1].end


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who is said to speak, and the words that say so."""

    speaker: TextRange | None
    cue: TextRange | None
    verb: Cue | None
    rule: str
    negated: bool = False
    inferred: bool = False

    def draft(self, fragments: list[TextRange], kind: QuoteKind) -> Draft:
        """A quote of these words with this attribution."""
        return Draft(
            fragments,
            kind,
            self.rule,
            speaker=self.speaker,
            cue=self.cue,
            cue_class=self.verb.verb.class_ if self.verb else None,
            verb=self.verb.verb if self.verb else None,
            cue_token=self.verb.first if self.verb else None,
            negated=self.negated,
            inferred=self.inferred,
        )
