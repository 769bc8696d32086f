"""`python -m benchmarks.startup`: the CPU and memory of starting, as ratios to bare libraries that start in the same run.

Bare is what anybody would write: `import trafilatura`, `spacy.load` of the model.  Each command runs in a process of its own,
in turn with the others; the medians are compared, so that a machine whose speed drifts does not decide.  Wanted: one short
text extracted for at most 1.5 of the CPU and 1.6 of the memory of the bare start, and a quarter of the CPU of loading the
pipeline for what needs no model.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys

ROUNDS = 5
BARE = [
    "-c",
    "import trafilatura, spacy\nfrom extractor.base_model import default_model_path\nspacy.load(default_model_path())",
]
TEXT = ["-m", "extractor", "extract", "docs/examples/steel.txt", "--published", "2025-06-09", "--format", "jsonl"]
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
    """Print the ratios."""
    rows = {"bare": BARE, "a short text": TEXT, "loading": LOADING, **COMMANDS}
    spent: dict[str, list[tuple[float, float]]] = {name: [] for name in rows}
    for _ in range(ROUNDS):
        for name, arguments in rows.items():
            spent[name].append(_spent(arguments))
    cpu, memory = (
        {name: statistics.median(run[which] for run in runs) for name, runs in spent.items()} for which in (0, 1)
    )
    print(f"starting, medians of {ROUNDS} runs in turn")
    for name in ("a short text", "loading"):
        print(
            f"{name + ' / bare':<30} CPU {cpu[name] / cpu['bare']:.2f}, memory {memory[name] / memory['bare']:.2f} "
            f"({cpu[name]:.2f} s, {memory[name]:.0f} MB)"
        )
    for name in COMMANDS:
        print(f"{name + ' / loading':<30} CPU {cpu[name] / cpu['loading']:.3f}, wanted {WANTED:.2f} at most")


def _spent(arguments: list[str]) -> tuple[float, float]:
    """CPU seconds of a process and its children, the kernel's share included; the megabytes that the largest of them had."""
    process = subprocess.Popen([sys.executable, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, _, used = os.wait4(process.pid, 0)
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1000


if __name__ == "__main__":
    main()
