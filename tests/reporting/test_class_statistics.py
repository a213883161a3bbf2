"""Statistics of a class: distribution of points, difficulty and discrimination of tests."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograder.reporting.class_report import statistics

SCORE = st.floats(0, 20).map(lambda value: round(value, 2))


@given(st.lists(SCORE, min_size=1, max_size=60))
def test_spread_is_numpys(values: list[float]) -> None:
    """Quartiles, median and mean are those that NumPy computes."""
    spread = statistics.spread(values)
    assert spread is not None
    expected = np.percentile(values, [0, 25, 50, 75, 100])
    actual = [spread.lowest, spread.quarter, spread.median, spread.three_quarters, spread.highest]
    assert actual == pytest.approx(expected, abs=1e-9)
    assert spread.count == len(values)
    assert spread.mean == pytest.approx(np.mean(values))


@given(st.lists(SCORE, max_size=60), st.sampled_from([1, 2.5, 3, 11, 13, 20, 100, 0]))
def test_each_is_in_one_bar(points: list[float], max_points: float) -> None:
    """The bars are adjacent, cover all points up to the maximum, and count everyone once."""
    bars = statistics.bars(points, max_points)
    assert sum(bar.count for bar in bars) == len(points)
    assert bars[0].low == 0
    assert bars[-1].high >= max_points
    assert len(bars) <= statistics.MAX_BARS + 1
    assert all(bar.low < bar.high for bar in bars)
    assert all(bar.high == next_bar.low for bar, next_bar in pairwise(bars))
    for bar in bars[:-1]:
        assert bar.count == sum(bar.low <= value < bar.high for value in points)


ITEMS = st.lists(st.tuples(st.booleans(), st.integers(0, 20)), min_size=2, max_size=40)


@given(ITEMS)
def test_discrimination_is_the_correlation(items: list[tuple[bool, int]]) -> None:
    """Discrimination is the correlation that NumPy computes, and None for a constant side."""
    passed, rest = [value for value, _ in items], [float(points) for _, points in items]
    discrimination = statistics.discrimination(passed, rest)
    if len(set(passed)) < 2 or len(set(rest)) < 2:
        assert discrimination is None
    else:
        expected = np.corrcoef(np.array(passed, float), rest)[0, 1]
        assert discrimination == pytest.approx(expected, abs=1e-9)


def test_nobody_has_no_difficulty() -> None:
    """Difficulty is the share of students who passed, and None without any student."""
    assert statistics.difficulty([]) is None
    assert statistics.difficulty([True, False, False, True]) == 0.5
