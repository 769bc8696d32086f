"""`extractor top`: the claims most worth checking, each with its reasons."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from extractor.sinks import read_records


def top_command(
    records: Annotated[
        list[Path], typer.Argument(metavar="RECORDS...", help="Files that `extract --format jsonl` wrote.")
    ],
    n: Annotated[int, typer.Option("--n", min=1, help="How many claims to show.")] = 15,
) -> None:
    """List the claims most worth checking; the weights of the reasons are in models/en/lexicons/check_worthiness.jsonl.

    Example: extractor top claims.jsonl --n 15
    """
    claims = [
        (-claim.check_worthiness.score, extraction.input_id, claim.start, claim)
        for path in records
        for extraction in read_records(path)
        for claim in extraction.claims
    ]
    for score, input_id, _, claim in sorted(claims, key=lambda row: row[:3])[:n]:
        reasons = ", ".join(f"{reason.code} {reason.weight:+g}" for reason in claim.check_worthiness.reasons)
        sys.stdout.write(f"{-score:g}  {' '.join(claim.text.split())}\n     {input_id}; {reasons}\n")
