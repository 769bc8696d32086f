"""From examples to the files of a reader, in stages that are kept and gone on from.

folds        a network for each part of the outlets, trained on the others, answers for it    fold-N.pt, answers.pickle
network      one more, trained on all                                                        network.pt
reader       lines and thresholds from the answers of the folds; the files                   OUT

The folder of the stages belongs to one set of examples and one plan: for others take another folder.
"""

from __future__ import annotations

import hashlib
import json
import pickle
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import torch

from extractor.components.reader.wordpieces import WordPieces
from extractor.errors import InputError
from extractor.training.answers import answers
from extractor.training.batches import Batching
from extractor.training.calibrate import Answer, fit_lines, threshold
from extractor.training.examples import Example, features_of, parts
from extractor.training.export import export
from extractor.training.fit import Plan, Report, fit
from extractor.training.network import Network

PRECISION = 0.93  # of what is said, for the default thresholds


@dataclass(frozen=True, slots=True, kw_only=True)
class Base:
    """The pretrained encoder: its weights, its pieces, and how many of its layers are kept."""

    weights: Path
    vocabulary: Path
    layers: int = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Training:
    """What is trained and where its stages are kept; features that stand in fewer places than `least` are left out."""

    base: Base
    plan: Plan
    folder: Path
    folds: int = 4
    least: int = 5


def train(examples: Sequence[Example], training: Training, out: Path, report: Report) -> None:
    """Train a reader on the examples and write its files.  Raises InputError where there are too few outlets."""
    if len({one.outlet for one in examples}) < training.folds:
        raise InputError(f"{training.folds} folds need articles of as many outlets: give more, or fewer folds")
    training.folder.mkdir(parents=True, exist_ok=True)
    given = _kept(training.folder / "answers.pickle", lambda: _of_folds(examples, training, report))
    features = features_of(examples, training.least)
    network = trained(examples, features, training, "network", report)
    lines = fit_lines(given)
    settings = {
        "layers": training.base.layers,
        "plan": asdict(training.plan),
        "articles": len(examples),
        "figures": sum(len(one.figures) for one in examples),
        "lines": {slot: {each: asdict(line) for each, line in by.items()} for slot, by in lines.items()},
        "thresholds": {
            slot: threshold([one for one in given if one.slot == slot], lines, PRECISION) for slot in sorted(lines)
        },
    }
    out.mkdir(parents=True, exist_ok=True)
    export(network, _pieces(training.base), features, out)
    files = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(out.iterdir()) if path.is_file()
    }
    files.pop("reader.json", None)
    (out / "reader.json").write_text(json.dumps({**settings, "sha256": files}, indent=1) + "\n", encoding="utf-8")


def trained(
    examples: Sequence[Example], features: Sequence[str], training: Training, name: str, report: Report
) -> Network:
    """A network that was trained on the examples, or goes on from where it was left under this name."""
    pieces = _pieces(training.base)
    torch.manual_seed(training.plan.seed)
    network = Network(training.base.layers, len(pieces), len(features))
    network.encoder.load(training.base.weights)
    batching = Batching(WordPieces(pieces), features, is_half=True)
    fit(
        network,
        examples,
        batching,
        training.plan,
        training.folder / f"{name}.pt",
        lambda line: report(f"{name}, {line}"),
    )
    return network


def _of_folds(examples: Sequence[Example], training: Training, report: Report) -> list[Answer]:
    """What networks answer to the articles of outlets that they did not see."""
    folds, given = parts(examples, training.folds), []
    for number, held in enumerate(folds):
        rest = [one for k, fold in enumerate(folds) if k != number for one in fold]
        features = features_of(rest, training.least)
        network = trained(rest, features, training, f"fold-{number}", report)
        given += answers_to(network, held, features, training.base)
    return given


def answers_to(network: Network, examples: Sequence[Example], features: Sequence[str], base: Base) -> list[Answer]:
    """What a network answers to examples, in their order."""
    batching = Batching(WordPieces(_pieces(base)), features)
    return [
        one for example in examples if example.figures for one in answers(network, example, batching.batch(example))
    ]


def _pieces(base: Base) -> list[str]:
    return base.vocabulary.read_text(encoding="utf-8").split("\n")[:-1]


def _kept(path: Path, make: Callable[[], Any]) -> Any:
    """What was made before and kept under a path, else made and kept now."""
    if path.is_file():
        return pickle.loads(path.read_bytes())  # our own file, in the folder of this training
    made = make()
    path.write_bytes(pickle.dumps(made))
    return made
