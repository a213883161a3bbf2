"""The grade repository: assignments, grades and manual grades in nbgrader's gradebook."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import nbformat
from msgspec import Struct
from nbgrader.api import (
    Assignment,
    BaseCell,
    Comment,
    Grade,
    Gradebook,
    GradeCell,
    MissingEntry,
    Student,
    SubmittedAssignment,
    SubmittedNotebook,
)
from nbgrader.converters import GenerateAssignment
from nbgrader.preprocessors import SaveCells
from sqlalchemy import func, select, text

from autograder.core.errors import GradebookError
from autograder.core.fault_points import FaultPoint, fault_point
from autograder.course import Course
from autograder.course.grade_record import GradeRecord
from autograder.gradebook import nbgrader_runner
from autograder.gradebook.backend import GradebookBackend
from autograder.gradebook.late_penalties import lateness, sync_class
from autograder.gradebook.nbgrader_config import gradebook_url
from autograder.gradebook.postgres_backend import PostgresBackend
from autograder.gradebook.sqlite_backend import SqliteBackend
from autograder.grading.spec import sha256_hex

AUTO_SCORES = """
    SELECT submitted.student_id, cell.name, grade.auto_score FROM grade
    JOIN base_cell AS cell ON cell.id = grade.cell_id
    JOIN submitted_notebook AS notebook ON notebook.id = grade.notebook_id
    JOIN submitted_assignment AS submitted ON submitted.id = notebook.assignment_id
    JOIN assignment ON assignment.id = submitted.assignment_id
    WHERE assignment.name = :assignment
"""


STUDENT_GRADES = """
    SELECT assignment.name,
        SUM(COALESCE(grade.manual_score, grade.auto_score, 0) + COALESCE(grade.extra_credit, 0)),
        SUM(cell.max_score),
        SUM(CASE WHEN grade.needs_manual_grade THEN cell.max_score ELSE 0 END),
        COALESCE(MAX(notebook.late_submission_penalty), 0)
    FROM grade
    JOIN grade_cells AS cell ON cell.id = grade.cell_id
    JOIN submitted_notebook AS notebook ON notebook.id = grade.notebook_id
    JOIN submitted_assignment AS submitted ON submitted.id = notebook.assignment_id
    JOIN assignment ON assignment.id = submitted.assignment_id
    WHERE submitted.student_id = :student GROUP BY assignment.name
"""


CHANGED_ANSWERS = """
    SELECT assignment.name, submitted.student_id, cell.name FROM grade
    JOIN base_cell AS cell ON cell.id = grade.cell_id
    JOIN submitted_notebook AS notebook ON notebook.id = grade.notebook_id
    JOIN submitted_assignment AS submitted ON submitted.id = notebook.assignment_id
    JOIN assignment ON assignment.id = submitted.assignment_id
    WHERE grade.manual_score IS NOT NULL AND grade.needs_manual_grade ORDER BY cell.name
"""


class ClassGrades(Struct, frozen=True):
    """The names of all students, and their grades by assignment and student."""

    names: dict[str, str]
    by_assignment: dict[str, dict[str, GradeRecord]]


def backend_of(course: Course) -> GradebookBackend:
    """Return the database that stores the gradebook of a course."""
    classroom = course.classroom
    if course.config.gradebook.url:
        return PostgresBackend(gradebook_url(course), course.config.id, classroom.gradebook_file)
    return SqliteBackend(classroom.gradebook_file, course.config.gradebook.lock_timeout)


@contextmanager
def open_gradebook(course: Course) -> Iterator[Any]:
    """Open nbgrader's `Gradebook`; suppress its log and translate its errors."""
    with (
        nbgrader_runner.capture_logs(),
        backend_of(course).translate_errors(),
        Gradebook(gradebook_url(course), course.config.id) as gradebook,
    ):
        yield gradebook


def generate_release(course: Course, assignment: str, directory: Path) -> None:
    """Make the release from the source notebook and register it, as `generate_assignment` does.

    nbgrader writes it into a new directory with the name of the assignment in `directory`.
    """
    backend = backend_of(course)
    backend.create_schema()
    try:
        nbgrader_runner.run_converter(
            GenerateAssignment, course, backend, assignment, "*", release_directory=directory
        )
    except nbgrader_runner.SubmissionRejectedError as rejection:
        raise _changed_cells_error(rejection, assignment) from rejection
    with open_gradebook(course) as gradebook:
        gradebook.update_or_create_assignment(assignment, duedate=_naive_due(course, assignment))


