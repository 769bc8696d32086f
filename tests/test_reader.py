"""The trained reader that ships, in the whole pipeline: its files, its switches, and what it never does."""

from __future__ import annotations

import importlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from extractor import extract, load_pipeline
from extractor.api import extract_records
from extractor.errors import ModelError
from extractor.isolation import Limits
from extractor.pipeline import Pipeline, reader_sha256
from extractor.record.extraction import Extraction
from extractor.record.page import Failure, Page, Source
from extractor.record.tables import claim_rows
from extractor.sinks import Record
from extractor.words.resources import models_folder

TEXT = """Norland exports fall

Norland's steel exports fell 5 percent to 18 million tonnes in May, the Steel Federation said on Monday. Prices rose.

"We lost three big customers," said Ona Vell, who runs the federation. The mills of Bergen employ 400 people."""
OTHER = "Oslo's port handled 3.1 million tonnes last year, 4 percent more than in 2023, its director Ada Moe told reporters."
READER = models_folder() / "en" / "reader"


def read(nlp: Pipeline, text: str = TEXT) -> Extraction:
    return extract(text, published="2025-06-09", nlp=nlp, format="text")


def page(name: str, text: str) -> Page:
    source = Source(kind="stdin", location="-", sha256="")
    return Page(input_id=name, content=text, format="text", source=source, published="2025-06-09")


def records(nlp: Pipeline, pages: Sequence[Page], limits: Limits | None = None) -> list[str]:
    results = list(extract_records(pages, nlp=nlp, limits=limits))
    assert not any(isinstance(result, Failure) for result in results)
    return [result.line.decode() if isinstance(result, Record) else "" for result in results]


def test_every_figure_in_running_text_says_how_sure_its_slots_are(reading: Pipeline) -> None:
    extraction = read(reading)
    assert extraction.producer.reader == reader_sha256(reading)
    for figure in extraction.figures:
        assert {"role", "attributed_to"} <= figure.confidence.keys() <= {
            "role", "measure_words", "period", "attributed_to",
        }  # fmt: skip
        assert all(0 <= sure <= 1 for sure in figure.confidence.values())
    rows = {claim.id: row for claim, row in zip(extraction.claims, claim_rows(extraction), strict=True)}
    for claim in extraction.claims:
        if claim.type == "figure":
            assert {"event", "role"} <= claim.confidence.keys()
            assert rows[claim.id].certainty is not None


def test_what_is_a_range_in_one_place_of_the_record_is_none_elsewhere(reading: Pipeline) -> None:
    ranges = {"measure", "speaker", "cue", "modifier_span", "direction_span", "subject_span"}

    def misused(value: object) -> Iterator[object]:
        for key, part in (
            value.items() if isinstance(value, dict) else enumerate(value if isinstance(value, list) else ())
        ):
            if key in ranges and not (part is None or isinstance(part, dict | list)):
                yield key, part
            yield from misused(part)

    record = read(reading).to_dict()
    assert any("measure_words" in figure["confidence"] for figure in record["figures"])
    assert list(misused(record)) == []


def test_the_scorers_find_no_fault_in_a_record(
    reading: Pipeline, shared: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(shared / "bench"))
    monkeypatch.setattr(sys, "dont_write_bytecode", True)  # the folder is read-only
    common = importlib.import_module("common")
    assert [common.mark_violations(read(reading, text).to_dict(), text) for text in (TEXT, OTHER)] == [[], []]


def test_it_reads_what_nobody_could_miss(reading: Pipeline) -> None:
    extraction = read(reading)
    five = extraction.figures[0]
    assert five.measure is not None
    assert "exports" in extraction.article.text[slice(*five.measure)]
    assert five.period is not None
    assert (five.period.from_, five.period.until) == ("2025-05-01", "2025-06-01")


def test_off_is_the_rules_alone(nlp: Pipeline) -> None:
    extraction = read(nlp)
    assert "reader" not in nlp.pipe_names
    assert extraction.producer.reader is None
    assert not any(figure.confidence for figure in extraction.figures)
    assert {row.certainty for row in claim_rows(extraction)} == {None}


def test_what_it_is_less_sure_of_than_is_requested_is_empty() -> None:
    extraction = read(load_pipeline(min_confidence=1.0))
    assert [(figure.measure, figure.period) for figure in extraction.figures] == [(None, None)] * 4
    assert {figure.attributed_to for figure in extraction.figures} <= {
        "article",
        *(quote.id for quote in extraction.quotes),
    }
    assert [claim.event for claim in extraction.claims if claim.type == "figure"] == [None] * 3


def test_an_article_is_read_the_same_alone_beside_others_and_in_a_child_process(reading: Pipeline) -> None:
    alone = [*records(reading, [page("a", TEXT)]), *records(reading, [page("b", OTHER)])]
    assert records(reading, [page("a", TEXT), page("b", OTHER)]) == alone
    assert records(reading, [page("b", OTHER), page("a", TEXT)]) == alone[::-1]
    assert records(reading, [page("a", TEXT), page("b", OTHER)], Limits(seconds=60.0, megabytes=2000.0)) == alone


@pytest.mark.parametrize("name", ["weights.npz", "vocabulary.txt", "features.json"])
def test_a_file_of_another_reader_is_named(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "reader"
    shutil.copytree(READER, folder)
    (folder / name).write_bytes((folder / name).read_bytes()[:-1])
    with pytest.raises(ModelError, match=rf"{name} is damaged, or of another reader"):
        load_pipeline("blank:en", reader=folder)


def test_a_folder_without_a_reader_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"no reader in .*: give a folder that `extractor train` wrote"):
        load_pipeline("blank:en", reader=tmp_path)


def test_its_settings_say_what_it_learned_from() -> None:
    settings = json.loads((READER / "reader.json").read_text("utf-8"))
    assert settings["figures"] > 0
    assert {"role", "measure", "period", "source", "subject", "event"} <= settings["lines"].keys()
    assert sum(path.stat().st_size for path in READER.iterdir()) < 50e6


def test_a_claimant_says_how_sure_it_is(reading: Pipeline) -> None:
    quotes = read(reading).quotes
    assert [quote.confidence.keys() for quote in quotes] == [{"claimant"}] * len(quotes)
    assert any(quote.claimant for quote in quotes)


def test_what_its_gold_had_nothing_of_is_left_to_the_rules(nlp: Pipeline, tmp_path: Path) -> None:
    folder = tmp_path / "reader"
    shutil.copytree(READER, folder)
    settings = json.loads((folder / "reader.json").read_text("utf-8"))
    for slot in ("claimant", "antecedent"):
        del settings["lines"][slot]
    (folder / "reader.json").write_text(json.dumps(settings), "utf-8")
    extraction = read(load_pipeline(reader=folder))
    assert [quote.claimant for quote in extraction.quotes] == [quote.claimant for quote in read(nlp).quotes]
    assert not any(quote.confidence for quote in extraction.quotes)
    assert all(figure.confidence for figure in extraction.figures)


def test_an_article_is_read_the_same_by_any_number_of_threads() -> None:
    read = [
        subprocess.run(
            [sys.executable, "-m", "extractor", "extract", "-", "--format", "jsonl", "--published", "2025-06-09"],
            input=TEXT,
            env={**os.environ, "OPENBLAS_NUM_THREADS": threads, "OMP_NUM_THREADS": threads},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for threads in ("1", "3")
    ]
    records = [json.loads(line) for line in read]
    assert {record["producer"].pop("settings")["blas_threads"] for record in records} == {"1", "3"}
    assert records[0]["figures"][0]["confidence"]
    assert records[0] == records[1]
