"""Read `roster.csv`: the students, their names in the LMS, and their extensions."""

import unicodedata
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from stat import S_IMODE

from msgspec import Struct

from autograder.core import atomic_files
from autograder.core.errors import SeminarError
from autograder.core.i18n import Language
from autograder.course import FILE_NAME, Course
from autograder.course.classroom import id_problem
from autograder.lms import csv_io

_COLUMNS = ("id", "name", "email", "lms_id", "extension", "group", "language")
_COLUMN_ALIASES = {
    "e-mail": "email",
    "mail": "email",
    "lms id": "lms_id",
    "extensions": "extension",
}
_EXAMPLE = "s01,Ada Lovelace,ada@example.org,1234567,week2_loss=2026-12-06T23:59"


class Member(Struct, frozen=True):
    """One line of the roster; `extensions` are due dates by assignment, in the course's zone.

    Students of one `group` may hand in together.
    `language` is that of the student's pages; None for that of their submissions.
    """

    id: str
    name: str = ""
    email: str = ""
    lms_id: str = ""
    extensions: Mapping[str, datetime] = {}
    line: int = 0
    group: str = ""
    language: Language | None = None


class Roster(Struct, frozen=True):
    """The students in the order of the file; `path` is None if there is no file."""

    members: tuple[Member, ...] = ()
    path: Path | None = None
    messages: tuple[str, ...] = ()  # for the instructor

    def names(self) -> dict[str, str]:
        """Return the students' names by id."""
        return {member.id: member.name for member in self.members}

    def groups(self) -> dict[str, str]:
        """Return the groups by id of the students who have one."""
        return {member.id: member.group for member in self.members if member.group}


class RosterError(SeminarError):
    """The roster is missing or wrong."""


def candidate_paths(course: Course) -> tuple[Path, Path]:
    """Return the paths where the roster may be, in the order of precedence."""
    path = course.classroom.roster_file
    return path, course.root / path.name


def load_optional(course: Course) -> Roster:
    """Return the roster, an empty one without a file; raises RosterError for a mistake in it."""
    paths = [path for path in candidate_paths(course) if path.is_file()]
    if not paths:
        return Roster()
    roster = _read_again_after_change(paths[0], course)
    ignored = [f"{path} is not read: {paths[0]} has precedence" for path in paths[1:]]
    return Roster(roster.members, roster.path, (*roster.messages, *ignored))


def load_required(course: Course) -> Roster:
    """Return the roster; raises RosterError without a file, too."""
    roster = load_optional(course)
    if roster.path is None:
        raise RosterError(
            "there is no roster",
            where=str(course.classroom.roster_file),
            hint=f"Write one: a line {','.join(_COLUMNS)} and then a line for each student,"
            f" e.g. {_EXAMPLE}; only id is needed, and one more to match submissions by",
        )
    return roster


def display_name(course: Course, student: str) -> str:
    """Return a student's name in the roster, else their id; raises RosterError."""
    return load_optional(course).names().get(student) or student


def student_languages(course: Course) -> dict[str, Language]:
    """Return the languages that the roster names for pages, by student.

    A course in one language has no choice, and does not read the roster. Raises RosterError.
    """
    members = load_optional(course).members if len(course.languages) > 1 else ()
    return {member.id: member.language for member in members if member.language}


def extended_due_dates(course: Course, assignment: str, roster: Roster) -> dict[str, datetime]:
    """Return the due dates in UTC of the students with an extension.

    Extensions are in the roster and in `course.toml`; the later of two holds.
    """
    due_dates = dict(course.assignment(assignment).extensions)
    for member in roster.members:
        if (extended := member.extensions.get(assignment)) is not None:
            due_dates[member.id] = max(extended, due_dates.get(member.id, extended))
    return {student: course.in_utc(local) for student, local in due_dates.items()}


def write_extension(course: Course, student: str, assignment: str, due: str) -> None:
    """Write a student's due date into the roster; an empty one removes the extension.

    `due` is a local time of the course like `2026-12-06T23:59`. The roster becomes UTF-8 with
    commas, and every other cell keeps its text. Raises RosterError without a roster, for an
    unknown student or an unreadable time; the file then stays as it is.
    """
    with course.classroom.roster_lock():  # another instructor may extend at the same moment
        _write_extension(course, student, assignment, due)


def _write_extension(course: Course, student: str, assignment: str, due: str) -> None:
    roster = load_required(course)
    member = next((member for member in roster.members if member.id == student), None)
    if member is None or roster.path is None:
        raise RosterError(f"{student} is not in the roster", hint="Add a line for the student")
    extensions = {name: time.isoformat() for name, time in member.extensions.items()}
    extensions.pop(assignment, None)
    if due:
        extensions[assignment] = due
    text = ";".join(f"{name}={time}" for name, time in extensions.items())
    dict(_extensions(text, member.line, roster.path, course))  # raises for an unreadable time
    sheet = csv_io.read_csv(roster.path)
    columns = _columns(sheet.header, roster.path)
    header = list(sheet.header) + (["extension"] if "extension" not in columns else [])
    at = columns.index("extension") if "extension" in columns else len(columns)
    rows = [list(cells) + [""] * (len(header) - len(cells)) for _, cells in sheet.rows]
    for (line, _), cells in zip(sheet.rows, rows, strict=True):
        if line == member.line:
            cells[at] = text
    data = csv_io.write_plain_csv([header, *rows], for_excel=sheet.for_excel)
    atomic_files.write_atomic(roster.path, data, S_IMODE(roster.path.stat().st_mode))


