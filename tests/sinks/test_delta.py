"""Delta tables of a batch: each shard once, whatever ends the committer on its way."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import deltalake
import pytest
from deltalake import DeltaTable
from typer.testing import CliRunner

from extractor.batch.formats import FORMATS
from extractor.cli.main import app
from extractor.errors import InputError
from extractor.record.tables import TABLES
from extractor.sinks import record_of
from extractor.sinks.delta import publish_delta
from tests.record.tables.sample import extraction

SHARDS = ("00000-00000", "00000-00001", "00001-00000")
CLAIMS = len(extraction().claims)


def batch_of(folder: Path, *shards: str, run: str = "r1") -> Path:
    """The folder of a batch in which these shards are done, each with two articles of two months."""
    for shard in shards:
        files = FORMATS["parquet"](shard)
        for month in ("05", "06"):
            files.add(record_of(extraction(f"{shard}-{month}", published=f"2025-{month}-01")))
        contents = files.contents()
        for name, data in contents.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(data)
        known = {name: {"sha256": hashlib.sha256(data).hexdigest()} for name, data in contents.items()}
        manifest = {"shard": shard, "run": run, "files": known}
        (folder / f"manifest-{shard}.json").write_text(json.dumps(manifest))
    return folder


def claim_ids(target: Path) -> list[str]:
    return [str(id_) for id_ in DeltaTable(target / "claims").to_pyarrow_table()["claim_id"].to_pylist()]


def test_shards_are_added_once_and_a_batch_that_goes_on_adds_the_rest(tmp_path: Path) -> None:
    folder, lake = batch_of(tmp_path / "batch", *SHARDS[:2]), tmp_path / "new" / "lake"
    assert publish_delta(folder, lake) == 2
    assert publish_delta(folder, lake) == 0
    batch_of(folder, SHARDS[2])
    assert publish_delta(folder, lake) == 1
    assert len(set(claim_ids(lake))) == len(claim_ids(lake)) == 3 * 2 * CLAIMS
    table = DeltaTable(lake / "claims")
    assert table.metadata().partition_columns == ["year", "month"]
    assert sorted({(part["year"], part["month"]) for part in table.partitions()}) == [("2025", "5"), ("2025", "6")]
    assert all(DeltaTable.is_deltatable(str(lake / name)) for name in TABLES)


def test_a_batch_that_was_done_in_portions_is_added(tmp_path: Path) -> None:
    folder = batch_of(tmp_path / "batch", *SHARDS)
    (folder / "manifest-portion-1-of-2.json").write_text('{"schema": "extractor-batch/2"}')
    assert publish_delta(folder, tmp_path / "lake") == 3


@pytest.mark.parametrize("commits", range(1, 3 * len(TABLES), 5))
def test_a_committer_that_ends_on_its_way_loses_and_repeats_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, commits: int
) -> None:
    folder, lake = batch_of(tmp_path / "batch", *SHARDS), tmp_path / "lake"
    write, left = deltalake.write_deltalake, [commits]

    def failing(*arguments: object, **options: object) -> None:
        if not left[0]:
            raise KeyboardInterrupt
        left[0] -= 1
        write(*arguments, **options)  # type: ignore[arg-type]

    with monkeypatch.context() as patched:
        patched.setattr(deltalake, "write_deltalake", failing)
        with pytest.raises(KeyboardInterrupt):
            publish_delta(folder, lake)
    publish_delta(folder, lake)
    assert len(set(claim_ids(lake))) == len(claim_ids(lake)) == 3 * 2 * CLAIMS
    articles = DeltaTable(lake / "articles").to_pyarrow_table()
    assert articles.num_rows == len(set(articles["article_id"].to_pylist())) == 6


def test_what_must_not_be_mixed_is_refused(tmp_path: Path) -> None:
    publish_delta(batch_of(tmp_path / "one", SHARDS[0]), tmp_path / "lake")
    with pytest.raises(InputError, match="another run"):
        publish_delta(batch_of(tmp_path / "other", SHARDS[1], run="r2"), tmp_path / "lake")
    damaged = batch_of(tmp_path / "damaged", SHARDS[0])
    next(damaged.glob("claims/*/*/*.parquet")).write_bytes(b"x")
    with pytest.raises(InputError, match="was changed after it was written"):
        publish_delta(damaged, tmp_path / "new")


def test_a_folder_without_shards_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no finished shard"):
        publish_delta(tmp_path, tmp_path / "lake")


def test_the_command_says_what_it_added(tmp_path: Path) -> None:
    folder = batch_of(tmp_path / "batch", *SHARDS)
    ended = CliRunner().invoke(app, ["publish", str(folder), "-o", str(tmp_path / "lake")])
    assert (ended.exit_code, ended.stdout) == (0, f"{tmp_path}/lake: 3 shards added\n")
