"""Write several files of a course, either all of them or none."""

import shutil
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from autograder.content.master import load_master
from autograder.content.variants import read_bank
from autograder.core.atomic_files import temporary_directory, translate_os_errors
from autograder.core.errors import CourseError
from autograder.course import FILE_NAME, Course, load_course

FileMap = Mapping[Path, bytes]  # by path from the root of the course


def write_all_or_nothing(course: Course, assignment: str, files: FileMap) -> None:
    """Write files, in order; an existing one is replaced, and restored if a later one fails.

    A new directory is moved into place with all its files, so an incomplete suite never exists.
    Raises SeminarError, before anything is written, if the new files cannot be read.
    """
    root = course.root
    with translate_os_errors(root), temporary_directory(root) as temporary:
        new, old = temporary / "new", temporary / "old"
        for path, data in files.items():
            _write(new / path, data)
            if (root / path).exists():
                _write(old / path, (root / path).read_bytes())
                shutil.copymode(root / path, old / path)
                shutil.copymode(root / path, new / path)
        _validate(Course(new, course.config), assignment)
        moved: list[Path] = []
        try:
            for path in dict.fromkeys(_path_to_move(root, path) for path in files):
                (new / path).replace(root / path)
                moved.append(path)
        except BaseException:
            for path in reversed(moved):
                with suppress(OSError):  # restore the remaining ones nevertheless
                    _restore(old / path, root / path)
            raise


def _path_to_move(root: Path, path: Path) -> Path:
    """Return the outermost directory of a file that does not exist yet, else the file."""
    missing = (parent for parent in reversed(path.parents) if not (root / parent).exists())
    return next(missing, path)


def _validate(new: Course, assignment: str) -> None:
    """Read the new files as all other commands will."""
    if (new.root / FILE_NAME).exists():
        try:
            load_course(new.root).assignment(assignment)
        except CourseError as error:
            raise CourseError(
                f"a table [assignments.{assignment}] cannot be added ({error.what})",
                where=FILE_NAME,
                hint="Have every assignment in a table [assignments.NAME] of its own, and"
                " check the options of the command",
            ) from error
    load_master(new.master(assignment))
    if errors := read_bank(new.suite(assignment)).errors:
        raise errors[0]


def _restore(backup: Path, path: Path) -> None:
    if backup.exists():
        backup.replace(path)
    elif path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
