"""Validates HTML that is kept unchanged, for any viewer.

Accepts only tags in a plain form that all parsers read alike. `html_cleaner.clean` accepts
anything, because its output replaces the input.
"""

import html
import re

from autograder.sanitize import formulas, html_cleaner, images

LOCAL_FILE = re.compile(r"\w[\w.-]*(?:/\w[\w.-]*)*\Z")  # next to the notebook
_WHITESPACE = r"[ \t\r\n\f]"
_ATTRIBUTE = rf"""{_WHITESPACE}+([a-z]+)(?:=("[^"<>]*"|'[^'<>]*'|[\w#%.,:/?&-]*[\w#%-]))?"""
PLAIN_TAG = re.compile(rf"<(/?)([a-z][a-z0-9]*)((?:{_ATTRIBUTE})*){_WHITESPACE}*/?>", re.I | re.A)
ATTRIBUTE = re.compile(_ATTRIBUTE, re.I | re.A)
TAG_START = re.compile(r"<(?=[a-zA-Z/!?])")
STYLE = re.compile(
    rf"(?:\s*(?:{'|'.join(html_cleaner.ALLOWED_STYLES.split())})\s*:[\w\s#%.,()-]*(?:;|\Z))*\s*\Z",
    re.I | re.A,
)
# Markdown renderers write these.
CLASSES = html_cleaner.ALLOWED_CLASSES | {"li": {"task-list-item"}}
CODE_CLASS = re.compile(r"language-[\w+#.-]*\Z", re.A)
CHECKBOXES = re.compile(
    r'<input class="task-list-item-checkbox" type="checkbox" disabled(?: checked)?/>'
)


def is_safe_html(text: str) -> bool:
    """Return whether HTML has no active content and fetches nothing, in any viewer."""
    if formulas.has_active_command(html.unescape(text)):
        return False
    text = CHECKBOXES.sub("", text)
    end = 0
    for tag_start in TAG_START.finditer(text):
        if tag_start.start() < end:
            return False
        tag = PLAIN_TAG.match(text, tag_start.start())
        if tag is None or not _is_safe_tag(tag):
            return False
        end = tag.end()
    return True


def _is_safe_tag(tag: re.Match[str]) -> bool:
    name = tag[2].lower()
    if len(name) == 1 and not tag[3]:
        return True  # a formula, <x>; elements with so short a name have no effect
    return name in html_cleaner.ALLOWED_TAGS and all(
        _is_safe_value(name, match[1].lower(), html.unescape((match[2] or "").strip("\"'")))
        for match in ATTRIBUTE.finditer(tag[3])
    )


def _is_safe_value(tag: str, name: str, value: str) -> bool:
    if name == "class":
        is_code_class = tag == "code" and CODE_CLASS.match(value) is not None
        return is_code_class or value in CLASSES.get(tag, ())
    attributes = html_cleaner.ALLOWED_ATTRIBUTES
    if name not in attributes["*"] | attributes.get(tag, set()):
        return False
    if name == "href":
        return (html_cleaner.SAFE_LINK.match(value) or LOCAL_FILE.match(value)) is not None
    if name == "src":
        return value.startswith("attachment:") or images.is_embedded(value)
    return name != "style" or STYLE.match(value) is not None
