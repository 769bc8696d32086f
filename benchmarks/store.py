"""`python -m benchmarks.store [CLAIMS]`: how fast a store is filled, and how long searches take among a million claims (default).

The claims are made of invented words that are as frequent as words are (the n-th one as 1/n).  Wanted are 5,000 claims a second
into a store, on two cores, and less than 50 ms for each search.  CPU is counted, which other work on the machine changes less
than the time by the clock; that is beside it.
"""

from __future__ import annotations

import datetime as dt
import itertools
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from benchmarks.evaluation.gold import load_corpus
from extractor import extract
from extractor.desk.store import Store
from extractor.desk.store.adding import add_prepared
from extractor.desk.store.buckets import number_buckets, period_buckets
from extractor.desk.store.rows import COLUMNS, Prepared, prepare
from extractor.desk.store.sortable import sortable
from extractor.record.extraction import Extraction

CLAIMS = 1_000_000
ADDED = 40_000  # claims that are added as records
ROUNDS = 5
_SYLLABLES = [c + v for c in "bdfgklmnprstvz" for v in "aeiou"]
QUERIES = {
    "nothing: all claims": "",
    "the most frequent word": "{first}",
    "a frequent and a seldom word": "{first} {seldom}",
    "two words together": '"{first} {second}"',
    "a seldom word": "{seldom}",
    "begin of a word": "{begin}*",
    "all but the most frequent word": "-{first}",
    "a measure, a source, a value and a period": "measure:{first} source:{second} value>1e7 period:2025-05",
    "values that many have": "value>10",
    "values that few have": "value>9.99e11",
    "a frequent word and values that few have": "{first} value>9.99e11",
    "a month": "period:2025-05",
    "a frequent word in a month": "{first} period:2025-05",
    "a kind in a month of publication": "kind:money published:2025-05",
    "an outlet and a unit": "outlet:{outlet} unit:eur",
    "undecided ones with a finding": "status:undecided finding:inconsistent",
    "undecided ones with a gap and a change": "status:undecided has:gap has:change",
    "exactly this measure": 'measure="{first} {second}"',
}


class Words:
    """Invented words, of which the first is the most frequent."""

    def __init__(self, count: int, draw: random.Random) -> None:
        self.all = [
            "".join(word) for word in itertools.islice(itertools.product(_SYLLABLES, repeat=3), 0, count * 7, 7)
        ]
        self._draw = draw
        self._weights = list(itertools.accumulate(1 / (rank + 3) for rank in range(count)))

    def some(self, count: int) -> list[str]:
        return self._draw.choices(self.all, cum_weights=self._weights, k=count)


def made(patterns: list[Prepared], claims: int, draw: random.Random) -> Iterator[Prepared]:
    """Articles of so many claims or a few more, each after a pattern, with other words, numbers, days and sources."""
    words, outlets = Words(40_000, draw), [f"{name}.example" for name in Words(300, draw).all]
    at = {name: rank for rank, name in enumerate(COLUMNS[2:])}
    done = 0
    while done < claims:
        pattern = draw.choice(patterns)
        number, outlet = f"{done:016x}", draw.choice(outlets)
        rows = []
        for claim in pattern.claims:
            row = list(claim)
            vary(row, at, words, outlet, draw)
            rows.append(tuple(row))
        day = dt.date(2015, 1, 1) + dt.timedelta(draw.randrange(4000))
        address = f"https://{outlet}/{done}"
        yield Prepared(
            article=pattern.article
            | {"article_id": number, "article_key": address, "url": address, "outlet": outlet, "published": str(day)},
            version=pattern.version | {"record": zlib.compress(b"{}")},
            claims=rows,
            day=day,
        )
        done += len(rows)


