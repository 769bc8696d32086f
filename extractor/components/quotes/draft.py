"""A quote while it is being put together."""

from __future__ import annotations

from dataclasses import dataclass, field

from extractor.components.speech.cues import Cue
from extractor.components.speech.marks import Marked
from extractor.components.speech.speech import Speech
from extractor.record.quote import CueClass, QuoteKind
from extractor.record.textrange import InFragments, TextRange
from extractor.words.verbs import Verb


@dataclass(slots=True, eq=False)
class Draft(InFragments):
    """A quote in the making: what `Quote` says, but open to change, and the cue's token."""

    fragments: list[TextRange]
    kind: QuoteKind
    rule: str
    speaker: TextRange | None = None
    cue: TextRange | None = None
    cue_class: CueClass | None = None
    cue_token: int | None = None
    negated: bool = False
    verb: Verb | None = None
    said_on: str | None = None
    medium: str | None = None
    flags: list[str] = field(default_factory=list)
    duplicate: Draft | None = None
    parent: Draft | None = None


def attributed(
    speech: Speech, marked: Marked, speaker: TextRange, cue: Cue, rule: str, kind: QuoteKind = "direct"
) -> Draft:
    """The words of a stretch as a quote that a cue gives to a speaker."""
    draft = Draft([marked.words], kind, rule, speaker, speech.cue_range(cue), cue.verb.cue_class, cue.first)
    draft.negated, draft.verb = speech.is_negated(cue.first), cue.verb
    return draft