def _changed_cells_error(rejection: GradebookError, assignment: str) -> GradebookError:
    """Return a message for nbgrader's refusal to change the cells of a submitted notebook."""
    if "Cannot add or remove cells" not in rejection.what:
        return rejection
    return GradebookError(
        "an exercise or question was added or removed, but the gradebook has submissions already",
        where=assignment,
        hint="The release stays as it was. Put the change into a week without submissions;"
        " or delete this one from the gradebook, with all points given by hand:"
        f" nbgrader db assignment remove {assignment} --force, then release and grade again",
    )


def register_assignment(course: Course, assignment: str) -> None:
    """Register the cells and the due date of a released notebook unless they are registered."""
    release = nbformat.read(course.release(assignment), as_version=4)
    backend = backend_of(course)
    backend.create_schema()
    if _is_registered(course, assignment, release):
        return
    info = {"notebook": assignment, "assignment": assignment, "db_url": gradebook_url(course)}
    with backend.translate_errors(), backend.exclusive_lock():
        if not _is_registered(course, assignment, release):  # another grader may have done it
            with open_gradebook(course) as gradebook:
                due = _naive_due(course, assignment)
                gradebook.update_or_create_assignment(assignment, duedate=due)
            fault_point(FaultPoint.ASSIGNMENT_REGISTERED)
            SaveCells().preprocess(release, {"nbgrader": info})


def _is_registered(course: Course, assignment: str, release: Any) -> bool:
    """Update the due date; return whether the gradebook has all cells."""
    # SaveCells commits the cells one by one, so a killed process leaves some of them.
    cells = [cell.metadata.nbgrader for cell in release.cells if "nbgrader" in cell.metadata]
    graded = {cell["grade_id"] for cell in cells if cell["grade"]}
    solutions = {cell["grade_id"] for cell in cells if cell["solution"]}
    locked = {cell["grade_id"] for cell in cells if cell["locked"]}
    with open_gradebook(course) as gradebook:
        try:
            _update_due_date(course, assignment, gradebook)
            notebook = gradebook.find_notebook(assignment, assignment)
        except MissingEntry:
            return False
        return bool(
            graded <= {cell.name for cell in notebook.grade_cells}
            and solutions <= {cell.name for cell in notebook.solution_cells}
            and graded | solutions | locked <= {cell.name for cell in notebook.source_cells}
        )


def sync_dates_and_penalties(course: Course, assignment: str) -> Sequence[str]:
    """Update due date, extensions and late penalties; return the students that changed."""
    with open_gradebook(course) as gradebook:
        try:
            _update_due_date(course, assignment, gradebook)
        except MissingEntry:
            return []
        return sync_class(course, assignment, gradebook)


def _update_due_date(course: Course, assignment: str, gradebook: Any) -> None:
    due = _naive_due(course, assignment)
    if gradebook.find_assignment(assignment).duedate != due:
        gradebook.update_or_create_assignment(assignment, duedate=due)


def _naive_due(course: Course, assignment: str) -> datetime:
    # nbgrader stores naive UTC.
    return course.due(assignment).replace(tzinfo=None)


def read_grades(course: Course, assignment: str) -> Mapping[str, GradeRecord]:
    """Return the grades of an assignment by student."""
    return read_class_grades(course, [assignment]).by_assignment[assignment]


def read_student_grades(course: Course, student: str) -> Mapping[str, GradeRecord]:
    """Return the grades of one student by assignment, without dates; by one quick query."""
    backend = backend_of(course)
    if not backend.exists():
        return {}
    return {
        name: GradeRecord(
            raw_points=float(points),
            max_points=float(maximum),
            unread_points=float(unread),
            needs_manual_grading=bool(unread),
            penalty=float(penalty),
        )
        for name, points, maximum, unread, penalty in backend.rows(
            STUDENT_GRADES, {"student": student}
        )
    }


