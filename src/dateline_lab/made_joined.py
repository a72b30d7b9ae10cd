"""A made record that is joined already: to measure how soon questions answer, without waiting for joining.

It begins with the documents of `dateline_lab.made`. Some acts get a target that linking knows nothing of (a made
name), some reports say on whose word they tell, so that there are many distinct names and claims. Happenings, reports
of them, sides, pairs, expectations, follow-ups, editions, origins, shares, accounts and judgements are then written
straight into the tables by the functions that joining itself makes them with. What is not done as joining does it:

- which reports tell one act is not found by comparing: those of one type, mode, source and place that appear within
  a few days are taken for one act, plans apart. Doubtful pairs are looked for among the last acts of a type and source;
- articles of one agency that begin with the same sentence on one day share an origin;
- an expectation is settled by later acts of the same type and source alone;
- judgements are drawn evenly over the reports, four in five of them right;
- the fingerprints and keys by which joining finds its way (`sketches`, `join_keys`) stay empty: no question reads them.

A test holds numbers of rows, columns and their empty cells beside those of the same documents after real joining.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import chain, combinations, islice, product

from dateline.join.acts import DOUBTFUL, Pair, Prepared, compare, happening, pair, prepare
from dateline.join.due import Told, expectation, follow_up, settle
from dateline.join.editions import story_of
from dateline.join.judged import Judged
from dateline.join.signs import signs
from dateline.join.words import content
from dateline.link.knowledge import Knowledge
from dateline.model import (
    Account,
    Article,
    ArticleOrigin,
    Document,
    Edition,
    EventReport,
    Expectation,
    FollowUp,
    Happening,
    Judgement,
    Origin,
    Participant,
    Party,
    Score,
    Share,
    Span,
)
from dateline.model.account import party_key
from dateline.model.codebook import Codebook
from dateline.store import Record, joined_in, kept_accounts, schema_joined
from dateline.store import judgements as stored
from dateline.store.judgement_lines import made
from dateline.store.run import digest
from dateline.store.types import folded
from dateline_lab.made import RUN, made_documents

_AT_ONCE = 500
_OPEN_DAYS = 4
"""An act is told for so many days after it was told last."""
_WAITING_DAYS = 45
"""An expectation looks at acts of so many days after it was due, or told where it has no day."""
_LOOKED_AT = 3
"""Earlier acts of the same type and source with which a new one is compared for doubtful pairs."""
_JUDGED = 2000
"""One report in so many is judged."""
_SYLLABLES = (
    "ar",
    "bel",
    "cor",
    "din",
    "esh",
    "fal",
    "gar",
    "hul",
    "ir",
    "jan",
    "kol",
    "lem",
    "mir",
    "nov",
    "os",
    "pel",
)


def fill(
    record: Record,
    knowledge: Knowledge,
    codebook: Codebook,
    reports: int,
    *,
    seed: int = 1,
    told: Callable[[int], None] = lambda _: None,
) -> int:
    """Write a joined record of `reports` reports and give the number of its articles.

    The same seed and number give the same record. `told` hears how many reports are written so far.
    """
    written = articles = 0
    documents = voiced(made_documents(knowledge, codebook, reports, seed=seed))
    joining = _Joining(codebook)
    with record.writer(RUN) as writer:
        while batch := list(islice(documents, _AT_ONCE)):
            writer.write(batch)
            joining.take(batch)
            joining.write(record)
            articles += len(batch)
            written += sum(len(one.reports or ()) for one in batch)
            told(written)
    joining.finish()
    joining.write(record)
    return articles


def voiced(documents: Iterable[Document]) -> Iterator[Document]:
    """The documents with speakers, with parties that linking knows nothing of, and with all degrees of confidence."""
    for document in documents:
        yield replace(document, reports=tuple(map(_voiced, document.reports or ())))


def _voiced(report: EventReport) -> EventReport:
    act = (report.type, report.mode, report.sources[0].actor, report.place and report.place.name)
    lot = int(digest("party", *map(str, act)), 16)
    targets = report.targets
    if targets and lot % 5 == 0:
        targets = (Participant(targets[0].span, _name(lot), None, targets[0].country),)
    drawn = int(digest("voice", report.id), 16)
    sources = tuple(replace(one, score=_share_of(drawn // 97, 0.5)) for one in report.sources)
    said_by: tuple[Participant, ...] = ()
    if drawn % 10 == 0:
        said_by = sources
    elif drawn % 10 == 1:
        said_by = (Participant(report.trigger, _name(drawn // 10 % 40_000)),)
    sure = _share_of(drawn // 89, 0.3)
    return replace(report, sources=sources, targets=targets, said_by=said_by, confidence=sure)


def _share_of(lot: int, least: float) -> float:
    """A share from `least` to 1, drawn evenly."""
    return round(least + (1 - least) * (lot % 1000) / 1000, 4)


def _name(lot: int) -> str:
    """A made name of two words."""
    words = ["".join(_SYLLABLES[lot >> at & 15] for at in range(first, first + 8, 4)) for first in (0, 8)]
    return f"{words[0].capitalize()} {words[1].capitalize()}"


@dataclass
class _Act:
    """Reports that are taken for one act, and the last day one of them appeared (ordinal)."""

    last: int
    members: list[Prepared] = field(default_factory=list)


@dataclass
class _Ready:
    """Rows that are ready to be written."""

    accounts: list[Account] = field(default_factory=list)
    happenings: list[Happening] = field(default_factory=list)
    joins: dict[Pair, Score] = field(default_factory=dict)
    expectations: list[Expectation] = field(default_factory=list)
    editions: list[Edition] = field(default_factory=list)
    origins: list[Origin] = field(default_factory=list)
    article_origins: list[ArticleOrigin] = field(default_factory=list)
    shares: list[Share] = field(default_factory=list)
    judgements: list[Judgement] = field(default_factory=list)


class _Joining:
    """Takes documents by the day they appeared and gives what joining would make of them, as it is complete."""

    def __init__(self, codebook: Codebook) -> None:
        self._codebook = codebook
        self._ready = _Ready()
        self._acts: dict[tuple[object, ...], _Act] = {}
        self._recent: dict[tuple[str, str], deque[list[Prepared]]] = defaultdict(lambda: deque(maxlen=_LOOKED_AT))
        self._texts: dict[tuple[str, str], list[Article]] = {}
        self._origins: dict[str, tuple[ArticleOrigin, ...]] = {}
        self._agencies: dict[str, tuple[str, ...]] = {}
        self._due = _Due()
        self._today = 0
        self._seen = 0

    def take(self, documents: Sequence[Document]) -> None:
        """Take the next documents."""
        for document in documents:
            article = document.article
            if article is None or article.published is None:
                continue
            today = date.fromisoformat(article.published.value).toordinal()
            if today != self._today:
                self._today = today
                self._end_day()
            self._text(article)
            for report in document.reports or ():
                self._report(report, article)

    def finish(self) -> None:
        """Close everything that is open."""
        self._today += _OPEN_DAYS + 1
        self._end_day()
        self._ready.expectations += self._due.settled(None)

    def write(self, record: Record) -> None:
        """Write what is complete."""
        ready, self._ready = self._ready, _Ready()
        with record.writing() as connection:
            joined_in.add_editions(connection, ready.editions)
            joined_in.add_shares(connection, ready.shares)
            joined_in.add_origins(connection, ready.origins, ready.article_origins)
            kept_accounts.keep(connection, ready.accounts)
            joined_in.add_joins(connection, ready.joins)
            joined_in.add_happenings(connection, ready.happenings)
            joined_in.add_expectations(connection, ready.expectations)
            stored.add(connection, ready.judgements)
            connection.execute(schema_joined.to_join.delete())

    def _text(self, article: Article) -> None:
        story = story_of(article.url) or article.url or article.id
        self._ready.editions.append(Edition(article.id, story))
        self._agencies[article.id] = article.agencies
        first_sentence = article.text.partition(". ")[0]
        key = (article.agencies[0], first_sentence) if article.agencies else ("", article.id)
        self._texts.setdefault(key, []).append(article)

    def _report(self, report: EventReport, article: Article) -> None:
        one = _account(report, article)
        self._ready.accounts.append(one)
        key = (one.type, one.mode, one.status == "planned", one.sources[0].key, one.place_name)
        act = self._acts.setdefault(key, _Act(self._today))
        act.last = self._today
        act.members.append(prepare(one))
        self._seen += 1
        if self._seen % _JUDGED == 0:
            self._ready.judgements.append(_judgement(report, self._seen // _JUDGED))

    def _end_day(self) -> None:
        for texts in self._texts.values():
            self._one_text(texts)
        self._texts.clear()
        done = [key for key, act in self._acts.items() if self._today - act.last > _OPEN_DAYS]
        for key in done:
            self._close(self._acts.pop(key))
        self._ready.expectations += self._due.settled(self._today)

    def _one_text(self, texts: Sequence[Article]) -> None:
        first = texts[0]
        origin = Origin(digest("origin", first.id), first.id, tuple(one.id for one in texts), first.agencies)
        self._ready.origins.append(origin)
        why = ("the same text",) if len(texts) > 1 else ("its own text",)
        for one in texts:
            tie = ArticleOrigin(one.id, origin.id, 1.0, why)
            self._origins[one.id] = (tie,)
            self._ready.article_origins.append(tie)
        self._ready.shares += [_share(one, other) for one, other in combinations(texts, 2)]

    def _close(self, act: _Act) -> None:
        accounts = [one.account for one in act.members]
        scores = {
            pair(one.account.report, other.account.report): compare(one, other, DOUBTFUL)
            for one, other in combinations(act.members, 2)
        }
        one = happening(accounts, scores, self._origins, self._agencies, self._codebook)
        self._ready.happenings.append(one)
        recent = self._recent[one.type, accounts[0].sources[0].key]
        for earlier, later in product(chain(*recent), act.members):
            scores[pair(earlier.account.report, later.account.report)] = compare(earlier, later, DOUBTFUL)
        recent.append(act.members)
        self._ready.joins |= {met: score for met, score in scores.items() if score.value >= DOUBTFUL}
        self._due.add(Told(one, tuple(accounts)))


class _Due:
    """Expectations that wait for what follows them."""

    def __init__(self) -> None:
        self._waiting: dict[str, tuple[Expectation, Told, int, list[tuple[Happening, FollowUp | None]]]] = {}
        self._by_kind: dict[tuple[str, str], list[str]] = defaultdict(list)

    def add(self, told: Told) -> None:
        """A happening: it may follow what waits, and may announce something itself."""
        key = (told.happening.type, told.accounts[0].sources[0].key)
        for name in self._by_kind[key]:
            one, announced, _, found = self._waiting[name]
            follow = follow_up(one, announced, told)
            if follow is not None:
                found.append((told.happening, follow))
        made_ = expectation(told.happening, told.accounts)
        if made_ is not None:
            last = made_.due_to or told.happening.last_published or "1970-01-01"
            until = date.fromisoformat(last).toordinal() + _WAITING_DAYS
            self._waiting[made_.id] = (made_, told, until, [])
            self._by_kind[key].append(made_.id)

    def settled(self, today: int | None) -> list[Expectation]:
        """Those that wait no longer on this day; all without one."""
        done = [name for name, (_, _, until, _) in self._waiting.items() if today is None or until < today]
        settled_ = []
        for name in done:
            one, told, _, found = self._waiting.pop(name)
            self._by_kind[told.happening.type, told.accounts[0].sources[0].key].remove(name)
            settled_.append(settle(one, told, found, Judged(())))
        return settled_


def _account(report: EventReport, article: Article) -> Account:
    sentence, trigger = report.passages[0].of(article.text), report.trigger.of(article.text)
    words, numbers = content(sentence)
    place, time = report.place, report.time
    degrees = (place.latitude, place.longitude) if place else (None, None)
    return Account(
        report=report.id,
        article=report.article,
        type=report.type,
        mode=report.mode,
        status=report.status,
        confidence=report.confidence,
        published=article.published.value if article.published else None,
        sources=_parties(report.sources),
        targets=_parties(report.targets),
        said_by=_parties(report.said_by),
        day_from=time.earliest if time else None,
        day_to=time.latest if time else None,
        precision=time.precision if time else None,
        place_name=place.name if place else None,
        place_country=place.country if place else None,
        geonames=place.geonames if place else None,
        degrees=None if degrees[0] is None or degrees[1] is None else (degrees[0], degrees[1]),
        trigger=folded(trigger),
        words=words,
        numbers=numbers,
        signs=signs(sentence, trigger),
        contexts=report.contexts,
    )


def _parties(people: Sequence[Participant]) -> tuple[Party, ...]:
    return tuple(
        Party(party_key(folded(one.name), one.actor, one.country), one.name, one.actor, one.country, one.sector)
        for one in people
    )


def _share(one: Article, other: Article) -> Share:
    """What two prints of an agency's text share: the shorter is the beginning of the longer."""
    one, other = sorted((one, other), key=lambda article: article.id)
    both = Span(0, min(len(one.text), len(other.text)))
    parts = (both.end / len(one.text), both.end / len(other.text))
    return Share(one.id, other.id, *parts, 0.99, ((both, both),), ("one passage",))


def _judgement(report: EventReport, number: int) -> Judgement:
    """What one of three people says of a report."""
    trigger = report.trigger
    stood = {"article": report.article, "type": report.type, "start": trigger.start, "end": trigger.end}
    machine = {"verdict": "right", "score": report.confidence, "type": report.type}
    value: Mapping[str, object] = {stored.STOOD: {report.id: stood}, "machine": machine}
    verdict, who = "wrong" if number % 5 == 0 else "right", f"reader {number % 3}"
    at = f"2026-01-{1 + number % 28:02}T10:{number // 60 % 60:02}:{number % 60:02}+00:00"
    return made(Judgement("", "report", report.id, None, verdict, who, at, dict(value)))
