"""`python -m benchmarks.kill [--trials 200] [--engine local|ray] [--seed 0]`: kills at random moments, and what is left.

A trial kills one process of a running `extractor batch` with SIGKILL (the fork server, a worker, the child that does its work,
the tracker of resources, the parent), or everything at once, or gives the run a disk that is full after a random number of
bytes.  The run goes on, or is started again with `--resume`, until the archive is done; then every file has to be the one of a
run that nobody disturbed, each article has to be there once, and no temporary file and no process may be left.
The pipeline is blank, so that what is tried is the batch and not the model; `tests/batch/test_exactly_once.py` has both.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Literal, get_args

Kind = Literal["server", "tracker", "worker", "child", "parent", "everything", "disk"]
KINDS: tuple[Kind, ...] = get_args(Kind)
_SERVERS = {"server": b"forkserver", "tracker": b"resource_tracker"}  # the module of multiprocessing that they run
ARTICLES, SHARD_SIZE = 120, 2
_MOST_BYTES = 10_000  # less than the records of a shard have
GUARD = 600  # seconds in which something that hangs is given up


def write_archive(path: Path, articles: int = ARTICLES) -> Path:
    """A file of JSON Lines with so many invented articles; every fifth says what the one before it says, and a bit more."""
    with path.open("w", encoding="utf-8") as file:
        for n in range(articles):
            mill = n - 1 if n % 5 == 4 else n
            text = (
                f"Mill {mill} sold {mill + 2} percent more flour in May, its owner said on Monday. It employs {mill + 40} people"
                f" in {mill + 7} buildings at the river, and {mill + 3} of them were hired this year for a line that packs bags."
            )
            text += " It is old." * (mill != n)
            file.write(json.dumps({"id": f"a{n}", "text": text, "published": "2025-06-09"}) + "\n")
    return path


def contents(folder: Path) -> dict[str, bytes]:
    """All files of an output folder by their names but its report, which says how long it took."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.startswith("report")
    }


class Disturbed:
    """Runs of one archive into one folder, and what is done to them; `done` counts the trials by their kind,
    `sessions` are those of all runs."""

    def __init__(
        self, archive: Path, output: Path, chance: random.Random, *options: str, python: str = sys.executable
    ) -> None:
        self._command = [
            python, "-m", "extractor", "batch", str(archive), "-o", str(output), "--resume",
            "--shard-size", str(SHARD_SIZE), *options,
        ]  # fmt: skip
        self._output, self._chance = output, chance
        self._log = output.with_suffix(".log")  # what runs say
        self.done: Counter[Kind] = Counter()
        self.sessions: list[int] = []
        self._ended: set[int] = set()  # those whose end is our doing

    def finish(self) -> str:
        """Run to the end without trouble; what it says at its end.  Raises AssertionError where it fails."""
        process = self._start(None, stderr=subprocess.PIPE)
        said = process.communicate(timeout=GUARD)[1]
        assert process.returncode == 0, said
        return said

    def disturb(self, kinds: Sequence[Kind]) -> None:
        """A trial of each kind, in this order, as long as the archive is not done."""
        process: subprocess.Popen[str] | None = None
        for kind in kinds:
            tried = False
            while not tried:
                if kind == "disk" and process is not None and process.poll() is None:
                    self._ended.add(process.pid)
                    process.kill()
                    process.wait(GUARD)
                if process is not None and process.poll():
                    said = self._log.read_text(encoding="utf-8")
                    assert process.pid in self._ended, f"a run ended by itself, with {process.returncode}: {said}"
                if process is None or process.poll() is not None:
                    process = self._start(self._chance.randrange(_MOST_BYTES) if kind == "disk" else None)
                self._wait(process, kind)
                if process.poll() == 0:
                    return
                tried = kind == "disk" or self._kill(process, kind)
            self.done[kind] += 1
        if process is not None:
            process.wait(GUARD)

    def _start(self, most_bytes: int | None, stderr: int | None = None) -> subprocess.Popen[str]:
        def limit() -> None:
            if most_bytes is not None:
                resource.setrlimit(resource.RLIMIT_FSIZE, (most_bytes, most_bytes))

        with self._log.open("a", encoding="utf-8") as log:
            process = subprocess.Popen(
                self._command,
                stdout=subprocess.DEVNULL,
                stderr=stderr or log,
                text=True,
                start_new_session=True,
                preexec_fn=limit,
            )
        self.sessions.append(process.pid)
        if most_bytes is not None:
            self._ended.add(process.pid)
        return process

    def _wait(self, process: subprocess.Popen[str], kind: Kind) -> None:
        """Until a random moment, most often after the next shard, else anywhere from the start on; a full disk ends it."""
        if kind == "disk":
            process.wait(GUARD)
            return
        if self._chance.random() < 0.8:
            there, began = self._shards(), time.monotonic()
            while process.poll() is None and self._shards() == there and time.monotonic() - began < GUARD:
                time.sleep(0.01)
        time.sleep(self._chance.random() * 0.15)

    def _shards(self) -> int:
        return sum(1 for _ in self._output.glob("manifest-*.json"))

    def _kill(self, process: subprocess.Popen[str], kind: Kind) -> bool:
        """Kill, unless there was nothing to kill."""
        if process.poll() is not None:
            return False
        victims = self._victims(process.pid, kind)
        if process.pid in victims:
            self._ended.add(process.pid)
        for pid in victims:
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                victims = []
        if process.pid in self._ended:
            process.wait(GUARD)
        return bool(victims)

    def _victims(self, run: int, kind: Kind) -> list[int]:
        parents = processes_of(run)
        if kind in ("parent", "everything"):
            return [run] if kind == "parent" else [run, *(pid for pid in parents if pid != run)]
        servers = {pid: name for pid, parent in parents.items() if parent == run for name in _server(pid)}
        workers = [pid for pid, parent in parents.items() if servers.get(parent) == "server"]
        children = [pid for pid, parent in parents.items() if parent in workers]
        victims = {"worker": workers, "child": children}.get(kind, [pid for pid in servers if servers[pid] == kind])
        return [self._chance.choice(victims)] if victims else []


