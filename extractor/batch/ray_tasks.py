"""The engine of a cluster: each shard is a Ray task, which Ray does again where a worker or a whole node is lost.

The cluster is the one that Ray finds (`ray start`, RAY_ADDRESS), or else this machine.  Every node needs the same version of
the package, with its extra `ray`; pages go there and files come back, so that no disk is shared.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Self, TypeVar

from extractor.batch.shard import Settings, ShardSpec, made_by
from extractor.errors import ExtractorError

try:
    import ray
    from ray.exceptions import RayError, RayTaskError
except ImportError as error:
    raise ExtractorError("Ray is not installed: pip install 'extractor[ray]', or take --engine local") from error

T = TypeVar("T")

_AHEAD = 2  # shards that wait for a worker
_FOR_EVER = -1  # retries, where a worker or a node is lost; what a task raises is not tried again


class RayEngine:
    """See `Engine`."""

    def __init__(self, workers: int | None, settings: Settings) -> None:
        os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")  # of a cluster that begins here: it is to tell nobody
        ray.init(log_to_driver=False)
        self.workers = workers or max(1, int(ray.cluster_resources().get("CPU", 1)))
        self._made_by = ray.remote(max_retries=_FOR_EVER)(made_by)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        ray.shutdown()

    def producer(self, settings: Settings) -> Mapping[str, Any]:
        found: Mapping[str, Any] = _result(self._made_by.remote(settings))
        return found

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


def _result(task: ray.ObjectRef) -> Any:
    """What the task gives.  Raises what it raises, as an error of ours where it is one."""
    try:
        return ray.get(task)
    except RayTaskError as error:
        raise error.cause from error
    except RayError as error:
        raise ExtractorError(f"the Ray cluster failed ({error}): mend it, then go on with --resume") from error
