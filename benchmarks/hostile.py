"""`python -m benchmarks.hostile [--growth | --desk N] [WORDS...]`: what hostile pages cost, and hostile requests.

For each kind of page, or those with one of the words in their names: the CPU and the peak memory of its whole pipeline in full
size and within the limits of the command, beside those of a usual page in the same run, and how it ended.

With --growth: the CPU of cleaning at half of its size and at its size, the least of several runs in turn, and how many
times as much the second is.  What is linear doubles; more than 2.2 is too much.  The garbage collector is off meanwhile,
since its full passes come at sizes of their own.

With --desk: N odd requests to a server of the desk (`hostile_requests.py`), how they ended, and what of them is left in it.
"""

from __future__ import annotations

import argparse
import gc
import json
import logging
import random
import resource
import tempfile
import time
from collections.abc import Sequence
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from urllib.parse import urlsplit

from benchmarks.desk import TOKEN, served
from benchmarks.hostile_pages import GOOD, HOSTILE, HostilePage, usual_page
from benchmarks.hostile_requests import trial
from extractor import extract, extract_pages, load_pipeline
from extractor.cleaning import clean
from extractor.desk.store import Store
from extractor.errors import InputError
from extractor.ingest import read_pages
from extractor.isolation import Isolated, Limits
from extractor.pipeline import Pipeline
from extractor.record.page import Failure, Page

ROUNDS = 5
ENOUGH = 4.0  # CPU seconds for a kind of page, after which two rounds are enough
KEPT_SECONDS = 15  # longer than a server keeps a connection on which nothing comes
TOO_MUCH = 2.2  # times the CPU for twice the page

Cost = tuple[float, float, str]  # CPU seconds, peak MB, end


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.hostile", description="What hostile pages cost.")
    parser.add_argument("--growth", action="store_true", help="the CPU of cleaning at two sizes")
    parser.add_argument("--desk", type=int, metavar="N", help="this many odd requests to a server of the desk")
    parser.add_argument("words", nargs="*", help="parts of the names of kinds of pages; all kinds without them")
    options = parser.parse_args()
    logging.disable(logging.CRITICAL)
    if options.desk:
        print_requests(options.desk)
        return
    rows = [row for row in HOSTILE if not options.words or any(word in row.name for word in options.words)]
    (print_growth if options.growth else print_costs)(rows)


def print_costs(rows: Sequence[HostilePage]) -> None:
    """The table of what the pages cost in the whole pipeline."""
    nlp = load_pipeline()
    usual = HostilePage("usual page", lambda n: usual_page(), 1)
    _, least, _ = _cost(nlp, usual)
    print(
        f"{'CPU s':>7} {'MB more':>8}  page, and how it ended (the usual page takes {least:.0f} MB, most of them the model's)"
    )
    for row in (usual, *rows):
        seconds, megabytes, end = _cost(nlp, row)
        print(f"{seconds:7.2f} {round(megabytes - least):8d}  {row.name}: {end}", flush=True)


def _cost(nlp: Pipeline, row: HostilePage) -> Cost:
    """What a page costs: in a process of its own, since the system knows the peak of all children only."""
    unlimited = Limits(seconds=None, megabytes=None)
    with Isolated(
        lambda _: [json.dumps(_measured(nlp, row)).encode()],
        lambda _, reason: json.dumps((0.0, 0.0, reason)).encode(),
        unlimited,
    ) as run:
        seconds, megabytes, end = json.loads(next(run([row.name])))
    return seconds, megabytes, end


def _measured(nlp: Pipeline, row: HostilePage) -> Cost:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"page{row.suffix}"
        path.write_bytes(row.make(row.size))
        (result,) = extract_pages(read_pages([str(path)], stdin=BytesIO()), nlp=nlp, limits=Limits())
        end = str(result.error).removeprefix(f"{path}: ") if isinstance(result, Failure) else _kept(result.article.text)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime, used.ru_maxrss * 1024 / 1e6, end


def _kept(text: str) -> str:
    return f"{len(text):,} characters{', the article among them' if all(sentence in text for sentence in GOOD) else ''}"


def print_growth(rows: Sequence[HostilePage]) -> None:
    """The table of how the cost of cleaning grows with the page."""
    print(f"{'CPU ms':>9} {'doubled':>9} {'times':>6}  page")
    for row in rows:
        pages = [_page(row, size) for size in (row.size // 2, row.size)]
        if any(isinstance(page, Failure) for page in pages):
            print(f"{'-':>9} {'-':>9} {'-':>6}  {row.name}: refused before it is cleaned", flush=True)
            continue
        small, large = _least([page for page in pages if isinstance(page, Page)])
        mark = "  too much" if large > TOO_MUCH * small else ""
        print(f"{small * 1e3:9.1f} {large * 1e3:9.1f} {large / small:6.2f}  {row.name}{mark}", flush=True)


def _page(row: HostilePage, size: int) -> Page | Failure:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"page{row.suffix}"
        path.write_bytes(row.make(size))
        (page,) = read_pages([str(path)], stdin=BytesIO())
    return page


def _least(pages: Sequence[Page]) -> list[float]:
    """The least CPU seconds that cleaning takes for each page."""
    costs: list[list[float]] = [[] for _ in pages]
    gc.disable()
    for number in range(ROUNDS):
        if number >= 2 and sum(map(sum, costs)) > ENOUGH:
            break
        for page, seconds in zip(pages, costs, strict=True):
            gc.collect()
            start = time.process_time()
            with suppress(InputError):  # above a limit, which is an end too
                clean(page)
            seconds.append(time.process_time() - start)
    gc.enable()
    return [min(seconds) for seconds in costs]


def print_requests(number: int) -> None:
    """How odd requests to a server ended, and its open files, threads and memory before them and after."""
    text = "Steel exports fell 5% to $3bn in May, the Customs Office said. It named 400 jobs."
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "claims.db"
        with Store.open(path, create=True) as store:
            store.add([extract(text, published="2025-06-09", format="text")])
            claims = store.search("").claims
        ids = [claims[0].article_id, *(claim.id for claim in claims)]
        with served(path) as (page, process):
            address = urlsplit(page)
            server = str(address.hostname), int(address.port or 0)
            trial(server, TOKEN, ids, random.Random(0), number // 10)  # what is loaded at first use
            before = _held(process.pid)
            counts = trial(server, TOKEN, ids, random.Random(1), number)
            time.sleep(KEPT_SECONDS)  # in which the connections that were left are closed
            after = _held(process.pid)
            said = process.stderr
            assert said is not None
            said.seek(0)
            faults = said.read().count("Traceback")
        with Store.open(path) as store:
            wrong = store.check()
    for outcome, count in counts.most_common():
        print(f"{count:8,}  {outcome}")
    print(f"tracebacks in the terminal of the server: {faults}; wrong in the store: {len(wrong)}")
    for name, amount in after.items():
        print(f"{name}: {before[name]:,} before, {amount:,} after")


def _held(pid: int) -> dict[str, int]:
    """What a process holds."""
    status = dict(line.split(":", 1) for line in Path(f"/proc/{pid}/status").read_text(encoding="utf-8").splitlines())
    files = len(list(Path(f"/proc/{pid}/fd").iterdir()))
    return {"open files": files, "threads": int(status["Threads"]), "resident KiB": int(status["VmRSS"].split()[0])}


if __name__ == "__main__":
    main()
