"""The figures of the instructor's pages: matplotlib, no pyplot, no name of anybody in them."""

import io
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from xml.etree import ElementTree

from matplotlib import rc_context
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.font_manager import fontManager
from matplotlib.ticker import MaxNLocator, PercentFormatter

from autograder.core.i18n import Language
from autograder.reporting.class_report.model import Band
from autograder.reporting.class_report.statistics import Bar, Spread
from autograder.reporting.class_report.strings import plural_text, text

# FOLDED autograder/reporting/class_report/charts.py: "A matplotlib f

NAMESPACE = "http://www.w3.org/2000/svg"
XLINK = "{http://www.w3.org/1999/xlink}"
# Stand-ins: what is drawn in one of them gets its colour from the page's style sheet.
INK, QUIET, BAR, BAND, LINE, ACCENT = (
    "#010101",
    "#020202",
    "#030303",
    "#040404",
    "#050505",
    "#060606",
)
CLASSES = {INK: "ink", QUIET: "quiet", BAR: "bar", BAND: "band", LINE: "line", ACCENT: "accent"}
KEPT = frozenset({"stroke-width", "stroke-dasharray", "stroke-linecap", "stroke-linejoin"})
KEPT |= {"opacity", "fill-opacity", "stroke-opacity", "font-size", "text-anchor"}


@contextmanager
def style() -> Iterator[None]:
    """Within it, text is measured in a font with Japanese letters and written as text.

    On the page the reader's own font takes its place; a search finds it, and the file stays small.
    """
    families = [*_japanese(), "DejaVu Sans"]
    with rc_context({"svg.fonttype": "none", "font.family": families, "font.size": 10}):
        yield


def inline(figure: Figure, name: str, label: str) -> str:
    """The figure as an `svg` element with a text alternative; `name` is unique on the page."""
    out = io.StringIO()
    nothing = {"Date": None, "Creator": None, "Format": None, "Type": None}
    with rc_context({"svg.hashsalt": name}):
        figure.savefig(out, format="svg", metadata=nothing, transparent=True)
    ElementTree.register_namespace("", NAMESPACE)
    root = ElementTree.fromstring(out.getvalue())
    _clean(root, name)
    root.set("role", "img")
    root.set("aria-label", label)
    root.attrib.pop("width", None)
    root.attrib.pop("height", None)
    return ElementTree.tostring(root, encoding="unicode")


def _clean(root: ElementTree.Element, name: str) -> None:
    for parent in root.iter():
        for child in list(parent):
            if child.tag.rpartition("}")[2] in ("metadata", "style"):
                parent.remove(child)
    for element in root.iter():
        for key in [key for key in element.attrib if key.startswith(XLINK)]:
            element.set(key.removeprefix(XLINK), element.attrib.pop(key))
        for key, value in list(element.attrib.items()):
            element.set(key, re.sub(r"url\(#", f"url(#{name}-", value))
        if "id" in element.attrib:
            element.set("id", f"{name}-{element.get('id')}")
        if element.get("href", "").startswith("#"):
            element.set("href", f"#{name}-{element.attrib['href'][1:]}")
        _restyle(element)


def _restyle(element: ElementTree.Element) -> None:
    """A style as attributes, its colours as classes."""
    items = (item.partition(":") for item in element.attrib.pop("style", "").split(";"))
    style = {key.strip(): value.strip() for key, _, value in items if value}
    classes = []
    if element.tag.endswith("}text") and "fill" not in style:
        style["fill"] = INK
    if found := re.search(r"([\d.]+)px", style.get("font", "")):
        style["font-size"] = found[1]
    for key, value in style.items():
        if key in ("fill", "stroke") and value in CLASSES:
            classes.append(f"{key}-{CLASSES[value]}")
        elif key in ("fill", "stroke") or key in KEPT:
            element.set(key, value)
    if classes:
        element.set("class", " ".join(classes))


@cache
def _japanese() -> tuple[str, ...]:
    """The family that matplotlib-fontja brings; importing that would change every figure's font."""
    found = find_spec("matplotlib_fontja")
    files = sorted(Path(found.origin).parent.glob("fonts/*.ttf")) if found and found.origin else []
    for file in files:
        fontManager.addfont(file)
    known = {entry.fname: entry.name for entry in fontManager.ttflist}
    return tuple({known[str(file)]: None for file in files})


# MAIN

WIDE, LOW = 5.8, 2.6
NEAR = 0.02, 0.06  # of the two axes: a number's width and height


@style()
def points(bars: Sequence[Bar], median: float, language: Language) -> str:
    """A histogram of points, with the median as a line."""
    figure, axes = _axes(text("axis_points", language), text("axis_students", language))
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
        text("median_is", language, median=f"{median:g}"),
        (median, max(1, highest) * 1.1),
        xytext=(-5 if at_the_right else 5, 0),
        textcoords="offset points",
        ha="right" if at_the_right else "left",
        va="center",
        color=INK,
    )
    return inline(figure, "points", text("alt_points", language, median=f"{median:g}"))


@style()
def tests(found: Sequence[tuple[int, float, float]], language: Language) -> str:
    """Every test by its number: how many passed, and how well it separates."""
    figure, axes = _axes(text("axis_passed", language), text("axis_separation", language), 3.2)
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
    return inline(figure, "tests", plural_text("alt_tests", language, len(found)))


@style()
def weeks(
    titles: Sequence[str],
    spreads: Sequence[Spread | None],
    lines: Sequence[Sequence[float | None]],
    language: Language,
) -> str:
    """The class week over week: the middle half as a band, the median, each student a thin line."""
    figure, axes = _axes("", text("axis_share", language), 3.0)
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
    return inline(figure, "weeks", text("alt_weeks", language))


@style()
def curves(found: Sequence[Sequence[float]], band: Band, language: Language) -> str:
    """Learning curves: the reference's band, and a line for each student."""
    figure, axes = _axes(text("axis_epoch", language), text("axis_accuracy", language), 3.2)
    if band:
        low, high = [one for one, _ in band], [one for _, one in band]
        axes.fill_between(range(len(band)), low, high, color=BAND, alpha=0.6, linewidth=0)
    for values in found:
        axes.plot(range(len(values)), values, color=LINE, linewidth=1.2, alpha=0.7)
    axes.xaxis.set_major_locator(MaxNLocator(integer=True))
    _percent(axes)
    return inline(figure, "curves", plural_text("alt_curves", language, len(found)))


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
