"""The run-time side of the network: tokens in, label spans out, through onnxruntime."""

from dateline.annotate.encoder.encoder import Encoder
from dateline.annotate.encoder.reading import Reading, ReadName, ReadSentence, Scored, Trigger

__all__ = ["Encoder", "ReadName", "ReadSentence", "Reading", "Scored", "Trigger"]
