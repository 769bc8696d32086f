"""How a command ends when it is stopped, when nobody takes what it writes, and what is left on the disk then.

Real processes, on a blank pipeline: the rules have less to say, and the ends are the same.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import pytest

from tests.cli.conftest import TEXT

pytestmark = pytest.mark.issue(15)

GUARD = 600  # seconds in which a process that hangs is given up; it decides nothing else
# With their language: what finds it unpacks its model into a file, which a disk that is full would stop too
ROWS = b"".join(
    json.dumps({"id": f"w-{number}", "text": TEXT, "language": "en"}).encode() + b"\n" for number in range(40)
)
EXTRACT = ("extract", "--from", "jsonl", "--model", "blank:en", "-")
FULL = Path("/dev/full")


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "extractor", *arguments]


@pytest.fixture
def running(tmp_path: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A run that has written its first batch to out.jsonl.part and waits for more rows."""
    (tmp_path / "out.jsonl").write_bytes(b"before\n")
    arguments = command(*EXTRACT, "-o", str(tmp_path / "out.jsonl"))
    with subprocess.Popen(arguments, stdin=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdin
        process.stdin.write(ROWS)
        process.stdin.flush()
        until = time.monotonic() + GUARD
        while not (part := tmp_path / "out.jsonl.part").exists() or part.read_bytes().count(b"\n") < 32:
            assert process.poll() is None
            assert time.monotonic() < until
            time.sleep(0.05)
        yield process
        process.kill()


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_a_signal_ends_the_run_and_says_where_what_was_done_is(
    running: subprocess.Popen[bytes], tmp_path: Path, name: str
) -> None:
    if signal.getsignal(signal.Signals[name]) is signal.SIG_IGN:
        pytest.skip(f"{name} is ignored here, as under nohup, and what ignores it goes on")
    running.send_signal(signal.Signals[name])
    # standard error ends when the last process that holds it has: no worker is left
    said = running.communicate(timeout=GUARD)[1].decode()
    assert said == f"extractor: ended by {name}; what was done is in {tmp_path}/out.jsonl.part\n"
    assert running.returncode == -signal.Signals[name]
    check_what_is_left(tmp_path)


def test_a_run_that_is_killed_leaves_whole_records_and_no_worker(
    running: subprocess.Popen[bytes], tmp_path: Path
) -> None:
    running.kill()
    assert running.communicate(timeout=GUARD)[1] == b""
    check_what_is_left(tmp_path)


def check_what_is_left(folder: Path) -> None:
    assert sorted(path.name for path in folder.iterdir()) == ["out.jsonl", "out.jsonl.part"]
    assert (folder / "out.jsonl").read_bytes() == b"before\n"
    ids = [json.loads(line)["input_id"] for line in (folder / "out.jsonl.part").read_bytes().splitlines()]
    assert ids == [f"w-{number}" for number in range(32)]


def test_a_signal_that_is_ignored_stays_so(tmp_path: Path) -> None:
    program = (
        "import os, signal, sys; signal.signal(signal.SIGHUP, signal.SIG_IGN)\n"
        "from extractor.cli.signals import signals_raise\n"
        "with signals_raise(): os.kill(os.getpid(), signal.SIGHUP)\n"
        "print('alive')"
    )
    assert subprocess.run([sys.executable, "-c", program], capture_output=True, check=True).stdout == b"alive\n"


ENDLESS = """
import os, signal
from extractor.cli import signals
signals._CLEAN_UP = {patience}
with signals.signals_raise():
    try:
        os.kill(os.getpid(), signal.SIGTERM)
    finally:
        os.kill(os.getpid(), signal.SIGINT)
        print("cleaned up", flush=True)
"""


@pytest.mark.parametrize(("patience", "cleaned"), [(1e9, b"cleaned up\n"), (-1.0, b"")], ids=["soon", "late"])
def test_a_second_signal_waits_for_the_clean_up_but_not_for_ever(patience: float, cleaned: bytes) -> None:
    program = ENDLESS.format(patience=patience)
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, timeout=GUARD, check=False)
    assert done.stdout == cleaned
    assert (b"Ended: ended by SIGTERM" in done.stderr, done.returncode == -signal.SIGINT) == (
        bool(cleaned),
        not cleaned,
    )


