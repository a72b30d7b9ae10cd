"""Which blocks of a page are its article, and of what kind each is.

Three judges have a say. trafilatura reads the same tree and its lines are votes. The page's own structure (which
element holds most of the voted text, which regions call themselves related, share, caption) confirms or overrules a
vote. The lines themselves ("Read more:", a repeated title, a byline) decide what neither sees.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from lxml.html import HtmlElement

from dateline.extract.html.blocks import Block, key_of
from dateline.extract.html.vocabulary import Vocabulary
from dateline.model import ParagraphKind

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_SENTENCE = re.compile(r"[.!?…。！？।؟:][\"'”’»“)\]]*$")
_CONTAINER_SHARE = 0.8
_DISBELIEVED_SHARE = 0.4
_LONG = 80
_SHORT = 140


@dataclass(frozen=True, slots=True)
class Chosen:
    """A block kept, and its kind."""

    block: Block
    kind: ParagraphKind


@dataclass(frozen=True, slots=True)
class Known:
    """What the page's facts say of its text: keys (see `key_of`) of titles, descriptions and authors."""

    titles: frozenset[str]
    descriptions: frozenset[str]
    authors: frozenset[str]
    body: str = ""


def choose(blocks: list[Block], votes: list[str], known: Known, words: Vocabulary) -> list[Chosen]:
    """The blocks of the article in the order of the page, without its title. Empty when there is no article."""
    return _Choice(blocks, votes, known, words).made()


