"""The exporter that writes feedback pages for nbgrader's generate_feedback and the formgrader."""

from collections.abc import Mapping
from typing import Any

from nbconvert.exporters import Exporter
from nbformat import NotebookNode
from nbgrader import utils
from nbgrader.preprocessors import GetGrades
from traitlets import default

from autograder.gradebook import context
from autograder.grading import result_store
from autograder.nbgrader_plugins.grading_preprocessor import NOTES_CELL_ID
from autograder.reporting.student_page.model import (
    DisplayKind,
    PageCell,
    PageOutput,
    StudentPageModel,
)
from autograder.reporting.student_page.render import render_page

SOLUTION_PREFIX = "write_"  # of the grade_id of an exercise's solution cell


class Grades(GetGrades):  # type: ignore[misc]
    """Adds points, lateness and whether a cell waits for manual grading to the notebook."""

    def _get_score(self, cell: NotebookNode, resources: Any) -> None:
        metadata = cell.metadata.nbgrader
        grade = self.gradebook.find_grade(
            metadata["grade_id"], self.notebook_id, self.assignment_id, self.student_id
        )
        metadata["score"], metadata["points"] = grade.score, grade.max_score
        metadata["waiting"] = bool(grade.needs_manual_grade)
        resources["nbgrader"]["seconds_late"] = grade.notebook.assignment.total_seconds_late


class FeedbackExporter(Exporter):  # type: ignore[misc]
    """Exports a graded notebook as the student's feedback page."""

    output_mimetype = "text/html"

    @default("file_extension")  # type: ignore[untyped-decorator]
    def _file_extension(self) -> str:
        return ".html"

    def from_notebook_node(
        self, nb: NotebookNode, resources: Any = None, **options: Any
    ) -> tuple[str, Any]:
        """Return the HTML page of a graded notebook."""
        graded, resources = super().from_notebook_node(nb, resources, **options)
        return render_page(_page_model(graded, resources["nbgrader"])), resources


def _page_model(nb: NotebookNode, info: Mapping[str, Any]) -> StudentPageModel:
    """Return the content of the page: the notebook, its grade and the stored Result."""
    course = context.course()
    assignment, student = info["assignment"], info["student"]
    paths = course.classroom.assignment(assignment).student(student)
    result = result_store.load_result(paths.result_dir)
    # The page shows the problems of a Result itself, so the cell with them would be a repetition.
    cells = [cell for cell in nb.cells if result is None or cell.get("id") != NOTES_CELL_ID]
    return StudentPageModel(
        course=course.config.title.in_language(course.language),
        assignment=course.assignment(assignment).title.in_language(course.language),
        student=student,
        language=course.language,
        cells=tuple(map(_page_cell, cells)),
        points=float(info["score"]),
        max_points=float(info["max_score"]),
        penalty=float(info["late_penalty"]),
        seconds_late=float(info.get("seconds_late", 0)),
        result=result,
    )


def _page_cell(cell: NotebookNode) -> PageCell:
    metadata = cell.metadata.get("nbgrader", {})
    kind = _display_kind(cell, metadata)
    return PageCell(
        kind=kind,
        source=cell.source,
        is_code=cell.cell_type == "code",
        exercise=str(metadata.get("grade_id", "")).removeprefix(SOLUTION_PREFIX),
        outputs=tuple(map(_page_output, cell.get("outputs", ()))),
        attachments={name: dict(kinds) for name, kinds in cell.get("attachments", {}).items()},
        points=float(metadata.get("score") or 0),
        max_points=float(metadata.get("points") or 0),
        needs_manual_grading=bool(metadata.get("waiting")),
        comment=str(metadata.get("comment") or ""),
        unanswered=kind is DisplayKind.QUESTION
        and metadata.get("checksum") == utils.compute_checksum(cell),
    )


def _display_kind(cell: NotebookNode, metadata: Mapping[str, Any]) -> DisplayKind:
    if metadata.get("grade") and not metadata.get("solution"):
        return DisplayKind.CHECK
    if metadata.get("grade") or metadata.get("task"):
        return DisplayKind.QUESTION
    return DisplayKind.CODE if cell.cell_type == "code" else DisplayKind.TEXT


def _page_output(output: NotebookNode) -> PageOutput:
    if output.output_type == "stream":
        return PageOutput("stream", _join_lines(output.text))
    if output.output_type == "error":
        traceback = "\n".join(output.get("traceback", ()))
        message = f"{output.get('ename', '')}: {output.get('evalue', '')}"
        return PageOutput("error", traceback, message)
    data = {str(kind): _join_lines(value) for kind, value in output.get("data", {}).items()}
    return PageOutput(output.output_type, data=data)


def _join_lines(text: Any) -> str:
    """Return a text, which older notebook formats store as a list of lines."""
    return text if isinstance(text, str) else "".join(map(str, text))
