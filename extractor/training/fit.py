"""The loop over the articles: AdamW with a warm-up and a straight way down, resumable after each pass."""

from __future__ import annotations

import math
import os
import random
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import nn

from extractor.training.batches import Batch, Batching
from extractor.training.examples import Example
from extractor.training.losses import loss
from extractor.training.network import Network

Report = Callable[[str], None]
_WARM = 0.06  # of all steps
_LARGEST_GRADIENT = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How a network is trained: passes over the examples, articles a step, learning rates of the encoder and of the heads."""

    passes: int = 3  # with more it learns the articles by heart
    articles: int = 4
    encoder_rate: float = 8e-5
    rate: float = 1e-3
    decay: float = 0.01
    seed: int = 0


def fit(
    network: Network, examples: Sequence[Example], batching: Batching, plan: Plan, saved: Path, report: Report
) -> None:
    """Train the network on the examples; it goes on from `saved` where a run with the same plan ended before its time.

    Raises ValueError where there is no figure to learn from.
    """
    batches = [batching.batch(example) for example in examples if example.figures]
    if not batches:
        raise ValueError("no figure to learn from")
    steps = plan.passes * math.ceil(len(batches) / plan.articles)
    optimizer = _optimizer(network, plan)
    scheduler = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1.0, (step + 1) / (_WARM * steps)) * max(0.0, 1 - step / steps)
    )
    done = _resumed(saved, network, optimizer, scheduler)
    for number in range(done, plan.passes):
        torch.manual_seed(plan.seed * 1_000 + number)
        order = random.Random(plan.seed * 1_000 + number).sample(range(len(batches)), len(batches))
        network.train()
        lost: Counter[str] = Counter()
        for start in range(0, len(order), plan.articles):
            lost.update(_step(network, [batches[k] for k in order[start : start + plan.articles]], optimizer))
            scheduler.step()
        figures = sum(batch.figures for batch in batches)
        report(f"pass {number + 1} of {plan.passes}: " + ", ".join(f"{k} {v / figures:.3f}" for k, v in lost.items()))
        _save(saved, number + 1, network, optimizer, scheduler)


def _step(network: Network, batches: Sequence[Batch], optimizer: torch.optim.Optimizer) -> Counter[str]:
    """One step over some articles; what was lost by kind and slot."""
    optimizer.zero_grad()
    figures, lost = sum(batch.figures for batch in batches), Counter[str]()
    for batch in batches:
        parts = loss(batch, *network(batch))
        torch.stack(list(parts.values())).sum().div(figures).backward()
        lost.update({name: float(part.detach()) for name, part in parts.items()})
    nn.utils.clip_grad_norm_(network.parameters(), _LARGEST_GRADIENT)
    optimizer.step()
    return lost


def _optimizer(network: Network, plan: Plan) -> torch.optim.Optimizer:
    encoder = [parameter for parameter in network.encoder.parameters() if parameter.requires_grad]
    inside = {id(parameter) for parameter in network.encoder.parameters()}
    heads = [parameter for parameter in network.parameters() if id(parameter) not in inside]
    groups = [{"params": encoder, "lr": plan.encoder_rate}, {"params": heads, "lr": plan.rate}]
    return torch.optim.AdamW(groups, weight_decay=plan.decay)


def _save(path: Path, passes: int, *parts: Any) -> None:
    """Keep the state of all parts, whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_suffix(".part")
    torch.save({"passes": passes, "states": [part.state_dict() for part in parts]}, half)
    os.replace(half, path)


def _resumed(path: Path, *parts: Any) -> int:
    """The passes that were done before; the parts have their state of then."""
    if not path.is_file():
        return 0
    kept = torch.load(path, weights_only=True)
    for part, state in zip(parts, kept["states"], strict=True):
        part.load_state_dict(state)
    return int(kept["passes"])
