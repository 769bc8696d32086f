"""Pinned scores: what the extractor has reached on the corpus it does not lose again without somebody saying so.

`corpus/floors.json` holds the digest of the articles and, for each split, the F1 of every row.  Baselines belong to one
state of the corpus: when an article or its gold changes, the scores are pinned again.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from benchmarks.evaluation.evaluate import Evaluation
from extractor.errors import InputError

DECIMALS = 4  # of a pinned score; a score may fall below its baseline by rounding, and by no more
FILE = "floors.json"


def check_baselines(evaluation: Evaluation, path: str | Path) -> list[str]:
    """What fell below its baseline, or does not belong to these baselines: one sentence each, none when all is well.

    `path` is the file or the corpus folder that holds `floors.json`.
    """
    pinned = _read(_file(path))
    if pinned.get("corpus_sha256") != evaluation.corpus_sha256:
        return ["the corpus has changed since its baselines were pinned: look at the scores and pin them again"]
    baselines = pinned.get(_split(evaluation))
    if baselines is None:
        return [f"no baselines are pinned for {_split(evaluation)}: pin them first"]
    return _below(baselines, evaluation)


def pin_baselines(evaluation: Evaluation, path: str | Path, *, allow_lower: bool = False) -> list[str]:
    """Write the scores as baselines of their split.  Where one would be lowered nothing is written unless `allow_lower`.

    Returns the sentences about what is lower than before, on an unchanged or on a changed corpus.  The baselines of
    another state of the corpus are dropped.
    """
    file = _file(path)
    pinned = _read(file) if file.is_file() else {}
    lower = _below(pinned.get(_split(evaluation), {}), evaluation)
    if lower and not allow_lower:
        return lower
    if pinned.get("corpus_sha256") != evaluation.corpus_sha256:
        pinned = {"corpus_sha256": evaluation.corpus_sha256}
    pinned[_split(evaluation)] = {row: round(score, DECIMALS) for row, score in evaluation.scores().items()}
    file.write_text(json.dumps(pinned, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    return lower


def _below(baselines: dict[str, float], evaluation: Evaluation) -> list[str]:
    scores = evaluation.scores()
    return [
        f"{row}: {100 * scores.get(row, 0.0):.2f} is below its baseline of {100 * baseline:.2f}"
        for row, baseline in sorted(baselines.items())
        if round(scores.get(row, 0.0), DECIMALS) < baseline
    ]


def _split(evaluation: Evaluation) -> str:
    return evaluation.split or "all"


def _file(path: str | Path) -> Path:
    return Path(path) / FILE if Path(path).is_dir() else Path(path)


def _read(file: Path) -> dict[str, Any]:
    try:
        data = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise InputError(f"cannot read the baselines in {file}: {error}") from error
    if not isinstance(data, dict):
        raise InputError(f"{file} does not hold baselines: it should be one object")
    return data