def _server(pid: int) -> list[str]:
    """Which server of multiprocessing a process is; empty for another one."""
    try:
        command = Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return []
    return [name for name, module in _SERVERS.items() if module in command]


def processes_of(session: int) -> dict[int, int]:
    """The processes of a session that are alive, each with its parent."""
    parents = {}
    for entry in os.listdir("/proc"):
        try:
            fields = Path(f"/proc/{entry}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
        except (OSError, UnicodeDecodeError):
            continue
        if entry.isdigit() and int(fields[3]) == session and fields[0] != "Z":
            parents[int(entry)] = int(fields[1])
    return parents


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--trials", type=int, default=200)
    options.add_argument("--engine", choices=["local", "ray"], default="local")
    options.add_argument("--seed", type=int, default=0)
    chosen = options.parse_args()
    chance = random.Random(chosen.seed)
    done: Counter[Kind] = Counter()
    archives = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        archive = write_archive(folder / "archive.jsonl")
        arguments = ("--model", "blank:en", "--engine", chosen.engine)
        Disturbed(archive, folder / "undisturbed", chance, *arguments).finish()
        expected = contents(folder / "undisturbed")
        # Ray has servers of its own, and a run does not outlive those
        kinds = KINDS if chosen.engine == "local" else ("parent", "everything", "disk")
        while done.total() < chosen.trials:
            archives += 1
            run = Disturbed(archive, folder / str(archives), chance, *arguments)
            run.disturb([chance.choice(kinds) for _ in range(min(20, chosen.trials - done.total()))])
            run.finish()
            done += run.done
            written = contents(folder / str(archives))
            differ = sorted(key for key in {*written, *expected} if written.get(key) != expected.get(key))
            print(
                f"{done.total()} trials, archive {archives}: {'identical' if not differ else f'DIFFERS: {differ[:5]}'}",
                flush=True,
            )
            if differ:
                raise SystemExit(1)
    tried = ", ".join(f"{kind} {number}" for kind, number in sorted(done.items()))
    print(f"{done.total()} trials ({tried}) on {archives} archives of {ARTICLES} articles: every file as undisturbed")


if __name__ == "__main__":
    main()
