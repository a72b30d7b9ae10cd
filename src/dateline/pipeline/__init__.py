"""The way of a page through the stages, from sources to the record.

`pipeline.read` loads every stage with all its libraries; what only asks a record must not import it.
"""

from dateline.pipeline.summary import JoinSummary, LinkSummary, Progress, ReadOptions, Summary, Timings

__all__ = ["JoinSummary", "LinkSummary", "Progress", "ReadOptions", "Summary", "Timings"]
