"""A page's tree as a row of blocks: what a reader sees as one paragraph, one line or one heading."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from lxml.html import HtmlElement

_INLINE = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
        "label",
        "mark",
        "nobr",
        "q",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
    ]
)
_UNSEEN = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "iframe",
        "button",
        "select",
        "textarea",
        "object",
        "audio",
        "video",
        "canvas",
        "head",
        "title",
        "input",
        "option",
        "datalist",
        "dialog",
        "map",
        "math",
    ]
)
_IN_LINE_UNSEEN = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "button",
        "input",
        "canvas",
        "math",
        "map",
        "img",
        "picture",
        "source",
    ]
)
"""Elements that hide what they hold and do not break the line they stand in."""
_FEW = 1200
_UNCOUNTED = frozenset({"script", "style"})
_HINTS = ("class", "id", "itemprop", "role", "data-testid", "data-component", "data-type", "rel", "aria-label")


@dataclass(slots=True)
class Region:
    """An element that says what it holds: `kind` as in the vocabulary (aside, caption, teaser, …)."""

    kind: str
    element: HtmlElement

    @property
    def sign(self) -> tuple[str, str]:
        """What regions of one sort share: their kind and class."""
        return self.kind, self.element.get("class") or self.element.get("id") or str(self.element.tag)


@dataclass(slots=True)
class Block:
    """Text of one block with its white space made single.

    `tag` is the nearest block element's, `links` the characters in links, `strong` those in bold, `hint` the count of
    visible characters before it, `regions` the telling elements around it from the outermost inwards.
    """

    text: str
    tag: str
    element: HtmlElement
    links: int
    strong: int
    hint: int
    regions: tuple[Region, ...]
    key: str = field(default="")

    def within(self, *kinds: str) -> bool:
        """Whether a region of one of the kinds is around it."""
        return any(region.kind in kinds for region in self.regions)

    @property
    def link_share(self) -> float:
        """Share of its visible characters that stand in links."""
        return self.links / max(1, sum(map(len, self.text.split())))


def key_of(text: str) -> str:
    """Letters and digits in lower case: what two printings of one line share."""
    return "".join(char for char in text.lower() if char.isalnum())


class Walk:
    """One pass over a tree, in the order of reading. `kind_of` tells from an element's hints the kind of region it opens."""

    def __init__(self, kind_of: Callable[[str], str | None]) -> None:
        self._kind_of = kind_of
        self.blocks: list[Block] = []
        self._pieces: list[str] = []
        self._links = 0
        self._strong = 0
        self._count = 0
        self._start = 0
        self._breaks = 0

    def over(self, root: HtmlElement) -> list[Block]:
        """The blocks of the tree below `root`. The depth of the tree costs no stack."""
        outermost = _Frame(root, (), False, False, False)
        stack: list[tuple[HtmlElement, _Frame, _Frame | None]] = [(root, outermost, None)]
        while stack:
            element, outer, inner = stack.pop()
            if inner is not None:
                self._close(element, outer, inner)
                continue
            inner = self._open(element, outer)
            stack.append((element, outer, inner))
            if element.tag not in _UNCOUNTED:
                stack.extend((child, inner, None) for child in reversed(element))
        self._flush(outermost)
        return self.blocks

    def _open(self, element: HtmlElement, frame: _Frame) -> _Frame:
        tag = element.tag
        if not isinstance(tag, str):
            return frame
        inner = frame
        kind = self._kind(element, tag)
        unseen = tag in _UNSEEN or ((kind == "unseen" or _is_hidden(element)) and _is_small(element))
        if kind:
            inner = inner.with_region(Region(kind, element))
        if tag == "a":
            inner = inner.linked()
        elif tag in ("b", "strong"):
            inner = inner.bold()
        elif tag == "br":
            self._break(inner)
        if _breaks_line(tag) and not frame.unseen:
            self._flush(frame)
            inner = inner.at(element)
        if unseen:
            inner = inner.hidden()
        if isinstance(tag, str) and tag not in _UNCOUNTED:
            self._take(element.text, inner)
        return inner

    def _close(self, element: HtmlElement, outer: _Frame, inner: _Frame) -> None:
        tag = element.tag
        if isinstance(tag, str) and _breaks_line(tag) and not outer.unseen:
            self._flush(inner)
        self._take(element.tail, outer)

    def _take(self, text: str | None, frame: _Frame) -> None:
        if not text:
            return
        size = sum(map(len, text.split()))
        if not frame.unseen:
            if not self._pieces and size:
                self._start = self._count
            if size:
                self._breaks = 0
            if self._pieces or size:
                self._pieces.append(text)
            self._links += size if frame.link else 0
            self._strong += size if frame.strong else 0
        self._count += size

    def _break(self, frame: _Frame) -> None:
        self._breaks += 1
        if self._breaks > 1:
            self._flush(frame)
        elif self._pieces:
            self._pieces.append(" ")

    def _flush(self, frame: _Frame) -> None:
        text = " ".join("".join(self._pieces).split())
        if text:
            tag = str(frame.element.tag)
            block = Block(text, tag, frame.element, self._links, self._strong, self._start, frame.regions, key_of(text))
            self.blocks.append(block)
        self._pieces, self._links, self._strong, self._breaks = [], 0, 0, 0

    def _kind(self, element: HtmlElement, tag: str) -> str | None:
        if tag in ("nav", "footer", "aside", "figcaption", "figure", "form", "menu", "table"):
            by_tag: str | None = tag
        else:
            by_tag = None
        hints = " ".join(value for name in _HINTS if (value := element.get(name)))
        if not hints:
            return by_tag
        return self._kind_of(hints) or by_tag


@dataclass(frozen=True, slots=True)
class _Frame:
    """What the elements around a text node say of it."""

    element: HtmlElement
    regions: tuple[Region, ...]
    link: bool
    strong: bool
    unseen: bool

    def hidden(self) -> _Frame:
        return _Frame(self.element, self.regions, self.link, self.strong, True)

    def linked(self) -> _Frame:
        return _Frame(self.element, self.regions, True, self.strong, self.unseen)

    def bold(self) -> _Frame:
        return _Frame(self.element, self.regions, self.link, True, self.unseen)

    def at(self, element: HtmlElement) -> _Frame:
        return _Frame(element, self.regions, self.link, self.strong, self.unseen)

    def with_region(self, region: Region) -> _Frame:
        return _Frame(self.element, (*self.regions, region), self.link, self.strong, self.unseen)


def _breaks_line(tag: str) -> bool:
    return tag not in _INLINE and tag not in _IN_LINE_UNSEEN and tag != "br"


def _is_small(element: HtmlElement) -> bool:
    """Hidden words are few; a wrapper with a misleading class, or content that a script uncovers, is to be read."""
    return sum(len(text) for text in element.itertext()) < _FEW


def _is_hidden(element: HtmlElement) -> bool:
    if element.get("hidden") is not None:
        return True
    style = element.get("style")
    return style is not None and "display:none" in style.replace(" ", "").lower()
