"""The two workloads that are compared, each run in a process of its own: `python -m benchmarks.workloads bare|extractor`.

Both read the same HTML pages, load their models first, go over the pages once to warm up, and print the CPU seconds of all
threads that a second pass takes, what an archive costs, not what starting costs; and the peak memory up to its end, in MB.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path


def run_bare(pages: list[bytes]) -> dict[str, float]:
    """trafilatura's default extraction and `nlp.pipe` with every component of the model, as anybody would call them."""
    import warnings

    import spacy
    import trafilatura

    from extractor.pipeline import default_model_path

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

    work(pages)
    cleaning, pipeline = work(pages)
    return {"total": cleaning + pipeline, "cleaning": cleaning, "pipeline": pipeline, "megabytes": _peak()}


def run_extractor(pages: list[bytes]) -> dict[str, float]:
    """The whole extractor, from bytes to records; then the share of each component on the same texts."""
    from extractor import extract_pages, load_pipeline
    from extractor.cleaning import clean
    from extractor.page import Failure, Page, Source
    from extractor.pipeline import make_doc
    from extractor.sinks import record_line

    nlp = load_pipeline()
    source = Source(kind="file", location="benchmark", sha256="")
    inputs = [Page(input_id=str(n), content=page, format="html", source=source) for n, page in enumerate(pages)]

    def work(some: list[Page]) -> float:
        start = time.process_time()
        for result in extract_pages(some, nlp=nlp):
            if not isinstance(result, Failure):
                record_line(result)
        return time.process_time() - start

    work(inputs)
    spent = {"total": work(inputs), "megabytes": _peak()}
    start = time.process_time()
    articles = [clean(page) for page in inputs]
    spent["cleaning"] = time.process_time() - start
    docs = [make_doc(nlp, article) for article in articles]
    for name, pipe in nlp.pipeline:
        start = time.process_time()
        docs = [pipe(doc) for doc in docs]
        spent[name] = time.process_time() - start
    return spent


def _peak() -> float:
    """The most memory that this process has held so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6


if __name__ == "__main__":
    workload, *names = sys.argv[1:]
    contents = [Path(name).read_bytes() for name in names]
    sys.stdout.write(json.dumps({"bare": run_bare, "extractor": run_extractor}[workload](contents)))
