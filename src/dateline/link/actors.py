"""From the words for a participant to a known actor, a country and a sector, with the reasons."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from dateline.link.knowledge import Actor, Knowledge
from dateline.link.text import LONGEST, plain, slug, words

THRESHOLD = 0.5
"""A person is linked only from this score on."""

NEVER_IN_OFFICE, IN_OFFICE, FULL_NAME, SURNAME, COUNTRY_NAMED, WRONG_GIVEN = -0.15, 0.25, 0.6, 0.3, 0.15, -1.0


@dataclass(frozen=True, slots=True)
class Link:
    """What a participant was found to be; `score` in 0..1, `reasons` in words. Fields are None where unknown."""

    actor: str | None = None
    country: str | None = None
    sector: str | None = None
    score: float = 0.0
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Setting:
    """What the article says around a participant.

    `day` is the day of the article (ISO 8601) or None, `countries` the countries it names, `people` the full names of
    persons by their last word, `before` and `after` the words around the participant in its sentence, `person` whether
    the reader took it for a person's name.
    """

    day: str | None = None
    countries: frozenset[str] = frozenset()
    people: dict[str, str] = field(default_factory=dict)
    before: str = ""
    after: str = ""
    person: bool = False


def link(name: str, knowledge: Knowledge, setting: Setting) -> Link:
    """The actor a name or noun phrase stands for; an empty Link when nothing is known."""
    key = _bare(name)
    if not key or (key in knowledge.words.pronouns and "US" not in name.replace(".", "")):
        return Link()
    if setting.person:
        return _person(key, name, knowledge, setting)
    return (
        _body(key, knowledge)
        or _office(key, knowledge, setting.day)
        or _titled(key, name, knowledge, setting)
        or _group_of(key, knowledge)
        or _of_country(key, knowledge)
    )


def _bare(name: str) -> str:
    return re.sub(r"^(?:the|a|an|its|his|her|their)\s+", "", plain(name[:LONGEST]))


def _body(key: str, knowledge: Knowledge) -> Link | None:
    body = _named_body(key, knowledge)
    if body is not None:
        return Link(body.id, body.country, body.sector, 0.95, (f"named {body.name}",))
    code = knowledge.country(key)
    state = knowledge.state(code) if code else None
    if state is None or any(one.sort in {"demonym", "adjective"} for one in knowledge.named(key)):
        return Link(None, code, None, 0.6, (f"people of {code}",)) if code else None
    return Link(state.id, code, "GOV", 0.8, (f"{key} stands for the government of {state.name}",))


def _named_body(key: str, knowledge: Knowledge) -> Actor | None:
    names = (one for one in knowledge.named(key) if one.sort in {"name", "alias"} and one.actor.kind != "person")
    return next((one.actor for one in names), None)


def _country_in(key: str, knowledge: Knowledge) -> tuple[str | None, str]:
    """The country (or body) a phrase speaks of, longest name first, and the phrase without it."""
    parts = key.split()
    for size in range(min(4, len(parts)), 0, -1):
        for at in range(len(parts) - size + 1):
            piece = " ".join(parts[at : at + size])
            if code := knowledge.country(piece):
                return code, " ".join(parts[:at] + parts[at + size :])
    for size in range(min(3, len(parts)), 0, -1):
        for at in range(len(parts) - size + 1):
            body = _named_body(" ".join(parts[at : at + size]), knowledge)
            if body is not None:
                return body.id, " ".join(parts[:at] + parts[at + size :])
    return None, key


def _office_in(key: str, knowledge: Knowledge) -> tuple[str | None, str]:
    """The longest word for an office in a phrase, and what stands before it."""
    padded = f" {key} "
    found = [o for o in knowledge.words.offices if f" {o} " in padded]
    if not found:
        return None, ""
    office = max(found, key=len)
    return office, padded[: padded.index(f" {office} ")].strip()


def _office(key: str, knowledge: Knowledge, day: str | None) -> Link | None:
    where, rest = _country_in(key, knowledge)
    office, before = _office_in(rest, knowledge)
    if where is None or office is None:
        return None
    tail = rest.split(office, 1)[1].split()
    if tail and tail[0] not in {"of", "in", "for"}:
        return None
    country = where if "/" not in where else None
    left = set(before.split())
    if left & knowledge.words.former:
        return Link(None, country, "ELI", 0.7, (f"formerly {office} of {where}",))
    if left & knowledge.words.other or day is None:
        return Link(None, country, "GOV", 0.6, (f"in an office of {where}",))
    held = knowledge.holder(where, knowledge.words.offices[office], day)
    if held is None:
        return Link(None, country, "GOV", 0.6, (f"{office} of {where}, holder on {day} not known",))
    person, exact = held[0], held[1].office
    score = 0.9 if exact == office else 0.75
    return Link(person.id, country, "GOV", score, (f"{person.name} was {exact} of {where} on {day}",))


def _sector(rest: str, knowledge: Knowledge) -> str | None:
    """Sector of the last word, or pair or triple of words, that names one."""
    if code := knowledge.words.sectors.get(re.sub(r"^(?:the|two|both|three|several|many) ", "", rest)):
        return code
    parts = re.split(r" (?:of|in|from|at|by|who|that) ", rest)[0].split()
    for end in range(len(parts), 0, -1):
        for size in (3, 2, 1):
            if end >= size and (code := knowledge.words.sectors.get(" ".join(parts[end - size : end]))):
                return code
    return None


_WHOLE_GOVERNMENT = frozenset({"government", "authorities", "administration", "regime", "leadership"})


def _group_of(key: str, knowledge: Knowledge) -> Link | None:
    """ "Russian troops", "the police", "Kazakhstan's government": a country where named, and a sector."""
    where, rest = _country_in(key, knowledge)
    sector = _sector(rest, knowledge)
    if sector is None:
        return None
    country = where if where and "/" not in where else None
    if sector == "GOV" and country and rest.split()[-1] in _WHOLE_GOVERNMENT:
        return Link(f"state/{country}", country, "GOV", 0.85, (f"the government of {country}",))
    return Link(None, country, sector, 0.7, (f"words for sector {sector}" + (f" of {where}" if where else ""),))


def _titled(key: str, name: str, knowledge: Knowledge, setting: Setting) -> Link | None:
    """A title and a person's name: "President Tokayev", "Israeli Prime Minister Benjamin Netanyahu"."""
    where, rest = _country_in(key, knowledge)
    person = _untitled(rest, knowledge)
    last = name[:LONGEST].rsplit(maxsplit=1)[-1]
    if person == rest or not last[:1].isupper() or plain(last) in knowledge.words.sectors:
        return None
    there = setting.countries | ({where} if where else set())
    return _known(person, knowledge, replace(setting, countries=there))


