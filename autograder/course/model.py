"""What stands in `course.toml`, as frozen structs, and a course on disk."""

import re
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated, TypeVar
from zoneinfo import ZoneInfo

import msgspec
from msgspec import Meta, Struct

from autograder.core.errors import CourseError
from autograder.core.i18n import Language
from autograder.course.classroom import Classroom
from autograder.course.late_policy import Late, LateOverrides

# FOLDED autograder/course/model.py: 'Where submissions are graded, w

TLS_FILES = ("ca", "certificate", "key")
ADDRESS = re.compile(r"(?:tcp|tls)://(?:[\w.-]+|\[[0-9A-Fa-f:.]+\]):\d{1,5}", re.ASCII)


class GradebookSettings(Struct, frozen=True, forbid_unknown_fields=True):
    """Where the gradebook is kept; without `url` in the file classroom/gradebook.db."""

    url: Annotated[str, Meta(pattern=r"^(\Z|postgresql(\+psycopg)?://)", max_length=500)] = ""


class Engine(StrEnum):
    """Where submissions are graded."""

    LOCAL = "local"  # on this machine's cores
    DASK = "dask"  # on the workers of a cluster


class Grading(Struct, frozen=True, forbid_unknown_fields=True):
    """Where submissions are graded, and how to get there; the files are for `tls://`."""

    engine: Engine = Engine.LOCAL
    workers: Annotated[int, Meta(ge=0, le=1024)] = 0  # on this machine; 0: as many as fit
    scheduler: str = ""
    ca: str = ""
    certificate: str = ""
    key: str = ""


class Watch(Struct, frozen=True, forbid_unknown_fields=True):
    """What a watched folder allows; 0 for no limit."""

    attempts_per_hour: Annotated[int, Meta(ge=0, le=1000)] = 6


# MAIN

FORMAT_VERSION = 1
FILE_NAME = "course.toml"

Seconds = Annotated[float, Meta(gt=0, le=86_400)]
Mebibytes = Annotated[int, Meta(ge=1, le=1_048_576)]
Name = Annotated[str, Meta(pattern=r"^[A-Za-z][A-Za-z0-9_-]*\Z", max_length=64)]
StudentId = Annotated[str, Meta(min_length=1, max_length=64)]
Changed = TypeVar("Changed", bound=Struct)


class Level(StrEnum):
    """How strongly student code is shut in."""

    FULL = "full"  # namespaces, system calls, limits
    REDUCED = "reduced"  # Landlock, system calls, limits
    NONE = "none"  # limits alone

    @property
    def rank(self) -> int:
        """A number that is larger for a stronger wall."""
        return [Level.NONE, Level.REDUCED, Level.FULL].index(self)


class Localized(Struct, frozen=True, forbid_unknown_fields=True):
    """A text in every language of the kit."""

    en: str
    ja: str

    def in_language(self, language: Language) -> str:
        """The text in `language`."""
        return self.ja if language == "ja" else self.en


class Limits(Struct, frozen=True, forbid_unknown_fields=True):
    """What one submission may use: seconds, and MiB of memory, output and disk."""

    notebook: Seconds = 30
    call: Seconds = 5
    submission: Seconds = 240
    memory: Mebibytes = 2048
    output: Mebibytes = 4
    disk: Mebibytes = 64


class LimitOverrides(Struct, frozen=True, forbid_unknown_fields=True):
    """The limits that one assignment changes; what is left out stays as in `[limits]`."""

    notebook: Seconds | None = None
    call: Seconds | None = None
    submission: Seconds | None = None
    memory: Mebibytes | None = None
    output: Mebibytes | None = None
    disk: Mebibytes | None = None


class Sandbox(Struct, frozen=True, forbid_unknown_fields=True):
    """The weakest wall that grading may run behind."""

    level: Level = Level.FULL


