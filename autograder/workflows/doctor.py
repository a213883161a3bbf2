"""What `seminar doctor` finds out about this machine."""

import platform
import sys
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

from msgspec import Struct

from autograder import course as courses
from autograder.core.errors import SeminarError
from autograder.course import Level
from autograder.sandbox import importable_packages, isolation
from autograder.sandbox.escape_probes import ESCAPE_PROBES

PACKAGES = ("nbgrader", "numpy", "matplotlib", "ipython", "pytest", "jupyter")


class CheckResult(Struct, frozen=True):
    """One thing that was looked at: whether it is well, and what to do if not."""

    ok: bool
    label: str
    advice: str = ""


def run_checks(folder: Path) -> Iterator[CheckResult]:
    """Look at Python, the packages, the course in `folder` and the wall."""
    yield CheckResult(True, f"Python {platform.python_version()} at {sys.executable}")
    yield from map(_package, PACKAGES)
    yield _course(folder)
    yield from _wall()


def _package(name: str) -> CheckResult:
    try:
        return CheckResult(True, f"{name} {metadata.version(name)}")
    except metadata.PackageNotFoundError:
        return CheckResult(False, f"{name} is not installed", f"Run `pip install {name}`")


def _course(folder: Path) -> CheckResult:
    try:
        course = courses.find_course(folder)
        importable_packages.package_files(course.config.packages)
    except SeminarError as error:
        return CheckResult(False, str(error.what), error.hint)
    return CheckResult(True, f"course {course.config.id} at {course.root}")


def _wall() -> Iterator[CheckResult]:
    """The level, tried anew, and below it each escape that was tried."""
    found = isolation.probe()
    why = f": {found.reason}" if found.reason else ""
    yield CheckResult(found.level is Level.FULL, f"sandbox level {found.level}{why}", found.advice)
    for trial in found.trials:
        if trial.error:
            yield CheckResult(False, f"  {trial.level}: {trial.error}")
            continue
        for escape in ESCAPE_PROBES:
            through = escape.name in trial.successful_probes
            said = "student code can" if through else "student code cannot"
            yield CheckResult(not through, f"  {trial.level}: {said} {escape.name}")
