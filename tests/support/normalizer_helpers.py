"""Helpers of the tests of `intake/`: change a released notebook, inspect the normalized one."""

from typing import Any

import msgspec
import nbformat

from autograder.core.problems import ProblemKind
from autograder.gradebook.submission_notebook import as_notebook
from autograder.intake import normalizer
from autograder.intake.model import NormalizedNotebook, NotebookCell, Release, Role

Notebook = dict[str, Any]


def normalize_checked(data: bytes, release: Release) -> NormalizedNotebook:
    """Normalize a submission and check that it has every cell of the release."""
    submission = normalizer.normalize(data, release, "en")
    assert_complete(submission, release)
    return submission


def assert_complete(submission: NormalizedNotebook, release: Release) -> None:
    """Assert that each exercise, check and question is there once, with nbgrader's metadata."""
    for role in (Role.EXERCISE, Role.CHECK, Role.QUESTION):
        expected = [cell for cell in release.cells if cell.role is role]
        cells = [cell for cell in submission.cells if cell.role is role]
        assert sorted(cell.name for cell in cells) == sorted(cell.name for cell in expected)
        metadata = {cell.name: (cell.cell_type, cell.nbgrader) for cell in expected}
        assert all((cell.cell_type, cell.nbgrader) == metadata[cell.name] for cell in cells)
    nbformat.validate(as_notebook(submission.cells))
    assert len({cell.id for cell in submission.cells}) == len(submission.cells)


def without_outputs(submission: NormalizedNotebook) -> NormalizedNotebook:
    """Return the notebook without the outputs with which its free cells were handed in."""
    assert all(cell.role is Role.FREE for cell in submission.cells if cell.outputs)
    cells = tuple(msgspec.structs.replace(cell, outputs=b"") for cell in submission.cells)
    return msgspec.structs.replace(submission, cells=cells)


def index_of(cells: list[Notebook], grade_id: str) -> int:
    """Return the index of the cell with an nbgrader id."""
    return next(
        i
        for i, cell in enumerate(cells)
        if cell["metadata"].get("nbgrader", {}).get("grade_id") == grade_id
    )


def write(cells: list[Notebook], grade_id: str, source: str) -> None:
    """Write into the cell with an nbgrader id."""
    cells[index_of(cells, grade_id)]["source"] = source


def remove_metadata(cells: list[Notebook]) -> None:
    """Remove the metadata of all cells, as Colab does."""
    for cell in cells:
        cell["metadata"] = {}


def new_cell(source: str, cell_type: str = "code") -> Notebook:
    """Return a cell that the student added."""
    return {"cell_type": cell_type, "metadata": {}, "source": source, "outputs": []}


def only_cell(submission: NormalizedNotebook, role: Role, name: str) -> NotebookCell:
    """Return the only cell with a role and a name."""
    (cell,) = [c for c in submission.cells if (c.role, c.name) == (role, name)]
    return cell


def kinds(submission: NormalizedNotebook) -> list[ProblemKind]:
    """Return the kinds of the problems."""
    return [problem.kind for problem in submission.problems]


def subjects(submission: NormalizedNotebook) -> dict[ProblemKind, str]:
    """Return what each problem is about, by kind."""
    return {problem.kind: problem.about for problem in submission.problems}
