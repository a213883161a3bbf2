"""The text of a cell: what it defines, and whether it is still the text that was handed out.

Told by its lines alone. The text is never given to Python's own parser, which a hostile
one could make overflow in the grader's process.
"""

import re
from collections.abc import Iterable

from msgspec import Struct

# Comments and strings, in whatever order they come, so that neither hides in the other. What is
# not closed reaches to its end: were it no match, each further quote would be searched anew.
_QUOTED = re.compile(
    r'#[^\n]*|"""(?:\\.|[^\\])*?(?:"""|\Z)|\'\'\'(?:\\.|[^\\])*?(?:\'\'\'|\Z)'
    r'|"(?:\\.|[^"\\\n])*+"?|\'(?:\\.|[^\'\\\n])*+\'?',
    re.DOTALL,
)
_DEFINES = re.compile(
    r"^(?:async[ \t]+def|def|class)[ \t]+(?P<defined>\w+)"
    r"|^(?P<assigned>\w++)[ \t]*(?::[^=\n]*)?=(?!=)",
    re.MULTILINE,
)
# Cell magics that run the cell's code in the notebook's own namespace; others do not.
_TRANSPARENT = re.compile(r"%%(?:time|capture|prun)\b")
_REMARK = re.compile(r"[ \t]*(?:#.*)?")
_FAR = 1 << 16  # characters: a text of this length is none that was handed out


class CellText(Struct, frozen=True):
    """What there is to know of a cell's text."""

    essence: str
    defined: frozenset[str]


def normalize_newlines(text: str) -> str:
    """The text with the line ends that Python counts."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def defined(source: str) -> frozenset[str]:
    """The names that code defines at its outermost level."""
    code = _undented(source)
    if code.startswith("%%") and not _TRANSPARENT.match(code):
        return frozenset()
    found = _DEFINES.finditer(_QUOTED.sub("0", code))
    return frozenset(match["defined"] or match["assigned"] for match in found)


def normalized_code(source: str) -> str:
    """The text without what changes nothing: lines of comments, empty lines, ends of lines."""
    if len(source) > _FAR:
        return source
    lines = (line.rstrip() for line in source.split("\n"))
    return "\n".join(line for line in lines if not _REMARK.fullmatch(line))


def normalized_text(source: str) -> str:
    """Text that is no code, without what changes nothing: blanks at the ends of lines."""
    return "\n".join(line.rstrip() for line in source.strip().split("\n"))


def analyze(sources: Iterable[str]) -> dict[str, CellText]:
    """What there is to know of each text."""
    return {source: CellText(normalized_code(source), defined(source)) for source in set(sources)}


def _undented(source: str) -> str:
    """The code as IPython runs it: without the indentation of its first line."""
    lines = source.split("\n")
    first = next((line for line in lines if line.strip()), "")
    indent = first[: len(first) - len(first.lstrip(" \t"))]
    return "\n".join(line.removeprefix(indent) for line in lines).lstrip("\n")
