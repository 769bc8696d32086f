"""The command with real workers: what poisons an article costs that article, and nothing else shows in the bytes."""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from collections.abc import Callable
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Any, ClassVar

import pytest

from benchmarks.kill import contents
from extractor.batch import local
from extractor.batch.local import LocalEngine
from extractor.batch.shard import DONE, Settings
from extractor.errors import ExtractorError

from .archive import GUARD, batch, batch_process, environment, records_in, write_articles, write_poison


def same(spec: Any, settings: Settings) -> Any:
    return spec


class Pool:
    """A pool in this process; `kills` says which calls of it end in a killed worker."""

    made = 0
    _processes: ClassVar[dict[int, Any]] = {}
    _executor_manager_thread = None

    def __init__(self, *kills: int) -> None:
        Pool.made += 1
        self._left = list(kills)
        self._calls = 0

    def submit(self, do: Callable[..., Any], *arguments: Any) -> Future[Any]:
        self._calls += 1
        future: Future[Any] = Future()
        if self._calls in self._left:
            future.set_exception(BrokenProcessPool())
        else:
            future.set_result(arguments[0])
        return future

    def shutdown(self, **how: bool) -> None:
        pass


@pytest.mark.parametrize(("kills", "pools"), [((), 1), ((3,), 2), ((1, 2, 3, 4), 2)])
def test_a_pool_is_made_anew_when_a_worker_was_killed_and_only_then(
    monkeypatch: pytest.MonkeyPatch, kills: tuple[int, ...], pools: int
) -> None:
    Pool.made = 0
    monkeypatch.setattr(LocalEngine, "_new_pool", lambda self: Pool(*kills) if Pool.made == 0 else Pool())
    monkeypatch.setattr(os, "environ", os.environ.copy())
    with LocalEngine(2, Settings()) as engine:
        specs: list[Any] = list(range(20))
        assert sorted(engine.run(same, specs, Settings())) == specs
    assert Pool.made == pools


def test_a_run_whose_shards_come_from_another_run_loses_none_to_kills(monkeypatch: pytest.MonkeyPatch) -> None:
    Pool.made = 0
    monkeypatch.setattr(LocalEngine, "_new_pool", lambda self: Pool(5) if Pool.made < 4 else Pool())
    monkeypatch.setattr(os, "environ", os.environ.copy())
    with LocalEngine(2, Settings()) as engine:
        specs: list[Any] = list(range(20))
        first = engine.run(same, specs, Settings())
        assert sorted(engine.run(same, first, Settings())) == specs
    assert Pool.made == 5


def test_a_worker_that_is_killed_while_it_loads_is_made_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    Pool.made = 0
    monkeypatch.setattr(LocalEngine, "_new_pool", lambda self: Pool(1) if Pool.made < 3 else Pool())
    monkeypatch.setattr(os, "environ", os.environ.copy())
    with LocalEngine(2, Settings()) as engine:
        assert engine.producer(Settings()) == Settings()
    assert Pool.made == 4


def test_a_result_that_comes_while_another_is_written_is_no_kill(monkeypatch: pytest.MonkeyPatch) -> None:
    Pool.made = 0
    specs: list[Any] = [0, 1, 2]
    waiting: list[Future[Any]] = []

    def submit(self: Pool, do: Callable[..., Any], *arguments: Any) -> Future[Any]:
        future: Future[Any] = Future()
        waiting.append(future)
        if len(waiting) == 1 or len(waiting) > len(specs):
            future.set_result(0)
        return future

    monkeypatch.setattr(Pool, "submit", submit)
    monkeypatch.setattr(LocalEngine, "_new_pool", lambda self: Pool())
    monkeypatch.setattr(os, "environ", os.environ.copy())
    with LocalEngine(2, Settings()) as engine:
        for _ in engine.run(same, specs, Settings()):
            for future in waiting:
                if not future.done():
                    future.set_result(1)
    assert (Pool.made, len(waiting)) == (1, 3)


class Waiting(Pool):
    """A pool whose first call counts three articles and goes on until it is asked for again."""

    def __init__(self, engine: LocalEngine, seen: list[int]) -> None:
        super().__init__()
        self._engine, self._seen = engine, seen

    def submit(self, do: Callable[..., Any], *arguments: Any) -> Future[Any]:
        future: Future[Any] = Future()
        local._counts = self._engine._done
        do(*arguments)
        self._engine._watch = lambda number: (self._seen.append(number), future.done() or future.set_result(1))
        return future


