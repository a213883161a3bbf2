"""The files of a submission: made safe for nbgrader, and copied beside the graded notebook."""

import os
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

from nbgrader.utils import find_all_files

from autograder.course import Course
from autograder.gradebook import quarantine
from autograder.gradebook.nbgrader_config import IGNORED
from autograder.intake import submission_folder

# Extra files that neither browsers nor nbgrader execute.
SAFE_SUFFIXES = frozenset(
    (".ipynb", ".txt", ".csv", ".npy", ".npz", ".png", ".jpg", ".jpeg", ".gif")
)
NOTEBOOKS = "*.ipynb"


def prepare_submission(submitted_dir: Path, assignment: str, course: Course) -> Path | None:
    """Quarantine unsafe extra files; return the notebook under its canonical name, if any."""
    quarantine.quarantine_files(submitted_dir, course.zone)
    adopted = submission_folder.copy_to_canonical_name(submitted_dir, assignment)
    return adopted[0] if adopted is not None else None


def is_safe_copy(submitted_file: Path) -> bool:
    """Return whether a copy of an extra file could not execute.

    Of a symlink a copy has the content of the target, which the feedback would then hand out.
    """
    return submitted_file.suffix.lower() in SAFE_SUFFIXES and not submitted_file.is_symlink()


def extra_files(directory: Path) -> Iterator[Path]:
    """Yield the relative paths of the files that nbgrader would copy from a directory."""
    for path in find_all_files(str(directory), [*IGNORED, NOTEBOOKS]):
        yield Path(path).relative_to(directory)


def copy_files(names: Iterable[Path], source: Path, target: Path) -> None:
    """Copy files into another directory; replace those that are there."""
    for name in names:
        path = target / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)
        shutil.copy(source / name, path)


def set_permissions(directory: Path, mode: int) -> None:
    """Set the permissions of all files in a directory."""
    for parent, _, names in os.walk(directory):
        for name in names:
            Path(parent, name).chmod(mode)
