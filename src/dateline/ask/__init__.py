"""Questions to the record: typed rows, counts, frames."""

from dateline.ask.columns import ARTICLE_COLUMNS, EVENT_COLUMNS, ISSUE_COLUMNS, Column
from dateline.ask.filters import ArticleFilter, EventFilter, IssueFilter
from dateline.ask.frames import Rows
from dateline.ask.info import RecordInfo, RunInfo, info
from dateline.ask.questions import article, articles, event, events, issues
from dateline.ask.rows import ArticleRow, ArticleView, EventRow, IssueRow

__all__ = [
    "ARTICLE_COLUMNS",
    "EVENT_COLUMNS",
    "ISSUE_COLUMNS",
    "ArticleFilter",
    "ArticleRow",
    "ArticleView",
    "Column",
    "EventFilter",
    "EventRow",
    "IssueFilter",
    "IssueRow",
    "RecordInfo",
    "Rows",
    "RunInfo",
    "article",
    "articles",
    "event",
    "events",
    "info",
    "issues",
]
