"""`extractor top`: the claims most worth checking, each with its reasons."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from extractor.cli.failures import Failures

if TYPE_CHECKING:
    from extractor.claim import Claim
    from extractor.extraction import Extraction

_Row = tuple[float, str, int, str]  # the first three are the order


def top_command(
    records: Annotated[
        list[Path], typer.Argument(metavar="RECORDS...", help="Files that `extract --format jsonl` wrote.")
    ],
    n: Annotated[int, typer.Option("--n", min=1, help="How many claims to show.")] = 15,
) -> None:
    """List the claims most worth checking; one entry for a quote and its figure.

    The reasons are in models/en/lexicons/check_worthiness.jsonl.

    Example: extractor top claims.jsonl --n 15
    """
    from extractor.page import Failure
    from extractor.sinks import read_records

    failures = Failures()
    rows: list[_Row] = []
    for path in records:
        for found in read_records(path):
            if isinstance(found, Failure):
                failures.add(found)
            else:
                rows += failures.attempt(found.input_id, "ranking", _rows, found) or []
    for *_, shown in sorted(rows, key=lambda row: row[:3])[:n]:
        sys.stdout.write(shown)
    failures.end("ranked")


def _rows(extraction: Extraction) -> list[_Row]:
    from extractor.cli.rows import read_rows

    read = read_rows(extraction)
    claims = [row.claim for row in (*read.shown, *read.folded, *read.quotes)]
    first: dict[str, Claim] = {}  # of those that one sentence tells, the one that ranks highest
    for claim in sorted(claims, key=lambda claim: -claim.check_worthiness.score):
        first.setdefault(claim.text, claim)
    rows = []
    for claim in first.values():
        score = claim.check_worthiness.score
        reasons = ", ".join(f"{reason.code} {reason.weight:+g}" for reason in claim.check_worthiness.reasons)
        shown = f"{score:g}  {' '.join(claim.text.split())}\n     {extraction.input_id}; {reasons}\n"
        rows.append((-score, extraction.input_id, claim.start, shown))
    return rows
