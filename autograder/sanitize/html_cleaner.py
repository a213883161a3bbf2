"""Cleans HTML: removes active content and everything that is fetched without a click."""

import html
import re
from collections.abc import Callable

import nh3
from pygments.token import STANDARD_TYPES

from autograder.sanitize import formulas, images

_TAGS = (
    "a abbr b blockquote br caption center cite code col colgroup dd del details dfn div dl dt em"
    " figcaption figure font h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q s samp small"
    " span strike strong sub summary sup table tbody td tfoot th thead tr tt u ul var"
)
ALLOWED_TAGS = frozenset(_TAGS.split())
ALLOWED_ATTRIBUTES = {
    "*": {"align", "style", "title", "valign"},
    "a": {"href"},
    "font": {"color", "size"},
    "img": {"src", "alt", "width", "height"},
    "ol": {"start"},
    "table": {"border"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
}
# With other classes, text could look like a part of the page around it.
ALLOWED_CLASSES = {"div": {"highlight"}, "span": set(STANDARD_TYPES.values()) - {""}}
# None of these fetches anything or moves text over other content.
ALLOWED_STYLES = (
    "background-color border border-collapse color font-style font-weight padding text-align"
    " text-decoration vertical-align"
)
# Only to hosts with a domain name: a visit of the reader's own machine may have effects.
SAFE_LINK = re.compile(
    r"(?:https?://(?:[\w-]+\.)+[^\W\d_][\w-]+(?::\d+)?(?:[/?#]|\Z)|mailto:|#)[^\s\\]*\Z", re.I
)
WEB_ADDRESS = re.compile(r"https?://\S+\Z", re.I)

# In nh3's output: it quotes every value, so a bracket in a value does not end the tag.
CLEAN_TAG = re.compile(r'<(/?)([a-zA-Z][a-zA-Z0-9]*)((?:[^>"]|"[^"]*")*)>')
IMAGE = re.compile(r'<img((?: [a-z]+="[^"]*")*)>')
VALUE = re.compile(r' ([a-z]+)="([^"]*)"')


def clean(text: str) -> str:
    """Remove scripts, handlers, frames, forms, and everything that is fetched without a click.

    An image on the web becomes a link to it; active commands in formulas are neutralized.
    """
    return formulas.neutralize(_LOCAL.clean(IMAGE.sub(_as_link, _LOCAL_OR_WEB.clean(text))))


def has_content(text: str) -> bool:
    """Return whether cleaned HTML shows anything."""
    return "<img " in text or bool(re.sub(r"<[^>]*>", "", text).strip())


def strip_tags(text: str) -> str:
    """Return the text of HTML without its tags."""
    return html.unescape(nh3.clean(text, tags=set())).strip()


def _local_only(_tag: str, name: str, value: str) -> str | None:
    """Allow embedded images, and links to another host or within the page."""
    if name == "src":
        return value if images.is_embedded(value) else None
    if name == "href":
        return value if SAFE_LINK.match(value) else None
    return value


def _local_or_web(tag: str, name: str, value: str) -> str | None:
    return value if name == "src" and WEB_ADDRESS.match(value) else _local_only(tag, name, value)


def _as_link(image: re.Match[str]) -> str:
    values = {name: html.unescape(value) for name, value in VALUE.findall(image[1])}
    address = values.get("src", "")
    if not WEB_ADDRESS.match(address):
        return image[0]
    label = html.escape(values.get("alt") or address)
    return f'<a href="{html.escape(address)}">{label}</a>'


def _cleaner(attribute_filter: Callable[[str, str, str], str | None]) -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=ALLOWED_TAGS,
        attributes=ALLOWED_ATTRIBUTES,
        attribute_filter=attribute_filter,
        url_schemes={"http", "https", "mailto", "data"},
        allowed_classes=ALLOWED_CLASSES,
        filter_style_properties=set(ALLOWED_STYLES.split()),
        link_rel="noopener noreferrer nofollow",
    )


_LOCAL_OR_WEB, _LOCAL = _cleaner(_local_or_web), _cleaner(_local_only)
