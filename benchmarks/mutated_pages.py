"""`python -m benchmarks.mutated_pages [--count N] [--seed S] [--most MB] [PAGES...]`: damaged pages through one process.

N pages (2,000), drawn from the HTML files PAGES (the project's corpus), each damaged one to three times, go through the library
one after another.  Counted are the extractions, what was refused with an error of ours, and the faults: any other exception, and
every break of the record's contract, offsets among it.  Every `EACH` pages the resident memory is printed; the exit status is 1
if there was a fault, or more than --most MB (900) were taken.
"""

from __future__ import annotations

import argparse
import gzip
import os
import random
import re
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from extractor import ExtractorError, extract, load_pipeline
from extractor.pipeline import Pipeline
from extractor.record.contract import contract_faults

CORPUS = Path(__file__).parents[1] / "corpus/articles"
EACH = 500
_TAG = re.compile(rb"<[^<>]*>")
_UNEXPECTED = "please report"

Mutation = Callable[[bytes, random.Random], bytes]


def cut(page: bytes, rng: random.Random) -> bytes:
    return page[: rng.randrange(len(page))]


def flipped(page: bytes, rng: random.Random) -> bytes:
    damaged = bytearray(page)
    for _ in range(rng.randrange(1, 60)):
        damaged[rng.randrange(len(page))] = rng.randrange(256)
    return bytes(damaged)


def doubled(page: bytes, rng: random.Random) -> bytes:
    return _TAG.sub(lambda tag: tag.group() * (1 + (rng.random() < 0.2)), page)


def dropped(page: bytes, rng: random.Random) -> bytes:
    return _TAG.sub(lambda tag: b"" if rng.random() < 0.2 else tag.group(), page)


def swapped(page: bytes, rng: random.Random) -> bytes:
    tags = _TAG.findall(page)
    return _TAG.sub(lambda tag: rng.choice(tags) if rng.random() < 0.2 else tag.group(), page)


def escaped(page: bytes, rng: random.Random) -> bytes:
    """Half an emoji, as JSON escapes it, in some of the strings."""
    return re.sub(rb'": "', lambda match: match.group() + (rb"\ud83d" if rng.random() < 0.3 else b""), page)


MUTATIONS: tuple[Mutation, ...] = (cut, flipped, doubled, dropped, swapped, escaped)


def mutated(page: bytes, mutations: Sequence[Mutation], rng: random.Random) -> bytes:
    """The page after the mutations, one after another; never empty."""
    for mutation in mutations:
        page = mutation(page, rng) or b"<p>"
    return page


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.mutated_pages", description="Damaged pages.")
    parser.add_argument("--count", type=int, default=2_000, help="how many pages")
    parser.add_argument("--seed", type=int, default=0, help="of the generator of random numbers")
    parser.add_argument("--most", type=float, default=900, help="MB of memory that the process may take")
    parser.add_argument(
        "pages", nargs="*", type=Path, help="HTML files, also gzipped; the project's corpus without them"
    )
    options = parser.parse_args()
    pages = [_read(path) for path in options.pages or sorted(CORPUS.glob("*/page.html"))]
    nlp, rng, ends = load_pipeline(), random.Random(options.seed), Counter[str]()
    for number in range(1, options.count + 1):
        damage = rng.choices(MUTATIONS, k=rng.randint(1, 3))
        ends[_end(mutated(rng.choice(pages), damage, rng), nlp)] += 1
        if number % EACH == 0 or number == options.count:
            print(f"{number:>7,} pages: {resident():,.0f} MB, {len(nlp.vocab.strings):,} strings", flush=True)
    for end, count in ends.most_common():
        print(f"{count:>7,} {end}")
    sys.exit(any(end.startswith("FAULT") for end in ends) or resident() > options.most)


def _end(page: bytes, nlp: Pipeline) -> str:
    try:
        faults = contract_faults(extract(page, format="html", published="2025-06-09", nlp=nlp))
        return f"FAULT {faults[0]}" if faults else "extracted"
    except ExtractorError as error:
        return f"FAULT {error}" if _UNEXPECTED in str(error) else "refused"


def _read(path: Path) -> bytes:
    content = path.read_bytes()
    return gzip.decompress(content) if path.suffix == ".gz" else content


def resident() -> float:
    """MB of memory that this process has now; Linux alone says it."""
    with open("/proc/self/statm", encoding="ascii") as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6


if __name__ == "__main__":
    main()
