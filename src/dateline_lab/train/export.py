"""From trained weights to the int8 ONNX file that ships."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from dateline.annotate.encoder.decode import OUTPUTS
from dateline_lab.train.network import Network

INPUTS = ("ids", "parts", "shapes")
OPSET = 17


def export_float(network: Network, path: Path) -> None:
    """Write the network as float32 ONNX with free batch and length."""
    network.eval()
    sample = torch.ones((2, 12), dtype=torch.int64)
    axes: dict[str, dict[int, str]] = {name: {0: "batch", 1: "tokens"} for name in (*INPUTS, *OUTPUTS)}
    axes["roles"] = {0: "batch", 1: "tokens", 2: "others"}
    with torch.no_grad():
        torch.onnx.export(
            network,
            (sample, sample, sample),
            str(path),
            input_names=list(INPUTS),
            output_names=list(OUTPUTS),
            dynamic_axes=axes,
            opset_version=OPSET,
            dynamo=False,
        )


def quantise(source: Path, target: Path) -> None:
    """Write an int8 copy: weights by channel, the word pieces' table too; the small heads stay float."""
    model: Any = onnx.load(str(source))
    kept = [
        node.name
        for node in model.graph.node
        if node.op_type in {"MatMul", "Gemm", "Gather"} and not _heavy(node, model)
    ]
    quantize_dynamic(
        str(source),
        str(target),
        op_types_to_quantize=["MatMul", "Gemm", "Gather"],
        per_channel=True,
        weight_type=QuantType.QInt8,
        nodes_to_exclude=kept,
        extra_options={"MatMulConstBOnly": True},
    )


def _heavy(node: Any, model: Any) -> bool:
    """Whether the node holds a large weight of the encoder."""
    sizes = {weight.name: weight.dims for weight in model.graph.initializer}
    return any(name in sizes and _count(sizes[name]) >= 384 * 384 for name in node.input)


def _count(dims: Any) -> int:
    total = 1
    for dim in dims:
        total *= int(dim)
    return total
