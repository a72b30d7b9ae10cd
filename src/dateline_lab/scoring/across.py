"""The set `basil-acts`: whether acts joined across articles are acts of one event (the folder same-event-basil).

Each of its events is told by up to three outlets. Nothing says which reports tell one act, but articles of two events
tell none in common. Of the pairs of reports from two articles that stand in one happening, `one-event` is the share
whose articles are of one event; `met` is the share of the events with several articles of which two have an act in
common. All articles are read alone and joined together; intervals resample events.
"""

from __future__ import annotations

import json
import tempfile
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations
from pathlib import Path

from dateline.acquire import acquire
from dateline.annotate.encoder import Encoder
from dateline.model import Happening, Page
from dateline_lab.scoring.figures import Figure, figure, share
from dateline_lab.scoring.joined import joined_alone, read_alone
from dateline_lab.scoring.stories import Told, read_basil

_SITE = "https://basil.example/"


def score_across(path: Path, encoder: Encoder) -> dict[str, Figure]:
    """Figures of the folder. Raises InputError for another."""
    articles = read_basil(path)
    documents = read_alone(_pages(articles), encoder)
    event_at = {_SITE + one.id: one.event for one in articles}
    events = {one.article.id: event_at[one.page.address or ""] for one in documents if one.article is not None}
    unlike = {one.article.id: one for one in documents if one.article is not None}
    return across(joined_alone(list(unlike.values())), events)


def across(happenings: Sequence[Happening], events: Mapping[str, str]) -> dict[str, Figure]:
    """The figures of happenings; `events` gives the event of each article."""
    pairs: dict[str, list[float]] = {event: [0.0, 0.0] for event in events.values()}
    met = set()
    for one in happenings:
        for mine, theirs in combinations(sorted({member.article: events[member.article] for member in one.members}), 2):
            times = _reports(one, mine) * _reports(one, theirs)
            pairs[events[mine]][0] += times * (events[mine] == events[theirs])
            pairs[events[mine]][1] += times
            if events[mine] == events[theirs]:
                met.add(events[mine])
    several: dict[str, set[str]] = defaultdict(set)
    for article, event in events.items():
        several[event].add(article)
    told = [event for event, articles in several.items() if len(articles) > 1]
    return {
        "one-event": figure([tuple(row) for row in pairs.values()], share),
        "met": figure([(float(event in met), 1.0) for event in told], share),
    }


def _reports(happening: Happening, article: str) -> int:
    return sum(member.article == article for member in happening.members)


def _pages(articles: Sequence[Told]) -> list[Page]:
    rows = [{"url": _SITE + one.id, "title": one.title, "date": one.day, "text": one.text} for one in articles]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "basil.jsonl"
        file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        return [item for item in acquire([str(file)]) if isinstance(item, Page)]