def _of_country(key: str, knowledge: Knowledge) -> Link:
    where, _ = _country_in(key, knowledge)
    return Link(None, where, None, 0.4, ("country named",)) if where and "/" not in where else Link()


def _person(key: str, name: str, knowledge: Knowledge, setting: Setting) -> Link:
    full = setting.people.get(key.rsplit(maxsplit=1)[-1], name) if len(key.split()) == 1 else name
    found = _known(_bare(full), knowledge, setting)
    if found is not None:
        return found
    country, sector, reasons = _described(knowledge, setting)
    return Link(f"person/{slug(_untitled(full, knowledge))}", country, sector, 0.5, ("not a known actor", *reasons))


def _untitled(name: str, knowledge: Knowledge) -> str:
    """A name without the titles and offices, of up to three words each, that stand before it."""
    parts = list(words(name))
    lexicon = knowledge.words
    while len(parts) > 1:
        sizes = (n for n in (3, 2, 1) if n < len(parts) and " ".join(parts[:n]) in lexicon.offices)
        size = next(sizes, 1 if parts[0] in lexicon.titles else 0)
        if not size:
            break
        parts = parts[size:]
    return " ".join(parts)


def _known(key: str, knowledge: Knowledge, setting: Setting) -> Link | None:
    """The best known person of that name, if the score reaches the threshold and no other comes near."""
    parts = _untitled(key, knowledge).split()
    sounds = [knowledge.sound(w) for w in parts]
    if not sounds:
        return None
    described = _described(knowledge, setting)[0]
    scored = sorted(
        (_score(person, sounds, knowledge, setting, described) for person in knowledge.sounding(parts[-1])),
        key=lambda pair: (-pair[0], pair[1].id),
    )
    if not scored or scored[0][0] < THRESHOLD:
        return None
    if len(scored) > 1 and scored[0][0] - scored[1][0] < 0.05 and len(sounds) == 1:
        return None
    score, person, reasons = scored[0]
    return _of_person(person, knowledge, setting.day, min(score, 1.0), reasons)


