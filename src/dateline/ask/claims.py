"""Questions about who says what: what rests on an actor's word, and what is disputed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, and_, or_, select

from dateline.ask import conditions, filters
from dateline.ask.columns import Column, Scalar, joined
from dateline.ask.conditions import PLAIN
from dateline.ask.expectation_loading import article_lines, first_told
from dateline.ask.expectation_rows import ArticleLine
from dateline.ask.finding import Condition, Finder
from dateline.ask.frames import Rows
from dateline.ask.happening_filters import takes_part
from dateline.ask.questions import window
from dateline.ask.sentences import Act, sentence
from dateline.ask.voices import Voices, judged_voices, resting_on
from dateline.model.codebook import Codebook
from dateline.model.joined import Happening
from dateline.store import Record, accounts, joined_out, schema
from dateline.store.rows_out import in_pieces
from dateline.store.schema_joined import happening_reports, happening_sides, happenings

_AT_ONCE = 200
Asked = tuple[Select[Any], Select[Any] | None, set[str]]
"""Which happenings, and which reports rest on the actor's word: as they were read, and as people judged."""

_acts, _sides, _members, _people = happenings.c, happening_sides.c, happening_reports.c, schema.participants.c

CLAIM_COLUMNS: tuple[Column, ...] = (
    Column("happening", "text", "id of the happening"),
    Column("what", "text", "what is said, as a sentence"),
    Column("told", "text", "the sentence of the article that reported it first"),
    Column("type", "text", "PLOVER event type"),
    Column("mode", "text", "PLOVER mode, empty where there is none"),
    Column("status", "text", "happened, planned, possible or denied"),
    Column("standing", "text", "stated, single, claimed, disputed, denied, feared or announced"),
    Column("from", "day", "first possible day"),
    Column("to", "day", "last possible day"),
    Column("place", "text", "where"),
    Column("place_country", "text", "country of the place, ISO 3166-1 alpha-3"),
    Column("says", "text", "what the actor says of it: the statuses of its reports, most frequent first"),
    Column("on_its_word", "integer", "reports that rest on the actor's word"),
    Column("stated", "integer", "reports in which articles state it themselves"),
    Column("said_by", "text", "others on whose word it is reported; parted by a vertical bar"),
    Column("denied_by", "text", "who denies it; parted by a vertical bar, “(article)” where an article does so itself"),
    Column("origins", "integer", "independent origins"),
    Column("urls", "text", "addresses of the articles that report it"),
)

ITSELF = "(article)"
"""Stands for who denies something where no one is named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimFilter:
    """Which happenings. `since` and `until` take those whose day may have fallen between them."""

    types: tuple[str, ...] = ()
    actor: str | None = None
    country: str | None = None
    since: str | None = None
    until: str | None = None
    limit: int | None = None
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Voice:
    """One report of a happening: on whose words (none: the article states it itself), and what they say."""

    report: str
    article: str
    status: str
    said_by: tuple[str, ...]
    by_actor: bool = False


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A happening with who says what of it; `told` is the sentence that reported it first."""

    happening: Happening
    voices: tuple[Voice, ...]
    articles: tuple[ArticleLine, ...] = ()
    told: str | None = None

    @property
    def says(self) -> tuple[str, ...]:
        """The statuses in reports on the actor's word, the most frequent first; empty where no actor was asked for."""
        told = [one.status for one in self.voices if one.by_actor]
        return tuple(sorted(set(told), key=lambda one: (-told.count(one), one)))

    @property
    def stated(self) -> int:
        """How many reports state it on the article's own word."""
        return sum(not one.said_by and one.status in ("happened", "planned") for one in self.voices)

    @property
    def others(self) -> tuple[str, ...]:
        """On whose word else it is reported as done or planned."""
        said = (one for one in self.voices if not one.by_actor and one.status in ("happened", "planned"))
        return tuple(sorted({name for one in said for name in one.said_by}))

    @property
    def denied_by(self) -> tuple[str, ...]:
        """Who denies it; the article itself where nobody is named."""
        denials = [one for one in self.voices if one.status == "denied"]
        return tuple(sorted({name for one in denials for name in one.said_by or (ITSELF,)}))

    def as_json(self) -> dict[str, Any]:
        """The row as plain data, with every voice."""
        act = self.happening
        return {
            "happening": act.id,
            "what": sentence(Act.of(act)),
            "told": self.told,
            "type": act.type,
            "mode": act.mode,
            "status": act.status,
            "standing": act.standing,
            "from": act.day_from,
            "to": act.day_to,
            "place": act.place_name,
            "place_country": act.place_country,
            "says": list(self.says),
            "on_its_word": sum(one.by_actor for one in self.voices),
            "stated": self.stated,
            "said_by": list(self.others),
            "denied_by": list(self.denied_by),
            "origins": act.origins,
            "voices": [
                {"report": one.report, "article": one.article, "status": one.status, "said_by": list(one.said_by)}
                for one in self.voices
            ],
            "articles": [line.as_json() for line in self.articles],
        }

    def as_flat(self) -> dict[str, Scalar]:
        """One value a column, as in CLAIM_COLUMNS."""
        plain = self.as_json()
        lists = {name: joined(plain[name]) for name in ("says", "said_by", "denied_by")}
        urls = joined([line.url for line in self.articles if line.url])
        return {column.name: plain.get(column.name) for column in CLAIM_COLUMNS} | lists | {"urls": urls}


