"""A trained network as the files of a reader.

encoder.onnx     the layers: vectors of the pieces of one window -> their vectors; weights in 16 bits, expanded at load
weights.npz      embeddings of pieces in 8 bits with a scale for each, everything else in 16 bits
vocabulary.txt   the pieces, one a line
features.json    the names of the features, in the order of their rows
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from extractor.training.network import HEADS, WIDTH, Layer, Network

FILES = ("encoder.onnx", "weights.npz", "vocabulary.txt", "features.json")
_OPSET, _IR = 20, 9  # Gelu is an operator from 20 on
_STEPS = 127  # of an embedding in 8 bits, on either side of 0


def export(network: Network, vocabulary: Sequence[str], features: Sequence[str], folder: Path) -> None:
    """Write the files of the reader into a folder that is there."""
    onnx.save(_model([layer for layer in network.encoder.layers if isinstance(layer, Layer)]), folder / "encoder.onnx")
    weights = {name: values.detach().numpy() for name, values in network.named_parameters() if ".layers." not in name}
    words = weights.pop("encoder.words.weight")
    scales = np.abs(words).max(axis=1, keepdims=True) / _STEPS
    packed: dict[str, NDArray[np.generic]] = {name: values.astype(np.float16) for name, values in weights.items()}
    packed["encoder.words.steps"] = np.rint(words / scales).astype(np.int8)
    packed["encoder.words.scales"] = scales.astype(np.float16)
    np.savez(folder / "weights.npz", **packed)  # type: ignore[arg-type]  # numpy's stub takes the names for its own
    (folder / "vocabulary.txt").write_text("".join(f"{piece}\n" for piece in vocabulary), encoding="utf-8")
    (folder / "features.json").write_text(json.dumps(list(features), ensure_ascii=False, indent=0), encoding="utf-8")


class _Graph:
    """The operators and weights of the layers, one after another."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.weights: list[onnx.TensorProto] = []

    def add(self, operator: str, *inputs: str, **attributes: object) -> str:
        """Add an operator; the name of its result."""
        name = f"{operator}{len(self.nodes)}"
        self.nodes.append(helper.make_node(operator, inputs, [name], name=name, **attributes))
        return name

    def constant(self, values: NDArray[np.generic]) -> str:
        """Add a weight; the name of its values in 32 bits, which onnxruntime computes once."""
        name = f"weight{len(self.weights)}"
        self.weights.append(numpy_helper.from_array(values, name))
        return self.add("Cast", name, to=TensorProto.FLOAT) if values.dtype == np.float16 else name

    def linear(self, rows: str, weight: NDArray[np.float32], bias: NDArray[np.float32]) -> str:
        """Rows times a matrix, and a vector."""
        product = self.add("MatMul", rows, self.constant(weight.T.astype(np.float16)))
        return self.add("Add", product, self.constant(bias.astype(np.float16)))


def _model(layers: Sequence[Layer]) -> onnx.ModelProto:
    """The layers as a model: "pieces" (pieces x width) -> "encoded" (the same)."""
    graph = _Graph()
    rows = "pieces"
    for layer in layers:
        rows = _layer(graph, layer, rows)
    graph.add("Identity", rows)
    graph.nodes[-1].output[0] = "encoded"
    ends = [helper.make_tensor_value_info(name, TensorProto.FLOAT, ["pieces", WIDTH]) for name in ("pieces", "encoded")]
    made = helper.make_graph(graph.nodes, "encoder", ends[:1], ends[1:], graph.weights)
    return helper.make_model(made, opset_imports=[helper.make_opsetid("", _OPSET)], ir_version=_IR)


def _layer(graph: _Graph, layer: Layer, rows: str) -> str:
    values = {name: part.detach().numpy() for name, part in layer.named_parameters()}

    def linear(part: str, given: str) -> str:
        return graph.linear(given, values[f"{part}.weight"], values[f"{part}.bias"])

    def normed(part: str, given: str, changed: str) -> str:
        both = graph.add("Add", given, changed)
        scale, shift = (graph.constant(values[f"{part}.{kind}"].astype(np.float16)) for kind in ("weight", "bias"))
        return graph.add("LayerNormalization", both, scale, shift, axis=-1, epsilon=1e-12)

    shape = graph.constant(np.array([0, HEADS, WIDTH // HEADS], np.int64))
    query, key, value = (graph.add("Reshape", linear(part, rows), shape) for part in ("query", "key", "value"))
    query, value = (graph.add("Transpose", one, perm=[1, 0, 2]) for one in (query, value))
    scores = graph.add("MatMul", query, graph.add("Transpose", key, perm=[1, 2, 0]))
    scale = graph.constant(np.array((WIDTH // HEADS) ** -0.5, np.float32))
    seen = graph.add("MatMul", graph.add("Softmax", graph.add("Mul", scores, scale), axis=-1), value)
    whole = graph.constant(np.array([0, WIDTH], np.int64))
    joined = graph.add("Reshape", graph.add("Transpose", seen, perm=[1, 0, 2]), whole)
    attended = normed("attended", rows, linear("output", joined))
    return normed("norm", attended, linear("narrow", graph.add("Gelu", linear("wide", attended))))
