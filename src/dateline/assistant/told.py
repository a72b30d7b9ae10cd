"""What assistants are told: the fields they reason with, and the words behind each, without the rest."""

from __future__ import annotations

from typing import Any

from dateline.ask.claims import ClaimRow
from dateline.ask.expectation_rows import ExpectationRow
from dateline.ask.happening_rows import HappeningView, Telling, Tie
from dateline.ask.rows import ArticleView, EventRow
from dateline.ask.sentences import Act, in_words, line, sentence
from dateline.export.fields import kind_of
from dateline.model.joined import Happening

LONGEST_TEXT = 20_000
"""Characters of an article's text that one answer holds."""


def act_line(one: Happening) -> dict[str, Any]:
    """An act on a line of a list."""
    return {
        "id": one.id,
        "what": sentence(Act.of(one)),
        "type": kind_of(one),
        "status": one.status,
        "standing": one.standing,
        "days": {"from": one.day_from, "to": one.day_to, "precision": one.precision},
        "place": {"name": one.place_name, "country": one.place_country} if one.place_name else None,
        "independent_origins": one.origins,
        "report_count": len(one.members),
        "first_published": one.first_published,
    }


def act_whole(view: HappeningView) -> dict[str, Any]:
    """An act with its reports and the words of each field, where they differ, and what came before and after."""
    one, due = view.happening, view.expectation
    return act_line(one) | {
        "participants": [
            {"role": side.role, "name": side.party.name, "actor": side.party.actor, "country": side.party.country}
            for side in one.sides
        ],
        "intensity": one.intensity,
        "confidence": one.confidence,
        "reports": [_report(told) for told in view.told],
        "differences": [one.as_json() for one in view.differences],
        "announcement": due and {"kind": due.kind, "due": in_words(due.due_from, due.due_to), "outcome": due.outcome},
        "announced_before": [_tie(tie) for tie in view.follows],
        "became_of_it": [_tie(tie) for tie in view.led_to],
        "judged_by_people": [{"verdict": one.verdict, "kind": one.kind, "who": one.who} for one in view.judgements],
    }


def article_whole(view: ArticleView, start: int) -> dict[str, Any]:
    """An article with a stretch of its text from character `start` on, and the acts read from it."""
    article = view.article
    end = start + LONGEST_TEXT
    return {
        "id": article.id,
        "title": article.title,
        "outlet": article.outlet,
        "published": article.published.value if article.published else None,
        "url": article.url,
        "bylines": list(article.bylines),
        "agencies": list(article.agencies),
        "language": article.language,
        "probably_translated_from": article.translation.original_language,
        "text": article.text[start:end],
        "text_from": start,
        "text_goes_on_at": end if end < len(article.text) else None,
        "acts": [
            {"report": row.report.id, "what": sentence(Act.of_report(row.report)), "words": words_of(row)}
            for row in view.events
        ],
    }


def expected(row: ExpectationRow) -> dict[str, Any]:
    """An announcement as it stood on the day asked about."""
    one = row.expectation
    return {
        "happening": row.happening.id,
        "what": row.what,
        "kind": one.kind,
        "words": row.told,
        "announced_on": one.announced_on,
        "announced_by": [party.name for party in one.announced_by],
        "due": {"from": one.due_from, "to": one.due_to, "precision": one.precision},
        "outcome": one.outcome,
        "days_overdue": row.overdue,
        "decided_by": one.decided_by,
        "articles": [about.as_json() for about in row.articles],
    }


def claimed(row: ClaimRow) -> dict[str, Any]:
    """An act with who says what of it."""
    return act_line(row.happening) | {
        "stated_in_articles_own_words": row.stated,
        "also_said_by": list(row.others),
        "denied_by": list(row.denied_by),
        "articles": [about.as_json() for about in row.articles],
    }


def words_of(row: EventRow) -> dict[str, Any]:
    """The words that each field of a report was read from."""
    report = row.report
    return {
        "act": row.words[report.trigger],
        "who": [row.words[one.span] for one in report.sources],
        "whom": [row.words[one.span] for one in report.targets],
        "said_by": [row.words[one.span] for one in report.said_by],
        "where": row.words[report.place.span] if report.place else None,
        "when": row.words[report.time.span] if report.time else None,
        "told_in": [row.words[span] for span in report.passages],
    }


def _report(told: Telling) -> dict[str, Any]:
    row = told.row
    return {
        "report": row.report.id,
        "article": row.report.article,
        "title": row.title,
        "outlet": told.outlet,
        "published": row.published,
        "url": row.url,
        "status": row.report.status,
        "words": words_of(row),
        "why_it_is_the_same_act": list(told.member.reasons),
    }


def _tie(tie: Tie) -> dict[str, Any]:
    return {
        "happening": tie.happening.id,
        "what": line(tie.happening),
        "relation": tie.follow_up.relation,
        "score": tie.follow_up.score,
    }
