"""`python -m benchmarks.fuzz [--count N] [--seed S] [--of texts|files|reading] [--articles FILE...]`: what breaks.

N inputs (1,000), the same ones for the same S (0): one in three is a text of `benchmarks.fuzz_texts`, the others are damaged
files of all formats that are read (`benchmarks.fuzz_inputs`); --of takes one of both alone, or files that are only read.
With --articles all inputs are articles of files of JSON Lines (`text`, `published`), whole or changed
(`benchmarks.fuzz_articles`).
A fault is an exception of reading or extraction, a failure that says so, a break of the record's contract (offsets among it),
and work that takes longer than `LONGEST`.  Each kind is printed once, as soon as it is seen, with the smallest input that still
shows it.  Last come how many inputs there were, how many of them were lost (no extraction), and how often each kind was seen;
the exit status is 1 if there was any.
"""

from __future__ import annotations

import argparse
import logging
import re
import signal
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from io import BytesIO
from itertools import islice
from pathlib import Path
from random import Random

from benchmarks.fuzz_articles import Published, fuzz_article, read_articles
from benchmarks.fuzz_inputs import fuzz_input
from benchmarks.fuzz_texts import PUBLISHED, fuzz_text
from extractor import extract_pages
from extractor.ingest import read_pages
from extractor.ingest.fetch import Fetcher
from extractor.pipeline import Pipeline, load_pipeline
from extractor.record.contract import contract_faults, wording_faults
from extractor.record.extraction import Extraction
from extractor.record.page import Failure, Page, Source
from extractor.sinks import parse_record, record_line

ARTICLES = Path(__file__).parents[1] / "corpus/articles"
BATCH = 32  # inputs
BATCH_OF_ARTICLES = 8
LONGEST = 5  # CPU seconds for a batch, which takes about one
MOST_TRIES = 1_500  # extractions to make the input of a fault smaller
UNEXPECTED = "please report"  # what a failure says that nobody foresaw
LOST = "lost"  # how a fault begins that leaves no extraction
_SOURCE = Source(kind="stdin", location="-", sha256="0")
_DETAIL = re.compile(
    r"'(?:\\.|[^'\\])*'|\"(?:\\.|[^\"\\])*\"|\b[0-9a-f]{12,}\b|-?\d[\d.,E+]*"
)  # what differs from text to text


@dataclass(frozen=True, slots=True)
class Input:
    """What is extracted: a text as it is, or the bytes of a file of that format."""

    content: str | bytes
    format: str = "text"
    published: str | None = None

    def pages(self) -> Iterator[Page | Failure]:
        """Its pages; nothing comes from the web."""
        if isinstance(self.content, str):
            yield Page(input_id="-", content=self.content, format="text", source=_SOURCE, published=self.published)
        else:
            fetcher = Fetcher(locate=_nowhere, clock=lambda: 0.0, sleep=lambda _: None)
            yield from read_pages(["-"], format=self.format, stdin=BytesIO(self.content), fetcher=fetcher)


def _nowhere(host: str, port: int) -> list[tuple[str, int]]:
    raise OSError("no network")


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.fuzz", description="What breaks when inputs are damaged."
    )
    parser.add_argument("--count", type=int, default=1_000, help="how many inputs")
    parser.add_argument("--seed", type=int, default=0, help="of the generator of random numbers")
    parser.add_argument("--of", choices=("texts", "files", "reading"), help="texts or files alone, or files only read")
    parser.add_argument("--articles", type=Path, nargs="+", default=[], help="files of JSON Lines")
    options = parser.parse_args()
    logging.disable(logging.CRITICAL)
    nlp = None if options.of == "reading" else load_pipeline()
    articles = read_articles(options.articles)
    texts = {None: 1 / 3, "texts": 1.0}.get(options.of, 0.0)
    seen = fuzz(nlp, options.count, options.seed, texts=texts, articles=articles)
    lost = sum(count for kind, count in seen.items() if kind.startswith(LOST))
    print(
        f"{options.count:,} inputs of seed {options.seed}: "
        f"{lost:,} lost, {sum(seen.values()):,} faults of {len(seen)} kinds"
    )
    for kind, count in seen.most_common():
        print(f"{count:6d}  {kind}")
    sys.exit(1 if seen else 0)


