"""The set `happenings`: reports joined into acts against the groups labelled by reading (`labels/README.md`).

`b3-*` B-cubed and `conll-f1` as in `clusters`; `pair-*` counts pairs of reports; `base-*` is the baseline that joins
reports of one type and status, one day and the same countries, `alone-*` that which joins nothing. `junk-joined` is the
share of misreadings that stand in a happening with others. `matched` is the share of labels that still have a report.
Misreadings count in no other figure. Figures stand for the part `hold`, and with `dev-` for the part the rules were
made on. All articles are joined together; intervals resample stories.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations, pairwise
from pathlib import Path

from dateline.annotate.encoder import Encoder
from dateline.join.acts import components
from dateline_lab.corpora.happenings import PARTS
from dateline_lab.scoring.clusters import figures_of_parts, parts
from dateline_lab.scoring.figures import Counts, Figure, f1, figure, share
from dateline_lab.scoring.joined import Joined, Told, groups_of, read_and_join

Grouping = Mapping[str, str]
"""A group for each item."""


def score_happenings(path: Path, encoder: Encoder) -> dict[str, Figure]:
    """Figures over the labelled reports; `path` is the folder of the corpora. Raises InputError for another."""
    joined = read_and_join(path, encoder)
    found: dict[str, Figure] = {}
    for part in PARTS:
        prefix = "" if part == "hold" else "dev-"
        found |= {prefix + name: one for name, one in _part(joined, part).items()}
    return found


def happening_errors(path: Path, encoder: Encoder, part: str) -> list[str]:
    """What joining gets wrong in a part, in lines for a person."""
    return errors(read_and_join(path, encoder), part)


def compare(found: Grouping, true: Grouping, story: Grouping) -> dict[str, Figure]:
    """B-cubed, CoNLL and pair figures of a grouping; all three name the same items."""
    return figures_of_parts(by_story(found, true, story)) | _pairs(found, true, story)


def by_story(found: Grouping, true: Grouping, story: Grouping) -> list[Counts]:
    """What each story adds to the figures of `clusters`.

    Found and true groups that hang together count for the story of their first item.
    """
    mine, theirs = _sets(found), _sets(true)
    ties = [pair for group in (*mine, *theirs) for pair in _chain(group)]
    sums: dict[str, list[Counts]] = defaultdict(list)
    for component in components(true, ties):
        members = set(component)
        rows = parts(*([group for group in groups if group <= members] for groups in (mine, theirs)))
        sums[story[component[0]]] += rows
    return [tuple(map(sum, zip(*rows, strict=True))) for _, rows in sorted(sums.items())]


def baseline(told: Sequence[Told]) -> dict[str, str]:
    """Reports of one type and status, one day (told, or that of the article) and the same countries are one act."""
    return {one.report.id: repr(_likeness(one)) for one in told}


def _part(joined: Joined, part: str) -> dict[str, Figure]:
    told = joined.of_part(part)
    real = [one for one in told if one.label.group is not None]
    true = {one.report.id: one.label.group or "" for one in real}
    story = {one.report.id: one.label.story for one in real}
    found = {one.report.id: joined.happening_of[one.report.id] for one in real}
    base = compare(baseline(real), true, story)
    alone = compare({one: one for one in true}, true, story)
    return (
        compare(found, true, story)
        | {f"base-{name}": one for name, one in base.items() if name in ("b3-f1", "conll-f1", "pair-f1")}
        | {f"alone-{name}": one for name, one in alone.items() if name in ("b3-f1", "conll-f1")}
        | {"junk-joined": _junk(joined, told), "matched": _matched(joined, part)}
    )


def _likeness(one: Told) -> tuple[object, ...]:
    report, article = one.report, one.document.article
    day = report.time.earliest if report.time and report.time.precision == "day" else None
    if day is None and article is not None and article.published is not None:
        day = article.published.value[:10]
    countries = {party.country for party in (*report.sources, *report.targets) if party.country}
    return report.type, report.status == "planned", day, sorted(countries)


def _pairs(found: Grouping, true: Grouping, story: Grouping) -> dict[str, Figure]:
    sums: dict[str, list[float]] = {name: [0.0, 0.0, 0.0] for name in sorted(set(story.values()))}
    for place, (grouping, other) in ((1, (found, true)), (2, (true, found))):
        for group in _sets(grouping):
            for one, two in combinations(sorted(group), 2):
                sums[story[one]][place] += 1
                sums[story[one]][0] += place == 1 and other[one] == other[two]
    rows = list(sums.values())
    return {
        "pair-precision": figure([(right, given) for right, given, _ in rows], share),
        "pair-recall": figure([(right, there) for right, _, there in rows], share),
        "pair-f1": figure([(right, given, there) for right, given, there in rows], f1),
    }


def _junk(joined: Joined, told: Sequence[Told]) -> Figure:
    sizes = {name: len(one.members) for name, one in joined.happenings.items()}
    counts: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])
    for one in told:
        if one.label.group is None:
            counts[one.label.story][0] += sizes[joined.happening_of[one.report.id]] > 1
            counts[one.label.story][1] += 1
    return figure([tuple(row) for row in counts.values()], share)


def _matched(joined: Joined, part: str) -> Figure:
    counts: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])
    for label in (one.label for one in joined.told if one.label.part == part):
        counts[label.story][0] += 1
        counts[label.story][1] += 1
    for label in joined.missed:
        if label.part == part:
            counts[label.story][1] += 1
    return figure([tuple(row) for row in counts.values()], share)


def _sets(grouping: Grouping) -> list[set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for item, group in grouping.items():
        found[group].add(item)
    return list(found.values())


def _chain(group: Iterable[str]) -> list[tuple[str, str]]:
    ordered = sorted(group)
    return list(pairwise(ordered))


def errors(joined: Joined, part: str) -> list[str]:
    """Lines for a person: happenings that hold several acts, and acts that lie in several happenings."""
    told = [one for one in joined.of_part(part) if one.label.group is not None]
    by_id = {one.report.id: one for one in told}
    of_act = {one.report.id: one.label.group or "" for one in told}
    lines: list[str] = []
    for title, outer, inner in (
        ("joined wrongly", joined.happening_of, of_act),
        ("not joined", of_act, joined.happening_of),
    ):
        for name, members in sorted(groups_of(told, outer).items()):
            within = {inner[one] for one in members}
            if len(within) > 1:
                lines.append(f"\n{title}: {name} ({by_id[min(members)].label.story})")
                lines += [_line(by_id[one], inner[one]) for one in sorted(members, key=lambda one: (inner[one], one))]
    return lines


def _line(one: Told, group: str) -> str:
    report = one.report
    sides = " > ".join(", ".join(party.name for party in row) for row in (report.sources, report.targets))
    day = report.time.earliest if report.time and report.time.earliest else "-"
    what = f"{report.type}/{report.mode} {report.status} {day} [{sides}]"
    return f"  {group[-24:]:>24}  {what}\n{'':28}{' '.join(one.text.split())[:200]}"
