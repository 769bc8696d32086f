"""The whole way on true and false numeric sentences of our own: no true one is accused, most false ones are found."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from extractor.api import extract_pages
from extractor.pipeline import Pipeline
from extractor.record.extraction import Extraction
from extractor.record.page import Page, Source

FOLDER = Path(__file__).resolve().parents[2] / "corpus" / "arithmetic"
FOUND_AT_LEAST = 0.93  # 0.97 when it was pinned; the target is 0.85


def lines() -> list[dict[str, str]]:
    return [
        json.loads(line) for path in sorted(FOLDER.glob("*.jsonl")) for line in path.read_text("utf-8").splitlines()
    ]


def pages() -> Iterator[Page]:
    for line in lines():
        source = Source(kind="jsonl", location=line["id"], sha256="")
        yield Page(input_id=line["id"], content=line["text"], format="text", source=source, published=line["published"])


@pytest.fixture(scope="module")
def suspected(nlp: Pipeline) -> dict[str, list[str]]:
    """Id of a sentence -> the messages that call it inconsistent."""
    extractions = [extraction for extraction in extract_pages(pages(), nlp=nlp) if isinstance(extraction, Extraction)]
    return {e.input_id: [f.message for f in e.findings if f.status == "inconsistent"] for e in extractions}


def test_corpus_is_large_enough_and_well_formed() -> None:
    expected = [line["expected"] for line in lines()]
    assert expected.count("consistent") >= 300
    assert expected.count("inconsistent") >= 150
    assert len({line["id"] for line in lines()}) == len(expected) == len({line["text"] for line in lines()})
    assert all(set(line) == {"id", "text", "published", "expected", "note"} for line in lines())


@pytest.mark.model
def test_no_true_sentence_is_accused(suspected: dict[str, list[str]]) -> None:
    accused = {line["text"]: suspected[line["id"]] for line in lines() if line["expected"] == "consistent"}
    assert {text: messages for text, messages in accused.items() if messages} == {}


@pytest.mark.model
def test_false_sentences_are_found(suspected: dict[str, list[str]]) -> None:
    false = [line for line in lines() if line["expected"] == "inconsistent"]
    missed = [line["text"] for line in false if not suspected[line["id"]]]
    assert len(missed) <= (1 - FOUND_AT_LEAST) * len(false), "\n".join(missed)
