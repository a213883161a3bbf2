"""nbgrader's own steps and its gradebook, for the rest of the kit."""

import logging
import warnings
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import nbformat
from msgspec import Struct
from nbgrader.api import Gradebook, MissingEntry
from nbgrader.converters import Autograde, GenerateAssignment, GenerateFeedback
from nbgrader.converters.base import NbGraderException
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import SaveCells
from sqlalchemy.exc import SAWarning

from autograder.course import Course
from autograder.errors import GradebookError
from autograder.gradebook.config import settings


class Score(Struct, frozen=True):
    """A submission's points in the gradebook, those given by hand among them."""

    points: float
    max_points: float
    needs_manual_grading: bool


def generate(course: Course, assignment: str) -> None:
    """nbgrader's generate_assignment: the source becomes the release; the gradebook knows it."""
    _converter(GenerateAssignment, course, assignment, "*")
    _set_due_date(course, assignment)


def register(course: Course, assignment: str) -> None:
    """Have the released notebook's cells in the gradebook, as on a fresh clone."""
    path = course.release(assignment)
    _prepare(course)
    with _gradebook(course) as book:
        try:
            book.find_notebook(assignment, assignment)
        except MissingEntry:
            book.update_or_create_assignment(assignment)
        else:
            return
    about = {"notebook": assignment, "assignment": assignment, "db_url": _url(course)}
    release = nbformat.read(path, as_version=4)
    SaveCells().preprocess(release, {"nbgrader": about})
    _set_due_date(course, assignment)


def autograde(course: Course, assignment: str, student: str) -> None:
    """nbgrader's autograde for one student; raises GradebookError with its reason."""
    _converter(Autograde, course, assignment, student)


def feedback(course: Course, assignment: str, student: str) -> None:
    """nbgrader's generate_feedback for one student; raises GradebookError with its reason."""
    _converter(GenerateFeedback, course, assignment, student)


def scores(course: Course, assignment: str) -> Mapping[str, Score]:
    """The gradebook's points by student, for those whose submission was graded."""
    with _gradebook(course) as book:
        return {
            found.student.id: Score(found.score, found.max_score, bool(found.needs_manual_grade))
            for found in book.assignment_submissions(assignment)
        }


def _converter(kind: Any, course: Course, assignment: str, student: str) -> None:
    """Run one of nbgrader's converters; raises GradebookError with the end of its log."""
    _prepare(course)
    config = settings(course)
    config.CourseDirectory.assignment_id = assignment
    config.CourseDirectory.student_id = student
    directory = CourseDirectory(config=config)
    converter = kind(coursedir=directory, config=config)
    converter.force = True
    with _logged(converter.log) as lines, warnings.catch_warnings():
        # nbgrader's queries make SQLAlchemy warn; nothing here can be done about it.
        warnings.simplefilter("ignore", SAWarning)
        try:
            converter.start()
        except NbGraderException as error:
            raise GradebookError(
                f"nbgrader could not do it: {_reason(lines) or error}",
                where=f"{assignment}, {student}",
                next_step="Mend that and run the command again; nothing else was touched",
            ) from error


def _prepare(course: Course) -> None:
    course.classroom.mkdir(parents=True, exist_ok=True)


def _reason(lines: Sequence[str]) -> str:
    """The last line of the last traceback in nbgrader's log, or its last line."""
    traces = [line for line in lines if line.startswith("Traceback")]
    return (traces or list(lines) or [""])[-1].strip().split("\n")[-1]


def _set_due_date(course: Course, assignment: str) -> None:
    with _gradebook(course) as book:
        # nbgrader keeps UTC without a zone.
        due = course.due(assignment).replace(tzinfo=None)
        book.update_or_create_assignment(assignment, duedate=due)


def _url(course: Course) -> str:
    return str(settings(course).CourseDirectory.db_url)


@contextmanager
def _gradebook(course: Course) -> Iterator[Any]:
    with Gradebook(_url(course), course.file.id) as book:
        yield book


@contextmanager
def _logged(log: logging.Logger) -> Iterator[list[str]]:
    """Keep nbgrader's warnings and errors instead of printing them."""
    lines: list[str] = []

    class Keep(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            lines.append(record.getMessage())

    handler, before, spread = Keep(logging.WARNING), log.handlers[:], log.propagate
    log.handlers, log.propagate = [handler], False
    try:
        yield lines
    finally:
        log.handlers, log.propagate = before, spread
