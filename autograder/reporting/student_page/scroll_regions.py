"""Boxes for what may be wider than a screen: each scrolls by itself, has a name and takes focus."""

import html
import re
from collections import Counter

from markupsafe import escape

from autograder.core.i18n import Language, lazy, translate
from autograder.sanitize.html_cleaner import TAG

# FOLDED autograder/reporting/student_page/scroll_regions.py: 'Headin

HEADING = re.compile(r"h[1-6]\Z")
EMPTY = re.compile(r"(?:\s|<br>)*</h[1-6]>")
DEEPEST = 6


class HeadingLevels:
    """Where a page is among its headings; `above` is the level of the heading around it all."""

    def __init__(self, above: int) -> None:
        self._above = self._last = above
        self.title = ""

    def shift(self, text: str) -> str:
        """Cleaned HTML with its headings at levels that follow those before it."""
        if "<h" not in text:
            return text
        pieces, end = [], 0
        opened: list[tuple[int, int]] = []  # the level of a heading, and where its words begin
        for tag in TAG.finditer(text):
            if tag.start() < end or not HEADING.match(tag[2]):
                continue
            pieces.append(text[end : tag.start()])
            end = tag.end()
            if not tag[1] and (empty := EMPTY.match(text, end)):
                end = empty.end()  # says nothing to a reader
            elif not tag[1]:
                self._last = min(int(tag[2][1]) + self._above, self._last + 1, DEEPEST)
                opened.append((self._last, end))
                pieces.append(f"<h{self._last}{tag[3]}>")
            elif opened:
                level, began = opened.pop()
                words = html.unescape(TAG.sub("", text[began : tag.start()])).strip()
                self.title = words or self.title
                pieces.append(f"</h{level}>")
        return "".join((*pieces, text[end:]))


# MAIN

NAMES = {
    "code": "Code {number}",
    "output": "Output {number}",
    "table": "Table {number}",
    "formula": "Formula {number}",
    "block": "Block of text {number}",
}
WIDE_FORMULA = {True: 20, False: 28}  # letters; one of its own line is set wider
END_OF_FORMULA = "</math>"
KINDS = {"table": "table", "pre": "block"}
EMPTY_HEADER = re.compile(r"\s*</th>")
COLOURED = re.compile(r'\sstyle="[^"]*color|<font\b[^>]*\scolor=')


class ScrollRegions:
    """The boxes of one page, numbered by kind."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._counts: Counter[str] = Counter()

    def next_label(self, kind: str) -> str:
        """The name of the next box of this kind."""
        self._counts[kind] += 1
        return lazy(NAMES[kind], number=self._counts[kind]).render(self._language)

    def wrap(self, text: str) -> str:
        """Cleaned HTML in which tables, code and formulas scroll by themselves."""
        pieces, end = [], 0
        for tag in TAG.finditer(text):
            if tag.start() < end:
                continue
            pieces.append(text[end : tag.start()])
            shown, end = self._framed(tag, text)
            pieces.append(shown)
        return "".join((*pieces, text[end:]))

    def _framed(self, tag: re.Match[str], text: str) -> tuple[str, int]:
        """What stands for a tag, or for all that it begins, and where the text goes on."""
        closes, name = tag[1], tag[2]
        if name in KINDS:
            if closes:
                return f"{tag[0]}</div>", tag.end()
            return f'<div class="scroll" {self._attributes(KINDS[name])}>{tag[0]}', tag.end()
        if name == "math" and not closes:
            # Formulas are set by us: within one there is no other, and no bracket in a value.
            end = text.index(END_OF_FORMULA, tag.end()) + len(END_OF_FORMULA)
            return self._formula(text[tag.start() : end], 'display="block"' in tag[3]), end
        if name == "th" and not closes and (empty := EMPTY_HEADER.match(text, tag.end())):
            return f"<td{tag[3]}></td>", empty.end()  # a header without words heads nothing
        if name == "img" and " alt=" not in tag[3]:
            said = escape(translate("a picture without a description", self._language))
            return f'<img alt="{said}"{tag[3]}>', tag.end()
        return tag[0], tag.end()

    def _formula(self, formula: str, block: bool) -> str:
        if len(re.sub(r"\s", "", TAG.sub("", formula))) <= WIDE_FORMULA[block]:
            return formula
        place = "display" if block else "inline"
        return f'<span class="scroll {place}" {self._attributes("formula")}>{formula}</span>'

    def _attributes(self, kind: str) -> str:
        return f'tabindex="0" role="region" aria-label="{escape(self.next_label(kind))}"'


def is_coloured(text: str) -> bool:
    """Whether HTML brings colours of its own, which are meant for white paper."""
    return COLOURED.search(text) is not None
