"""Files of a course put in place together: all of them, or none."""

import shutil
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from autograder import bank, files, master
from autograder import course as courses
from autograder.course import FILE_NAME, Course

Made = Mapping[Path, bytes]  # by path within the course's folder


def put(course: Course, assignment: str, made: Made) -> None:
    """Write files, in order; one that exists is replaced, and put back if another one fails.

    Raises SeminarError if the course could not be read with them: then nothing is written.
    """
    with files.in_words(course.root), files.scratch(course.root) as aside:
        new, old = aside / "new", aside / "old"
        for path, data in made.items():
            _write(new / path, data)
        _try(new, assignment)
        done: list[Path] = []
        folders: list[Path] = []
        try:
            for path in made:
                target = course.root / path
                folders += _missing(target.parent)
                target.parent.mkdir(parents=True, exist_ok=True)
                if target.exists():
                    _write(old / path, target.read_bytes())
                    shutil.copymode(target, old / path)
                    shutil.copymode(target, new / path)
                done.append(path)
                (new / path).replace(target)
        except BaseException:
            for path in reversed(done):
                _undo(old / path, course.root / path)
            for folder in reversed(folders):
                with suppress(OSError):
                    folder.rmdir()
            raise


def _try(folder: Path, assignment: str) -> None:
    """Read what is about to be written, as the rest of the kit will."""
    if (folder / FILE_NAME).exists():
        courses.load(folder).assignment(assignment)
    master.read(folder / "solutions" / f"{assignment}.py")
    for complaint in bank.read(folder / "autograder" / "suites" / assignment).complaints:
        raise complaint


def _missing(folder: Path) -> list[Path]:
    """The folders that have to be made for `folder`, outermost first."""
    return [one for one in (*reversed(folder.parents), folder) if not one.exists()]


def _undo(kept: Path, target: Path) -> None:
    if kept.exists():
        kept.replace(target)
    else:
        target.unlink(missing_ok=True)


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
