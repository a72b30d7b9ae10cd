"""`python -m dateline_lab COMMAND`: make weights, knowledge and labels; measure them and hold floors.

Commands: train, score, errors, weigh, gate, knowledge, judgements, lessons, world, labels, agreement.
"""

from __future__ import annotations

import argparse
import importlib
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from dateline.annotate.encoder import Encoder
from dateline.errors import DatelineError
from dateline_lab.gate import check, load_gate
from dateline_lab.scoring.figures import as_json
from dateline_lab.scoring.happenings import happening_errors
from dateline_lab.scoring.held import type_errors
from dateline_lab.scoring.outcomes import outcome_errors
from dateline_lab.scoring.reading import WEIGHTS
from dateline_lab.scoring.sets import SETS, score
from dateline_lab.weighing import weigh

_ERRORS: dict[str, Callable[[Path, Encoder, str], list[str]]] = {
    "happenings": happening_errors,
    "outcomes": outcome_errors,
    "types": lambda corpora, encoder, _: type_errors(corpora, encoder),
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns its exit code: 0, 1 a floor is broken or a file is wrong, 2 the call is wrong."""
    parser = _parser()
    given = parser.parse_args(arguments)
    try:
        return int(_COMMANDS[given.command](given))
    except DatelineError as fault:
        print(f"dateline_lab: {fault}", file=sys.stderr)
        return fault.exit_code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m dateline_lab", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    train = commands.add_parser("train", help="rebuild the weights from labelled texts (needs the extra [lab])")
    train.add_argument("--corpora", type=Path, required=True, help="folder of the corpora")
    train.add_argument("--out", type=Path, required=True, help="folder for the weights: OUT/int8 and OUT/float")
    train.add_argument("--epochs", type=int, default=None, help="passes over the texts")
    train.add_argument("--fold", type=int, default=None, help="fold of the documents left unseen (0 to 4)")
    train.add_argument(
        "--judged",
        type=Path,
        action="append",
        default=[],
        metavar="FILE",
        help="lessons of judgements; may be repeated",
    )
    train.add_argument("--resume", action="store_true", help="go on from OUT/checkpoint.pt after the last whole epoch")
    scored = commands.add_parser("score", help="measure the reader; ends with one line of JSON")
    scored.add_argument("set", choices=sorted(SETS), help="what kind of set PATH is")
    scored.add_argument("path", type=Path)
    wrong = commands.add_parser("errors", help="print what was got wrong on labelled texts")
    wrong.add_argument("set", choices=sorted(_ERRORS), help="acts, what became of announced ones, or types of event")
    wrong.add_argument("path", type=Path, help="folder of the corpora")
    wrong.add_argument("--part", choices=("develop", "hold"), default="develop", help="rules are made on develop only")
    weighed = commands.add_parser("weigh", help="what the labelled acts say of the weights that join reports")
    weighed.add_argument("path", type=Path, help="folder of the corpora")
    gate = commands.add_parser("gate", help="fail when a figure is under its floor")
    gate.add_argument("floors", type=Path, help="TOML file of floors")
    gate.add_argument("--corpora", type=Path, required=True, help="folder of the corpora")
    knowledge = commands.add_parser(
        "knowledge", help="rebuild the knowledge file from its sources (needs the extra [lab])"
    )
    knowledge.add_argument("--shared", type=Path, default=Path("../shared"), help="folder of the sources")
    knowledge.add_argument("--out", type=Path, required=True, help="folder to write into")
    judged = commands.add_parser("judgements", help="write the judgements of a record as labelled rows")
    judged.add_argument("record", help="the record: a file or an address")
    judged.add_argument("--out", type=Path, required=True, help="file of JSON Lines to write")
    taught = commands.add_parser("lessons", help="write sentences whose reports were judged, for `train --judged`")
    taught.add_argument("record", help="the record with the texts: a file or an address")
    taught.add_argument("--judgements", type=Path, help="an exported file of judgements, in place of the record's")
    taught.add_argument("--out", type=Path, required=True, help="file of JSON Lines to write")
    mapped = commands.add_parser("world", help="rebuild the map of the pages from Natural Earth")
    mapped.add_argument("folder", type=Path, help="folder of Natural Earth's GeoJSON files")
    mapped.add_argument("--out", type=Path, required=True, help="file to write")
    _add_labelling(commands)
    for command in (scored, wrong, weighed, gate):
        command.add_argument("--weights", type=Path, default=WEIGHTS, help="folder of the encoder")
        command.add_argument("--threads", type=int, default=2, help="cores for the encoder")
    return parser


def _add_labelling(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    labels = commands.add_parser("labels", help="make offsets of labels in the guide's form, or the guide's form again")
    labels.add_argument("rows", type=Path, nargs="+", help="files of labels, one row a sentence")
    labels.add_argument("--texts", type=Path, required=True, help="file of the labelled texts")
    labels.add_argument("--out", type=Path, required=True, help="file to write")
    labels.add_argument("--to", choices=("offsets", "guide"), default="offsets", help="the form to write")
    labels.add_argument("--some", action="store_true", help="allow documents of which only some sentences are labelled")
    agreed = commands.add_parser("agreement", help="how far two readings agree; ends with one line of JSON")
    agreed.add_argument("first", type=Path, help="labels, as offsets or with their text")
    agreed.add_argument("second", type=Path, help="labels of some of the same sentences by another reading")
    agreed.add_argument("--texts", type=Path, help="file of the labelled texts, for offsets")


def _train(given: argparse.Namespace) -> int:
    command = importlib.import_module("dateline_lab.train.command")
    command.train(given.corpora, given.out, given.epochs, given.fold, given.resume, given.judged)
    return 0


def _score(given: argparse.Namespace) -> int:
    encoder = Encoder.load(given.weights, given.threads)
    print(json.dumps(score(given.set, given.path, encoder), sort_keys=True))
    return 0


def _errors(given: argparse.Namespace) -> int:
    lines = _ERRORS[given.set](given.path, Encoder.load(given.weights, given.threads), given.part)
    print("\n".join(lines))
    return 0


def _weigh(given: argparse.Namespace) -> int:
    print("\n".join(weigh(given.path, Encoder.load(given.weights, given.threads))))
    return 0


def _gate(given: argparse.Namespace) -> int:
    encoder = Encoder.load(given.weights, given.threads)
    results = []
    for result in check(load_gate(given.floors), given.corpora, encoder):
        print(result.line(), flush=True)
        results.append(result)
    broken = sum(not result.holds for result in results)
    print(f"{len(results)} checks, {broken} broken")
    return 1 if broken else 0


def _knowledge(given: argparse.Namespace) -> int:
    for line in importlib.import_module("dateline_lab.knowledge.command").knowledge(given.shared, given.out):
        print(line)
    return 0


def _world(given: argparse.Namespace) -> int:
    size = importlib.import_module("dateline_lab.world").write(given.folder, given.out)
    print(f"{given.out}: {size:,} bytes")
    return 0


def _judgements(given: argparse.Namespace) -> int:
    counts = importlib.import_module("dateline_lab.judged_rows").write(given.record, given.out)
    print(", ".join(f"{count:,} {kind}" for kind, count in counts.items()))
    return 0


def _lessons(given: argparse.Namespace) -> int:
    counts = importlib.import_module("dateline_lab.judged_lessons").write(given.record, given.out, given.judgements)
    print(
        f"{counts['sentences']:,} sentences with {counts['right']:,} right reports and {counts['wrong']:,} wrong ones; "
        f"{counts['unfinished']:,} sentences left, of which some reports are not judged"
    )
    return 0


def _labels(given: argparse.Namespace) -> int:
    labelling = importlib.import_module("dateline_lab.labelling")
    if given.to == "guide":
        print(labelling.write_guide(given.rows, given.texts, given.out))
    else:
        print(labelling.write_offsets(given.rows, given.texts, given.out, whole=not given.some))
    return 0


def _agreement(given: argparse.Namespace) -> int:
    figures = importlib.import_module("dateline_lab.labelling").agreed(given.first, given.second, given.texts)
    print(json.dumps(as_json(figures), sort_keys=True))
    return 0


_COMMANDS = {
    "train": _train,
    "score": _score,
    "errors": _errors,
    "weigh": _weigh,
    "gate": _gate,
    "knowledge": _knowledge,
    "judgements": _judgements,
    "lessons": _lessons,
    "world": _world,
    "labels": _labels,
    "agreement": _agreement,
}

if __name__ == "__main__":
    sys.exit(main())
