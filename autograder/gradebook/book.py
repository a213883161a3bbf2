"""nbgrader's own steps and its gradebook, for the rest of the kit."""

import logging
import sys
import warnings
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

import nbformat
from msgspec import Struct
from nbgrader.api import Gradebook, MissingEntry
from nbgrader.converters import Autograde, GenerateAssignment, GenerateFeedback
from nbgrader.converters.base import NbGraderException
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import SaveCells
from sqlalchemy.exc import SAWarning
from tornado.log import app_log

from autograder.course import Course
from autograder.errors import GradebookError
from autograder.gradebook import database, late
from autograder.gradebook.config import settings


class RefusalError(GradebookError):
    """nbgrader refused one submission; the others are not touched by that."""


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


def generate(course: Course, assignment: str) -> None:
    """nbgrader's generate_assignment: the source becomes the release; the gradebook knows it."""
    _converter(GenerateAssignment, course, assignment, "*")
    _set_due_date(course, assignment)


def register(course: Course, assignment: str) -> None:
    """Have the released notebook's cells in the gradebook, as on a fresh clone."""
    release = nbformat.read(course.release(assignment), as_version=4)
    _prepare(course)
    with _gradebook(course) as book:
        found = book.update_or_create_assignment(assignment)
        if found.duedate != _due(course, assignment):
            book.update_or_create_assignment(assignment, duedate=_due(course, assignment))
        if _knows(book, assignment, release):
            return
    about = {"notebook": assignment, "assignment": assignment, "db_url": _url(course)}
    with database.in_words(course):
        SaveCells().preprocess(release, {"nbgrader": about})


def _knows(book: Any, assignment: str, release: Any) -> bool:
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


def autograde(course: Course, assignment: str, student: str) -> None:
    """nbgrader's autograde for one student; raises RefusalError with its reason."""
    _converter(Autograde, course, assignment, student)


def feedback(course: Course, assignment: str, student: str) -> None:
    """nbgrader's generate_feedback for one student; raises RefusalError with its reason."""
    _converter(GenerateFeedback, course, assignment, student)


def scores(course: Course, assignment: str) -> Mapping[str, Score]:
    """The gradebook's points by student, for those whose submission was graded."""
    with _gradebook(course) as book:
        return {
            found.student.id: _score(found) for found in book.assignment_submissions(assignment)
        }


def _score(submission: Any) -> Score:
    penalty = submission.late_submission_penalty or 0.0
    return Score(
        max(submission.score - penalty, 0.0),
        submission.max_score,
        bool(submission.needs_manual_grade),
        penalty,
        submission.total_seconds_late,
        late.in_utc(submission.timestamp),
        submission.extension,
    )


def refresh(course: Course, assignment: str) -> Sequence[str]:
    """Enter due dates, extensions and late penalties as they are now; the students changed."""
    with _gradebook(course) as book:
        try:
            book.find_assignment(assignment)
        except MissingEntry:
            return []
        book.update_or_create_assignment(assignment, duedate=_due(course, assignment))
        return late.refresh(course, assignment, book)


def _converter(kind: Any, course: Course, assignment: str, student: str) -> None:
    """Run one of nbgrader's converters; raises RefusalError with the end of its log.

    Raises GradebookError or StorageError for what no other submission would escape.
    """
    _prepare(course)
    config = settings(course)
    config.CourseDirectory.assignment_id = assignment
    config.CourseDirectory.student_id = student
    directory = CourseDirectory(config=config)
    converter = kind(coursedir=directory, config=config)
    converter.force = True
    with _logged(converter.log, app_log) as (lines, errors), warnings.catch_warnings():
        # nbgrader's queries make SQLAlchemy warn; nothing here can be done about it.
        warnings.simplefilter("ignore", SAWarning)
        try:
            with database.in_words(course):
                converter.start()
        except NbGraderException as error:
            _raise_if_all(errors, course)
            raise RefusalError(
                f"nbgrader could not do it: {_reason(lines) or error}",
                where=f"{assignment}, {student}",
                next_step="Mend that and run the command again; nothing else was touched",
            ) from error


def _raise_if_all(errors: Sequence[BaseException], course: Course) -> None:
    """Raise what nbgrader met and only logged, if everybody else would meet it, too."""
    for error in errors:
        told = database.explain(error, course)
        if told is not None and database.stops_all(error):
            raise told from error


def _prepare(course: Course) -> None:
    with database.in_words(course):
        course.classroom.mkdir(parents=True, exist_ok=True)
    database.create(course)


def _reason(lines: Sequence[str]) -> str:
    """The last line of the last traceback in nbgrader's log, or its last line."""
    traces = [line for line in lines if line.startswith("Traceback")]
    return (traces or list(lines) or [""])[-1].strip().split("\n")[-1]


def _set_due_date(course: Course, assignment: str) -> None:
    with _gradebook(course) as book:
        book.update_or_create_assignment(assignment, duedate=_due(course, assignment))


def _due(course: Course, assignment: str) -> datetime:
    # nbgrader keeps UTC without a zone.
    return course.due(assignment).replace(tzinfo=None)


def _url(course: Course) -> str:
    return str(settings(course).CourseDirectory.db_url)


@contextmanager
def _gradebook(course: Course) -> Iterator[Any]:
    with (
        _logged(app_log),
        database.in_words(course),
        Gradebook(_url(course), course.file.id) as book,
    ):
        yield book


@contextmanager
def _logged(*logs: logging.Logger) -> Iterator[tuple[list[str], list[BaseException]]]:
    """Keep nbgrader's warnings and errors, and what it had caught, instead of printing them."""
    lines: list[str] = []
    errors: list[BaseException] = []

    class Keep(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            lines.append(record.getMessage())
            if (error := sys.exc_info()[1]) is not None:  # logged where it was caught
                errors.append(error)

    handler = Keep(logging.WARNING)
    before = [(log, log.handlers[:], log.propagate) for log in logs]
    for log in logs:
        log.handlers, log.propagate = [handler], False
    try:
        yield lines, errors
    finally:
        for log, handlers, spread in before:
            log.handlers, log.propagate = handlers, spread
