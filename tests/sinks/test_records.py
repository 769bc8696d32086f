"""Records as bytes."""

import orjson

from extractor.extraction import Extraction, Producer
from extractor.plain import from_plain
from extractor.sinks import record_line, record_text
from tests.assembly.sample import annotations, article

found = annotations()
EXTRACTION = Extraction(
    input_id="steel",
    article=article(),
    figures=tuple(found.figures),
    times=tuple(found.times),
    quotes=tuple(found.quotes),
    producer=Producer(version="1", model="m", rules_sha256="0" * 64, settings={"ops": "numpy"}),
)


def test_a_record_is_one_line_and_comes_back_equal() -> None:
    line = record_line(EXTRACTION)
    assert line.count(b"\n") == 1
    assert from_plain(Extraction, orjson.loads(line)) == EXTRACTION


def test_the_readable_form_has_the_same_content() -> None:
    line = record_line(EXTRACTION)
    assert list(orjson.loads(record_text(line))) == list(orjson.loads(line))
    assert orjson.loads(record_text(line)) == orjson.loads(line)
    assert record_text(line).count(b"\n") > 50
