"""`extractor top`: the claims most worth checking, each with its reasons."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from extractor.cli.failures import Failures
from extractor.cli.options import AsJson, RecordFiles
from extractor.cli.terminal import show, show_json
from extractor.plain import to_plain

if TYPE_CHECKING:
    from extractor.claim import Claim
    from extractor.extraction import Extraction


@dataclass(frozen=True, slots=True)
class _Ranked:
    """A claim with the article that makes it."""

    claim: Claim
    input_id: str

    @property
    def rank(self) -> tuple[float, str, int]:
        """What it is ordered by: the best first, then by article and place."""
        return -self.claim.check_worthiness.score, self.input_id, self.claim.start

    def lines(self) -> tuple[str, str]:
        """The claim, and below it where it stands and its reasons."""
        worth = self.claim.check_worthiness
        reasons = ", ".join(f"{reason.code} {reason.weight:+g}" for reason in worth.reasons)
        return f"{worth.score:g}  {' '.join(self.claim.text.split())}", f"     {self.input_id}; {reasons}"

    def plain(self) -> dict[str, object]:
        """What a program asks of it; `claim` is its id in the record of `input_id`."""
        claim = self.claim
        told = {
            "input_id": self.input_id,
            "claim": claim.id,
            "text": claim.text,
            "start": claim.start,
            "end": claim.end,
        }
        return told | {"score": claim.check_worthiness.score, "reasons": to_plain(claim.check_worthiness.reasons)}


def top_command(
    records: RecordFiles,
    limit: Annotated[int, typer.Option("--limit", "--n", min=1, metavar="N", help="How many claims to show.")] = 15,
    as_json: AsJson = False,
) -> None:
    """List the claims most worth checking, with the reasons.

    A quote and its figure are one entry.  The reasons are in models/en/lexicons/check_worthiness.jsonl.

    Example: extractor top claims.jsonl --limit 15
    """
    from extractor.page import Failure
    from extractor.sinks import read_records

    failures = Failures()
    ranked: list[_Ranked] = []
    articles = 0
    for path in records:
        for found in read_records(path):
            if isinstance(found, Failure):
                failures.add(found)
            elif (some := failures.attempt(found.input_id, "ranking", _rank, found)) is not None:
                ranked += some
                articles += 1
    best = sorted(ranked, key=lambda one: one.rank)[:limit]
    if as_json:
        show_json([one.plain() for one in best])
    else:
        show(*(line for one in best for line in one.lines()))
    failures.end("ranked", articles)


def _rank(extraction: Extraction) -> list[_Ranked]:
    from extractor.display import read_rows

    read = read_rows(extraction)
    claims = [row.claim for row in (*read.shown, *read.folded, *read.quotes)]
    first: dict[str, Claim] = {}  # of those that one sentence tells, the one that ranks highest
    for claim in sorted(claims, key=lambda claim: -claim.check_worthiness.score):
        first.setdefault(claim.text, claim)
    return [_Ranked(claim, extraction.input_id) for claim in first.values()]
