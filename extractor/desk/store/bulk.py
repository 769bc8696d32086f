"""Files of records -> what is written of them, read and checked by worker processes: one process alone writes a store."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice
from pathlib import Path
from typing import Final

from extractor.desk.store.redaction import without_persons
from extractor.desk.store.rows import Prepared, prepare
from extractor.errors import RecordError, StoreError
from extractor.isolation import end_with_parent
from extractor.record.page import Failure
from extractor.record.plain import has_escapes
from extractor.sinks.records import Portion, read_lines, read_portions

_PORTION: Final = 2_000_000  # bytes of lines that are worked on at a time
_AHEAD: Final = 3  # portions of each worker that are read before they are written
Outcome = list[Prepared | Failure]


def read_prepared(
    paths: Iterable[Path], persons: Collection[str], report: Callable[[Failure], object], *, workers: int
) -> Iterator[Prepared]:
    """What is written of the records of files, in their order; what cannot be read goes to `report`, and the others go on.

    With 0 workers, and while there is little to do, this process does it all.  Raises StoreError where a worker is killed.
    """
    portions = (portion for path in paths for portion in read_portions(path, _PORTION))
    for outcome in _in_workers(portions, persons, workers) if workers else _here(portions, persons):
        for extraction in outcome:
            if isinstance(extraction, Failure):
                report(extraction)
            else:
                yield extraction


def _here(portions: Iterable[Portion | Failure], persons: Collection[str]) -> Iterator[Outcome]:
    return ([portion] if isinstance(portion, Failure) else prepare_portion(portion, persons) for portion in portions)


def _in_workers(portions: Iterator[Portion | Failure], persons: Collection[str], workers: int) -> Iterator[Outcome]:
    first = list(islice(portions, 2))
    if len(first) < 2:  # starting a worker takes longer than that
        yield from _here(first, persons)
        return
    context = multiprocessing.get_context("spawn")  # a fork would have the file of the store open, too
    with ProcessPoolExecutor(workers, context, _begin, (os.getpid(),)) as pool:
        waiting: deque[Future[Outcome] | Failure] = deque()
        try:
            for portion in chain(first, portions):
                waiting.append(
                    portion if isinstance(portion, Failure) else pool.submit(prepare_portion, portion, persons)
                )
                if len(waiting) > _AHEAD * workers:
                    yield _result(waiting.popleft())
            while waiting:
                yield _result(waiting.popleft())
        except BrokenProcessPool as error:
            raise StoreError("a worker was killed: run it again; what was added stays") from error
        finally:
            for task in waiting:  # where it ends early, nobody waits for them
                if isinstance(task, Future):
                    task.cancel()


def _result(task: Future[Outcome] | Failure) -> Outcome:
    return [task] if isinstance(task, Failure) else task.result()


def _begin(parent: int) -> None:
    """What a worker does first: it leaves Ctrl-C to its parent, ends with it, and looks for cycles seldom: records have none."""
    gc.set_threshold(200_000, 20, 20)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    end_with_parent(parent)


def prepare_portion(portion: Portion, persons: Collection[str]) -> Outcome:
    """What is written of each record of a portion, or why nothing is."""
    outcome: Outcome = []
    for line, extraction in read_lines(portion):
        if isinstance(extraction, Failure):
            outcome.append(extraction)
            continue
        try:
            shown = without_persons(extraction, persons) if persons else extraction
            outcome.append(prepare(shown, None if shown is not extraction or has_escapes(line) else line))
        except RecordError as error:
            outcome.append(Failure.of(error, extraction.input_id, "adding"))
    return outcome
