"""`python -m benchmarks.fuzz [COUNT] [SEED]`: fuzzed texts, and where their extractions break the contract.

COUNT texts (1,000) of `benchmarks.fuzz_texts`, the same ones for the same SEED (0), are extracted in batches.  Each kind of
fault and each error is printed once, as soon as it is seen: the fault, the date of publication and the smallest text that
still shows it.  Work without an end counts as an error, after `LONGEST` seconds.  Last come how many texts there were and how
often each kind was seen; the exit status is 1 if there was any.
"""

from __future__ import annotations

import argparse
import re
import signal
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from random import Random

from benchmarks.fuzz_texts import PUBLISHED, fuzz_text
from extractor import extract_pages
from extractor.contract import contract_faults
from extractor.extraction import Extraction
from extractor.page import Failure, Page, Source
from extractor.pipeline import Pipeline, load_pipeline
from extractor.sinks import parse_record, record_line

ARTICLES = Path(__file__).parents[1] / "corpus/articles"
BATCH = 64  # texts
LONGEST = 10  # CPU seconds for a batch, which takes about one
MOST_TRIES = 1_500  # extractions to make the text of a fault smaller
_SOURCE = Source(kind="stdin", location="-", sha256="0")
_DETAIL = re.compile(
    r"'(?:\\.|[^'\\])*'|\"(?:\\.|[^\"\\])*\"|\b[0-9a-f]{12,}\b|-?\d[\d.,E+]*"
)  # what differs from text to text


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.fuzz", description="Fuzzed texts against the contract.")
    parser.add_argument("count", nargs="?", type=int, default=1_000, help="how many texts")
    parser.add_argument("seed", nargs="?", type=int, default=0, help="of the generator of random numbers")
    options = parser.parse_args()
    seen = fuzz(load_pipeline(), options.count, options.seed)
    print(f"{options.count:,} texts of seed {options.seed}: {sum(seen.values()):,} faults of {len(seen)} kinds")
    for kind, count in seen.most_common():
        print(f"{count:6d}  {kind}")
    sys.exit(1 if seen else 0)


def fuzz(nlp: Pipeline, count: int, seed: int) -> Counter[str]:
    """How often each kind of fault was seen; the first of each kind is printed with its smallest text."""
    seen: Counter[str] = Counter()
    texts = _drawn(count, seed)
    while batch := list(islice(texts, BATCH)):
        with _time_limit():
            found = list(faults_of(nlp, batch))
        for (text, published), faults in zip(batch, found, strict=True):
            for kind, fault in faults.items():
                if kind not in seen:
                    small = smallest(nlp, text, published, kind)
                    print(f"{fault}\n    published {published}, text {small!a}", flush=True)
                seen[kind] += 1
    return seen


def _drawn(count: int, seed: int) -> Iterator[tuple[str, str | None]]:
    """The texts, each with a date of publication."""
    rng = Random(seed)
    articles = [path.read_text("utf-8") for path in sorted(ARTICLES.glob("*/article.txt"))]
    for _ in range(count):
        yield fuzz_text(rng, articles), rng.choice(PUBLISHED)


def faults_of(nlp: Pipeline, texts: Iterable[tuple[str, str | None]]) -> Iterator[dict[str, str]]:
    """For each text the first fault of each kind, by its kind."""
    pages = [
        Page(input_id=str(number), content=text, format="text", source=_SOURCE, published=published)
        for number, (text, published) in enumerate(texts)
    ]
    for result in extract_pages(pages, nlp=nlp, languages=None):
        faults = [str(result.error)] if isinstance(result, Failure) else _faults(result)
        yield {kind_of(fault): fault for fault in reversed(faults)}


def _faults(extraction: Extraction) -> list[str]:
    faults = contract_faults(extraction)
    try:
        is_kept = parse_record(record_line(extraction), "the record") == extraction
    except Exception as error:  # any: it is what is looked for
        return [*faults, f"the record: {type(error).__name__}: {error}"]
    return faults if is_kept else [*faults, "the record does not give the extraction back"]


def kind_of(fault: str) -> str:
    """A fault without what differs from text to text: its numbers, ids and quoted words."""
    return re.sub(r"\b[a-z]#", "#", _DETAIL.sub("#", re.sub(r"\b([a-z])\d+", r"\1#", fault)))


def smallest(nlp: Pipeline, text: str, published: str | None, kind: str) -> str:
    """A part of the text, none of whose characters can be left out, that has a fault of the kind."""
    size, tries = len(text) // 2, 0
    while size:
        start, was = 0, len(text)
        while start < len(text) and tries < MOST_TRIES:
            shorter = text[:start] + text[start + size :]
            tries += 1
            with _time_limit():
                is_faulty = bool(shorter) and kind in next(faults_of(nlp, [(shorter, published)]))
            if is_faulty:
                text = shorter
            else:
                start += size
        if size > 1 or len(text) == was or tries >= MOST_TRIES:
            size //= 2
    return text


@contextmanager
def _time_limit() -> Iterator[None]:
    """Raise TimeoutError inside, again and again, for what takes longer: a batch is then tried text by text."""

    def end(*_: object) -> None:
        raise TimeoutError(f"no end after {LONGEST} seconds")

    before = signal.signal(signal.SIGVTALRM, end)
    signal.setitimer(signal.ITIMER_VIRTUAL, LONGEST, LONGEST)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


if __name__ == "__main__":
    main()
