"""One process for each mutant: everything is imported and the model loaded once, in the parent; what it changes dies with it."""

from __future__ import annotations

import gc
import inspect
import json
import os
import select
import signal
import sys
import time
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from functools import cache, partial
from itertools import count, islice, zip_longest
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from spacy.language import Language

from benchmarks.mutants.concern import Concern, is_beside
from benchmarks.mutants.flips import module_name
from benchmarks.mutants.mutant import Mutant, RefusedError
from extractor.components.order import DECLARATIONS
from extractor.errors import ResourceError
from extractor.words import lexicons

_LONGEST = 30  # seconds of CPU for one test: a mutant that never ends has been noticed
_MOST_CALLS = 10**6  # that are watched of one test
_ENDED = "a test that did not end"
_REFUSED = "the program, which cannot be made of what is left of the words"
_ROOT = f"{Path.cwd()}/"

Calls = dict[str, list[str]]  # by the id of a test: the functions that it calls


class Hunt:
    """A pytest plugin that tries the mutants in place of running the tests that were collected.

    Afterwards `killers` has the test that noticed each mutant that did not survive, `survivors` how many tests did not notice the
    mutant, `broken` the tests among the killers that fail without a mutant too.
    """

    def __init__(self, mutants: Callable[[], Sequence[Mutant]], report: Callable[[str], None], jobs: int) -> None:
        self._mutants = mutants
        self._report = report
        self._jobs = jobs
        self._has_failed = False
        self._nlp: Language | None = None
        self.killers: list[tuple[Mutant, str]] = []
        self.survivors: list[tuple[Mutant, int]] = []
        self.broken: list[str] = []

    def pytest_configure(self, config: pytest.Config) -> None:
        config.option.tbstyle = "native"  # the quickest: nobody reads why a test fails

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self._has_failed |= report.failed

    def pytest_runtest_call(self, item: pytest.Item) -> None:
        self._nlp = getattr(item, "funcargs", {}).get("nlp", self._nlp)

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        mutants = self._mutants()
        self._warm(session)
        files = tuple(sorted({function.split(":")[0] for mutant in mutants for function in mutant.functions}))
        modules = {module_name(Path(file)) for file in files}
        watched = [item for item in session.items if is_beside(item.path, files)]
        calls: Calls = {}
        for _, part in _in_forks(
            self._jobs, [partial(self._watch, watched[k :: self._jobs], modules) for k in range(self._jobs)]
        ):
            calls |= part or {}
        self._report(f"{len(mutants)} mutants, {len(session.items)} tests")
        concern = Concern(session.items, calls)
        tried: list[Sequence[pytest.Item]] = []

        def tasks() -> Iterator[Callable[[], str]]:
            for mutant in mutants:
                tried.append(concern.tests(mutant))
                yield partial(self._try, mutant, tried[-1])

        for number, killer in _in_forks(self._jobs, tasks()):
            if killer == "":
                self.survivors.append((mutants[number], len(tried[number])))
                self._report(f"survives {len(tried[number])} tests: {mutants[number]}")
            else:
                self.killers.append((mutants[number], killer or _ENDED))
        killing = {killer for _, killer in self.killers}
        used = [item for item in session.items if item.nodeid in killing]
        parts = [partial(self._failing, used[start :: self._jobs]) for start in range(self._jobs)]
        self.broken = sorted(test for _, broken in _in_forks(self._jobs, parts) for test in broken or ())
        return True

    def _warm(self, session: pytest.Session) -> None:
        """Run one test of the pipeline, so that it and the lexicons are there for those of all processes.

        What was collected may have read some lexicons before; they are read again, to be kept.
        """
        read = cache(lexicons._read)
        lexicons._read = lambda *of_file: dict(read(*of_file))
        _forget(_ours())
        for item in [item for item in session.items if "nlp" in getattr(item, "fixturenames", ())][:1]:
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=session)
        gc.collect()
        gc.freeze()

    def _try(self, mutant: Mutant, items: Sequence[pytest.Item]) -> str:
        """The first of the tests that fails with the mutant; "" if none does."""
        try:
            mutant.apply()
            if mutant.is_kept:
                _forget(_ours())
                if self._nlp is not None:
                    _make_anew(self._nlp)
        except (RefusedError, ResourceError):
            return _REFUSED
        return next(self._failing_one_by_one(items), "")

    def _failing(self, items: Sequence[pytest.Item]) -> list[str]:
        return list(self._failing_one_by_one(items))

    def _failing_one_by_one(self, items: Sequence[pytest.Item]) -> Iterator[str]:
        for item, following in zip_longest(items, items[1:]):
            signal.setitimer(signal.ITIMER_VIRTUAL, _LONGEST)
            self._has_failed = False
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
            if self._has_failed:
                yield item.nodeid

    def _watch(self, items: Sequence[pytest.Item], modules: Set[str]) -> Calls:
        """The functions of the package that each test calls, quickest tests first; caches of the modules help none of them."""
        calls, seconds = {}, {}
        for item, following in zip_longest(items, items[1:]):
            called: set[tuple[str, str]] = set()
            _forget(modules)
            started = time.process_time()
            sys.settrace(partial(_note, called, count()))
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
            sys.settrace(None)
            seconds[item.nodeid] = time.process_time() - started
            calls[item.nodeid] = sorted({f"{file.removeprefix(_ROOT)}:{name.split('.<')[0]}" for file, name in called})
        return {test: calls[test] for test in sorted(calls, key=seconds.__getitem__)}


