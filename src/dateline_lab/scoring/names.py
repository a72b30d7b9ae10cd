"""The set `names`: Worldwide Newswire (Stanford NLP), names by type and by region of the world.

Its classes are mapped to the project's: Person PER, Organization ORG, NORP NORP, Location and Facility PLACE (as GPE
and LOC together), Misc and Product MISC; Date and Money are left out. A name is right when its words and class are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

from dateline.annotate.encoder import Encoder
from dateline.errors import InputError
from dateline_lab.corpora.conll import join_tokens
from dateline_lab.corpora.example import Example, GoldName
from dateline_lab.scoring.figures import Counts, Figure, f1, figure, matched
from dateline_lab.scoring.reading import Told, read_examples

CLASSES = {
    "Person": "PER",
    "Organization": "ORG",
    "NORP": "NORP",
    "Location": "PLACE",
    "Facility": "PLACE",
    "Misc": "MISC",
    "Product": "MISC",
}
_OURS = {"GPE": "PLACE", "LOC": "PLACE"}
_LEFT_OUT = frozenset({"Date", "Money"})


def score_names(folder: Path, encoder: Encoder, every: int = 1) -> dict[str, Figure]:
    """Figures of the corpus folder; `every` reads each n-th article only. Raises InputError for another folder."""
    paths = sorted((folder / "processed_annotated").glob("*.tsv"))[::every]
    if not paths:
        raise InputError(f"{folder} holds no processed_annotated/*.tsv; give the folder of worldwide-newswire")
    regions = read_regions(folder / "regions.txt")
    examples = [example for path in paths for example in read_tsv(path)]
    counts: dict[str, list[Counts]] = defaultdict(list)
    for told in read_examples(encoder, examples):
        for name, row in _count(told).items():
            counts[name].append(row)
            region = _region(told.examples[0][1].document, regions)
            if name == "names" and region:
                counts[f"names_{region}"].append(row)
    return {name: figure(rows, f1) for name, rows in sorted(counts.items())}


def read_regions(path: Path) -> dict[str, str]:
    """File prefix to region."""
    regions: dict[str, str] = {}
    current = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.endswith(":"):
            current = line[:-1].strip().replace(" ", "_")
        elif line.strip() and not line.startswith("#"):
            regions[line.strip()] = current
    return regions


def read_tsv(path: Path) -> list[Example]:
    """Sentences of one article. The type of a name stands in `types` as the project's class."""
    blocks = [block.split("\n") for block in path.read_text(encoding="utf-8").split("\n\n")]
    sentences = [_rows(block) for block in blocks]
    return [_example(path.name, rows) for rows in sentences if len(rows) > 1]


def _rows(block: list[str]) -> list[tuple[str, str]]:
    pairs = (line.rsplit("\t", 1) for line in block if "\t" in line)
    return [(token.strip(), tag.strip() or "O") for token, tag in pairs if token.strip()]


def _example(name: str, rows: list[tuple[str, str]]) -> Example:
    text, spans = join_tokens([token for token, _ in rows])
    names: list[GoldName] = []
    for (_, tag), span in zip(rows, spans, strict=True):
        kind = tag[2:]
        if tag == "O" or kind in _LEFT_OUT:
            continue
        if tag.startswith("I-") and names:
            names[-1] = GoldName((names[-1].span[0], span[1]), names[-1].types)
        else:
            names.append(GoldName(span, frozenset({CLASSES[kind]})))
    return Example(name, text, names=tuple(names))


def _count(told: Told) -> Mapping[str, Counts]:
    found = [(n.span.start, n.span.end, _OURS.get(n.type, n.type)) for n in told.document.names or ()]
    true = [
        (name.span[0] + at, name.span[1] + at, next(iter(name.types)))
        for at, example in told.examples
        for name in example.names or ()
    ]
    counts = {"names": matched(found, true)}
    for kind in sorted(set(CLASSES.values())):
        counts[f"names_{kind}"] = matched([n for n in found if n[2] == kind], [n for n in true if n[2] == kind])
    return counts


def _region(name: str, regions: Mapping[str, str]) -> str | None:
    fitting = [prefix for prefix in regions if name.startswith(prefix)]
    return regions[max(fitting, key=len)] if fitting else None
