"""`extractor compare`: what several articles say of the same thing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from extractor.cli.failures import Failures
from extractor.cli.options import AsJson, RecordFiles
from extractor.cli.summary import counted
from extractor.cli.terminal import show, show_json

if TYPE_CHECKING:
    from extractor.extraction import Extraction
    from extractor.page import Failure


def compare_command(
    records: RecordFiles,
    limit: Annotated[int | None, typer.Option(min=1, metavar="N", help="Show the first N groups.")] = None,
    as_json: AsJson = False,
) -> None:
    """Group the claims of several articles that are about one thing.

    Their words or values are repeated, the same, or others.

    Example: extractor compare monday.jsonl tuesday.jsonl
    """
    from extractor.comparison import compare
    from extractor.plain import to_plain
    from extractor.sinks import read_records

    failures = Failures()
    count = 0

    def extractions() -> Iterator[Extraction | Failure]:
        nonlocal count
        for path in records:
            for found in read_records(path):
                count += 1
                yield found

    groups = compare(extractions(), report=failures.add)
    shown = groups[:limit]
    if as_json:
        show_json(to_plain(shown))
    for group in () if as_json else shown:
        seen = f"{group.first_seen or 'undated'} to {group.last_seen or 'undated'}"
        show(f"{group.relation}: {group.message}", f"  {seen}; {', '.join(group.outlets) or 'no outlet named'}")
        show(*(f"  - {one.input_id}: {' '.join(one.surface.split())}" for one in group.occurrences))
    compared = count - failures.count
    if compared and not as_json:
        show(f"{counted(len(groups), 'group')} in {counted(compared, 'article')}")
    failures.end("compared", compared)
