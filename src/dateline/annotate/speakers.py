"""Who speaks: the cue nearest a quote and the subject of that cue.

Rules of this project over plain words and known names; no parser.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.model import Name, Span

_VERBS = """
exclaimed state said says say saying told tells tell telling added adds adding wrote writes writing tweeted tweets
asked asks asking stated states stating declared declares declaring announced announces announcing explained explains
explaining insisted insists insisting argued argues arguing claimed claims claiming warned warns warning noted notes
noting continued continues replied replies responded responds responding commented comments commenting remarked
remarks admitted admits acknowledged acknowledges confirmed confirms denied denies called calls calling described
describes describing condemned condemns criticised criticized praised praises urged urges urging emphasized emphasised
emphasizes stressed stresses stressing recalled recalls observed observes concluded concludes pointed quoted quoting
cited citing vowed vows promised pledged promises demanded demands demanding accused accuses blamed alleged alleges
suggested suggests predicted predicts testified joked quipped shouted yelled chanted cried answered concurred agreed
lamented posted expressed expresses thanked labelled labeled dubbed branded denounced dismissed rejected hailed
characterized characterised referred speaking spoke speaks reads read thinks thought believes believed reported
reports proclaimed proclaims boasted complained cautioned contended countered reiterated reaffirmed assured voiced
"""
_CUE = re.compile(
    rf"(?<![\w’'])(?:according to|in the words of|{'|'.join(sorted(set(_VERBS.split()), key=len, reverse=True))})(?!\w)"
)
_HEARD = frozenset({"according to", "in the words of"})
_PRONOUN = re.compile(
    r"(?<!\w)(?:[Hh]e|[Ss]he|[Tt]hey|I|[Ww]e|[Ii]t|[Ww]ho)(?=\s+(?:\w+ly\s+|also\s+|later\s+|then\s+|has\s+|have\s+|had\s+|once\s+)*$)"
)
_AFTER_PRONOUN = re.compile(r"\s+(?:he|she|they|I|we)(?!\w)")
_PREPOSITION = re.compile(
    r"(?:^|\s)(?:of|for|at|from|to|with|in|on|by|about|against|near|via|than|through|called|told|outside)\s+"
    r"(?:the\s+|a\s+)?$",
    re.I,
)
_OWNED = re.compile(r"['’]s?\s+\w")
_LINKS = r"(?!(?:of|for|at|from|to|with|in|on|by|about|against|and|who|that|which|has|have|had|is|was|were)\s)"
_NOUNS = re.compile(
    r"(?<!\w)(?:(?:the|an?|one|his|her|their|its|our|some|many|several|two|three|another|this)\s+)"
    rf"(?:{_LINKS}[\w’'.-]+\s+){{0,3}}{_LINKS}[\w’'.-]+(?=\s|,|$)",
    re.I,
)
_BARE = re.compile(
    r"(?<!\w)(?:[Pp]olice|[A-Z]?[\w’'-]+(?:s|man|woman|person))(?=\s+(?:\w+ly\s+|also\s+|has\s+|have\s+)*$)"
)
_NOBODY = frozenset(("was", "is", "has", "does", "further", "later", "never", "however", "also", "this", "yes", "thus"))
_FIRST_PRONOUN = re.compile(r"\s*(?:(?:But|And|However|Also|Later|Then),?\s+)?(?P<who>(?:[Hh]e|[Ss]he|[Tt]hey))(?!\w)")
_LEADS = re.compile(r"(?::|(?:said|says|saying|added|adding|stated|stating|told \w+),?)\s*[\"“„«'‘]?\s*$")
_BREAK = re.compile(
    r"[;:]|,\s+(?:and|but|while|as|after|when|because|which)\s|\s(?:that|but|while|because|whether|if)\s"
)


@dataclass(frozen=True, slots=True)
class Voice:
    """A cue and the span that speaks by it, both in characters of the article."""

    cue: Span
    speaker: Span | None


@dataclass(frozen=True, slots=True)
class Frame:
    """A sentence with quoted words blanked out: `text` keeps every offset, `start` is its place in the article."""

    text: str
    start: int
    names: tuple[Name, ...]

    def span(self, start: int, end: int) -> Span:
        """Characters of the frame as a span of the article."""
        return Span(self.start + start, self.start + end)


def voice(frame: Frame, quote: Span) -> Voice | None:
    """The cue that belongs to a quote of this frame, with its subject; None where no cue stands in the frame."""
    place = Span(max(quote.start - frame.start, 0), max(quote.end - frame.start, 1))
    cues = sorted(_CUE.finditer(frame.text), key=lambda cue: _distance(frame.text, cue, place))
    found = [Voice(frame.span(*cue.span()), _subject(frame, cue)) for cue in cues[:4]]
    return next((one for one in found if one.speaker), found[0] if found else None)


def actor(frame: Frame, quote: Span) -> Span | None:
    """Who the sentence around a quote is about, where no cue says it: the pronoun or free name that comes first."""
    end = min(quote.start - frame.start, len(frame.text))
    pronoun = _FIRST_PRONOUN.match(frame.text)
    if pronoun and pronoun.end() <= end:
        return frame.span(*pronoun.span("who"))
    free = [name for name in _free_names(frame, 0, max(end, 0)) if name.type in {"PER", "ORG", "GPE"}]
    return next((name.span for name in free if name.type == "PER"), free[0].span if free else None)


def _distance(text: str, cue: re.Match[str], quote: Span) -> int:
    """How far a cue is from a quote, in characters; what makes it belong to other words counts extra."""
    if cue.end() <= quote.start:
        return quote.start - cue.end()
    between = text[quote.end : cue.start()]
    gap = cue.start() - quote.end
    extra = 80 if gap > 60 else 0
    if cue[0].endswith("ing"):
        extra += 150
    if _LEADS.search(text[: quote.start]):
        extra += 300
    return gap + extra + 25 * len(re.findall(r"[;:]|,\s", between.lstrip(" ,\"'”’")))


def _subject(frame: Frame, cue: re.Match[str]) -> Span | None:
    if cue[0].lower() in _HEARD:
        return _after(frame, cue.end())
    before = _before(frame, cue.start(), participle=cue[0].endswith("ing"))
    if _inverted(frame.text, cue):
        return _after(frame, cue.end()) or before
    return before or _after(frame, cue.end())


def _inverted(text: str, cue: re.Match[str]) -> bool:
    """Whether the verb follows a quote at once: the blanked words end right before it."""
    return re.search(r"\x00[\s,.!?\"'”’»“]*$", text[: cue.start()]) is not None


def _before(frame: Frame, end: int, *, participle: bool) -> Span | None:
    """The subject of a verb at `end`: the pronoun, name or noun phrase that leads up to it."""
    start = _clause_start(frame.text, end)
    region = frame.text[start:end]
    if pronoun := _PRONOUN.search(region):
        return None if pronoun[0].lower() == "who" else frame.span(start + pronoun.start(), start + pronoun.end())
    free = list(_free_names(frame, start, end))
    people = [name for name in free if name.type == "PER"]
    bodies = [name for name in free if name.type in {"ORG", "GPE"}]
    if people or bodies:
        return (people or bodies)[0 if participle else -1].span
    phrases = list(_NOUNS.finditer(region))
    bare = _BARE.search(region)
    if bare and bare[0].lower() not in _NOBODY and (not phrases or phrases[-1].end() <= bare.start()):
        return frame.span(start + bare.start(), start + bare.end())
    free_phrases = [one for one in phrases if not _PREPOSITION.search(region[: one.start()])]
    return _noun_phrase(frame, start, (free_phrases or phrases)[-1]) if phrases else None


def _clause_start(text: str, end: int) -> int:
    start = max(text.rfind("\x00", 0, end) + 1, 0)
    for stop in _BREAK.finditer(text, start, end):
        if end - stop.end() > 3:
            start = stop.end()
    return start


def _noun_phrase(frame: Frame, start: int, phrase: re.Match[str]) -> Span:
    words = phrase[0]
    verb = re.search(r"\s+(?:has|have|had|is|was|were|also|later|then|\w+ly)$", words)
    return frame.span(start + phrase.start(), start + phrase.start() + (verb.start() if verb else len(words)))


def _after(frame: Frame, start: int) -> Span | None:
    """The subject that follows a verb: "said the spokesman, Jan Novak", "said she"."""
    if pronoun := _AFTER_PRONOUN.match(frame.text, start):
        return frame.span(pronoun.end() - len(pronoun[0].strip()), pronoun.end())
    stop = re.search(r"[\x00.;:]\s|\x00|\s(?:that|when|after|before|during|while)\s", frame.text[start : start + 120])
    end = start + (stop.start() if stop else min(120, len(frame.text) - start))
    for kinds in ({"PER"}, {"ORG", "GPE"}):
        for name in _free_names(frame, start, end):
            if name.type in kinds:
                return name.span
    phrase = _NOUNS.match(frame.text, start + 1, end) if start + 1 < end else None
    return _noun_phrase(frame, 0, phrase) if phrase else None


def _free_names(frame: Frame, start: int, end: int) -> Iterator[Name]:
    """Names of a region that can be a subject: no preposition before them, nothing they own after them."""
    for name in frame.names:
        at, to = name.span.start - frame.start, name.span.end - frame.start
        led = _PREPOSITION.search(frame.text[max(0, at - 14) : at])
        if start <= at and to <= end and not led and not _OWNED.match(frame.text[to : to + 5]):
            yield name


def blanked(text: str, quotes: Sequence[Span], within: Span) -> str:
    """The words of `within` with all quoted characters turned to NUL, every offset kept."""
    words = list(within.of(text))
    for quote in quotes:
        for at in range(max(quote.start, within.start), min(quote.end, within.end)):
            words[at - within.start] = "\x00"
    return "".join(words)
