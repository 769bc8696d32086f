"""Work that loops, eats memory, crashes, raises or hangs ends alone; what is beside it comes out whole.

No outcome here depends on how fast a machine is: what has to take too long never ends, and what shares a batch says by itself
whether the time that the batch was given is enough for it.
"""

from __future__ import annotations

import faulthandler
import os
import resource
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from extractor.errors import Crashed, Killed, OutOfMemory, OutOfTime, WorkError
from extractor.isolation import Isolated, Limits

NO_LIMITS = Limits(seconds=None, megabytes=None)
HOURS = 10_000.0  # seconds of CPU: nobody gets there
GUARD = 600  # seconds in which a process that hangs is given up; it decides nothing else


def work(items: list[str]) -> Iterator[bytes]:
    """Small letters to capitals; some words do harm."""
    if items.count("hour") * 0.9 * HOURS > (signal.getitimer(signal.ITIMER_PROF)[0] or float("inf")):
        os.kill(os.getpid(), signal.SIGPROF)  # as the kernel would after the time that the batch was given
    return map(act, items)


def act(item: str) -> bytes:  # noqa: C901 - one branch for each harm
    if item == "loop":
        while True:
            pass
    elif item == "eat":
        hoard = [bytearray(1_000_000)]
        while True:
            hoard.append(bytearray(1_000_000))
    elif item == "late":
        os.kill(os.getpid(), signal.SIGPROF)
    elif item == "abort":
        faulthandler.disable()  # pytest would print the stack
        os.abort()
    elif item == "segfault":
        faulthandler.disable()
        os.kill(os.getpid(), signal.SIGSEGV)
    elif item == "killed":
        os.kill(os.getpid(), signal.SIGKILL)
    elif item == "leave":
        os._exit(3)
    elif item == "raise":
        raise ValueError("no such thing")
    elif item == "surrogate":
        raise ValueError("\ud83d")
    elif item == "hang":
        while True:
            signal.pause()
    elif item in ("SIGINT", "SIGTERM", "SIGHUP"):
        os.kill(os.getpid(), signal.Signals[item])
    elif item in ("pid", "hour"):
        return str(os.getpid()).encode()
    return item.upper().encode()


def refuse(item: str, reason: WorkError) -> bytes:
    return f"{item}: {reason} [{reason.code}]".encode()


def isolated(limits: Limits = NO_LIMITS) -> Isolated[str]:
    return Isolated(work, refuse, limits)


@pytest.mark.parametrize(
    ("guilty", "reason", "kind", "limits"),
    [
        ("late", "took more than 10000 seconds of CPU: allow more, or leave it out", OutOfTime, Limits(seconds=HOURS)),
        (
            "eat",
            "needed more than 300 MB of memory: allow more, or leave it out",
            OutOfMemory,
            Limits(seconds=None, megabytes=300),
        ),
        ("abort", "ended its process by SIGABRT: please report it", Crashed, NO_LIMITS),
        ("segfault", "ended its process by SIGSEGV: please report it", Crashed, NO_LIMITS),
        (
            "killed",
            "was killed from outside, most often since the machine had no memory left: free some, or leave it out",
            Killed,
            NO_LIMITS,
        ),
        ("leave", "ended its process with exit status 3: please report it", Crashed, NO_LIMITS),
        ("raise", "raised ValueError (no such thing): please report it", Crashed, NO_LIMITS),
        ("surrogate", "raised ValueError (?): please report it", Crashed, NO_LIMITS),
    ],
)
def test_only_the_guilty_item_is_refused_with_its_reason(
    guilty: str, reason: str, kind: type[WorkError], limits: Limits
) -> None:
    refused = refuse(guilty, kind(reason))
    with isolated(limits) as run:
        assert list(run(["a", guilty, "b"])) == [b"A", refused, b"B"]
        assert list(run(["c"])) == [b"C"]
        assert list(run([guilty])) == [refused]


@pytest.mark.issue(17)
def test_an_item_that_was_beside_a_kill_is_done_after_all(tmp_path: Path) -> None:
    kills = tmp_path / "kills"

    def work(items: list[str]) -> Iterator[bytes]:
        for item in items:
            if item == "unlucky" and len(kills.read_bytes()) < 2:
                with kills.open("ab") as file:
                    file.write(b"x")
                os.kill(os.getpid(), signal.SIGKILL)
            yield item.encode()

    kills.touch()
    with Isolated(work, refuse, NO_LIMITS) as run:
        assert list(run(["a", "unlucky", "b"])) == [b"a", b"unlucky", b"b"]


def test_what_never_ends_is_ended_by_its_cpu() -> None:
    with isolated(Limits(seconds=0.01)) as run:
        assert list(run(["loop"])) == [b"loop: took more than 0.01 seconds of CPU: allow more, or leave it out [time]"]


def test_a_child_that_waits_without_working_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extractor.isolation._LEAST_WAIT", 0.0)
    monkeypatch.setattr("extractor.isolation._STALLED", 0.1 / HOURS)
    with isolated(Limits(seconds=HOURS)) as run:
        assert list(run(["hang"])) == [b"hang: gave no answer in 0.1 seconds: leave it out [time]"]


def test_without_limits_nothing_is_refused() -> None:
    with isolated() as run:
        assert list(run(["a", "b"])) == [b"A", b"B"]


def test_one_child_serves_all_batches_and_another_one_after_its_end() -> None:
    with isolated() as run:
        first, second = list(run(["pid"])), list(run(["pid"]))
        list(run(["abort"]))
        assert first == second != list(run(["pid"]))


def test_what_was_answered_is_not_done_again() -> None:
    with isolated() as run:
        first, _, last = run(["pid", "abort", "pid"])
        assert first != last


