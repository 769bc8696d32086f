"""Extraction in a process of its own."""

from __future__ import annotations

import asyncio
import os
import signal

import pytest

from extractor.choice import Choice
from extractor.desk.web.sources import read_text
from extractor.desk.web.worker import MAX_WAITING, Busy, Settings, Worker
from extractor.errors import ModelError, OutOfMemory
from extractor.isolation import Limits
from extractor.record.page import Failure
from extractor.sinks import Record

pytestmark = pytest.mark.issue(18)

PAGE = read_text("Steel exports fell 5% to $3 billion in May, the Customs Office said.", published="2025-06-09")
LONG = read_text("Steel exports fell 5% to $3 billion in May, the Customs Office said on Monday. " * 2_000)


@pytest.mark.model
def test_pages_are_extracted_one_after_the_other_and_what_one_does_costs_it_alone() -> None:
    async def scenario() -> tuple[list[Record | Failure], bool]:
        async with Worker(Settings(limits=Limits(megabytes=400.0))) as worker:
            results = await asyncio.gather(worker(PAGE), worker(LONG), worker(PAGE))
            assert worker._running
            process = worker._running[0]
            os.kill(process.pid or 0, signal.SIGKILL)
            results += [await worker(PAGE), await worker(PAGE)]  # it is gone, and is there again
            last = worker._running[0]
        return results, last.is_alive()

    (first, long, second, killed, third), is_alive = asyncio.run(scenario())
    assert isinstance(first, Record)
    assert "5%" in {figure.surface for figure in first.extraction().figures}
    assert first == second == third
    assert isinstance(long, Failure)
    assert isinstance(long.error, OutOfMemory)
    assert isinstance(killed, Failure)
    assert killed.error.code == "crash"
    assert not is_alive


def test_a_missing_model_is_said_for_every_page_and_more_pages_than_may_wait_come_back_later() -> None:
    async def scenario() -> list[object]:
        async with Worker(Settings(choice=Choice(model="no_such_model"))) as worker:
            return await asyncio.gather(*(worker(PAGE) for _ in range(MAX_WAITING + 2)), return_exceptions=True)

    results = asyncio.run(scenario())
    assert [type(result) for result in results] == [ModelError] * MAX_WAITING + [Busy] * 2
    assert "no_such_model" in str(results[0])
