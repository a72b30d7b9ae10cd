"""The tables that joining fills, and the judgements of people.

Everything but `judgements` can be computed again from the other tables and from them. `to_join` is the list of what is
left to do: the transaction that changes an article's rows puts the article there, the one that joins it takes it off.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Double, Index, Integer, Table

from dateline.store.schema import metadata
from dateline.store.types import Json, Text

to_join = Table("to_join", metadata, Column("article", Text, primary_key=True), sqlite_with_rowid=False)

editions = Table(
    "editions",
    metadata,
    Column("article", Text, primary_key=True),
    Column("story", Text, nullable=False, index=True),
    Column("newer", Text, index=True),
    sqlite_with_rowid=False,
)

sketches = Table(
    "sketches",
    metadata,
    Column("hash", BigInteger, primary_key=True),
    Column("article", Text, primary_key=True, index=True),
    sqlite_with_rowid=False,
)

shares = Table(
    "shares",
    metadata,
    Column("article", Text, primary_key=True),
    Column("other", Text, primary_key=True, index=True),
    Column("of_article", Double, nullable=False),
    Column("of_other", Double, nullable=False),
    Column("score", Double, nullable=False),
    Column("passages", Json, nullable=False),
    Column("reasons", Json, nullable=False),
    sqlite_with_rowid=False,
)

origins = Table(
    "origins",
    metadata,
    Column("id", Text, primary_key=True),
    Column("first", Text, nullable=False),
    Column("articles", Integer, nullable=False),
    Column("agencies", Json, nullable=False),
)

article_origins = Table(
    "article_origins",
    metadata,
    Column("article", Text, primary_key=True),
    Column("origin", Text, primary_key=True, index=True),
    Column("share", Double, nullable=False),
    Column("reasons", Json, nullable=False),
    sqlite_with_rowid=False,
)

accounts = Table(
    "accounts",
    metadata,
    Column("report", Text, primary_key=True),
    Column("article", Text, nullable=False, index=True),
    Column("value", Json, nullable=False),
    sqlite_with_rowid=False,
)

join_keys = Table(
    "join_keys",
    metadata,
    Column("key", BigInteger, primary_key=True),
    Column("thing", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    sqlite_with_rowid=False,
)

joins = Table(
    "joins",
    metadata,
    Column("report", Text, primary_key=True),
    Column("other", Text, primary_key=True, index=True),
    Column("score", Double, nullable=False),
    Column("reasons", Json, nullable=False),
    sqlite_with_rowid=False,
)

happenings = Table(
    "happenings",
    metadata,
    Column("id", Text, primary_key=True),
    Column("type", Text, nullable=False),
    Column("mode", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("standing", Text, nullable=False, index=True),
    Column("quad", Integer, nullable=False),
    Column("intensity", Double, nullable=False),
    Column("confidence", Double, nullable=False),
    Column("first", Text, nullable=False),
    Column("reports", Integer, nullable=False),
    Column("articles", Integer, nullable=False),
    Column("origins", Integer, nullable=False),
    Column("day_from", Text),
    Column("day_to", Text),
    Column("precision", Text),
    Column("place_name", Text),
    Column("place_folded", Text, index=True),
    Column("place_country", Text, index=True),
    Column("latitude", Double),
    Column("longitude", Double),
    Column("geonames", BigInteger, index=True),
    Column("first_published", Text),
    Column("last_published", Text),
    Column("contexts", Json, nullable=False),
)
Index("ix_happenings_type", happenings.c.type, happenings.c.mode)
# In the order in which questions list happenings: those without a day last.
Index("ix_happenings_day", happenings.c.day_from.is_(None), happenings.c.day_from, happenings.c.id, happenings.c.day_to)
# What a network sums: the index alone answers.
Index(
    "ix_happenings_summed",
    happenings.c.id,
    happenings.c.type,
    happenings.c.status,
    happenings.c.reports,
    happenings.c.intensity,
    happenings.c.day_from,
    happenings.c.day_to,
)
# The newest first, those without a day last.
Index(
    "ix_happenings_newest",
    happenings.c.first_published.is_(None),
    happenings.c.first_published.desc(),
    happenings.c.id.desc(),
)

happening_reports = Table(
    "happening_reports",
    metadata,
    Column("report", Text, primary_key=True),
    Column("happening", Text, nullable=False),
    Column("article", Text, nullable=False),
    Column("score", Double, nullable=False),
    Column("reasons", Json, nullable=False),
    sqlite_with_rowid=False,
)

# Which articles tell a happening, and which happenings an article, is asked of many at once: an index alone answers.
Index("ix_happening_reports_happening", happening_reports.c.happening, happening_reports.c.article)
Index("ix_happening_reports_article", happening_reports.c.article, happening_reports.c.happening)

happening_sides = Table(
    "happening_sides",
    metadata,
    Column("happening", Text, primary_key=True),
    Column("role", Text, primary_key=True),
    Column("key", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("folded", Text, nullable=False, index=True),
    Column("actor", Text, index=True),
    Column("country", Text, index=True),
    Column("sector", Text),
    Column("reports", Integer, nullable=False),
    sqlite_with_rowid=False,
)
# What one is called most often, of many at once.
Index("ix_happening_sides_key", happening_sides.c.key, happening_sides.c.name)

expectations = Table(
    "expectations",
    metadata,
    Column("id", Text, primary_key=True),
    Column("happening", Text, nullable=False, unique=True),
    Column("kind", Text, nullable=False),
    Column("announced_on", Text),
    Column("announced_by", Json, nullable=False),
    Column("due_from", Text),
    Column("due_to", Text, index=True),
    Column("precision", Text),
    Column("outcome", Text, nullable=False, index=True),
    Column("decided_by", Text, index=True),
    Column("decided_on", Text),
    Column("moved_to", Text),
    Column("reasons", Json, nullable=False),
)

follow_ups = Table(
    "follow_ups",
    metadata,
    Column("expectation", Text, primary_key=True),
    Column("happening", Text, primary_key=True, index=True),
    Column("relation", Text, nullable=False),
    Column("score", Double, nullable=False),
    Column("reasons", Json, nullable=False),
    sqlite_with_rowid=False,
)

judgements = Table(
    "judgements",
    metadata,
    Column("id", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("subject", Text, nullable=False, index=True),
    Column("other", Text, index=True),
    Column("verdict", Text, nullable=False),
    Column("value", Json, nullable=False),
    Column("who", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("note", Text),
    Column("withdraws", Text, index=True),
)

DERIVED: tuple[Table, ...] = (
    editions,
    sketches,
    shares,
    origins,
    article_origins,
    accounts,
    join_keys,
    joins,
    happenings,
    happening_reports,
    happening_sides,
    expectations,
    follow_ups,
)
"""Tables that joining fills and can fill again."""
