"""`python -m dateline_lab.frequencies CORPORA OUT`: in how many texts a word stands, for `dateline.join.weights`.

Counted over English Wikinews (CC BY 2.5) and the openly licensed genres of GUM. Words of one text alone are left out.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from dateline.join.weights import words_of
from dateline_lab.corpora.gum import OPEN

_LEAST = 2


def frequencies(corpora: Path) -> str:
    """The file: the number of texts under an empty word, then each stem and the number of texts it stands in."""
    counts: Counter[str] = Counter()
    total = 0
    for text in _texts(corpora):
        total += 1
        counts.update({word for word in words_of(text) if not word[0].isdigit()})
    rows = [f"{word}\t{count}" for word, count in sorted(counts.items()) if count >= _LEAST]
    return "\n".join([f"\t{total}", *rows]) + "\n"


def _texts(corpora: Path) -> Iterator[str]:
    for name in ("texts.jsonl", "unlabelled.jsonl"):
        for line in (corpora / "wikinews-events" / name).read_text(encoding="utf-8").splitlines():
            yield " ".join(json.loads(line)["sents"])
    for genre in OPEN:
        for path in sorted((corpora / "gum").glob(f"GUM_{genre}_*.conllu")):
            lines = path.read_text(encoding="utf-8").splitlines()
            yield " ".join(line.removeprefix("# text = ") for line in lines if line.startswith("# text = "))


if __name__ == "__main__":
    Path(sys.argv[2]).write_text(frequencies(Path(sys.argv[1])), encoding="utf-8")