class _Choice:
    def __init__(self, blocks: list[Block], votes: list[str], known: Known, words: Vocabulary) -> None:
        self._blocks = blocks
        self._known = known
        self._words = words
        self._lines = {key_of(line) for line in votes}
        self._voted_text = "\n".join(key_of(line) for line in votes)
        self._voted = [self._is_voted(block) for block in blocks]
        self._disbelieve()
        self._container = self._main_container()
        self._twins = self._like_container()
        self._usual = self._usual_signatures()

    def made(self) -> list[Chosen]:
        """Choose block by block, then drop headings that head nothing."""
        if not any(self._voted):
            return []
        first, last = self._range()
        begin = self._after_title(first)
        chosen: list[Chosen] = []
        seen: set[str] = set()
        for index in range(begin, last + 1):
            block = self._blocks[index]
            kind = self._kind(index, first)
            if kind is None or (block.key in seen and kind != "furniture") or not block.key:
                continue
            seen.add(block.key)
            chosen.append(Chosen(block, kind))
        return _without_loose_headings(chosen)

    # --- what is known before choosing

    def _is_voted(self, block: Block) -> bool:
        if len(block.key) < 25:
            return block.key in self._lines
        return block.key in self._voted_text

    def _disbelieve(self) -> None:
        """Take the word from regions that hold much of the voted text: they are wrappers with a misleading name.

        Regions of one kind and class are counted together, since articles come in chunks.
        """
        total = sum(len(block.key) for block, voted in zip(self._blocks, self._voted, strict=True) if voted)
        held: Counter[tuple[str, str]] = Counter()
        for block, voted in zip(self._blocks, self._voted, strict=True):
            if voted:
                held.update({region.sign: len(block.key) for region in block.regions})
        for block in self._blocks:
            block.regions = tuple(r for r in block.regions if held[r.sign] <= _DISBELIEVED_SHARE * total)

    def _main_container(self) -> HtmlElement | None:
        """The innermost element around most of the voted text outside of telling regions."""
        held: Counter[HtmlElement] = Counter()
        total = 0
        for block, voted in zip(self._blocks, self._voted, strict=True):
            if voted and not block.within("furniture", "nav", "footer", "caption"):
                total += len(block.key)
                for element in (block.element, *block.element.iterancestors()):
                    held[element] += len(block.key)
        around = [element for element, size in held.items() if size >= _CONTAINER_SHARE * total]
        return max(around, key=_depth, default=None)

    def _usual_signatures(self) -> frozenset[tuple[str, str, HtmlElement | None]]:
        """Tag, class and parent of the blocks that carry the voted text."""
        sizes: Counter[tuple[str, str, HtmlElement | None]] = Counter()
        for block, voted in zip(self._blocks, self._voted, strict=True):
            if voted and len(block.key) > 40 and self._inside(block):
                sizes[_signature(block)] += len(block.key)
        total = sum(sizes.values())
        return frozenset(signature for signature, size in sizes.items() if size > 0.15 * total)

    def _like_container(self) -> frozenset[HtmlElement]:
        """The container and later elements of its tag and class: articles are cut into chunks around promotions.

        A twin counts when it holds at least two long paragraphs and no first-rank heading stands between.
        """
        container = self._container
        if container is None:
            return frozenset()
        twins = {container}
        sign = (container.tag, container.get("class"))
        if not sign[1]:
            return frozenset(twins)
        below = False
        long_in: Counter[HtmlElement] = Counter()
        for block in self._blocks:
            around = (block.element, *block.element.iterancestors())
            if container in around:
                below = True
            elif below and block.tag == "h1":
                break
            elif below and len(block.text) >= _LONG and not self._is_aside(block) and block.link_share < 0.5:
                long_in.update(element for element in around if (element.tag, element.get("class")) == sign)
        return frozenset(twins | {element for element, count in long_in.items() if count >= 2})

    def _inside(self, block: Block) -> bool:
        return block.element in self._twins or any(element in self._twins for element in block.element.iterancestors())

    def _range(self) -> tuple[int, int]:
        """Indices of the first and last block of the body."""
        body = [index for index in range(len(self._blocks)) if self._is_certain(index)]
        body = body or [index for index, voted in enumerate(self._voted) if voted]
        usual = {signature[:2] for signature in self._usual}
        last = body[-1]
        for index in range(len(self._blocks) - 1, last, -1):
            block = self._blocks[index]
            like = _signature(block)[:2] in usual or len(self._twins) > 1
            if (
                block.tag == "p"
                and like
                and len(block.text) >= _LONG
                and self._inside(block)
                and not self._is_aside(block)
            ):
                last = index
                break
        return body[0], last

    def _is_certain(self, index: int) -> bool:
        """Whether all judges take a block for body or teaser: voted, in the container, no aside, no title."""
        block = self._blocks[index]
        if not self._voted[index] or len(block.key) <= 25 or block.tag == "h1" or self._is_aside(block):
            return False
        return self._inside(block) and block.key not in self._known.titles

    def _after_title(self, first: int) -> int:
        """Where reading begins: at the first heading before the body that prints the title, else at the last h1."""
        titled = [i for i in range(first + 1) if self._blocks[i].tag in _HEADINGS and self._is_title(self._blocks[i])]
        ranked = [i for i in range(first + 1) if self._blocks[i].tag == "h1"]
        return (titled[:1] or ranked[-1:] or [first])[0]

    def _is_title(self, block: Block) -> bool:
        return len(block.key) > 15 and any(block.key in title or title in block.key for title in self._known.titles)

    # --- kinds

    def _is_aside(self, block: Block) -> bool:
        return block.within("furniture", "nav", "footer", "form", "menu")

    def _kind(self, index: int, first: int) -> ParagraphKind | None:
        block = self._blocks[index]
        if block.key in self._known.titles or (index <= first and block.tag == "h1"):
            return None
        if block.within("caption", "figcaption", "figure") and not self._is_plain(block):
            return self._caption_kind(block)
        if self._is_teaser(block, index <= first):
            return "teaser"
        if self._is_aside(block):
            return None
        if not self._inside(block):
            return None
        if self._is_furniture_line(block):
            return "furniture" if self._voted[index] else None
        if block.tag in _HEADINGS:
            return "headline" if block.link_share < 0.5 and index > first else None
        return self._body_kind(index)

    def _body_kind(self, index: int) -> ParagraphKind | None:
        block = self._blocks[index]
        if self._voted[index]:
            return "body"
        if block.link_share > 0.5:
            return None
        if _signature(block) in self._usual and block.tag in ("p", "div", "li", "blockquote"):
            return "body" if len(block.text) >= _LONG or _SENTENCE.search(block.text) else None
        if block.tag == "p" and len(block.text) >= _LONG and _SENTENCE.search(block.text):
            return "body"
        return None

    def _is_plain(self, block: Block) -> bool:
        """Whether a block in a figure is running text after all: whole paragraphs as voted."""
        return block.tag == "p" and _signature(block) in self._usual

    def _caption_kind(self, block: Block) -> ParagraphKind | None:
        if self._is_aside(block) or block.link_share > 0.8 or not self._inside_or_near(block):
            return None
        if self._words.credit.match(block.text) and len(block.text) < _SHORT:
            return "credit"
        return "caption" if len(block.key) > 10 else None

    def _inside_or_near(self, block: Block) -> bool:
        if self._inside(block):
            return True
        parent = self._container.getparent() if self._container is not None else None
        return parent is not None and any(element is parent for element in block.element.iterancestors())

    def _is_teaser(self, block: Block, before_body: bool) -> bool:
        if not before_body or block.link_share > 0.5 or len(block.text) < 20:
            return False
        if self._is_furniture_line(block) or block.within("furniture", "nav"):
            return False
        if any(_alike(block.key, description) for description in self._known.descriptions):
            return not self._is_byline(block)
        return block.within("teaser") and not self._is_byline(block)

    def _is_byline(self, block: Block) -> bool:
        if len(block.text) > _SHORT:
            return False
        bare = key_of(self._words.by.sub("", block.text))
        return any(author and bare.startswith(author) for author in self._known.authors)

    def _is_furniture_line(self, block: Block) -> bool:
        text = block.text
        if self._is_byline(block) or self._words.furniture_line.match(text):
            return True
        short = len(text) < _SHORT
        if (
            short
            and self._words.furniture_start.match(text)
            and (block.link_share > 0.3 or text.rstrip().endswith(":"))
        ):
            return True
        if short and block.link_share > 0.85 and block.tag not in _HEADINGS:
            return True
        return len(text) < 2.5 * _SHORT and self._words.promotion.match(text) is not None


def _signature(block: Block) -> tuple[str, str, HtmlElement | None]:
    return block.tag, block.element.get("class") or "", block.element.getparent()


def _depth(element: HtmlElement) -> int:
    return sum(1 for _ in element.iterancestors())


def _alike(key: str, description: str) -> bool:
    """Whether a line is the description, or one is the beginning of the other (descriptions are often cut)."""
    short, long = sorted((key, description), key=len)
    return len(short) > 30 and long.startswith(short[:-3]) and len(short) > 0.5 * len(long)


def _without_loose_headings(chosen: list[Chosen]) -> list[Chosen]:
    """Drop cross-heads with no body below them before the next one of their rank or the end."""
    kept: list[Chosen] = []
    followed = False
    for item in reversed(chosen):
        if item.kind == "headline":
            if followed:
                kept.append(item)
                followed = False
        else:
            followed = followed or item.kind == "body"
            kept.append(item)
    return kept[::-1]
