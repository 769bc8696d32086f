"""A test that never ends fails, and says where it waits."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.kill import GUARD

CONFIGURATION = Path(__file__).parents[1] / "pyproject.toml"
ENDLESS = "import time\n\ndef test_never_ends():\n    time.sleep(1_000_000)\n"


def test_a_test_waits_longer_for_its_processes_than_for_nothing(pytestconfig: pytest.Config) -> None:
    of_python, of_all = float(pytestconfig.getini("timeout")), float(pytestconfig.getini("faulthandler_timeout"))
    assert GUARD < of_python < of_all
    assert pytestconfig.getini("faulthandler_exit_on_timeout")


@pytest.mark.parametrize(
    ("limits", "said"),
    [
        (["--timeout=0.2"], ["Timeout (>0.2s) from pytest-timeout", "    time.sleep(1_000_000)"]),
        (
            ["--timeout=0", "-o", "faulthandler_timeout=0.2"],
            ["Timeout (0:00:00.200000)!", 'test_waits.py", line 4 in test_never_ends'],
        ),
    ],
    ids=["in Python", "in C"],
)
def test_a_test_that_never_ends_fails_with_the_line_where_it_waits(
    tmp_path: Path, limits: list[str], said: list[str]
) -> None:
    path = tmp_path / "test_waits.py"
    path.write_text(ENDLESS, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-c", str(CONFIGURATION), "-p", "no:cacheprovider", *limits, str(path)]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=GUARD)
    assert ended.returncode == 1, ended.stdout + ended.stderr
    assert [words for words in said if words not in ended.stdout + ended.stderr] == []
