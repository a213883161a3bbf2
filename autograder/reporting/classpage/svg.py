"""A matplotlib figure as inline SVG that takes its colours from the page, light or dark.

What matplotlib writes is turned from styles, which the page's content security policy refuses,
into attributes and classes: figures are drawn in a few stand-in colours, each the name of a class.
"""

import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from xml.etree import ElementTree

from matplotlib import rc_context
from matplotlib.figure import Figure
from matplotlib.font_manager import fontManager

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
