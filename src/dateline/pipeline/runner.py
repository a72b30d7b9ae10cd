"""Runs documents through stages. The one place where any error of a stage is caught."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace

import structlog

from dateline.errors import DatelineError
from dateline.model import Document, Issue, Stage
from dateline.pipeline.summary import Timings

_log = structlog.get_logger("dateline.pipeline")


class StageFailedError(DatelineError):
    """A stage failed on a page, and the run was told to stop at the first failure."""


def run_stages(
    stages: Sequence[Stage], documents: Sequence[Document], timings: Timings, *, strict: bool = False
) -> list[Document]:
    """Take a batch through all stages, in order; as many documents come out as went in.

    A document that lacks a layer a stage needs passes it by. A stage that fails on the batch is given its documents one
    by one; a document it fails on gets an Issue and goes on without the layers of that stage. With `strict` the first
    failure raises StageFailedError instead.
    """
    current = list(documents)
    for stage in stages:
        began = time.perf_counter()
        ready = [n for n, document in enumerate(current) if _has(document, stage.needs)]
        done = _run_one(stage, [current[n] for n in ready], strict=strict)
        for n, document in zip(ready, done, strict=True):
            current[n] = document
        timings.add(stage.name, time.perf_counter() - began)
    return current


def _has(document: Document, layers: frozenset[str]) -> bool:
    return all(getattr(document, layer) is not None for layer in layers)


def _run_one(stage: Stage, documents: list[Document], *, strict: bool) -> list[Document]:
    if not documents:
        return []
    try:
        done = stage(documents)
        if len(done) != len(documents):
            raise RuntimeError(f"{len(documents)} documents went in, {len(done)} came out")
    except Exception as error:
        if len(documents) > 1:
            return [_run_one(stage, [document], strict=strict)[0] for document in documents]
        return [_failed(stage, documents[0], error, strict=strict)]
    return done


def _failed(stage: Stage, document: Document, error: Exception, *, strict: bool) -> Document:
    cause = f"{type(error).__name__}: {error}"[:500]
    _log.warning("stage failed", stage=stage.name, page=document.page.id, origin=document.page.origin, cause=cause)
    if strict:
        raise StageFailedError(
            f"{stage.name} failed on {document.page.origin}: {cause}. Without --strict the page is stored as far as it "
            "was read, with an issue."
        ) from error
    return replace(document, issues=(*document.issues, Issue(stage.name, "stage-failed", cause)))
