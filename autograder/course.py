"""The course: `course.toml` read into frozen typed structs, mistakes reported by key.

Every other part of the kit takes its limits, dates, language and folders from here.
"""

import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

import msgspec
from msgspec import Meta, Struct

from autograder.errors import CourseError

FORMAT_VERSION = 1
FILE_NAME = "course.toml"

Language = Literal["en", "ja"]
LevelName = Literal["full", "reduced", "none"]
Seconds = Annotated[float, Meta(gt=0, le=86_400)]
Mebibytes = Annotated[int, Meta(ge=1, le=1_048_576)]
Name = Annotated[str, Meta(pattern=r"^[A-Za-z][A-Za-z0-9_-]*$", max_length=64)]


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


class LimitChanges(Struct, frozen=True, forbid_unknown_fields=True):
    """The limits that one assignment changes; what is left out stays as in `[limits]`."""

    notebook: Seconds | None = None
    call: Seconds | None = None
    submission: Seconds | None = None
    memory: Mebibytes | None = None
    output: Mebibytes | None = None
    disk: Mebibytes | None = None


class Sandbox(Struct, frozen=True, forbid_unknown_fields=True):
    """The weakest wall that grading may run behind."""

    level: LevelName = "full"


class Assignment(Struct, frozen=True, forbid_unknown_fields=True):
    """One week's homework: its title, and when it is due in the course's time zone."""

    title: Localized
    due: datetime
    limits: LimitChanges = LimitChanges()


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


class Course(Struct, frozen=True):
    """A course on disk: its folder and its `course.toml`."""

    root: Path
    file: CourseFile

    @property
    def language(self) -> Language:
        """The language of notebooks, feedback and messages to students."""
        return self.file.language

    def assignment(self, name: str) -> Assignment:
        """The assignment `name`; raises CourseError naming those that exist."""
        try:
            return self.file.assignments[name]
        except KeyError:
            known = ", ".join(self.file.assignments)
            raise CourseError(
                f"assignments.{name}: there is no such assignment",
                where=FILE_NAME,
                next_step=f"Write one of: {known}; or add a table [assignments.{name}]",
            ) from None

    def limits(self, name: str) -> Limits:
        """The limits of assignment `name`: the course's, with its own changes."""
        changes = msgspec.structs.asdict(self.assignment(name).limits)
        given = {key: value for key, value in changes.items() if value is not None}
        return msgspec.structs.replace(self.file.limits, **given)

    def due(self, name: str) -> datetime:
        """When assignment `name` is due, in UTC."""
        local = self.assignment(name).due
        return local.replace(tzinfo=ZoneInfo(self.file.time_zone)).astimezone(UTC)

    @property
    def classroom(self) -> Path:
        """The git-ignored folder of everything about people."""
        return self.root / "classroom"

    def master(self, name: str) -> Path:
        """The master of assignment `name`."""
        return self.root / "solutions" / f"{name}.py"

    def release(self, name: str) -> Path:
        """The notebook that students receive for assignment `name`."""
        return self.root / "assignments" / name / f"{name}.ipynb"

    def submitted(self, name: str, student: str = "*") -> Path:
        """The folder of what `student` handed in for assignment `name`."""
        return self.classroom / "submitted" / student / name


# What to write for each key, for the last part of an error line. `*` stands for any name.
EXPECTED = {
    "format_version": f"format_version = {FORMAT_VERSION}",
    "id": 'a short name without spaces, e.g. id = "nn-from-scratch"',
    "title": 'a text in both languages, e.g. title = { en = "Loss", ja = "損失" }',
    "title.en": 'the English title, e.g. title = { en = "Loss", ja = "損失" }',
    "title.ja": 'the Japanese title, e.g. title = { en = "Loss", ja = "損失" }',
    "language": 'language = "en" or language = "ja"',
    "time_zone": 'a zone of the IANA list, e.g. time_zone = "Asia/Tokyo"',
    "packages": 'a list of package names, e.g. packages = ["numpy", "matplotlib"]',
    "sandbox": 'a table [sandbox] with level = "full"',
    "sandbox.level": 'level = "full", "reduced" or "none"',
    "limits": "a table [limits] with numbers, e.g. call = 5",
    "limits.notebook": "seconds as a number above 0, e.g. notebook = 30",
    "limits.call": "seconds as a number above 0, e.g. call = 5",
    "limits.submission": "seconds as a number above 0, e.g. submission = 240",
    "limits.memory": "whole MiB, e.g. memory = 2048",
    "limits.output": "whole MiB, e.g. output = 4",
    "limits.disk": "whole MiB, e.g. disk = 64",
    "assignments": "at least one table such as [assignments.week2_loss]",
    "assignments.*": "a table with title and due",
    "assignments.*.due": "a local date and time without quotes, e.g. due = 2026-12-04T23:59:00",
}


