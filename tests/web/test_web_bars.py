"""The chart of months as numbers."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dateline.web.bars import HEIGHT, WIDTH, bars

COUNTS = st.tuples(*[st.integers(0, 500)] * 4).filter(any)
MONTHS = st.dictionaries(st.integers(1900 * 12, 2100 * 12), COUNTS, min_size=1, max_size=40).map(
    lambda found: [(f"{month // 12}-{month % 12 + 1:02}", found[month]) for month in sorted(found)]
)


@given(MONTHS)
def test_bars_stay_within_the_chart_on_their_side_of_zero_and_show_their_counts(
    months: list[tuple[str, tuple[int, int, int, int]]],
) -> None:
    chart = bars(months)
    assert chart is not None
    assert len(chart.bars) == sum(count > 0 for _, quads in months for count in quads)
    scale = {round(bar.height / int(bar.title.split(": ")[1].split()[0]), 6) for bar in chart.bars}
    assert len(scale) == 1
    for bar in chart.bars:
        assert bar.x >= 0
        assert bar.x + bar.width <= WIDTH + 1e-6
        assert bar.y >= -1e-6
        assert bar.y + bar.height <= HEIGHT
        assert (bar.y + bar.height <= chart.zero + 1e-6) if bar.quad <= 2 else (bar.y >= chart.zero - 1e-6)
    assert chart.years


def test_nothing_has_no_chart() -> None:
    assert bars([]) is None