def vary(row: list[Any], at: dict[str, int], words: Words, outlet: str, draw: random.Random) -> None:
    """Put other words and numbers into the slots of a claim that has some."""
    buckets: list[str] = []
    row[at["text"]] = " ".join(words.some(18))
    row[at["outlet"]] = outlet
    for name in ("measure", "subject", "claimant", "event"):
        if row[at[name]] is not None:
            row[at[name]] = " ".join(words.some(2))
    if row[at["value"]] is not None:
        value = Decimal(round(10 ** draw.uniform(0, 12), 2)).quantize(Decimal("0.01"))
        row[at["value"]] = str(value)
        row[at["least"]] = row[at["most"]] = sortable(value)
        buckets += number_buckets("v", value, value)
        row[at["unit"]] = draw.choice(("EUR", "USD", "percent", "tonne", "person"))
    if row[at["period_from"]] is not None:
        first = dt.date(draw.randint(2015, 2026), draw.randint(1, 11), 1)
        until = first.replace(month=first.month + 1) if draw.random() < 0.6 else first.replace(year=first.year + 1)
        row[at["period_from"]], row[at["period_until"]] = str(first), str(until)
        buckets += period_buckets(first, until)
    row[at["buckets"]] = " ".join(buckets)


def measured(do: Callable[[], Any]) -> tuple[float, float]:
    """CPU and time by the clock that something takes, in ms: the medians of some rounds, after a first one."""
    do()
    rounds = []
    for _ in range(ROUNDS):
        cpu, clock = time.process_time(), time.perf_counter()
        do()
        rounds.append((time.process_time() - cpu, time.perf_counter() - clock))
    return statistics.median(cpu for cpu, _ in rounds) * 1000, statistics.median(clock for _, clock in rounds) * 1000


def add_records(extractions: list[Extraction], folder: Path) -> None:
    """Print how fast `extractor store add` brings records into a store, with its start."""
    records = folder / "records.jsonl"
    count = written = 0
    with records.open("w", encoding="utf-8") as file:
        while written < ADDED:
            source = extractions[count % len(extractions)]
            address = f"https://news.example/{count}"
            changed = replace(source, article=replace(source.article, key=address, url=address))
            file.write(changed.to_json() + "\n")
            count, written = count + 1, written + len(source.claims)
    command = [sys.executable, "-m", "extractor", "store", "add", str(records), "--store", str(folder / "records.db")]
    before, clock = os.times(), time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    clock = time.perf_counter() - clock
    after = os.times()
    cpu = sum(after[2:4]) - sum(before[2:4])
    print(f"{written:,} claims of {count:,} records added: {written / clock:,.0f} a second by the clock; "
          f"{cpu / written * 1e6:.0f} µs of CPU a claim, so {2 * written / cpu:,.0f} a second on two free cores")  # fmt: skip


def main(claims: int = CLAIMS) -> None:
    """Print the rates."""
    gold = load_corpus(Path("corpus"), "dev")[:12]
    extractions = [extract(article.text, published=article.published[:10], format="text") for article in gold]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        add_records(extractions, folder)
        draw = random.Random(5)
        path = folder / "claims.db"
        with Store.open(path, create=True) as store:
            clock = time.process_time()
            add_prepared(store._database, made([prepare(extraction) for extraction in extractions], claims, draw))
            cpu, size = (time.process_time() - clock) / claims * 1e6, path.stat().st_size / 1e6
            print(f"{claims:,} claims written, {cpu:.0f} µs of CPU each with making them up, {size:,.0f} MB")
            print_searches(store)


def print_searches(store: Store) -> None:
    """Print what each search takes."""
    words = Words(40_000, random.Random(0)).all
    names = {"first": words[0], "second": words[1], "seldom": words[20_000], "begin": words[30][:4]}
    names["outlet"] = Words(300, random.Random(0)).all[7]
    worst = 0.0
    for about, query in QUERIES.items():
        text = query.format(**names)
        cpu, clock = measured(lambda text=text: store.search(text))
        total = store.search(text).total
        worst = max(worst, cpu)
        print(f"    {about:<50} {cpu:6.1f} ms of CPU, {clock:6.1f} by the clock, {total:>6,} found")
    cpu, clock = measured(lambda: store.facets(names["first"]))
    print(f"    {'facets of the most frequent word':<50} {cpu:6.1f} ms of CPU, {clock:6.1f} by the clock")
    cpu, clock = measured(lambda: store.search("", order="measure"))
    print(f"    {'all claims, ordered by measure':<50} {cpu:6.1f} ms of CPU, {clock:6.1f} by the clock")
    page = [claim.id for claim in store.search(names["first"]).claims]
    cpu, clock = measured(lambda: store.with_series(page))
    print(f"    {'which of 50 claims have values over time':<50} {cpu:6.1f} ms of CPU, {clock:6.1f} by the clock")
    print(f"the slowest search: {worst:.1f} ms of CPU")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else CLAIMS)
