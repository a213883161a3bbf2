"""Feedback pages: what nbgrader's generate_feedback and the formgrader's button write.

nbgrader asks an exporter of nbconvert's kind for a file; this one hands over the student's page.
"""

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
from autograder.reporting.student_page import render
from autograder.reporting.student_page.model import (
    DisplayKind,
    PageCell,
    PageOutput,
    StudentPageModel,
)

WRITES = "write_"  # what nbgrader calls the cell of an exercise begins so


class Grades(GetGrades):  # type: ignore[misc]
    """nbgrader's reading of points and comments, with what still waits, and how late it came."""

    def _get_score(self, cell: NotebookNode, resources: Any) -> None:
        marks = cell.metadata.nbgrader
        where = (self.notebook_id, self.assignment_id, self.student_id)
        grade = self.gradebook.find_grade(marks["grade_id"], *where)
        marks["score"], marks["points"] = grade.score, grade.max_score
        marks["waiting"] = bool(grade.needs_manual_grade)
        resources["nbgrader"]["seconds_late"] = grade.notebook.assignment.total_seconds_late


class FeedbackExporter(Exporter):  # type: ignore[misc]
    """Writes a student's page, whichever of nbgrader's doors it is asked through."""

    output_mimetype = "text/html"

    @default("file_extension")  # type: ignore[untyped-decorator]
    def _file_extension(self) -> str:
        return ".html"

    def from_notebook_node(
        self, nb: NotebookNode, resources: Any = None, **options: Any
    ) -> tuple[str, Any]:
        """The page of a graded notebook."""
        graded, resources = super().from_notebook_node(nb, resources, **options)
        return render.render(submission(graded, resources["nbgrader"])), resources


def submission(nb: NotebookNode, about: Mapping[str, Any]) -> StudentPageModel:
    """A graded notebook as plain values, with the stored Result."""
    course = context.course()
    name, student = about["assignment"], about["student"]
    result = result_store.load_result(course.classroom.assignment(name).student(student).result_dir)
    # With a Result at hand the page itself tells what stands in that cell.
    nodes = [node for node in nb.cells if result is None or node.get("id") != NOTES_CELL_ID]
    return StudentPageModel(
        course=course.config.title.in_language(course.language),
        assignment=course.assignment(name).title.in_language(course.language),
        student=student,
        language=course.language,
        cells=tuple(_cell(node) for node in nodes),
        points=float(about["score"]),
        max_points=float(about["max_score"]),
        penalty=float(about["late_penalty"]),
        seconds_late=float(about.get("seconds_late", 0)),
        result=result,
    )


def _cell(node: NotebookNode) -> PageCell:
    marks = node.metadata.get("nbgrader", {})
    is_code = node.cell_type == "code"
    kind = DisplayKind.CODE if is_code else DisplayKind.TEXT
    if marks.get("grade") and not marks.get("solution"):
        kind = DisplayKind.CHECK
    elif marks.get("grade") or marks.get("task"):
        kind = DisplayKind.QUESTION
    return PageCell(
        kind=kind,
        source=node.source,
        is_code=is_code,
        exercise=str(marks.get("grade_id", "")).removeprefix(WRITES),
        outputs=tuple(_output(output) for output in node.get("outputs", ())),
        attachments={name: dict(kinds) for name, kinds in node.get("attachments", {}).items()},
        points=float(marks.get("score") or 0),
        max_points=float(marks.get("points") or 0),
        waiting=bool(marks.get("waiting")),
        comment=str(marks.get("comment") or ""),
        blank=kind is DisplayKind.QUESTION
        and marks.get("checksum") == utils.compute_checksum(node),
    )


def _output(output: NotebookNode) -> PageOutput:
    """An output; a list of lines, as older notebooks have it, is one text."""
    if output.output_type == "stream":
        return PageOutput("stream", _text(output.text))
    if output.output_type == "error":
        lines = "\n".join(output.get("traceback", ()))
        return PageOutput("error", lines, f"{output.get('ename', '')}: {output.get('evalue', '')}")
    data = {str(kind): _text(value) for kind, value in output.get("data", {}).items()}
    return PageOutput(output.output_type, data=data)


def _text(value: Any) -> str:
    return value if isinstance(value, str) else "".join(map(str, value))
