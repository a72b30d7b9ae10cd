"""An article on the terminal: what the page says of itself, the text with its marks, the events with their words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from rich.console import Console
from rich.text import Text

from dateline.ask import ArticleView, EventRow
from dateline.cli.console import one_line, printable
from dateline.export.fields import fields_of, kind_of
from dateline.model import Article, Paragraph, Span

_NAME_STYLES = {
    "PER": "bold cyan",
    "ORG": "bold magenta",
    "GPE": "bold green",
    "LOC": "green",
    "NORP": "cyan",
    "MISC": "magenta",
}
_TIME, _QUOTE, _TRIGGER, _FURNITURE, _PLACE = "yellow", "italic", "bold reverse", "dim", "underline"


@dataclass(frozen=True)
class _Marking:
    """A span to mark: by `style` on a terminal, by `opening` and `closing` where there are no colours."""

    span: Span
    style: str
    opening: str
    closing: str


def print_article(view: ArticleView, console: Console) -> None:
    """Print one article with all that was read from it."""
    _print_facts(view, console)
    article = view.article
    marking = list(_markings(view))
    for paragraph in article.paragraphs:
        console.print()
        console.print(_paragraph(article, paragraph, marking, plain=not console.is_terminal))
    if not console.is_terminal:
        console.print("\nMarks: [name|type]  <time>  «quote»  _place of an act_  {act|number of the event below}")
    for number, row in enumerate(view.events, 1):
        console.print()
        _print_event(number, row, article, console)
    if not view.events:
        console.print("\nno events were read from this article")
    for issue in view.issues:
        console.print(f"\nissue: {issue.stage}: {issue.code}: {printable(issue.message)}")


def _print_facts(view: ArticleView, console: Console) -> None:
    article = view.article
    published = article.published
    language = article.language or "unknown"
    if article.translation.translated:
        signs = "; ".join(article.translation.signs)
        language += f", translated from {article.translation.original_language or 'an unknown language'} ({signs})"
    facts = {
        "article": article.id,
        "title": article.title,
        "byline": ", ".join(article.bylines),
        "published": f"{published.value} ({published.precision}, from {published.source})" if published else "unknown",
        "outlet": article.outlet,
        "section": article.section,
        "address": article.url,
        "language": language,
        "dateline": article.dateline,
        "agencies": ", ".join(article.agencies),
    }
    for name, value in facts.items():
        if value:
            console.print(Text.assemble((f"{name:<10} ", "bold"), printable(value)))
    for repair in article.repairs:
        was, now = article.text[repair.start : repair.end], repair.replacement
        console.print(Text.assemble(("repair     ", "bold"), f"{was!r} is read as {now!r} ({repair.reason})"))


def _markings(view: ArticleView) -> Iterator[_Marking]:
    for name in view.contents.names:
        yield _Marking(name.span, _NAME_STYLES[name.type], "[", f"|{name.type}]")
    for time in view.contents.times:
        yield _Marking(time.span, _TIME, "<", ">")
    for quote in view.contents.quotes:
        yield _Marking(quote.span, _QUOTE, "«", "»")
    for span in sorted({row.report.place.span for row in view.events if row.report.place}):
        yield _Marking(span, _PLACE, "_", "_")
    for number, row in enumerate(view.events, 1):
        yield _Marking(row.report.trigger, _TRIGGER, "{", f"|{number}}}")


def _paragraph(article: Article, paragraph: Paragraph, markings: list[_Marking], *, plain: bool) -> Text:
    """The paragraph's text, marked. On a terminal a trigger still carries its number, since colours cannot count."""
    inside = [marking for marking in markings if paragraph.span.holds(marking.span)]
    before: dict[int, str] = defaultdict(str)
    after: dict[int, str] = defaultdict(str)
    for marking in sorted(inside, key=lambda m: (m.span.start, -m.span.end)):
        if plain:
            before[marking.span.start] += marking.opening
            after[marking.span.end] = marking.closing + after[marking.span.end]
        elif marking.style == _TRIGGER:
            after[marking.span.end] += marking.closing.replace("|", "(").replace("}", ")")
    text = Text(f"{paragraph.kind:>9}  ", style="dim")
    style = {"furniture": _FURNITURE, "credit": _FURNITURE, "headline": "bold"}.get(paragraph.kind, "")
    cuts = {paragraph.span.start, paragraph.span.end, *before, *after}
    cuts.update(offset for marking in inside for offset in (marking.span.start, marking.span.end))
    offsets = sorted(cuts)
    body = Text(style="not dim" if style != _FURNITURE else "")
    for start, end in zip(offsets, [*offsets[1:], paragraph.span.end], strict=True):
        body.append(after[start] + before[start], style="bold")
        styles = [m.style for m in inside if m.span.start <= start and end <= m.span.end]
        body.append(printable(article.text[start:end]), style=" ".join([style, *styles]).strip())
    return text.append_text(body)


def _print_event(number: int, row: EventRow, article: Article, console: Console) -> None:
    report = row.report
    head = f"{number}. {kind_of(report)} {report.status}"
    detail = (
        f"  quad {report.quad}, intensity {report.intensity:+g}, confidence {report.confidence:.2f}  {report.id[:8]}"
    )
    console.print(Text.assemble((head, "bold"), (detail, "dim")))
    for field in fields_of(report, article.text):
        line = Text.assemble((f"   {field.name:<9}", "dim"), f"“{one_line(field.words, 100)}”")
        if field.meaning:
            line.append(f"  {printable(field.meaning)}", style="cyan")
        if field.why:
            line.append(f"  ({one_line('; '.join(field.why), 100)})", style="dim")
        console.print(line)
