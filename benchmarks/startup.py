"""`python -m benchmarks.startup`: the CPU of starting, as a share of what loading the model takes in the same run.

Each command runs in a process of its own, in turn with the others; the medians are compared, so that a machine whose speed
drifts does not decide.  At most a quarter is wanted for what needs no model.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys

ROUNDS = 5
LOADING = ["-c", "import extractor; extractor.load_pipeline()"]
COMMANDS = {
    "--version": ["-m", "extractor", "--version"],
    "--help": ["-m", "extractor", "--help"],
    "extract --help": ["-m", "extractor", "extract", "--help"],
    "a usage error": ["-m", "extractor", "extract", "a.txt", "--format", "pdf"],
    "a wrong date": ["-m", "extractor", "extract", "a.txt", "--published", "last week"],
}
WANTED = 0.25


def main() -> None:
    """Print the shares."""
    rows = {"loading the model": LOADING, **COMMANDS}
    spent: dict[str, list[float]] = {name: [] for name in rows}
    for _ in range(ROUNDS):
        for name, arguments in rows.items():
            spent[name].append(_cpu(arguments))
    loading = statistics.median(spent["loading the model"])
    print(
        f"CPU of starting as a share of loading the model, medians of {ROUNDS} runs in turn; wanted: {WANTED:.2f} at most"
    )
    for name in COMMANDS:
        print(f"{name:<20} {statistics.median(spent[name]) / loading:.3f}")


def _cpu(arguments: list[str]) -> float:
    """CPU seconds of a process, the kernel's share included."""
    before = os.times()
    subprocess.run([sys.executable, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


if __name__ == "__main__":
    main()
