"""Builds the knowledge that the package ships, from free facts and the project's own additions."""

from dateline_lab.knowledge.build import build

__all__ = ["build"]
