"""A comparison that is left early would not have come to the score that was wanted."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from dateline.join.acts import DOUBTFUL, JOINED, compare, prepare
from dateline.model import Account
from joined_documents import BERG, MALTA, NORWAY, RUSSIA, UNION

_parties = st.lists(st.sampled_from([BERG, MALTA, NORWAY, RUSSIA, UNION]), max_size=2).map(tuple)
_days = st.sampled_from([None, "2024-03-04", "2024-03-05", "2024-03-09"])
_words = st.lists(st.sampled_from(["minister", "talks", "harbour", "quotas", "treaty", "port"]), max_size=5).map(tuple)
_accounts = st.builds(
    Account,
    report=st.sampled_from(["a", "b"]),
    article=st.sampled_from(["x", "y"]),
    type=st.sampled_from(["CONSULT", "AGREE", "ACCUSE", "REJECT"]),
    mode=st.just(""),
    status=st.sampled_from(["happened", "planned"]),
    confidence=st.just(0.8),
    published=_days,
    sources=_parties,
    targets=_parties,
    day_from=_days,
    place_name=st.sampled_from([None, "Oslo", "Valletta"]),
    trigger=st.sampled_from(["", "met", "signed"]),
    words=_words,
    numbers=st.sampled_from([(), ("12",), ("40",)]),
)


@given(_accounts, _accounts, st.sampled_from([DOUBTFUL, JOINED, 0.9]))
def test_what_is_left_early_would_not_have_come_so_far(one: Account, other: Account, least: float) -> None:
    ends = [prepare(replace(account, day_to=account.day_from)) for account in (one, other)]
    whole, short = compare(*ends), compare(*ends, least)
    assert short == whole if whole.value >= least else short.value < least
