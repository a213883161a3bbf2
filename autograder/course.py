"""The course: `course.toml` read into frozen typed structs, mistakes reported by key.

Every other part of the kit takes its limits, dates, language and folders from here.
"""

import json
import re
from datetime import UTC, date, datetime, time
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

import msgspec
from msgspec import Meta, Struct

from autograder.errors import CourseError

FORMAT_VERSION = 1
FILE_NAME = "course.toml"

Language = Literal["en", "ja"]
Seconds = Annotated[float, Meta(gt=0, le=86_400)]
Mebibytes = Annotated[int, Meta(ge=1, le=1_048_576)]
Name = Annotated[str, Meta(pattern=r"^[A-Za-z][A-Za-z0-9_-]*\Z", max_length=64)]


class Level(StrEnum):
    """How strongly student code is shut in."""

    FULL = "full"  # namespaces, system calls, limits
    REDUCED = "reduced"  # Landlock, system calls, limits
    NONE = "none"  # limits alone

    @property
    def strength(self) -> int:
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

    level: Level = Level.FULL


class GradebookPlace(Struct, frozen=True, forbid_unknown_fields=True):
    """Where the gradebook is kept; without `url` in the file classroom/gradebook.db."""

    url: Annotated[str, Meta(pattern=r"^(\Z|postgresql(\+psycopg)?://)", max_length=500)] = ""


class Assignment(Struct, frozen=True, forbid_unknown_fields=True):
    """One week's homework: its title, when it is due in the course's time zone, and more.

    `files` names what is handed out beside the notebook, by path from the course's folder.
    """

    title: Localized
    due: datetime
    files: tuple[str, ...] = ()
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
    gradebook: GradebookPlace = GradebookPlace()


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

    def suite(self, name: str) -> Path:
        """The course's own hidden suite of assignment `name`; the kit has some as well."""
        return self.root / "autograder" / "suites" / name

    def translations(self, language: Language) -> Path:
        """The course's own translations of what hidden tests say."""
        return self.root / "autograder" / "locale" / language / "seminar.po"

    def release(self, name: str) -> Path:
        """The notebook that students receive for assignment `name`."""
        return self.root / "assignments" / name / f"{name}.ipynb"

    def submitted(self, name: str, student: str = "*") -> Path:
        """The folder of what `student` handed in for assignment `name`."""
        return self.classroom / "submitted" / student / name


# What to write for each key, for the last part of an error line. `*` stands for any name.
EACH = "assignments.*"
SECONDS = "seconds, above 0 and at most 86400, e.g."
MEBIBYTES = "whole MiB, from 1 to 1048576, e.g."
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
    "sandbox.level": 'level = "full", level = "reduced" or level = "none"',
    "limits": "a table [limits] with numbers, e.g. call = 5",
    "limits.notebook": f"{SECONDS} notebook = 30",
    "limits.call": f"{SECONDS} call = 5",
    "limits.submission": f"{SECONDS} submission = 240",
    "limits.memory": f"{MEBIBYTES} memory = 2048",
    "limits.output": f"{MEBIBYTES} output = 4",
    "limits.disk": f"{MEBIBYTES} disk = 64",
    "gradebook": 'a table [gradebook] with url = "postgresql://…"',
    "gradebook.url": 'an address, e.g. url = "postgresql://seminar@db.example.org/seminar"; without'
    " it the gradebook is the file classroom/gradebook.db",
    "assignments": "at least one table such as [assignments.week2_loss] with title and due",
    "assignments.*": "a table such as [assignments.week2_loss] with title and due",
    "assignments.*.files": 'a list of paths in the course\'s folder, e.g. files = ["data"]',
    "assignments.*.due": "a local date and time, no quotes or zone, e.g. due = 2026-12-04T23:59:00",
    "assignments.*.limits": "a table [assignments.*.limits] with numbers, e.g. call = 5",
}
TABLES: dict[str, Any] = {
    "": CourseFile,
    "limits": Limits,
    "sandbox": Sandbox,
    "gradebook": GradebookPlace,
    "assignments.*": Assignment,
    "assignments.*.limits": LimitChanges,
}
KINDS = {
    "str": "text in quotes",
    "int": "a whole number",
    "float": "a number",
    "bool": "true or false",
    "object": "a table",
    "array": "a list",
    "datetime": "a date and time",
    "date": "a date alone",
    "time": "a time alone",
}
# msgspec's messages, and what an instructor reads instead.
WORDING = {
    r"Object contains unknown field": "unknown key",
    r"Object missing required field": "missing",
    r"Expected `int[^`]*`, got `float`": "has to be a whole number, without a decimal point",
    r"Expected `(\w+)[^`]*`, got `(\w+)": "has to be {}, not {}",
    r"Invalid enum value (.*)": "{} is not one of its values",
    r"Expected `\w+` > (\d+)": "has to be above {}",
    r"Expected `\w+` >= (\d+)": "has to be at least {}",
    r"Expected `\w+` <= (\d+)": "has to be at most {}",
    r"Expected `str` matching": "has to begin with a letter and hold only letters, digits, - and _",
    r"Expected `str` of length <= (\d+)": "has to be at most {} characters long",
    r"Expected `object` of length >= 1": "has to hold at least one",
}
TOML_TYPES = (datetime, date, time)
YEARS = range(2000, 3000)


