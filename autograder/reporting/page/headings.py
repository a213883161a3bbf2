"""Headings of a notebook below those of the page: levels that never jump, and the last title."""

import html
import re

from autograder.reporting.page.markup import TAG

HEADING = re.compile(r"h[1-6]\Z")
EMPTY = re.compile(r"(?:\s|<br>)*</h[1-6]>")
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
