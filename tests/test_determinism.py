"""The same input gives the same bytes: whatever the hash seed, the batch size, and the articles around it."""

import json
import os
import subprocess
import sys

import pytest
from spacy.language import Language

from extractor import Limits, extract_pages
from extractor.record.page import Failure, Page, Source
from extractor.sinks import record_line

TEXTS = [
    "Norland exports slip\n\nExports of steel fell 5.2 percent in May to $3 billion from $3.2 billion a year earlier, the "
    "Customs Office (CO) said on Monday. “We could lose 400 jobs,” said Ana Ruiz, head of the steel union. She blamed tariffs.",
    "Inflation in Portugal eased to 2.1% last month from 2.4% in April, according to the statistics office INE.",
    "Police recorded 1,293 burglaries in the year to March, a third fewer than in 2019, chief constable Ray Dunn told "
    "reporters. About 40 percent of them happened at night.",
    "Republicans and Democrats said the poll put them at 52-41 percent.\ud800\x07 “It was 40C/104F,” the Democrats said.",
    "The bank raised its key rate by 25 basis points to 4.5 percent. Its governor, Mary Holt, said: 'We are not done.'",
]


def pages() -> list[Page]:
    source = Source(kind="stdin", location="-", sha256="0")
    return [
        Page(input_id=str(n), content=text, format="text", source=source, published="2025-06-09")
        for n, text in enumerate(TEXTS)
    ]


def lines(nlp: Language, some: list[Page], batch_size: int, limits: Limits | None = None) -> list[bytes]:
    results = list(extract_pages(some, nlp=nlp, batch_size=batch_size, limits=limits))
    return [record_line(result) for result in results if not isinstance(result, Failure)]


@pytest.mark.parametrize("batch_size", [1, 3])
@pytest.mark.parametrize("limits", [None, Limits(seconds=10_000)], ids=["in this process", "in a child within limits"])
def test_batches_and_limits_do_not_matter(nlp: Language, batch_size: int, limits: Limits | None) -> None:
    assert lines(nlp, pages(), batch_size, limits) == lines(nlp, pages(), 32)


def test_neighbours_do_not_matter(nlp: Language) -> None:
    assert lines(nlp, pages()[::-1], 32)[::-1] == lines(nlp, pages(), 32)


def test_hash_seeds_do_not_matter(python: str) -> None:
    given = "".join(json.dumps({"id": p.input_id, "text": p.content, "published": p.published}) + "\n" for p in pages())
    outputs = {
        subprocess.run(
            [command, "-m", "extractor", "extract", "--from", "jsonl", "--format", "jsonl", "-"],
            input=given.encode(),
            capture_output=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": "4242"},
        ).stdout
        for command in (python, sys.executable)  # of these the first has the seed 1
    }
    assert len(outputs) == 1
    assert outputs.pop().count(b"\n") == len(TEXTS)