def load(root: Path) -> Course:
    """Read `course.toml` in `root`.

    Raises CourseError with file, key, what is wrong and what to write.
    """
    path = root / FILE_NAME
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise CourseError(
            "there is no course here",
            where=str(path),
            next_step="Change to the course's folder, or make a new one with `seminar demo`",
        ) from None
    except UnicodeDecodeError as error:
        raise CourseError(
            f"not UTF-8 text (byte {error.start})",
            where=FILE_NAME,
            next_step="Save the file as UTF-8",
        ) from None
    file = _decode(text)
    _check(file)
    return Course(root.resolve(), file)


def find(start: Path) -> Course:
    """The course in `start` or the nearest folder above it."""
    for folder in (start, *start.resolve().parents):
        if (folder / FILE_NAME).is_file():
            return load(folder)
    return load(start)


def in_language(course: Course, language: Language) -> Course:
    """The same course in another language."""
    return Course(course.root, msgspec.structs.replace(course.file, language=language))


def _decode(text: str) -> CourseFile:
    try:
        return msgspec.toml.decode(text, type=CourseFile)
    except msgspec.ValidationError as error:
        what, key = _explain(str(error))
        raise CourseError(
            f"{key}: {what}" if key else what,
            where=FILE_NAME,
            next_step=f"Write {_expected(key)}",
        ) from None
    except msgspec.DecodeError as error:
        raise CourseError(
            f"not valid TOML: {error}", where=FILE_NAME, next_step="Mend that line"
        ) from None


def _check(file: CourseFile) -> None:
    if file.format_version != FORMAT_VERSION:
        _refuse("format_version", f"{file.format_version} is not a version that this kit reads")
    # A set of names first: ZoneInfo("../x") raises ValueError, and "" a confusing message.
    try:
        known = file.time_zone in available_timezones() and ZoneInfo(file.time_zone) is not None
    except ZoneInfoNotFoundError:
        known = False
    if not known:
        _refuse("time_zone", f"{file.time_zone!r} is not a time zone")
    for name, assignment in file.assignments.items():
        if assignment.due.tzinfo is not None:
            _refuse(f"assignments.{name}.due", "the time carries a zone of its own")


def _refuse(key: str, what: str) -> None:
    raise CourseError(f"{key}: {what}", where=FILE_NAME, next_step=f"Write {_expected(key)}")


def _explain(message: str) -> tuple[str, str]:
    """msgspec's message as (what is wrong, dotted key)."""
    text, _, path = message.partition(" - at `")
    key = path.rstrip("`").removeprefix("key in ").removeprefix("$").lstrip(".")
    field = re.search(r"(unknown|required) field `([^`]*)`", text)
    if field:
        key = ".".join(part for part in (key, field[2]) if part)
        text = "unknown key" if field[1] == "unknown" else "missing"
    return text[0].lower() + text[1:], key.replace("[...]", ".*")


def _expected(key: str) -> str:
    """What to write for a dotted key, by its nearest entry in EXPECTED."""
    parts = key.split(".")
    if parts[0] == "assignments" and len(parts) > 1:
        parts[1] = "*"
    plain = ".".join(parts)
    own = plain.removeprefix("assignments.*.")
    for candidate in (plain, own, ".".join(parts[:-1]), parts[0]):
        if candidate in EXPECTED:
            return _known_keys(candidate, plain)
    return "one of the keys " + ", ".join(_fields(CourseFile))


def _known_keys(candidate: str, plain: str) -> str:
    tables: dict[str, Any] = {"limits": Limits, "sandbox": Sandbox, "assignments.*": Assignment}
    if candidate in tables and plain != candidate:
        return "one of the keys " + ", ".join(_fields(tables[candidate]))
    return EXPECTED[candidate]


def _fields(kind: Any) -> tuple[str, ...]:
    return tuple(field.encode_name for field in msgspec.structs.fields(kind))
