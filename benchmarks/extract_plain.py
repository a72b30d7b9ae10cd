"""Main text from text alone: pages whose tags were stripped to lines, against the publishers' own text.

Usage: python benchmarks/extract_plain.py [FOLDER] [--pages]. The folder holds pages and truth.jsonl; it is for
measuring only. Prints a table by method and language: bag-of-words F1, share of truth words lost, share of kept words
that are not in the truth.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable
from pathlib import Path
from statistics import mean

from lxml import html

from dateline.extract.plain import extract_text
from dateline.extract.plain.lines import best_run
from dateline.model import Given, Page

BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "br",
        "button",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "option",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "td",
        "th",
        "tr",
        "ul",
        "label",
        "select",
    ]
)
HIDDEN = frozenset(["script", "style", "noscript", "template", "svg", "head", "iframe"])
Score = tuple[float, float, float]


def strip(page: bytes) -> str:
    """The lines of a page: every block element begins and ends one; scripts and styles are left out."""
    parts: list[str] = []

    def walk(node: html.HtmlElement) -> None:
        if not isinstance(node.tag, str) or node.tag in HIDDEN:
            parts.append(node.tail or "")
            return
        edge = "\n" if node.tag in BLOCKS else ""
        parts.extend((edge, re.sub(r"\s+", " ", node.text or "")))
        for child in node:
            walk(child)
        parts.extend((edge, re.sub(r"\s+", " ", node.tail or "")))

    walk(html.document_fromstring(page.decode("utf-8", "replace")))
    lines = (" ".join(line.split()) for line in "".join(parts).split("\n"))
    return "\n".join(line for line in lines if line)


def ours(text: str) -> list[str]:
    article, _ = extract_text(Page(text.encode(), "text", "benchmark", given=Given()), text)
    if article is None:
        return []
    kinds = [paragraph.kind for paragraph in article.paragraphs]
    first = next((index for index, kind in enumerate(kinds) if kind in ("teaser", "body")), 0)
    return [
        paragraph.span.of(text)
        for index, paragraph in enumerate(article.paragraphs)
        if paragraph.kind in ("teaser", "body") or (paragraph.kind == "headline" and index > first)
    ]


def keep_all(text: str) -> list[str]:
    return text.split("\n")


def ten_words(text: str) -> list[str]:
    return [line for line in text.split("\n") if len(line.split()) >= 10 and line[-1] in '.!?”"']


def sub_array(text: str) -> list[str]:
    lines = text.split("\n")
    first, last = best_run([min(len(line.split()), 50) - 10.0 for line in lines])
    return lines[first : last + 1]


METHODS: dict[str, Callable[[str], list[str]]] = {
    "dateline": ours,
    "keep all": keep_all,
    "ten words and a stop": ten_words,
    "best sub-array": sub_array,
}


def bag(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text.casefold()))


def score(kept: str, truth: str) -> Score:
    """F1, share of the truth's words lost, share of the kept words that are stray."""
    one, other = bag(kept), bag(truth)
    both = (one & other).total()
    if not both:
        return 0.0, 1.0, 1.0
    precision, recall = both / one.total(), both / other.total()
    return 2 * precision * recall / (precision + recall), 1 - recall, 1 - precision


def main(arguments: list[str]) -> None:
    paths = [argument for argument in arguments if not argument.startswith("-")]
    folder = Path(paths[0]) if paths else Path(__file__).parents[2] / "shared" / "corpora" / "pages"
    table: dict[tuple[str, str], list[Score]] = defaultdict(list)
    for row in map(json.loads, (folder / "truth.jsonl").read_text(encoding="utf-8").splitlines()):
        text = strip((folder / row["page"]).read_bytes())
        for name, method in METHODS.items():
            result = score("\n".join(method(text)), row["text"])
            table[name, row["language"]].append(result)
            table[name, "all"].append(result)
            if name == "dateline" and "--pages" in arguments:
                print(f"{row['page']:32} F1 {result[0]:.3f}  lost {result[1]:.3f}  stray {result[2]:.3f}")
    print(f"{'method':22} {'language':8} {'pages':>5} {'F1':>6} {'lost':>6} {'stray':>6}")
    for (name, language), results in table.items():
        f1, lost, stray = (mean(column) for column in zip(*results, strict=True))
        print(f"{name:22} {language:8} {len(results):5} {f1:6.3f} {lost:6.3f} {stray:6.3f}")


if __name__ == "__main__":
    main(sys.argv[1:])
