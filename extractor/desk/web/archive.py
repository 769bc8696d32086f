"""The store, for many requests at once: each call runs on the one thread that has it open, one after the other.

What a call has decided is in the file when it returns.  An export has a thread and a look at the file of its own, so that nobody
waits for it.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Concatenate, ParamSpec, Self, TypeVar

from extractor.desk.store import Store
from extractor.desk.store.store import ExportFormat

P = ParamSpec("P")
T = TypeVar("T")
_EXPORTS = 2  # at a time


class Archive:
    """The store of a file, which is made where there is none; an async context manager."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._thread = ThreadPoolExecutor(1, "store")
        self._exports = asyncio.Semaphore(_EXPORTS)

    async def __aenter__(self) -> Self:
        self._store = await _on(self._thread, Store.open, self.path, create=True)
        return self

    async def __aexit__(self, *error: object) -> None:
        await _on(self._thread, self._store.close)
        self._thread.shutdown()

    async def __call__(self, do: Callable[Concatenate[Store, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """What a method of the store gives: `await archive(Store.search, "measure:exports", limit=10)`.  Raises as it does."""
        return await _on(self._thread, do, self._store, *args, **kwargs)

    async def export(self, format: ExportFormat, query: str) -> AsyncIterator[bytes]:
        """The pieces of a file, as `Store.export`; all that it raises for the query comes before the first."""
        async with self._exports:
            thread = ThreadPoolExecutor(1, "export")
            store = await _on(thread, Store.open, self.path, read_only=True)
            try:
                pieces = store.export(format, query)
                while (piece := await _on(thread, next, pieces, None)) is not None:
                    yield piece
            finally:  # also where the client went away, which cancels whatever is awaited
                thread.submit(store.close)
                thread.shutdown(wait=False)


async def _on(thread: ThreadPoolExecutor, do: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    return await asyncio.wrap_future(thread.submit(do, *args, **kwargs))