def fuzz(
    nlp: Pipeline | None, count: int, seed: int, *, texts: float = 1 / 3, articles: Sequence[Published] = ()
) -> Counter[str]:
    """How often each kind of fault was seen; the first of each kind is printed with its smallest input.

    `texts` is the share of the inputs that are texts, from 0 to 1; without a pipeline they are only read.  Where there are
    `articles`, every input is one of them.
    """
    seen: Counter[str] = Counter()
    inputs = drawn_articles(count, seed, articles) if articles else drawn(count, seed, texts)
    while batch := list(islice(inputs, BATCH_OF_ARTICLES if articles else BATCH)):
        for text, faults in zip(batch, faults_of(nlp, batch), strict=True):
            for kind, fault in faults.items():
                if kind not in seen:
                    print(f"{fault}\n    {smallest(nlp, text, kind)!a}", flush=True)
                seen[kind] += 1
    return seen


def drawn(count: int, seed: int, texts: float) -> Iterator[Input]:
    """The inputs of a seed."""
    rng = Random(seed)
    articles = [path.read_text("utf-8") for path in sorted(ARTICLES.glob("*/article.txt"))]
    for _ in range(count):
        if rng.random() < texts:
            yield Input(fuzz_text(rng, articles), published=rng.choice(PUBLISHED))
        else:
            format, content = fuzz_input(rng)
            yield Input(content, format)


def drawn_articles(count: int, seed: int, articles: Sequence[Published]) -> Iterator[Input]:
    """The articles of a seed, whole or changed."""
    rng = Random(seed)
    for _ in range(count):
        text, published = fuzz_article(rng, articles)
        yield Input(text, published=published)


def faults_of(nlp: Pipeline | None, inputs: Sequence[Input]) -> list[dict[str, str]]:
    """For each input the first fault of each kind, by its kind; what a batch cannot do in time is tried one by one."""
    try:
        with _time_limit():
            return _faults_of_batch(nlp, inputs)
    except Exception as error:  # any: it is what is looked for
        if len(inputs) == 1:
            fault = f"{LOST}: {type(error).__name__}: {error}"
            return [{kind_of(fault): fault}]
    return [faults_of(nlp, [input])[0] for input in inputs]


def _faults_of_batch(nlp: Pipeline | None, inputs: Iterable[Input]) -> list[dict[str, str]]:
    pages = [list(input.pages()) for input in inputs]
    read = [page for some in pages for page in some]
    results = extract_pages(read, nlp=nlp, languages=None) if nlp else iter(read)
    kinds = []
    for some in pages:
        faults = [fault for result in islice(results, len(some)) for fault in _faults(result)]
        kinds.append({kind_of(fault): fault for fault in reversed(faults)})
    return kinds


def _faults(extraction: Extraction | Page | Failure) -> list[str]:
    if isinstance(extraction, Failure):
        return [f"{LOST}: {extraction.error}"] if UNEXPECTED in str(extraction.error) else []
    if isinstance(extraction, Page):
        return []
    faults = [*contract_faults(extraction), *wording_faults(extraction)]
    try:
        is_kept = parse_record(record_line(extraction), "the record") == extraction
    except Exception as error:  # any: it is what is looked for
        return [*faults, f"the record: {type(error).__name__}: {error}"]
    return faults if is_kept else [*faults, "the record does not give the extraction back"]


def kind_of(fault: str) -> str:
    """A fault without what differs from text to text: its numbers, ids and quoted words."""
    return re.sub(r"\b[a-z]#", "#", _DETAIL.sub("#", re.sub(r"\b([a-z])\d+", r"\1#", fault)))


def smallest(nlp: Pipeline | None, faulty: Input, kind: str) -> Input:
    """A part of the input, none of whose characters or bytes can be left out, that has a fault of the kind."""
    size, tries = len(faulty.content) // 2, 0
    while size:
        start, was = 0, len(faulty.content)
        while start < len(faulty.content) and tries < MOST_TRIES:
            shorter = replace(faulty, content=faulty.content[:start] + faulty.content[start + size :])
            tries += 1
            if shorter.content and kind in faults_of(nlp, [shorter])[0]:
                faulty = shorter
            else:
                start += size
        if size > 1 or len(faulty.content) == was or tries >= MOST_TRIES:
            size //= 2
    return faulty


@contextmanager
def _time_limit() -> Iterator[None]:
    """Raise TimeoutError inside, again and again, for what takes longer."""

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
