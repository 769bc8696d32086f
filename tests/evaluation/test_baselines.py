"""Baselines go up on their own and down only when somebody says so."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.evaluation import Evaluation, Table, check_baselines, pin_baselines
from benchmarks.evaluation.counts import Counts
from extractor.errors import InputError


def evaluation(hits: int, digest: str = "one") -> Evaluation:
    """A run with one row whose F1 is hits of 10."""
    table = Table("figures", {"span": Counts(hits=hits, gold=10, found=10)})
    return Evaluation(split="dev", articles=(), tables=(table,), misses=(), failures=(), corpus_sha256=digest)


def test_what_was_pinned_holds(tmp_path: Path) -> None:
    assert pin_baselines(evaluation(8), tmp_path / "floors.json") == []
    assert check_baselines(evaluation(8), tmp_path) == []
    assert check_baselines(evaluation(9), tmp_path) == []


def test_a_lower_score_is_reported_with_both_numbers(tmp_path: Path) -> None:
    pin_baselines(evaluation(8), tmp_path / "floors.json")
    assert check_baselines(evaluation(7), tmp_path) == ["figures/span: 70.00 is below its baseline of 80.00"]


def test_a_baseline_is_lowered_only_when_allowed(tmp_path: Path) -> None:
    file = tmp_path / "floors.json"
    pin_baselines(evaluation(8), file)
    assert pin_baselines(evaluation(7), file)
    assert json.loads(file.read_text())["dev"] == {"figures/span": 0.8}
    pin_baselines(evaluation(7), file, allow_lower=True)
    assert json.loads(file.read_text())["dev"] == {"figures/span": 0.7}


def test_baselines_belong_to_one_state_of_the_corpus(tmp_path: Path) -> None:
    file = tmp_path / "floors.json"
    pin_baselines(evaluation(8), file)
    assert "has changed" in check_baselines(evaluation(8, digest="two"), file)[0]
    pin_baselines(replace(evaluation(8, digest="two"), split="test"), file)
    assert set(json.loads(file.read_text())) == {"corpus_sha256", "test"}


def test_unreadable_baselines_are_an_error_of_ours(tmp_path: Path) -> None:
    (tmp_path / "floors.json").write_text("[]")
    with pytest.raises(InputError, match="one object"):
        check_baselines(evaluation(8), tmp_path)
