"""The test whether HTML may be left as it is, for whatever viewer comes.

It accepts only tags written so plainly that no two readers take them for different things;
cleaning, which has to guess what was meant, is `markup.clean`.
"""

import html
import re

from autograder.sanitize import formulas, images
from autograder.sanitize.html_cleaner import ATTRIBUTES, CLASSES, LINK, STYLES, TAGS

FILE = re.compile(r"\w[\w.-]*(?:/\w[\w.-]*)*\Z")  # beside the notebook
_WHITESPACE = r"[ \t\r\n\f]"
_ATTRIBUTE = rf"""{_WHITESPACE}+([a-z]+)(?:=("[^"<>]*"|'[^'<>]*'|[\w#%.,:/?&-]*[\w#%-]))?"""
TAG = re.compile(rf"<(/?)([a-z][a-z0-9]*)((?:{_ATTRIBUTE})*){_WHITESPACE}*/?>", re.I | re.A)
ATTRIBUTE = re.compile(_ATTRIBUTE, re.I | re.A)
TAG_START = re.compile(r"<(?=[a-zA-Z/!?])")
STYLE = re.compile(
    rf"(?:\s*(?:{'|'.join(STYLES.split())})\s*:[\w\s#%.,()-]*(?:;|\Z))*\s*\Z", re.I | re.A
)
# What Markdown renderers write themselves.
CODE_CLASS = re.compile(r"language-[\w+#.-]*\Z", re.A)
CHECKBOXES = re.compile(
    r'<input class="task-list-item-checkbox" type="checkbox" disabled(?: checked)?/>'
)


def is_safe_html(text: str) -> bool:
    """Whether nothing in HTML acts or is fetched, whoever reads it."""
    if formulas.has_active_command(html.unescape(text)):
        return False
    text = CHECKBOXES.sub("", text)
    end = 0
    for opening in TAG_START.finditer(text):
        if opening.start() < end:
            return False
        tag = TAG.match(text, opening.start())
        if tag is None or not _plain_tag(tag):
            return False
        end = tag.end()
    return True


def _plain_tag(tag: re.Match[str]) -> bool:
    name = tag[2].lower()
    if len(name) == 1 and not tag[3]:
        return True  # a formula, <x>; no element with so short a name does anything
    if name not in TAGS:
        return False
    return all(
        _plain_value(name, found[1].lower(), html.unescape((found[2] or "").strip("\"'")))
        for found in ATTRIBUTE.finditer(tag[3])
    )


def _plain_value(tag: str, name: str, value: str) -> bool:
    if name == "class":
        known = CLASSES.get(tag, set()) | ({"task-list-item"} if tag == "li" else set())
        return value in known or (tag == "code" and CODE_CLASS.match(value) is not None)
    if name not in ATTRIBUTES["*"] | ATTRIBUTES.get(tag, set()):
        return False
    if name == "href":
        return LINK.match(value) is not None or FILE.match(value) is not None
    if name == "src":
        return value.startswith("attachment:") or images.is_embedded(value)
    return name != "style" or STYLE.match(value) is not None
