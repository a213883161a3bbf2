"""The grading spec of an assignment: release, reference solution, hidden suite, limits."""

import hashlib
import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from msgspec import Struct

import autograder
from autograder.content.master import load_master
from autograder.core.errors import CourseError
from autograder.core.i18n import Language, suite_locale_dir
from autograder.course import Course, Level, Limits
from autograder.sandbox.launcher import SandboxSpec

SUITES = Path(autograder.__file__).parent / "suites"
TABLES_FILE = "diagnosis.zip"  # in a suite: answer tables, which are made from the rest of it
CONFTEST = "conftest.py"  # beside the suites: loads the pytest plugin
# Files of a release that student code does not see.
EXCLUDED_FILES = frozenset({"README.md", "requirements.txt"})


class GradingSpec(Struct, frozen=True):
    """Everything that grades the submissions of one assignment."""

    assignment: str
    release: bytes  # the released notebook
    reference: str  # source code
    sources: dict[str, str]  # the reference solution of each exercise
    prerequisites: dict[str, tuple[str, ...]]  # of each exercise or method
    suite: str  # directory
    suite_hash: str
    files: tuple[str, ...]  # paths of the release's files beside the notebook
    files_hash: str
    limits: Limits
    packages: tuple[str, ...]
    language: Language
    level: Level


def suite_directory(course: Course, assignment: str) -> Path:
    """Return the hidden suite of an assignment: the course's, else the bundled one."""
    course_suite = course.suite(assignment)
    return course_suite if course_suite.is_dir() else SUITES / assignment


def load_spec(
    course: Course, assignment: str, level: Level, *, preview: bytes | None = None
) -> GradingSpec:
    """Load the spec of `assignment`; raise CourseError if a part of it is missing.

    With `preview`, the notebook of a preview release, nothing has to be released yet.
    """
    course.assignment(assignment)
    release = course.release(assignment)
    suite = suite_directory(course, assignment)
    if preview is None and not release.is_file():
        raise CourseError(
            "nothing has been released yet",
            where=str(release.relative_to(course.root)),
            hint=f"Run `seminar release {assignment}`",
        )
    if not suite.is_dir():
        raise CourseError(
            f"{assignment} has no hidden suite",
            where=str(course.suite(assignment)),
            hint="Write its test_<exercise>.py files there; see docs/authoring.md",
        )
    files = _files(course, assignment)
    master = load_master(course.master(assignment))
    return GradingSpec(
        assignment=assignment,
        release=release.read_bytes() if preview is None else preview,
        reference=master.reference(),
        sources={name: master.solution(name) for name in master.exercises},
        prerequisites=master.prerequisites(),
        suite=str(suite),
        suite_hash=_hash({_relative(path, suite): path for path in _suite_files(suite)}),
        files=tuple(map(str, files)),
        files_hash=_hash(
            # Relative to their own directory, which is another one before the release.
            {
                _relative(path, file.parent): path
                for file in files
                for path in (file, *file.rglob("*"))
            }
        ),
        limits=course.limits(assignment),
        packages=course.config.packages,
        language=course.language,
        level=level,
    )


def course_sandbox_spec(course: Course, assignment: str, level: Level) -> SandboxSpec:
    """Return the sandbox spec of an assignment without loading its grading spec."""
    files = tuple(map(str, _files(course, assignment)))
    return SandboxSpec(level, course.config.packages, course.limits(assignment), files)


def sandbox_spec(spec: GradingSpec) -> SandboxSpec:
    """Return the sandbox in which a submission runs."""
    return SandboxSpec(spec.level, spec.packages, spec.limits, spec.files)


def _files(course: Course, assignment: str) -> list[Path]:
    """Return the files beside the notebook: the released ones, else those to be released."""
    release = course.release(assignment)
    if not release.parent.is_dir():
        return [course.root / file for file in course.assignment(assignment).files]
    paths = sorted(release.parent.iterdir())
    return [path for path in paths if path != release and path.name not in EXCLUDED_FILES]


def _suite_files(suite: Path) -> Iterator[Path]:
    """Yield the files of a suite except its answer tables.

    A bundled suite's conftest and translations are covered by the kit's version.
    """
    yield from (path for path in suite.rglob("*") if path != suite / TABLES_FILE)
    if suite.parent != SUITES:
        yield suite.parent / CONFTEST
        yield from suite_locale_dir(suite).rglob("*.po")


def _relative(path: Path, base: Path) -> str:
    return Path(os.path.relpath(path, base)).as_posix()


def _hash(named: Mapping[str, Path]) -> str:
    """Return the SHA-256 of files by name and content, without bytecode caches."""
    digest = hashlib.sha256()
    for name in sorted(named):
        if named[name].is_file() and "__pycache__" not in Path(name).parts:
            digest.update(f"{name}\0".encode() + named[name].read_bytes() + b"\0")
    return digest.hexdigest()


def seed_for(notebook: bytes, assignment: str) -> int:
    """Return the 32-bit seed of the hidden tests' inputs; it differs between submissions."""
    return int(sha256_hex(notebook + assignment.encode())[:8], 16)


def sha256_hex(data: bytes) -> str:
    """Return the SHA-256 in hexadecimal."""
    return hashlib.sha256(data).hexdigest()
