"""The two workloads that are compared, each run in a process of its own: `python -m benchmarks.workloads bare|extractor`.

Both read the same HTML pages, load their models first, and go over the pages twice.  `total` is the CPU seconds of all threads
that the second pass takes, what an archive costs; `first` is the pass before it, which also reads word lists and compiles
patterns at first use, what a single page costs.  `megabytes` is the peak memory up to the end of both.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")


def run_bare(pages: list[bytes]) -> dict[str, float]:
    """trafilatura's default extraction and `nlp.pipe` with every component of the model, as anybody would call them."""
    import warnings

    import spacy
    import trafilatura

    from extractor.base_model import default_model_path

    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=r"\[W095\]")
        nlp = spacy.load(default_model_path())

    def work(some: list[bytes]) -> tuple[float, float]:
        start = time.process_time()
        texts = [trafilatura.extract(page.decode("utf-8", "replace")) or "" for page in some]
        cleaned = time.process_time()
        for _ in nlp.pipe(texts):
            pass
        return cleaned - start, time.process_time() - cleaned

    first = sum(work(pages))
    cleaning, pipeline = work(pages)
    return {"first": first, "total": cleaning + pipeline, "cleaning": cleaning, "megabytes": _peak()}


def run_extractor(pages: list[bytes]) -> dict[str, float]:
    """The whole extractor, from bytes to records; then each of its steps on the same pages."""
    from extractor import extract_pages, load_pipeline
    from extractor.api import with_findings
    from extractor.assembly.assemble import assemble
    from extractor.cleaning import clean
    from extractor.pipeline import make_doc
    from extractor.record.extraction import Producer
    from extractor.record.page import Failure, Page, Source
    from extractor.sinks import record_line

    nlp = load_pipeline()
    source = Source(kind="file", location="benchmark", sha256="")
    inputs = [Page(input_id=str(n), content=page, format="html", source=source) for n, page in enumerate(pages)]
    producer = Producer(version="", model="", rules_sha256="", settings={})

    def work(some: list[Page]) -> float:
        start = time.process_time()
        for result in extract_pages(some, nlp=nlp):
            if not isinstance(result, Failure):
                record_line(result)
        return time.process_time() - start

    spent = {"first": work(inputs), "total": work(inputs), "megabytes": _peak()}

    def step(name: str, do: Callable[[], list[T]]) -> list[T]:
        start = time.process_time()
        done = do()
        spent[name] = time.process_time() - start
        return done

    articles = step("cleaning", lambda: [clean(page) for page in inputs])
    with nlp.memory_zone():
        docs = step("tokens", lambda: [make_doc(nlp, article) for article in articles])
        for name, pipe in nlp.pipeline:
            in_batches = getattr(pipe, "pipe", partial(map, pipe))
            docs = step(name, lambda do=in_batches, docs=docs: list(do(docs)))  # type: ignore[misc]
        extractions = step(
            "assembly",
            lambda: [
                assemble(doc, article, input_id=article.key, producer=producer)
                for doc, article in zip(docs, articles, strict=True)
            ],
        )
        checked = step("checks", lambda: [with_findings(extraction) for extraction in extractions])
        step("writing", lambda: [record_line(extraction) for extraction in checked])
    return spent


def _peak() -> float:
    """The most memory that this process has held so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6


if __name__ == "__main__":
    workload, *names = sys.argv[1:]
    contents = [Path(name).read_bytes() for name in names]
    sys.stdout.write(json.dumps({"bare": run_bare, "extractor": run_extractor}[workload](contents)))
