"""Edits: replacements in the code of a known answer, each of which puts one mistake into it."""

import ast
from collections.abc import Sequence
from textwrap import dedent

from msgspec import Struct


class Edit(Struct, frozen=True):
    """One replacement: `old` has to occur once in the code, and becomes `new`."""

    old: str
    new: str


def apply_edits(code: str, edits: Sequence[Edit]) -> str:
    """Return the code after the edits, one after the other; raise ValueError if one has no place.

    Raises SyntaxError if the result is not Python.
    """
    for edit in edits:
        if code.count(edit.old) != 1:
            raise ValueError(f"`replaces` does not occur once in the code: {edit.old}")
        code = code.replace(edit.old, edit.new)
    ast.parse(dedent(code))
    return code


def without_docstrings(source: str) -> str:
    """Return the code without the docstrings of its functions and classes."""
    lines: list[str | None] = [*source.splitlines(keepends=True)]
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.FunctionDef | ast.ClassDef) or len(node.body) == 1:
            continue
        if ast.get_docstring(node) is not None:
            docstring = node.body[0]
            for line in range(docstring.lineno - 1, docstring.end_lineno or docstring.lineno):
                lines[line] = None
    return "".join(line for line in lines if line is not None)


def editable_part(source: str, method: str) -> tuple[str, str, str]:
    """Return what edits of a reference solution apply to, between what comes before and after it.

    It is the whole solution or one of its methods, without docstrings, because they repeat parts
    of the code. Raises ValueError if there is no such method.
    """
    lines = without_docstrings(source).splitlines(keepends=True)
    start, end = _lines_of("".join(lines), method) if method else (0, len(lines))
    return "".join(lines[:start]), "".join(lines[start:end]), "".join(lines[end:])


def replace_method(source: str, class_name: str, method: str, code: str) -> str:
    """Return the reference class with one method replaced by that function of `code`."""
    # The function is renamed because it must not shadow a given function of the same name.
    new_name = f"_{method.strip('_')}_of_the_variant"
    tree = ast.parse(code)
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and node.name == method:
            node.name = new_name
    return f"{source}\n\n\n{ast.unparse(tree)}\n\n\n{class_name}.{method} = {new_name}\n"


def _lines_of(code: str, method: str) -> tuple[int, int]:
    """Return the first line of a method, counted from 0, and the line after its last one."""
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.FunctionDef) and node.name == method:
            return node.lineno - 1, node.end_lineno or node.lineno
    raise ValueError(f"the reference solution has no method {method}")
