"""The store under many requests."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from extractor.desk.store import Store
from extractor.desk.web.archive import Archive

pytestmark = pytest.mark.issue(18)


def test_an_export_whose_client_has_gone_holds_nobody_up_and_closes_its_store(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, going_on, closed = threading.Event(), threading.Event(), threading.Event()
    own = Store.close

    def pieces(*_: object) -> Iterator[bytes]:
        begun.set()
        going_on.wait()
        yield b""

    def close(self: Store) -> None:
        own(self)
        closed.set()

    async def scenario() -> None:
        async with Archive(store) as archive:
            export = asyncio.create_task(anext(archive.export("records", ""), b""))  # type: ignore[arg-type]
            while not begun.is_set():
                await asyncio.sleep(0.01)
            export.cancel()
            with suppress(asyncio.CancelledError):
                await export
            assert not going_on.is_set()
            going_on.set()
            assert await asyncio.to_thread(closed.wait, 10)

    monkeypatch.setattr(Store, "export", pieces)
    monkeypatch.setattr(Store, "close", close)
    guard = threading.Timer(10, going_on.set)  # or it would hang where the loop waits for the thread
    guard.start()
    asyncio.run(scenario())
    guard.cancel()
