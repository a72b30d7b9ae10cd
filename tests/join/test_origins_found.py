"""Shared text is found, cut, moved and reworded; what only tells of the same matter is not; origins follow passages."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import combinations

import pytest

from dateline.join.origins import Body, body_of, compare, origins, sketch, worth_comparing
from dateline.model import Article, Mark, Paragraph, Published, Sentence, Span
from dateline.model.article import ParagraphKind

HARBOUR = (
    "The port of Velmora closed on Tuesday after a crane fell into the main basin.",
    "Harbour master Ines Kolbrun said that divers would need nine days to clear the wreck.",
    "Forty-one ships with grain and timber are waiting outside the breakwater.",
    "The insurer Balthus Marine put the damage at 12,500,000 crowns.",
    "Two crane drivers were taken to Saint Odila hospital with broken bones.",
    "Ministers meet in the capital on Friday to speak about help for the hauliers.",
)
REWORDED = (
    "After a crane fell into its main basin, the port of Velmora was closed on Tuesday.",
    "Divers will need nine days to clear the wreck, harbour master Ines Kolbrun said.",
    "Outside the breakwater forty-one ships with grain and timber are waiting.",
    "Balthus Marine, the insurer, estimates the damage at 12,500,000 crowns.",
)
ELECTION = (
    "Voters in the republic of Tessaly return to the polls on Sunday for a second round.",
    "The pollster Quirin sees the mayor Oda Brandvik four points ahead of her rival.",
    "Observers from the Nordic Council counted eleven broken seals in the northern districts.",
    "Brandvik promised to publish the accounts of her campaign before the vote.",
    "Her rival Jonas Hirvela called the promise a trick and left the debate early.",
)
OTHER_STORY = (
    "Shipping firms in Velmora asked on Wednesday for lower fees while the basin stays shut.",
    "Their chairman Pavel Strnad wants the ministry to pay for every lost day at the quay.",
    "Kolbrun declined to speak about money before the inquiry ends.",
    "Dockers plan a march to the town hall against short-time work.",
)


class Said:
    """Judgements on pairs, for tests."""

    def __init__(self, **pairs: bool) -> None:
        self.pairs = pairs

    def same(self, one: str, other: str) -> bool | None:
        return self.pairs.get("_".join(sorted((one, other))))


def body(
    name: str,
    sentences: tuple[str, ...],
    day: str | None = None,
    agencies: tuple[str, ...] = (),
    kind: ParagraphKind = "body",
) -> Body:
    text = "\n".join(sentences)
    spans = [Span(text.index(one), text.index(one) + len(one)) for one in sentences]
    article = Article(
        id=name,
        page=name,
        text=text,
        paragraphs=tuple(Paragraph(kind, span) for span in spans),
        published=Published(day, "day", "given") if day else None,
        agencies=agencies,
    )
    return body_of(article, [Sentence(span, at) for at, span in enumerate(spans)])


def grouped(bodies: list[Body], said: Said | None = None) -> dict[str, set[str]]:
    shares = [found for a, b in combinations(bodies, 2) if (found := compare(a, b))]
    found, _ = origins(bodies, shares, said or Said())
    return {one.first: set(one.articles) for one in found}


@pytest.mark.parametrize(
    "changed",
    [HARBOUR, HARBOUR[:3], HARBOUR[::-1], REWORDED, (*ELECTION, *HARBOUR)],
    ids=["whole", "cut", "reordered", "reworded", "wrapped in other text"],
)
def test_text_is_found_again_however_it_was_changed(changed: tuple[str, ...]) -> None:
    one, other = body("a", HARBOUR), body("b", changed)
    assert worth_comparing(len(sketch(one) & sketch(other)))
    share = compare(one, other)
    assert share is not None
    assert max(share.of_article, share.of_other) > 0.6
    assert compare(other, one) == share


def test_another_report_on_the_same_matter_shares_no_text() -> None:
    assert compare(body("a", HARBOUR), body("b", OTHER_STORY)) is None
    assert compare(body("a", HARBOUR), body("b", ELECTION)) is None


def test_captions_credits_and_furniture_count_for_nothing() -> None:
    assert body("a", HARBOUR, kind="caption").parts == ()
    assert body("a", HARBOUR, kind="furniture").parts == ()


def test_a_photo_credit_is_no_sign_of_a_shared_origin() -> None:
    text = "Foto: dpa Heute"
    paragraphs = (Paragraph("credit", Span(0, 9)),)
    article = Article("a", "a", text, paragraphs, marks=(Mark("photo-credit", Span(6, 9), "dpa"),))
    assert body_of(article, []).agencies == ()


def test_copies_are_one_origin_named_for_the_first_and_other_texts_have_their_own() -> None:
    bodies = [body("c", HARBOUR, "2024-05-01"), body("a", HARBOUR[:4], "2024-05-02"), body("b", ELECTION)]
    assert grouped(bodies) == {"c": {"a", "c"}, "b": {"b"}}


def test_an_article_of_two_texts_has_both_origins_and_the_texts_stay_apart() -> None:
    both = (*HARBOUR, *ELECTION)
    bodies = [
        body("a", HARBOUR, "2024-05-01"),
        body("b", ELECTION, "2024-05-01"),
        body("c", both, "2024-05-02"),
    ]
    assert grouped(bodies) == {"a": {"a", "c"}, "b": {"b", "c"}}
    undated = [body("a", HARBOUR), body("b", ELECTION), body("c", both)]
    assert grouped(undated) == {"a": {"a", "c"}, "b": {"b", "c"}}


def test_two_cuts_of_one_earlier_text_are_of_its_origin() -> None:
    whole = body("w", (*HARBOUR, *ELECTION), "2024-05-01")
    cuts = [body("a", HARBOUR, "2024-05-02"), body("b", ELECTION, "2024-05-02")]
    assert grouped([whole, *cuts]) == {"w": {"a", "b", "w"}}


def test_judgements_win_over_what_is_found() -> None:
    copies = [body("a", HARBOUR), body("b", HARBOUR), body("c", ELECTION)]
    assert grouped(copies, Said(a_b=False)) == {"a": {"a"}, "b": {"b"}, "c": {"c"}}
    assert grouped(copies, Said(a_c=True)) == {"a": {"a", "b", "c"}}
    three = [body("a", HARBOUR), body("b", HARBOUR), body("c", HARBOUR)]
    apart = grouped(three, Said(a_b=False))
    assert not any({"a", "b"} <= members for members in apart.values())


def test_agencies_of_an_origin_are_those_its_articles_agree_on() -> None:
    bodies = [body("a", HARBOUR, agencies=("AFP", "dpa")), body("b", HARBOUR, agencies=("dpa",)), body("c", HARBOUR)]
    shares = [found for a, b in combinations(bodies, 2) if (found := compare(a, b))]
    found, _ = origins(bodies, shares, Said())
    assert [one.agencies for one in found] == [("dpa",)]
    assert any("both credit dpa" in one.reasons for one in shares)


def test_the_order_of_bodies_and_shares_changes_nothing() -> None:
    bodies = [
        body("a", HARBOUR, "2024-05-01"),
        body("b", ELECTION),
        body("c", (*HARBOUR, *ELECTION), "2024-05-03"),
        body("d", REWORDED, "2024-05-02"),
        body("e", OTHER_STORY),
    ]
    shares = [found for a, b in combinations(bodies, 2) if (found := compare(a, b))]
    wanted = origins(bodies, shares, Said())
    for seed in range(20):
        rng = random.Random(seed)
        rng.shuffle(bodies)
        rng.shuffle(shares)
        assert origins(bodies, shares, Said()) == wanted


@pytest.mark.parametrize(
    ("day", "told"),
    [
        ("2024-05-07", "published on one day"),
        ("2024-05-08", "published 1 day apart"),
        ("2024-05-09", "published 2 days apart"),
    ],
)
def test_how_far_apart_two_copies_appeared_is_told(day: str, told: str) -> None:
    share = compare(body("a", HARBOUR, "2024-05-07"), body("b", HARBOUR, day))
    assert share is not None
    assert told in share.reasons


def test_a_sketch_is_small_and_signed() -> None:
    long = tuple(f"Sentence {n} tells of vessel Q{n}x and captain Zeb{n} at quay number {n * 7}." for n in range(400))
    marks = sketch(body("a", long))
    assert 30 <= len(marks) <= 80
    assert all(-(2**63) <= one < 2**63 for one in marks)


FOOT = (
    "Subscribe to the Velmora Courier newsletter and never miss another headline again.",
    "Download our mobile app for alerts, crosswords, puzzles and subscriber discounts.",
    "Follow the newsroom on every social network, or send photographs by messenger.",
    "Reproduction of photographs, graphics and texts requires written permission of the publisher.",
    "Letters to the editor may be shortened; include your telephone number and postcode.",
)


def test_the_foot_of_an_outlets_pages_ties_no_two_of_its_articles() -> None:
    one, other = body("a", (*HARBOUR[:3], *FOOT)), body("b", (*ELECTION[:3], *FOOT))
    assert compare(one, other) is not None, "between outlets a shared block is one text"
    assert compare(replace(one, outlet="courier"), replace(other, outlet="courier")) is None
    later = body("c", ("Divers whom Kolbrun hired raised the crane early.", *HARBOUR[:4], HARBOUR[5], *FOOT))
    whole = body("d", (*HARBOUR[:5], *FOOT))
    assert compare(replace(whole, outlet="courier"), replace(later, outlet="courier")) is not None


def test_the_same_words_quoted_by_two_are_no_text_that_one_took_from_the_other() -> None:
    said = ("“We shall rebuild the basin before the herring fleet returns,” Kolbrun said.",)
    said += ("“Nobody who lost wages through the crane will be left alone with it,” she added.",)
    one, other = body("a", (*said, *HARBOUR[:4])), body("b", (*said, *OTHER_STORY))
    assert compare(one, other) is None
    bare = tuple(one.strip("“").replace("”", "") for one in said)
    assert compare(body("a", (*bare, *HARBOUR[:4])), body("b", (*bare, *OTHER_STORY))) is not None


def test_more_is_asked_of_articles_far_apart_in_time() -> None:
    one, other = body("a", HARBOUR, "2024-05-01"), body("b", (*HARBOUR[:2], *ELECTION[:3]), "2024-05-04")
    assert compare(one, other) is not None
    assert compare(one, replace(other, published="2025-05-04")) is None
    whole = body("c", HARBOUR, "2025-05-04")
    assert compare(one, whole) is not None


def test_articles_of_different_months_are_compared_where_more_of_them_agrees() -> None:
    assert worth_comparing(2)
    assert worth_comparing(2, days_apart=31)
    assert not worth_comparing(3, days_apart=32)
    assert worth_comparing(4, days_apart=400)
