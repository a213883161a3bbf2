"""The grading spec of an assignment: release, reference solution, hidden suite, limits."""

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path

import msgspec
from msgspec import Struct

import autograder
from autograder.content.master import load_master
from autograder.content.variants import VARIANTS_DIR
from autograder.core.atomic_files import file_version
from autograder.core.errors import CourseError
from autograder.core.i18n import Language, suite_locale_dir
from autograder.course import Course, Level, Limits
from autograder.intake.normalizer import read_release
from autograder.intake.submission_language import submission_language
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
    language: Language  # of the release, and of the messages
    level: Level
    translated_releases: dict[Language, bytes] = {}  # in the course's further languages
    # The files of the kit's suite that complete the course's, by their names in the suite.
    kit_files: dict[str, str] = {}
    rubrics: dict[str, str] = {}  # by question, for the instructor: in the course's language

    @property
    def kit_tests(self) -> tuple[str, ...]:
        """The test files of the kit that complete the course's suite."""
        return tuple(path for name, path in self.kit_files.items() if name.startswith("test_"))

    @property
    def kit_variants(self) -> tuple[Path, ...]:
        """The files of the kit's variant bank that complete the course's suite."""
        prefix = f"{VARIANTS_DIR}/"
        return tuple(Path(path) for name, path in self.kit_files.items() if name.startswith(prefix))


def suite_directory(course: Course, assignment: str) -> Path:
    """Return the hidden suite of an assignment: the course's, else the bundled one.

    The bundled one may complete the course's, see `load_spec`.
    """
    course_suite = course.suite(assignment)
    return course_suite if course_suite.is_dir() else SUITES / assignment


def load_spec(
    course: Course, assignment: str, level: Level, *, preview: bytes | None = None
) -> GradingSpec:
    """Load the spec of `assignment`; raise CourseError if a part of it is missing.

    If the course has a suite for a week of the kit, the kit's suite completes it: the tests of
    an exercise come from the course if it has any of them, else from the kit; any other file
    comes from the course if it has one of that name, else from the kit.

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
    path = course.master(assignment)
    master = _read_master(path, course.languages, file_version(path))
    translated_releases = {
        language: path.read_bytes()
        for language in course.languages[1:]
        if preview is None and (path := course.release(assignment, language)).is_file()
    }
    kit_files = _completing_files(suite, SUITES / assignment, tuple(master.sources))
    suite_files = {_relative(path, suite): path for path in _suite_files(suite)}
    return GradingSpec(
        assignment=assignment,
        release=release.read_bytes() if preview is None else preview,
        reference=master.reference,
        sources=master.sources,
        prerequisites=master.prerequisites,
        suite=str(suite),
        suite_hash=_hash(kit_files | suite_files),
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
        translated_releases=translated_releases,
        kit_files={name: str(path) for name, path in kit_files.items()},
        rubrics=master.rubrics,
    )


def submission_spec(
    spec: GradingSpec, notebook: bytes, language: Language | None = None
) -> GradingSpec:
    """Return what grades one submission, given the spec of its assignment.

    It has the release in the language of the notebook, and messages in `language`, by default
    that of the notebook.
    """
    releases = {spec.language: spec.release, **spec.translated_releases}
    own = spec.language
    if len(releases) > 1:
        parsed = {lang: parse_release(data, spec.assignment) for lang, data in releases.items()}
        own = submission_language(notebook, parsed)
    return msgspec.structs.replace(
        spec, release=releases[own], language=language or own, translated_releases={}
    )


parse_release = lru_cache(maxsize=8)(read_release)


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


def _completing_files(suite: Path, kit_suite: Path, exercises: Iterable[str]) -> dict[str, Path]:
    """Return the files of the kit's suite that complete a suite, by their names in it.

    Files of exercises that the master does not have are left out, and so are answer tables: they
    are those of the kit's reference.
    """
    if suite == kit_suite:
        return {}
    tested = {tested_exercise(path) for path in suite.glob("test_*.py")}
    files = {}
    for path in sorted(path for path in kit_suite.rglob("*") if path.is_file()):
        name, exercise = _relative(path, kit_suite), tested_exercise(path)
        directories, is_test = Path(name).parts, path.name.startswith("test_")
        if {TABLES_FILE, "__pycache__"} & {*directories} or (suite / name).exists():
            continue
        if is_test and exercise in tested:
            continue
        if (is_test or VARIANTS_DIR in directories) and exercise not in exercises:
            continue
        files[name] = path
    return files


def tested_exercise(path: Path) -> str:
    """Return the exercise of a file with tests or variants.

    If an exercise has several files, their names end in `__<topic>`.
    """
    return path.stem.removeprefix("test_").partition("__")[0]


def _relative(path: Path, base: Path) -> str:
    return Path(os.path.relpath(path, base)).as_posix()


class _Master(Struct, frozen=True):
    """What grading needs of a master."""

    reference: str
    sources: dict[str, str]
    prerequisites: dict[str, tuple[str, ...]]
    rubrics: dict[str, str]  # in the first of its languages


@lru_cache(maxsize=16)  # a service loads the spec for each submission, and parsing takes longest
def _read_master(
    path: Path, languages: tuple[Language, ...], _version: tuple[int, int, int]
) -> _Master:
    master = load_master(path, languages)
    return _Master(
        master.reference(),
        {name: master.solution(name) for name in master.exercises},
        master.prerequisites(),
        master.rubrics(languages[0]),
    )


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
