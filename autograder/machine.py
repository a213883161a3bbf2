"""What `seminar doctor` finds out about this machine."""

import platform
import sys
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

from msgspec import Struct

from autograder import course as courses
from autograder.course import Level
from autograder.errors import SeminarError
from autograder.sandbox import levels, packages
from autograder.sandbox.escapes import ESCAPES

PACKAGES = ("nbgrader", "numpy", "matplotlib", "ipython", "pytest", "jupyter")


class Line(Struct, frozen=True):
    """One thing that was looked at: whether it is well, and what to do if not."""

    ok: bool
    what: str
    advice: str = ""


def examine(folder: Path) -> Iterator[Line]:
    """Look at Python, the packages, the course in `folder` and the wall."""
    yield Line(True, f"Python {platform.python_version()} at {sys.executable}")
    yield from map(_package, PACKAGES)
    yield _course(folder)
    yield from _wall()


def _package(name: str) -> Line:
    try:
        return Line(True, f"{name} {metadata.version(name)}")
    except metadata.PackageNotFoundError:
        return Line(False, f"{name} is not installed", f"Run `pip install {name}`")


def _course(folder: Path) -> Line:
    try:
        course = courses.find(folder)
        packages.files(course.file.packages)
    except SeminarError as error:
        return Line(False, str(error.what), error.next_step)
    return Line(True, f"course {course.file.id} at {course.root}")


def _wall() -> Iterator[Line]:
    """The level, tried anew, and below it each escape that was tried."""
    found = levels.search()
    why = f": {found.reason}" if found.reason else ""
    yield Line(found.level is Level.FULL, f"sandbox level {found.level}{why}", found.advice)
    for trial in found.trials:
        if trial.refused:
            yield Line(False, f"  {trial.level}: {trial.refused}")
            continue
        for escape in ESCAPES:
            through = escape.name in trial.open
            said = "student code can" if through else "student code cannot"
            yield Line(not through, f"  {trial.level}: {said} {escape.name}")
