"""What the happenings of a record tell of one actor in a few figures, soon on a large record too."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, and_, case, distinct, func, select

from dateline.store import Record, schema
from dateline.store.schema_joined import happening_sides, happenings

_sides, _acts, _people = happening_sides.c, happenings.c, schema.participants.c


@dataclass(frozen=True, slots=True)
class ActorSums:
    """Happenings in which an actor takes part, acts and is acted upon, and reports that rest on its word.

    `name` and `country` are those it is given most often. `first` and `last` are days of the acts (ISO 8601), None
    where no day is known.
    """

    name: str
    country: str | None
    acts: int
    source: int
    target: int
    said_by: int
    first: str | None
    last: str | None


def actor_sums(record: Record, actor: str) -> ActorSums | None:
    """The figures of the actor with this id; None where the record never names it."""
    with record.reading() as connection:
        name = _usual(connection, actor)
        if name is None:
            return None
        said_by = connection.scalar(select(func.count()).where(and_(_people.actor == actor, _people.role == "said_by")))
        question = select(
            func.count(distinct(_sides.happening)),
            func.count(case((_sides.role == "source", 1))),
            func.count(case((_sides.role == "target", 1))),
            func.min(_acts.day_from),
            func.max(func.coalesce(_acts.day_to, _acts.day_from)),
        ).select_from(happening_sides.join(happenings, _acts.id == _sides.happening))
        found = connection.execute(question.where(_sides.actor == actor)).one()
    acts, source, target, first, last = found
    return ActorSums(*name, acts, source, target, said_by or 0, first, last)


def _usual(connection: Connection, actor: str) -> tuple[str, str | None] | None:
    """The name and country given most often in happenings, or else in reports; of as frequent ones the first."""
    for table in (_sides, _people):
        told = func.count().label("told")
        question = select(table.name, table.country, told).where(table.actor == actor)
        question = question.group_by(table.name, table.country).order_by(told.desc(), table.name).limit(1)
        if (found := connection.execute(question).first()) is not None:
            return found.name, found.country
    return None
