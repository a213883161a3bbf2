"""Files of a course put in place together: all of them, or none."""

import shutil
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from autograder import course as courses
from autograder.content import master, variants
from autograder.core import atomic_files
from autograder.core.errors import CourseError
from autograder.course import FILE_NAME, Course

FileMap = Mapping[Path, bytes]  # by path within the course's folder


def write_all_or_nothing(course: Course, assignment: str, made: FileMap) -> None:
    """Write files, in order; one that exists is replaced, and put back if another one fails.

    A folder that is new comes whole, so that half a suite is never taken for one. Raises
    SeminarError if the course could not be read with the files: then nothing is written.
    """
    root = course.root
    with atomic_files.translate_os_errors(root), atomic_files.temporary_directory(root) as aside:
        new, old = aside / "new", aside / "old"
        for path, data in made.items():
            _write(new / path, data)
            if (root / path).exists():
                _write(old / path, (root / path).read_bytes())
                shutil.copymode(root / path, old / path)
                shutil.copymode(root / path, new / path)
        _validate(new, assignment)
        done: list[Path] = []
        try:
            for part in dict.fromkeys(_new_part(root, path) for path in made):
                (new / part).replace(root / part)
                done.append(part)
        except BaseException:
            for part in reversed(done):
                with suppress(OSError):  # one that cannot be put back must not keep the others
                    _undo(old / part, root / part)
            raise


def _new_part(root: Path, path: Path) -> Path:
    """The outermost folder that a file needs and that is not there yet, or the file itself."""
    parents = (parent for parent in reversed(path.parents) if not (root / parent).exists())
    return next(parents, path)


def _validate(folder: Path, assignment: str) -> None:
    """Read what is about to be written, as the rest of the kit will."""
    if (folder / FILE_NAME).exists():
        try:
            courses.load_course(folder).assignment(assignment)
        except CourseError as error:
            raise CourseError(
                f"a table [assignments.{assignment}] cannot be added ({error.what})",
                where=FILE_NAME,
                hint="Have every assignment in a table [assignments.NAME] of its own, and"
                " look at what was asked for",
            ) from error
    master.load_master(folder / "solutions" / f"{assignment}.py")
    for complaint in variants.read_bank(folder / "autograder" / "suites" / assignment).errors:
        raise complaint


def _undo(kept: Path, target: Path) -> None:
    if kept.exists():
        kept.replace(target)
    elif target.is_dir():
        shutil.rmtree(target)
    else:
        target.unlink(missing_ok=True)


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
