"""The folder of a batch that is not whole: each command that takes records says so, does the rest and ends with 1."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.sinks.test_batch_folder import write_batch

from .conftest import Run


@pytest.mark.parametrize("command", ["top", "compare", "report", "export", "dataset", "store"])
def test_a_damaged_shard_is_said_and_the_others_are_done(run: Run, tmp_path: Path, command: str) -> None:
    folder = write_batch(tmp_path / "out")
    (folder / "records-00000-00000.jsonl").write_bytes(b"")
    options = {
        "report": ["-o", f"{folder}.html"],
        "export": ["--to", "schema-org"],
        "dataset": ["-o", f"{folder}.data"],
        "store": ["--store", f"{folder}.db"],
    }.get(command, [])
    result = run(command, *(["add"] if command == "store" else []), str(folder), *options)
    assert result.exit_code == 1
    assert "shard 00000-00000 is not read (records-00000-00000.jsonl is cut)" in result.stderr
