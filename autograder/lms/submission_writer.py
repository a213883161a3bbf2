"""One student's hand-in goes to its place, if it is later than what is there.

What it takes the place of is kept in `classroom/collected/<assignment>/`.
"""

import hashlib
import os
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from msgspec import structs

from autograder.core import atomic_files
from autograder.core.errors import SeminarError, StorageError
from autograder.course import Course
from autograder.intake import submission_folder
from autograder.lms import archive
from autograder.lms.attempt import CollectStatus, Outcome
from autograder.lms.collection_log import Entry
from autograder.lms.selection import SelectedAttempt

TIMESTAMP = "timestamp.txt"  # nbgrader's file with the time of hand-in


def skipped(student: str, one: SelectedAttempt) -> Outcome:
    """The outcome of a file that another goes before."""
    attempt = one.attempt
    note = "another file of the same student counts"
    return Outcome(student, attempt.file.name, CollectStatus.SKIPPED, attempt.when, note)


def store_submission(
    course: Course,
    assignment: str,
    student: str,
    one: SelectedAttempt,
    before: Entry | None,
    dry_run: bool,
) -> tuple[Outcome, Entry | None]:
    """Put the file in its place unless a later one is there; the outcome and what to note."""
    attempt = one.attempt
    refused = Outcome(student, attempt.file.name, CollectStatus.REFUSED, attempt.when)
    target = course.classroom.assignment(assignment).student(student).submission
    if link := _link(course, target):
        return structs.replace(refused, note=f"{link} is a link, which is not followed"), None
    try:
        data, note = read_notebook_bytes(one, course, assignment)
    except StorageError:
        raise
    except SeminarError as error:
        return structs.replace(refused, note=error.what), None
    entry = Entry(
        hashlib.sha256(data).hexdigest(),
        one.source,
        attempt.file.name,
        attempt.when,
        attempt.file.modified,
        attempt.sequence,
        attempt.person.number,
        attempt.folder,
    )
    status, why = _compare_with_existing(entry, before, target)
    if attempt.late:
        note = "; ".join(part for part in (note, "late, as the LMS says") if part)
    outcome = Outcome(student, attempt.file.name, status, attempt.when, why or note)
    if status is CollectStatus.OLDER:
        return outcome, None
    if status is CollectStatus.UNCHANGED and entry.when is None:
        # A download that does not tell the time takes none away.
        return outcome, structs.replace(entry, when=before.when) if before else entry
    if not dry_run:
        try:
            _write(course, assignment, student, target, data, entry)
        except (FileExistsError, NotADirectoryError, IsADirectoryError) as error:
            note = f"{error.filename} is in its place"
            return structs.replace(refused, note=note), None
    return outcome, entry


def read_notebook_bytes(one: SelectedAttempt, course: Course, assignment: str) -> tuple[bytes, str]:
    """The hand-in: the file, or the only notebook in it if it is a zip."""
    data = one.opened.read(one.attempt.file)
    if not data.startswith(b"PK\3\4"):
        return data, ""
    try:
        found, count = archive.notebook_in_zip(data, assignment, ZoneInfo(course.config.time_zone))
    except SeminarError:
        return data, "a zip that is damaged"
    # Taken all the same where there is none: intake has the words for its student.
    return (found, "was in a zip") if found else (data, f"a zip with {count} notebooks in it")


def _compare_with_existing(
    new: Entry, before: Entry | None, target: Path
) -> tuple[CollectStatus, str]:
    """Whether what is there gives way, and why not."""
    if not os.path.lexists(target):
        return CollectStatus.TAKEN, ""
    present = submission_folder.read_bytes(target)
    if hashlib.sha256(present).hexdigest() == new.sha256:
        return CollectStatus.UNCHANGED, ""
    if before is None or before.sha256 != hashlib.sha256(present).hexdigest():
        # Put there by hand, or changed since.
        changed = datetime.fromtimestamp(target.lstat().st_mtime, UTC)
        before = Entry("", "", "", None, changed)
    later = _is_later(new, before)
    if later is None:
        return CollectStatus.OLDER, "another one is there, and nothing tells which is later"
    if not later:
        return CollectStatus.OLDER, "a later one is there"
    return CollectStatus.REPLACED, "the earlier one is kept in classroom/collected"


def _is_later(new: Entry, before: Entry) -> bool | None:
    """Whether a hand-in is later than another; None if that cannot be told."""
    if new.turn and before.turn and new.source == before.source:
        return new.turn > before.turn
    if new.when and before.when:
        return new.when > before.when
    ours, theirs = new.when or new.modified, before.when or before.modified
    return ours > theirs if ours and theirs else None


def _write(
    course: Course, assignment: str, student: str, target: Path, data: bytes, entry: Entry
) -> None:
    """The notebook, then its time: stopped in between, the same command mends the time."""
    with atomic_files.translate_os_errors(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        atomic_files.remove_stale_temp_files(target.parent)
        if os.path.lexists(target) and submission_folder.read_bytes(target) != data:
            _archive_replaced(course, assignment, student, submission_folder.read_bytes(target))
        if not os.path.lexists(target) or submission_folder.read_bytes(target) != data:
            atomic_files.write_atomic(target, data, 0o644)
        stamp = target.with_name(TIMESTAMP)
        if entry.when is not None:
            text = entry.when.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f UTC\n")
            atomic_files.write_atomic(stamp, text.encode(), 0o644)
        elif os.path.lexists(stamp) and not stamp.is_dir():
            stamp.unlink()  # it was of another hand-in


def _archive_replaced(course: Course, assignment: str, student: str, data: bytes) -> None:
    place = course.classroom.path / "collected" / assignment / student
    place.mkdir(parents=True, exist_ok=True)
    atomic_files.write_atomic(place / f"{hashlib.sha256(data).hexdigest()[:16]}.ipynb", data)


def _link(course: Course, target: Path) -> Path | None:
    """A link on the way to a file: what it points at may lie anywhere."""
    ways = (target, *target.parents)
    below = [way for way in ways if course.classroom.path / "submitted" in way.parents]
    return next((way for way in below if way != target and way.is_symlink()), None)
