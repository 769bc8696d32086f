"""`python -m benchmarks.hostile [WORDS...]`: what hostile pages cost, in full size and within the limits of the command.

For each kind of page (or those with one of the words in their names): the CPU and the peak memory of its whole journey, beside
those of a usual page in the same run, and how it ended.
"""

from __future__ import annotations

import json
import logging
import resource
import sys
import tempfile
from io import BytesIO
from pathlib import Path

from benchmarks.hostile_pages import GOOD, HOSTILE, HostilePage, usual_page
from extractor import extract_pages, load_pipeline
from extractor.ingest import read_pages
from extractor.isolation import Isolated, Limits
from extractor.page import Failure
from extractor.pipeline import Pipeline

Cost = tuple[float, float, str]  # CPU seconds, peak MB, end


def main() -> None:
    words = sys.argv[1:]
    logging.disable(logging.CRITICAL)
    nlp = load_pipeline()
    usual = HostilePage("usual page", lambda n: usual_page(), 1)
    _, least, _ = _cost(nlp, usual)
    print(
        f"{'CPU s':>7} {'MB more':>8}  page, and how it ended (the usual page takes {least:.0f} MB, most of them the model's)"
    )
    for row in (usual, *(row for row in HOSTILE if not words or any(word in row.name for word in words))):
        seconds, megabytes, end = _cost(nlp, row)
        print(f"{seconds:7.2f} {round(megabytes - least):8d}  {row.name}: {end}", flush=True)


def _cost(nlp: Pipeline, row: HostilePage) -> Cost:
    """What a page costs: in a process of its own, since the system tells the peak of all children only."""
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


if __name__ == "__main__":
    main()
