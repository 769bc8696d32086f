"""Extraction in a process of its own, which has the model: pages go in one at a time, records come out.

The server never loads the model, so it answers at once, and nothing that a page does to the extraction reaches it.  The worker
works as `extract_records` does, within limits: each page in a child that may be ended.  A worker that is gone is started anew.
"""

from __future__ import annotations

import asyncio
import logging
import multiprocessing
import pickle
import signal
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from typing import Protocol

from extractor.choice import Choice
from extractor.errors import Crashed, ExtractorError, ModelError
from extractor.isolation import Limits
from extractor.light_spacy import import_spacy
from extractor.record.page import Failure, Page
from extractor.sinks import Record, outcome_bytes, parse_outcome

MAX_WAITING = 20  # pages that are extracted or wait for it
_READY = ""
_log = logging.getLogger(__name__)


class Busy(ExtractorError):  # noqa: N818 - reads as what it is
    """More pages wait than may."""

    code = "busy"


class Extracting(Protocol):
    """What makes the record of a page."""

    async def __call__(self, page: Page) -> Record | Failure: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How pages are read; what can be left out is as for the command `extract`."""

    choice: Choice = field(default_factory=Choice)
    languages: tuple[str, ...] | None = ()
    """Those that are read, by default that of the model; None reads all."""
    limits: Limits = field(default_factory=Limits)


class Worker:
    """Extracts pages, in the order in which they come; an async context manager, within which the process runs.

    The model is loaded in the background, from the start on.
    """

    def __init__(self, settings: Settings | None = None) -> None:
        self._settings = settings or Settings()
        self._thread = ThreadPoolExecutor(1, "extraction", initializer=_leave_interrupts)
        self._running: tuple[SpawnProcess, Connection] | None = None
        self._fault = ""  # why there is no model: another try would say the same
        self._is_open = True
        self._waiting = 0

    async def __aenter__(self) -> Worker:
        self._thread.submit(self._start)
        return self

    async def __aexit__(self, *error: object) -> None:
        self._is_open = False
        if self._running:
            self._running[0].kill()
        self._thread.submit(self._end)
        await asyncio.get_running_loop().run_in_executor(None, self._thread.shutdown)

    async def __call__(self, page: Page) -> Record | Failure:
        """The record of a page, or why there is none.

        Raises Busy where MAX_WAITING are there already, ModelError where the model cannot be loaded.
        """
        if self._waiting >= MAX_WAITING:
            raise Busy(f"{MAX_WAITING} articles wait for their extraction: try again in a minute")
        self._waiting += 1
        try:
            return await asyncio.get_running_loop().run_in_executor(self._thread, self._extract, page)
        finally:
            self._waiting -= 1

    def _extract(self, page: Page) -> Record | Failure:
        try:
            _, pipe = self._running or self._start()
            pipe.send_bytes(pickle.dumps(page))
            return parse_outcome(pipe.recv_bytes())
        except (EOFError, OSError):
            self._end()
            crashed = Crashed(f"{page.input_id}: the work on this page ended its process: try again, or leave it out")
            return Failure(input_id=page.input_id, error=crashed)

    def _start(self) -> tuple[SpawnProcess, Connection]:
        """The process and the pipe to it, once the model is there.  Raises ModelError where it cannot be loaded."""
        if self._fault:
            raise ModelError(self._fault)
        if not self._is_open:
            raise EOFError
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=_serve, args=(theirs, self._settings), name="extraction", daemon=True)
        process.start()
        theirs.close()
        self._running = process, ours
        self._fault = ours.recv_bytes().decode()
        if self._fault != _READY:
            self._end()
            _log.error("%s", self._fault)
            raise ModelError(self._fault)
        return self._running

    def _end(self) -> None:
        if self._running:
            process, pipe = self._running
            self._running = None
            pipe.close()
            process.kill()
            process.join()


def _leave_interrupts() -> None:
    """Ctrl-C is for the server alone: what this thread starts inherits that, from its first instruction on."""
    if hasattr(signal, "pthread_sigmask"):  # not on Windows
        resource_tracker.ensure_running()  # its start, at the first process otherwise, would undo this
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})


def _serve(pipe: Connection, settings: Settings) -> None:
    """The life of the worker: until the server closes the pipe or is gone."""
    import_spacy()
    from extractor.api import extract_records
    from extractor.pipeline import load_chosen

    logging.captureWarnings(True)  # what libraries say holds words of a page
    logging.getLogger().addHandler(logging.NullHandler())
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        nlp = load_chosen(settings.choice)
        read = extract_records(
            _received(pipe), nlp=nlp, batch_size=1, languages=settings.languages, limits=settings.limits
        )
    except ExtractorError as error:
        pipe.send_bytes(str(error).encode("utf-8", "replace"))
        return
    pipe.send_bytes(_READY.encode())
    try:
        for outcome in read:
            pipe.send_bytes(outcome_bytes(outcome))
    except OSError:  # the server is gone
        pass


def _received(pipe: Connection) -> Iterator[Page]:
    while True:
        try:
            yield pickle.loads(pipe.recv_bytes())
        except EOFError:
            return
