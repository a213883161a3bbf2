"""What the submissions of one assignment are graded with: release, reference, suite, limits."""

import hashlib
import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from msgspec import Struct

import autograder
from autograder.content import master
from autograder.core.errors import CourseError
from autograder.core.i18n import Language, suite_locale_dir
from autograder.course import Course, Level, Limits
from autograder.sandbox import launcher

SUITES = Path(autograder.__file__).parent / "suites"
CONFTEST = "conftest.py"  # beside the suites: gives them their fixtures
EXCLUDED_FILES = frozenset({"README.md", "requirements.txt"})  # of a release; not for student code


class GradingSpec(Struct, frozen=True):
    """What the submissions of one assignment are graded with."""

    assignment: str
    release: bytes
    reference: str
    sources: dict[str, str]  # the reference solution of each exercise
    prerequisites: dict[str, tuple[str, ...]]  # what each exercise, or method, builds on
    suite: str
    suite_hash: str
    files: tuple[str, ...]
    files_hash: str
    limits: Limits
    packages: tuple[str, ...]
    language: Language
    level: Level


def suite_folder(course: Course, assignment: str) -> Path:
    """The hidden suite of an assignment: the course's own, else the kit's."""
    own = course.suite(assignment)
    return own if own.is_dir() else SUITES / assignment


def load_spec(
    course: Course, assignment: str, level: Level, *, draft: bytes | None = None
) -> GradingSpec:
    """Everything that grades `assignment`; raises CourseError for what is missing.

    `draft` stands in for the release, of which nothing has to be there then.
    """
    course.assignment(assignment)
    release = course.release(assignment)
    suite = suite_folder(course, assignment)
    if draft is None and not release.is_file():
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
    read = master.load_master(course.master(assignment))
    return GradingSpec(
        assignment=assignment,
        release=release.read_bytes() if draft is None else draft,
        reference=read.reference(),
        sources={name: read.source(name) for name in read.exercises},
        prerequisites=read.needs(),
        suite=str(suite),
        suite_hash=_hash({_relative(path, suite): path for path in _suite_files(suite)}),
        files=tuple(map(str, files)),
        files_hash=_hash(
            # From where each lies, which is elsewhere before it has been released.
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


def course_sandbox_spec(course: Course, assignment: str, level: Level) -> launcher.SandboxSpec:
    """The same as for the kit, which takes longer to load."""
    files = tuple(map(str, _files(course, assignment)))
    return launcher.SandboxSpec(level, course.config.packages, course.limits(assignment), files)


def sandbox_spec(kit: GradingSpec) -> launcher.SandboxSpec:
    """The wall to build around a submission."""
    return launcher.SandboxSpec(kit.level, kit.packages, kit.limits, kit.files)


def _files(course: Course, assignment: str) -> list[Path]:
    """What lies beside the notebook: as handed out, or as it will be."""
    release = course.release(assignment)
    if not release.parent.is_dir():
        return [course.root / file for file in course.assignment(assignment).files]
    beside = sorted(release.parent.iterdir())
    return [path for path in beside if path != release and path.name not in EXCLUDED_FILES]


def _suite_files(suite: Path) -> Iterator[Path]:
    """A suite, and what comes with one of the course's own; that of the kit has a version."""
    yield from suite.rglob("*")
    if suite.parent != SUITES:
        yield suite.parent / CONFTEST
        yield from suite_locale_dir(suite).rglob("*.po")


def _relative(path: Path, base: Path) -> str:
    return Path(os.path.relpath(path, base)).as_posix()


def _hash(named: Mapping[str, Path]) -> str:
    """SHA-256 of files by their ways and contents; caches left out."""
    digest = hashlib.sha256()
    for name in sorted(named):
        if named[name].is_file() and "__pycache__" not in Path(name).parts:
            digest.update(f"{name}\0".encode() + named[name].read_bytes() + b"\0")
    return digest.hexdigest()


def seed_for(notebook: bytes, assignment: str) -> int:
    """The seed of the hidden tests' inputs: 32 bits, others for every submission."""
    return int(sha256_hex(notebook + assignment.encode())[:8], 16)


def sha256_hex(data: bytes) -> str:
    """SHA-256, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()
