"""A report as joining compares it with others: linked, dated, and reduced to what tells one act from another."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.model.layers import Status


@dataclass(frozen=True, slots=True)
class Party:
    """A participant. `key` is its actor id, or `~folded name/COUNTRY` where linking gave none."""

    key: str
    name: str
    actor: str | None = None
    country: str | None = None
    sector: str | None = None

    @property
    def known(self) -> bool:
        """Whether linking gave an actor."""
        return self.actor is not None


def party_key(folded_name: str, actor: str | None, country: str | None) -> str:
    """The key of a participant: its actor id, or `~folded name/COUNTRY` where linking gave none."""
    return actor or f"~{folded_name}/{country or ''}"


@dataclass(frozen=True, slots=True)
class Account:
    """One report of one act.

    Days are ISO 8601. `day_from` and `day_to` are those of the act (None: not told), `published` the first day its
    article covers (None: unknown). `words` are the folded content words of the passages that tell it, in their order,
    `numbers` the figures in them as written without separators ("1200"). `trigger` is the folded trigger. `signs` say
    what the sentence with the trigger tells of a plan (`join.signs`: cancelled, failed, postponed). `topic` are the
    stems that say most of what the article is about, the same for all its reports. `degrees` are latitude and
    longitude, WGS 84.
    """

    report: str
    article: str
    type: str
    mode: str
    status: Status
    confidence: float
    published: str | None = None
    sources: tuple[Party, ...] = ()
    targets: tuple[Party, ...] = ()
    said_by: tuple[Party, ...] = ()
    day_from: str | None = None
    day_to: str | None = None
    precision: str | None = None
    place_name: str | None = None
    place_country: str | None = None
    geonames: int | None = None
    degrees: tuple[float, float] | None = None
    trigger: str = ""
    words: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()
    contexts: tuple[str, ...] = ()
    topic: tuple[str, ...] = ()

    @property
    def parties(self) -> tuple[Party, ...]:
        """All who act or are acted upon."""
        return (*self.sources, *self.targets)

    @property
    def first_key(self) -> tuple[bool, str, str]:
        """Sorts reports by when their article appeared (unknown last), then by id."""
        return (self.published is None, self.published or "", self.report)


@dataclass(frozen=True, slots=True)
class Score:
    """How alike two things are, 0 to 1, and in words why."""

    value: float
    reasons: tuple[str, ...] = ()