def _score(
    person: Actor, sounds: list[str], knowledge: Knowledge, setting: Setting, described: str | None
) -> tuple[float, Actor, tuple[str, ...]]:
    own = [[knowledge.sound(w) for w in words(one.name)] for one in knowledge.names(person.id)]
    score, reasons = SURNAME, ["one word of the name"]
    if len(sounds) > 1:
        whole = any((len(n) > 1 and set(sounds) <= set(n)) or (set(n) <= set(sounds) and len(n) > 1) for n in own)
        score, reasons = (FULL_NAME, ["full name"]) if whole else (SURNAME + WRONG_GIVEN, ["other given name"])
        if any(len(n) == 1 for n in own) and not whole:
            score, reasons = SURNAME - 0.1, ["known by surname only"]
    elif not any(n[-1] == sounds[-1] or n[0] == sounds[-1] for n in own):
        score = 0.0
    terms = knowledge.terms(person.id)
    countries = {t.place for t in terms}
    if setting.day is not None and any(t.on(setting.day) for t in terms):
        score, reasons = score + IN_OFFICE, [*reasons, f"in office on {setting.day}"]
    elif len(sounds) == 1:
        score += NEVER_IN_OFFICE
    if described is not None:
        score += COUNTRY_NAMED if described in countries else -0.3
    elif countries & setting.countries:
        score, reasons = score + COUNTRY_NAMED, [*reasons, "the article names the country"]
    return score, person, tuple(reasons)


def _of_person(person: Actor, knowledge: Knowledge, day: str | None, score: float, reasons: tuple[str, ...]) -> Link:
    terms = knowledge.terms(person.id)[::-1]
    held = next((t for t in terms if day is not None and t.on(day)), None)
    term = held or next(iter(terms), None)
    if term is None:
        return Link(person.id, person.country, person.sector, score, reasons)
    over = day is not None and held is None and term.last is not None and term.last < day
    country = None if "/" in term.place else term.place
    sector = "REL" if term.office == "pope" else "ELI" if over else "GOV"
    return Link(person.id, country, sector, score, reasons)


_AFTER = re.compile(r"^\s*,\s*(?:who is |now )?(?:the )?([^,.;:]{3,80})")


def _described(knowledge: Knowledge, setting: Setting) -> tuple[str | None, str | None, tuple[str, ...]]:
    """Country and sector from the words before a name ("Kazakh counterpart") or set off by commas after it."""
    before = re.split(r"[,.;:()“”\"]|\b(?:with|by|and|that|said|to|from|against|met|told)\b", setting.before)[-1]
    match = _AFTER.match(setting.after)
    for phrase in (plain(before[-80:]), plain(match[1]) if match else ""):
        where, rest = _country_in(phrase, knowledge)
        sector = _sector(rest, knowledge)
        if sector is not None:
            if set(rest.split()) & knowledge.words.former:
                sector = "ELI"
            return (where if where and "/" not in where else None), sector, (f"described as {phrase}",)
    return None, None, ()


def countries_in(names: list[str], knowledge: Knowledge) -> frozenset[str]:
    """The countries an article's names speak of."""
    return frozenset(code for name in names if (code := knowledge.country(name)))


def full_names(names: list[str]) -> dict[str, str]:
    """The fullest name of each person named, by its last plain word."""
    found: dict[str, str] = {}
    for name in names:
        parts = words(name)
        if len(parts) > 1 and len(name) > len(found.get(parts[-1], "")):
            found[parts[-1]] = " ".join(name.split())
    return found


__all__ = ["THRESHOLD", "Link", "Setting", "countries_in", "full_names", "link"]
