"""The table of stages. Only this module knows their order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields

from dateline.annotate import Quotes, Reader, Sentences
from dateline.annotate.encoder import Encoder
from dateline.coding import Coding
from dateline.errors import UsageError
from dateline.extract.html import Limits
from dateline.extract.stage import Extract
from dateline.link.stage import Link
from dateline.model import Document, Stage
from dateline.model.codebook import Codebook
from dateline.pipeline.known import load_knowledge
from dateline.settings import Settings


def build_stages(settings: Settings) -> tuple[Stage, ...]:
    """The stages in their order, with the data they need loaded.

    Raises KnowledgeError when codebook, weights or knowledge are missing or wrong.
    """
    stages: tuple[Stage, ...] = (
        Extract(Limits(seconds=settings.page_seconds)),
        Sentences(),
        Reader(Encoder.load(settings.encoder, threads=settings.threads)),
        Quotes(),
        Coding(Codebook.load(settings.codebook)),
        Link(load_knowledge(settings)),
    )
    check_stages(stages)
    return stages


def check_stages(stages: Sequence[Stage], start: frozenset[str] = frozenset({"page"})) -> None:
    """Check, before anything runs, that every stage is given the layers it needs by those before it.

    Raises UsageError naming the stage and the layer.
    """
    known = {field.name for field in fields(Document)}
    there = set(start)
    for stage in stages:
        if strange := (stage.needs | stage.gives) - known:
            raise UsageError(f"stage {stage.name} speaks of layers that no document has: {', '.join(sorted(strange))}")
        if missing := stage.needs - there:
            raise UsageError(f"stage {stage.name} needs {', '.join(sorted(missing))}, which no stage before it gives")
        there |= stage.gives
