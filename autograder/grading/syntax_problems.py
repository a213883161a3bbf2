"""Explains why Python could not read a cell: newer syntax, odd characters, or a mistake."""

import sys
from collections.abc import Sequence

from autograder.core.i18n import LazyMessage, lazy
from autograder.core.problems import ProblemKind
from autograder.intake.odd_characters import OddCharacter, find_odd_characters
from autograder.sandbox.guest.protocol import CellNotes

PYTHON = sys.version_info[:2]  # host and guest have the same interpreter


def syntax_problem(
    source: str, notes: CellNotes, python: tuple[int, int] | None
) -> tuple[ProblemKind, dict[str, object]]:
    """Return the problem of a cell with a syntax error, and the values of its message.

    `python` is the version with which the notebook was saved, if that is known.
    """
    values = {"line": notes.syntax_line, "grader": _dotted(PYTHON)}
    if characters := find_odd_characters(source):
        return ProblemKind.ODD_CHARACTER, {"characters": _listed(characters)}
    if python is not None and python > PYTHON:
        return ProblemKind.NEWER_PYTHON, {**values, "version": _dotted(python)}
    if notes.newer_syntax:
        return ProblemKind.NEWER_SYNTAX, values
    return ProblemKind.SYNTAX_ERROR, values


def _dotted(version: tuple[int, int]) -> str:
    return f"{version[0]}.{version[1]}"


def _listed(characters: Sequence[OddCharacter]) -> LazyMessage:
    message = _described(characters[0])
    for character in characters[1:]:
        message = lazy("{first}; {rest}", first=message, rest=_described(character))
    return message


def _described(character: OddCharacter) -> LazyMessage:
    values = {
        "line": character.line,
        "code": character.code,
        "char": character.char,
        "typed": character.typed,
    }
    if character.is_space:
        return lazy(
            "in line {line} a space of another kind ({code}): type an ordinary one", **values
        )
    if character.is_invisible:
        return lazy("in line {line} an invisible character ({code}): delete it", **values)
    if character.typed:
        return lazy("in line {line} “{char}” ({code}): type {typed} instead", **values)
    return lazy("in line {line} “{char}” ({code}): write it in another way", **values)
