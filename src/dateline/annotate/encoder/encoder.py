"""The network at run time: one onnxruntime session, fed in batches of like length."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from dateline.annotate.encoder.decode import OUTPUTS, Floats, decode
from dateline.annotate.encoder.labels import Labels, load_labels
from dateline.annotate.encoder.reading import Reading, ReadSentence
from dateline.annotate.encoder.tokens import Packed, Packer, Words, load_tokenizer
from dateline.errors import KnowledgeError

FILES = ("model.onnx", "tokenizer.json", "labels.json")
"""Files of an encoder's folder; together they make its fingerprint."""

_BATCH_TOKENS = 2048
_BATCH_WINDOWS = 32


@dataclass(frozen=True, slots=True)
class Raw:
    """Outputs of one window (arrays of decode.OUTPUTS without a batch axis) and its words."""

    outputs: dict[str, Floats]
    words: Words


class Encoder:
    """Reads names, times and event triggers with their roles. Holds no state between calls."""

    def __init__(self, session: onnxruntime.InferenceSession, packer: Packer, labels: Labels, fingerprint: str) -> None:
        self._session = session
        self._packer = packer
        self._labels = labels
        self._fingerprint = fingerprint

    @classmethod
    def load(cls, folder: Path, threads: int = 1) -> Encoder:
        """Load `model.onnx`, `tokenizer.json` and `labels.json`; `threads` is how many cores one pass may use.

        Raises KnowledgeError when a file is missing or damaged.
        """
        labels = load_labels(folder / "labels.json")
        packer = Packer(load_tokenizer(folder / "tokenizer.json"), labels.window)
        return cls(_session(folder / "model.onnx", threads), packer, labels, fingerprint_of(folder))

    @property
    def fingerprint(self) -> str:
        """SHA-256 over the three files: the same fingerprint reads the same things."""
        return self._fingerprint

    @property
    def labels(self) -> Labels:
        """Label sets and calibration."""
        return self._labels

    def read(self, sentences: Sequence[ReadSentence]) -> list[Reading]:
        """One reading for each sentence, in order."""
        readings: list[list[Reading]] = [[] for _ in sentences]
        for at, raw in self.raw(sentences):
            readings[at].append(decode(raw.outputs, raw.words, self._labels))
        return [_joined(parts) for parts in readings]

    def raw(self, sentences: Sequence[ReadSentence]) -> Iterator[tuple[int, Raw]]:
        """Raw outputs window by window with the index of their sentence; windows of a sentence in order."""
        packed = self._packer.pack(sentences)
        windows = [(at, window) for at, several in enumerate(packed) for window in several]
        found: dict[int, Raw] = {}
        for batch in _batches([window for _, window in windows]):
            found.update(zip(batch, self._run([windows[i][1] for i in batch]), strict=True))
        for i, (at, _) in enumerate(windows):
            yield at, found[i]

    def _run(self, batch: Sequence[Packed]) -> list[Raw]:
        longest = max(len(window) for window in batch)
        ids, parts, shapes = (
            _padded([getattr(window, field) for window in batch], longest) for field in ("ids", "parts", "shapes")
        )
        arrays = self._session.run(list(OUTPUTS), {"ids": ids, "parts": parts, "shapes": shapes})
        return [
            Raw({name: array[at] for name, array in zip(OUTPUTS, arrays, strict=True)}, window.words)
            for at, window in enumerate(batch)
        ]


def fingerprint_of(folder: Path) -> str:
    """SHA-256 over names and bytes of an encoder's files. Raises KnowledgeError when one is missing."""
    digest = hashlib.sha256()
    for name in FILES:
        try:
            content = (folder / name).read_bytes()
        except OSError as fault:
            message = f"the encoder file {folder / name} cannot be read ({fault.strerror}); reinstall dateline"
            raise KnowledgeError(message) from fault
        digest.update(f"{name}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()


def _session(path: Path, threads: int) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    try:
        content = path.read_bytes()
    except OSError as fault:
        raise KnowledgeError(f"the weights at {path} cannot be read ({fault.strerror}); reinstall dateline") from fault
    try:
        return onnxruntime.InferenceSession(content, options, providers=["CPUExecutionProvider"])
    except (RuntimeError, ValueError) as fault:
        raise KnowledgeError(f"the weights at {path} are damaged; reinstall dateline") from fault


def _batches(windows: Sequence[Packed]) -> Iterator[list[int]]:
    """Indices of windows of like length: at most _BATCH_WINDOWS together, and _BATCH_TOKENS tokens with padding."""
    order = sorted(range(len(windows)), key=lambda i: (len(windows[i]), i))
    batch: list[int] = []
    for i in order:
        if batch and (len(batch) == _BATCH_WINDOWS or (len(batch) + 1) * len(windows[i]) > _BATCH_TOKENS):
            yield batch
            batch = []
        batch.append(i)
    if batch:
        yield batch


def _padded(rows: Sequence[Sequence[int]], longest: int) -> NDArray[np.int64]:
    padded = np.zeros((len(rows), longest), np.int64)
    for at, row in enumerate(rows):
        padded[at, : len(row)] = row
    return padded


def _joined(parts: Sequence[Reading]) -> Reading:
    """One reading of the windows of a long sentence; window offsets are already those of the sentence."""
    if len(parts) == 1:
        return parts[0]
    joined = Reading()
    for part in parts:
        joined = replace(
            joined,
            names=joined.names + part.names,
            times=joined.times + part.times,
            triggers=joined.triggers + part.triggers,
        )
    return joined
