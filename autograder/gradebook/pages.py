"""Markdown of submissions on nbgrader's pages: HTML in which nothing acts and nothing is fetched.

nbgrader renders a student's text cells as they are, raw HTML and all, with the instructor's
rights. This filter stands in for nbconvert's own in feedback pages and in the formgrader.
"""

import re
from functools import cache
from typing import Any

import nh3
from jinja2 import pass_context
from nbconvert.exporters import HTMLExporter

SHOWN = (
    "a abbr b blockquote br code dd del div dl dt em h1 h2 h3 h4 h5 h6 hr i img kbd li ol p pre"
    " s span strong sub sup table tbody td tfoot th thead tr u ul"
)
TAGS = frozenset(SHOWN.split())
ATTRIBUTES = {
    "a": {"href", "title"},
    "code": {"class"},
    "div": {"class"},
    "img": {"src", "alt", "title", "width", "height"},
    "span": {"class"},
    "td": {"align", "colspan", "rowspan"},
    "th": {"align", "colspan", "rowspan"},
}
PICTURE = re.compile(r"data:image/(png|jpeg|gif);base64,[A-Za-z0-9+/=\s]*\Z")
# MathJax follows these within formulas: links, styles, and code that it fetches.
ACTING_TEX = re.compile(r"\\(?=(?:href|url|require|style|class|cssId|bbox|unicode|html\w*)\b)")
INVISIBLE = "\N{ZERO WIDTH SPACE}"


@pass_context
def markdown2html(context: Any, source: str) -> str:
    """A text cell as HTML: formatting, tables, links and embedded pictures, and nothing else."""
    return clean(_exporter().markdown2html(context, ACTING_TEX.sub(rf"\\{INVISIBLE}", source)))


def clean(html: str) -> str:
    """HTML without scripts, handlers, frames, styles, forms, and anything fetched by itself."""
    return nh3.clean(
        html,
        tags=set(TAGS),
        attributes={tag: set(names) for tag, names in ATTRIBUTES.items()},
        attribute_filter=_only_own_pictures,
        url_schemes={"http", "https", "mailto", "data"},
        link_rel="noopener noreferrer nofollow",
    )


def _only_own_pictures(tag: str, name: str, value: str) -> str | None:
    """A picture is embedded, not fetched; a link leads to a page, not to data."""
    if (tag, name) == ("img", "src"):
        return value if PICTURE.match(value) else None
    if (tag, name) == ("a", "href") and value.strip().lower().startswith("data:"):
        return None
    return value


@cache
def _exporter() -> HTMLExporter:
    return HTMLExporter()
