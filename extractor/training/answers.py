"""What a network proposes on examples, and whether it is right: what calibration is fitted to and scores are counted from."""

from __future__ import annotations

from collections.abc import Iterator

import torch

from extractor.components.reader.candidate import POINTED
from extractor.components.reader.decision import of_rules, proposals
from extractor.components.reader.evidence import Scored, proposals_of
from extractor.components.reader.network import KINDS
from extractor.training.batches import Batch
from extractor.training.calibrate import Answer
from extractor.training.examples import UNKNOWN, Example, LabelledQuestion
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
        for figure, row in zip(example.questions, scores.softmax(-1).tolist(), strict=True):
            if figure.kinds[kind] != UNKNOWN:
                yield _of_kind(kind, figure, row)
    for slot in POINTED:
        candidates = batch.choices[slot]
        of_none, scores = chosen[slot]
        nothing, each = distribution(of_none, scores, candidates)
        rows: list[list[float]] = [[] for _ in example.questions]
        for owner, probability in zip(candidates.owner.tolist(), each.tolist(), strict=True):
            rows[owner].append(probability)
        known = [
            (figure.choices[slot], [*row, none])
            for figure, row, none in zip(example.questions, rows, nothing.tolist(), strict=True)
            if figure.choices[slot].is_known
        ]
        scored = [Scored(row, choice.said, of_rules(choice.features)) for choice, row in known]
        for (choice, _), proposed in zip(known, proposals_of(slot, scored), strict=True):
            yield Answer(slot, proposed, tuple(choice.accepted[each.chosen] for each in proposed), choice.is_filled)


def _of_kind(kind: str, figure: LabelledQuestion, row: list[float]) -> Answer:
    theirs = [k for k, answer in enumerate(KINDS[kind]) if f"{kind}={answer}" in figure.features]
    proposed = proposals(row, range(len(row)), theirs)
    right = figure.kinds[kind]
    return Answer(kind, proposed, tuple(candidate.chosen == right for candidate in proposed), is_filled=True)
