"""The records that a command is given: those that can be read; the others are named and go on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from extractor.cli.failures import NOTHING_DONE, Failures

if TYPE_CHECKING:
    from extractor.record.extraction import Extraction


class Records:
    """The extractions of files that keep the contract, in order; `count` says how many there were so far.

    Where there is none since all failed, they end with typer.Exit, and whatever was to be made of them is not made.
    """

    def __init__(self, paths: Sequence[Path], failures: Failures) -> None:
        self.count = 0
        self._paths = paths
        self._failures = failures

    def __iter__(self) -> Iterator[Extraction]:
        from extractor.record.page import Failure
        from extractor.sinks.records import read_records

        for record in (record for path in self._paths for record in read_records(path)):
            if isinstance(record, Failure):
                self._failures.add(record)
            else:
                self.count += 1
                yield record
        if self._failures.code(self.count) == NOTHING_DONE:
            raise typer.Exit(NOTHING_DONE)
