"""Headings of a notebook below those of the page: levels that never jump, and the last title."""

import html
import re

HEADING = re.compile(r"<(/?)h([1-6])\b")
EMPTY = re.compile(r"<h([1-6])\b[^>]*>(?:\s|<br>)*</h\1>")
TITLE = re.compile(r"<h([1-6])\b[^>]*>(.*?)</h\1>", re.S)
TAG = re.compile(r"<[^>]*>")
DEEPEST = 6


class Outline:
    """Where a page is among its headings; `above` is the level of the heading around it all."""

    def __init__(self, above: int) -> None:
        self._above = self._last = above
        self.title = ""

    def fit(self, text: str) -> str:
        """Cleaned HTML with its headings at levels that follow those before it."""
        if "<h" not in text:
            return text
        text = EMPTY.sub("", text)
        titles = TITLE.findall(text)
        if titles:
            self.title = html.unescape(TAG.sub("", titles[-1][1])).strip() or self.title
        opened: list[int] = []
        return HEADING.sub(lambda found: self._level(found, opened), text)

    def _level(self, found: re.Match[str], opened: list[int]) -> str:
        if found[1]:
            return f"</h{opened.pop() if opened else DEEPEST}"
        self._last = min(int(found[2]) + self._above, self._last + 1, DEEPEST)
        opened.append(self._last)
        return f"<h{self._last}"
