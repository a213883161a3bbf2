"""Boxes for what may be wider than a screen: each scrolls by itself, has a name and takes focus."""

import re
from collections import Counter

from markupsafe import escape

from autograder.course import Language
from autograder.messages import phrase, translate

NAMES = {
    "code": "Code {number}",
    "output": "Output {number}",
    "table": "Table {number}",
    "formula": "Formula {number}",
    "block": "Block of text {number}",
}
MATH = re.compile(r"<math\b([^>]*)>.*?</math>", re.S)
WIDE_FORMULA = {True: 20, False: 28}  # letters; one of its own line is set wider
OPENS = re.compile(r"<(table|pre)\b")
CLOSES = re.compile(r"</(table|pre)>")
KINDS = {"table": "table", "pre": "block"}
EMPTY_HEADER = re.compile(r"<th\b([^>]*)>(\s*)</th>")
PICTURE = re.compile(r"<img\b(?![^>]*\salt=)")
TAG = re.compile(r"<[^>]*>")
COLOURED = re.compile(r'\sstyle="[^"]*color|<font\b[^>]*\scolor=')


class Frames:
    """The boxes of one page, numbered by kind."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._counts: Counter[str] = Counter()

    def name(self, kind: str) -> str:
        """The name of the next box of this kind."""
        self._counts[kind] += 1
        return phrase(NAMES[kind], number=self._counts[kind]).render(self._language)

    def fit(self, text: str) -> str:
        """Cleaned HTML in which tables, code and formulas scroll by themselves."""
        text = MATH.sub(self._around_formula, text)
        text = OPENS.sub(lambda found: f"{self._opened(KINDS[found[1]])}{found[0]}", text)
        text = CLOSES.sub(r"</\1></div>", text)
        text = EMPTY_HEADER.sub(r"<td\1>\2</td>", text)
        said = escape(translate("a picture without a description", self._language))
        return PICTURE.sub(f'<img alt="{said}"', text)

    def _around_formula(self, found: re.Match[str]) -> str:
        block = 'display="block"' in found[1]
        if len(re.sub(r"\s", "", TAG.sub("", found[0]))) <= WIDE_FORMULA[block]:
            return found[0]
        attributes = self._attributes("formula")
        place = "display" if block else "inline"
        return f'<span class="scroll {place}" {attributes}>{found[0]}</span>'

    def _opened(self, kind: str) -> str:
        return f'<div class="scroll" {self._attributes(kind)}>'

    def _attributes(self, kind: str) -> str:
        return f'tabindex="0" role="region" aria-label="{escape(self.name(kind))}"'


def is_coloured(text: str) -> bool:
    """Whether HTML brings colours of its own, which are meant for white paper."""
    return COLOURED.search(text) is not None
