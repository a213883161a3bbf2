"""Store one student's submission unless a later one is stored already.

A submission that is replaced is archived with its time in
`classroom/collected/<assignment>/<student>/`.
"""

import hashlib
import os
from datetime import UTC, datetime
from pathlib import Path

from msgspec import structs

from autograder.core import atomic_files
from autograder.core.errors import SeminarError, StorageError
from autograder.core.fault_points import FaultPoint, fault_point
from autograder.course.classroom import StudentPaths
from autograder.intake import submission_folder
from autograder.lms import archive
from autograder.lms.attempt import Attempt, CollectStatus, Outcome
from autograder.lms.collection_log import CollectedSubmission


def skipped(student: str, attempt: Attempt) -> Outcome:
    """Return the outcome of a file that does not count."""
    note = "another file of the same student counts"
    return Outcome(student, attempt.file.name, CollectStatus.SKIPPED, attempt.submitted_at, note)


def store_submission(
    paths: StudentPaths,
    attempt: Attempt,
    previous: CollectedSubmission | None,
    *,
    dry_run: bool = False,
    even_if_older: bool = False,
) -> tuple[Outcome, CollectedSubmission | None]:
    """Store an attempt unless a later one is stored; return the outcome and what to log."""
    refused = Outcome(paths.student, attempt.file.name, CollectStatus.REFUSED, attempt.submitted_at)
    for directory in (paths.submitted_dir, paths.submitted_dir.parent):
        if directory.is_symlink():  # its target may be anywhere
            note = f"{directory} is a link, which is not followed"
            return structs.replace(refused, note=note), None
    try:
        data, note = read_notebook_bytes(attempt, paths.assignment.name)
    except StorageError:
        raise
    except SeminarError as error:
        return structs.replace(refused, note=error.what), None
    submission = _log_entry(attempt, data)
    status, reason = _compare_with_existing(submission, previous, paths.submission)
    late = "late, as the LMS says" if attempt.late else ""
    group = f"handed in by the group {attempt.group}" if attempt.group else ""
    note = "; ".join(filter(None, (note, late, group)))
    outcome = structs.replace(refused, status=status, note=reason or note)
    if status is CollectStatus.OLDER and not even_if_older:
        return outcome, None
    if status is CollectStatus.UNCHANGED and submission.submitted_at is None:
        # A download without a time does not remove a time that is known of this submission.
        is_logged = previous is not None and previous.sha256 == submission.sha256
        time = previous.submitted_at if previous and is_logged else None
        return outcome, structs.replace(submission, submitted_at=time)
    if not dry_run:
        try:
            _write(paths, data, submission.submitted_at)
        except (FileExistsError, NotADirectoryError, IsADirectoryError) as error:
            return structs.replace(refused, note=f"{error.filename} blocks its path"), None
    return outcome, submission


def read_notebook_bytes(attempt: Attempt, assignment: str) -> tuple[bytes, str]:
    """Return the submitted file, or the only notebook in it if it is a zip, and a note.

    A zip without a single notebook is returned as it is: grading it produces the message for the
    student.
    """
    data = attempt.file.read()
    if not data.startswith(b"PK\3\4"):
        return data, ""
    try:
        notebook, count = archive.notebook_in_zip(data, assignment)
    except SeminarError:
        return data, "a zip that is damaged"
    if notebook:
        return notebook, "was in a zip"
    return data, f"a zip with {count} notebooks in it"


def _log_entry(attempt: Attempt, data: bytes) -> CollectedSubmission:
    return CollectedSubmission(
        sha256=hashlib.sha256(data).hexdigest(),
        source=attempt.source,
        original_name=attempt.file.name,
        submitted_at=attempt.submitted_at,
        modified=attempt.file.modified,
        sequence=attempt.sequence,
        number=attempt.person.number,
        feedback_folder=attempt.feedback_folder,
    )


def _compare_with_existing(
    new: CollectedSubmission, previous: CollectedSubmission | None, path: Path
) -> tuple[CollectStatus, str]:
    """Return whether to replace the stored submission, and a reason."""
    if not os.path.lexists(path):
        return CollectStatus.TAKEN, ""
    stored = hashlib.sha256(submission_folder.read_bytes(path)).hexdigest()
    if stored == new.sha256:
        return CollectStatus.UNCHANGED, ""
    if previous is None or previous.sha256 != stored:
        # The stored file was put there, or changed, without `collect`.
        changed = datetime.fromtimestamp(path.lstat().st_mtime, UTC)
        previous = CollectedSubmission("", "", "", modified=changed)
    is_later = _is_later(new, previous)
    if is_later is None:
        return CollectStatus.OLDER, "another one is stored, and the times do not show the later one"
    if not is_later:
        return CollectStatus.OLDER, "a later one is stored"
    return CollectStatus.REPLACED, "the earlier one is archived in classroom/collected"


def _is_later(new: CollectedSubmission, previous: CollectedSubmission) -> bool | None:
    """Compare by sequence, then by time; None if neither is known of both."""
    if new.sequence and previous.sequence and new.source == previous.source:
        return new.sequence > previous.sequence
    if new.submitted_at and previous.submitted_at:
        return new.submitted_at > previous.submitted_at
    new_time = new.submitted_at or new.modified
    previous_time = previous.submitted_at or previous.modified
    return new_time > previous_time if new_time and previous_time else None


def _write(paths: StudentPaths, data: bytes, submitted_at: datetime | None) -> None:
    """Write the notebook, then its time: if killed in between, the same command adds the time."""
    path, timestamp = paths.submission, paths.timestamp
    with atomic_files.translate_os_errors(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        atomic_files.remove_stale_temp_files(path.parent)
        stored = submission_folder.read_bytes(path) if os.path.lexists(path) else None
        if stored != data:
            if stored is not None:
                _archive(paths, stored)
                fault_point(FaultPoint.ARCHIVED)
            if os.path.lexists(timestamp) and not timestamp.is_dir():
                timestamp.unlink()  # it is the time of the replaced submission
            fault_point(FaultPoint.TIME_REMOVED)
            atomic_files.write_atomic(path, data, 0o644)
            fault_point(FaultPoint.SUBMISSION_STORED)
        if submitted_at is not None:
            text = submitted_at.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f UTC\n")
            atomic_files.write_atomic(timestamp, text.encode(), 0o644)
            fault_point(FaultPoint.TIME_STORED)


def _archive(paths: StudentPaths, stored: bytes) -> None:
    """Copy the stored submission and its `timestamp.txt`, if there is one.

    If a run was killed after it removed that file, the copy of the killed run stays.
    """
    paths.replaced_dir.mkdir(parents=True, exist_ok=True)
    atomic_files.remove_stale_temp_files(paths.replaced_dir)
    notebook = paths.replaced_dir / f"{hashlib.sha256(stored).hexdigest()[:16]}.ipynb"
    if paths.timestamp.is_file() and not paths.timestamp.is_symlink():
        time = submission_folder.read_bytes(paths.timestamp)
        atomic_files.write_atomic(notebook.with_suffix(".txt"), time)
    atomic_files.write_atomic(notebook, stored)