_ANY = ClaimFilter()


def claims(record: Record, actor: str, wanted: ClaimFilter = _ANY, codebook: Codebook | None = None) -> Rows[ClaimRow]:
    """Happenings that are reported on an actor's word, by day (unknown last), with whether others state or deny them.

    The actor is a country (all who belong to it), an actor id with a slash, or words of a name.
    """
    PLAIN.is_who(actor)

    def question(finder: Finder, judged: Voices) -> Asked:
        read = (_people.role == "said_by", finder.is_who(actor), _people.event.not_in(sorted(judged)))
        told = select(_members.happening).join(schema.participants, _people.event == _members.report).where(*read)
        resting = resting_on(actor, judged)
        passing = finder.among(_acts.id, told, _members.happening)
        if resting:
            passing = or_(passing, _acts.id.in_(select(_members.happening).where(_members.report.in_(sorted(resting)))))
        return _question(wanted, codebook, finder, passing), select(_people.event).where(*read), resting

    return _rows(record, question, wanted, codebook)


def disputed(
    record: Record, wanted: ClaimFilter = _ANY, codebook: Codebook | None = None, *, claimed: bool = False
) -> Rows[ClaimRow]:
    """Happenings that some state or claim and others deny, by day; with `claimed`, those on one side's word too."""
    standings = ("disputed", "claimed") if claimed else ("disputed",)
    return _rows(
        record,
        lambda finder, _: (_question(wanted, codebook, finder, _acts.standing.in_(standings)), None, set()),
        wanted,
        codebook,
    )


def _question(wanted: ClaimFilter, codebook: Codebook | None, finder: Finder, *more: Condition) -> Select[Any]:
    found = select(_acts.id).where(*more, *_conditions(wanted, codebook, finder))
    found = found.order_by(_acts.day_from.is_(None), _acts.day_from, _acts.id)
    return window(found, wanted.limit, wanted.offset)


def _conditions(wanted: ClaimFilter, codebook: Codebook | None, finder: Finder) -> Iterator[Condition]:
    filters.check_window(wanted.limit, wanted.offset)
    if wanted.types:
        kinds = filters.event_types(wanted.types, codebook)
        yield or_(*(and_(_acts.type == kind, *([_acts.mode == mode] if mode else [])) for kind, mode in kinds))
    if wanted.actor is not None:
        yield takes_part(finder, wanted.actor)
    if wanted.country is not None:
        code = filters.country(wanted.country)
        of_it = select(_sides.happening).where(_sides.country == code)
        yield or_(_acts.place_country == code, finder.among(_acts.id, of_it, _sides.happening))
    yield from conditions.between(_acts.day_from, _acts.day_to, wanted.since, wanted.until)


def _rows(
    record: Record, question: Callable[[Finder, Voices], Asked], wanted: ClaimFilter, codebook: Codebook | None
) -> Rows[ClaimRow]:
    list(_conditions(wanted, codebook, PLAIN))

    def found() -> Iterator[ClaimRow]:
        with record.reading() as connection:
            judged = judged_voices(connection)
            asked = question(Finder(connection), judged)
            ids = connection.execution_options(yield_per=_AT_ONCE).execute(asked[0]).scalars()
            for group in ids.partitions(_AT_ONCE):
                yield from _loaded(connection, list(group), asked, judged)

    return Rows(found, CLAIM_COLUMNS)


def _loaded(connection: Connection, ids: Sequence[str], asked: Asked, judged: Voices) -> Iterator[ClaimRow]:
    _, said, resting = asked
    acts = joined_out.happenings(connection, ids)
    reports = [member.report for act in acts for member in act.members]
    statuses = {}
    by_actor = set(resting)
    for piece in in_pieces(reports):
        told = select(schema.events.c.id, schema.events.c.status).where(schema.events.c.id.in_(piece))
        statuses.update({row.id: row.status for row in connection.execute(told)})
        if said is not None:
            by_actor.update(connection.scalars(said.where(_people.event.in_(piece))))
    read = accounts.parties_of(connection, reports)
    said_by = {one: judged.get(one, tuple(read.get(one, {}).get("said_by", ()))) for one in reports}
    lines = article_lines(connection, {member.article for act in acts for member in act.members})
    words = first_told(connection, acts)
    for act in acts:
        voices = [
            Voice(
                member.report,
                member.article,
                statuses.get(member.report, act.status),
                tuple(party.name for party in said_by[member.report]),
                member.report in by_actor,
            )
            for member in act.members
        ]
        shown = [lines[one] for one in sorted({member.article for member in act.members}) if one in lines]
        yield ClaimRow(
            act,
            tuple(voices),
            tuple(sorted(shown, key=lambda line: (line.published or "~", line.id))),
            words.get(act.id),
        )