def _note(called: set[tuple[str, str]], calls: Iterator[int], frame: FrameType, event: str, argument: Any) -> None:
    """Note which function is called; no longer after many calls, when a test only repeats itself."""
    called.add((frame.f_code.co_filename, frame.f_code.co_qualname))
    if next(calls) > _MOST_CALLS:
        sys.settrace(None)


def _make_anew(nlp: Language) -> None:
    """Make the components of the extractor again that may keep what they made of words."""
    for name, pipe in list(nlp.pipeline):
        factory = nlp.get_pipe_meta(name).factory
        if factory in DECLARATIONS and not inspect.isfunction(pipe):
            settings = {key: value for key, value in nlp.get_pipe_config(name).items() if key != "factory"}
            nlp.replace_pipe(name, factory, config=settings)


def _ours() -> set[str]:
    return {name for name in sys.modules if name.split(".")[0] in ("extractor", "tests")}


def _forget(modules: Set[str]) -> None:
    """Empty the caches of modules: what a mutant changes is read anew."""
    for module in [sys.modules[name] for name in modules]:
        for value in list(vars(module).values()):
            for cached in (value, *vars(value).values()) if isinstance(value, type) else (value,):
                if hasattr(type(cached), "cache_clear"):  # of the type: some namespaces answer to every name
                    cached.cache_clear()


def _in_forks(jobs: int, tasks: Iterable[Callable[[], Any]]) -> Iterator[tuple[int, Any]]:
    """Run each task in a process of its own, and give its number and its result as it ends; None where it was killed.

    Raises RuntimeError if one ends with an error.
    """
    waiting = enumerate(tasks)
    running: dict[int, tuple[int, int]] = {}
    while True:
        for number, task in islice(waiting, jobs - len(running)):
            reading, writing = os.pipe()
            pid = os.fork()
            if not pid:
                _run_and_exit(task, writing)
            os.close(writing)
            running[reading] = (number, pid)
        if not running:
            return
        for reading in select.select(list(running), [], [])[0]:
            with os.fdopen(reading, "rb") as pipe:
                written = pipe.read()
            number, pid = running.pop(reading)
            if os.WIFEXITED(os.waitpid(pid, 0)[1]) and not written:
                raise RuntimeError("a mutant cannot be tried: the error stands above")
            yield number, json.loads(written) if written else None


def _run_and_exit(task: Callable[[], Any], writing: int) -> None:
    """Run a task in this process, silently, write its result, and end the process."""
    silence, errors = os.open(os.devnull, os.O_WRONLY), os.dup(2)
    os.dup2(silence, 1)
    os.dup2(silence, 2)
    try:
        result = json.dumps(task()).encode()
        with os.fdopen(writing, "wb") as pipe:
            pipe.write(result)
    except BaseException:
        os.write(errors, traceback.format_exc().encode())
    finally:
        os._exit(0)
