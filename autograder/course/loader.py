"""Reads and validates `course.toml`."""

from datetime import date, datetime, time
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

import msgspec

from autograder.core.errors import CourseError
from autograder.core.i18n import Language
from autograder.core.text import printable
from autograder.course.classroom import PATTERN_CHARACTERS, id_problem
from autograder.course.config_errors import (
    ASSIGNMENT_KEY,
    config_error,
    extension_key,
    parse_validation_message,
)
from autograder.course.model import (
    ADDRESS,
    COURSE_FORMAT_VERSION,
    FILE_NAME,
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
    """Read the course in the directory `root`.

    Raises CourseError with the file, the key, what is wrong and what to write.
    """
    path = root / FILE_NAME
    check_path(root)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        hint = "Change to the course's folder, or begin one with `seminar new course NAME`"
        raise CourseError("there is no course here", where=str(path), hint=hint) from None
    except UnicodeDecodeError as error:
        what, hint = f"not UTF-8 text (byte {error.start})", "Save the file as UTF-8"
        raise CourseError(what, where=FILE_NAME, hint=hint) from None
    except OSError as error:
        what, hint = f"cannot be read ({error.strerror})", "Make it a file that you may read"
        raise CourseError(what, where=str(path), hint=hint) from None
    config = _decode(text)
    _validate(config)
    return Course(root.resolve(), config)


def check_path(root: Path) -> None:
    """Raise CourseError for a directory that nbgrader could not find a course in."""
    path = str(root.resolve())
    unusable = sorted({c for c in path if c in f"{PATTERN_CHARACTERS}$" or not c.isprintable()})
    if unusable:
        characters = " ".join(c if c.isprintable() else ascii(c) for c in unusable)
        raise CourseError(
            f"a course cannot be in a folder with {characters} in its path: nbgrader reads it as a"
            " pattern or a variable",
            where=printable(path),
            hint="Rename that folder, or move the course",
        )


def find_course(start: Path) -> Course:
    """Read the course in `start` or in the nearest parent directory that has one."""
    directories = (start, *start.resolve().parents)
    return load_course(next((path for path in directories if (path / FILE_NAME).is_file()), start))


def in_language(course: Course, language: Language) -> Course:
    """Return a copy of the course with one language, which may be none of its own."""
    config = msgspec.structs.replace(course.config, language=None, languages=(language,))
    return Course(course.root, config)


def _decode(text: str) -> CourseFile:
    try:
        tables = msgspec.toml.decode(text)
    except msgspec.DecodeError as error:
        what, hint = f"not valid TOML: {error}", "Correct that line"
        raise CourseError(what, where=FILE_NAME, hint=hint) from None
    except RecursionError:
        what, hint = "not valid TOML: brackets within brackets without end", "Close or remove them"
        raise CourseError(what, where=FILE_NAME, hint=hint) from None
    try:
        return msgspec.convert(tables, CourseFile, builtin_types=TOML_TYPES)
    except msgspec.ValidationError as error:
        key, what = parse_validation_message(str(error))
        assignment = _invalid_assignment(tables) if key.startswith(ASSIGNMENT_KEY) else ""
        if key == f"{ASSIGNMENT_KEY}.extensions.*":
            student = _invalid_extension(tables["assignments"][assignment]["extensions"])
            key = f"{ASSIGNMENT_KEY}.{extension_key(student)}"
        raise config_error(key, what, assignment) from None


def _invalid_assignment(tables: dict[str, Any]) -> str:
    """Return the name of the first invalid assignment, which msgspec does not report."""
    assignments = tables.get("assignments")
    for name, table in assignments.items() if isinstance(assignments, dict) else ():
        try:
            msgspec.convert({name: table}, dict[Name, Assignment], builtin_types=TOML_TYPES)
        except msgspec.ValidationError:
            return str(name)
    return ""


def _invalid_extension(extensions: dict[str, Any]) -> str:
    """Return the student of the first value that is no time, which msgspec does not report."""
    return next(name for name, due in extensions.items() if not isinstance(due, datetime))


def _validate(config: CourseFile) -> None:
    """Check what the types of the structs cannot express; raises CourseError."""
    if config.format_version != COURSE_FORMAT_VERSION:
        what = f"{config.format_version} is not one that this kit reads"
        raise config_error("format_version", what)
    # The names come first: ZoneInfo("../x") raises ValueError, and "" a confusing message.
    try:
        exists = config.time_zone in zone_names() and bool(ZoneInfo(config.time_zone))
    except ZoneInfoNotFoundError:
        exists = False
    if not exists:
        raise config_error("time_zone", f"{config.time_zone!r} is not a time zone")
    _validate_languages(config)
    _validate_grading(config.grading)
    for name, assignment in config.assignments.items():
        _validate_time("due", assignment.due, name)
        if assignment.open_from is not None:
            _validate_time("open_from", assignment.open_from, name)
            _validate_order(assignment.open_from, assignment.due, name)
        for student, due in assignment.extensions.items():
            if problem := id_problem(student):
                key, what = f"{ASSIGNMENT_KEY}.{extension_key(student)}", f"is not an id: {problem}"
                hint = "the id of a student, e.g. s1 = 2026-12-06T23:59:00"
                raise config_error(key, what, name, hint)
            _validate_time(extension_key(student), due, name)


@cache
def zone_names() -> frozenset[str]:
    """Return the names of all time zones; listing them takes 30 ms."""
    return frozenset(available_timezones())


def _validate_languages(config: CourseFile) -> None:
    """Require each language once, and titles in all of them."""
    if config.language and config.languages:
        what = "cannot be combined with language, which is short for a list of one"
        raise config_error("languages", what)
    for number, language in enumerate(config.languages, 1):
        if language in config.languages[: number - 1]:
            raise config_error("languages", f"entry {number} is {language!r} again")
    languages = Course(Path(), config).languages
    for language in config.title.missing(languages):
        raise config_error(f"title.{language}", "missing")
    for name, assignment in config.assignments.items():
        for language in assignment.title.missing(languages):
            raise config_error(f"{ASSIGNMENT_KEY}.title.{language}", "missing", name)


def _validate_grading(grading: Grading) -> None:
    """Raise CourseError for settings that contradict each other."""
    if grading.engine is Engine.LOCAL:
        what, hint = 'is of no use with engine = "local"', 'engine = "dask", or remove it'
        for key in ("scheduler", *TLS_FILES):
            if getattr(grading, key):
                raise config_error(f"grading.{key}", what, hint=hint)
        return
    if grading.workers:
        what = 'is for engine = "local"; a cluster has the workers that were started'
        raise config_error("grading.workers", what, hint='engine = "local", or remove it')
    if not grading.scheduler:
        raise config_error("grading.scheduler", 'missing, and engine = "dask" needs it')
    if not ADDRESS.fullmatch(grading.scheduler):
        raise config_error("grading.scheduler", f"{grading.scheduler!r} is not an address")
    uses_tls = grading.scheduler.startswith("tls://")
    for key in TLS_FILES:
        if getattr(grading, key) and not uses_tls:
            what, hint = "is for a scheduler at tls://", 'scheduler = "tls://…", or remove it'
            raise config_error(f"grading.{key}", what, hint=hint)
        if uses_tls and not getattr(grading, key):
            raise config_error(f"grading.{key}", "missing, and a scheduler at tls:// needs it")


def _validate_time(key: str, local: datetime, assignment: str) -> None:
    key = f"{ASSIGNMENT_KEY}.{key}"
    if local.tzinfo is not None:
        raise config_error(key, "carries a zone of its own", assignment)
    if local.year not in YEARS:
        raise config_error(key, f"year {local.year} cannot be meant", assignment)


def _validate_order(open_from: datetime, due: datetime, assignment: str) -> None:
    if open_from >= due:
        what, hint = f"is not before due = {due.isoformat()}", "an earlier time, or remove it"
        raise config_error(f"{ASSIGNMENT_KEY}.open_from", what, assignment, hint)
