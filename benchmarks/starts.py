"""`python -m benchmarks.starts [--rounds 10]`: runs that start on one output folder at the same time, and what is left.

A forced trial stops a run at one moment (before it has the lock, before it looks, while it writes, after a rename, at its
end), lets another one run, and then lets the first one go on.  A killed trial kills it there and runs it again, resuming.  A
natural trial starts three runs at once.  One run has to come to its end and the others have to be refused; the folder has to
be as that one run leaves it alone, and a run that is refused changes nothing.  The runs differ in what they write, so that a
mixture shows.  Their engine needs no model: what is tried is the folder.  `tests/batch/test_starts.py` has
each trial once.
"""

from __future__ import annotations

import argparse
import hashlib
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from benchmarks.kill import GUARD, contents, write_archive
from extractor.batch import Inputs, Settings, ShardResult, ShardSpec, run_batch, verify
from extractor.batch.shard import ShardManifest
from extractor.errors import ResumeError

DONE, REFUSED = 0, 2
STARTS = 3  # at once


@dataclass(frozen=True, slots=True)
class Moment:
    """Where a run is stopped: at the nth audit event of a kind that names such a file, before the system call."""

    event: str
    file: str
    number: int = 1


BEFORE_LOCK = "before it has the lock"
MOMENTS = {
    BEFORE_LOCK: Moment("fcntl.flock", ""),
    "before it looks": Moment("os.listdir", "out"),
    "before it writes": Moment("open", ".unfinished"),
    "before a rename": Moment("os.rename", "records-", 2),
    "after a rename": Moment("os.rename", "manifest-0", 2),
    "at its end": Moment("os.remove", ".lock-1-of-1"),
}


