"""From event mentions to event reports: participants named, mentions of one act put together, status put right."""

from dateline.coding.stage import Coding

__all__ = ["Coding"]
