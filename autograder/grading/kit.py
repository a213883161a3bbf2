"""What the submissions of one assignment are graded with: release, reference, suite, limits."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

import autograder
from autograder import master
from autograder.course import Course, Language, Level, Limits
from autograder.errors import CourseError
from autograder.sandbox import launch

SUITES = Path(autograder.__file__).parent / "suites"
NOT_FILES = frozenset({"README.md", "requirements.txt"})  # of a release; not for student code


class Kit(Struct, frozen=True):
    """What the submissions of one assignment are graded with."""

    assignment: str
    release: bytes
    reference: str
    sources: dict[str, str]  # the reference solution of each exercise
    needs: dict[str, tuple[str, ...]]  # what each exercise, or method, builds on
    suite: str
    suite_hash: str
    files: tuple[str, ...]
    files_hash: str
    limits: Limits
    packages: tuple[str, ...]
    language: Language
    level: Level


def load_kit(course: Course, assignment: str, level: Level) -> Kit:
    """Everything that grades `assignment`; raises CourseError for what is missing."""
    course.assignment(assignment)
    release = course.release(assignment)
    suite = SUITES / assignment
    if not release.is_file():
        raise CourseError(
            "nothing has been released yet",
            where=str(release.relative_to(course.root)),
            next_step=f"Run `seminar release {assignment}`",
        )
    if not suite.is_dir():
        raise CourseError(
            f"{assignment} has no hidden suite",
            where=str(suite),
            next_step="Write its test_<exercise>.py files there",
        )
    files = [path for path in sorted(release.parent.iterdir()) if path.name not in NOT_FILES]
    files = [path for path in files if path != release]
    read = master.read(course.master(assignment))
    return Kit(
        assignment=assignment,
        release=release.read_bytes(),
        reference=read.reference(),
        sources={name: read.source(name) for name in read.exercises},
        needs=read.needs(),
        suite=str(suite),
        suite_hash=_hash(suite.rglob("*")),
        files=tuple(map(str, files)),
        files_hash=_hash(path for file in files for path in (file, *file.rglob("*"))),
        limits=course.limits(assignment),
        packages=course.file.packages,
        language=course.language,
        level=level,
    )


def plan_for(kit: Kit) -> launch.Plan:
    """The wall to build around a submission."""
    return launch.Plan(kit.level, kit.packages, kit.limits, kit.files)


def _hash(paths: Iterable[Path]) -> str:
    """SHA-256 of files by name and content; caches left out."""
    digest = hashlib.sha256()
    for path in sorted(paths):
        if path.is_file() and "__pycache__" not in path.parts:
            digest.update(f"{path.name}\0".encode() + path.read_bytes() + b"\0")
    return digest.hexdigest()


def sha(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
