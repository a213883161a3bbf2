"""The environment that has to be the same on every machine that grades an assignment.

The executor computes it on the instructor's machine, the workers of a cluster compare it with
their own: versions of the kit, Python and packages, source hashes of sandbox and grader, and the
isolation level.
"""

import hashlib
import sys
from functools import cache
from importlib import metadata
from pathlib import Path

from msgspec import Struct

import autograder
from autograder.core.errors import SeminarError
from autograder.course import Level
from autograder.grading.spec import GradingSpec
from autograder.sandbox import isolation

PACKAGES = ("ipython", "msgspec", "numpy", "pytest")
PACKAGE_DIRECTORY = Path(autograder.__file__).parent
SANDBOX_SOURCES = ("sandbox",)
# Everything else that makes a Result. Suites are uploaded in the bundle.
GRADER_SOURCES = ("grading", "testing", "intake", "content", "course", "core", "locale")


class Environment(Struct, frozen=True):
    """What a worker must have in common with the instructor's machine."""

    kit_version: str
    python: str
    packages: tuple[tuple[str, str], ...]  # names and versions
    sandbox_hash: str
    grader_hash: str
    level: Level


def current(spec: GradingSpec) -> Environment:
    """Return the environment of this machine, with the packages that the spec needs."""
    return _environment(tuple(sorted({*PACKAGES, *spec.packages})), spec.level)


@cache
def diff(wanted: Environment) -> tuple[str, ...]:
    """Return how this machine differs from `wanted`, a text for each difference.

    The isolation level is tested only if everything else is equal.
    """
    actual = _environment(tuple(name for name, _ in wanted.packages), wanted.level)
    versions = [
        ("seminar-kit", actual.kit_version, wanted.kit_version),
        ("Python", actual.python, wanted.python),
    ]
    for (name, version), (_, wanted_version) in zip(actual.packages, wanted.packages, strict=True):
        versions.append((name, version, wanted_version))
    differences = [
        f"{name} is {version}, not {wanted_version}"
        for name, version, wanted_version in versions
        if version != wanted_version
    ]
    if actual.sandbox_hash != wanted.sandbox_hash:
        differences.append("its source code of the sandbox differs")
    if actual.grader_hash != wanted.grader_hash:
        differences.append("its source code of the grader differs")
    if not differences:
        try:
            isolation.require(wanted.level)
        except SeminarError as error:
            differences.append(error.what)
    return tuple(differences)


def _environment(packages: tuple[str, ...], level: Level) -> Environment:
    return Environment(
        kit_version=autograder.__version__,
        python=f"{sys.version_info.major}.{sys.version_info.minor}",
        packages=tuple((name, _version(name)) for name in packages),
        sandbox_hash=source_hash(SANDBOX_SOURCES),
        grader_hash=source_hash(GRADER_SOURCES),
        level=level,
    )


def _version(package: str) -> str:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return "missing"


@cache
def source_hash(directories: tuple[str, ...]) -> str:
    """Return the SHA-256 of the source files below these directories of the package."""
    digest = hashlib.sha256()
    for directory in directories:
        for file in sorted((PACKAGE_DIRECTORY / directory).rglob("*")):
            if file.suffix in (".py", ".po"):
                name = file.relative_to(PACKAGE_DIRECTORY).as_posix()
                digest.update(f"{name}\0".encode() + file.read_bytes() + b"\0")
    return digest.hexdigest()
