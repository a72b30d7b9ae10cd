"""The network: a BERT encoder written out, shape embeddings beside the word pieces, and a head for each layer.

The encoder follows Devlin et al. 2019 (post-norm transformer, learned positions) so that the weights of
all-MiniLM-L6-v2 load as they are. Roles are scored by a biaffine form (Dozat and Manning 2017) of trigger token and
role token with a learned bias for their distance.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file
from torch import nn
from torch.nn import functional

from dateline.annotate.encoder.labels import Labels
from dateline.annotate.encoder.tokens import SHAPES

WIDTH, HEADS, LAYERS, INNER, PIECES, PLACES = 384, 12, 6, 1536, 30522, 512
PAIR = 64
DISTANCES = 33


@dataclass(frozen=True, slots=True)
class Regularisation:
    """Dropout inside the encoder and before the heads."""

    encoder: float = 0.1
    heads: float = 0.2


class Block(nn.Module):
    """One transformer layer."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = nn.Linear(WIDTH, INNER)
        self.down = nn.Linear(INNER, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = nn.Dropout(dropout)

    def forward(self, hidden: Any, bias: Any) -> Any:
        """`hidden` (batch, tokens, width); `bias` (batch, 1, 1, tokens) is added to the attention scores."""
        batch, tokens, _ = hidden.shape
        qkv = self.qkv(hidden).view(batch, tokens, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        scores = qkv[0] @ qkv[1].transpose(-1, -2) / (WIDTH // HEADS) ** 0.5 + bias
        mixed = (self.drop(scores.softmax(-1)) @ qkv[2]).transpose(1, 2).reshape(batch, tokens, WIDTH)
        hidden = self.norm1(hidden + self.drop(self.out(mixed)))
        return self.norm2(hidden + self.drop(self.down(functional.gelu(self.up(hidden)))))


class Roles(nn.Module):
    """Scores of every pair of tokens for every role tag."""

    def __init__(self, channels: int, dropout: float) -> None:
        super().__init__()
        self.channels = channels
        self.head = nn.Linear(WIDTH, PAIR)
        self.dependent = nn.Linear(WIDTH, PAIR)
        self.forms = nn.Linear(PAIR, channels * PAIR)
        self.single = nn.Linear(PAIR, channels)
        self.distance = nn.Embedding(DISTANCES, channels)
        self.drop = nn.Dropout(dropout)

    def forward(self, hidden: Any) -> Any:
        """(batch, tokens, tokens, channels)."""
        batch, tokens, _ = hidden.shape
        heads = self.drop(functional.gelu(self.head(hidden)))
        others = self.drop(functional.gelu(self.dependent(hidden)))
        forms = self.forms(heads).view(batch, tokens * self.channels, PAIR)
        pairs = (forms @ others.transpose(1, 2)).view(batch, tokens, self.channels, tokens).permute(0, 1, 3, 2)
        places = torch.arange(tokens, device=hidden.device)
        apart = (places[None, :] - places[:, None]).clamp(-(DISTANCES // 2), DISTANCES // 2) + DISTANCES // 2
        return pairs / PAIR**0.5 + self.single(others)[:, None] + self.distance(apart)[None]


class Network(nn.Module):
    """Word pieces in, logits of all layers out, in the order of `decode.OUTPUTS`."""

    def __init__(self, labels: Labels, regularisation: Regularisation) -> None:
        super().__init__()
        self.pieces = nn.Embedding(PIECES, WIDTH)
        self.places = nn.Embedding(PLACES, WIDTH)
        self.parts = nn.Embedding(2, WIDTH)
        self.shapes = nn.Embedding(len(SHAPES), WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.blocks = nn.ModuleList([Block(regularisation.encoder) for _ in range(LAYERS)])
        self.drop = nn.Dropout(regularisation.encoder)
        self.drop_heads = nn.Dropout(regularisation.heads)
        self.tags = nn.Linear(WIDTH, 1 + 2 * len(labels.names) + 3)
        self.wide = nn.Linear(2 * WIDTH, WIDTH)
        counts = (3, len(labels.types), len(labels.acts), len(labels.statuses), len(labels.contexts))
        self.counts = counts
        self.events = nn.Linear(WIDTH, sum(counts))
        self.roles = Roles(3 * len(labels.roles), regularisation.heads)
        self.name_classes = 1 + 2 * len(labels.names)

    def forward(self, ids: Any, parts: Any, shapes: Any) -> tuple[Any, ...]:
        """All inputs (batch, tokens) of int64; padding is id 0."""
        hidden = self.encode(ids, parts, shapes)
        tags = self.tags(hidden)
        inside = parts.to(hidden.dtype)[:, :, None]
        pooled = (hidden * inside).sum(1, keepdim=True) / inside.sum(1, keepdim=True).clamp(min=1)
        wide = functional.gelu(self.wide(torch.cat([hidden, pooled.expand_as(hidden)], -1)))
        events = self.events(self.drop_heads(wide)).split(self.counts, -1)
        return tags[:, :, : self.name_classes], tags[:, :, self.name_classes :], *events, self.roles(hidden)

    def encode(self, ids: Any, parts: Any, shapes: Any) -> Any:
        """Hidden states (batch, tokens, width)."""
        places = torch.arange(ids.shape[1], device=ids.device)
        hidden = self.pieces(ids) + self.places(places)[None] + self.parts(parts) + self.shapes(shapes)
        hidden = self.drop(self.norm(hidden))
        bias = (ids == 0).to(hidden.dtype)[:, None, None, :] * -1e4
        for block in self.blocks:
            hidden = block(hidden, bias)
        return self.drop_heads(hidden)


def load_base(network: Network, weights: Path) -> None:
    """Fill the encoder from the base's `model.safetensors`; shape embeddings begin at zero."""
    state = load_file(str(weights))
    loaded = {
        "pieces.weight": state["embeddings.word_embeddings.weight"],
        "places.weight": state["embeddings.position_embeddings.weight"],
        "parts.weight": state["embeddings.token_type_embeddings.weight"].flip(0),
        "norm.weight": state["embeddings.LayerNorm.weight"],
        "norm.bias": state["embeddings.LayerNorm.bias"],
        "shapes.weight": torch.zeros(len(SHAPES), WIDTH),
    }
    for layer in range(LAYERS):
        loaded |= _block(state, layer)
    missing, unexpected = network.load_state_dict(loaded, strict=False)
    if unexpected or any(name.split(".")[0] in {"pieces", "places", "parts", "norm", "blocks"} for name in missing):
        raise ValueError(f"the base weights do not fit the network: {missing} {unexpected}")


def _block(state: dict[str, Any], layer: int) -> dict[str, Any]:
    old, new = f"encoder.layer.{layer}.", f"blocks.{layer}."
    pairs = {
        "out": "attention.output.dense",
        "norm1": "attention.output.LayerNorm",
        "up": "intermediate.dense",
        "down": "output.dense",
        "norm2": "output.LayerNorm",
    }
    filled = {}
    for end in ("weight", "bias"):
        parts = [state[f"{old}attention.self.{part}.{end}"] for part in ("query", "key", "value")]
        filled[f"{new}qkv.{end}"] = torch.cat(parts)
        for ours, theirs in pairs.items():
            filled[f"{new}{ours}.{end}"] = state[f"{old}{theirs}.{end}"]
    return filled
