"""Questions to the record: typed rows, counts, frames."""

from dateline.ask.actors import ActorRow, actors, latest_reports
from dateline.ask.columns import ACTOR_COLUMNS, ARTICLE_COLUMNS, EVENT_COLUMNS, ISSUE_COLUMNS, Column
from dateline.ask.filters import ActorFilter, ArticleFilter, EventFilter, IssueFilter
from dateline.ask.frames import Rows
from dateline.ask.info import RecordInfo, RunInfo, info
from dateline.ask.questions import article, articles, event, events, issues
from dateline.ask.rows import ArticleRow, ArticleView, EventRow, IssueRow

__all__ = [
    "ACTOR_COLUMNS",
    "ARTICLE_COLUMNS",
    "EVENT_COLUMNS",
    "ISSUE_COLUMNS",
    "ActorFilter",
    "ActorRow",
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
    "actors",
    "article",
    "articles",
    "event",
    "events",
    "info",
    "issues",
    "latest_reports",
]
