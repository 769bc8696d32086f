"""Inputs become the same shards however many jobs share them, and each job reads its own files only."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractor.batch.plan import Inputs, Plan, Portion
from extractor.batch.shard import ShardSpec
from extractor.record.page import Failure, Page

from .archive import write_articles


def shards(
    *places: Path, portion: Portion | None = None, shard_size: int = 3, limit: int | None = None
) -> list[ShardSpec]:
    inputs = Inputs(sources=tuple(map(str, places)), shard_size=shard_size, limit=limit)
    return list(Plan(inputs, portion or Portion()).shards())


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Seven files, each a section of its own."""
    monkeypatch.setattr("extractor.batch.plan._SECTION_FILES", 1)
    return [write_articles(tmp_path / f"{number}.jsonl", number) for number in range(1, 8)]


def test_a_shard_has_so_many_pages_and_those_of_one_section_only(files: list[Path]) -> None:
    specs = shards(files[3], files[4])
    assert [(shard.name, len(shard.pages)) for shard in specs] == [
        ("00000-00000", 3), ("00000-00001", 1), ("00001-00000", 3), ("00001-00001", 2),
    ]  # fmt: skip
    assert {page.input_id for shard in specs[:2] for page in shard.pages} == {"a0", "a1", "a2", "a3"}


def test_the_first_shards_are_small_so_that_all_workers_have_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = [write_articles(tmp_path / f"{number}.jsonl", 1_700) for number in range(2)]
    monkeypatch.setattr("extractor.batch.plan._SECTION_FILES", 1)
    sizes = [len(shard.pages) for shard in shards(*files, shard_size=200)]
    first = [20] * 4 + [40] * 4 + [80] * 4 + [160] * 4
    assert sizes == [*first, *[200] * 2, 100, *[200] * 8, 100]


def test_long_pages_close_a_shard_before_it_is_full(files: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extractor.batch.plan._SHARD_BYTES", 1)
    assert [len(shard.pages) for shard in shards(files[2])] == [1, 1, 1]


def test_small_files_share_a_section(files: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extractor.batch.plan._SECTION_FILES", 1000)
    monkeypatch.setattr("extractor.batch.plan._FIRST", 100)
    assert [shard.name for shard in shards(*files, shard_size=100)] == ["00000-00000"]
    monkeypatch.setattr("extractor.batch.plan._SECTION_BYTES", sum(path.stat().st_size for path in files[:3]))
    assert [len(shard.pages) for shard in shards(*files, shard_size=100)] == [6, 9, 6, 7]


@pytest.mark.parametrize("of", [1, 2, 3, 7, 8, 30])
def test_portions_are_the_whole_and_share_nothing(files: list[Path], of: int) -> None:
    parts = [shards(*files, portion=Portion(number, of)) for number in range(1, of + 1)]
    together = sorted((shard for part in parts for shard in part), key=lambda shard: shard.name)
    whole = shards(*files)
    assert [(shard.name, shard.sha256, shard.origin) for shard in together] == [
        (shard.name, shard.sha256, shard.origin) for shard in whole
    ]


def test_a_portion_of_many_files_opens_no_other(files: list[Path]) -> None:
    mine = {files[1], files[4]}
    before = shards(*files, portion=Portion(2, 3))
    for path in files:
        if path not in mine:
            path.write_text("x" * path.stat().st_size, encoding="utf-8")
    assert {shard.origin.first for shard in before} == set(map(str, mine))
    assert shards(*files, portion=Portion(2, 3)) == before


@pytest.mark.parametrize(
    ("limit", "sizes"), [(1, [1]), (3, [3]), (5, [3, 1, 1]), (9, [3, 1, 3, 2]), (100, [3, 1, 3, 2])]
)
def test_a_limit_ends_the_reading(files: list[Path], limit: int, sizes: list[int]) -> None:
    assert [len(shard.pages) for shard in shards(files[3], files[4], limit=limit)] == sizes


@pytest.mark.parametrize("force", [False, True])
def test_a_date_fills_gaps_or_holds_for_all(files: list[Path], force: bool) -> None:
    inputs = Inputs(sources=(str(files[0]),), published="2024-01-02", force_published=force)
    ((page,),) = [shard.pages for shard in Plan(inputs, Portion()).shards()]
    assert isinstance(page, Page)
    assert (page.published, page.default_published) == ("2024-01-02" if force else "2025-06-09", "2024-01-02")


def test_what_cannot_be_read_is_among_the_pages(tmp_path: Path) -> None:
    there = write_articles(tmp_path / "a.jsonl", 1)
    (shard,) = shards(tmp_path / "missing.jsonl", there, tmp_path / "no*.jsonl")
    assert [type(page) for page in shard.pages] == [Failure, Page, Failure]


def test_a_file_that_may_not_be_read_is_among_them_too(files: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: str, mode: str) -> None:
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr("extractor.batch.plan.open", refuse, raising=False)
    monkeypatch.setattr("extractor.ingest.inputs.open", refuse, raising=False)
    (shard,) = shards(files[0])
    assert [type(page) for page in shard.pages] == [Failure]


def test_positions_grow_up_to_the_end(files: list[Path]) -> None:
    positions = [shard.position for shard in shards(*files)]
    assert positions == sorted(positions)
    assert 0 < positions[0] < 0.2 < 0.8 < positions[-1] <= 1


@pytest.mark.parametrize("change", ["a byte", "the id", "the name"])
def test_digests_show_what_has_changed(tmp_path: Path, change: str) -> None:
    path = write_articles(tmp_path / "a.jsonl", 2)
    (before,) = shards(path)
    text = path.read_text(encoding="utf-8")
    if change == "the name":
        path = path.rename(tmp_path / "b.jsonl")
    else:
        old, new = ("flour", "bread") if change == "a byte" else ('"a1"', '"b1"')
        path.write_text(text.replace(old, new), encoding="utf-8")
    (after,) = shards(path)
    assert after.sha256 != before.sha256
    assert after.origin.sha256 != before.origin.sha256


def test_of_a_long_file_stretches_suffice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_articles(tmp_path / "a.jsonl", 100)
    monkeypatch.setattr("extractor.batch.plan._WHOLE", 2_560)
    monkeypatch.setattr("extractor.batch.plan._STRETCHES", 256)
    digests = {shards(path)[0].origin.sha256}
    data = path.read_bytes()
    for position in (0, len(data) - 1):  # the first and the last byte
        path.write_bytes(data[:position] + b" " + data[position + 1 :])
        digests.add(shards(path)[0].origin.sha256)
    assert len(digests) == 3
