"""The scores on the corpus do not fall below what was pinned: `extractor evaluate corpus/ --pin` after a gain."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.evaluation import SPLITS, Split, check_baselines, evaluate
from extractor.pipeline import Pipeline

CORPUS = Path(__file__).resolve().parents[2] / "corpus"


@pytest.mark.model
@pytest.mark.parametrize("split", SPLITS)
def test_scores_hold_their_baselines(nlp: Pipeline, split: Split) -> None:
    assert check_baselines(evaluate(CORPUS, nlp, split), CORPUS) == []
