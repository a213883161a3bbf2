"""nbgrader's own steps and its gradebook, for the rest of the kit."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

import nbformat
from msgspec import Struct
from nbgrader.api import (
    Assignment,
    BaseCell,
    Comment,
    Grade,
    Gradebook,
    MissingEntry,
    SubmittedAssignment,
    SubmittedNotebook,
)
from nbgrader.converters import GenerateAssignment
from nbgrader.preprocessors import SaveCells
from sqlalchemy import select

from autograder.core.errors import GradebookError
from autograder.course import Course
from autograder.gradebook import backend, late_penalties, nbgrader_runner
from autograder.gradebook.nbgrader_config import url
from autograder.grading.spec import sha256_hex
from autograder.reporting.class_report.model import GradeRecord


class Score(Struct, frozen=True):
    """A submission's points in the gradebook, those given by hand among them.

    `points` are what is left after the late penalty; times are in UTC.
    """

    points: float
    max_points: float
    needs_manual_grading: bool
    late_penalty: float = 0.0
    seconds_late: float = 0.0
    handed_in: datetime | None = None
    extension: timedelta | None = None


def generate_release(course: Course, assignment: str) -> None:
    """nbgrader's generate_assignment: the source becomes the release; the gradebook knows it."""
    _prepare(course)
    try:
        nbgrader_runner.run_converter(GenerateAssignment, course, assignment, "*")
    except nbgrader_runner.SubmissionRejectedError as refusal:
        raise _other_cells(refusal, assignment) from refusal
    _set_due_date(course, assignment)


def _other_cells(refusal: GradebookError, assignment: str) -> GradebookError:
    """The refusal in words, if nbgrader has submissions of a notebook with other cells."""
    if "Cannot add or remove cells" not in refusal.what:
        return refusal
    return GradebookError(
        "an exercise or question was added or removed, but the gradebook has submissions already",
        where=assignment,
        hint="The release stays as it was. Put the change into a week that nobody has handed"
        " in yet; or have the gradebook forget this one, with all points given by hand:"
        f" nbgrader db assignment remove {assignment} --force, then release and grade again",
    )


def register_assignment(course: Course, assignment: str) -> None:
    """Have the released notebook's cells in the gradebook, as on a fresh clone."""
    release = nbformat.read(course.release(assignment), as_version=4)
    _prepare(course)
    if _is_registered(course, assignment, release):
        return
    about = {"notebook": assignment, "assignment": assignment, "db_url": url(course)}
    with backend.translate_errors(course), backend.exclusive(course):
        if not _is_registered(course, assignment, release):  # by another grader, by now
            SaveCells().preprocess(release, {"nbgrader": about})


def _is_registered(course: Course, assignment: str, release: Any) -> bool:
    with open_gradebook(course) as book:
        found = book.update_or_create_assignment(assignment)
        if found.duedate != _due(course, assignment):
            book.update_or_create_assignment(assignment, duedate=_due(course, assignment))
        return _has_all_cells(book, assignment, release)


def _has_all_cells(book: Any, assignment: str, release: Any) -> bool:
    """Whether the gradebook has all cells of the release: they are entered one by one."""
    try:
        notebook = book.find_notebook(assignment, assignment)
    except MissingEntry:
        return False
    marks = [cell.metadata.nbgrader for cell in release.cells if "nbgrader" in cell.metadata]
    graded = {mark["grade_id"] for mark in marks if mark["grade"]}
    written = {mark["grade_id"] for mark in marks if mark["solution"]}
    locked = {mark["grade_id"] for mark in marks if mark["locked"]}
    return bool(
        graded <= {cell.name for cell in notebook.grade_cells}
        and written <= {cell.name for cell in notebook.solution_cells}
        and graded | written | locked <= {cell.name for cell in notebook.source_cells}
    )


def scores(course: Course, assignment: str) -> Mapping[str, Score]:
    """The gradebook's points by student, for those whose submission was graded."""
    about = (
        select(
            SubmittedAssignment.student_id,
            SubmittedAssignment.score,
            SubmittedAssignment.max_score,
            SubmittedAssignment.needs_manual_grade,
            SubmittedAssignment.late_submission_penalty,
            SubmittedAssignment.timestamp,
            SubmittedAssignment.extension,
            Assignment.duedate,
        )
        .join(Assignment, Assignment.id == SubmittedAssignment.assignment_id)
        .where(Assignment.name == assignment)
    )
    with open_gradebook(course) as book:
        return {row[0]: _score(*row[1:]) for row in book.db.execute(about)}


