"""A trained network as the files of a reader.

weights.npz      embeddings of pieces in 8 bits with a scale for each, everything else in 16 bits
vocabulary.txt   the pieces, one a line
features.json    the names of the features, in the order of their rows
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from extractor.training.network import Network

FILES = ("weights.npz", "vocabulary.txt", "features.json")
_STEPS = 127  # of an embedding in 8 bits, on either side of 0


def export(network: Network, vocabulary: Sequence[str], features: Sequence[str], folder: Path) -> None:
    """Write the files of the reader into a folder that is there."""
    weights = {name: values.detach().numpy() for name, values in network.named_parameters()}
    words = weights.pop("encoder.words.weight")
    scales = np.abs(words).max(axis=1, keepdims=True) / _STEPS
    packed: dict[str, NDArray[np.generic]] = {name: values.astype(np.float16) for name, values in weights.items()}
    packed["encoder.words.steps"] = np.rint(words / scales).astype(np.int8)
    packed["encoder.words.scales"] = scales.astype(np.float16)
    np.savez(folder / "weights.npz", **packed)  # type: ignore[arg-type]  # numpy's stub takes the names for its own
    (folder / "vocabulary.txt").write_text("".join(f"{piece}\n" for piece in vocabulary), encoding="utf-8")
    (folder / "features.json").write_text(json.dumps(list(features), ensure_ascii=False, indent=0), encoding="utf-8")