def test_a_batch_too_long_together_is_done_and_the_next_may_take_longer() -> None:
    with isolated(Limits(seconds=HOURS)) as run:
        assert len(set(run(["hour"] * 2))) == 1  # one by one after all, in the child that took over
        before = list(run(["pid"]))
        list(run(["hour"] * 2))
        assert list(run(["pid"])) == before


def test_batches_and_results_larger_than_a_pipe_pass() -> None:
    items = [letter * 300_000 for letter in "abcdefgh"]
    with isolated() as run:
        assert list(run(items)) == [item.upper().encode() for item in items]
        assert list(run([])) == []


def test_results_come_while_the_batch_goes_on() -> None:
    with isolated() as run:
        answers = run(["a", "hang"])
        assert next(answers) == b"A"
        answers.close()  # type: ignore[attr-defined]
        assert list(run(["b"])) == [b"B"]


@pytest.mark.parametrize("results", [[b"1"], [b"1", b"2", b"3"]], ids=["too few", "too many"])
def test_work_that_miscounts_is_found_out(results: list[bytes]) -> None:
    with Isolated(lambda items: results, lambda item, why: str(why).encode(), NO_LIMITS) as run:
        answers = list(run(["a", "b"]))
    assert len(answers) == 2
    assert answers[0] == b"1"


@pytest.mark.parametrize(
    ("message", "said"),
    [
        (b"", b"gave an answer that is none: please report it"),
        (b".", b"gave an answer that is none: please report it"),
        (b"?said", b"said"),
    ],
)
def test_what_is_no_answer_ends_the_child(message: bytes, said: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extractor.isolation._RESULT", message)
    with Isolated(lambda items: [b"" for _ in items], lambda item, why: str(why).encode(), NO_LIMITS) as run:
        monkeypatch.undo()  # in the parent, which is on its guard
        assert list(run(["a"])) == [said]


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_what_a_terminal_sends_to_all_is_for_the_parent(name: str) -> None:
    with isolated() as run:
        assert list(run([name])) == [name.encode()]


@pytest.mark.parametrize("error", [None, KeyboardInterrupt])
def test_no_process_is_left(error: type[BaseException] | None) -> None:
    pids: list[bytes] = []
    with pytest.raises(KeyboardInterrupt) if error else isolated(), isolated() as run:
        pids += run(["pid"])
        list(run(["abort"]))
        pids += run(["pid"])
        if error:
            raise error
    for pid in pids:
        with pytest.raises(ProcessLookupError):
            os.kill(int(pid), 0)


PROGRAM = """
import os, signal
from extractor.errors import Crashed, Killed, OutOfMemory, OutOfTime, WorkError
from extractor.isolation import Isolated, Limits
print('before')
with Isolated(lambda items: items, lambda item, reason: b'', Limits()) as run:
    print(*run([b'alive']), flush=True)
"""


def test_the_child_ends_with_a_parent_that_is_killed() -> None:
    code = f"{PROGRAM}    os.kill(os.getpid(), signal.SIGKILL)\n"
    # the output ends when the last process that holds its pipe has ended
    done = subprocess.run([sys.executable, "-c", code], stdout=subprocess.PIPE, timeout=GUARD, check=False)
    assert (done.stdout, done.returncode) == (b"before\nb'alive'\n", -signal.SIGKILL)


ORPHAN = """
import os, re, signal, sys
from extractor import isolation
def work(items):
    yield b""
    sys.stdout.flush()
    {loop}
if {by_thread}:
    isolation._ask_kernel = lambda: False
with isolation.Isolated(work, lambda item, reason: b"", isolation.Limits(seconds=None)) as run:
    next(run([1, 2]))
    os.kill(os.getpid(), signal.SIGKILL)
"""
IN_C_CODE = "re.match('(a+)+$', 'a' * 60 + 'b')"  # for years, and no other thread gets its turn


@pytest.mark.issue(15)
@pytest.mark.parametrize(
    ("loop", "by_thread"),
    [
        pytest.param(
            IN_C_CODE, False, marks=pytest.mark.skipif(sys.platform != "linux", reason="by the kernel of Linux")
        ),
        ("while True: pass", True),
    ],
    ids=["kernel", "thread"],
)
def test_a_child_in_the_midst_of_its_work_ends_with_a_parent_that_is_killed(loop: str, by_thread: bool) -> None:
    code = ORPHAN.format(loop=loop, by_thread=by_thread)
    done = subprocess.run([sys.executable, "-c", code], stdout=subprocess.PIPE, timeout=GUARD, check=False)
    assert done.returncode == -signal.SIGKILL


def test_what_was_printed_before_is_written_once() -> None:
    done = subprocess.run([sys.executable, "-c", PROGRAM], stdout=subprocess.PIPE, timeout=GUARD, check=True)
    assert done.stdout == b"before\nb'alive'\n"


@pytest.mark.issue(7)
def test_where_there_is_no_fork_the_work_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "fork")
    here = str(os.getpid()).encode()
    with isolated(Limits()) as run:
        assert list(run(["pid", "pid"])) == [here, here]


@pytest.mark.issue(7)
def test_a_narrower_limit_of_the_user_holds_and_ends_nothing() -> None:
    soft, most = resource.getrlimit(resource.RLIMIT_AS)
    roof = 64 * 2**30  # bytes: what is here fits, twice the default does not ask for it

    def limit_of(items: list[str]) -> list[bytes]:
        return [b"%d" % resource.getrlimit(resource.RLIMIT_AS)[0] for _ in items]

    resource.setrlimit(resource.RLIMIT_AS, (roof, most))
    try:
        with Isolated(limit_of, refuse, Limits(megabytes=10_000_000)) as run:
            assert list(run(["a"])) == [b"%d" % roof]
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, most))
