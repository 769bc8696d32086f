"""Work that loops, eats memory, crashes, raises or hangs ends alone; what stands beside it comes out whole."""

from __future__ import annotations

import faulthandler
import os
import resource
import signal
import subprocess
import sys
import time

import pytest

from extractor.isolation import Isolated, Limits

LIMITS = Limits(seconds=0.3, megabytes=200)


def work(items: list[str]) -> list[str]:
    """Small letters to capitals; some words do harm."""
    return [act(item) for item in items]


def act(item: str) -> str:
    if item == "loop":
        while True:
            pass
    elif item == "eat":
        hoard = [bytearray(1_000_000)]
        while True:
            hoard.append(bytearray(1_000_000))
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
    elif item == "hang":
        time.sleep(1_000)
    elif item == "interrupt":
        os.kill(os.getpid(), signal.SIGINT)
    elif item == "pid":
        return str(os.getpid())
    elif item == "work":
        start = time.process_time()
        while time.process_time() - start < 0.15:
            pass
        return str(os.getpid())
    return item.upper()


def isolated(limits: Limits = LIMITS) -> Isolated[str, str]:
    return Isolated(work, lambda item, reason: f"{item}: {reason}", limits)


@pytest.mark.parametrize(
    ("guilty", "reason"),
    [
        ("loop", "took more than 0.3 seconds of CPU: allow more, or leave it out"),
        ("eat", "needed more than 200 MB of memory: allow more, or leave it out"),
        ("abort", "ended its process by SIGABRT: please report it"),
        ("segfault", "ended its process by SIGSEGV: please report it"),
        (
            "killed",
            "was killed from outside, most often since the machine had no memory left: free some, or leave it out",
        ),
        ("leave", "ended its process with exit status 3: please report it"),
        ("raise", "raised ValueError (no such thing): please report it"),
    ],
)
def test_only_the_guilty_item_is_refused_with_its_reason(guilty: str, reason: str) -> None:
    with isolated() as run:
        assert run(["a", guilty, "b"]) == ["A", f"{guilty}: {reason}", "B"]
        assert run(["c"]) == ["C"]
        assert run([guilty]) == [f"{guilty}: {reason}"]


def test_a_child_that_waits_without_working_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extractor.isolation._LEAST_WAIT", 0.0)
    with isolated(Limits(seconds=0.01)) as run:
        assert run(["hang"]) == ["hang: gave no answer in 0.2 seconds: leave it out"]


def test_without_limits_nothing_is_refused() -> None:
    with isolated(Limits(seconds=None, megabytes=None)) as run:
        assert run(["a", "b"]) == ["A", "B"]


def test_one_child_serves_all_batches_and_another_one_after_its_end() -> None:
    with isolated() as run:
        first, second = run(["pid"]), run(["pid"])
        run(["abort"])
        assert first == second != run(["pid"])


def test_a_batch_too_long_together_is_done_and_the_next_may_take_longer() -> None:
    with isolated() as run:
        run(["work"] * 3)  # 0.45 seconds, one by one after all
        assert len(set(run(["work"] * 3))) == 1
        before = run(["pid"])
        run(["work"] * 3)
        assert run(["pid"]) == before


def test_batches_and_results_larger_than_a_pipe_pass() -> None:
    items = [letter * 300_000 for letter in "abcdefgh"]
    with isolated() as run:
        assert run(items) == [item.upper() for item in items]
        assert run([]) == []


def test_ctrl_c_is_for_the_parent() -> None:
    with isolated() as run:
        assert run(["interrupt"]) == ["INTERRUPT"]


@pytest.mark.parametrize("error", [None, KeyboardInterrupt])
def test_no_process_is_left(error: type[BaseException] | None) -> None:
    pids: list[str] = []
    with pytest.raises(KeyboardInterrupt) if error else isolated(), isolated() as run:
        pids += run(["pid"])
        run(["abort"])
        pids += run(["pid"])
        if error:
            raise error
    for pid in pids:
        with pytest.raises(ProcessLookupError):
            os.kill(int(pid), 0)


def test_the_child_ends_with_a_parent_that_is_killed() -> None:
    code = (
        "import os, signal\nfrom extractor.isolation import Isolated, Limits\n"
        "with Isolated(lambda items: items, lambda item, reason: reason, Limits()) as run:\n"
        "    print(run(['alive']), flush=True)\n    os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    # the output ends when the last process that holds its pipe has ended
    done = subprocess.run([sys.executable, "-c", code], stdout=subprocess.PIPE, timeout=100, check=False)
    assert (done.stdout, done.returncode) == (b"['alive']\n", -signal.SIGKILL)


def test_what_was_printed_before_is_written_once() -> None:
    code = (
        "from extractor.isolation import Isolated, Limits\nprint('before')\n"
        "with Isolated(lambda items: items, lambda item, reason: reason, Limits()) as run:\n    print(run([1]))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], stdout=subprocess.PIPE, timeout=100, check=True)
    assert done.stdout == b"before\n[1]\n"


@pytest.mark.issue(7)
def test_where_there_is_no_fork_the_work_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "fork")
    with Isolated(lambda numbers: [os.getpid() for _ in numbers], lambda n, reason: 0, Limits()) as work:
        assert work([1, 2]) == [os.getpid()] * 2


@pytest.mark.issue(7)
def test_a_narrower_limit_of_the_user_holds_and_ends_nothing() -> None:
    soft, most = resource.getrlimit(resource.RLIMIT_AS)
    roof = 64 * 2**30  # bytes: what is here fits, twice the default does not ask for it
    resource.setrlimit(resource.RLIMIT_AS, (roof, most))
    try:
        with Isolated(
            lambda numbers: [resource.getrlimit(resource.RLIMIT_AS)[0] for _ in numbers],
            lambda n, reason: -1,
            Limits(megabytes=10_000_000),
        ) as work:
            assert work([1]) == [roof]
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, most))
