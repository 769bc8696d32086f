"""What a network answers on examples, and whether it is right: what calibration is fitted to and scores are counted from."""

from __future__ import annotations

from collections.abc import Iterator

import torch

from extractor.components.reader.candidate import POINTED
from extractor.components.reader.confidence import agreement
from extractor.components.reader.decision import decide
from extractor.components.reader.network import KINDS
from extractor.training.batches import Batch
from extractor.training.calibrate import Answer
from extractor.training.examples import UNKNOWN, Asked, Choice, Example
from extractor.training.losses import distribution
from extractor.training.network import Network


@torch.no_grad()
def answers(network: Network, example: Example, batch: Batch) -> Iterator[Answer]:
    """The answers for all figures of an example, of which the batch is; slots that the gold does not answer are left out."""
    network.eval()
    if not batch.figures:
        return
    kinds, chosen = network(batch)
    for kind, scores in kinds.items():
        for figure, row in zip(example.figures, scores.softmax(-1).tolist(), strict=True):
            if figure.kinds[kind] != UNKNOWN:
                yield _of_kind(kind, figure, row)
    for slot in POINTED:
        choice = batch.choices[slot]
        of_none, scores = chosen[slot]
        none, each = distribution(of_none, scores, choice)
        owners, given = choice.owner.tolist(), each.tolist()
        rows: list[list[float]] = [[] for _ in example.figures]
        for owner, probability in zip(owners, given, strict=True):
            rows[owner].append(probability)
        for figure, row, empty in zip(example.figures, rows, none.tolist(), strict=True):
            if figure.choices[slot].is_known:
                yield _pointed(slot, figure.choices[slot], [*row, empty])


def _of_kind(kind: str, figure: Asked, row: list[float]) -> Answer:
    best = max(range(len(row)), key=row.__getitem__)
    is_right = best == figure.kinds[kind]
    ruled = f"{kind}={KINDS[kind][best]}" in figure.features
    is_filled = figure.kinds[kind] > 0
    return Answer(kind, best > 0, is_right, is_filled, row[best], row[best], is_right, "agrees" if ruled else "differs")


def _pointed(slot: str, choice: Choice, row: list[float]) -> Answer:
    taken, probability = decide(row, choice.alike)
    best, most = decide([*row[:-1], -1.0], choice.alike)
    is_best_right = best is not None and choice.accepted[best]
    same = set(choice.alike[best]) if best is not None else set()
    said = agreement(
        [choice.features[k] for k in sorted(same)],
        [names for k, names in enumerate(choice.features) if k not in same],
    )
    is_right = is_best_right if taken is not None else not choice.is_filled
    return Answer(slot, taken is not None, is_right, choice.is_filled, probability, most, is_best_right, said)
