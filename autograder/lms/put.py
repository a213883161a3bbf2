"""One student's hand-in goes to its place, if it is later than what is there.

What it takes the place of is kept in `classroom/collected/<assignment>/`.
"""

import hashlib
import os
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from msgspec import structs

from autograder import files
from autograder.course import Course
from autograder.errors import SeminarError, StorageError
from autograder.intake import folder
from autograder.lms import archive
from autograder.lms.choose import Chosen
from autograder.lms.outcome import Outcome, Status
from autograder.lms.record import Entry

TIMESTAMP = "timestamp.txt"  # nbgrader's file with the time of hand-in


def skipped(student: str, one: Chosen) -> Outcome:
    """The outcome of a file that another goes before."""
    attempt = one.attempt
    note = "another file of the same student counts"
    return Outcome(student, attempt.file.name, Status.SKIPPED, attempt.when, note)


def put(
    course: Course,
    assignment: str,
    student: str,
    one: Chosen,
    before: Entry | None,
    dry_run: bool,
) -> tuple[Outcome, Entry | None]:
    """Put the file in its place unless a later one is there; the outcome and what to note."""
    attempt = one.attempt
    refused = Outcome(student, attempt.file.name, Status.REFUSED, attempt.when)
    target = course.submitted(assignment, student) / f"{assignment}.ipynb"
    if link := _link(course, target):
        return structs.replace(refused, note=f"{link} is a link, which is not followed"), None
    try:
        data, note = bytes_of(one, course, assignment)
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
        attempt.turn,
        attempt.person.number,
        attempt.folder,
    )
    status, why = _decide(entry, before, target)
    if attempt.late:
        note = "; ".join(part for part in (note, "late, as the LMS says") if part)
    outcome = Outcome(student, attempt.file.name, status, attempt.when, why or note)
    if status is Status.OLDER:
        return outcome, None
    if status is Status.UNCHANGED and entry.when is None:
        # A download that does not tell the time takes none away.
        return outcome, structs.replace(entry, when=before.when) if before else entry
    if not dry_run:
        try:
            _write(course, assignment, student, target, data, entry)
        except (FileExistsError, NotADirectoryError, IsADirectoryError) as error:
            note = f"{error.filename} is in its place"
            return structs.replace(refused, note=note), None
    return outcome, entry


def bytes_of(one: Chosen, course: Course, assignment: str) -> tuple[bytes, str]:
    """The hand-in: the file, or the only notebook in it if it is a zip."""
    data = one.opened.read(one.attempt.file)
    if not data.startswith(b"PK\3\4"):
        return data, ""
    try:
        found, count = archive.within(data, assignment, ZoneInfo(course.file.time_zone))
    except SeminarError:
        return data, "a zip that is damaged"
    # Taken all the same where there is none: intake has the words for its student.
    return (found, "was in a zip") if found else (data, f"a zip with {count} notebooks in it")


def _decide(new: Entry, before: Entry | None, target: Path) -> tuple[Status, str]:
    """Whether what is there gives way, and why not."""
    if not os.path.lexists(target):
        return Status.TAKEN, ""
    present = folder.read(target)
    if hashlib.sha256(present).hexdigest() == new.sha256:
        return Status.UNCHANGED, ""
    if before is None or before.sha256 != hashlib.sha256(present).hexdigest():
        # Put there by hand, or changed since.
        changed = datetime.fromtimestamp(target.lstat().st_mtime, UTC)
        before = Entry("", "", "", None, changed)
    later = _is_later(new, before)
    if later is None:
        return Status.OLDER, "another one is there, and nothing tells which is later"
    if not later:
        return Status.OLDER, "a later one is there"
    return Status.REPLACED, "the earlier one is kept in classroom/collected"


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
    with files.in_words(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        files.tidy(target.parent)
        if os.path.lexists(target) and folder.read(target) != data:
            _keep(course, assignment, student, folder.read(target))
        if not os.path.lexists(target) or folder.read(target) != data:
            files.write(target, data, 0o644)
        stamp = target.with_name(TIMESTAMP)
        if entry.when is not None:
            text = entry.when.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f UTC\n")
            files.write(stamp, text.encode(), 0o644)
        elif os.path.lexists(stamp) and not stamp.is_dir():
            stamp.unlink()  # it was of another hand-in


def _keep(course: Course, assignment: str, student: str, data: bytes) -> None:
    place = course.classroom / "collected" / assignment / student
    place.mkdir(parents=True, exist_ok=True)
    files.write(place / f"{hashlib.sha256(data).hexdigest()[:16]}.ipynb", data)


def _link(course: Course, target: Path) -> Path | None:
    """A link on the way to a file: what it points at may lie anywhere."""
    ways = (target, *target.parents)
    below = [way for way in ways if course.classroom / "submitted" in way.parents]
    return next((way for way in below if way != target and way.is_symlink()), None)
