"""The engine of a cluster: each shard is a Ray task, which Ray does again where a worker or a whole node is lost.

The cluster is the one whose address is given, or else one that begins and ends here, in a folder of its own: Ray would look in
its shared folder for the last address on this machine, and wait for a server that may be long dead.  Every node needs the same
version of the package, with its extra `ray`; pages go there and files come back, so that no disk is shared.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack
from typing import Any, Self, TypeVar

from extractor.batch.shard import Settings, ShardSpec, made_by
from extractor.errors import ExtractorError
from extractor.extras import needed_by

with needed_by("--engine ray", "ray"):
    import ray
    from ray.exceptions import RayError, RayTaskError

T = TypeVar("T")

_AHEAD = 2  # shards that wait for a worker
_FOR_EVER = -1  # retries, where a worker or a node is lost; what a task raises is not tried again
_ANSWER = 30.0  # seconds in which a cluster answers: Ray itself tries for a quarter of an hour
_CONNECT = "import sys, ray; ray.init(address=sys.argv[1], log_to_driver=False)"


class RayEngine:
    """See `Engine`.  Without `address` it is that of RAY_ADDRESS; making it raises ExtractorError where nobody answers there."""

    def __init__(self, workers: int | None, settings: Settings, address: str | None = None) -> None:
        os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")  # of a cluster that begins here: nothing is to be sent
        with ExitStack() as stack:
            if address := address or os.environ.get("RAY_ADDRESS"):
                _check_answer(address)
                ray.init(address=address, log_to_driver=False)
            else:
                folder = tempfile.TemporaryDirectory(
                    prefix="ray-", dir=os.environ.get("RAY_TMPDIR"), ignore_cleanup_errors=True
                )
                ray.init(address="local", log_to_driver=False, _temp_dir=stack.enter_context(folder))
            stack.callback(ray.shutdown)
            self._open = stack.pop_all()
        self.workers = workers or max(1, int(ray.cluster_resources().get("CPU", 1)))
        self._made_by = ray.remote(max_retries=_FOR_EVER)(made_by)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self._open.close()

    def producer(self, settings: Settings) -> Mapping[str, Any]:
        producer: Mapping[str, Any] = _result(self._made_by.remote(settings))
        return producer

    def run(
        self, do: Callable[[ShardSpec, Settings], T], specs: Iterable[ShardSpec], settings: Settings
    ) -> Iterator[T]:
        left, task = iter(specs), ray.remote(max_retries=_FOR_EVER)(do)
        running: list[ray.ObjectRef] = []
        while True:
            while len(running) < self.workers + _AHEAD and (spec := next(left, None)):
                running.append(task.remote(spec, settings))
            if not running:
                return
            ready, running = ray.wait(running)
            yield from map(_result, ready)


def _check_answer(address: str) -> None:
    """Raise ExtractorError where no cluster answers: another process tries it, since Ray's own waiting cannot be ended."""
    try:
        tried = subprocess.run(
            [sys.executable, "-c", _CONNECT, address], capture_output=True, text=True, errors="replace", timeout=_ANSWER
        )
    except subprocess.TimeoutExpired:
        why = f"it does not answer in {_ANSWER:.0f} seconds"
    else:
        if not tried.returncode:
            return
        why = (tried.stderr.strip().splitlines() or [f"exit code {tried.returncode}"])[-1]
    raise ExtractorError(
        f"no Ray cluster at {address} ({why}): start it, correct --address or RAY_ADDRESS, "
        "or leave out both to use this machine alone"
    )


def _result(task: ray.ObjectRef) -> Any:
    """What the task gives.  Raises what it raises, as an error of ours where it is one."""
    try:
        return ray.get(task)
    except RayTaskError as error:
        raise error.cause from error
    except RayError as error:
        raise ExtractorError(f"the Ray cluster failed ({error}): fix it, then continue with --resume") from error
