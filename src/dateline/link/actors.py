"""From the words for a participant to a known actor, a country and a sector, with the reasons."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dateline.link.candidates import (
    Asked,
    Candidate,
    Setting,
    ask,
    candidates,
    has_common_name,
    is_common,
    only_country,
    ranked,
)
from dateline.link.descriptions import described as beside_name
from dateline.link.knowledge import Actor, Knowledge, Term
from dateline.link.persons import untitled
from dateline.link.phrases import bare, spoken_sector
from dateline.link.scores import MARGIN, THRESHOLD
from dateline.link.text import slug, words


@dataclass(frozen=True, slots=True)
class Link:
    """What a participant was found to be; `score` in 0..1, `reasons` in words. Fields are None where unknown."""

    actor: str | None = None
    country: str | None = None
    sector: str | None = None
    score: float = 0.0
    reasons: tuple[str, ...] = ()


def link(name: str, knowledge: Knowledge, setting: Setting) -> Link:
    """The actor a name or noun phrase stands for, or what its words say; an empty Link when nothing is known."""
    asked = ask(name, knowledge, setting)
    key = asked.phrase.key
    if not key or (key in knowledge.words.pronouns and "US" not in name.replace(".", "")):
        return Link()
    found = ranked(asked, knowledge, setting)
    chosen = _chosen(found, knowledge)
    actor = knowledge.actor(chosen.actor) if chosen is not None else None
    if chosen is not None and actor is not None:
        return _of_actor(actor, chosen, knowledge, setting.day, asked.described.sector)
    doubt = _doubt(found)
    if setting.kind == "PER" and not _is_a_place(key, knowledge, setting):
        return _unknown_person(asked, knowledge, setting, doubt)
    spoken = _spoken(asked, knowledge, setting, doubt)
    return _unknown_body(asked, spoken, knowledge, setting) if setting.kind == "ORG" else spoken


def _is_a_place(key: str, knowledge: Knowledge, setting: Setting) -> bool:
    """Whether a single word the reader took for a person is rather a country or capital the article speaks of."""
    single = " " not in key and key not in setting.people
    return single and knowledge.country(key, setting.day) in setting.countries


def _chosen(found: tuple[Candidate, ...], knowledge: Knowledge) -> Candidate | None:
    """The best candidate when it reaches the threshold and no other comes near; entries of one and the same count once."""
    if not found or found[0].score < THRESHOLD:
        return None
    best = found[0]
    near = (one for one in found[1:] if best.total - one.total < MARGIN)
    return None if any(not _same(best.actor, one.actor, knowledge) for one in near) else best


def _same(one: str, other: str, knowledge: Knowledge) -> bool:
    """Whether two entries that bear one name are the same: an office in common since the same day, or kind and country."""
    a, b = knowledge.actor(one), knowledge.actor(other)
    if a is None or b is None or a.kind != b.kind:
        return False
    if a.kind != "person":
        return a.country == b.country
    held = {(t.office, t.place, t.first) for t in knowledge.terms(one)}
    return any((t.office, t.place, t.first) in held for t in knowledge.terms(other))


def _doubt(found: tuple[Candidate, ...]) -> tuple[str, ...]:
    if not found:
        return ()
    if len(found) > 1 and found[0].score >= THRESHOLD:
        return (f"{found[0].name} and {found[1].name} are equally likely",)
    return (f"{found[0].name} scores only {found[0].score:.2f}",)


def _of_actor(actor: Actor, chosen: Candidate, knowledge: Knowledge, day: str | None, described: str | None) -> Link:
    if actor.kind != "person":
        code = actor.sector or ("GOV" if actor.is_state else None)
        return Link(actor.id, actor.country, code, chosen.score, chosen.reasons)
    country, code = _standing(actor, knowledge, day)
    return Link(actor.id, country, code or described, chosen.score, chosen.reasons)


def _standing(actor: Actor, knowledge: Knowledge, day: str | None) -> tuple[str | None, str | None]:
    """Country and sector of a person on a day: by the office held then, else the one held last before it."""
    terms = sorted(knowledge.terms(actor.id), key=lambda term: term.first or "", reverse=True)
    if not terms:
        return actor.country, actor.sector
    held = [term for term in terms if day is not None and term.on(day)]
    begun = [term for term in terms if day is not None and (term.first or "") <= day]
    term = next((one for one in held or begun if one.place == actor.country), None) or _main(
        held or begun or terms, knowledge
    )
    body = knowledge.actor(term.place) if "/" in term.place else None
    country = term.place if "/" not in term.place else actor.country or (body.country if body else None)
    if day is not None and not held:
        return country, "ELI" if begun else actor.sector
    of_body = body.sector if body is not None else None
    return country, of_body or knowledge.words.office_sectors.get(term.office, "GOV")


def _main(terms: list[Term], knowledge: Knowledge) -> Term:
    """The term of the weightiest state: a monarch of many realms, a president of territories or occupied lands too."""

    def weight(term: Term) -> tuple[int, float]:
        place = knowledge.actor(term.place if "/" in term.place else f"state/{term.place}")
        years = int((term.last or "9999")[:4]) - int((term.first or "9999")[:4])
        return min(years, 1), place.weight + (place.kind != "territory") if place is not None else 0.0

    return max(terms, key=weight)


def _unknown_person(asked: Asked, knowledge: Knowledge, setting: Setting, doubt: tuple[str, ...]) -> Link:
    beside = asked.described
    country, about = beside.country, tuple[str, ...]()
    if country is None and beside.sector in knowledge.words.at_home and setting.main is not None:
        country, about = setting.main, (f"the article is about {setting.main}",)
    reasons = ("no known actor", *doubt, *((f"described as {beside.phrase}",) if beside.phrase else ()), *about)
    name = slug(untitled(asked.full, knowledge)[0])
    return Link(f"person/{name}" if name else None, country, beside.sector, THRESHOLD, reasons)


def _unknown_body(asked: Asked, spoken: Link, knowledge: Knowledge, setting: Setting) -> Link:
    """A proper name of a body nobody knows yet; words for a role in lower case are none."""
    if is_common(bare(asked.name), knowledge):
        return spoken
    if not any(word[:1].isupper() or word[:1].isdigit() for word in asked.name.split()[-1:]):
        return spoken
    beside = beside_name(setting.before, setting.after, knowledge, setting.day)
    code = None if set(asked.phrase.rest.split()[-1:]) & knowledge.words.weak else spoken.sector
    name = slug(asked.name.removeprefix("the ").removeprefix("The "))
    return Link(
        f"org/{name}" if name else None,
        spoken.country or beside.country,
        code or beside.sector,
        THRESHOLD,
        ("no known actor", *spoken.reasons),
    )


def _spoken(asked: Asked, knowledge: Knowledge, setting: Setting, doubt: tuple[str, ...]) -> Link:
    """Country and sector of a phrase that stands for no known actor."""
    phrase = asked.phrase
    body_country = _country_of(phrase.body, phrase.key, knowledge, setting)
    country, code = phrase.country or body_country, spoken_sector(phrase, knowledge)
    if code is None and phrase.office is not None:
        code = "GOV"
    if code in {"GOV", None} and set(phrase.key.split()) & knowledge.words.former and phrase.office is not None:
        code = "ELI"
    reasons = [f"speaks of {country}"] if country else []
    if country is None and code in knowledge.words.at_home:
        country = only_country(setting)
        reasons = [f"the article is about {country}"] if country else []
    if code:
        reasons.append(f"words for sector {code}")
    if phrase.office is not None and setting.day is None:
        reasons.append("no publication date, so the holder of the office stays open")
    return Link(None, country, code, 0.7 if code else 0.4 if country else 0.0, (*reasons, *doubt))


def _country_of(body: Actor | None, key: str, knowledge: Knowledge, setting: Setting) -> str | None:
    """Country of a body that a phrase speaks of, unless its name is common and nothing else speaks of the country."""
    if body is None or body.country in setting.countries:
        return body.country if body is not None else None
    return None if has_common_name(key, knowledge) else body.country


def countries_in(names: Iterable[str], knowledge: Knowledge, day: str | None = None) -> frozenset[str]:
    """The countries an article's names speak of."""
    return frozenset(code for name in names if (code := knowledge.country(name, day)))


def full_names(names: Iterable[str]) -> dict[str, str]:
    """The fullest name of each person named, by its last plain word."""
    found: dict[str, str] = {}
    for name in names:
        parts = words(name)
        if len(parts) > 1 and len(name) > len(found.get(parts[-1], "")):
            found[parts[-1]] = " ".join(name.split())
    return found


__all__ = ["Candidate", "Link", "Setting", "candidates", "countries_in", "full_names", "link"]
