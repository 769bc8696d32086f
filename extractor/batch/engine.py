"""Where shards are worked on: the engines have one way in, a function of a shard and settings: `run_shard`."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from typing import Any, Literal, Protocol, TypeVar

from extractor.batch.shard import Settings, ShardSpec

T = TypeVar("T")

EngineName = Literal["local", "ray"]
ENGINES: dict[EngineName, tuple[str, str]] = {
    "local": ("extractor.batch.local", "LocalEngine"),
    "ray": ("extractor.batch.ray_tasks", "RayEngine"),
}


class Engine(AbstractContextManager["Engine"], Protocol):
    """Processes that work on shards, `workers` of them at a time."""

    workers: int

    def producer(self, settings: Settings) -> Mapping[str, Any]:
        """What would make the records there.  Raises ModelError or ResourceError as loading the pipeline does."""

    def run(
        self, do: Callable[[ShardSpec, Settings], T], specs: Iterable[ShardSpec], settings: Settings
    ) -> Iterator[T]:
        """The result of each shard as soon as it is there, in any order; the specs may come from another `run`.

        No more specs are taken than keep the workers busy; a shard whose process is killed is done again.
        """


def open_engine(name: EngineName, workers: int | None, settings: Settings, **more: Any) -> Engine:
    """The engine of that name; without `workers`, with as many as there are cores for it.

    `more` may have, for "local", who is to `watch` it, and for "ray" the `address` of a cluster.
    """
    module, kind = ENGINES[name]
    engine: Engine = getattr(importlib.import_module(module), kind)(workers, settings, **more)
    return engine
