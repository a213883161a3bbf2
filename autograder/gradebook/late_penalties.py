"""Submission times, extensions and late penalties in nbgrader's gradebook.

During `autograde` nbgrader asks the plugin `nbgrader_plugins/late_penalty.py` for a penalty.
`sync_class` recomputes the penalties of a class when dates, extensions or manual grades change
afterwards.
"""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta, tzinfo
from functools import lru_cache
from pathlib import Path
from typing import Any

from msgspec import Struct
from nbgrader.api import Assignment, Gradebook, SubmittedAssignment, SubmittedNotebook
from sqlalchemy import select

from autograder.core import atomic_files
from autograder.core.fault_points import FaultPoint, fault_point
from autograder.course import FILE_NAME, Course, late_policy, load_course
from autograder.course.classroom import StudentPaths
from autograder.course.late_policy import Lateness
from autograder.gradebook import quarantine
from autograder.grading import result_store
from autograder.lms import roster


class Deadlines(Struct, frozen=True):
    """The due date of an assignment and those of students with an extension, in UTC.

    `zone` is the course's.
    """

    due: datetime
    extended_due_dates: Mapping[str, datetime]
    zone: tzinfo

    def extension(self, student: str) -> timedelta | None:
        """Return the student's extension; None without one."""
        extended = self.extended_due_dates.get(student)
        return None if extended is None else max(extended - self.due, timedelta(0))


def deadlines(course: Course, assignment: str) -> Deadlines:
    """Return the dates of an assignment; raises SeminarError for a mistake in the roster."""
    files = (course.root / FILE_NAME, *roster.candidate_paths(course))
    return _deadlines(course.root, assignment, tuple(map(atomic_files.file_version, files)))


@lru_cache(maxsize=8)
def _deadlines(root: Path, assignment: str, _file_versions: tuple[object, ...]) -> Deadlines:
    course = load_course(root)
    extended = roster.extended_due_dates(course, assignment, roster.load_optional(course))
    return Deadlines(course.due(assignment), extended, course.zone)


def warnings(course: Course, assignment: str, students: Sequence[str]) -> list[str]:
    """Return messages about times of submission and extensions that have no effect."""
    members = roster.load_optional(course)
    return [
        *quarantine.unread_times(course, assignment, students),
        *roster.unknown_extensions(course, assignment, members),
    ]


def apply_dates(course: Course, assignment: str, student: str, url: str) -> None:
    """Write a student's submission time and extension into the gradebook at `url`."""
    paths = course.classroom.assignment(assignment).student(student)
    dates = deadlines(course, assignment)
    with Gradebook(url, course.config.id) as gradebook:
        write_dates(paths, dates, gradebook.find_submission(assignment, student))
        gradebook.db.commit()


def sync_class(course: Course, assignment: str, gradebook: Any) -> list[str]:
    """Update the dates, extensions and penalties of a class; return the students that changed."""
    dates, policy = deadlines(course, assignment), course.late(assignment)
    outdated = {
        student: course.classroom.assignment(assignment).student(student)
        for student in _outdated_students(course, assignment, gradebook)
    }
    changed = []
    for student, paths in outdated.items():
        submission = gradebook.find_submission(assignment, student)
        before = _lateness(submission)
        write_dates(paths, dates, submission)
        for notebook in submission.notebooks:
            penalty = policy.penalty(notebook.score, lateness_of(course, submission))
            if penalty != (notebook.late_submission_penalty or 0.0):
                notebook.late_submission_penalty = penalty or None
        if _lateness(submission) != before:
            changed.append(student)
    for student in changed:
        # If the page is not rebuilt after the commit, the next run imports the student again.
        result_store.remove_import_stamp(outdated[student].result_dir)
    fault_point(FaultPoint.PENALTIES_CHANGED)
    gradebook.db.commit()
    fault_point(FaultPoint.PENALTIES_COMMITTED)
    for student, paths in outdated.items():
        if dates.extension(student) is None:
            # Not before the commit: without the marker the extension would count as nbgrader's.
            paths.extension_marker.unlink(missing_ok=True)
    return changed


def _outdated_students(course: Course, assignment: str, gradebook: Any) -> list[str]:
    """Return the students whose dates or penalties may be outdated, by one query for a class."""
    dates, policy = deadlines(course, assignment), course.late(assignment)
    query = (
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
    outdated = []
    for student, submitted_at, extension, score, penalty, due in gradebook.db.execute(query):
        paths = course.classroom.assignment(assignment).student(student)
        granted = dates.extension(student)
        is_current = (
            (not paths.extension_marker.exists() if granted is None else extension == granted)
            and submitted_at == quarantine.submitted_at(paths.submitted_dir, dates.zone)
            and float(penalty or 0.0)
            == policy.penalty(float(score), lateness(course, submitted_at, due, extension))
        )
        if not is_current:
            outdated.append(student)
    return outdated


def write_dates(paths: StudentPaths, dates: Deadlines, submission: Any) -> None:
    """Write submission time and extension of one submission, and the marker of an extension.

    The marker of a withdrawn extension stays until `sync_class` has committed.
    """
    # Without a submission time nothing is late.
    submission.timestamp = quarantine.submitted_at(paths.submitted_dir, dates.zone)
    granted, marker = dates.extension(paths.student), paths.extension_marker
    marked = marker.read_text() if marker.is_file() else None
    if granted is not None:
        submission.extension = granted
        if marked != str(granted.total_seconds()):
            marker.parent.mkdir(parents=True, exist_ok=True)
            atomic_files.write_atomic(marker, str(granted.total_seconds()).encode())
    elif submission.extension is not None and marked == str(submission.extension.total_seconds()):
        submission.extension = None  # one that was granted in nbgrader itself stays


def _lateness(submission: Any) -> tuple[Any, ...]:
    penalties = [notebook.late_submission_penalty or 0.0 for notebook in submission.notebooks]
    return submission.timestamp, submission.extension, sum(penalties)


def lateness_of(course: Course, submission: Any) -> Lateness:
    """Return how late one of nbgrader's submissions is."""
    # `duedate` includes the extension.
    return lateness(course, submission.timestamp, submission.duedate, None)


def lateness(
    course: Course,
    submitted_at: datetime | None,
    due: datetime | None,
    extension: timedelta | None,
) -> Lateness:
    """Return how late a submission is; not late without a time or a due date.

    The times are those of the gradebook, naive UTC.
    """
    if submitted_at is None or due is None:
        return Lateness()
    extended = due + (extension or timedelta(0))
    return late_policy.lateness(
        submitted_at.replace(tzinfo=UTC), extended.replace(tzinfo=UTC), course.zone
    )
