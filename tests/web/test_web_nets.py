"""The drawing of a network as numbers."""

from __future__ import annotations

from itertools import combinations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.ask.networks import EdgeRow
from dateline.web.nets import HEIGHT, MOST_NODES, WIDTH, net, spread


def edge(one: int, other: int, happenings: int, intensity: float = 1.0) -> EdgeRow:
    return EdgeRow(f"a/{one}", f"Name {one}", f"a/{other}", f"Name {other}", True, happenings, 1, intensity, None, None)


EDGES = st.lists(
    st.builds(edge, st.integers(0, 60), st.integers(0, 60), st.integers(1, 500), st.floats(-10, 10)), max_size=60
)


@settings(max_examples=40, deadline=None)
@given(EDGES)
def test_every_tie_joins_two_that_are_drawn_within_the_drawing(edges: list[EdgeRow]) -> None:
    drawn = net(edges)
    if drawn is None:
        assert all(one.source == one.target for one in edges)
        return
    assert len(drawn.nodes) <= MOST_NODES
    where = {(node.x, node.y) for node in drawn.nodes}
    for node in drawn.nodes:
        assert 0 <= node.x <= WIDTH
        assert 0 <= node.y <= HEIGHT
    ends = {(tie.x1, tie.y1) for tie in drawn.ties} | {(tie.x2, tie.y2) for tie in drawn.ties}
    assert ends == where
    assert net(edges) == drawn


def test_ties_say_how_much_and_whether_it_is_conflict() -> None:
    drawn = net([edge(1, 2, 30, 2.0), edge(2, 1, 10, -10.0), edge(2, 3, 5, 4.0)])
    assert drawn is not None
    assert [(tie.quad, tie.title) for tie in drawn.ties] == [
        (4, "Name 2 – Name 1: 40, mean intensity -1.0"),
        (1, "Name 2 – Name 3: 5, mean intensity +4.0"),
    ]
    assert drawn.ties[0].width > drawn.ties[1].width
    assert {node.id: node.happenings for node in drawn.nodes} == {"a/1": 40, "a/2": 45, "a/3": 5}


def test_those_who_deal_with_each_other_stand_together() -> None:
    drawn = net([edge(*pair, 10) for group in ((0, 1, 2, 3), (4, 5, 6, 7)) for pair in combinations(group, 2)])
    assert drawn is not None
    at = {node.id: np.array([node.x / WIDTH, node.y / HEIGHT]) for node in drawn.nodes}
    near = [np.linalg.norm(at[f"a/{one}"] - at[f"a/{other}"]) for one, other in combinations(range(4), 2)]
    far = [np.linalg.norm(at[f"a/{one}"] - at[f"a/{other}"]) for one in range(4) for other in range(4, 8)]
    assert np.mean(near) < np.mean(far)


def test_names_are_moved_off_each_other() -> None:
    moved = spread(np.array([[300.0, 300.0], [310.0, 300.0], [300.0, 300.0]]), np.array([50.0, 50.0, 50.0]))
    for one, other in combinations(moved, 2):
        assert abs(one[0] - other[0]) >= 99 or abs(one[1] - other[1]) >= 30


def test_nothing_is_no_drawing() -> None:
    assert net([]) is None
