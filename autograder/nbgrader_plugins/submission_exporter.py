"""Where nbgrader reads a hand-in: whatever is in the file, it gets a clean notebook.

Without it one file that is not JSON, or one duplicated cell, would abort the class.
"""

import json
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from msgspec import Struct
from nbconvert.exporters import Exporter, NotebookExporter
from nbformat import NotebookNode, from_dict

from autograder.core.i18n import Language
from autograder.core.problems import Problem, make_problem
from autograder.course import Course
from autograder.gradebook import context, quarantine, repository
from autograder.intake import normalizer as notebook
from autograder.intake import submission_folder
from autograder.intake.normalizer import NotebookCell, Release
from autograder.sanitize import images, markdown_cells
from autograder.sanitize.images import Attachments

# Files beside a notebook that no browser and no program of nbgrader's acts upon.
SAFE_SUFFIXES = frozenset(
    (".ipynb", ".txt", ".csv", ".npy", ".npz", ".png", ".jpg", ".jpeg", ".gif")
)
KERNEL = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}


class SubmissionExporter(NotebookExporter):  # type: ignore[misc]
    """Reads a submitted notebook mended; one that is already autograded as it is."""

    def from_filename(self, filename: str, resources: Any = None, **kwargs: Any) -> tuple[str, Any]:
        """The notebook in `filename`, ready for nbgrader's preprocessors."""
        course = context.course()
        path = Path(filename)
        if course.classroom.path / "submitted" not in path.absolute().parents:
            return super().from_filename(filename, resources, **kwargs)  # type: ignore[no-any-return]
        mended = normalize_submission(
            course, resources["nbgrader"]["assignment"], submission_folder.read_bytes(path)
        )
        resources["metadata"] = {"name": path.stem, "path": str(path.parent)}
        clean, resources = Exporter.from_notebook_node(self, mended.notebook, resources, **kwargs)
        # Only the next step of nbgrader's reads this file, and then writes its own in its place.
        return json.dumps(clean, ensure_ascii=False), resources


class NormalizedSubmission(Struct, frozen=True):
    """A hand-in as it is stored: its cells, their notebook, what there is to tell of its text."""

    cells: tuple[NotebookCell, ...]
    notebook: NotebookNode
    problems: tuple[Problem, ...]


def normalize_submission(course: Course, assignment: str, data: bytes) -> NormalizedSubmission:
    """The hand-in `data` as a clean notebook whose text cannot act; not to be changed."""
    return _mend(course.release(assignment).read_bytes(), assignment, data, course.language)


def normalize_for_edit(course: Course, assignment: str, data: bytes) -> NormalizedSubmission:
    """The same, for whoever wants to change the notebook."""
    mended = normalize_submission(course, assignment, data)
    _mend.cache_clear()
    return mended


@lru_cache(maxsize=1)  # nbgrader comes twice for each hand-in
def _mend(
    released: bytes, assignment: str, data: bytes, language: Language
) -> NormalizedSubmission:
    release = _release(released, assignment)
    cells = notebook.normalize(data, release, language).cells
    fresh = as_notebook(cells)
    problems = _settle_texts(fresh, release, images.attachments(data), language)
    return NormalizedSubmission(cells, fresh, tuple(problems))


_release = lru_cache(maxsize=4)(notebook.read_release)


def _settle_texts(
    fresh: NotebookNode,
    release: Release,
    attached: Mapping[str, Attachments],
    language: Language,
) -> Iterator[Problem]:
    """Make every text that is the student's own harmless; what to tell about it."""
    ours = {cell.source for cell in release.cells if not cell.is_code}
    left = markdown_cells.MAX_ALL
    for number, node in enumerate(fresh.cells, 1):
        if node.cell_type == "code" or node.source in ours:
            continue
        if node.cell_type == "raw":
            # Pages show raw cells as HTML.
            node.cell_type, node.source = "markdown", markdown_cells.as_code(node.source)
            continue
        left -= len(node.source)
        text = markdown_cells.sanitize_markdown(
            node.source, attached.get(node.source, {}), language, left
        )
        node.source = text.source
        if text.attachments:
            node.attachments = text.attachments
        if text.problem:
            yield make_problem(text.problem, language, cell=number)


def as_notebook(cells: tuple[NotebookCell, ...]) -> NotebookNode:
    """The cells as a notebook of the present format, with nbgrader's metadata."""
    nodes = []
    for cell in cells:
        metadata = {"nbgrader": dict(cell.nbgrader)} if cell.nbgrader else {}
        node = {"cell_type": cell.cell_type, "id": cell.id, "metadata": metadata}
        outputs: dict[str, Any] = {"outputs": [], "execution_count": None} if cell.is_code else {}
        nodes.append({**node, "source": cell.source, **outputs})
    return from_dict({"cells": nodes, "metadata": KERNEL, "nbformat": 4, "nbformat_minor": 5})


def before_submission(assignment: str, notebooks: Any, **_: object) -> None:
    """nbgrader's hook before a submission: know the assignment, undo a change of name."""
    if not notebooks:
        return
    if not context.is_registered(assignment):
        repository.register_assignment(context.course(), assignment)
    quarantine.quarantine_files(Path(notebooks[0]).parent)
    adopted = submission_folder.copy_to_canonical_name(Path(notebooks[0]).parent, assignment)
    if adopted is not None:
        notebooks[:] = [str(adopted[0])]


def remove_active_files(assignment: str, notebooks: Any, **_: object) -> None:
    """nbgrader's hook after a submission: what came beside the notebook and could act is left out.

    nbgrader copies all of it, and the formgrader serves it from its own address.
    """
    course = context.course()
    ours = course.classroom.path / "source" / assignment
    for path in notebooks:
        submitted = Path(path).absolute().parent
        place = course.classroom.path / "autograded" / submitted.parent.name / assignment
        for found in sorted(place.rglob("*")):
            name = found.relative_to(place)
            # Of a link nbgrader copies what it points at, and gives it back with the feedback.
            kept = found.suffix.lower() in SAFE_SUFFIXES and not (submitted / name).is_symlink()
            if found.is_file() and not kept and not (ours / name).is_file():
                found.unlink()
