"""Lateness in nbgrader's gradebook: times of hand-in, extensions, and what lateness costs.

nbgrader asks `CoursePenalty` while it autogrades, whoever has started that. `refresh` does the
same for a whole class afterwards, as dates, extensions and points given by hand change later.
"""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

from msgspec import Struct
from nbgrader.api import Assignment, Gradebook, SubmittedAssignment, SubmittedNotebook
from nbgrader.plugins import BasePlugin
from sqlalchemy import select

from autograder import course as courses
from autograder.core import atomic_files
from autograder.course import Course
from autograder.gradebook import context, quarantine
from autograder.lms import roster


class Deadlines(Struct, frozen=True):
    """When an assignment is due, and who has more time, in UTC."""

    due: datetime
    extended_due_dates: Mapping[str, datetime]


class CoursePenalty(BasePlugin):  # type: ignore[misc]
    """nbgrader's late-penalty plugin: the policy of `course.toml`."""

    def late_submission_penalty(
        self,
        student_id: str,  # noqa: ARG002  (the extension is in the seconds already)
        score: float,
        total_seconds_late: float,
    ) -> float | None:
        """What nbgrader takes off a submission's points; None for nothing."""
        late = context.course().late(self.parent.assignment_id)
        return late.penalty(score, total_seconds_late) or None


def deadlines(course: Course, assignment: str) -> Deadlines:
    """The dates of an assignment; raises SeminarError for a roster with mistakes."""
    stamps = tuple(
        _stamp(path) for path in (course.classroom.roster_file, course.root / roster.FILE)
    )
    toml = _stamp(course.root / courses.FILE_NAME)
    return _deadlines(course.root, assignment, (toml, *stamps))


@lru_cache(maxsize=8)
def _deadlines(root: Path, assignment: str, _: tuple[object, ...]) -> Deadlines:
    """Read once for a class, and again when one of the files has changed."""
    course = courses.load_course(root)
    until = roster.extended_due_dates(course, assignment, roster.load_optional(course))
    return Deadlines(course.due(assignment), until)


def _stamp(path: Path) -> tuple[int, int, int]:
    try:
        state = path.stat()
    except OSError:
        return 0, 0, 0
    return state.st_mtime_ns, state.st_size, state.st_ino


def apply_dates(course: Course, assignment: str, student: str, url: str) -> None:
    """Enter one student's time of hand-in and extension, for nbgrader to reckon with."""
    dates = deadlines(course, assignment)
    noted = course.classroom.assignment(assignment).student(student).extension_marker
    arrived = quarantine.hand_in_time(
        course.classroom.assignment(assignment).student(student).submitted_dir
    )
    if arrived is not None and student not in dates.extended_due_dates and not noted.exists():
        return  # nbgrader has entered the time itself, and there is nothing else
    with Gradebook(url, course.config.id) as book:
        _settle_one(course, dates, book.find_submission(assignment, student))
        book.db.commit()


def sync_class(course: Course, assignment: str, book: Any) -> list[str]:
    """Enter dates, extensions and penalties of a class as they are now; who has changed."""
    dates, late = deadlines(course, assignment), course.late(assignment)
    changed = []
    for student in _outdated(course, assignment, book):
        submission = book.find_submission(assignment, student)
        before = _state(submission)
        _settle_one(course, dates, submission)
        for notebook in submission.notebooks:
            penalty = late.penalty(notebook.score, submission.total_seconds_late)
            if penalty != (notebook.late_submission_penalty or 0.0):
                notebook.late_submission_penalty = penalty or None
        if _state(submission) != before:
            changed.append(student)
    book.db.commit()
    return changed


def _outdated(course: Course, assignment: str, book: Any) -> list[str]:
    """Whose lateness the gradebook may hold otherwise than it is now, by one query for a class."""
    dates, late = deadlines(course, assignment), course.late(assignment)
    about = (
        select(
            SubmittedAssignment.student_id,
            SubmittedAssignment.timestamp,
            SubmittedAssignment.extension,
            SubmittedNotebook.score,
            SubmittedNotebook.late_submission_penalty,
            Assignment.duedate,
        )
        .join(Assignment, Assignment.id == SubmittedAssignment.assignment_id)
        .join(SubmittedNotebook, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
        .where(Assignment.name == assignment)
    )
    found = []
    for student, handed_in, extension, score, penalty, due in book.db.execute(about):
        noted = course.classroom.assignment(assignment).student(student).extension_marker
        until = dates.extended_due_dates.get(student)
        settled = extension == max(until - dates.due, timedelta(0)) if until else not noted.exists()
        arrived = quarantine.hand_in_time(
            course.classroom.assignment(assignment).student(student).submitted_dir
        )
        owed = late.penalty(float(score), seconds_late(handed_in, due, extension))
        if not settled or handed_in != arrived or owed != float(penalty or 0.0):
            found.append(student)
    return found


def seconds_late(
    handed_in: datetime | None, due: datetime | None, extension: timedelta | None
) -> float:
    """How long after its due date a submission came; nothing without a time or a date."""
    if handed_in is None or due is None:
        return 0.0
    return max(0.0, (handed_in - due - (extension or timedelta(0))).total_seconds())


def _settle_one(course: Course, dates: Deadlines, submission: Any) -> None:
    student, assignment = submission.student.id, submission.assignment.name
    # Without a time of hand-in nothing is late.
    submission.timestamp = quarantine.hand_in_time(
        course.classroom.assignment(assignment).student(student).submitted_dir
    )
    note = course.classroom.assignment(assignment).student(student).extension_marker
    until = dates.extended_due_dates.get(student)
    if until is not None:
        submission.extension = max(until - dates.due, timedelta(0))
        note.parent.mkdir(parents=True, exist_ok=True)
        text = str(submission.extension.total_seconds())
        if not note.is_file() or note.read_text() != text:
            atomic_files.write_atomic(note, text.encode())
    elif note.is_file():
        if submission.extension is not None and note.read_text() == str(
            submission.extension.total_seconds()
        ):
            submission.extension = None
        note.unlink()


def _state(submission: Any) -> tuple[Any, ...]:
    penalties = [notebook.late_submission_penalty or 0.0 for notebook in submission.notebooks]
    return submission.timestamp, submission.extension, sum(penalties)


def as_utc(naive: datetime | None) -> datetime | None:
    """A time of nbgrader's, which keeps UTC without a zone."""
    return None if naive is None else naive.replace(tzinfo=UTC)