class Assignment(Struct, frozen=True, forbid_unknown_fields=True):
    """One week's homework: its title, when it is due in the course's time zone, and more.

    `files` names what is handed out beside the notebook, by path from the course's folder;
    `extensions` are later due dates by student.
    """

    title: Localized
    due: datetime
    files: tuple[str, ...] = ()
    limits: LimitOverrides = LimitOverrides()
    late: LateOverrides = LateOverrides()
    extensions: dict[StudentId, datetime] = {}


class CourseFile(Struct, frozen=True, forbid_unknown_fields=True):
    """What stands in `course.toml`, word for word."""

    format_version: int
    id: Name
    title: Localized
    time_zone: str
    assignments: Annotated[dict[Name, Assignment], Meta(min_length=1)]
    language: Language = "en"
    packages: tuple[Name, ...] = ("numpy", "matplotlib")
    sandbox: Sandbox = Sandbox()
    limits: Limits = Limits()
    late: Late = Late()
    gradebook: GradebookSettings = GradebookSettings()
    grading: Grading = Grading()
    watch: Watch = Watch()


class Course(Struct, frozen=True):
    """A course on disk: its folder and its `course.toml`."""

    root: Path
    config: CourseFile

    @property
    def language(self) -> Language:
        """The language of notebooks, feedback and messages to students."""
        return self.config.language

    @property
    def grading(self) -> Grading:
        """Where submissions are graded; its files by their full paths."""
        own = self.config.grading
        paths = {name: getattr(own, name) for name in TLS_FILES if getattr(own, name)}
        full = {name: str(self.root / path) for name, path in paths.items()}
        return msgspec.structs.replace(own, **full)

    def assignment(self, name: str) -> Assignment:
        """The assignment `name`; raises CourseError naming those that exist."""
        try:
            return self.config.assignments[name]
        except KeyError:
            known = ", ".join(self.config.assignments)
            raise CourseError(
                f"assignments.{name}: there is no such assignment",
                where=FILE_NAME,
                hint=f"Write one of: {known}; or add a table [assignments.{name}]",
            ) from None

    def limits(self, name: str) -> Limits:
        """The limits of assignment `name`: the course's, with its own changes."""
        return _with(self.config.limits, self.assignment(name).limits)

    def late(self, name: str) -> Late:
        """What lateness costs in assignment `name`: the course's policy, with its own changes."""
        return _with(self.config.late, self.assignment(name).late)

    def due(self, name: str) -> datetime:
        """When assignment `name` is due, in UTC."""
        return self.in_utc(self.assignment(name).due)

    def in_utc(self, local: datetime) -> datetime:
        """A time in the course's zone, in UTC."""
        return local.replace(tzinfo=ZoneInfo(self.config.time_zone)).astimezone(UTC)

    def in_zone(self, moment: datetime) -> datetime:
        """A moment as a clock in the course's zone shows it."""
        return moment.astimezone(ZoneInfo(self.config.time_zone))

    @property
    def classroom(self) -> Classroom:
        """Paths and locks of everything about people."""
        return Classroom(self.root / "classroom", bool(self.config.gradebook.url))

    def master(self, name: str) -> Path:
        """The master of assignment `name`."""
        return self.root / "solutions" / f"{name}.py"

    def suite(self, name: str) -> Path:
        """The course's own hidden suite of assignment `name`; the kit has some as well."""
        return self.root / "autograder" / "suites" / name

    def translations(self, language: Language) -> Path:
        """The course's own translations of what hidden tests say."""
        return self.root / "autograder" / "locale" / language / "seminar.po"

    def release(self, name: str) -> Path:
        """The notebook that students receive for assignment `name`."""
        return self.root / "assignments" / name / f"{name}.ipynb"


def _with(usual: Changed, changes: Struct) -> Changed:
    """The struct with the fields that `changes` sets."""
    given = {k: v for k, v in msgspec.structs.asdict(changes).items() if v is not None}
    return msgspec.structs.replace(usual, **given)
