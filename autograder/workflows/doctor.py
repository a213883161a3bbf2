"""`seminar doctor`: checks of this machine and of the course."""

import platform
import sys
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

from msgspec import Struct

from autograder.core.errors import SeminarError
from autograder.course import Engine, Level, find_course
from autograder.gradebook import repository
from autograder.sandbox import importable_packages, isolation
from autograder.sandbox.escape_probes import ESCAPE_PROBES

CHECKED_PACKAGES = ("nbgrader", "numpy", "matplotlib", "ipython", "pytest", "jupyter")


class CheckResult(Struct, frozen=True):
    """The result of one check, and how to fix what it found.

    `accepted`: the course can be graded here although the check is not `ok`.
    """

    ok: bool
    label: str
    advice: str = ""
    accepted: bool = False


def run_checks(directory: Path) -> Iterator[CheckResult]:
    """Check Python, the packages, the course in `directory`, its gradebook and the sandbox."""
    yield CheckResult(True, f"Python {platform.python_version()} at {sys.executable}")
    yield from map(_check_package, CHECKED_PACKAGES)
    yield from _check_course(directory)
    yield from _check_sandbox(_required_level(directory))


def _check_package(name: str) -> CheckResult:
    try:
        return CheckResult(True, f"{name} {metadata.version(name)}")
    except metadata.PackageNotFoundError:
        return CheckResult(False, f"{name} is not installed", f"Run `pip install {name}`")


def _check_course(directory: Path) -> Iterator[CheckResult]:
    """Check the course, and its gradebook if there is one; yield nothing more after a problem."""
    try:
        course = find_course(directory)
        importable_packages.package_files(course.config.packages)
        yield CheckResult(True, f"course {course.config.id} at {course.root}")
        backend = repository.backend_of(course)
        backend.check()
        state = "gradebook" if backend.exists() else "no gradebook yet; it will be"
        yield CheckResult(True, f"{state} at {backend.where}")
    except SeminarError as error:
        label = ": ".join(part for part in (error.where, error.what) if part)
        yield CheckResult(False, label, error.hint)


def _required_level(directory: Path) -> Level:
    """Return the isolation level that the course needs on this machine."""
    try:
        course = find_course(directory)
    except SeminarError:
        return Level.FULL
    on_cluster = course.grading.engine is Engine.DASK
    return Level.NONE if on_cluster else course.config.sandbox.level


def _check_sandbox(required: Level) -> Iterator[CheckResult]:
    """Probe all isolation levels; yield a check for the level, then one for each escape."""
    report = isolation.probe()
    accepted = report.level.rank >= required.rank
    reason = f": {report.reason}" if report.reason else ""
    label = f"sandbox level {report.level}{reason}"
    yield CheckResult(report.level is Level.FULL, label, report.advice, accepted)
    for trial in report.trials:
        if trial.error:
            yield CheckResult(False, f"  {trial.level}: {trial.error}", accepted=accepted)
            continue
        for escape in ESCAPE_PROBES:
            escaped = escape.name in trial.successful_probes
            ability = "student code can" if escaped else "student code cannot"
            label = f"  {trial.level}: {ability} {escape.name}"
            yield CheckResult(not escaped, label, accepted=accepted)
