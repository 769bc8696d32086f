"""How far the network is from the gold."""

from __future__ import annotations

from collections.abc import Mapping

import torch
from torch import Tensor
from torch.nn import functional

from extractor.training.batches import Batch, Candidates
from extractor.training.examples import UNKNOWN

_SMOOTHED = 0.02  # of the roles and modes, of which the gold has some wrong
_LEAST = 1e-9  # a probability under this is no lower


def loss(batch: Batch, kinds: Mapping[str, Tensor], chosen: Mapping[str, tuple[Tensor, Tensor]]) -> dict[str, Tensor]:
    """For each kind and slot the sum over the figures of the negative logarithm of the probability of what is right.

    Of several candidates that are right any will do; where none is, "none" is right.
    """
    parts = {
        kind: functional.cross_entropy(
            scores, batch.kinds[kind], ignore_index=UNKNOWN, reduction="sum", label_smoothing=_SMOOTHED
        )
        for kind, scores in kinds.items()
    }
    for slot, (none, scores) in chosen.items():
        choice = batch.choices[slot]
        of_none, of_candidates = distribution(none, scores, choice)
        right = torch.zeros_like(none).index_add(0, choice.owner, of_candidates * choice.right)
        has_right = torch.zeros_like(none).index_add(0, choice.owner, choice.right) > 0
        probability = torch.where(has_right, right, of_none)
        parts[slot] = -torch.log(probability.clamp(min=_LEAST))[choice.is_known].sum()
    return parts


def distribution(none: Tensor, scores: Tensor, choice: Candidates) -> tuple[Tensor, Tensor]:
    """The probabilities of "none" for each figure and of each candidate: one softmax a figure."""
    top = none.detach()
    if len(scores):
        top = top.scatter_reduce(0, choice.owner, scores.detach(), "amax")
    raised, raised_none = torch.exp(scores - top[choice.owner]), torch.exp(none - top)
    total = raised_none.index_add(0, choice.owner, raised)
    return raised_none / total, raised / total[choice.owner]
