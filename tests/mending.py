"""Helpers of the tests of `intake/notebook.py`: change a released notebook, look at the mended."""

from typing import Any

import nbformat

from autograder.core.problems import ProblemKind
from autograder.intake import normalizer
from autograder.intake.normalizer import NormalizedNotebook, NotebookCell, Release, Role
from autograder.nbgrader_plugins.submission_exporter import as_notebook

Notebook = dict[str, Any]


def mend(data: bytes, release: Release) -> NormalizedNotebook:
    """The mended hand-in, after a look whether every cell of the release is in it."""
    submission = normalizer.normalize(data, release, "en")
    assert_whole(submission, release)
    return submission


def assert_whole(submission: NormalizedNotebook, release: Release) -> None:
    """Every exercise, check and question of the release is there once, as nbgrader knows it."""
    for role in (Role.EXERCISE, Role.CHECK, Role.QUESTION):
        wanted = [cell for cell in release.cells if cell.role is role]
        found = [cell for cell in submission.cells if cell.role is role]
        assert sorted(cell.name for cell in found) == sorted(cell.name for cell in wanted)
        marks = {cell.name: (cell.cell_type, cell.nbgrader) for cell in wanted}
        assert all((cell.cell_type, cell.nbgrader) == marks[cell.name] for cell in found)
    nbformat.validate(as_notebook(submission.cells))
    assert len({cell.id for cell in submission.cells}) == len(submission.cells)


def place(cells: list[Notebook], grade_id: str) -> int:
    """Where the cell with an nbgrader id stands."""
    return next(
        i
        for i, cell in enumerate(cells)
        if cell["metadata"].get("nbgrader", {}).get("grade_id") == grade_id
    )


def write(cells: list[Notebook], grade_id: str, source: str) -> None:
    """Write into the cell with an nbgrader id."""
    cells[place(cells, grade_id)]["source"] = source


def unlabel(cells: list[Notebook]) -> None:
    """Lose the metadata of all cells, as Colab does."""
    for cell in cells:
        cell["metadata"] = {}


def own(source: str, cell_type: str = "code") -> Notebook:
    """A cell of the student's own."""
    return {"cell_type": cell_type, "metadata": {}, "source": source, "outputs": []}


def the(submission: NormalizedNotebook, role: Role, name: str) -> NotebookCell:
    """The one cell of a role and a name."""
    (cell,) = [c for c in submission.cells if (c.role, c.name) == (role, name)]
    return cell


def kinds(submission: NormalizedNotebook) -> list[ProblemKind]:
    """The kinds of problems that were found."""
    return [found.kind for found in submission.problems]


def about(submission: NormalizedNotebook) -> dict[ProblemKind, str]:
    """The problems that were found, and what they are about."""
    return {found.kind: found.about for found in submission.problems}
