"""Statistics of a class: distribution of points, difficulty and discrimination of tests.

`difficulty` and `discrimination` are the two numbers of classical item analysis: the share of
students who pass (Lord and Novick, *Statistical Theories of Mental Test Scores*, 1968, chapter
15), and the corrected item-total correlation (Henrysson, *Correction of item-total correlations
in item analysis*, Psychometrika 28, 1963, 211-218): the point-biserial correlation between
passing the test and the points of all other tests. If the total included the test's own points,
every test would correlate with it, the more so the fewer tests there are.
"""

import math
import statistics
from collections.abc import Sequence

from msgspec import Struct

MAX_BARS = 12
TOLERANCE = 1e-9  # points are sums of decimal fractions: a smaller difference is rounding
ROUND_WIDTHS = (1, 2, 5, 10)


class Spread(Struct, frozen=True):
    """Five-number summary and mean of a distribution."""

    count: int
    mean: float
    lowest: float
    quarter: float  # first quartile
    median: float
    three_quarters: float  # third quartile
    highest: float


class Bar(Struct, frozen=True):
    """How many students have points in [low, high); the last bar includes `high`."""

    low: float
    high: float
    count: int


def spread(values: Sequence[float]) -> Spread | None:
    """Return the distribution of `values`, with quartiles as NumPy computes them; None if empty."""
    if not values:
        return None
    # `quantiles` needs two values; repeating a single one changes none of its quartiles.
    quarter, median, three_quarters = statistics.quantiles(
        values if len(values) > 1 else [*values, *values], n=4, method="inclusive"
    )
    return Spread(
        count=len(values),
        mean=statistics.fmean(values),
        lowest=min(values),
        quarter=quarter,
        median=median,
        three_quarters=three_quarters,
        highest=max(values),
    )


def bars(points: Sequence[float], max_points: float) -> tuple[Bar, ...]:
    """Return a histogram from 0 to at least `max_points` with bars of a round width."""
    width = _bar_width(max_points)
    number = max(1, math.ceil(max_points / width - TOLERANCE))
    counts = [0] * number
    for value in points:
        index = math.floor(value / width + TOLERANCE)
        counts[min(max(index, 0), number - 1)] += 1  # bonus points belong to the last bar
    last = width * (number - 1)
    edges = [round(i * width, 6) for i in range(number)]
    edges.append(max_points if max_points > last else last + width)
    return tuple(Bar(edges[i], edges[i + 1], counts[i]) for i in range(number))


def difficulty(passed: Sequence[bool]) -> float | None:
    """Return the share of students who passed: higher is easier. None without any student."""
    return sum(passed) / len(passed) if passed else None


def discrimination(passed: Sequence[bool], rest: Sequence[float]) -> float | None:
    """Return the correlation in [-1, 1] of passing with `rest`, the points of all other tests.

    None where it is undefined: all passed, all failed, or all have the same `rest`.
    """
    if len(passed) < 2 or len(set(passed)) < 2 or max(rest) - min(rest) < TOLERANCE:
        return None
    correlation = statistics.correlation([float(value) for value in passed], rest)
    return min(1.0, max(-1.0, correlation))


def _bar_width(max_points: float) -> float:
    """Return the smallest round width for at most MAX_BARS bars."""
    if max_points <= 0:
        return 1.0
    size = 10.0 ** math.floor(math.log10(max_points / MAX_BARS))
    return next(
        size * factor
        for factor in ROUND_WIDTHS
        if max_points / (size * factor) <= MAX_BARS + TOLERANCE
    )
