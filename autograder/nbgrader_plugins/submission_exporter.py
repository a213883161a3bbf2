"""The exporter that reads submissions for nbgrader's autograde: any file becomes a clean notebook.

nbgrader's own exporter would abort the class at one file that is not JSON, or at one duplicated
cell. See decision 0005.
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
from autograder.intake import normalizer, submission_folder
from autograder.intake.model import NotebookCell, Release
from autograder.sanitize import images, markdown_cells
from autograder.sanitize.images import Attachments

# Extra files that neither browsers nor nbgrader execute.
SAFE_SUFFIXES = frozenset(
    (".ipynb", ".txt", ".csv", ".npy", ".npz", ".png", ".jpg", ".jpeg", ".gif")
)
KERNEL = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}


class NormalizedSubmission(Struct, frozen=True):
    """A submission as nbgrader stores it.

    `content` is the file as it was read. `cells` and the cells of `notebook` correspond;
    `problems` are about text cells.
    """

    content: bytes
    cells: tuple[NotebookCell, ...]
    notebook: NotebookNode
    problems: tuple[Problem, ...]


class SubmissionExporter(NotebookExporter):  # type: ignore[misc]
    """Normalizes a submission, once for the two passes of nbgrader's autograde.

    The first pass reads the submission and writes the autograded notebook. The second pass reads
    that notebook; its preprocessors find the NormalizedSubmission of the first pass in
    `resources["nbgrader"]["normalized"]`.
    """

    _normalized: NormalizedSubmission | None = None

    def from_filename(self, filename: str, resources: Any = None, **kwargs: Any) -> tuple[str, Any]:
        """Return the notebook in a file after nbgrader's preprocessors, as JSON."""
        course = context.course()
        path = Path(filename)
        if course.classroom.submitted_dir not in path.absolute().parents:
            resources["nbgrader"]["normalized"], self._normalized = self._normalized, None
            return super().from_filename(filename, resources, **kwargs)  # type: ignore[no-any-return]
        self._normalized = normalize_submission(
            course, resources["nbgrader"]["assignment"], submission_folder.read_bytes(path)
        )
        resources["metadata"] = {"name": path.stem, "path": str(path.parent)}
        notebook, resources = Exporter.from_notebook_node(
            self, self._normalized.notebook, resources, **kwargs
        )
        # Not `nbformat.writes`: the second pass replaces this file.
        return json.dumps(notebook, ensure_ascii=False), resources


def normalize_submission(course: Course, assignment: str, content: bytes) -> NormalizedSubmission:
    """Normalize a submitted file; make its text cells harmless."""
    release = _parse_release(course.release(assignment).read_bytes(), assignment)
    cells = normalizer.normalize(content, release, course.language).cells
    notebook = as_notebook(cells)
    attachments = images.read_attachments(content)
    problems = tuple(_sanitize_texts(notebook, release, attachments, course.language))
    return NormalizedSubmission(content, cells, notebook, problems)


_parse_release = lru_cache(maxsize=4)(normalizer.read_release)


def _sanitize_texts(
    notebook: NotebookNode,
    release: Release,
    attachments: Mapping[str, Attachments],
    language: Language,
) -> Iterator[Problem]:
    """Sanitize, in place, every text cell that is not the release's; yield the problems."""
    release_texts = {cell.source for cell in release.cells if not cell.is_code}
    length_limit = markdown_cells.MAX_RENDERED_TOTAL
    for number, cell in enumerate(notebook.cells, 1):
        if cell.cell_type == "code" or cell.source in release_texts:
            continue
        if cell.cell_type == "raw":
            # Pages would show a raw cell as HTML.
            cell.cell_type, cell.source = "markdown", markdown_cells.as_code(cell.source)
            continue
        length_limit -= len(cell.source)
        text = markdown_cells.sanitize_markdown(
            cell.source, attachments.get(cell.source, {}), language, length_limit
        )
        cell.source = text.source
        if text.attachments:
            cell.attachments = text.attachments
        if text.problem:
            yield make_problem(text.problem, language, cell=number)


def as_notebook(cells: tuple[NotebookCell, ...]) -> NotebookNode:
    """Return the cells as a notebook of format 4.5 without outputs, with nbgrader's metadata."""
    nodes = []
    for cell in cells:
        metadata = {"nbgrader": dict(cell.nbgrader)} if cell.nbgrader else {}
        node = {"cell_type": cell.cell_type, "id": cell.id, "metadata": metadata}
        outputs: dict[str, Any] = {"outputs": [], "execution_count": None} if cell.is_code else {}
        nodes.append({**node, "source": cell.source, **outputs})
    return from_dict({"cells": nodes, "metadata": KERNEL, "nbformat": 4, "nbformat_minor": 5})


def before_submission(assignment: str, notebooks: Any, **_: object) -> None:
    """Prepare a submission directory; nbgrader's hook before autograde.

    Registers the assignment, quarantines extra files, and makes the one notebook to grade the
    only item of `notebooks`.
    """
    if not notebooks:
        return
    if not context.is_registered(assignment):
        repository.register_assignment(context.course(), assignment)
    submitted_dir = Path(notebooks[0]).parent
    quarantine.quarantine_files(submitted_dir)
    adopted = submission_folder.copy_to_canonical_name(submitted_dir, assignment)
    if adopted is not None:
        notebooks[:] = [str(adopted[0])]


def remove_active_files(assignment: str, notebooks: Any, **_: object) -> None:
    """Remove copies of extra files that could execute; nbgrader's hook after autograde.

    nbgrader copies all files of a submission, and the formgrader serves them.
    """
    paths = context.course().classroom.assignment(assignment)
    for notebook in notebooks:
        submitted_dir = Path(notebook).absolute().parent
        autograded_dir = paths.student(submitted_dir.parent.name).autograded.parent
        for path in sorted(autograded_dir.rglob("*")):
            name = path.relative_to(autograded_dir)
            # Of a symlink nbgrader copies the target, which the feedback would then hand out.
            is_safe = (
                path.suffix.lower() in SAFE_SUFFIXES and not (submitted_dir / name).is_symlink()
            )
            if path.is_file() and not is_safe and not (paths.source.parent / name).is_file():
                path.unlink()
