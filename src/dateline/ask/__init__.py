"""Questions to the record: typed rows, counts, frames."""

from dateline.ask.actors import ActorRow, actors, latest_reports
from dateline.ask.columns import ACTOR_COLUMNS, ARTICLE_COLUMNS, EVENT_COLUMNS, ISSUE_COLUMNS, Column
from dateline.ask.filters import ActorFilter, ArticleFilter, EventFilter, IssueFilter
from dateline.ask.frames import Rows
from dateline.ask.info import RecordInfo, RunInfo, Sums, info, sums
from dateline.ask.origins import ORIGIN_COLUMNS, OriginRow, OriginsView, origins, origins_of
from dateline.ask.questions import article, articles, event, events, issues
from dateline.ask.rows import ArticleRow, ArticleView, EventRow, IssueRow
from dateline.ask.versions import Versions, versions

__all__ = [
    "ACTOR_COLUMNS",
    "ARTICLE_COLUMNS",
    "EVENT_COLUMNS",
    "ISSUE_COLUMNS",
    "ORIGIN_COLUMNS",
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
    "OriginRow",
    "OriginsView",
    "RecordInfo",
    "Rows",
    "RunInfo",
    "Sums",
    "Versions",
    "actors",
    "article",
    "articles",
    "event",
    "events",
    "info",
    "issues",
    "latest_reports",
    "origins",
    "origins_of",
    "sums",
    "versions",
]
