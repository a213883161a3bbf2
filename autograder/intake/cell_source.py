"""The source of a cell: the names that it defines, and normal forms for comparing it.

Uses regular expressions only: hostile code could overflow the stack of Python's parser, in the
grader's process.
"""

import re

from msgspec import Struct

# Comments and strings in one pattern, because each may contain the marks of the other. What is
# not closed extends to its end; otherwise each further quote would start another search.
_QUOTED = re.compile(
    r'#[^\n]*|"""(?:\\.|[^\\])*?(?:"""|\Z)|\'\'\'(?:\\.|[^\\])*?(?:\'\'\'|\Z)'
    r'|"(?:\\.|[^"\\\n])*+"?|\'(?:\\.|[^\'\\\n])*+\'?',
    re.DOTALL,
)
_DEFINITION = re.compile(
    r"^(?:async[ \t]+def|def|class)[ \t]+(?P<defined>\w+)"
    r"|^(?P<assigned>\w++)[ \t]*(?::[^=\n]*)?=(?!=)",
    re.MULTILINE,
)
# Cell magics that run the cell's code in the notebook's own namespace; others do not.
_TRANSPARENT_MAGIC = re.compile(r"%%(?:time|capture|prun)\b")
_BLANK_OR_COMMENT = re.compile(r"[ \t]*(?:#.*)?")
_MAX_RELEASED_CHARS = 1 << 16  # no released cell is longer, so a longer one need not be compared


class CellText(Struct, frozen=True):
    """The normalized code of a cell, and the names that it defines."""

    normalized: str
    defined_names: frozenset[str]


def normalize_newlines(text: str) -> str:
    r"""Return the text with \n as the only line ending."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def defined_names(source: str) -> frozenset[str]:
    """Return the names that code defines at its outermost level."""
    code = _dedent(source)
    if code.startswith("%%") and not _TRANSPARENT_MAGIC.match(code):
        return frozenset()
    matches = _DEFINITION.finditer(_QUOTED.sub("0", code))
    return frozenset(match["defined"] or match["assigned"] for match in matches)


def normalized_code(source: str) -> str:
    """Return code without comment lines, empty lines and trailing spaces."""
    if len(source) > _MAX_RELEASED_CHARS:
        return source
    lines = (line.rstrip() for line in source.split("\n"))
    return "\n".join(line for line in lines if not _BLANK_OR_COMMENT.fullmatch(line))


def normalized_text(source: str) -> str:
    """Return text without trailing spaces and without empty lines around it."""
    return "\n".join(line.rstrip() for line in source.strip().split("\n"))


def analyze(source: str) -> CellText:
    """Return the CellText of code."""
    return CellText(normalized_code(source), defined_names(source))


def _dedent(source: str) -> str:
    """Return code as IPython runs it: without the indentation of its first line."""
    lines = source.split("\n")
    first = next((line for line in lines if line.strip()), "")
    indent = first[: len(first) - len(first.lstrip(" \t"))]
    return "\n".join(line.removeprefix(indent) for line in lines).lstrip("\n")
