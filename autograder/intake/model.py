"""Cells as the grader knows them: their roles, the release they belong to, a mended hand-in."""

import hashlib
from collections.abc import Sequence
from enum import StrEnum
from typing import Any

import msgspec
from msgspec import Struct

from autograder.core.problems import Problem


class Role(StrEnum):
    """What a cell is to the grader."""

    FREE = "free"
    PROVIDED = "given"
    EXERCISE = "exercise"
    CHECK = "check"
    QUESTION = "question"


class NotebookCell(Struct, frozen=True):
    """A cell of a release or of a mended submission."""

    role: Role
    name: str
    cell_type: str
    source: str
    id: str = ""
    nbgrader: dict[str, Any] = {}
    run: bool = True  # a blank put back for the gradebook's sake must not undo what was written
    number: int = 0  # its place in the hand-in, from 1; 0 for a cell that was put back

    @property
    def is_code(self) -> bool:
        """Whether it can be run."""
        return self.cell_type == "code"


class Release(Struct, frozen=True):
    """The instructor's copy: what students received."""

    assignment: str
    cells: tuple[NotebookCell, ...]

    def named(self, *roles: Role) -> dict[str, NotebookCell]:
        """The cells of some roles by name."""
        return {cell.name: cell for cell in self.cells if cell.role in roles}

    @property
    def exercises(self) -> tuple[str, ...]:
        """The names of the exercises, in order."""
        return tuple(self.named(Role.EXERCISE))

    def points(self, name: str) -> float:
        """The points of exercise or question `name`."""
        return float(self.named(Role.CHECK, Role.QUESTION)[name].nbgrader["points"])


class NormalizedNotebook(Struct, frozen=True):
    """A mended hand-in: its cells and what there is to tell about it."""

    cells: tuple[NotebookCell, ...]
    problems: tuple[Problem, ...]
    missing_setup: tuple[str, ...] = ()  # given code that the hand-in lacks, to be run first

    @property
    def gradable(self) -> bool:
        """Whether there is anything to grade."""
        return not any(found.fatal for found in self.problems)


def as_free_cell(cell: NotebookCell, *, run: bool = True) -> NotebookCell:
    """The cell as one of the student's own."""
    return msgspec.structs.replace(cell, role=Role.FREE, nbgrader={}, run=run)


def with_source(known: NotebookCell, cell: NotebookCell) -> NotebookCell:
    """The release's cell `known` with what the student wrote into `cell`."""
    return msgspec.structs.replace(known, source=cell.source, number=cell.number)


def insert_in_order(cells: list[NotebookCell], known: NotebookCell, release: Release) -> None:
    """Insert a cell of the release after the nearest one before it that is there."""
    order = [(cell.role, cell.name) for cell in release.cells if cell.name]
    earlier = order[: order.index((known.role, known.name))]
    here = [(cell.role, cell.name) for cell in cells]
    places = [len(here) - here[::-1].index(key) for key in earlier if key in here]
    cells.insert(places[-1] if places else 0, known)


def cell_id(text: str) -> str:
    """A short id that is the same for the same text."""
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def with_ids(cells: Sequence[NotebookCell]) -> tuple[NotebookCell, ...]:
    """The cells with ids that are unique and always the same."""
    return tuple(
        msgspec.structs.replace(cell, id=f"{number}-{cell_id(cell.source)}")
        for number, cell in enumerate(cells)
    )
