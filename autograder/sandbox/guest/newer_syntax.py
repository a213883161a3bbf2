"""Recognizes code that only a newer Python than this one can read.

The new syntax is rewritten as old syntax. If this Python can read the result, the code is right
and only new.
"""

import ast
import re
import sys

_VERSION = sys.version_info[:2]
_STRING = re.compile(r"#[^\n]*|(?i:\b(?P<prefix>[rbuft]{1,2}))?(?P<quote>\"\"\"|'''|\"|')")
# Expressions may contain quotes of every kind since 3.12; template strings came with 3.14.
_NEW_PREFIXES = {
    prefix for prefix, version in (("f", (3, 12)), ("t", (3, 14))) if version > _VERSION
}
_CONVERSION = re.compile(r"![rsa]\s*(?=[:}])")
_TYPE_PARAMETERS = r"\[[^\n]*?\]"
_REWRITES = (
    # 3.12: type parameters of functions and classes, and the `type` statement
    (re.compile(rf"^([ \t]*(?:async[ \t]+)?def[ \t]+\w+){_TYPE_PARAMETERS}(?=\()", re.M), r"\1"),
    (re.compile(rf"^([ \t]*class[ \t]+\w+){_TYPE_PARAMETERS}(?=[(:])", re.M), r"\1"),
    (re.compile(rf"^([ \t]*)type[ \t]+(\w+)(?:{_TYPE_PARAMETERS})?[ \t]*=", re.M), r"\1\2 ="),
    # 3.14: several exceptions without parentheses
    (
        re.compile(r"^([ \t]*except\*?[ \t]+)([\w.]+(?:[ \t]*,[ \t]*[\w.]+)+)[ \t]*:", re.M),
        r"\1(\2):",
    ),
)


def is_newer(code: str) -> bool:
    """Return whether `code`, which this Python cannot read, is right for a newer one."""
    expressions: list[str] = []
    try:
        older = _without_new_strings(code, expressions)
    except (ValueError, IndexError, RecursionError):
        return False
    for pattern, replacement in _REWRITES:
        older = pattern.sub(replacement, older)
    return older != code and all(map(_is_readable, (older, *expressions)))


def _is_readable(code: str) -> bool:
    try:
        ast.parse(code)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    return True


def _without_new_strings(code: str, expressions: list[str]) -> str:
    """Return the code with empty strings for new kinds of strings; append their expressions."""
    parts, position = [], 0
    while match := _STRING.search(code, position):
        parts.append(code[position : match.start()])
        text, position = _rewritten(code, match, expressions)
        parts.append(text)
    return "".join([*parts, code[position:]])


def _rewritten(code: str, match: re.Match[str], expressions: list[str]) -> tuple[str, int]:
    """Return what replaces a string literal or a comment, and where it ends."""
    if not match["quote"]:
        return "", match.end()
    end = _string_end(code, match, expressions)
    return '""' if _is_new(match) else code[match.start() : end], end


def _is_new(match: re.Match[str]) -> bool:
    return not _NEW_PREFIXES.isdisjoint((match["prefix"] or "").lower())


def _string_end(code: str, match: re.Match[str], expressions: list[str]) -> int:
    """Return the end of a string literal; raise ValueError if it has none."""
    quote, position = match["quote"], match.end()
    while not code.startswith(quote, position):
        char = code[position]
        if char == "\n" and len(quote) == 1:
            raise ValueError("a string without an end")
        if char == "\\" or code.startswith(("{{", "}}"), position):
            position += 2
        elif char == "{" and _is_new(match):
            position = _field_end(code, position + 1, expressions)
        else:
            position += 1
    return position + len(quote)


def _field_end(code: str, position: int, expressions: list[str]) -> int:
    """Return the end of a replacement field; append its expression."""
    parts, depth = [], 0
    while depth or not (code[position] in ":}" or _CONVERSION.match(code, position)):
        if match := _STRING.match(code, position):
            text, position = _rewritten(code, match, expressions)
        else:
            text, position = code[position], position + 1
            depth += (text in "([{") - (text in ")]}")
        parts.append(text)
    expression = "".join(parts).rstrip()
    if not expression:
        raise ValueError("a field without an expression")
    expressions.append(f"({expression.removesuffix('=')}\n)")
    if conversion := _CONVERSION.match(code, position):
        position = conversion.end()
    if code[position] == ":":
        while code[position] != "}":
            position += 1
            if code.startswith("{", position):
                position = _field_end(code, position + 1, expressions)
    return position + 1