def load(root: Path) -> Course:
    """Read `course.toml` in `root`.

    Raises CourseError with file, key, what is wrong and what to write.
    """
    path = root / FILE_NAME
    try:
        text = path.read_text(encoding="utf-8-sig")
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
    except OSError as error:
        raise CourseError(
            f"cannot be read ({error.strerror})",
            where=str(path),
            next_step="Make it a file that you may read",
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
        plain = msgspec.toml.decode(text)
    except msgspec.DecodeError as error:
        raise CourseError(
            f"not valid TOML: {error}", where=FILE_NAME, next_step="Mend that line"
        ) from None
    except RecursionError:
        raise CourseError(
            "not valid TOML: brackets within brackets without end",
            where=FILE_NAME,
            next_step="Close them, or remove them",
        ) from None
    try:
        return msgspec.convert(plain, CourseFile, builtin_types=TOML_TYPES)
    except msgspec.ValidationError as error:
        key, what = _explain(str(error))
        faulty = _faulty_assignment(plain) if key.startswith(EACH) else ""
        raise _wrong(key, what, faulty) from None


def _check(file: CourseFile) -> None:
    if file.format_version != FORMAT_VERSION:
        raise _wrong("format_version", f"{file.format_version} is not one that this kit reads")
    # A set of names first: ZoneInfo("../x") raises ValueError, and "" a confusing message.
    try:
        known = file.time_zone in available_timezones() and ZoneInfo(file.time_zone) is not None
    except ZoneInfoNotFoundError:
        known = False
    if not known:
        raise _wrong("time_zone", f"{file.time_zone!r} is not a time zone")
    for name, assignment in file.assignments.items():
        if assignment.due.tzinfo is not None:
            raise _wrong("assignments.*.due", "carries a zone of its own", name)
        if assignment.due.year not in YEARS:
            raise _wrong("assignments.*.due", f"year {assignment.due.year} cannot be meant", name)


def _wrong(key: str, what: str, assignment: str = "") -> CourseError:
    """The error line for a key, in which `*` stands for `assignment`."""
    name = assignment if re.fullmatch(r"[\w-]+", assignment) else json.dumps(assignment)
    shown = key.replace(EACH, f"assignments.{name}", 1) if key.startswith(EACH) else key
    next_step = _expected(key).replace(EACH, f"assignments.{name}")
    return CourseError(f"{shown}: {what}", where=FILE_NAME, next_step=f"Write {next_step}")


def _explain(message: str) -> tuple[str, str]:
    """msgspec's message as (dotted key, what is wrong); `*` stands for an assignment's name."""
    text, _, path = message.rpartition(" - at `")
    text, path = (text, path.rstrip("`")) if text else (message, "")
    key = path.removeprefix("$").lstrip(".").replace("[...]", ".*")
    if path.startswith("key` in `"):
        key = EACH
    field = re.search(r" (?:unknown|required) field `(.*)`$", text, re.DOTALL)
    if field:
        key = ".".join(part for part in (key, field[1]) if part)
    what = _in_words(text)
    entry = re.fullmatch(r"(\w+)\[(\d+)\]", key)
    return (entry[1], f"entry {int(entry[2]) + 1} {what}") if entry else (key, what)


def _in_words(text: str) -> str:
    for pattern, wording in WORDING.items():
        found = re.match(pattern, text)
        if found:
            return wording.format(*(KINDS.get(part, part) for part in found.groups()))
    return text[0].lower() + text[1:]


def _faulty_assignment(plain: dict[str, Any]) -> str:
    """The name of the first assignment that is wrong: msgspec does not tell it."""
    tables = plain.get("assignments")
    for name, table in tables.items() if isinstance(tables, dict) else ():
        try:
            msgspec.convert({name: table}, dict[Name, Assignment], builtin_types=TOML_TYPES)
        except msgspec.ValidationError:
            return str(name)
    return ""


def _expected(key: str) -> str:
    """What to write for a dotted key."""
    own = key.removeprefix(f"{EACH}.")
    table = key.rpartition(".")[0]
    if key in EXPECTED or own in EXPECTED:
        return EXPECTED.get(key) or EXPECTED[own]
    if table.endswith("title"):
        return EXPECTED["title"]
    names = [field.encode_name for field in msgspec.structs.fields(TABLES.get(table, CourseFile))]
    return ("one of the keys " if len(names) > 1 else "the key ") + ", ".join(names)
