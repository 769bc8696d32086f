"""The records that a command is given: those that can be read; the others are named and go on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from extractor.cli.failures import Failures
from extractor.errors import RecordError

if TYPE_CHECKING:
    from extractor.extraction import Extraction
    from extractor.page import Failure


class Records:
    """The extractions of files that keep the contract, in order; `count` says how many there were so far."""

    def __init__(self, paths: Sequence[Path], failures: Failures) -> None:
        self.count = 0
        self._paths = paths
        self._failures = failures

    def __iter__(self) -> Iterator[Extraction]:
        from extractor.page import Failure
        from extractor.sinks import read_records

        for found in (found for path in self._paths for found in read_records(path)):
            sound = found if isinstance(found, Failure) else _checked(found)
            if isinstance(sound, Failure):
                self._failures.add(sound)
            else:
                self.count += 1
                yield sound


def _checked(extraction: Extraction) -> Extraction | Failure:
    """The extraction, if its places and references lead somewhere: a table with keys that lead nowhere is of no use."""
    from extractor.contract import contract_faults
    from extractor.page import Failure

    faults = contract_faults(extraction)
    if not faults:
        return extraction
    more = f" and {len(faults) - 1} more" if len(faults) > 1 else ""
    message = f"{extraction.input_id}: breaks the contract ({faults[0]}{more}): extract the article again"
    return Failure(input_id=extraction.input_id, error=RecordError(message))
