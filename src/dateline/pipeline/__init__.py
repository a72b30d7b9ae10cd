"""The way of a page through the stages, from sources to the record."""

from dateline.pipeline.read import Progress, ReadOptions, Summary, read
from dateline.pipeline.stages import build_stages, check_stages

__all__ = ["Progress", "ReadOptions", "Summary", "build_stages", "check_stages", "read"]
