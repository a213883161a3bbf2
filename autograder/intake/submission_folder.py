"""Finds the notebook in what each student handed in, under `classroom/submitted/`.

A renamed notebook is adopted: copied, beside the original, to the name that nbgrader looks for.
"""

import hashlib
import os
from pathlib import Path

from msgspec import Struct

from autograder.core import atomic_files
from autograder.course import Course
from autograder.intake.normalizer import MAX_BYTES

MAX_NAME = 255  # letters of a file's name that are shown


class HandIn(Struct, frozen=True):
    """One student's file for one assignment; `original` is its name where it was renamed."""

    student: str
    path: Path
    original: str = ""


class MissingSubmission(Struct, frozen=True):
    """A student's folder without anything that could be graded."""

    student: str
    reason: str


def assignments(course: Course) -> list[str]:
    """The assignments that anybody has handed in, in the course's order."""
    names = course.classroom.submitted_assignments()
    return [name for name in course.config.assignments if name in names]


def find_submissions(
    course: Course, assignment: str, students: tuple[str, ...] = ()
) -> tuple[list[HandIn], list[MissingSubmission]]:
    """Everything handed in for `assignment`, and the folders in which there is nothing."""
    found: list[HandIn] = []
    unfound: list[MissingSubmission] = []
    paths = course.classroom.assignment(assignment)
    for student in paths.submitted_students():
        folder = paths.student(student).submitted_dir
        if students and student not in students:
            continue
        if folder.is_symlink():
            unfound.append(MissingSubmission(student, "is a link, which is not followed"))
            continue
        try:
            adopted = copy_to_canonical_name(folder, assignment)
        except OSError as error:
            if atomic_files.is_fatal_disk_error(error):
                raise
            unfound.append(MissingSubmission(student, f"cannot be read: {error.strerror}"))
            continue
        if adopted is None:
            unfound.append(MissingSubmission(student, f"no notebook in {folder}"))
        else:
            found.append(HandIn(student, *adopted))
    known = {entry.student for entry in found} | {entry.student for entry in unfound}
    missing = [student for student in students if student not in known]
    unfound += [
        MissingSubmission(student, f"has not handed in {assignment}") for student in missing
    ]
    return found, unfound


def copy_to_canonical_name(folder: Path, assignment: str) -> tuple[Path, str] | None:
    """The notebook in `folder` under its proper name, and the name it had if it was another.

    Without one of the proper name, the newest notebook counts, and without any notebook, the
    only file. The original stays where it is.
    """
    proper = folder / f"{assignment}.ipynb"
    marker = folder / f".{assignment}.adopted"
    if os.path.lexists(proper) and not _made_by_us(proper, marker):
        return proper, ""
    found = [path for path in sorted(folder.iterdir()) if _is_candidate(path, proper)]
    notebooks = [path for path in found if path.suffix == ".ipynb"]
    chosen = max(notebooks, key=lambda path: path.stat().st_mtime, default=None)
    if chosen is None:
        chosen = found[0] if len(found) == 1 else None
    if chosen is None:
        return (proper, _adopted(marker)[1]) if os.path.lexists(proper) else None
    data = read_bytes(chosen)
    name = printable_name(chosen.name)
    _put(data, proper, marker, name)
    return proper, name


def original_name(folder: Path, assignment: str) -> str:
    """The name that the notebook had which was copied to its proper name; empty if none was."""
    proper, marker = folder / f"{assignment}.ipynb", folder / f".{assignment}.adopted"
    return _adopted(marker)[1] if _made_by_us(proper, marker) else ""


def read_bytes(path: Path) -> bytes:
    """The bytes of a hand-in, at most one more than may be graded.

    A link, a folder or a device reads as empty: what it points at is not the student's.
    """
    file = atomic_files.open_regular_file(path)
    if file is None:
        return b""
    with file:
        return file.read(MAX_BYTES + 1)


def _put(data: bytes, proper: Path, marker: Path, name: str) -> None:
    """Write the copy and its marker; whenever that is cut off, a copy is known to be ours."""
    atomic_files.remove_stale_temp_files(proper.parent)
    now = _digest(data)
    before = _digest(read_bytes(proper)) if os.path.lexists(proper) else ""
    if (now, name) == (before, _adopted(marker)[1]):
        return
    # The marker goes first, and knows both copies. Replaced, never written through a link.
    atomic_files.write_atomic(marker, f"{now} {before}\n{name}".encode(), 0o644)
    atomic_files.write_atomic(proper, data, 0o644)


def _made_by_us(proper: Path, marker: Path) -> bool:
    """Whether the proper file is our copy, and not a later hand-in over it.

    Told by its content: an LMS may give a later file an earlier time.
    """
    return _digest(read_bytes(proper)) in _adopted(marker)[0]


def _adopted(marker: Path) -> tuple[list[str], str]:
    """The digests of copies that we made, and the name of the file; empty for nothing."""
    if not os.path.lexists(marker):
        return [], ""
    digests, _, name = read_bytes(marker).decode("utf-8", "replace").partition("\n")
    return digests.split(), printable_name(name.partition("\n")[0])


def printable_name(name: str) -> str:
    """A file's name for people: short, on one line, without characters that act on a terminal.

    An old zip's names may be in Shift-JIS, and a hand-in may bring a marker of its own making.
    """
    text = name.encode("utf-8", "replace").decode()[:MAX_NAME]
    return "".join(letter if letter.isprintable() else "�" for letter in text)


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _is_candidate(path: Path, proper: Path) -> bool:
    plain = path.is_file() and not path.is_symlink()
    return (
        plain and path != proper and not path.name.startswith(".") and path.name != "timestamp.txt"
    )
