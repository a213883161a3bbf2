"""A submission as nbgrader stores it: a clean notebook without outputs."""

from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct
from nbformat import NotebookNode, from_dict

from autograder.core.i18n import Language
from autograder.core.problems import Problem, make_problem
from autograder.course import Course
from autograder.grading.spec import GradingSpec, parse_release, submission_spec
from autograder.intake import normalizer
from autograder.intake.model import NotebookCell, Release
from autograder.lms import roster
from autograder.sanitize import images, markdown_cells
from autograder.sanitize.images import Attachments

KERNEL = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}


class NormalizedSubmission(Struct, frozen=True):
    """A submission as nbgrader stores it.

    `content` is the file as it was read. `cells` and the cells of `notebook` correspond;
    `problems` are about text cells, `spec` is what grades it.
    """

    spec: GradingSpec
    content: bytes
    cells: tuple[NotebookCell, ...]
    notebook: NotebookNode
    problems: tuple[Problem, ...]


def normalize_submission(
    course: Course, assignment_spec: GradingSpec, student: str, content: bytes
) -> NormalizedSubmission:
    """Normalize a submitted file; make its text cells harmless."""
    language = roster.student_languages(course).get(student)
    spec = submission_spec(assignment_spec, content, language)
    release = parse_release(spec.release, spec.assignment)
    cells = normalizer.normalize(content, release, spec.language).cells
    notebook = as_notebook(cells)
    attachments = images.read_attachments(content)
    problems = tuple(_sanitize_texts(notebook, release, attachments, spec.language))
    return NormalizedSubmission(spec, content, cells, notebook, problems)


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
