"""Numbers about a class: how points spread, how hard a test was, how well it separates.

`difficulty` and `separation` are the two numbers of classical item analysis: the share of those
who passed (Lord and Novick, *Statistical Theories of Mental Test Scores*, 1968, chapter 15), and
the corrected item-total correlation (Henrysson, *Correction of item-total correlations in item
analysis*, Psychometrika 28, 1963, 211-218): the point-biserial correlation between passing the
test and the points of all other tests. With the test's own points among the rest, each test would
seem to separate, the more so the fewer there are.
"""

import math
import statistics
from collections.abc import Sequence

from msgspec import Struct

MAX_BARS = 12
TINY = 1e-9  # points are sums of decimal fractions: less than this is rounding
NICE = (1, 2, 5)


class Spread(Struct, frozen=True):
    """The five numbers of a distribution, and its mean."""

    count: int
    mean: float
    lowest: float
    quarter: float  # a quarter is at or below this
    median: float
    three_quarters: float
    highest: float


class Bar(Struct, frozen=True):
    """How many have points from `low` on and below `high`; the last bar has its end, too."""

    low: float
    high: float
    count: int


def spread(values: Sequence[float]) -> Spread | None:
    """The distribution of some values; None of none."""
    if not values:
        return None
    if len(values) == 1:
        quarters = [values[0]] * 3
    else:
        quarters = statistics.quantiles(values, n=4, method="inclusive")
    mean = statistics.fmean(values)
    return Spread(
        len(values), mean, min(values), quarters[0], quarters[1], quarters[2], max(values)
    )


def bars(points: Sequence[float], max_points: float) -> tuple[Bar, ...]:
    """A histogram over all points that can be had, in bars of a round width."""
    width = _width(max_points)
    number = max(1, math.ceil(max_points / width - TINY))
    counts = [0] * number
    for value in points:
        place = math.floor(value / width + TINY)
        counts[min(max(place, 0), number - 1)] += 1  # points beyond the maximum: the last bar
    last = width * (number - 1)
    edges = [round(i * width, 6) for i in range(number)]
    edges.append(max_points if max_points > last else last + width)
    return tuple(Bar(edges[i], edges[i + 1], counts[i]) for i in range(number))


def difficulty(passed: Sequence[bool]) -> float | None:
    """The share of those who passed: the higher, the easier. None where nobody was tested."""
    return sum(passed) / len(passed) if passed else None


def separation(passed: Sequence[bool], rest: Sequence[float]) -> float | None:
    """The correlation of passing with the points of all other tests, from -1 to 1.

    None where there is none: all passed, all failed, or all have the same points otherwise.
    """
    if len(passed) < 2 or len(set(passed)) < 2 or max(rest) - min(rest) < TINY:
        return None
    found = statistics.correlation([float(one) for one in passed], rest)
    return min(1.0, max(-1.0, found))


def _width(max_points: float) -> float:
    """The smallest round width with which the bars are few enough."""
    if max_points <= 0:
        return 1.0
    size = 10.0 ** math.floor(math.log10(max_points / MAX_BARS))
    return next(
        size * nice for nice in (*NICE, 10) if max_points / (size * nice) <= MAX_BARS + TINY
    )