class Echo:
    """An engine for which an article's record is its id and the name of the run."""

    workers = 1

    def __init__(self, name: str) -> None:
        self._name = name

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        pass

    def producer(self, settings: Settings) -> Mapping[str, Any]:
        return {"name": self._name}

    def run(self, do: object, specs: Iterable[ShardSpec], settings: Settings) -> Iterator[Any]:
        for spec in specs:
            data = "".join(f"{page.input_id} {self._name}\n" for page in spec.pages).encode()
            name = f"records-{spec.name}.jsonl"
            manifest = ShardManifest(
                shard=spec.name,
                run=settings.run,
                origin=spec.origin,
                pages_sha256=spec.sha256,
                records=len(spec.pages),
                unread={},
                failed={},
                files={name: {"bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}},
            )
            yield ShardResult(manifest=manifest, files={name: data}, cpu_seconds=0.0)


class Starts:
    """Runs on one archive; each trial has a folder of its own, and gives what went wrong: nothing where all is well."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._archive = write_archive(folder / "archive.jsonl", 24)
        self._trials = 0
        self._alone = {name: self._undisturbed(name) for name in map(str, range(STARTS))}

    def forced(self, moment: Moment) -> list[str]:
        """A run is stopped at the moment while another one runs; then it goes on."""
        output = self._output()
        first = self._started(output, "0", moment)
        self._wait_for(first)
        before = _snapshot(output)
        second = self._started(output, "1")
        codes = [_ended(second)]
        changed = codes == [REFUSED] and _snapshot(output) != before
        codes.insert(0, _ended(first))
        wanted = [REFUSED, DONE] if moment == MOMENTS[BEFORE_LOCK] else [DONE, REFUSED]
        wrong = [f"exit codes {codes} and not {wanted}"] if codes != wanted else []
        return wrong + ["what is refused has changed the folder"] * changed + self._faults(output, codes)

    def killed(self, moment: Moment) -> list[str]:
        """A run is killed at the moment and done again."""
        output = self._output()
        first = self._started(output, "0", moment)
        self._wait_for(first)
        first.kill()
        first.communicate(timeout=GUARD)
        code = _ended(self._started(output, "0", resume=True))
        return self._faults(output, [code])

    def natural(self) -> list[str]:
        """Some runs start at once."""
        output = self._output()
        runs = [self._started(output, name, Moment("", "")) for name in self._alone]
        for run in runs:
            self._wait_for(run)
        for run in runs:
            assert run.stdin
            run.stdin.write("\n")
            run.stdin.flush()
        codes = [_ended(run) for run in runs]
        wrong = [] if sorted(codes) == [DONE, *[REFUSED] * (STARTS - 1)] else [f"exit codes {codes}"]
        return wrong + self._faults(output, codes)

    def _undisturbed(self, name: str) -> dict[str, bytes]:
        output = self._folder / f"alone-{name}"
        _run(self._archive, output, name, resume=False)
        return contents(output)

    def _output(self) -> Path:
        self._trials += 1
        return self._folder / f"out-{self._trials}"

    def _started(
        self, output: Path, name: str, stop: Moment | None = None, *, resume: bool = False
    ) -> subprocess.Popen[str]:
        """A run in a process of its own, which says "there" at the moment and goes on when it gets a line."""
        command = [sys.executable, "-m", "benchmarks.starts", "--run", str(self._archive), str(output), name]
        command += ["--resume"] if resume else []
        command += ["--stop", stop.event, stop.file, str(stop.number)] if stop else []
        return subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )

    def _wait_for(self, run: subprocess.Popen[str]) -> None:
        assert run.stdout
        said = run.stdout.readline()
        assert said == "there\n", run.communicate(timeout=GUARD)

    def _faults(self, output: Path, codes: list[int]) -> list[str]:
        """What is wrong with the folder of the one run that has come to its end."""
        if codes.count(DONE) != 1:
            return [f"{codes.count(DONE)} runs have come to an end"]
        expected, written = self._alone[str(codes.index(DONE))], contents(output)
        differ = sorted(name for name in {*expected, *written} if expected.get(name) != written.get(name))
        damaged = [fault for checked in verify(output) for fault in checked.faults]
        return [f"{name} is not as written by one run alone" for name in differ] + damaged


def _snapshot(folder: Path) -> dict[str, tuple[int, bytes]]:
    return {path.name: (path.stat().st_mtime_ns, path.read_bytes()) for path in folder.iterdir()}


def _ended(run: subprocess.Popen[str]) -> int:
    """Its exit code; where it waits at a moment, it goes on first."""
    run.communicate("\n", timeout=GUARD)
    return run.returncode


def _run(archive: Path, output: Path, name: str, *, resume: bool) -> None:
    run_batch(
        Inputs(sources=(str(archive),), shard_size=2),
        output,
        engine=Echo(name),
        settings=Settings(),
        resume=resume,
    )


def _stop(moment: Moment) -> None:
    """Have this process wait for a line when it comes to the moment; without an event, now."""
    left = moment.number

    def wait() -> None:
        print("there", flush=True)
        sys.stdin.readline()

    def seen(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal left
        if event == moment.event and (not moment.file or any(moment.file in str(each) for each in arguments)):
            left -= 1
            if not left:
                wait()

    if moment.event:
        sys.addaudithook(seen)
    else:
        wait()


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--rounds", type=int, default=10)
    options.add_argument("--run", nargs=3, metavar=("ARCHIVE", "OUTPUT", "NAME"), help="one run, in this process")
    options.add_argument("--stop", nargs=3, metavar=("EVENT", "FILE", "NUMBER"), help="where it waits for a line")
    options.add_argument("--resume", action="store_true")
    arguments = options.parse_args()
    if arguments.run:
        archive, output, name = arguments.run
        if arguments.stop:
            _stop(Moment(arguments.stop[0], arguments.stop[1], int(arguments.stop[2])))
        try:
            _run(Path(archive), Path(output), name, resume=arguments.resume)
        except ResumeError as error:
            print(error, file=sys.stderr)
            raise SystemExit(REFUSED) from error
        return
    tried: Counter[str] = Counter()
    failed: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        starts = Starts(Path(folder))
        for _ in range(arguments.rounds):
            trials = [(f"forced, {name}", starts.forced(moment)) for name, moment in MOMENTS.items()]
            trials += [(f"killed, {name}", starts.killed(moment)) for name, moment in MOMENTS.items()]
            trials.append((f"natural, {STARTS} at once", starts.natural()))
            for kind, wrong in trials:
                tried[kind] += 1
                failed[kind] += bool(wrong)
                if wrong:
                    print(f"{kind}: {'; '.join(wrong)}", flush=True)
    for kind, number in tried.items():
        print(f"{kind:<40} {failed[kind]} of {number} failed")
    raise SystemExit(bool(failed.total()))


if __name__ == "__main__":
    main()
