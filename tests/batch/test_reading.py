"""Shards that are read ahead are counted, and nothing waits for the web."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from extractor.batch import reading
from extractor.batch.plan import Inputs, Plan, Portion
from extractor.batch.reading import read_ahead
from extractor.batch.report import Tally
from extractor.batch.shard import Origin, ShardSpec
from extractor.record.page import Page, Source

from .archive import write_articles


def specs(folder: Path) -> Iterator[ShardSpec]:
    path = write_articles(folder / "a.jsonl", 10)
    return Plan(Inputs(sources=(str(path),), shard_size=3), Portion()).shards()


def test_a_small_archive_is_known_whole_when_its_first_shard_comes(tmp_path: Path) -> None:
    tally = Tally()
    first = next(read_ahead(specs(tmp_path), tally))
    assert (first.name, tally.known, tally.position, tally.is_read) == ("00000-00000", 10, 1, True)


def test_of_a_large_one_some_pages_wait_and_all_come_in_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "_AHEAD", 300)  # bytes: some four articles
    tally = Tally()
    pages = read_ahead(specs(tmp_path), tally)
    names = [next(pages).name]
    assert (tally.known, tally.is_read) == (6, False)
    names += [spec.name for spec in pages]
    assert names == [spec.name for spec in specs(tmp_path)]
    assert (tally.known, tally.is_read) == (10, True)


@pytest.mark.parametrize("source", [("url", "https://news.example/a"), ("jsonl", "-")])
def test_pages_that_come_one_by_one_are_worked_on_as_they_come(source: tuple[str, str]) -> None:
    page = Page(input_id="a", content="a", format="text", source=Source(kind=source[0], location=source[1], sha256=""))  # type: ignore[arg-type]
    read: list[int] = []

    def coming() -> Iterator[ShardSpec]:
        for number in range(3):
            read.append(number)
            yield ShardSpec(name=str(number), origin=Origin(first="a", last="a", sha256=""), pages=(page,))

    next(read_ahead(coming(), Tally()))
    assert read == [0]
