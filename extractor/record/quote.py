"""A quote: words attributed to somebody, with the mention they are attributed to and who that is."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from extractor.record.figure import Confidence
from extractor.record.ids import EntityId, Id, QuoteId, TimeId
from extractor.record.in_short import in_short
from extractor.record.plain import RecordType
from extractor.record.textrange import InFragments, TextRange

QuoteKind = Literal["direct", "indirect", "mixed"]
CueClass = Literal["neutral", "assertive", "denial", "doubt", "document"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote(RecordType, InFragments):
    """Attributed words.  A sentence that its attribution splits is one quote; one that goes on in a new sentence is a new one."""

    id: Id
    fragments: tuple[TextRange, ...]
    """The words, in text order and without the marks: two ranges where the attribution is between them."""
    kind: QuoteKind
    """In marks (direct), a clause without marks (indirect), or with marked words in the writer's own clause (mixed)."""
    speaker: TextRange | None = None
    """The mention that they are attributed to, nearest the cue, with its title and without its apposition."""
    claimant: EntityId | None = None
    """Who that is: a person or body, a GROUP for several people; null where the words do not say."""
    cue: TextRange | None = None
    """The words that attribute: "said", "according to"; null for a floating quote."""
    cue_class: CueClass | None = None
    """How the cue puts it: plain, insisting, denying, doubting, or a document that shows something."""
    negated: bool = False
    """True where the cue is denied: "did not say"."""
    inferred: tuple[str, ...] = ()
    """"speaker" where it is that of the quote before, "claimant" where a pronoun or a description was resolved."""
    confidence: Confidence = field(default_factory=dict)
    said_on: TimeId | None = None
    """When it was said."""
    medium: str | None = None
    """Where it was said, as stated: statement, interview, report, post ..."""
    duplicate_of: QuoteId | None = None
    """The quote whose words it repeats, as a pull quote does."""
    parent: QuoteId | None = None
    """The quote that it is part of."""
    flags: tuple[str, ...] = ()
    """What is odd about it: "unclosed_mark"."""
    rule: str = ""
    """The rule that attributed it."""

    def __repr__(self) -> str:
        ranges = ", ".join(f"{fragment.start}-{fragment.end}" for fragment in self.fragments)
        inferred = ["claimant"] * bool(self.inferred)  # who says it follows from the speaker
        return in_short(
            self, None, self.kind, inferred=inferred, at=ranges, claimant=self.claimant, said_on=self.said_on
        )