def _score(
    points: float,
    max_points: float,
    waits: object,
    penalty: float,
    handed_in: datetime | None,
    extension: timedelta | None,
    due: datetime | None,
) -> Score:
    # One query for a class; nbgrader's own objects would ask several times for each submission.
    return Score(
        max(float(points) - float(penalty), 0.0),
        float(max_points),
        bool(waits),
        float(penalty),
        late_penalties.seconds_late(handed_in, due, extension),
        late_penalties.as_utc(handed_in),
        extension,
    )


def sync_dates_and_penalties(course: Course, assignment: str) -> Sequence[str]:
    """Enter due dates, extensions and late penalties as they are now; the students changed."""
    with open_gradebook(course) as book:
        try:
            found = book.find_assignment(assignment)
        except MissingEntry:
            return []
        if found.duedate != _due(course, assignment):
            book.update_or_create_assignment(assignment, duedate=_due(course, assignment))
        return late_penalties.sync_class(course, assignment, book)


def _prepare(course: Course) -> None:
    with backend.translate_errors(course):
        course.classroom.path.mkdir(parents=True, exist_ok=True)
    backend.create(course)


def _set_due_date(course: Course, assignment: str) -> None:
    with open_gradebook(course) as book:
        book.update_or_create_assignment(assignment, duedate=_due(course, assignment))


def _due(course: Course, assignment: str) -> datetime:
    # nbgrader keeps UTC without a zone.
    return course.due(assignment).replace(tzinfo=None)


@contextmanager
def open_gradebook(course: Course) -> Iterator[Any]:
    """nbgrader's own view of the gradebook, its log kept quiet, its faults in words."""
    with (
        nbgrader_runner.capture_logs(),
        backend.translate_errors(course),
        Gradebook(url(course), course.config.id) as book,
    ):
        yield book


# FOLDED autograder/gradebook/repository.py: 'What the gradebook says


class Standings(Struct, frozen=True):
    """Everybody in the gradebook by their names, and the submissions by assignment and student."""

    names: dict[str, str]
    by_assignment: dict[str, dict[str, GradeRecord]]


def standings(course: Course, assignments: Iterable[str]) -> Standings:
    """What the gradebook holds of these assignments; nothing where there is no gradebook."""
    names = list(assignments)
    if not backend.exists(course):
        return Standings({}, {name: {} for name in names})
    with open_gradebook(course) as gradebook:
        return Standings(
            {one.id: _full_name(one) for one in gradebook.students},
            {name: _of(gradebook, name) for name in names},
        )


def _of(gradebook: Any, assignment: str) -> dict[str, GradeRecord]:
    return {
        found.student.id: GradeRecord(
            points=found.score or 0.0,
            max_points=found.max_score or 0.0,
            penalty=found.late_submission_penalty or 0.0,
            seconds_late=float(found.total_seconds_late),
            needs_manual_grading=bool(found.needs_manual_grade),
        )
        for found in gradebook.assignment_submissions(assignment)
    }


def _full_name(student: Any) -> str:
    return " ".join(part for part in (student.first_name, student.last_name) if part)


# FOLDED autograder/gradebook/repository.py: 'What people have entere


def manual_grade_digests(course: Course, assignment: str) -> Mapping[str, str]:
    """A short text for each student that changes with what was given by hand; none for nothing."""
    given: dict[str, list[str]] = {}
    with open_gradebook(course) as gradebook:
        for values in (
            (Grade, Grade.manual_score, Grade.extra_credit),
            (Comment, Comment.manual_comment),
        ):
            kind, *columns = values
            query = (
                select(SubmittedAssignment.student_id, BaseCell.name, *columns)
                .select_from(kind)
                .join(BaseCell, BaseCell.id == kind.cell_id)
                .join(SubmittedNotebook, SubmittedNotebook.id == kind.notebook_id)
                .join(
                    SubmittedAssignment, SubmittedAssignment.id == SubmittedNotebook.assignment_id
                )
                .join(Assignment, Assignment.id == SubmittedAssignment.assignment_id)
                .where(Assignment.name == assignment)
            )
            for student, cell, *found in gradebook.db.execute(query):
                # Points of 0 were given, an extra credit of 0 is nbgrader's own.
                if found[0] is not None or any(found):
                    given.setdefault(student, []).append(repr((kind.__name__, cell, found)))
    return {
        student: sha256_hex("\n".join(sorted(lines)).encode()) for student, lines in given.items()
    }
