"""Write several files of a course, either all of them or none.

Before the first file is moved into place, a journal beside the old files records what will be
moved. After a crash, `recover` restores the old files.
"""

import logging
import shutil
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import msgspec
from msgspec import Struct

from autograder.content.master import load_master
from autograder.content.variants import read_bank
from autograder.core.atomic_files import (
    remove_stale_temp_files,
    temporary_directory,
    translate_os_errors,
    write_atomic,
)
from autograder.core.errors import CourseError
from autograder.core.fault_points import FaultPoint, fault_point
from autograder.course import FILE_NAME, Course, load_course
from autograder.grading.spec import sha256_hex

FileMap = Mapping[Path, bytes]  # by path from the root of the course
JOURNAL, NEW, OLD = "journal.json", "new", "old"  # in the temporary directory

logger = logging.getLogger(__name__)


class _Journal(Struct):
    """The paths to move, in order, and the SHA-256 of each new file, by path."""

    moves: list[str]
    new_digests: dict[str, str]


def write_all_or_nothing(course: Course, assignment: str, files: FileMap) -> None:
    """Write files, in order; an existing one is replaced, and restored if a later one fails.

    A new directory is moved into place with all its files, so an incomplete suite never exists.
    Raises SeminarError, before anything is written, if the new files cannot be read.
    """
    root = course.root
    with translate_os_errors(root), temporary_directory(root) as temporary:
        new, old = temporary / NEW, temporary / OLD
        for path, data in files.items():
            _write(new / path, data)
            if (root / path).exists():
                _write(old / path, (root / path).read_bytes())
                shutil.copymode(root / path, old / path)
                shutil.copymode(root / path, new / path)
        _validate(Course(new, course.config), assignment)
        moves = list(dict.fromkeys(_path_to_move(root, path) for path in files))
        digests = {str(path): sha256_hex(data) for path, data in files.items()}
        journal = _Journal(list(map(str, moves)), digests)
        write_atomic(temporary / JOURNAL, msgspec.json.encode(journal))
        fault_point(FaultPoint.FILES_PREPARED)
        try:
            for path in moves:
                (new / path).replace(root / path)
                fault_point(FaultPoint.FILE_MOVED)
        except BaseException:
            _roll_back(temporary)
            raise


def recover(root: Path) -> None:
    """Restore the files of a course that a killed process has replaced before it moved them all."""
    remove_stale_temp_files(root, _roll_back)


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
    load_master(new.master(assignment), new.languages)
    if errors := read_bank(new.suite(assignment)).errors:
        raise errors[0]


def _roll_back(temporary: Path) -> None:
    """Restore the old files unless all new ones were moved; can be repeated after a crash."""
    root, journal_file = temporary.parent, temporary / JOURNAL
    if not journal_file.is_file():
        return
    journal = msgspec.json.decode(journal_file.read_bytes(), type=_Journal)
    if not (temporary / NEW / journal.moves[-1]).exists():
        return
    for path, digest in journal.new_digests.items():
        with suppress(OSError):  # restore the remaining ones nevertheless
            # A file that was edited since the crash stays.
            if sha256_hex((root / path).read_bytes()) == digest:
                _restore(temporary / OLD / path, root, path)
    logger.info(f"undid what an interrupted command had begun to write in {root}")


def _restore(backup: Path, root: Path, path: str) -> None:
    """Write the old file again, or remove a new one and the directories that are empty then."""
    if backup.exists():
        write_atomic(root / path, backup.read_bytes(), backup.stat().st_mode & 0o777)
        return
    (root / path).unlink()
    for parent in Path(path).parents[:-1]:
        (root / parent).rmdir()  # raises OSError if there are other files


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
