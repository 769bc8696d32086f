"""`python -m benchmarks.batch [FOLDER]`: what an archive costs: workers, memory, reading, bytes.

The HTML pages of the folder (default: the project's own corpus), many times over with another number and another word in each,
are in a WARC file.  One worker and two do it in turn; the rates are compared, on a machine that has to have two idle cores
for that.  Then a worker's memory, as its proportional share with that of its child, while it reads 20,000 small articles on a
blank pipeline, each with words that no other has; and the rate at which one process reads pages for its workers.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.archive import own_word, write_warc

PAGES = 400
ROUNDS = 3
SMALL = 20_000  # articles for the memory
FROM = 2_000  # of them, after which growth counts
GUARD = 3_600  # seconds in which something that hangs is given up


def main() -> None:
    """Print the numbers."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "corpus")
    pages = [path.read_bytes() for path in sorted(folder.rglob("*.html"))]
    if not pages:
        raise SystemExit(f"no .html pages in {folder}: give a folder that has some")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        archive = write_warc(folder / "archive.warc.gz", pages, range(PAGES))
        print(f"{PAGES} pages, load of the machine before: {os.getloadavg()[0]:.1f}")
        _workers(archive, folder)
        _formats(archive, folder)
        _memory(folder)
        _reading(archive)


def _workers(archive: Path, folder: Path) -> None:
    rates: dict[int, list[float]] = {1: [], 2: []}
    for turn in range(ROUNDS):
        for workers in rates:
            report = _batch(
                archive, folder / f"workers-{workers}-{turn}", "--workers", str(workers), "--shard-size", "25"
            )
            rates[workers].append(report["this_process"]["articles_per_second"])
    single, double = (statistics.median(rates[workers]) for workers in (1, 2))
    print(f"articles a second, medians of {ROUNDS} runs in turn: one worker {single:.2f}, two {double:.2f}")
    print(f"two workers / one worker                               {double / single:.2f}   (wanted: 1.75)")
    report = json.loads((folder / "workers-1-0" / "report.json").read_bytes())
    worker, reader = (
        report["this_process"][f"cpu_seconds_of_{who}"] / report["articles"] for who in ("workers", "reader")
    )
    print(f"CPU seconds of a worker for an article                 {worker:.3f}")
    print(f"workers that one reading process keeps busy            {worker / reader:.0f}")


def _formats(archive: Path, folder: Path) -> None:
    for format in ("jsonl", "jsonl.zst", "parquet"):
        report = _batch(archive, folder / f"format-{format}", "--format", format, "--limit", "100")
        cpu = report["this_process"]["cpu_seconds_of_workers"] / report["articles"]
        print(
            f"{format + ', bytes and CPU seconds for an article':<50} {report['bytes'] / report['articles']:>8,.0f} {cpu:.3f}"
        )


def _memory(folder: Path) -> None:
    archive = folder / "small.jsonl"
    with archive.open("w", encoding="utf-8") as file:
        for n in range(SMALL):
            first, second, third = (own_word(n + SMALL * step) for step in range(3))
            text = f"The {first} of {second.title()} rose {n % 90 + 2} percent in May, {third} said."
            file.write(json.dumps({"id": str(n), "text": text, "published": "2025-06-09"}) + "\n")
    output = folder / "memory"
    shares: list[tuple[int, float]] = []  # articles done, MB of the worker and its child
    with subprocess.Popen(_command(archive, output, "--model", "blank:en", "--workers", "1")) as process:
        while process.poll() is None:
            done = 200 * sum(1 for _ in output.glob("manifest-*"))
            if share := _worker_megabytes(process.pid):
                shares.append((done, share))
            time.sleep(0.05)
    early = [share for done, share in shares if FROM <= done < 2 * FROM]
    late = [share for done, share in shares if done >= SMALL - FROM]
    print(f"worker on {SMALL:,} articles with unseen words, MB      {max(late):.0f} at most")
    growth = statistics.median(late) / statistics.median(early) - 1
    print(f"growth of its median from the {FROM:,}th to the {SMALL:,}th   {growth:+.1%}   (wanted: below 3 %)")
    output = folder / "memory-of-the-model"
    with subprocess.Popen(
        _command(folder / "archive.warc.gz", output, "--workers", "2", "--limit", "200", "--shard-size", "25")
    ) as process:
        most = 0.0
        while process.poll() is None:
            most = max(most, _worker_megabytes(process.pid))
            time.sleep(0.05)
    print(f"worker with the model, MB, one of two                  {most:.0f} at most   (wanted: 450)")


def _worker_megabytes(parent: int) -> float:
    """The largest proportional share of a worker with its child, in MB; 0 where there is none yet."""
    parents: dict[int, int] = {}
    for entry in filter(str.isdigit, os.listdir("/proc")):
        try:
            fields = Path(f"/proc/{entry}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
        except OSError:
            continue
        parents[int(entry)] = int(fields[1])
    below = [pid for pid in parents if parents.get(parents[pid]) == parent]  # of the fork server: workers
    return max(
        (_share(pid) + sum(_share(child) for child in parents if parents[child] == pid) for pid in below), default=0.0
    )


def _share(pid: int) -> float:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="utf-8").splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) * 1024 / 1e6 for line in lines if line.startswith("Pss:")), 0.0)


def _reading(archive: Path) -> None:
    from extractor.ingest import read_pages
    from extractor.record.page import Page

    start = time.process_time()
    sizes = [len(page.content) for page in read_pages([str(archive)]) if isinstance(page, Page)]
    spent = time.process_time() - start
    print(f"one process reads, pages a CPU second                  {len(sizes) / spent:,.0f}")
    print(
        f"    of {sum(sizes) / len(sizes):,.0f} bytes; MB a CPU second                     {sum(sizes) / spent / 1e6:.0f}"
    )


def _command(archive: Path, output: Path, *options: str) -> list[str]:
    return [sys.executable, "-m", "extractor", "batch", str(archive), "-o", str(output), *options]


def _batch(archive: Path, output: Path, *options: str) -> dict[str, dict[str, float]]:  # type: ignore[type-arg]
    subprocess.run(_command(archive, output, *options), check=True, stderr=subprocess.DEVNULL, timeout=GUARD)
    report: dict[str, dict[str, float]] = json.loads((output / "report.json").read_bytes())
    return report


if __name__ == "__main__":
    main()
