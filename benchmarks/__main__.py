"""`python -m benchmarks [FOLDER]`: what the extractor costs on the HTML pages of a folder (default: the project's own corpus).

The bare libraries and the extractor run in turn, three times each, in processes of their own; the medians are compared,
so that a machine whose speed drifts does not decide.  At most 0.70 is wanted for the whole, at most 1.40 for cleaning.  Then
what the first pass costs, with what is read and compiled at first use; where the CPU goes, each step as a share of the same
bare total, so that the shares add up to the whole (but for the size of batches); the peak memory of both; what starting costs.
"""

from __future__ import annotations

import importlib
import importlib.util
import json
import statistics
import subprocess
import sys
from pathlib import Path

ROUNDS = 3


def main() -> None:
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "corpus")
    pages = sorted(str(path) for path in folder.rglob("*.html"))
    if not pages:
        raise SystemExit(f"no .html pages in {folder}: give a folder that has some")
    runs: dict[str, list[dict[str, float]]] = {"bare": [], "extractor": []}
    for _ in range(ROUNDS):
        for workload, results in runs.items():
            done = subprocess.run(
                [sys.executable, "-m", "benchmarks.workloads", workload, *pages], capture_output=True, check=True
            )
            results.append(json.loads(done.stdout))
    bare, ours = (_medians(runs[workload]) for workload in ("bare", "extractor"))
    print(f"{len(pages)} pages, CPU as a ratio, medians of {ROUNDS} runs in turn")
    print(f"whole extractor / (bare trafilatura + bare nlp.pipe)   {ours['total'] / bare['total']:.2f}")
    print(f"the same of the first pass                             {ours['first'] / bare['first']:.2f}")
    print(f"cleaning / bare trafilatura                            {ours['cleaning'] / bare['cleaning']:.2f}")
    for name, seconds in ours.items():
        if name not in ("total", "first", "megabytes"):
            print(f"    {name:<50} {seconds / bare['total']:.3f}")
    print(f"peak memory, MB: {ours['megabytes']:.0f}, bare {bare['megabytes']:.0f}")
    for name in ("benchmarks.startup", "benchmarks.batch", "benchmarks.desk", "benchmarks.store"):
        if importlib.util.find_spec(name):
            importlib.import_module(name).main()


def _medians(runs: list[dict[str, float]]) -> dict[str, float]:
    return {key: statistics.median(run[key] for run in runs) for key in runs[0]}


if __name__ == "__main__":
    main()
