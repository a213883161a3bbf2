"""The source of a cell: the names that it defines, and normal forms for comparing it.

Uses regular expressions only: hostile code could overflow the stack of Python's parser, in the
grader's process.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct

from autograder.intake.model import cell_id

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
# The value of an assignment that may be a function: a lambda, or another name. A quoted part, such
# as a comment behind it, is 0 by then.
_FUNCTION_VALUE = re.compile(r"[ \t]*(?:lambda\b|[^\W\d][\w.]*[ \t]*(?:0[ \t]*)?$)", re.MULTILINE)
# Cell magics that run the cell's code in the notebook's own namespace; others do not.
_TRANSPARENT_MAGIC = re.compile(r"%%(?:time|capture|prun)\b")
_NOT_NEWLINE = re.compile(r"[^\n]")
_BLANK_OR_COMMENT = re.compile(r"[ \t]*(?:#.*)?")
_MAX_RELEASED_CHARS = 1 << 16  # no released cell is longer, so a longer one need not be compared


class CellText(Struct, frozen=True):
    """The normalized code of a cell, and the names that it defines.

    To the names in `written_names` it gives a function or class; to the others it assigns a value.
    """

    normalized: str
    defined_names: frozenset[str]
    written_names: frozenset[str]


def normalize_newlines(text: str) -> str:
    r"""Return the text with \n as the only line ending."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def defined_names(source: str) -> frozenset[str]:
    """Return the names that code defines at its outermost level."""
    return analyze(source).defined_names


def _definitions(source: str) -> list[re.Match[str]]:
    code = dedent(source)
    if code.startswith("%%") and not _TRANSPARENT_MAGIC.match(code):
        return []
    return [*_DEFINITION.finditer(_QUOTED.sub("0", code))]


def normalized_code(source: str) -> str:
    """Return code without comment lines, empty lines and trailing spaces."""
    return _normalized(source) if len(source) <= _MAX_RELEASED_CHARS else source


@lru_cache(maxsize=256)  # most cells are those of the release
def _normalized(source: str) -> str:
    lines = (line.rstrip() for line in source.split("\n"))
    return "\n".join(line for line in lines if not _BLANK_OR_COMMENT.fullmatch(line))


def normalized_text(source: str) -> str:
    """Return text without trailing spaces and without empty lines around it."""
    return "\n".join(line.rstrip() for line in source.strip().split("\n"))


def without_strings(source: str) -> str:
    """Return code of the same length and lines, with blanks for strings and comments."""
    return _QUOTED.sub(lambda match: _NOT_NEWLINE.sub(" ", match[0]), source)


def unclosed_strings(source: str) -> Iterator[tuple[int, str]]:
    """Yield the start and the text of each string of one line that has no end."""
    for match in _QUOTED.finditer(source):
        text = match[0]
        is_closed = len(text) > 1 and text[-1] == text[0]
        if not is_closed and not text.startswith(("#", '"""', "'''")):
            yield match.start(), text


def content_digest(source: str, *, is_code: bool) -> str:
    """Return a digest of what is compared with the cells of a release."""
    return cell_id(normalized_code(source) if is_code else normalized_text(source))


def analyze(source: str) -> CellText:
    """Return the CellText of code."""
    return (_analyze_once if len(source) <= _MAX_RELEASED_CHARS else _analyze)(source)


def _analyze(source: str) -> CellText:
    defined, written = set[str](), set[str]()
    for match in _definitions(source):
        name = match["defined"] or match["assigned"]
        defined.add(name)
        if match["defined"] or _FUNCTION_VALUE.match(match.string, match.end()):
            written.add(name)
    return CellText(normalized_code(source), frozenset(defined), frozenset(written))


_analyze_once = lru_cache(maxsize=256)(_analyze)


def dedent(source: str) -> str:
    """Return code as IPython runs it: without the indentation of its first line."""
    lines = source.split("\n")
    first = next((line for line in lines if line.strip()), "")
    indent = first[: len(first) - len(first.lstrip(" \t"))]
    return "\n".join(line.removeprefix(indent) for line in lines).lstrip("\n")
