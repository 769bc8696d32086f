"""A reference: words for something that the article names elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from extractor.record.textrange import End, Start, TextRange

ReferenceKind = Literal["pronoun", "noun_phrase", "quantifier", "short_name", "acronym"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """Words that cannot be understood without other words of the article: "she", "the company", "those cases", "both", "Ruiz".

    A noun phrase that is clear by itself is none: "the end of the year", "the president of Chile", "the euro".
    """

    start: Start
    end: End
    kind: ReferenceKind
    """A pronoun or possessive, a definite or demonstrative noun phrase, a bare quantifier ("both"), a surname, an acronym."""
    refers_to: TextRange | None = None
    """The full first mention of what it refers to, before it or in its own sentence; None where the article leaves it open or
    no rule is sure."""
    rule: str = ""
    """The rule that found what it refers to, "reader" where the trained reader did; empty where none did."""
    confidence: float | None = None
    """The probability that `refers_to` is right, from 0 to 1; None where the trained reader was not asked."""

    @property
    def id(self) -> str:
        """Its place, which no other reference has."""
        return f"{self.start}-{self.end}"
