"""The student's page of an autograded notebook, whose cells have their grades in the metadata."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from nbformat import NotebookNode
from nbgrader import utils

from autograder.core.errors import SeminarError
from autograder.course import Course
from autograder.course.grade_record import GradeRecord
from autograder.gradebook import quarantine
from autograder.gradebook.graded_notebook import NOTES_CELL_ID, RUBRIC, SUBMITTED_OUTPUTS
from autograder.gradebook.submission_rows import CellRow, SubmissionRows
from autograder.grading.result import Result
from autograder.lms import roster
from autograder.reporting.student_page.model import (
    SUBMITTED,
    DisplayKind,
    PageCell,
    PageOutput,
    StudentPageModel,
)

SOLUTION_PREFIX = "write_"  # of the grade_id of an exercise's solution cell


def page_model(
    nb: NotebookNode, info: Mapping[str, Any], course: Course, result: Result | None
) -> StudentPageModel:
    """Return the content of the page: the notebook, its grade and the stored Result.

    `info` has what nbgrader's GetGrades knows about the submission.
    """
    language = result.inputs.language if result else course.language
    # The page shows the problems of a Result itself, so the cell with them would be a repetition.
    cells = [
        cell
        for cell in nb.cells
        if not cell.metadata.get(RUBRIC) and (result is None or cell.get("id") != NOTES_CELL_ID)
    ]
    return StudentPageModel(
        course=course.config.title.in_language(language),
        assignment=course.assignment(info["assignment"]).title.in_language(language),
        student=info["student"],
        language=language,
        cells=tuple(map(_page_cell, cells)),
        grade=_grade(info),
        name=info.get("name", ""),
        submitted_at=_local_time(course, info.get("submitted_at")),
        due=_local_time(course, info.get("due")),
        earlier_attempts=_earlier_attempts(course, info),
        result=result,
    )


def roster_names(course: Course) -> Mapping[str, str]:
    """Return the names of students; empty if the roster has a mistake, which commands report."""
    try:
        return roster.load_optional(course).names()
    except SeminarError:
        return {}


def _local_time(course: Course, time: datetime | None) -> datetime | None:
    """Return a time of the gradebook, which is in UTC without a zone, in the course's zone."""
    return course.in_zone(time.replace(tzinfo=UTC)) if time is not None else None


def _grade(info: Mapping[str, Any]) -> GradeRecord:
    penalty = float(info["late_penalty"])
    return GradeRecord(
        raw_points=float(info["score"]) + penalty,  # nbgrader's score is that after the penalty
        penalty=penalty,
        max_points=float(info["max_score"]),
        seconds_late=float(info.get("seconds_late", 0)),
    )


def _earlier_attempts(course: Course, info: Mapping[str, Any]) -> tuple[datetime | None, ...]:
    """Return the times of the submissions that later ones replaced; None for an unknown time."""
    paths = course.classroom.assignment(info["assignment"]).student(info["student"])
    times = (
        quarantine.read_time(notebook.with_suffix(".txt"), course.zone)
        for notebook in sorted(paths.replaced_dir.glob("*.ipynb"))
    )
    return tuple(course.in_zone(time) if time else None for time in times)


def add_grades(nb: NotebookNode, rows: SubmissionRows, graded_cells: Mapping[str, CellRow]) -> None:
    """Add points and comments to the metadata of the cells, as nbgrader's GetGrades does."""
    for cell in nb.cells:
        metadata = cell.metadata.get("nbgrader", {})
        is_task = utils.is_task(cell)
        if utils.is_solution(cell) or is_task:
            metadata["comment"] = rows.comments[metadata["grade_id"]].comment
        if utils.is_grade(cell) or is_task:
            name = metadata["grade_id"]
            grade = rows.grades[name]
            metadata["score"], metadata["points"] = grade.score, graded_cells[name].max_score
            metadata["waiting"] = grade.needs_manual_grade
            metadata["read_before"] = grade.manual_score is not None


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
        read_before=bool(metadata.get("read_before")),
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
    if SUBMITTED_OUTPUTS in output.get("metadata", {}):
        return PageOutput(SUBMITTED, data["text/plain"])
    return PageOutput(output.output_type, data=data)


def _join_lines(text: Any) -> str:
    """Return a text, which older notebook formats store as a list of lines."""
    return text if isinstance(text, str) else "".join(map(str, text))
