"""The options of `extractor batch`, and what it says; what it does is tested in tests/batch."""

from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import Run, words


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--shard", "0/3"], "'0/3' is not i/N with i from 1 to N"),
        (["--shard", "4/3"], "'4/3' is not i/N with i from 1 to N"),
        (["--shard", "2"], "'2' is not i/N with i from 1 to N"),
        (["--shard", "1/2", "--limit", "5"], "not together with --shard"),
        (["--format", "xml"], "for '--format': 'xml' is not one of"),
        (["--key", "nr"], "'nr' is not NAME=COLUMN"),
        (["--workers", "0"], "--workers"),
    ],
)
def test_wrong_usage_ends_with_2_before_anything_is_done(
    run: Run, tmp_path: Path, options: list[str], said: str
) -> None:
    result = run("batch", "in.jsonl", "-o", str(tmp_path / "out"), *options)
    assert result.exit_code == 2
    assert said in words(result.stderr)
    assert not (tmp_path / "out").exists()


def test_without_a_folder_nothing_runs(run: Run) -> None:
    result = run("batch", "in.jsonl")
    assert (result.exit_code, "--output" in words(result.stderr)) == (2, True)
