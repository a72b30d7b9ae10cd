"""The stage that finds direct speech and who speaks it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dateline.annotate.quotemarks import Quoted, quoted
from dateline.annotate.speakers import Frame, Voice, actor, blanked, voice
from dateline.model import READ_KINDS, Article, Document, Name, Quote, Sentence, Span

_SMALL = frozenset(
    {"of", "the", "and", "a", "an", "for", "in", "on", "to", "with", "at", "by", "from", "or", "de", "la"}
)


@dataclass(frozen=True, slots=True)
class _Found:
    """A quoted stretch with the voice of its own sentences, or else whom they are about."""

    span: Span
    paragraph: int
    voice: Voice | None
    actor: Span | None
    closed: bool


class Quotes:
    """Gives each article its quotes with speaker and cue where they can be told."""

    name = "quotes"
    needs = frozenset({"article", "sentences", "names"})
    gives = frozenset({"quotes"})

    def __call__(self, documents: Sequence[Document]) -> list[Document]:
        """Find the quotes of each document; those without an article pass unchanged."""
        return [_quote(document) for document in documents]


def _quote(document: Document) -> Document:
    article = document.article
    if article is None or document.sentences is None:
        return document
    return replace(document, quotes=tuple(quotes_of(article, document.sentences, document.names or ())))


def quotes_of(article: Article, sentences: Sequence[Sentence], names: Sequence[Name]) -> list[Quote]:
    """Direct speech of an article's read paragraphs, in order of the text."""
    by_paragraph: dict[int, list[Span]] = {}
    for sentence in sentences:
        by_paragraph.setdefault(sentence.paragraph, []).append(sentence.span)
    found: list[_Found] = []
    for number, spans in sorted(by_paragraph.items()):
        if article.paragraphs[number].kind in READ_KINDS:
            found.extend(_in_paragraph(article, number, spans, names))
    return list(_spoken(article, found, by_paragraph, names))


def _in_paragraph(article: Article, number: int, sentences: Sequence[Span], names: Sequence[Name]) -> Iterator[_Found]:
    whole = article.paragraphs[number].span
    stretches = [one for one in quoted(whole.of(article.text)) if one.end > one.start]
    spans = [Span(whole.start + one.start, whole.start + one.end) for one in stretches]
    for stretch, span in zip(stretches, spans, strict=True):
        frame = _frame(article, span, sentences, spans, names)
        heard = voice(frame, span) if frame else None
        if _is_speech(span.of(article.text), stretch, heard, span):
            yield _Found(span, number, heard, actor(frame, span) if frame else None, stretch.closed)


def _frame(
    article: Article, quote: Span, sentences: Sequence[Span], quotes: Sequence[Span], names: Sequence[Name]
) -> Frame | None:
    """The sentences a quote stands in, as one frame."""
    touched = [sentence for sentence in sentences if sentence.meets(Span(max(quote.start - 1, 0), quote.end + 1))]
    if not touched:
        return None
    within = Span(touched[0].start, touched[-1].end)
    inside = tuple(name for name in names if within.holds(name.span) and not any(q.meets(name.span) for q in quotes))
    return Frame(blanked(article.text, quotes, within), within.start, inside)


def _is_speech(words: str, stretch: Quoted, heard: Voice | None, span: Span) -> bool:
    """Whether quoted words are somebody's words, not a title, a name or a term held at arm's length."""
    tokens = words.split()
    stands_alone = words[-1:] in ".,!?…" and len(tokens) >= 3
    titled = len(tokens) <= 12 and all(w[:1].isupper() or w[:1].isdigit() or w.lower() in _SMALL for w in tokens)
    near = heard is not None and _gap(heard.cue, span) <= (60 if len(tokens) < 4 else 200)
    if titled and not (near and words[-1:] in ".,!?…"):
        return stands_alone and not titled
    if len(tokens) >= 4:
        return near or stands_alone or not stretch.single
    return near and (heard is not None and heard.speaker is not None)


def _gap(cue: Span, quote: Span) -> int:
    return quote.start - cue.end if cue.end <= quote.start else cue.start - quote.end


def _spoken(
    article: Article, found: Sequence[_Found], sentences: dict[int, list[Span]], names: Sequence[Name]
) -> Iterator[Quote]:
    """Quotes with their speakers; words that stand alone are those of the speaker before them."""
    last: _Found | None = None
    for one in found:
        heard = one.voice
        if heard is None or heard.speaker is None:
            speaker = one.actor or _carried(article, one, last, sentences, names)
            heard_cue = heard.cue if heard else None
        else:
            speaker, heard_cue = heard.speaker, heard.cue
        yield Quote(one.span, speaker, heard_cue)
        if speaker is not None:
            last = replace(one, voice=Voice(heard_cue or one.span, speaker))


def _carried(
    article: Article, one: _Found, last: _Found | None, sentences: dict[int, list[Span]], names: Sequence[Name]
) -> Span | None:
    """The speaker of the quote before, in this paragraph or the one before it; else who acts in the sentence before."""
    if last is not None and last.voice is not None and one.paragraph - last.paragraph <= 1:
        return last.voice.speaker
    earlier = [span for span in sentences.get(one.paragraph, ()) if span.end <= one.span.start]
    earlier = earlier or sentences.get(one.paragraph - 1, [])
    if not earlier or article.paragraphs[one.paragraph].kind != "body":
        return None
    people = [name.span for name in names if name.type == "PER" and earlier[-1].holds(name.span)]
    return people[0] if people else None
