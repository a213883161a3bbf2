"""The numbers of the instructor's page: how points spread, how hard a test was, what it tells."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograder.reporting.class_report import statistics

SCORE = st.floats(0, 20).map(lambda value: round(value, 2))


@given(st.lists(SCORE, min_size=1, max_size=60))
def test_spread_is_numpys(values: list[float]) -> None:
    """Quartiles, median and mean are those that NumPy finds."""
    found = statistics.spread(values)
    assert found is not None
    expected = np.percentile(values, [0, 25, 50, 75, 100])
    got = [found.lowest, found.quarter, found.median, found.three_quarters, found.highest]
    assert got == pytest.approx(expected, abs=1e-9)
    assert (found.count, found.mean) == (len(values), pytest.approx(np.mean(values)))


@given(st.lists(SCORE, max_size=60), st.sampled_from([1, 2.5, 3, 11, 13, 20, 100, 0]))
def test_each_is_in_one_bar(points: list[float], most: float) -> None:
    """The bars join, cover all points that can be had, and hold everybody once."""
    bars = statistics.bars(points, most)
    assert sum(bar.count for bar in bars) == len(points)
    assert bars[0].low == 0
    assert bars[-1].high >= most
    assert len(bars) <= statistics.MAX_BARS + 1
    assert all(bar.low < bar.high for bar in bars)
    assert all(one.high == other.low for one, other in pairwise(bars))
    for bar in bars[:-1]:
        assert bar.count == sum(bar.low <= value < bar.high for value in points)


ITEMS = st.lists(st.tuples(st.booleans(), st.integers(0, 20)), min_size=2, max_size=40)


@given(ITEMS)
def test_separation_is_the_correlation(items: list[tuple[bool, int]]) -> None:
    """Separation is the correlation that NumPy finds, and none where a side is constant."""
    passed, rest = [one for one, _ in items], [float(points) for _, points in items]
    found = statistics.separation(passed, rest)
    if len(set(passed)) < 2 or len(set(rest)) < 2:
        assert found is None
    else:
        expected = np.corrcoef(np.array(passed, float), rest)[0, 1]
        assert found == pytest.approx(expected, abs=1e-9)


def test_nobody_has_no_difficulty() -> None:
    """Where nobody was tested there is no share; otherwise it is that of those who passed."""
    assert statistics.difficulty([]) is None
    assert statistics.difficulty([True, False, False, True]) == 0.5