def read_class_grades(course: Course, assignments: Iterable[str]) -> ClassGrades:
    """Return names and grades of a class; empty if the course has no gradebook."""
    by_assignment: dict[str, dict[str, GradeRecord]] = {name: {} for name in assignments}
    if not backend_of(course).exists():
        return ClassGrades({}, by_assignment)
    # nbgrader's own objects would need several queries for each submission.
    query = (
        select(
            Assignment.name,
            SubmittedAssignment.id,
            SubmittedAssignment.student_id,
            SubmittedAssignment.score,
            SubmittedAssignment.max_score,
            SubmittedAssignment.late_submission_penalty,
            SubmittedAssignment.needs_manual_grade,
            SubmittedAssignment.timestamp,
            SubmittedAssignment.extension,
            Assignment.duedate,
        )
        .join(Assignment, Assignment.id == SubmittedAssignment.assignment_id)
        .where(Assignment.name.in_(by_assignment))
    )
    unread_query = (
        select(SubmittedNotebook.assignment_id, func.sum(GradeCell.max_score))
        .select_from(Grade)
        .join(GradeCell, GradeCell.id == Grade.cell_id)
        .join(SubmittedNotebook, SubmittedNotebook.id == Grade.notebook_id)
        .where(Grade.needs_manual_grade)
        .group_by(SubmittedNotebook.assignment_id)
    )
    with open_gradebook(course) as gradebook:
        unread_points = dict(tuple(row) for row in gradebook.db.execute(unread_query))
        students = gradebook.db.execute(select(Student.id, Student.first_name, Student.last_name))
        names = {student: " ".join(filter(None, parts)) for student, *parts in students}
        changed: dict[tuple[str, str], list[str]] = {}
        for name, student, cell in gradebook.db.execute(text(CHANGED_ANSWERS)):
            changed.setdefault((name, student), []).append(cell)
        for row in gradebook.db.execute(query):
            by_assignment[row.name][row.student_id] = GradeRecord(
                raw_points=float(row.score or 0),
                max_points=float(row.max_score or 0),
                penalty=float(row.late_submission_penalty or 0),
                unread_points=float(unread_points.get(row.id, 0)),
                needs_manual_grading=bool(row.needs_manual_grade),
                changed_answers=tuple(changed.get((row.name, row.student_id), ())),
                seconds_late=lateness(course, row.timestamp, row.duedate, row.extension).seconds,
                submitted_at=row.timestamp and row.timestamp.replace(tzinfo=UTC),
                extension=row.extension,
            )
    return ClassGrades(names, by_assignment)


def cell_scores(course: Course, assignment: str) -> Mapping[str, Mapping[str, float | None]]:
    """Return the points of exercises and questions by student; None for what is not read yet."""
    query = (
        select(SubmittedAssignment.student_id, BaseCell.name, Grade.score,
               Grade.manual_score, Grade.needs_manual_grade)
        .select_from(Grade)
        .join(BaseCell, BaseCell.id == Grade.cell_id)
        .join(SubmittedNotebook, SubmittedNotebook.id == Grade.notebook_id)
        .join(SubmittedAssignment, SubmittedAssignment.id == SubmittedNotebook.assignment_id)
        .join(Assignment, Assignment.id == SubmittedAssignment.assignment_id)
        .where(Assignment.name == assignment)
    )  # fmt: skip
    scores: dict[str, dict[str, float | None]] = {}
    with open_gradebook(course) as gradebook:
        for student, cell, score, manual_score, waits in gradebook.db.execute(query):
            is_read = manual_score is not None or not waits
            scores.setdefault(student, {})[cell] = float(score or 0) if is_read else None
    return scores


def auto_scores(
    course: Course, assignment: str, student: str | None = None
) -> Mapping[str, Mapping[str, float | None]]:
    """Return the gradebook's points of hidden tests by student and exercise."""
    query, parameters = AUTO_SCORES, {"assignment": assignment}
    if student is not None:
        query += " AND submitted.student_id = :student"
        parameters["student"] = student
    scores: dict[str, dict[str, float | None]] = {}
    for row_student, exercise, score in backend_of(course).rows(query, parameters):
        scores.setdefault(row_student, {})[exercise] = score
    return scores


def manual_grade_digests(course: Course, assignment: str) -> Mapping[str, str]:
    """Return a digest of each student's manual points and comments; no entry without any."""
    manual_grades: dict[str, list[str]] = {}
    with open_gradebook(course) as gradebook:
        for table, *columns in (
            (Grade, Grade.manual_score, Grade.extra_credit),
            (Comment, Comment.manual_comment),
        ):
            query = (
                select(SubmittedAssignment.student_id, BaseCell.name, *columns)
                .select_from(table)
                .join(BaseCell, BaseCell.id == table.cell_id)
                .join(SubmittedNotebook, SubmittedNotebook.id == table.notebook_id)
                .join(
                    SubmittedAssignment, SubmittedAssignment.id == SubmittedNotebook.assignment_id
                )
                .join(Assignment, Assignment.id == SubmittedAssignment.assignment_id)
                .where(Assignment.name == assignment)
            )
            for student, cell, *values in gradebook.db.execute(query):
                # Manual points of 0 count; nbgrader itself writes an extra credit of 0.
                if values[0] is not None or any(values):
                    lines = manual_grades.setdefault(student, [])
                    lines.append(repr((table.__name__, cell, values)))
    return {
        student: sha256_hex("\n".join(sorted(lines)).encode())
        for student, lines in manual_grades.items()
    }