def test_a_disk_that_is_full_ends_with_one_line_and_whole_records(tmp_path: Path) -> None:
    """A limit on the size of files represents the disk."""
    done = subprocess.run(
        command(*EXTRACT, "-o", str(tmp_path / "out.jsonl")),
        input=ROWS,
        capture_output=True,
        timeout=GUARD,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000)),
    )
    said = done.stderr.decode()
    assert said.startswith(f"extractor: cannot write {tmp_path}/out.jsonl (File too large): free some space")
    assert said.endswith(f"; what was done is in {tmp_path}/out.jsonl.part\n")
    assert (done.returncode, said.count("\n")) == (3, 1)
    assert [path.name for path in tmp_path.iterdir()] == ["out.jsonl.part"]
    assert all(map(json.loads, (tmp_path / "out.jsonl.part").read_bytes().splitlines()))


CLOSED = "extractor: standard output was closed by its reader before the end\n"
NO_SPACE = "extractor: cannot write to standard output (No space left on device)"


@pytest.fixture(params=["full", "closed"])
def unwilling(request: pytest.FixtureRequest) -> Iterator[tuple[IO[bytes] | int, int, str]]:
    """An output that takes nothing, and the exit code and the line that it leads to."""
    if request.param == "full":
        if not FULL.exists():
            pytest.skip("no /dev/full here")
        with FULL.open("wb") as file:
            yield file, 3, NO_SPACE
    else:
        reader, writer = os.pipe()
        os.close(reader)
        yield writer, -signal.SIGPIPE, CLOSED
        os.close(writer)


@pytest.mark.parametrize("arguments", [EXTRACT, ("schema",), ("--version",)], ids=lambda arguments: arguments[0])
def test_an_output_that_takes_nothing_ends_with_one_line(
    unwilling: tuple[IO[bytes] | int, int, str], arguments: tuple[str, ...]
) -> None:
    output, code, line = unwilling
    done = subprocess.run(
        command(*arguments), input=ROWS[:200], stdout=output, stderr=subprocess.PIPE, timeout=GUARD, check=False
    )
    assert done.stderr.decode().startswith(line)
    assert done.stderr.count(b"\n") == 1
    assert done.returncode == code


def test_help_on_a_full_device_is_no_traceback() -> None:
    if not FULL.exists():
        pytest.skip("no /dev/full here")
    with FULL.open("wb") as file:
        done = subprocess.run(command("-h"), stdout=file, stderr=subprocess.PIPE, timeout=GUARD, check=False)
    assert (done.returncode, done.stderr.count(b"\n")) == (3, 1)


@pytest.mark.parametrize(
    ("shell", "code", "said"),
    [
        ("--version >&-", 3, "standard output is closed: name a file with -o"),
        ("top - <&-", 3, "-: cannot be opened (Bad file descriptor)"),
        ("extract - <&-", 3, "-: cannot be read ([Errno 9] Bad file descriptor)"),
        ("top missing 2>&-", 3, ""),
    ],
)
def test_closed_streams_are_no_traceback(shell: str, code: int, said: str) -> None:
    done = subprocess.run(
        f"{sys.executable} -m extractor {shell}", shell=True, capture_output=True, text=True, timeout=GUARD, check=False
    )
    assert done.stderr.startswith(f"extractor: {said}" if said else "")
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (code, "", bool(said))


def test_no_output_gets_the_number_of_a_closed_stream(tmp_path: Path) -> None:
    """What another library writes to standard error would be in it."""
    program = "import os, sys; from extractor.cli import main\nmain_ = sys.modules['extractor.cli.main']\n"
    program += "main_._fill_closed_streams(); print(os.open('out', os.O_CREAT | os.O_WRONLY))"
    done = subprocess.run(
        f'{sys.executable} -c "$PROGRAM" 2>&- <&-',
        shell=True, cwd=tmp_path, env=os.environ | {"PROGRAM": program}, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert int(done.stdout) > 2
