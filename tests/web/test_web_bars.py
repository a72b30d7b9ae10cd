"""The chart of months as numbers."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dateline.ask.rate_values import MonthRow
from dateline.web.bars import HEIGHT, WIDTH, bars, columns

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


def _month(month: str, side: str, count: int, articles: int) -> MonthRow:
    return MonthRow(month, side, f"{month}-01", f"{month}-30", 30, count, articles, articles, None)


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(0, 9)), min_size=2, max_size=60), st.data())
def test_columns_fill_the_chart_by_days_and_the_split_stands_before_the_first_after(
    counts: list[tuple[int, int]], data: st.DataObject
) -> None:
    before = data.draw(st.integers(1, len(counts) - 1))
    months = tuple(
        _month(f"{2000 + at // 12}-{at % 12 + 1:02}", "before" if at < before else "after", *given_)
        for at, given_ in enumerate(counts)
    )
    chart = columns(months)
    assert len(chart.columns) == len(months)
    for column, month in zip(chart.columns, months, strict=True):
        assert column.x + column.width <= WIDTH + 1e-6
        assert abs(column.y + column.height - chart.foot) < 1e-6
        assert column.y >= -1e-6
        assert column.unread == (month.articles == 0)
        assert column.after == (column.x >= chart.split - 1e-6)
    assert chart.years
