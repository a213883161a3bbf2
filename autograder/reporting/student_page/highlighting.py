"""Code and printed text as HTML: colours as classes, which the style sheet has for light and dark.

The lexer and the formatter are made once; what many students hand in alike is coloured once.
"""

import re
from functools import lru_cache

from markupsafe import Markup
from nbconvert.filters.ansi import ansi2html
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import PythonLexer

LEXER, FORMATTER = PythonLexer(stripnl=False), HtmlFormatter(nowrap=True)
MAX_COLOURED = 50_000  # letters of one cell; what is longer is shown plain
MAX_KEPT, MOST_KEPT = 8000, 256  # letters of a text that is kept, and how many are
MOST_COLOURS = 2000  # changes in one text: the converter copies the rest for each of them
ESCAPES = re.compile(r"\x1b\[[0-9;]*m")
NARROW = 30  # columns that a telephone shows without scrolling


def highlight_python(source: str) -> Markup:
    """Python as HTML."""
    if len(source) > MAX_COLOURED:
        return Markup.escape(source)
    return _known(source) if len(source) <= MAX_KEPT else _coloured(source)


def _coloured(source: str) -> Markup:
    return Markup(highlight(source, LEXER, FORMATTER).rstrip("\n"))


_known = lru_cache(maxsize=MOST_KEPT)(_coloured)


def ansi_to_html(text: str) -> Markup:
    """What a terminal would show, as HTML with its colours."""
    if "\x1b" not in text:
        return Markup.escape(text)
    if text.count("\x1b") > MOST_COLOURS:
        return Markup.escape(ESCAPES.sub("", text))
    return Markup(ansi2html(text))


def is_wide(text: str) -> bool:
    """Whether a line may be wider than a small screen."""
    lines = ESCAPES.sub("", text).splitlines()
    # Letters of Japanese take two columns.
    return any(len(line) > NARROW or len(line.encode()) > NARROW for line in lines)