def unknown_extensions(course: Course, assignment: str, roster: Roster) -> list[str]:
    """Return a message about extensions in `course.toml` for students who are unknown.

    Without a roster, those with a submission are known.
    """
    known = {member.id for member in roster.members}
    if roster.path is None:
        known = set(course.classroom.assignment(assignment).submitted_students())
    unknown = ", ".join(sorted(set(course.assignment(assignment).extensions) - known))
    if not unknown:
        return []
    what = f"no submission of: {unknown}; if an id is wrong, correct it"
    if roster.path is not None:
        add = f"add the student to {roster.path.name}"
        what = f"not in the roster: {unknown}; correct the id, or {add}"
    return [f"{FILE_NAME}: assignments.{assignment}.extensions: {what}"]


_read: dict[Path, tuple[tuple[int, int, int], Course, Roster]] = {}


def _read_again_after_change(path: Path, course: Course) -> Roster:
    """Return the roster in a file; it is read again after a change of the file or the course."""
    version = atomic_files.file_version(path)
    kept = _read.get(path)
    if kept is not None and kept[:2] == (version, course):
        return kept[2]
    roster = parse_roster(path, course)
    _read.clear()  # a process has one course
    _read[path] = version, course, roster
    return roster


def parse_roster(path: Path, course: Course) -> Roster:
    """Read a roster; raises RosterError with the line, the mistake and what to write."""
    sheet = csv_io.read_csv(path)
    columns = _columns(sheet.header, path)
    members: list[Member] = []
    for line, cells in sheet.rows:
        if len(cells) > len(sheet.header):
            raise _error(path, line, "has more cells than the first line", f"e.g. {_EXAMPLE}")
        values = dict(zip(columns, cells, strict=False))
        members.append(_member(values, line, path, course))
    _check_unique(members, path)
    return Roster(tuple(members), path, sheet.messages)


def _columns(header: tuple[str, ...], path: Path) -> list[str]:
    columns: list[str] = []
    for title in header:
        plain = unicodedata.normalize("NFKC", title).casefold()
        column = _COLUMN_ALIASES.get(plain, plain)
        if column not in _COLUMNS:
            raise _error(path, 1, f"there is no column {title!r}", f"only {', '.join(_COLUMNS)}")
        if column in columns:
            raise _error(path, 1, f"column {column} occurs twice", f"e.g. {','.join(_COLUMNS)}")
        columns.append(column)
    if "id" not in columns:
        raise _error(path, 1, "there is no column id", f"e.g. {','.join(_COLUMNS)}")
    return columns


def _member(values: Mapping[str, str], line: int, path: Path, course: Course) -> Member:
    student = unicodedata.normalize("NFC", values.get("id", ""))
    if problem := id_problem(student):
        problem = (
            f"id {student!r} cannot be a folder's name: {problem}" if student else "id is empty"
        )
        raise _error(path, line, problem, "e.g. letters and digits")
    return Member(
        student,
        unicodedata.normalize("NFC", values.get("name", "")),
        values.get("email", ""),
        values.get("lms_id", ""),
        dict(_extensions(values.get("extension", ""), line, path, course)),
        line,
        group=unicodedata.normalize("NFC", values.get("group", "")),
        language=_language(values.get("language", ""), line, path, course),
    )


def _language(text: str, line: int, path: Path, course: Course) -> Language | None:
    if not text:
        return None
    languages: dict[str, Language] = {language: language for language in course.languages}
    if text.casefold() not in languages:
        what = f"language {text!r} is none of the course's"
        raise _error(path, line, what, f"one of {', '.join(languages)}, or nothing")
    return languages[text.casefold()]


def _extensions(text: str, line: int, path: Path, course: Course) -> Iterator[tuple[str, datetime]]:
    assignments = course.config.assignments
    example = f"e.g. {next(iter(assignments))}=2026-12-06T23:59"
    for part in filter(None, (part.strip() for part in text.split(";"))):
        name, _, time = (piece.strip() for piece in part.partition("="))
        if name not in assignments:
            what = f"extension: no assignment {name!r}"
            raise _error(path, line, what, f"one of {', '.join(assignments)}")
        try:
            local = datetime.fromisoformat(time)
        except ValueError:
            raise _error(path, line, f"extension: {time!r} is not a time", example) from None
        if local.tzinfo is not None:
            raise _error(path, line, f"extension: {time!r} carries a zone of its own", example)
        if "T" not in time and ":" not in time:
            raise _error(path, line, f"extension: {time!r} is a date without a time", example)
        yield name, local


def _check_unique(members: list[Member], path: Path) -> None:
    """Raise RosterError for a duplicate id, address or LMS id; two students may share a name."""
    for column in ("id", "email", "lms_id"):
        lines: dict[str, int] = {}
        for member in members:
            value = str(getattr(member, column))
            line = lines.setdefault(value.casefold(), member.line)
            if value and line != member.line:
                what = f"{column} {value!r} is already in line {line}"
                raise _error(path, member.line, what, "a line for each student, and one only")


def _error(path: Path, line: int, what: str, expected: str) -> RosterError:
    return RosterError(what, where=f"{path}, line {line}", hint=f"Write {expected}")
