"""What has to be the same on every machine that grades, for a Result to be the same.

Made where the class is, compared where it is graded: the kit, Python, the packages that tests and
student code use, the code of wall and grader, and the level that the course asks for.
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
FOLDER = Path(autograder.__file__).parent
SANDBOX_SOURCES = ("sandbox",)
# All that makes a Result; suites travel in the parcel.
GRADER_SOURCES = ("grading", "testing", "intake", "content", "course", "core", "locale")


class Environment(Struct, frozen=True):
    """What a worker has to match."""

    kit: str
    python: str
    packages: tuple[tuple[str, str], ...]
    wall: str
    grader: str
    level: Level


def current(kit: GradingSpec) -> Environment:
    """The terms of this machine, for what the kit needs."""
    return _of(tuple(sorted({*PACKAGES, *kit.packages})), kit.level)


@cache
def diff(wanted: Environment) -> tuple[str, ...]:
    """What this machine has not as it is wanted, in words; tries the wall if all else is well."""
    here = _of(tuple(name for name, _ in wanted.packages), wanted.level)
    pairs = [("seminar-kit", here.kit, wanted.kit), ("Python", here.python, wanted.python)]
    for (name, has), (_, asked) in zip(here.packages, wanted.packages, strict=True):
        pairs.append((name, has, asked))
    found = [f"{name} is {has}, not {asked}" for name, has, asked in pairs if has != asked]
    if here.wall != wanted.wall:
        found.append("the code of its wall is another one")
    if here.grader != wanted.grader:
        found.append("the code of its grader is another one")
    if not found:
        try:
            isolation.require(wanted.level)
        except SeminarError as error:
            found.append(error.what)
    return tuple(found)


def _of(packages: tuple[str, ...], level: Level) -> Environment:
    return Environment(
        kit=autograder.__version__,
        python=f"{sys.version_info.major}.{sys.version_info.minor}",
        packages=tuple((name, _version(name)) for name in packages),
        wall=code_hash(SANDBOX_SOURCES),
        grader=code_hash(GRADER_SOURCES),
        level=level,
    )


def _version(package: str) -> str:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return "missing"


@cache
def code_hash(parts: tuple[str, ...]) -> str:
    """SHA-256 of the kit's own files in these folders, by name and content."""
    digest = hashlib.sha256()
    for part in parts:
        place = FOLDER / part
        for file in sorted(place.rglob("*")) if place.is_dir() else (place,):
            if file.suffix in (".py", ".po"):
                name = file.relative_to(FOLDER).as_posix()
                digest.update(f"{name}\0".encode() + file.read_bytes() + b"\0")
    return digest.hexdigest()
