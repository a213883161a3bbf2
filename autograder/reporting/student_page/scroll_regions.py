"""Cleaned HTML of submissions as a part of the page: scrolling boxes and levels of headings.

The input is what `html_cleaner` and `formulas` write, so its tags can be matched by regular
expressions; parsing and serializing it again would change texts and formulas.
"""

import html
import re
from collections import Counter

from markupsafe import escape

from autograder.core.i18n import Language, lazy, translate
from autograder.sanitize.html_cleaner import CLEAN_TAG

ATTRIBUTES = r'(?:[^>"]|"[^"]*")*'
HEADING = re.compile(
    rf"(?P<empty><h[1-6]\b{ATTRIBUTES}>(?:\s|<br>)*</h[1-6]>)"
    rf"|<(?P<close>/?)h(?P<level>[1-6])\b(?P<attributes>{ATTRIBUTES})>|{CLEAN_TAG.pattern}"
)
DEEPEST_HEADING = 6
ELEMENT = re.compile(
    # A formula holds no other one, and no bracket in an attribute.
    rf"<math\b(?P<formula>{ATTRIBUTES})>.*?</math>"
    rf"|<th\b(?P<empty_header>{ATTRIBUTES})>\s*</th>"
    rf"|<(?P<close>/?)(?P<kind>table|pre)\b{ATTRIBUTES}>"
    rf"|<img\b(?P<image>{ATTRIBUTES})>|{CLEAN_TAG.pattern}",
    re.S,
)
REGION_LABELS = {
    "code": "Code {number}",
    "output": "Output {number}",
    "table": "Table {number}",
    "formula": "Formula {number}",
    "pre": "Block of text {number}",
}
# Characters of a formula on a line of its own (True: set wider) or in a text that need no box.
MAX_FORMULA = {True: 20, False: 28}
COLOURED = re.compile(r'\sstyle="[^"]*color|<font\b[^>]*\scolor=')


class HeadingLevels:
    """The headings of a page so far; `above` is the level of the heading around them."""

    def __init__(self, above: int) -> None:
        self._above = self._last = above
        self.title = ""  # the text of the last heading

    def shift(self, text: str) -> str:
        """Return cleaned HTML whose headings continue the page's levels without a gap."""
        if "<h" not in text:
            return text
        open_headings: list[tuple[int, int]] = []  # level, start of the content

        def replace(tag: re.Match[str]) -> str:
            if tag["empty"]:
                return ""
            if not tag["level"]:
                return tag[0]  # another element
            if not tag["close"]:
                level = min(int(tag["level"]) + self._above, self._last + 1, DEEPEST_HEADING)
                self._last = level
                open_headings.append((level, tag.end()))
                return f"<h{level}{tag['attributes']}>"
            level, start = open_headings.pop()
            content = CLEAN_TAG.sub("", text[start : tag.start()])
            self.title = html.unescape(content).strip() or self.title
            return f"</h{level}>"

        return HEADING.sub(replace, text)


class ScrollRegions:
    """The scrolling boxes of one page, numbered by kind for screen readers."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._counts: Counter[str] = Counter()

    def next_label(self, kind: str) -> str:
        """Return the label of the next box of this kind."""
        self._counts[kind] += 1
        return lazy(REGION_LABELS[kind], number=self._counts[kind]).render(self._language)

    def wrap(self, text: str) -> str:
        """Return cleaned HTML with a scrolling box around each table, block and long formula.

        Also describes images and replaces empty table headers, for screen readers.
        """
        return ELEMENT.sub(self._replace, text)

    def _replace(self, element: re.Match[str]) -> str:
        if element["formula"] is not None:
            return self._formula(element[0], 'display="block"' in element["formula"])
        if element["kind"]:
            if element["close"]:
                return f"{element[0]}</div>"
            return f'<div class="scroll" {self._attributes(element["kind"])}>{element[0]}'
        if element["empty_header"] is not None:
            return f"<td{element['empty_header']}></td>"
        if element["image"] is not None and " alt=" not in element["image"]:
            alt = escape(translate("a picture without a description", self._language))
            return f'<img alt="{alt}"{element["image"]}>'
        return element[0]

    def _formula(self, formula: str, block: bool) -> str:
        if len(re.sub(r"\s", "", CLEAN_TAG.sub("", formula))) <= MAX_FORMULA[block]:
            return formula
        display = "display" if block else "inline"
        return f'<span class="scroll {display}" {self._attributes("formula")}>{formula}</span>'

    def _attributes(self, kind: str) -> str:
        return f'tabindex="0" role="region" aria-label="{escape(self.next_label(kind))}"'


def is_coloured(text: str) -> bool:
    """Return whether HTML has colours of its own, which need a white background."""
    return COLOURED.search(text) is not None
