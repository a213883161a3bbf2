"""Charts of the instructor's pages: matplotlib figures as inline SVG, without names of students."""

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
from matplotlib.font_manager import FontProperties, fontManager
from matplotlib.ticker import MaxNLocator, PercentFormatter

from autograder.core.i18n import Language, lazy, translate
from autograder.reporting.class_report.model import Band
from autograder.reporting.class_report.statistics import Spread

NAMESPACE = "http://www.w3.org/2000/svg"
XLINK_HREF = "{http://www.w3.org/1999/xlink}href"
# Placeholder colours: each becomes a CSS class, because the page has a light and a dark scheme.
INK, QUIET = "#010101", "#020202"
BAND, LINE, ACCENT = "#040404", "#050505", "#060606"
CSS_CLASSES = {INK: "ink", QUIET: "quiet", BAND: "band", LINE: "line", ACCENT: "accent"}
STYLE_ATTRIBUTES = {"stroke-width", "stroke-dasharray", "stroke-linecap", "stroke-linejoin"}
STYLE_ATTRIBUTES |= {"opacity", "fill-opacity", "stroke-opacity", "font-size", "text-anchor"}
WIDTH = 5.8  # inches


@contextmanager
def chart_style() -> Iterator[None]:
    """Measure text in a font with Japanese letters, and write it as SVG text.

    The reader's browser shows it in its own font; text can be searched and keeps the file small.
    """
    families = [*_japanese_fonts(), "DejaVu Sans"]
    with rc_context({"svg.fonttype": "none", "font.family": families, "font.size": 10}):
        yield


@chart_style()
def draw_weeks(
    titles: Sequence[str],
    spreads: Sequence[Spread | None],
    lines: Sequence[Sequence[float | None]],
    language: Language,
) -> str:
    """Return the shares per week: the middle half as a band, the median, a line per student."""
    figure, axes = _axes("", translate("share of the points", language), 3.0)
    alpha = min(0.45, 12 / max(1, len(lines)))  # many lines must not hide the median
    for line in lines:
        shares = [float("nan") if share is None else share for share in line]
        axes.plot(range(len(shares)), shares, color=QUIET, linewidth=0.7, alpha=alpha)
    present = [(week, spread) for week, spread in enumerate(spreads) if spread is not None]
    weeks = [week for week, _ in present]
    low = [spread.quarter for _, spread in present]
    high = [spread.three_quarters for _, spread in present]
    axes.fill_between(weeks, low, high, color=BAND, alpha=0.5, linewidth=0)
    axes.plot(weeks, [spread.median for _, spread in present], "o-", color=ACCENT, linewidth=2.5)
    axes.set_xticks(range(len(titles)), titles)
    axes.set_xlim(-0.3, len(titles) - 0.7)
    _show_percent(axes)
    label = lazy("Share of the points week by week: median and middle half of the class.")
    return _to_inline_svg(figure, "weeks", label.render(language))


@chart_style()
def draw_curves(curves: Sequence[Sequence[float]], band: Band, language: Language) -> str:
    """Return learning curves: the reference's band and a line for each student."""
    figure, axes = _axes(translate("epoch", language), translate("accuracy", language), 3.2)
    if band:
        low, high = zip(*band, strict=True)
        axes.fill_between(range(len(band)), low, high, color=BAND, alpha=0.6, linewidth=0)
    for values in curves:
        axes.plot(range(len(values)), values, color=LINE, linewidth=1.2, alpha=0.7)
    axes.xaxis.set_major_locator(MaxNLocator(integer=True))
    _show_percent(axes)
    label = lazy(
        "Learning curve of one student over the band of the reference."
        if len(curves) == 1
        else "Learning curves of {count} students over the band of the reference.",
        count=len(curves),
    )
    return _to_inline_svg(figure, "curves", label.render(language))


def _show_percent(axes: Axes) -> None:
    axes.set_ylim(-0.03, 1.05)
    axes.yaxis.set_major_formatter(PercentFormatter(1, decimals=0))
    axes.grid(axis="y", color=QUIET, linewidth=0.5, alpha=0.5)


def _axes(x_label: str, y_label: str, height: float) -> tuple[Figure, Axes]:
    """Return a figure, made without pyplot's global state, and its axes."""
    figure = Figure(figsize=(WIDTH, height), layout="constrained")
    axes = figure.add_subplot()
    axes.set_xlabel(x_label, color=INK)
    axes.set_ylabel(y_label, color=INK)
    axes.tick_params(colors=QUIET, labelcolor=INK, labelsize=9)
    for side, spine in axes.spines.items():
        spine.set_color(QUIET)
        spine.set_visible(side in ("left", "bottom"))
    return figure, axes


def _to_inline_svg(figure: Figure, name: str, label: str) -> str:
    """Return an `svg` element with a text alternative; `name` must be unique on the page."""
    file = io.StringIO()
    no_metadata = {"Date": None, "Creator": None, "Format": None, "Type": None}
    with rc_context({"svg.hashsalt": name}):
        figure.savefig(file, format="svg", metadata=no_metadata, transparent=True)
    ids_with_prefix = re.sub(r'(\bid="|href="#|url\(#)', rf"\g<1>{name}-", file.getvalue())
    ElementTree.register_namespace("", NAMESPACE)
    root = ElementTree.fromstring(ids_with_prefix)
    for element in root.iter():
        for style_sheet in element.findall(f"{{{NAMESPACE}}}style"):
            element.remove(style_sheet)
        if link := element.attrib.pop(XLINK_HREF, ""):
            element.set("href", link)
        _replace_style(element)
    root.set("role", "img")
    root.set("aria-label", label)
    root.attrib.pop("width", None)
    root.attrib.pop("height", None)
    return ElementTree.tostring(root, encoding="unicode")


def _replace_style(element: ElementTree.Element) -> None:
    """Replace a `style` attribute by attributes and colour classes: the policy forbids it."""
    items = (item.partition(":") for item in element.attrib.pop("style", "").split(";"))
    style = {key.strip(): value.strip() for key, _, value in items if value}
    classes = []
    if element.tag.endswith("}text") and "fill" not in style:
        style["fill"] = INK
    if size := re.search(r"([\d.]+)px", style.get("font", "")):
        style["font-size"] = size[1]
    for key, value in style.items():
        if key in ("fill", "stroke") and value in CSS_CLASSES:
            classes.append(f"{key}-{CSS_CLASSES[value]}")
        elif key in ("fill", "stroke") or key in STYLE_ATTRIBUTES:
            element.set(key, value)
    if classes:
        element.set("class", " ".join(classes))


@cache
def _japanese_fonts() -> tuple[str, ...]:
    """Register the fonts of matplotlib-fontja; importing it would change every figure's font."""
    package = find_spec("matplotlib_fontja")
    if package is None or package.origin is None:
        return ()
    files = sorted(Path(package.origin).parent.glob("fonts/*.ttf"))
    for file in files:
        fontManager.addfont(file)
    return tuple(dict.fromkeys(FontProperties(fname=file).get_name() for file in files))
