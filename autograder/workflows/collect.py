"""`seminar collect`: store the latest attempt of each student from downloads of an LMS.

Names in a download never become paths: only the roster's ids and the assignment's name do.
"""

from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

from msgspec import Struct

from autograder.core import atomic_files
from autograder.core.errors import SeminarError
from autograder.course import Course
from autograder.course.classroom import AssignmentPaths
from autograder.lms import collection_log, roster, selection, submission_writer
from autograder.lms.archive import open_archive
from autograder.lms.attempt import PRESENT, Attempt, Download, Outcome
from autograder.lms.sources import read_source

HINT_OTHER_LMS = (
    "no file belongs to a student of the roster: if another LMS made the download, name it with"
    " --from, or give a --pattern for the names of its files (docs/collecting.md)"
)
_TABLE_SUFFIXES = (".csv", ".json")  # of tables that may be given along with a download


class Collection(Struct, frozen=True):
    """An outcome for each file, the students without a submission, and messages."""

    assignment: str
    outcomes: tuple[Outcome, ...]
    missing: tuple[str, ...] = ()
    messages: tuple[str, ...] = ()
    dry_run: bool = False


def collect_submissions(
    course: Course,
    assignment: str,
    paths: Sequence[Path],
    *,
    source: str | None = None,
    pattern: str | None = None,
    share_in_groups: bool = False,
    use_file_times: bool = False,
    dry_run: bool = False,
) -> Collection:
    """Store each attempt that is later than the stored one; a dry run writes nothing.

    `source` is a name in `SOURCES`, `pattern` a regular expression for names; without either each
    download's source is detected. If `share_in_groups`, an attempt counts for the whole group of
    its author. Raises SeminarError for a roster or a download that cannot be used, before
    anything is written.
    """
    course.assignment(assignment)
    class_roster = roster.load_required(course)
    _check_options(class_roster, source, pattern, share_in_groups)
    classroom = course.classroom.assignment(assignment)
    with ExitStack() as stack, atomic_files.translate_os_errors(course.classroom.path):
        downloads = _open_downloads(course, assignment, paths, use_file_times, stack)
        contents = [read_source(download, source, pattern) for download in downloads]
        by_student, outcomes = selection.group_attempts(
            contents, class_roster, share_in_groups=share_in_groups
        )
        if not dry_run:
            stack.enter_context(classroom.lock())
        outcomes += _store_latest(classroom, by_student, dry_run)
    present = {outcome.student for outcome in outcomes if outcome.status in PRESENT}
    present.update(classroom.submitted_students())
    return Collection(
        assignment,
        tuple(outcomes),
        tuple(member.id for member in class_roster.members if member.id not in present),
        (
            *class_roster.messages,
            *roster.unknown_extensions(course, assignment, class_roster),
            *(line for c in contents for line in c.messages),
            *([HINT_OTHER_LMS] if outcomes and not by_student else []),
        ),
        dry_run,
    )


def _check_options(
    class_roster: roster.Roster, source: str | None, pattern: str | None, share_in_groups: bool
) -> None:
    """Raise SeminarError for options that exclude each other, or need a column."""
    if source is not None and pattern is not None:
        raise SeminarError("--from and --pattern exclude each other", hint="Give one of them")
    if share_in_groups and not any(member.group for member in class_roster.members):
        raise SeminarError(
            "--groups needs the groups of the students",
            where=str(class_roster.path),
            hint="Write a column group into it, the same text for all students of a group",
        )


def _open_downloads(
    course: Course, assignment: str, paths: Sequence[Path], use_file_times: bool, stack: ExitStack
) -> list[Download]:
    """Open the zips and directories among the paths until `stack` is closed."""
    tables = tuple(path for path in paths if path.suffix.lower() in _TABLE_SUFFIXES)
    archives = [path for path in paths if path not in tables]
    if not archives:
        raise SeminarError(
            "there is nothing to collect",
            hint="Give the path of the zip from the LMS, or of a directory; tables alone contain"
            " no submission",
        )
    return [
        Download(
            stack.enter_context(open_archive(path, course.zone)),
            course,
            assignment,
            tables,
            use_file_times,
        )
        for path in archives
    ]


def _store_latest(
    classroom: AssignmentPaths, by_student: dict[str, list[Attempt]], dry_run: bool
) -> list[Outcome]:
    """Store the latest attempt of each student, and log it."""
    previous = collection_log.load_submissions(classroom)
    submissions = dict(previous)
    outcomes = []
    try:
        for student, attempts in sorted(by_student.items()):
            latest, skipped = selection.select_latest(attempts, classroom.name)
            outcomes += [submission_writer.skipped(student, attempt) for attempt in skipped]
            outcome, submission = submission_writer.store_submission(
                classroom.student(student), latest, previous.get(student), dry_run=dry_run
            )
            outcomes.append(outcome)
            if submission is not None:
                submissions[student] = submission
    finally:
        # If the process is killed before this, the same command logs the same submissions.
        if not dry_run and submissions != previous:
            collection_log.save_submissions(classroom, submissions)
    return outcomes
