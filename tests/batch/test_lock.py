"""Who holds a lock, and until when."""

from __future__ import annotations

import errno
import fcntl
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from extractor.batch.lock import Lock, is_held
from extractor.errors import InputError, ResumeError

from .archive import GUARD

OWNER = """
import os, sys, time
from pathlib import Path
from extractor.batch.lock import Lock
with Lock(Path(sys.argv[1])) as lock:
    if os.fork() == 0:
        os.close(1)  # the parent alone says that it is there
        sys.stdin.readline()
        lock.__exit__(None, None, None)
        os._exit(0)
    print("held", flush=True)
    time.sleep(3600)
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / ".lock"


@pytest.fixture
def owner(path: Path) -> Iterator[subprocess.Popen[str]]:
    """A process that holds the lock and has a child, forked meanwhile, that waits for a line and then leaves."""
    with subprocess.Popen(
        [sys.executable, "-c", OWNER, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout
        assert process.stdout.readline() == "held\n"
        yield process
        process.kill()


def test_one_holds_it_and_another_learns_who(path: Path, owner: subprocess.Popen[str]) -> None:
    with pytest.raises(ResumeError, match=rf"another run is using it \(process {owner.pid} on .*wait until it ends"):
        Lock(path).__enter__()
    assert is_held(path)


def test_an_owner_that_is_killed_holds_it_no_more_though_its_child_lives(
    path: Path, owner: subprocess.Popen[str]
) -> None:
    owner.send_signal(signal.SIGKILL)
    owner.wait(GUARD)
    assert not is_held(path)
    with Lock(path):
        assert is_held(path)


def test_a_child_that_leaves_does_not_end_what_its_parent_holds(path: Path, owner: subprocess.Popen[str]) -> None:
    assert owner.stdin
    children = Path(f"/proc/{owner.pid}/task/{owner.pid}/children").read_text(encoding="utf-8").split()
    owner.stdin.write("\n")
    owner.stdin.flush()
    while Path(f"/proc/{children[0]}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0] != "Z":
        time.sleep(0.01)
    assert is_held(path)


def test_nothing_is_left_at_the_end(path: Path) -> None:
    with Lock(path):
        assert path.exists()
    assert not is_held(path)
    assert not path.exists()


def test_a_file_that_is_made_again_between_open_and_lock_is_the_one_that_is_held(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = fcntl.flock

    def late(file: int, operation: int) -> None:
        monkeypatch.setattr(fcntl, "flock", real)
        path.unlink()
        path.touch()
        real(file, operation)

    monkeypatch.setattr(fcntl, "flock", late)
    with Lock(path), pytest.raises(ResumeError):
        Lock(path).__enter__()


def test_a_file_that_is_removed_while_it_is_held_is_noticed(path: Path) -> None:
    with Lock(path) as lock:
        lock.check()
        path.unlink()
        with Lock(path), pytest.raises(ResumeError, match="was removed while this run was at work"):
            lock.check()


def test_what_waits_gets_it_at_the_end(
    path: Path, owner: subprocess.Popen[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    real = fcntl.flock

    def flock(file: int, operation: int) -> None:
        assert operation == fcntl.LOCK_EX
        owner.kill()
        real(file, operation)
        monkeypatch.setattr(fcntl, "flock", real)

    monkeypatch.setattr(fcntl, "flock", flock)
    with Lock(path, wait=True):
        assert is_held(path)


@pytest.mark.parametrize(("module", "name"), [(fcntl, "flock"), (os, "fstat")])
def test_a_file_that_another_machine_removes_meanwhile_is_made_again(
    path: Path, monkeypatch: pytest.MonkeyPatch, module: ModuleType, name: str
) -> None:
    real = getattr(module, name)

    def stale(*arguments: Any) -> None:
        monkeypatch.setattr(module, name, real)
        path.unlink()
        raise OSError(errno.ESTALE, "Stale file handle")

    monkeypatch.setattr(module, name, stale)
    with Lock(path) as lock:
        lock.check()


@pytest.mark.parametrize(("module", "name", "kind"), [(fcntl, "flock", InputError), (os, "fstat", OSError)])
def test_a_file_system_that_fails_is_said(
    path: Path, monkeypatch: pytest.MonkeyPatch, module: ModuleType, name: str, kind: type[Exception]
) -> None:
    real = getattr(module, name)

    def fail(*arguments: Any) -> None:
        monkeypatch.setattr(module, name, real)
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(module, name, fail)
    with pytest.raises(kind, match="Input/output error"):
        Lock(path).__enter__()


def test_a_folder_that_cannot_be_written_to_is_said(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="choose a folder you can write to"):
        Lock(tmp_path / "missing" / ".lock").__enter__()


def test_a_full_disk_does_not_keep_anybody_from_the_lock(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(file: int, data: bytes) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "write", full)
    with Lock(path):
        assert is_held(path)
    assert not path.exists()
