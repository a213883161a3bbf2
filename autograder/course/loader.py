"""Reads `course.toml`; raises CourseError with file, key, what is wrong and what to write."""

from datetime import date, datetime, time
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

import msgspec

from autograder.core.errors import CourseError
from autograder.core.i18n import Language
from autograder.course.config_errors import ASSIGNMENT_KEY, config_error, parse_validation_message
from autograder.course.model import (
    ADDRESS,
    FILE_NAME,
    FORMAT_VERSION,
    TLS_FILES,
    Assignment,
    Course,
    CourseFile,
    Engine,
    Grading,
    Name,
)

TOML_TYPES = (datetime, date, time)
YEARS = range(2000, 3000)


def load_course(root: Path) -> Course:
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
            hint="Change to the course's folder, or make a new one with `seminar demo`",
        ) from None
    except UnicodeDecodeError as error:
        raise CourseError(
            f"not UTF-8 text (byte {error.start})",
            where=FILE_NAME,
            hint="Save the file as UTF-8",
        ) from None
    except OSError as error:
        raise CourseError(
            f"cannot be read ({error.strerror})",
            where=str(path),
            hint="Make it a file that you may read",
        ) from None
    file = _decode(text)
    _check(file)
    return Course(root.resolve(), file)


def find_course(start: Path) -> Course:
    """The course in `start` or the nearest folder above it."""
    for folder in (start, *start.resolve().parents):
        if (folder / FILE_NAME).is_file():
            return load_course(folder)
    return load_course(start)


def in_language(course: Course, language: Language) -> Course:
    """The same course in another language."""
    return Course(course.root, msgspec.structs.replace(course.config, language=language))


def _decode(text: str) -> CourseFile:
    try:
        plain = msgspec.toml.decode(text)
    except msgspec.DecodeError as error:
        raise CourseError(
            f"not valid TOML: {error}", where=FILE_NAME, hint="Mend that line"
        ) from None
    except RecursionError:
        raise CourseError(
            "not valid TOML: brackets within brackets without end",
            where=FILE_NAME,
            hint="Close them, or remove them",
        ) from None
    try:
        return msgspec.convert(plain, CourseFile, builtin_types=TOML_TYPES)
    except msgspec.ValidationError as error:
        key, what = parse_validation_message(str(error))
        faulty = _faulty_assignment(plain) if key.startswith(ASSIGNMENT_KEY) else ""
        raise config_error(key, what, faulty) from None


def _check(file: CourseFile) -> None:
    if file.format_version != FORMAT_VERSION:
        raise config_error(
            "format_version", f"{file.format_version} is not one that this kit reads"
        )
    # A set of names first: ZoneInfo("../x") raises ValueError, and "" a confusing message.
    try:
        known = file.time_zone in available_timezones() and ZoneInfo(file.time_zone) is not None
    except ZoneInfoNotFoundError:
        known = False
    if not known:
        raise config_error("time_zone", f"{file.time_zone!r} is not a time zone")
    _check_grading(file.grading)
    for name, assignment in file.assignments.items():
        _check_time("due", assignment.due, name)
        for student, until in assignment.extensions.items():
            _check_time(f"extensions.{student}", until, name)


def _check_grading(grading: Grading) -> None:
    """Raise CourseError for settings that do not go together."""
    if grading.engine is Engine.LOCAL:
        for key in ("scheduler", *TLS_FILES):
            if getattr(grading, key):
                what = 'is of no use with engine = "local"'
                raise config_error(f"grading.{key}", what, instead='engine = "dask", or remove it')
        return
    if grading.workers:
        what = 'is for engine = "local"; a cluster has the workers that were started'
        raise config_error("grading.workers", what, instead='engine = "local", or remove it')
    if not grading.scheduler:
        raise config_error("grading.scheduler", 'missing, and engine = "dask" needs it')
    if not ADDRESS.fullmatch(grading.scheduler):
        raise config_error("grading.scheduler", f"{grading.scheduler!r} is not an address")
    for key in TLS_FILES:
        given = bool(getattr(grading, key))
        if given and not grading.scheduler.startswith("tls://"):
            what = "is for a scheduler at tls://"
            raise config_error(
                f"grading.{key}", what, instead='scheduler = "tls://…", or remove it'
            )
        if not given and grading.scheduler.startswith("tls://"):
            raise config_error(f"grading.{key}", "missing, and a scheduler at tls:// needs it")


def _check_time(key: str, local: datetime, assignment: str) -> None:
    if local.tzinfo is not None:
        raise config_error(f"{ASSIGNMENT_KEY}.{key}", "carries a zone of its own", assignment)
    if local.year not in YEARS:
        raise config_error(
            f"{ASSIGNMENT_KEY}.{key}", f"year {local.year} cannot be meant", assignment
        )


def _faulty_assignment(plain: dict[str, Any]) -> str:
    """The name of the first assignment that is wrong: msgspec does not tell it."""
    tables = plain.get("assignments")
    for name, table in tables.items() if isinstance(tables, dict) else ():
        try:
            msgspec.convert({name: table}, dict[Name, Assignment], builtin_types=TOML_TYPES)
        except msgspec.ValidationError:
            return str(name)
    return ""
