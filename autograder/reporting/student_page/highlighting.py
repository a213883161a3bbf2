"""Code and printed text as HTML with CSS classes, whose colours the style sheet has twice.

Highlighted code is cached, because most cells of a class are those of the release.
"""

import re
from functools import cache, lru_cache

from markupsafe import Markup
from nbconvert.filters.ansi import ansi2html
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import PythonLexer

from autograder.sanitize.cell_outputs import MAX_ANSI_ESCAPES

FORMATTER = HtmlFormatter(nowrap=True)
MAX_HIGHLIGHTED = 50_000  # characters of one cell; longer code is shown without colours
MAX_CACHED_LENGTH, CACHE_SIZE = 8000, 256  # characters of a cached text, number of texts
ANSI_ESCAPE = re.compile(r"\x1b\[[0-9;]*m")
NARROW = 30  # columns that a phone shows without scrolling


def highlight_python(source: str) -> Markup:
    """Return Python source as highlighted HTML."""
    if len(source) > MAX_HIGHLIGHTED:
        return Markup.escape(source)
    return (_cached if len(source) <= MAX_CACHED_LENGTH else _highlighted)(source)


def _highlighted(source: str) -> Markup:
    return Markup(highlight(source, _lexer(), FORMATTER).rstrip("\n"))


@cache
def _lexer() -> PythonLexer:
    """Return the lexer, which compiles many expressions: after workers have begun to grade."""
    return PythonLexer(stripnl=False)


_cached = lru_cache(maxsize=CACHE_SIZE)(_highlighted)


def ansi_to_html(text: str) -> Markup:
    """Return terminal output as HTML with its colours."""
    if "\x1b" not in text:
        return Markup.escape(text)
    if text.count("\x1b") > MAX_ANSI_ESCAPES:
        return Markup.escape(ANSI_ESCAPE.sub("", text))
    return Markup(ansi2html(text))


def is_wide(text: str) -> bool:
    """Return whether a line may be wider than a small screen."""
    lines = ANSI_ESCAPE.sub("", text).splitlines()
    # A Japanese letter has three bytes in UTF-8 and takes two columns.
    return any(len(line.encode("utf-8", "replace")) > NARROW for line in lines)
