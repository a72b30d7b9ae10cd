"""The training loop: seeded, on the CPU, with fresh noise in every epoch."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from torch.nn import functional

from dateline.annotate.encoder.labels import Labels
from dateline.annotate.encoder.reading import ReadSentence
from dateline.annotate.encoder.tokens import Packer
from dateline_lab.corpora.example import Example
from dateline_lab.corpora.sources import Lessons
from dateline_lab.train.checkpoint import Kept
from dateline_lab.train.course import course
from dateline_lab.train.network import Network
from dateline_lab.train.noise import Noise
from dateline_lab.train.targets import UNKNOWN, Target, target_of

_TOLD = 50
"""Batches between two lines of progress."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How long and how hard to train. Learning rates are the peaks of a linear warm-up and decay; `brief` multiplies in
    bfloat16, which takes half the time where the processor has it."""

    epochs: int = 14
    batch: int = 16
    encoder_rate: float = 1.5e-4
    head_rate: float = 1e-3
    layer_decay: float = 0.85
    warmup: float = 0.1
    noisy: float = 0.4
    auxiliary_epochs: int = 4
    seed: int = 7
    threads: int = 2
    brief: bool = True


def fit(network: Network, packer: Packer, labels: Labels, lessons: Lessons, plan: Plan, kept: Kept) -> None:
    """Train in place, from the last epoch that `kept` holds, and keep each epoch there."""
    rng = random.Random(plan.seed)
    noise = Noise([*lessons.news, *lessons.made], rng)
    texts = course(lessons, plan.epochs, plan.auxiliary_epochs, rng)
    steps = sum(len(read) // plan.batch + 1 for read in texts)
    optimiser = _optimiser(network, plan)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: _rate(step / steps, plan.warmup))
    parts = {"network": network, "optimiser": optimiser, "schedule": schedule}
    network.train()
    for epoch in range(kept.load(parts, rng), plan.epochs):
        began, total = time.monotonic(), 0.0
        chosen = [noise(example) if rng.random() < plan.noisy else example for example in texts[epoch]]
        batches = list(_batches(pack_targets(chosen, packer, labels), plan.batch, rng))
        for number, batch in enumerate(batches, 1):
            loss = _loss(_outputs(network, batch, plan.brief), batch)
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            total += float(loss.detach())
            if number % _TOLD == 0 or number == len(batches):
                spent = time.monotonic() - began
                print(f"epoch {epoch + 1} {number}/{len(batches)} loss {total / number:.3f} {spent:.0f} s", flush=True)
        kept.save(parts, rng, epoch + 1)
    network.eval()


def pack_targets(examples: Sequence[Example], packer: Packer, labels: Labels) -> list[Target]:
    """Windows of the examples with their answers."""
    packed = packer.pack([ReadSentence(e.text, e.before, e.after) for e in examples])
    return [
        target_of(example, window, labels)
        for example, windows in zip(examples, packed, strict=True)
        for window in windows
    ]


def tensors(batch: Sequence[Target]) -> tuple[Any, Any, Any]:
    """Ids, parts and shapes (batch, tokens), padded with 0."""
    longest = max(len(target.packed) for target in batch)
    rows = np.zeros((3, len(batch), longest), np.int64)
    for at, target in enumerate(batch):
        packed = target.packed
        rows[0, at, : len(packed)] = packed.ids
        rows[1, at, : len(packed)] = packed.parts
        rows[2, at, : len(packed)] = packed.shapes
    return torch.from_numpy(rows[0]), torch.from_numpy(rows[1]), torch.from_numpy(rows[2])


def _optimiser(network: Network, plan: Plan) -> Any:
    network.pieces.weight.requires_grad_(False)
    groups: list[dict[str, Any]] = []
    for name, parameter in network.named_parameters():
        if not parameter.requires_grad:
            continue
        decay = 0.01 if parameter.ndim > 1 else 0.0
        groups.append({"params": [parameter], "lr": _base_rate(name, plan), "weight_decay": decay})
    return torch.optim.AdamW(groups)


def _base_rate(name: str, plan: Plan) -> float:
    first, *rest = name.split(".")
    if first == "blocks":
        return plan.encoder_rate * plan.layer_decay ** (5 - int(rest[0]))
    if first in {"places", "parts", "norm"}:
        return plan.encoder_rate * plan.layer_decay**6
    return plan.head_rate


def _rate(done: float, warmup: float) -> float:
    return done / warmup if done < warmup else max(0.0, (1 - done) / (1 - warmup))


def _batches(targets: list[Target], size: int, rng: random.Random) -> Iterator[list[Target]]:
    """Batches of like length, in random order."""
    order = sorted(targets, key=lambda target: (len(target.packed) // 6, rng.random()))
    batches = [order[i : i + size] for i in range(0, len(order), size)]
    rng.shuffle(batches)
    return iter(batches)


def _outputs(network: Network, batch: Sequence[Target], brief: bool) -> list[Any]:
    """Logits of all layers in float32."""
    with torch.autocast("cpu", torch.bfloat16, enabled=brief):
        return [logits.float() for logits in network(*tensors(batch))]


def _loss(outputs: Sequence[Any], batch: Sequence[Target]) -> Any:
    names, times, triggers, types, acts, statuses, contexts, roles = outputs
    rows = np.concatenate([np.full(len(t.packed.words.pieces), i) for i, t in enumerate(batch)])
    columns = np.concatenate([t.packed.words.pieces for t in batch])
    allowed = torch.from_numpy(np.concatenate([t.names for t in batch]))
    chances = names[rows, columns].log_softmax(-1).masked_fill(~allowed, -1e4).logsumexp(-1)
    loss = -3 * chances.mean()
    loss = loss + 2 * _tagging(times[rows, columns], np.concatenate([t.times for t in batch]))
    loss = loss + 8 * _tagging(triggers[rows, columns], np.concatenate([t.triggers for t in batch]))
    if any(target.events for target in batch):
        loss = loss + _event_loss((types, acts, statuses, contexts, roles), batch)
    return loss


def _tagging(logits: Any, tags: Any) -> Any:
    if (tags == UNKNOWN).all():
        return logits.sum() * 0
    return functional.cross_entropy(logits, torch.from_numpy(tags), ignore_index=UNKNOWN)


def _event_loss(outputs: tuple[Any, ...], batch: Sequence[Target]) -> Any:
    types, acts, statuses, contexts, roles = outputs
    events = [(i, target, event) for i, target in enumerate(batch) for event in target.events]
    rows = torch.tensor([i for i, _, _ in events])
    columns = torch.tensor([int(target.packed.words.pieces[event.word]) for _, target, event in events])
    weight = len(events) / len(batch)
    wanted = torch.from_numpy(np.stack([event.contexts for _, _, event in events]))
    loss = functional.cross_entropy(types[rows, columns], torch.tensor([e.type for _, _, e in events]))
    loss = loss + 0.5 * functional.cross_entropy(acts[rows, columns], torch.tensor([e.act for _, _, e in events]))
    loss = loss + functional.cross_entropy(statuses[rows, columns], torch.tensor([e.status for _, _, e in events]))
    loss = loss + 6 * functional.binary_cross_entropy_with_logits(contexts[rows, columns], wanted)
    logits, tags = [], []
    for i, target, event in events:
        pieces = target.packed.words.pieces
        logits.append(roles[i, int(pieces[event.word]), pieces].view(len(pieces), -1, 3).transpose(0, 1).reshape(-1, 3))
        tags.append(event.roles.reshape(-1))
    loss = loss + 12 * functional.cross_entropy(torch.cat(logits), torch.from_numpy(np.concatenate(tags)))
    return loss * min(1.0, weight)
