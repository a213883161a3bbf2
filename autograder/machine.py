"""What `seminar doctor` finds out about this machine."""

import platform
import sys
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

from msgspec import Struct

from autograder import course as courses
from autograder.errors import SeminarError
from autograder.sandbox import launch, levels

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
    yield _wall()


def _package(name: str) -> Line:
    try:
        return Line(True, f"{name} {metadata.version(name)}")
    except metadata.PackageNotFoundError:
        return Line(False, f"{name} is not installed", f"Run `pip install {name}`")


def _course(folder: Path) -> Line:
    try:
        course = courses.find(folder)
        launch.package_files(course.file.packages)
    except SeminarError as error:
        return Line(False, str(error.what), error.next_step)
    return Line(True, f"course {course.file.id} at {course.root}")


def _wall() -> Line:
    found = levels.find()
    if found.level is levels.Level.FULL:
        return Line(True, "sandbox level full: every escape that was tried failed")
    return Line(False, f"sandbox level {found.level}: {found.reason}", found.advice)
