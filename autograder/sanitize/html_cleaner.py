"""HTML in which nothing acts and nothing is fetched by itself: the one list of what is allowed."""

import html
import re
from collections.abc import Callable

import nh3
from pygments.token import STANDARD_TYPES

from autograder.sanitize import formulas, images

ALLOWED_TAGS = (
    "a abbr b blockquote br caption center cite code col colgroup dd del details dfn div dl dt em"
    " figcaption figure font h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q s samp small"
    " span strike strong sub summary sup table tbody td tfoot th thead tr tt u ul var"
)
TAGS = frozenset(ALLOWED_TAGS.split())
ATTRIBUTES = {
    "*": {"align", "style", "title", "valign"},
    "a": {"href"},
    "font": {"color", "size"},
    "img": {"src", "alt", "width", "height"},
    "ol": {"start"},
    "table": {"border"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
}
# Other classes would dress a text as a part of the page around it.
CLASSES = {"div": {"highlight"}, "span": set(STANDARD_TYPES.values()) - {""}}
# None of these fetches anything or lays a text over its surroundings.
STYLES = (
    "background-color border border-collapse color font-style font-weight padding text-align"
    " text-decoration vertical-align"
)
# To hosts with a name of their own: a mere visit of some addresses on the reader's own machine
# has effects.
LINK = re.compile(
    r"(?:https?://(?:[\w-]+\.)+[^\W\d_][\w-]+(?::\d+)?(?:[/?#]|\Z)|mailto:|#)[^\s\\]*\Z", re.I
)
WEB = re.compile(r"https?://\S+\Z", re.I)

# nh3 quotes every value and escapes every quote in it; a bracket within a value is none of a tag's.
TAG = re.compile(r'<(/?)([a-zA-Z][a-zA-Z0-9]*)((?:[^>"]|"[^"]*")*)>')
IMAGE = re.compile(r'<img((?: [a-z]+="[^"]*")*)>')
VALUE = re.compile(r' ([a-z]+)="([^"]*)"')


def clean(text: str) -> str:
    """HTML without scripts, handlers, frames, forms, and anything fetched by itself.

    A picture from the web becomes a link to it, and a formula loses the commands that act.
    """
    return formulas.neutralize(_KEEP_OWN.clean(IMAGE.sub(_as_link, _KEEP_WEB.clean(text))))


def has_content(text: str) -> bool:
    """Whether cleaned HTML shows anything."""
    return "<img " in text or bool(re.sub(r"<[^>]*>", "", text).strip())


def strip_tags(text: str) -> str:
    """The text of HTML without its tags."""
    return html.unescape(nh3.clean(text, tags=set())).strip()


def _local_only(_tag: str, name: str, value: str) -> str | None:
    """A picture is embedded, not fetched; a link leads to another host or within the page."""
    if name == "src":
        return value if images.is_embedded(value) else None
    if name == "href":
        return value if LINK.match(value) else None
    return value


def _own_or_web(tag: str, name: str, value: str) -> str | None:
    return value if name == "src" and WEB.match(value) else _local_only(tag, name, value)


def _as_link(image: re.Match[str]) -> str:
    values = {name: html.unescape(value) for name, value in VALUE.findall(image[1])}
    address = values.get("src", "")
    if not WEB.match(address):
        return image[0]
    label = html.escape(values.get("alt") or address)
    return f'<a href="{html.escape(address)}">{label}</a>'


def _cleaner(attribute_filter: Callable[[str, str, str], str | None]) -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=TAGS,
        attributes=ATTRIBUTES,
        attribute_filter=attribute_filter,
        url_schemes={"http", "https", "mailto", "data"},
        allowed_classes=CLASSES,
        filter_style_properties=set(STYLES.split()),
        link_rel="noopener noreferrer nofollow",
    )


_KEEP_WEB, _KEEP_OWN = _cleaner(_own_or_web), _cleaner(_local_only)
