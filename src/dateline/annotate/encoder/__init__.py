"""The run-time side of the network: tokens in, label spans out, through onnxruntime."""
