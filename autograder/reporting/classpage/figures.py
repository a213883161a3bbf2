"""The figures of the instructor's pages: matplotlib, no pyplot, no name of anybody in them."""

from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator, PercentFormatter

from autograder.course import Language
from autograder.reporting.classpage.facts import Band
from autograder.reporting.classpage.statistics import Bar, Spread
from autograder.reporting.classpage.svg import ACCENT, BAND, BAR, INK, LINE, QUIET, inline, style
from autograder.reporting.classpage.words import say, say_count

WIDE, LOW = 5.8, 2.6
NEAR = 0.02, 0.06  # of the two axes: a number's width and height


@style()
def points(bars: Sequence[Bar], median: float, language: Language) -> str:
    """A histogram of points, with the median as a line."""
    figure, axes = _axes(say("axis_points", language), say("axis_students", language))
    for bar in bars:
        width = bar.high - bar.low
        axes.bar(bar.low, bar.count, width=width, align="edge", color=BAR, edgecolor=QUIET)
    axes.axvline(median, color=ACCENT, linewidth=2)
    highest = max((bar.count for bar in bars), default=1)
    axes.set_ylim(0, max(1, highest) * 1.2)
    axes.set_xlim(bars[0].low, bars[-1].high)
    axes.yaxis.set_major_locator(MaxNLocator(integer=True, nbins=5))
    at_the_right = median > (bars[0].low + bars[-1].high) / 2
    axes.annotate(
        say("median_is", language, median=f"{median:g}"),
        (median, max(1, highest) * 1.1),
        xytext=(-5 if at_the_right else 5, 0),
        textcoords="offset points",
        ha="right" if at_the_right else "left",
        va="center",
        color=INK,
    )
    return inline(figure, "points", say("alt_points", language, median=f"{median:g}"))


@style()
def tests(found: Sequence[tuple[int, float, float]], language: Language) -> str:
    """Every test by its number: how many passed, and how well it separates."""
    figure, axes = _axes(say("axis_passed", language), say("axis_separation", language), 3.2)
    axes.axhline(0, color=QUIET, linewidth=1)
    for numbers, passed, separation in _together(found):
        axes.plot(passed, separation, "o", color=BAND, markersize=7, markeredgecolor=QUIET)
        axes.annotate(
            ", ".join(map(str, numbers)),
            (passed, separation),
            xytext=(0, 6),
            textcoords="offset points",
            ha="center",
            va="bottom",
            color=INK,
            fontsize=8,
        )
    axes.set_xlim(-0.05, 1.05)
    lowest = min((separation for _, _, separation in found), default=0)
    axes.set_ylim(min(-0.15, lowest - 0.1), 1.1)
    axes.xaxis.set_major_formatter(PercentFormatter(1, decimals=0))
    return inline(figure, "tests", say_count("alt_tests", language, len(found)))


@style()
def weeks(
    titles: Sequence[str],
    spreads: Sequence[Spread | None],
    lines: Sequence[Sequence[float | None]],
    language: Language,
) -> str:
    """The class week over week: the middle half as a band, the median, each student a thin line."""
    figure, axes = _axes("", say("axis_share", language), 3.0)
    faint = min(0.45, 12 / max(1, len(lines)))  # many lines are a cloud, and hide no median
    for line in lines:
        broken = [float("nan") if share is None else share for share in line]
        axes.plot(range(len(broken)), broken, color=QUIET, linewidth=0.7, alpha=faint)
    known = [(at, found) for at, found in enumerate(spreads) if found is not None]
    at = [place for place, _ in known]
    low, high = [one.quarter for _, one in known], [one.three_quarters for _, one in known]
    axes.fill_between(at, low, high, color=BAND, alpha=0.5, linewidth=0)
    axes.plot(at, [one.median for _, one in known], "o-", color=ACCENT, linewidth=2.5)
    axes.set_xticks(range(len(titles)), titles)
    axes.set_xlim(-0.3, len(titles) - 0.7)
    _percent(axes)
    return inline(figure, "weeks", say("alt_weeks", language))


@style()
def curves(found: Sequence[Sequence[float]], band: Band, language: Language) -> str:
    """Learning curves: the reference's band, and a line for each student."""
    figure, axes = _axes(say("axis_epoch", language), say("axis_accuracy", language), 3.2)
    if band:
        low, high = [one for one, _ in band], [one for _, one in band]
        axes.fill_between(range(len(band)), low, high, color=BAND, alpha=0.6, linewidth=0)
    for values in found:
        axes.plot(range(len(values)), values, color=LINE, linewidth=1.2, alpha=0.7)
    axes.xaxis.set_major_locator(MaxNLocator(integer=True))
    _percent(axes)
    return inline(figure, "curves", say_count("alt_curves", language, len(found)))


def _together(
    found: Sequence[tuple[int, float, float]],
) -> Sequence[tuple[list[int], float, float]]:
    """Tests whose numbers would lie on each other share one dot."""
    dots: list[tuple[list[int], float, float]] = []
    for number, passed, separation in found:
        for numbers, x, y in dots:
            if abs(x - passed) < NEAR[0] * max(1, len(numbers)) and abs(y - separation) < NEAR[1]:
                numbers.append(number)
                break
        else:
            dots.append(([number], passed, separation))
    return dots


def _percent(axes: Axes) -> None:
    axes.set_ylim(-0.03, 1.05)
    axes.yaxis.set_major_formatter(PercentFormatter(1, decimals=0))
    axes.grid(axis="y", color=QUIET, linewidth=0.5, alpha=0.5)


def _axes(across: str, up: str, height: float = LOW) -> tuple[Figure, Axes]:
    """A figure with quiet axes."""
    figure = Figure(figsize=(WIDE, height), layout="constrained")
    axes = figure.add_subplot()
    axes.set_xlabel(across, color=INK)
    axes.set_ylabel(up, color=INK)
    axes.tick_params(colors=QUIET, labelcolor=INK, labelsize=9)
    for side, spine in axes.spines.items():
        spine.set_color(QUIET)
        spine.set_visible(side in ("left", "bottom"))
    return figure, axes
