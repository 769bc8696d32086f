"""What the templates show of each claim: its row, its evidence, and what people decided."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from extractor.desk import LABELS, STATUS_MARK, STATUS_WORDS, Card, Correction, Corrections, Row, Segment, Slot
from extractor.desk.report.evidence import Evidence
from extractor.record.claim import Claim
from extractor.record.finding import Finding

if TYPE_CHECKING:
    from extractor.desk.report.views import ArticleView

_SHOWN_AS = {"claimant": "who"}  # the slots of a row that have other names than the columns
_MISSING = {"speaker": "claimant"}  # what is missing, by the names of columns
_OFFICIAL = "official_source"  # a reason of check_worthiness.jsonl


class Decided(NamedTuple):
    """What people decided of a claim."""

    status: str
    sign: str
    words: str
    """The decision, by whom, when, and the note."""


@dataclass(frozen=True, slots=True)
class FindingView:
    """A finding with the ids, on the page, of its claims."""

    finding: Finding
    claims: tuple[ClaimView, ...] = ()

    @property
    def mark(self) -> str:
        """The sign of its status."""
        return STATUS_MARK[self.finding.status]

    @property
    def status(self) -> str:
        """Its status in words."""
        return STATUS_WORDS[self.finding.status]


@dataclass(frozen=True, slots=True)
class ClaimView:
    """A claim of a card; `id` is unique on the page, `number` in its article."""

    id: str
    number: int
    row: Row
    figure: str
    """Its leading figure as printed; empty for a quote."""
    slots: tuple[Slot, ...]
    who: str
    """Who says it, for the filter; empty where nobody is known."""
    kind: str
    surface: str
    link: str | None
    evidence: tuple[Evidence, ...]
    quoted_in: str | None
    """The id of the claim that is the quote which this one is part of."""
    corrections: Corrections = ()
    """What people have put in place of what the extractor found."""
    decided: Decided | None = None
    findings: tuple[FindingView, ...] = ()

    @property
    def claim(self) -> Claim:
        """The claim itself."""
        return self.row.claim

    @property
    def corrected(self) -> dict[str, Correction]:
        """The corrections, by the slots of a row where they are of one."""
        return {_SHOWN_AS.get(correction.slot, correction.slot): correction for correction in self.corrections}

    @property
    def traits(self) -> tuple[str, ...]:
        """What the filters ask of it."""
        claim = self.claim
        is_inferred = any(slot.is_inferred for slot in self.slots) or bool(claim.inferred)
        held = {
            "official": any(reason.code == _OFFICIAL for reason in claim.check_worthiness.reasons),
            "change": claim.change_id is not None,
            "inferred": is_inferred,
            "missing": bool(self.not_found),
            "complete": not (is_inferred or self.not_found),
        }
        return tuple(name for name, holds in held.items() if holds)

    @property
    def not_found(self) -> tuple[str, ...]:
        """What such a claim needs, and neither the extractor nor a person has found; a time that is not resolved is a slot."""
        filled = {correction.slot for correction in self.corrections if correction.after} | {
            slot.key for slot in self.slots
        }
        names = (_MISSING.get(name, name) for name in self.claim.missing)
        return tuple(LABELS[name] for name in names if name not in filled)

    @property
    def facts(self) -> dict[str, str]:
        """What is known of it beside its slots, in words."""
        claim, worth = self.claim, self.claim.check_worthiness
        repeated = f"{len(claim.also)} more time{'s' * (len(claim.also) > 1)} in the article"
        reasons = ", ".join(f"{reason.code} {reason.weight:+g}" for reason in worth.reasons)
        facts = {
            "repeated": repeated if claim.also else "",
            "not found": ", ".join(self.not_found) or "nothing a claim of this kind needs",
            "inferred": ", ".join(claim.inferred) or "nothing",
            "stated as": claim.modality.factuality + ", negated" * claim.modality.negated,
            "worth checking": f"{worth.score:g}" + (f": {reasons}" if reasons else ""),
        }
        return {name: fact.replace("_", " ") for name, fact in facts.items() if fact}

    def citation(self, article: ArticleView) -> str:
        """What is copied: the claim sentence, the figure that is meant with its slots, the article, and the link."""
        text = self.corrected.get("text")
        lines = (
            text.after if text and text.after else self.claim.sentence,
            " · ".join(self._line()) if self.figure or self.corrections else "",
            article.reference,
            self.link or article.url,
        )
        return "\n".join(filter(None, lines))

    def _line(self) -> Iterator[str]:
        """The figure and its slots, as people have corrected them."""
        corrected = {key: correction for key, correction in self.corrected.items() if key != "text"}
        shown = {"amount": self.figure} | {slot.key: slot.marked for slot in self.slots}
        for key, words in shown.items():
            correction = corrected.pop(key, None)
            if correction and correction.after:
                yield f"{correction.label} {correction.after}" if key == "baseline" else correction.after
            elif words and not correction:
                yield words
        yield from (f"{correction.label}: {correction.after}" for correction in corrected.values() if correction.after)


@dataclass(frozen=True, slots=True)
class CardView:
    """A card with the views of its claims."""

    card: Card
    claims: tuple[ClaimView, ...]

    @property
    def id(self) -> str:
        """Unique on the page."""
        return f"s-{self.claims[0].id}"

    @property
    def is_rejected(self) -> bool:
        """True where people rejected all of its claims."""
        return all(view.decided and view.decided.status == "rejected" for view in self.claims)

    @property
    def segments(self) -> tuple[Segment, ...]:
        """The sentence as it is shown."""
        return self.card.shown
