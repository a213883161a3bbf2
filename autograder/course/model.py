"""The structs of `course.toml`, and Course: a course on disk with its settings and paths."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated, TypeVar
from zoneinfo import ZoneInfo

import msgspec
from msgspec import Meta, Struct

from autograder.core.errors import CourseError
from autograder.core.i18n import CATALOG_NAME, LANGUAGES, Language
from autograder.course.classroom import Classroom
from autograder.course.late_policy import Late, LateOverrides

FILE_NAME = "course.toml"
COURSE_FORMAT_VERSION = 1
TLS_FILES = ("ca", "certificate", "key")
ADDRESS = re.compile(r"(?:tcp|tls)://(?:[\w.-]+|\[[0-9A-Fa-f:.]+\]):\d{1,5}", re.ASCII)

Seconds = Annotated[float, Meta(gt=0, le=86_400)]
Mebibytes = Annotated[int, Meta(ge=1, le=1_048_576)]
Name = Annotated[str, Meta(pattern=r"^[A-Za-z][A-Za-z0-9_-]*\Z", max_length=64)]
StructT = TypeVar("StructT", bound=Struct)


class Level(StrEnum):
    """The isolation level of student code."""

    FULL = "full"  # namespaces, system calls, limits
    REDUCED = "reduced"  # Landlock, system calls, limits
    NONE = "none"  # limits alone

    @property
    def rank(self) -> int:
        """A number that is larger for stronger isolation."""
        return [Level.NONE, Level.REDUCED, Level.FULL].index(self)


class Engine(StrEnum):
    """Where submissions are graded."""

    LOCAL = "local"  # on this machine's cores
    DASK = "dask"  # on the workers of a cluster


class Localized(Struct, frozen=True, forbid_unknown_fields=True):
    """A text in the languages of the course; empty in the others of the kit."""

    en: str = ""
    ja: str = ""

    def in_language(self, language: Language) -> str:
        """Return the text in `language`, else in one that it has."""
        texts: dict[Language, str] = {"en": self.en, "ja": self.ja}
        return texts[language] or self.en or self.ja

    def missing(self, languages: Sequence[Language]) -> tuple[Language, ...]:
        """Return the languages among `languages` in which there is no text."""
        return tuple(lang for lang in languages if not getattr(self, lang).strip())


class Sandbox(Struct, frozen=True, forbid_unknown_fields=True):
    """The weakest isolation level at which submissions may be graded."""

    level: Level = Level.FULL


class Limits(Struct, frozen=True, forbid_unknown_fields=True):
    """The resource limits of one submission.

    In seconds: one cell of the `notebook`, one `call` of a function, the whole `submission`.
    In MiB: `memory`, `output`, `disk`.
    """

    notebook: Seconds = 30
    call: Seconds = 5
    submission: Seconds = 240
    memory: Mebibytes = 2048
    output: Mebibytes = 4
    disk: Mebibytes = 64


class LimitOverrides(Struct, frozen=True, forbid_unknown_fields=True):
    """The limits that one assignment overrides; None keeps those of `[limits]`."""

    notebook: Seconds | None = None
    call: Seconds | None = None
    submission: Seconds | None = None
    memory: Mebibytes | None = None
    output: Mebibytes | None = None
    disk: Mebibytes | None = None


class GradebookSettings(Struct, frozen=True, forbid_unknown_fields=True):
    """The database of the gradebook; without `url` it is the file classroom/gradebook.db.

    `lock_timeout` is how long the kit waits for another program that writes to the file.
    """

    url: Annotated[str, Meta(pattern=r"^(\Z|postgres(ql(\+psycopg)?)?://)", max_length=500)] = ""
    lock_timeout: Seconds = 60


class Grading(Struct, frozen=True, forbid_unknown_fields=True):
    """Where submissions are graded.

    `workers` is for this machine; 0 means as many as fit. `scheduler` and the TLS files, which
    a `tls://` address needs, are for a cluster.
    """

    engine: Engine = Engine.LOCAL
    workers: Annotated[int, Meta(ge=0, le=1024)] = 0
    scheduler: str = ""
    ca: str = ""
    certificate: str = ""
    key: str = ""


class Watch(Struct, frozen=True, forbid_unknown_fields=True):
    """The limits of a watched directory; 0 means no limit."""

    attempts_per_hour: Annotated[int, Meta(ge=0, le=1000)] = 6


class Feedback(StrEnum):
    """When the server shows the feedback page of an attempt."""

    AT_ONCE = "at_once"
    AFTER_DUE = "after_due"  # the points at once, the page after the student's due date
    POINTS_ONLY = "points_only"


class Counts(StrEnum):
    """Which attempt of a student counts on the server."""

    LAST = "last"
    BEST = "best"  # after late penalties


WebAddress = Annotated[str, Meta(pattern=r"^https?://[^\s?#]+\Z", max_length=500)]


class LtiPlatform(Struct, frozen=True, forbid_unknown_fields=True):
    """An LMS that students come from by LTI 1.3, as it describes itself to its tools.

    An empty `deployments` accepts each deployment of the client. `pass_back` sends points to it.
    """

    issuer: Annotated[str, Meta(min_length=1, max_length=500)]
    client_id: Annotated[str, Meta(min_length=1, max_length=200)]
    login_url: WebAddress
    token_url: WebAddress
    keys_url: WebAddress
    deployments: tuple[str, ...] = ()
    pass_back: bool = True


class HubService(Struct, frozen=True, forbid_unknown_fields=True):
    """The JupyterHub whose users may come in; this server is a service of it.

    `url` is the address of the Hub for browsers, with its base path; `api_url` that of its API as
    this server reaches it (default: below `url`). Members of `instructor_groups` are instructors.
    """

    url: WebAddress
    client_id: Annotated[str, Meta(min_length=1, max_length=200)]
    api_url: WebAddress | None = None
    instructor_groups: tuple[str, ...] = ()


class Serve(Struct, frozen=True, forbid_unknown_fields=True):
    """The server of hand-ins; 0 attempts an hour means no limit, `upload` is in MiB.

    `url` is the address at which students reach it, for the links of `seminar invite`.
    """

    url: Annotated[str, Meta(pattern=r"^(\Z|https?://[^\s/?#]+\Z)", max_length=200)] = ""
    feedback: Feedback = Feedback.AT_ONCE
    counts: Counts = Counts.LAST
    attempts_per_hour: Annotated[int, Meta(ge=0, le=1000)] = 20
    upload: Mebibytes = 32
    lti: tuple[LtiPlatform, ...] = ()
    hub: HubService | None = None


class Assignment(Struct, frozen=True, forbid_unknown_fields=True):
    """One assignment; its times are local times of the course's time zone.

    `files` are handed out with the notebook, as paths from the root of the course. `extensions`
    are later due dates by student. The server takes no hand-in before `open_from`.
    """

    title: Localized
    due: datetime
    files: tuple[str, ...] = ()
    limits: LimitOverrides = LimitOverrides()
    late: LateOverrides = LateOverrides()
    extensions: dict[str, datetime] = {}
    open_from: datetime | None = None


class CourseFile(Struct, frozen=True, forbid_unknown_fields=True):
    """The content of `course.toml`.

    `language = "en"` is short for `languages = ["en"]`; a file has one of the two or neither.
    """

    format_version: int
    id: Name
    title: Localized
    time_zone: str
    assignments: dict[Name, Assignment] = {}
    language: Language | None = None
    languages: Annotated[tuple[Language, ...], Meta(min_length=1)] = ()
    packages: tuple[Name, ...] = ("numpy", "matplotlib")
    sandbox: Sandbox = Sandbox()
    limits: Limits = Limits()
    late: Late = Late()
    gradebook: GradebookSettings = GradebookSettings()
    grading: Grading = Grading()
    watch: Watch = Watch()
    serve: Serve = Serve()


class Course(Struct, frozen=True):
    """A course on disk: its root directory and the content of its `course.toml`."""

    root: Path
    config: CourseFile

    @property
    def languages(self) -> tuple[Language, ...]:
        """The languages in which assignments are released, the course's main language first."""
        return self.config.languages or (self.config.language or LANGUAGES[0],)

    @property
    def language(self) -> Language:
        """The main language: of reports, and of what belongs to no submission."""
        return self.languages[0]

    @property
    def grading(self) -> Grading:
        """Where submissions are graded, with absolute paths of the TLS files."""
        grading = self.config.grading
        paths = {name: getattr(grading, name) for name in TLS_FILES}
        absolute = {name: str(self.root / path) for name, path in paths.items() if path}
        return msgspec.structs.replace(grading, **absolute)

    def assignment(self, name: str) -> Assignment:
        """Return an assignment; raises CourseError with the existing names."""
        try:
            return self.config.assignments[name]
        except KeyError:
            names = ", ".join(self.config.assignments)
            one_of = f"Write one of: {names}; or add" if names else "Add"
            raise CourseError(
                f"assignments.{name}: there is no such assignment",
                where=FILE_NAME,
                hint=f"{one_of} a table [assignments.{name}]",
            ) from None

    def limits(self, name: str) -> Limits:
        """Return the resource limits of an assignment."""
        return _apply_overrides(self.config.limits, self.assignment(name).limits)

    def late(self, name: str) -> Late:
        """Return the late policy of an assignment."""
        return _apply_overrides(self.config.late, self.assignment(name).late)

    def due(self, name: str) -> datetime:
        """Return the due date of an assignment, in UTC."""
        return self.in_utc(self.assignment(name).due)

    @property
    def zone(self) -> ZoneInfo:
        """The course's time zone."""
        return ZoneInfo(self.config.time_zone)

    def in_utc(self, local: datetime) -> datetime:
        """Convert a local time of the course's time zone to UTC."""
        return local.replace(tzinfo=self.zone).astimezone(UTC)

    def in_zone(self, moment: datetime) -> datetime:
        """Convert an aware datetime to the course's time zone."""
        return moment.astimezone(self.zone)

    @property
    def classroom(self) -> Classroom:
        """The paths and locks of everything about people."""
        return Classroom(self.root / "classroom", bool(self.config.gradebook.url))

    def master(self, name: str) -> Path:
        """Return the path of the master of an assignment."""
        return self.root / "solutions" / f"{name}.py"

    def suite(self, name: str) -> Path:
        """Return the directory of the course's hidden suite; the kit has suites, too."""
        return self.root / "autograder" / "suites" / name

    def catalog_file(self, language: Language) -> Path:
        """Return the path of the translations for the course's hidden suites."""
        return self.root / "autograder" / "locale" / language / CATALOG_NAME

    def release(self, name: str, language: Language | None = None) -> Path:
        """Return the path of the notebook that students receive in a language of the course.

        The release in the main language is where nbgrader expects it. No name of an assignment
        has a dot, so none is the directory of another language.
        """
        suffix = "" if language in (None, self.language) else f".{language}"
        return self.root / "assignments" / f"{name}{suffix}" / f"{name}.ipynb"


def _apply_overrides(base: StructT, overrides: Struct) -> StructT:
    """Return `base` with the fields of `overrides` that are not None."""
    changes = {k: v for k, v in msgspec.structs.asdict(overrides).items() if v is not None}
    return msgspec.structs.replace(base, **changes)
