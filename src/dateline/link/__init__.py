"""Who, where and when: reports get known actors, places with coordinates, and days."""

from dateline.link.knowledge import Knowledge
from dateline.link.stage import Link

__all__ = ["Knowledge", "Link"]
