"""nbgrader's own steps and its gradebook, for the rest of the kit."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

import nbformat
from msgspec import Struct
from nbgrader.api import Assignment, Gradebook, MissingEntry, SubmittedAssignment
from nbgrader.converters import GenerateAssignment
from nbgrader.preprocessors import SaveCells
from sqlalchemy import select

from autograder.course import Course
from autograder.errors import GradebookError
from autograder.gradebook import converters, database, late
from autograder.gradebook.config import url


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
    _prepare(course)
    try:
        converters.run(GenerateAssignment, course, assignment, "*")
    except converters.RefusalError as refusal:
        raise _other_cells(refusal, assignment) from refusal
    _set_due_date(course, assignment)


def _other_cells(refusal: GradebookError, assignment: str) -> GradebookError:
    """The refusal in words, if nbgrader has submissions of a notebook with other cells."""
    if "Cannot add or remove cells" not in refusal.what:
        return refusal
    return GradebookError(
        "an exercise or question was added or removed, but the gradebook has submissions already",
        where=assignment,
        next_step="The release stays as it was. Put the change into a week that nobody has handed"
        " in yet; or have the gradebook forget this one, with all points given by hand:"
        f" nbgrader db assignment remove {assignment} --force, then release and grade again",
    )


def register(course: Course, assignment: str) -> None:
    """Have the released notebook's cells in the gradebook, as on a fresh clone."""
    release = nbformat.read(course.release(assignment), as_version=4)
    _prepare(course)
    if _is_registered(course, assignment, release):
        return
    about = {"notebook": assignment, "assignment": assignment, "db_url": url(course)}
    with database.in_words(course), database.alone(course):
        if not _is_registered(course, assignment, release):  # by another grader, by now
            SaveCells().preprocess(release, {"nbgrader": about})


def _is_registered(course: Course, assignment: str, release: Any) -> bool:
    with opened(course) as book:
        found = book.update_or_create_assignment(assignment)
        if found.duedate != _due(course, assignment):
            book.update_or_create_assignment(assignment, duedate=_due(course, assignment))
        return _knows(book, assignment, release)


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
    with opened(course) as book:
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
        late.seconds_late(handed_in, due, extension),
        late.in_utc(handed_in),
        extension,
    )


def refresh(course: Course, assignment: str) -> Sequence[str]:
    """Enter due dates, extensions and late penalties as they are now; the students changed."""
    with opened(course) as book:
        try:
            found = book.find_assignment(assignment)
        except MissingEntry:
            return []
        if found.duedate != _due(course, assignment):
            book.update_or_create_assignment(assignment, duedate=_due(course, assignment))
        return late.refresh(course, assignment, book)


def _prepare(course: Course) -> None:
    with database.in_words(course):
        course.classroom.mkdir(parents=True, exist_ok=True)
    database.create(course)


def _set_due_date(course: Course, assignment: str) -> None:
    with opened(course) as book:
        book.update_or_create_assignment(assignment, duedate=_due(course, assignment))


def _due(course: Course, assignment: str) -> datetime:
    # nbgrader keeps UTC without a zone.
    return course.due(assignment).replace(tzinfo=None)


@contextmanager
def opened(course: Course) -> Iterator[Any]:
    """nbgrader's own view of the gradebook, its log kept quiet, its faults in words."""
    with (
        converters.quiet(),
        database.in_words(course),
        Gradebook(url(course), course.file.id) as book,
    ):
        yield book
