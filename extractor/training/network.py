"""The network of the reader in torch: what `components/reader/network` computes, with gradients.

The encoder is a transformer of the BERT kind (Devlin et al. 2019), of which the lowest layers are kept.  Its embeddings are not
trained; a vector is added for what a piece is of (`marks`).
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from extractor.components.reader.candidate import POINTED
from extractor.components.reader.marks import MARKS
from extractor.components.reader.network import KINDS
from extractor.components.reader.windows import LONGEST
from extractor.training.batches import Batch

WIDTH, HEADS, INNER = 384, 12, 1536  # of the encoder
FEATURE_WIDTH, FIGURE_WIDTH, HIDDEN = 48, 128, 128
_TINY = 1e-12  # under a square root
_DROPPED, _DROPPED_FEATURES, _DROPPED_HIDDEN = 0.1, 0.3, 0.2
_NO_WINDOW = -1e4  # what attention gives to the filling of a window

# The names in a BERT of the parts of a layer.
_LAYER = {
    "query": "attention.self.query", "key": "attention.self.key", "value": "attention.self.value",
    "output": "attention.output.dense", "attended": "attention.output.LayerNorm",
    "wide": "intermediate.dense", "narrow": "output.dense", "norm": "output.LayerNorm",
}  # fmt: skip


class Layer(nn.Module):
    """A layer of the encoder: attention and two linear maps, each added to what came in."""

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value, self.output = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.attended, self.norm = (nn.LayerNorm(WIDTH, eps=_TINY) for _ in range(2))
        self.wide, self.narrow = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.dropout = nn.Dropout(_DROPPED)

    def forward(self, pieces: Tensor, filling: Tensor | None) -> Tensor:
        """Windows x pieces x width; `filling` is true where a window has no piece."""
        count, length, _ = pieces.shape
        query, key, value = (
            part(pieces).view(count, length, HEADS, WIDTH // HEADS).transpose(1, 2)
            for part in (self.query, self.key, self.value)
        )
        weights = (query * (WIDTH // HEADS) ** -0.5) @ key.transpose(-1, -2)
        if filling is not None:
            weights = weights.masked_fill(filling[:, None, None, :], _NO_WINDOW)
        seen = weights.softmax(-1).to(value.dtype) @ value
        pieces = self.attended(pieces + self.output(seen.transpose(1, 2).reshape(count, length, WIDTH)))
        changed: Tensor = self.norm(pieces + self.dropout(self.narrow(functional.gelu(self.wide(pieces)))))
        return changed


class Encoder(nn.Module):
    """Embeddings and layers, from the weights of a BERT of this width; `layers` of them are kept."""

    def __init__(self, layers: int, vocabulary: int) -> None:
        super().__init__()
        self.words, self.places = nn.Embedding(vocabulary, WIDTH), nn.Embedding(LONGEST, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=_TINY)
        self.marks = nn.Embedding(MARKS, WIDTH)
        nn.init.zeros_(self.marks.weight)
        self.layers = nn.ModuleList(Layer() for _ in range(layers))
        for fixed in (self.words, self.places):
            fixed.weight.requires_grad_(requires_grad=False)

    def load(self, path: Path) -> None:
        """Take the weights of a BERT in a file of safetensors."""
        weights = load_file(path)
        first = weights["embeddings.token_type_embeddings.weight"][0]
        self.words.weight.data.copy_(weights["embeddings.word_embeddings.weight"])
        self.places.weight.data.copy_(weights["embeddings.position_embeddings.weight"][:LONGEST] + first)
        self.norm.weight.data.copy_(weights["embeddings.LayerNorm.weight"])
        self.norm.bias.data.copy_(weights["embeddings.LayerNorm.bias"])
        for number, layer in enumerate(self.layers):
            for part, name in _LAYER.items():
                for kind in ("weight", "bias"):
                    layer.get_submodule(part).get_parameter(kind).data.copy_(
                        weights[f"encoder.layer.{number}.{name}.{kind}"]
                    )

    def forward(self, batch: Batch) -> Tensor:
        """The vectors of all pieces, window after window with their filling."""
        pieces = self.words(batch.pieces) + self.places.weight[: batch.pieces.shape[1]] + self.marks(batch.marks)
        pieces = self.norm(pieces)
        positions = torch.arange(batch.pieces.shape[1], device=batch.pieces.device)
        filling = positions[None] >= batch.lengths[:, None]
        is_full = not bool(filling.any())
        for layer in self.layers:
            pieces = layer(pieces, None if is_full else filling)
        return pieces


def _head(width: int, answers: int) -> nn.ModuleDict:
    return nn.ModuleDict({"in": nn.Linear(width, HIDDEN), "out": nn.Linear(HIDDEN, answers)})


class Network(nn.Module):
    """Encoder and heads; without an encoder (`layers` 0) the features decide alone."""

    def __init__(self, layers: int, vocabulary: int, features: int) -> None:
        super().__init__()
        self.encoder = Encoder(layers, vocabulary)
        self.features = nn.EmbeddingBag(features + 1, FEATURE_WIDTH, mode="sum")  # the last is of none
        nn.init.normal_(self.features.weight, std=0.02)
        self.figure = nn.Linear(4 * WIDTH, FIGURE_WIDTH)
        self.unread, self.wordless = (nn.Parameter(torch.zeros(parts * WIDTH)) for parts in (4, 2))
        self.candidate = nn.ModuleDict({slot: nn.Linear(2 * WIDTH, FIGURE_WIDTH) for slot in POINTED})
        self.query = nn.ModuleDict({slot: nn.Linear(FIGURE_WIDTH, FIGURE_WIDTH) for slot in POINTED})
        known = FIGURE_WIDTH + FEATURE_WIDTH
        self.kind = nn.ModuleDict({kind: _head(known, len(answers)) for kind, answers in KINDS.items()})
        self.none = nn.ModuleDict({slot: _head(known, 1) for slot in POINTED})
        self.choice = nn.ModuleDict({slot: _head(3 * FIGURE_WIDTH + 2 * FEATURE_WIDTH, 1) for slot in POINTED})
        self.dropout, self.dropped_hidden = nn.Dropout(_DROPPED_FEATURES), nn.Dropout(_DROPPED_HIDDEN)

    def forward(self, batch: Batch) -> tuple[dict[str, Tensor], dict[str, tuple[Tensor, Tensor]]]:
        """For each kind the scores of its answers, for each slot those of "none" and of all candidates."""
        with torch.autocast(batch.pieces.device.type, torch.bfloat16, enabled=batch.is_half):
            encoded = self.encoder(batch)
        pieces = encoded.float().reshape(-1, WIDTH)
        words = self.dropout(self.features(batch.features.rows, batch.features.starts))
        known = pieces[batch.ends.clamp(min=0)].flatten(1)
        known = torch.where((batch.ends[:, 0] < 0)[:, None], self.unread[None], known)
        figures = self.dropout(torch.relu(self.figure(known)))
        both = torch.cat([figures, words], -1)
        kinds = {kind: self._hidden(head, both) for kind, head in self.kind.items()}
        chosen = {}
        for slot, choice in batch.choices.items():
            ends = torch.cat([pieces[choice.first.clamp(min=0)], pieces[choice.last.clamp(min=0)]], -1)
            ends = torch.where((choice.first < 0)[:, None], self.wordless[None], ends)
            candidates = self.dropout(self.candidate[slot](ends))
            query = self.query[slot](figures)[choice.owner]
            own = self.dropout(self.features(choice.features.rows, choice.features.starts))
            rows = torch.cat([words[choice.owner], own, candidates, query, candidates * query], -1)
            chosen[slot] = self._hidden(self.none[slot], both)[:, 0], self._hidden(self.choice[slot], rows)[:, 0]
        return kinds, chosen

    def _hidden(self, head: nn.Module, rows: Tensor) -> Tensor:
        parts: Mapping[str, nn.Module] = dict(head.named_children())
        result: Tensor = parts["out"](self.dropped_hidden(torch.relu(parts["in"](rows))))
        return result
