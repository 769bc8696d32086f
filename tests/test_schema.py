"""The JSON Schema of the record: fresh, complete, and true of what the extractor writes."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator

from benchmarks.evaluation.gold import load_corpus
from extractor import Extraction, extract, extract_pages
from extractor.ingest import read_pages
from extractor.pipeline import Pipeline
from extractor.words.resources import resource_path
from tests.strategies import instances

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "scripts"))

from record_reference import meaning, record_schema, record_types, schema_text, slots  # noqa: E402

SCHEMA = record_schema()


@cache
def strict() -> Draft202012Validator:
    """The schema that refuses fields it does not name."""
    closed = {
        name: part | {"additionalProperties": False} if "properties" in part else part
        for name, part in SCHEMA["$defs"].items()
    }
    return Draft202012Validator(SCHEMA | {"$defs": closed})


def faults(data: Any) -> list[str]:
    return [f"{error.json_path}: {error.message}" for error in strict().iter_errors(data)]


def test_the_file_is_fresh_and_a_schema() -> None:
    stored = resource_path("schema/record.schema.json").read_text(encoding="utf-8")
    assert stored == schema_text(), "stale: run `python scripts/refresh_docs.py`"
    Draft202012Validator.check_schema(json.loads(stored))


def test_every_field_says_what_it_means() -> None:
    silent = [
        f"{cls.__name__}.{key}"
        for cls in record_types()
        for key, field, hint in slots(cls)
        if not meaning(cls, field.name, hint)
    ]
    assert silent == [], "write a docstring below the field"


@given(instances(Extraction))
def test_any_extraction_is_valid(extraction: Extraction) -> None:
    assert faults(extraction.to_dict()) == []


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("schema",), "extractor/2"),
        (("figures", 0, "value"), 3.5),
        (("figures", 0, "value"), "3e5"),
        (("figures", 0, "kind"), "colour"),
        (("figures", 0, "measure"), [1]),
        (("figures", 0, "colour"), "red"),
        (("article", "text"), None),
        (("claims", 0, "subject_span"), "Exports"),
        (("claims", 0, "event", "object_span"), [4, 2.5]),
    ],
)
@pytest.mark.model
def test_what_breaks_the_contract_is_not_valid(nlp: Pipeline, path: tuple[Any, ...], value: object) -> None:
    data = extract("Exports fell 3 percent in May, the ministry said.", nlp=nlp).to_dict()
    part: Any = data
    for step in path[:-1]:
        part = part[step]
    part[path[-1]] = value
    assert len(faults(data)) == 1


@pytest.mark.model
def test_the_records_of_the_corpus_are_valid(nlp: Pipeline) -> None:
    for result in extract_pages((article.page() for article in load_corpus(ROOT / "corpus")), nlp=nlp):
        assert isinstance(result, Extraction), result
        assert faults(result.to_dict()) == []


def _bench_texts(shared: Path) -> Iterator[str]:
    """Some texts of each topic of the benchmark."""
    for path in sorted((shared / "bench/data").glob("*/*.jsonl")):
        with path.open(encoding="utf-8") as lines:
            for line in islice(lines, 2):
                if text := json.loads(line).get("text"):
                    yield text


@pytest.mark.model
def test_the_records_of_the_benchmark_are_valid(nlp: Pipeline, shared: Path) -> None:
    for text in _bench_texts(shared):
        assert faults(extract(text, published="2025-06-09", nlp=nlp, format="text").to_dict()) == []


@pytest.mark.model
def test_the_records_of_the_example_files_are_valid(nlp: Pipeline) -> None:
    for result in extract_pages(read_pages([str(ROOT / "docs/examples")], keys={"id": "nr", "text": "body"}), nlp=nlp):
        assert isinstance(result, Extraction), result
        assert faults(result.to_dict()) == []
