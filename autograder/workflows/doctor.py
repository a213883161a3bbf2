"""`seminar doctor`: checks of this machine and of the course."""

import platform
import sys
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

from msgspec import Struct

from autograder.core.errors import SeminarError
from autograder.course import Level, find_course
from autograder.sandbox import importable_packages, isolation
from autograder.sandbox.escape_probes import ESCAPE_PROBES

CHECKED_PACKAGES = ("nbgrader", "numpy", "matplotlib", "ipython", "pytest", "jupyter")


class CheckResult(Struct, frozen=True):
    """The result of one check, and how to fix what it found."""

    ok: bool
    label: str
    advice: str = ""


def run_checks(directory: Path) -> Iterator[CheckResult]:
    """Check Python, the packages, the course in `directory` and the sandbox."""
    yield CheckResult(True, f"Python {platform.python_version()} at {sys.executable}")
    yield from map(_check_package, CHECKED_PACKAGES)
    yield _check_course(directory)
    yield from _check_sandbox()


def _check_package(name: str) -> CheckResult:
    try:
        return CheckResult(True, f"{name} {metadata.version(name)}")
    except metadata.PackageNotFoundError:
        return CheckResult(False, f"{name} is not installed", f"Run `pip install {name}`")


def _check_course(directory: Path) -> CheckResult:
    try:
        course = find_course(directory)
        importable_packages.package_files(course.config.packages)
    except SeminarError as error:
        return CheckResult(False, error.what, error.hint)
    return CheckResult(True, f"course {course.config.id} at {course.root}")


def _check_sandbox() -> Iterator[CheckResult]:
    """Probe all isolation levels; yield a check for the level, then one for each escape."""
    report = isolation.probe()
    reason = f": {report.reason}" if report.reason else ""
    yield CheckResult(
        report.level is Level.FULL, f"sandbox level {report.level}{reason}", report.advice
    )
    for trial in report.trials:
        if trial.error:
            yield CheckResult(False, f"  {trial.level}: {trial.error}")
            continue
        for escape in ESCAPE_PROBES:
            escaped = escape.name in trial.successful_probes
            ability = "student code can" if escaped else "student code cannot"
            yield CheckResult(not escaped, f"  {trial.level}: {ability} {escape.name}")
