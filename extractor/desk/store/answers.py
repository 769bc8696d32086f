"""What a store answers with: frozen types that hold plain data, and the record of an article."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal

from extractor.assembly.wording import MODIFIER_WORDS
from extractor.comparison import Relation
from extractor.desk import Corrections, read_corrections
from extractor.record.extraction import Extraction

Status = Literal["accepted", "rejected", "edited", "needs_source"]
"""What a person decided of a claim; a claim without a decision is "undecided" in searches and facets."""
STATUSES: tuple[Status, ...] = ("accepted", "rejected", "edited", "needs_source")
UNDECIDED = "undecided"
STATUS_WORDS: Final[Mapping[str, str]] = {
    UNDECIDED: "undecided",
    "accepted": "accepted",
    "rejected": "rejected",
    "edited": "corrected",
    "needs_source": "needs a source",
}
"""What each status is called on screen."""
DISPUTED = "disputed"
"""In a search: on which people differ."""
EDITABLE = (
    "claimant", "subject", "event", "measure", "place", "amount", "value", "unit", "change", "change_unit", "direction",
    "baseline", "baseline_unit", "period_from", "period_until", "polarity", "mode", "factuality", "role", "text",
)  # fmt: skip
"""The slots that a person can edit: columns of the table `claims`."""
Order = Literal[
    "newest", "oldest", "relevance", "score", "certainty", "largest", "smallest", "latest", "earliest", "measure", "source",
    "outlet",
]  # fmt: skip
"""By day of publication, inside an article in text order; by the words of the search; by what is most worth checking,
undecided claims first; by how sure the reader is, the least sure first; by value; by period; by the words of a slot.
"""
ArticleOrder = Literal["newest", "headline", "outlet", "claims", "undecided", "findings"]
"""By day of publication, the latest first; by the words of a column; by its number, the largest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """What a person puts into a slot: words or a number in plain notation, null to empty it; with its range where it has one."""

    words: str | None
    start: int | None = None
    """The first code point of the words in `article.text`, inclusive."""
    end: int | None = None
    """One past the last, exclusive."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What a person decided of a claim.  It never changes: a later decision replaces it, an undo takes it back."""

    id: str
    claim_id: str | None
    """The claim that it is about now; null where the article no longer has it, or is not in this store."""
    article_id: str
    status: Status
    who: str
    at: str
    """When, ISO 8601 in UTC."""
    slots: Mapping[str, Slot]
    """What the person put in place of the machine's; empty but for an edit."""
    note: str | None
    outdated: tuple[str, ...] = ()
    """The slots that the machine fills otherwise now than when it was decided."""

    @property
    def content(self) -> tuple[Status, Mapping[str, Slot]]:
        """What it says of the claim: two persons differ where this does."""
        return self.status, self.slots

    @property
    def words(self) -> str:
        """What was decided, by whom, when, and the note: "rejected by Ida, 2026-11-30 14:05: of another year"."""
        by = f"{STATUS_WORDS[self.status]} by {self.who}, {self.at[:16].replace('T', ' ')}"
        return f"{by}: {self.note}" if self.note else by


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredClaim:
    """A claim as a row: `row` has the columns of the table `claims` by name, with what people have corrected.

    Numbers are decimal strings, days ISO dates, lists lists.
    """

    id: str
    """ARTICLE:CLAIM, unique in the store; CLAIM is its id in the record."""
    article_id: str
    record_id: str
    headline: str | None
    row: Mapping[str, Any]
    original: Mapping[str, str | None]
    """What the extractor found in the columns that are corrected."""
    decision: Decision | None
    """The one in force."""
    others: tuple[Decision, ...] = ()
    """The newest of each other person who says something else."""

    @property
    def status(self) -> str:
        """The status of the decision, or "undecided"."""
        return self.decision.status if self.decision else UNDECIDED

    @property
    def corrections(self) -> Corrections:
        """What was corrected, in words."""
        return read_corrections(self.original, self.row)

    @property
    def amount(self) -> str | None:
        """The leading amount as printed, with what bounds it, the direction, and a change in percent that is another amount."""
        row = self.row
        if row["amount"] is None:
            return None
        bound = MODIFIER_WORDS.get(row["modifier"], "")
        amount = f"{bound} {row['amount']}".lstrip()
        moved = row["direction"] if row["direction"] in ("up", "down") else None
        if row["value"] is None or row["change_unit"] != "percent":
            is_change = row["value"] is None and row["change"] is not None
            return f"{moved} {amount}" if moved and is_change else amount
        return f"{amount}, {moved or 'change of'} {row['change']} percent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hits:
    """The claims that a search finds, from `offset` on; `total` counts all of them, up to `COUNTED` where `is_more`."""

    claims: tuple[StoredClaim, ...]
    total: int
    is_more: bool
    """True where there are more than `total`."""
    order: Order


