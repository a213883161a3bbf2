"""A master in memory: cells, each in its language, and what the reference is made of."""

import re
from enum import StrEnum

import msgspec
from msgspec import Struct

from autograder.course import Language

LANGUAGES: tuple[Language, ...] = ("en", "ja")
BEGIN, END = "BEGIN SOLUTION", "END SOLUTION"
BLOCK = re.compile(r"^\s*# ?\[(en|ja|end)\]\s*$")
_LINE = re.compile(r"\s*# ?\[(en|ja)\]\s*$")


class Kind(StrEnum):
    """What a cell of a master is for."""

    TEXT = "text"
    GIVEN = "given"
    EXERCISE = "exercise"
    CHECK = "check"
    FIGURE = "figure"
    QUESTION = "question"


class Cell(Struct, frozen=True):
    """One cell: what it is for, its name, its text, its points; `language` None means all.

    `needs` names what the exercise builds on, for the whole of it ("") or for its methods.
    """

    kind: Kind
    name: str
    source: str
    language: Language | None = None
    points: float = 0
    needs: dict[str, tuple[str, ...]] = {}

    @property
    def is_code(self) -> bool:
        """Whether the cell is run."""
        return self.kind not in (Kind.TEXT, Kind.QUESTION)


class Master(Struct, frozen=True):
    """A master: the assignment's name and its cells in order."""

    name: str
    cells: tuple[Cell, ...]

    @property
    def exercises(self) -> tuple[str, ...]:
        """The names of the exercises, in order."""
        return tuple(cell.name for cell in self.cells if cell.kind is Kind.EXERCISE)

    def in_language(self, language: Language) -> tuple[Cell, ...]:
        """The cells of one language, with the language blocks resolved."""
        return tuple(
            msgspec.structs.replace(cell, source=select(cell.source, language), language=None)
            for cell in self.cells
            if cell.language in (None, language)
        )

    def source(self, exercise: str) -> str:
        """The reference solution of one exercise."""
        cells = (cell for cell in self.in_language("en") if cell.kind is Kind.EXERCISE)
        return next(cell.source for cell in cells if cell.name == exercise)

    def needs(self) -> dict[str, tuple[str, ...]]:
        """What each exercise, or method ("TwoLayerNet.loss"), builds on."""
        found = {}
        for cell in self.cells:
            for part, needed in cell.needs.items():
                prefix = f"{cell.name}." if part else ""
                found[prefix + part or cell.name] = tuple(prefix + name for name in needed)
        return found

    def reference(self) -> str:
        """The reference solution as source: given code and exercises, no checks, no figures."""
        kinds = (Kind.GIVEN, Kind.EXERCISE)
        return "\n\n\n".join(cell.source for cell in self.in_language("en") if cell.kind in kinds)


def select(source: str, language: Language) -> str:
    """`source` with only the lines for `language`, its markers removed."""
    kept, block = [], ""
    for line in source.split("\n"):
        marker = BLOCK.match(line)
        if marker:
            block = "" if marker[1] == "end" else marker[1]
            continue
        trailing = _LINE.search(line)
        if block in ("", language) and (not trailing or trailing[1] == language):
            kept.append(_LINE.sub("", line))
    return "\n".join(kept)