def test_articles_of_shards_at_work_are_counted_until_their_shard_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[int] = []
    monkeypatch.setattr(LocalEngine, "_new_pool", lambda self: Waiting(self, seen))
    monkeypatch.setattr(local, "_counts", [])
    monkeypatch.setattr(local, "_TICK", 0)
    monkeypatch.setattr(os, "environ", os.environ.copy())
    with LocalEngine(1, Settings()) as engine:
        specs: list[Any] = [1]
        for _ in engine.run(lambda spec, settings: DONE.get()(3), specs, Settings()):
            assert list(engine._done) == [0] * 6
    assert seen == [3, 0]


@pytest.mark.parametrize("error", [BrokenProcessPool(), ConnectionRefusedError(), EOFError()])
def test_a_fork_server_that_was_killed_is_started_again(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    def refuse(self: Pool, *arguments: Any) -> None:
        monkeypatch.undo()
        monkeypatch.setattr(LocalEngine, "_new_pool", lambda self: Pool())
        raise error

    monkeypatch.setattr(os, "environ", os.environ.copy())
    monkeypatch.setattr(LocalEngine, "_new_pool", lambda self: Pool())
    engine = LocalEngine(1, Settings())
    monkeypatch.setattr(Pool, "submit", refuse)
    specs: list[Any] = [0, 1, 2]
    with engine:
        assert sorted(engine.run(same, specs, Settings())) == specs


def test_a_pool_that_breaks_again_and_again_ends_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(LocalEngine, "_new_pool", lambda self: Pool(1))
    monkeypatch.setattr(os, "environ", os.environ.copy())
    specs: list[Any] = [1]
    with LocalEngine(1, Settings()) as engine, pytest.raises(ExtractorError, match="use fewer --workers"):
        list(engine.run(same, specs, Settings()))


POISON = {3: "Crash!", 310: "Loop!", 640: "Memory!", 905: "Kill!"}
CODES = {"a3": "crash", "a310": "time", "a640": "memory", "a905": "killed"}
LIMITS = ("--seconds", 1, "--memory", 500)


@pytest.mark.issue(17)
def test_poison_costs_its_article_alone_with_code_and_reason(tmp_path: Path) -> None:
    model = write_poison(tmp_path / "packages")
    archive = write_articles(tmp_path / "in.jsonl", 1_000, POISON)
    output = tmp_path / "out"
    code, said = batch(
        archive, "-o", output, "--shard-size", 250, "--model", model, *LIMITS, env=environment(tmp_path / "packages")
    )
    assert code == 1, said
    assert records_in(output) == [f"a{n}" for n in range(1_000) if n not in POISON]
    lines = [
        json.loads(line) for path in sorted(output.glob("quarantine-*")) for line in path.read_bytes().splitlines()
    ]
    assert {line["input_id"]: line["code"] for line in lines} == CODES
    assert all(line["reason"].startswith(line["input_id"]) and line["source"]["row"] for line in lines)
    assert "1,000 articles, 996 records, 15 shards" in said
    assert "4 failed (crash 1, killed 1, memory 1, time 1)" in said


def test_a_run_that_is_ended_says_so_and_nothing_of_semaphores(tmp_path: Path) -> None:
    archive = write_articles(tmp_path / "in.jsonl", 2_000)
    output = tmp_path / "out"
    process = batch_process(archive, "-o", output, "--shard-size", 5, "--workers", 2, "-q")
    while process.poll() is None and len(list(output.glob("manifest-*"))) < 3:
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    said = process.communicate(timeout=GUARD)[1]
    assert said == "extractor: ended by SIGINT; finished work is kept; continue with --resume\n"


def test_workers_and_hash_seeds_do_not_show_in_the_bytes(tmp_path: Path, python: str) -> None:
    archive = write_articles(tmp_path / "in.jsonl", 30)
    written = []
    env = {**os.environ, "PYTHONHASHSEED": "3"}
    for workers, command in ((1, python), (3, sys.executable)):  # the first has the hash seed 1
        output = tmp_path / str(workers)
        options = ("--shard-size", 4, "--workers", workers, "--format", "parquet")
        code, said = batch(archive, "-o", output, *options, env=env, python=command)
        assert code == 0, said
        written.append(contents(output))
    assert written[0] == written[1]
    assert len(written[0]) > 30


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("missing.jsonl",), 3, "missing.jsonl: cannot be opened"),
        (("in.jsonl", "--model", "no-such-model"), 3, "model 'no-such-model' cannot be loaded"),
    ],
)
def test_a_run_without_any_record_says_so_in_its_exit_code(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], code: int, said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    write_articles(tmp_path / "in.jsonl", 1)
    ended, words = batch(*arguments, "-o", "out")
    assert (ended, said in words) == (code, True), words
