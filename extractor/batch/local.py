"""The engine of one machine: worker processes, forked from a server that has the pipeline loaded.

Each worker watches a child of its own that does the work (`extractor.isolation`) and outlives whatever a page does to it; a
worker is killed from outside only, and then the pool is made anew and its shards are done again.
"""

from __future__ import annotations

import json
import logging
import multiprocessing
import os
import signal
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import FIRST_COMPLETED, CancelledError, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import asdict
from typing import Any, Self, TypeVar

from extractor.batch.shard import DONE, Settings, ShardSpec, made_by
from extractor.errors import ExtractorError

T = TypeVar("T")

PIPELINE_VARIABLE = "EXTRACTOR_BATCH_PIPELINE"  # what the fork server loads: a `Choice` in JSON
_AHEAD = 2  # shards that wait for a worker
_BREAKS = 20  # pools in a row that may break before one shard is done
_TICK = 0.5  # seconds in which a worker notices that its parent is gone, and its parent how far it is


class LocalEngine:
    """See `Engine`.  `watch` is called twice a second with how many articles are done in the shards at work."""

    def __init__(
        self, workers: int | None, settings: Settings, watch: Callable[[int], object] = lambda number: None
    ) -> None:
        cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
        self.workers = workers or cores or 1
        os.environ[PIPELINE_VARIABLE] = json.dumps(asdict(settings.choice))
        self._context = multiprocessing.get_context("forkserver")
        self._context.set_forkserver_preload(["extractor.batch.preload"])
        self._watch = watch
        # The articles that are done in each shard at work; `run` runs twice at a time where copies are linked
        self._done = self._shared(2 * (self.workers + _AHEAD))
        self._free = list(range(len(self._done)))
        self._pool = self._new_pool()
        self._breaks = 0  # in a row

    def _shared(self, number: int) -> Any:
        """So many counts that workers write to; where there is no space for them, as on a full disk, none of theirs is seen."""
        try:
            return self._context.RawArray("L", number)
        except OSError:
            return [0] * number

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self._end_pool()

    def producer(self, settings: Settings) -> Mapping[str, Any]:
        while True:
            pool = self._pool
            try:
                producer = self._submit(made_by, settings).result()
            except BrokenProcessPool:
                self._renew(pool)
            else:
                self._breaks = 0
                return producer

    def run(
        self, do: Callable[[ShardSpec, Settings], T], specs: Iterable[ShardSpec], settings: Settings
    ) -> Iterator[T]:
        left, again = iter(specs), list[ShardSpec]()
        running: dict[Future[T], tuple[ShardSpec, ProcessPoolExecutor, int]] = {}
        while True:
            while len(running) < self.workers + _AHEAD:
                spec = again.pop() if again else next(left, None)
                if spec is None:
                    break
                pool = self._pool  # which `next` may have renewed
                slot = self._free.pop()
                running[self._submit(_work, spec, settings, do, slot)] = spec, pool, slot
            if not running:
                return
            for future in wait(running, timeout=_TICK, return_when=FIRST_COMPLETED).done:
                try:
                    result = future.result()
                except (BrokenProcessPool, CancelledError):
                    self._renew(running[future][1])
                    continue
                self._let_go(running.pop(future)[2])
                self._breaks = 0
                yield result
            lost = [future for future, (_, pool, _) in running.items() if pool is not self._pool]
            for future in lost:
                spec, _, slot = running.pop(future)
                self._let_go(slot)
                again.append(spec)
            self._watch(sum(self._done))

    def _let_go(self, slot: int) -> None:
        """Count nothing for a shard that is no longer at work."""
        self._done[slot] = 0
        self._free.append(slot)

    def _submit(self, do: Callable[..., T], *arguments: object) -> Future[T]:
        """The call, at a worker; where none can begin (the pool is broken, the fork server was killed), it fails as broken."""
        try:
            return self._pool.submit(do, *arguments)
        except (BrokenProcessPool, OSError, EOFError) as error:
            broken: Future[T] = Future()
            broken.set_exception(BrokenProcessPool(str(error)))
            return broken

    def _renew(self, broken: ProcessPoolExecutor) -> None:
        """Another pool in place of one that is broken, unless it is replaced already."""
        if broken is not self._pool:
            return
        self._breaks += 1
        if self._breaks == _BREAKS:
            raise ExtractorError(
                f"worker processes were killed {_BREAKS} times in a row, probably because memory ran out: "
                "use fewer --workers, then continue with --resume"
            )
        self._end_pool()
        self._pool = self._new_pool()

    def _new_pool(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(
            self.workers, mp_context=self._context, initializer=_begin_worker, initargs=(self._done,)
        )

    def _end_pool(self) -> None:
        # Its own lists are not public, and before Python 3.14 there is no other way to end those at work
        workers = list((self._pool._processes or {}).values())
        manager: Any = self._pool._executor_manager_thread
        self._pool.shutdown(wait=False, cancel_futures=True)
        for worker in workers:
            worker.kill()
        for worker in workers:
            worker.join()
        if (
            manager
        ):  # it lets go of the pool's semaphores, but waits for ever for a result that a worker left half written
            manager.join(_TICK)


_counts: Any = []  # in a worker: the articles that are done in each shard at work


def _work(spec: ShardSpec, settings: Settings, do: Callable[[ShardSpec, Settings], T], slot: int) -> T:
    """What a worker does of a shard, counting its articles in the slot, which nobody else writes to."""
    token = DONE.set(lambda number: _counts.__setitem__(slot, number))
    try:
        return do(spec, settings)
    finally:
        DONE.reset(token)


def _begin_worker(counts: Any) -> None:
    """Leave Ctrl-C to the parent, and end with it, however it ends: a pool's workers would wait for ever.

    A timer and no thread, since a process with threads is not to fork.  What libraries log and warn of stays away from the
    terminal: it holds words of a page, which may be sequences that a terminal obeys.
    """
    global _counts
    _counts = counts
    logging.captureWarnings(True)
    logging.getLogger().addHandler(logging.NullHandler())
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGALRM, _end_with_parent)
    signal.setitimer(signal.ITIMER_REAL, _TICK, _TICK)


def _end_with_parent(*_: object) -> None:
    parent = multiprocessing.parent_process()
    if parent is None or not parent.is_alive():
        os._exit(1)
