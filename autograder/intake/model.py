"""The cells of a release and of a normalized notebook."""

import hashlib
from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import Any

import msgspec
from msgspec import Struct

from autograder.core.problems import Problem

CHECK_HELPER = "check_of"  # the class with which check cells show one line


class Role(StrEnum):
    """The role of a cell in grading."""

    FREE = "free"  # any other cell of the student
    PROVIDED = "given"
    EXERCISE = "exercise"
    CHECK = "check"
    QUESTION = "question"


class NotebookCell(Struct, frozen=True):
    """A cell of a release or of a normalized notebook.

    `run` is False for a stub that must not undo what the student wrote elsewhere. `number` is
    the position in the submission, from 1; 0 for an inserted cell. `outputs` are those with which
    a cell without a role was handed in: untrusted JSON, unchecked.
    """

    role: Role
    name: str
    cell_type: str
    source: str
    id: str = ""
    nbgrader: dict[str, Any] = {}
    run: bool = True
    number: int = 0
    outputs: bytes = b""

    @property
    def is_code(self) -> bool:
        """Whether the cell can be run."""
        return self.cell_type == "code"


class Release(Struct, frozen=True):
    """The notebook that students received, from the instructor's copy.

    `translations` has the sources of its cells by the digest of the same cell in the release of
    another language.
    """

    assignment: str
    cells: tuple[NotebookCell, ...]
    translations: dict[str, str] = {}

    def cells_by_name(self, *roles: Role) -> dict[str, NotebookCell]:
        """Return the cells of the given roles by name."""
        return {cell.name: cell for cell in self.cells if cell.role in roles}

    @property
    def exercises(self) -> tuple[str, ...]:
        """The names of the exercises, in order."""
        return tuple(self.cells_by_name(Role.EXERCISE))

    def missing_cells(self, cells: Iterable[NotebookCell], role: Role) -> list[NotebookCell]:
        """Return the release's cells of a role that have no counterpart in `cells`."""
        names = {cell.name for cell in cells if cell.role is role}
        return [cell for name, cell in self.cells_by_name(role).items() if name not in names]

    def points(self, name: str) -> float:
        """Return the points of an exercise or question."""
        return float(self.cells_by_name(Role.CHECK, Role.QUESTION)[name].nbgrader["points"])


class NormalizedNotebook(Struct, frozen=True):
    """A normalized submission; `missing_setup` is provided code that has to run first.

    `python` is the version of Python with which the notebook was saved, if its metadata has it.
    """

    cells: tuple[NotebookCell, ...]
    problems: tuple[Problem, ...]
    missing_setup: tuple[str, ...] = ()
    python: tuple[int, int] | None = None

    @property
    def gradable(self) -> bool:
        """Whether there is anything to grade."""
        return not any(problem.fatal for problem in self.problems)


def as_free_cell(cell: NotebookCell, *, run: bool = True) -> NotebookCell:
    """Return a copy of the cell without a role."""
    return msgspec.structs.replace(cell, role=Role.FREE, nbgrader={}, run=run)


def with_source(release_cell: NotebookCell, cell: NotebookCell) -> NotebookCell:
    """Return the release's cell with the source and the number of the student's `cell`."""
    return msgspec.structs.replace(release_cell, source=cell.source, number=cell.number)


def insert_in_order(cells: list[NotebookCell], new_cell: NotebookCell, release: Release) -> None:
    """Insert a cell of the release after its nearest predecessor that is in `cells`."""
    order = [(cell.role, cell.name) for cell in release.cells if cell.name]
    predecessors = order[: order.index((new_cell.role, new_cell.name))]
    keys = [(cell.role, cell.name) for cell in cells]
    indices = [len(keys) - keys[::-1].index(key) for key in predecessors if key in keys]
    cells.insert(indices[-1] if indices else 0, new_cell)


def cell_id(text: str) -> str:
    """Return a short id that is a function of the text."""
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def with_ids(cells: Sequence[NotebookCell]) -> tuple[NotebookCell, ...]:
    """Return the cells with ids that are unique and reproducible."""
    return tuple(
        msgspec.structs.replace(cell, id=f"{number}-{cell_id(cell.source)}")
        for number, cell in enumerate(cells)
    )
