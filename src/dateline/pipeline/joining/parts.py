"""The pure functions that joining is made of; a test may put others in their place."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from typing import Any

from dateline.extract.changed import changed_at
from dateline.join import acts, due, origins
from dateline.join.editions import Version, editions, own_address, story_of
from dateline.join.signs import signs
from dateline.join.stories import topic
from dateline.join.words import content
from dateline.model import Account, Edition, Expectation, FollowUp, Happening, Page, Score
from dateline.store.accounts import Content, Signs, Topic


@dataclass(frozen=True)
class Parts:
    """What decides. Everything here depends on its arguments alone."""

    story_of: Callable[[str | None], str | None] = story_of
    own_address: Callable[[str | None, Collection[str | None]], str | None] = own_address
    changed_at: Callable[[Page], str | None] = changed_at
    editions: Callable[[Iterable[Version]], list[Edition]] = editions
    body_of: Callable[..., origins.Body] = origins.body_of
    sketch: Callable[[origins.Body], frozenset[int]] = origins.sketch
    compare_texts: Callable[[origins.Body, origins.Body], Any] = origins.compare
    origins: Callable[..., Any] = origins.origins
    content: Content = content
    signs: Signs = signs
    topic: Topic = topic
    prepare: Callable[[Account], acts.Prepared] = acts.prepare
    keys: Callable[[acts.Prepared], frozenset[str]] = acts.keys_of
    lookups: Callable[[acts.Prepared], frozenset[str]] = acts.lookups_of
    meets: Callable[[tuple[str, str, str], tuple[str, str, str]], bool] = acts.meets
    compare: Callable[[acts.Prepared, acts.Prepared, float], Score] = acts.compare
    cluster: Callable[..., list[tuple[str, ...]]] = acts.cluster
    happening: Callable[..., Happening] = acts.happening
    expectation: Callable[[Happening, Iterable[Account]], Expectation | None] = due.expectation
    due_keys: Callable[[Happening], frozenset[str]] = due.keys
    due_lookups: Callable[[Expectation, Happening], frozenset[str]] = due.lookups
    due_kind: Callable[[Happening], str] = due.kind_of
    may_follow: Callable[[str, str], bool] = due.may_follow
    follow_up: Callable[[Expectation, due.Told, due.Told], FollowUp | None] = due.follow_up
    settle: Callable[..., Expectation] = due.settle
