"""`extractor compare`: what several articles say of the same thing."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from extractor.cli.failures import Failures


def compare_command(
    records: Annotated[
        list[Path], typer.Argument(metavar="RECORDS...", help="Files that `extract --format jsonl` wrote.")
    ],
) -> None:
    """Group the claims of several articles: the same, repeated, another value, other wording.

    Example: extractor compare monday.jsonl tuesday.jsonl
    """
    from extractor.comparison import compare
    from extractor.sinks import read_records

    failures = Failures()
    groups = compare((found for path in records for found in read_records(path)), report=failures.add)
    for group in groups:
        seen = f"{group.first_seen or 'undated'} to {group.last_seen or 'undated'}"
        sys.stdout.write(
            f"{group.relation}: {group.message}\n  {seen}; {', '.join(group.outlets) or 'no outlet named'}\n"
        )
        for occurrence in group.occurrences:
            sys.stdout.write(f"  - {occurrence.input_id}: {' '.join(occurrence.surface.split())}\n")
    sys.stdout.write(f"{len(groups)} groups\n")
    failures.end("compared")
