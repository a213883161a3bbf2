"""Finds the submitted notebook of each student in `classroom/submitted/`.

nbgrader expects a notebook under the name of the assignment; a notebook with another name is
copied to that name, and the original stays. A marker file next to the copy holds the original
name and the digests of the copy.
"""

import hashlib
import os
from pathlib import Path

from msgspec import Struct

from autograder.core import atomic_files
from autograder.core.errors import SeminarError
from autograder.core.fault_points import FaultPoint, fault_point
from autograder.core.text import printable
from autograder.course import Course
from autograder.course.classroom import id_problem
from autograder.intake.ipynb_reader import read_ipynb

MAX_ORIGINAL_NAME = 255  # characters


class SubmittedFile(Struct, frozen=True):
    """A student's file for one assignment; `original_name` is not empty if it was renamed."""

    student: str
    path: Path
    original_name: str = ""


class MissingSubmission(Struct, frozen=True):
    """A student without a file that could be graded."""

    student: str
    reason: str


def submitted_assignments(course: Course) -> list[str]:
    """Return the assignments with at least one submission, in the course's order."""
    names = course.classroom.submitted_assignments()
    return [name for name in course.config.assignments if name in names]


def no_submissions(assignment: str | None) -> SeminarError:
    """Return the error for an assignment, or for a course, without any submission."""
    return SeminarError(
        f"no submission for {assignment}" if assignment else "no submissions",
        hint="Put notebooks into classroom/submitted/<student>/<assignment>/, or use"
        " `seminar collect`; then run `seminar grade`",
    )


def find_submissions(
    course: Course, assignment: str, students: tuple[str, ...] = ()
) -> tuple[list[SubmittedFile], list[MissingSubmission]]:
    """Return the files submitted for an assignment, and the students with none in their directory.

    Without `students`, returns those of all students with a submission directory.
    """
    paths = course.classroom.assignment(assignment)
    submissions = [
        _find_submission(student, paths.student(student).submitted_dir, assignment)
        for student in paths.submitted_students()
        if not students or student in students
    ]
    files = [entry for entry in submissions if isinstance(entry, SubmittedFile)]
    missing = [entry for entry in submissions if isinstance(entry, MissingSubmission)]
    return files, missing


def _find_submission(
    student: str, directory: Path, assignment: str
) -> SubmittedFile | MissingSubmission:
    if problem := id_problem(student):
        reason = f"not graded: the folder's name cannot be an id: {problem}; rename it"
        return MissingSubmission(printable(student), reason)
    if directory.is_symlink():
        return MissingSubmission(student, "is a link, which is not followed")
    try:
        file = copy_to_canonical_name(directory, assignment)
    except OSError as error:
        if atomic_files.is_fatal_disk_error(error):
            raise
        return MissingSubmission(student, f"cannot be read: {error.strerror}")
    if file is None:
        return MissingSubmission(student, f"no notebook in {directory}")
    return SubmittedFile(student, *file)


def copy_to_canonical_name(directory: Path, assignment: str) -> tuple[Path, str] | None:
    """Return the path of the notebook under its canonical name, and its original name.

    If there is none of that name, copies the newest notebook, or, without any notebook, the only
    file. The original name is empty if nothing was copied.
    """
    target, marker = _target_and_marker(directory, assignment)
    if os.path.lexists(target) and not _is_our_copy(target, marker):
        return target, ""
    candidates = [path for path in sorted(directory.iterdir()) if _is_candidate(path, target)]
    notebooks = [path for path in candidates if path.suffix == ".ipynb"]
    if not notebooks and len(candidates) != 1:
        return (target, _read_marker(marker)[1]) if os.path.lexists(target) else None
    chosen = max(notebooks or candidates, key=lambda path: path.stat().st_mtime)
    name = printable(chosen.name, MAX_ORIGINAL_NAME)
    _copy(read_bytes(chosen), target, marker, name)
    return target, name


def original_name(directory: Path, assignment: str) -> str:
    """Return the name that a copied notebook had; empty if it was not copied."""
    target, marker = _target_and_marker(directory, assignment)
    return _read_marker(marker)[1] if _is_our_copy(target, marker) else ""


def read_bytes(path: Path) -> bytes:
    """Read a submitted file as `read_ipynb` does.

    A symlink, directory or device reads as empty: its content is not the student's.
    """
    file = atomic_files.open_regular_file(path)
    if file is None:
        return b""
    with file:
        return read_ipynb(file)


def _target_and_marker(directory: Path, assignment: str) -> tuple[Path, Path]:
    return directory / f"{assignment}.ipynb", directory / f".{assignment}.adopted"


def _copy(data: bytes, target: Path, marker: Path, name: str) -> None:
    """Write the copy and its marker; after a crash at any moment the marker knows the copy."""
    atomic_files.remove_stale_temp_files(target.parent)
    digest = _digest(data)
    old_digest = _digest(read_bytes(target)) if os.path.lexists(target) else ""
    if (digest, name) == (old_digest, _read_marker(marker)[1]):
        return
    # The marker is written first and has the digests of both copies.
    atomic_files.write_atomic(marker, f"{digest} {old_digest}\n{name}".encode(), 0o644)
    fault_point(FaultPoint.RENAME_RECORDED)
    atomic_files.write_atomic(target, data, 0o644)


def _is_our_copy(target: Path, marker: Path) -> bool:
    """Return whether the file is our copy and not a later submission that replaced it.

    Compares the content, because an LMS may give a later file an earlier time.
    """
    return _digest(read_bytes(target)) in _read_marker(marker)[0]


def _read_marker(marker: Path) -> tuple[list[str], str]:
    """Return the digests of our copies and the original name; both empty without a marker."""
    if not os.path.lexists(marker):
        return [], ""
    digests, _, name = read_bytes(marker).decode("utf-8", "replace").partition("\n")
    # The student may have written the marker.
    return digests.split(), printable(name.partition("\n")[0], MAX_ORIGINAL_NAME)


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _is_candidate(path: Path, target: Path) -> bool:
    return (
        path.is_file()
        and not path.is_symlink()
        and path != target
        and not path.name.startswith(".")
        and path.name != "timestamp.txt"
    )