@dataclass(frozen=True, slots=True, kw_only=True)
class Facets:
    """How many of the claims that a search finds have each value, the most frequent first; long values are left out.

    By facet: source, measure, entity, period (a year), kind, finding, outlet, status.  Values that differ in case and article
    alone are one, in its most frequent form; `measure="rate"` finds the claims that are counted for it.
    """

    counts: Mapping[str, tuple[tuple[str, int], ...]]
    claims: int
    """How many claims were counted: the newest ones where there are more."""
    is_more: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleSummary:
    """An article in a list."""

    id: str
    key: str
    headline: str | None
    outlet: str | None
    url: str | None
    published: str | None
    language: str | None
    versions: int
    claims: int
    undecided: int
    findings: int
    """Claims with a finding, as `has:finding` finds them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleList:
    """Articles from `offset` on; `total` and `is_more` as in Hits."""

    articles: tuple[ArticleSummary, ...]
    total: int
    is_more: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One text of an article; it is counted from 1, in the order in which the texts were seen."""

    number: int
    added: str
    """When it came into the store, ISO 8601 in UTC."""
    seen: str | None
    """When it was fetched, or else modified, as the record says."""
    text_sha256: str
    producer: str
    """The version of the extractor that read it."""
    claims: int


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionChanges:
    """Which claims changed from one version to the next; ids are those of the records."""

    kept: tuple[tuple[str, str], ...]
    """The same words, old id and new id."""
    changed: tuple[tuple[str, str], ...]
    """The same claim by its position and the words around it, with another amount or other slots."""
    added: tuple[str, ...]
    removed: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredArticle:
    """An article with its record, the decisions in force by the record's claim id, and what became of its texts."""

    summary: ArticleSummary
    version: int
    """Which of the versions `extraction` is."""
    extraction: Extraction
    decisions: Mapping[str, Decision]
    """Empty for a version that is not the current one."""
    corrections: Mapping[str, Corrections]
    """The corrections of each corrected claim, by the record's claim id; empty as `decisions`."""
    lost: tuple[Decision, ...]
    """Decisions on claims that its current version no longer has."""
    versions: tuple[Version, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Elsewhere:
    """The same claim in another article."""

    relation: Relation
    message: str
    claim: StoredClaim


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One value of a measure, with when it holds and who says it: a point of a chart."""

    claim_id: str
    article_id: str
    value: str
    """In plain decimal notation, counted in `unit`."""
    unit: str | None
    period_from: str | None
    period_until: str | None
    """Exclusive."""
    published: str | None
    source: str | None
    outlet: str | None
    said_on: str | None
    """The day on which it was said."""
    text: str
    amount: str
    """As printed."""
    inferred: tuple[str, ...]
    """The slots that are inferred."""
    is_corrected: bool
    """True where a person has corrected the claim."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What adding did, in counts."""

    articles: int = 0
    """New ones."""
    versions: int = 0
    """New texts of articles that were there."""
    replaced: int = 0
    """Texts that were there, extracted again."""
    unchanged: int = 0
    repaired: int = 0
    """Texts that were there, of which something was damaged: they are written again."""
    older: int = 0
    """Texts that a newer version of the extractor has read already: they stay as that read them."""
    detailed: int = 0
    """Texts that were there with a date that somebody stated, or details that a person set: they stay as they are."""
    refused: int = 0
    """Articles that were deleted on request, and stay so."""
    claims: int = 0
    """Claims that were written."""
    decisions_kept: int = 0
    """Decisions found again on the claims of a new extraction."""
    decisions_lost: int = 0
    """Decisions whose claim it no longer has: they stay, and are listed with the article."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """What merging decisions did, in counts."""

    added: int = 0
    known: int = 0
    """Decisions that were there already."""
    conflicts: int = 0
    """Claims on which the newest decisions of two persons differ; the latest is in force.  `status:disputed` finds them."""
    waiting: int = 0
    """Decisions on articles or claims that are not here: they are kept, and wait for them."""
    refused: int = 0
    """Decisions on articles that were deleted on request."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """Where a version of an article names a person."""

    article_id: str
    version: int
    url: str | None
    forms: tuple[str, ...]
    """The name as it is printed there, the longest form first."""
    in_address: bool
    """True where the address of the article names them, too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleRate:
    """How often people accept what a rule made: of the decided claims that it filled a slot of."""

    slot: str
    rule: str
    accepted: int
    edited: int
    rejected: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Stats:
    """The store in numbers."""

    articles: int
    versions: int
    claims: int
    decisions: Mapping[str, int]
    """Claims by the status in force; those without one are "undecided"."""
    lost: int
    """Decisions whose claim is not there."""
    size: int
    """Bytes of the file."""
    first_published: str | None
    last_published: str | None
    rules: tuple[RuleRate, ...]
