"""`roster.csv`: who is in the class, under which names an LMS knows them, who has more time."""

import re
import unicodedata
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from msgspec import Struct

from autograder.core.errors import SeminarError
from autograder.course import Course
from autograder.lms import csv_io

FILE = "roster.csv"
COLUMNS = ("id", "name", "email", "lms_id", "extension")
OTHER_NAMES = {"e-mail": "email", "mail": "email", "lms id": "lms_id", "extensions": "extension"}
# A folder's name on every system, and for nbgrader, which looks for folders by patterns.
ID = re.compile(r"[^\W_][\w.@-]{0,63}")
EXAMPLE = "s01,Ada Lovelace,ada@example.org,1234567,week2_loss=2026-12-06T23:59"


class Member(Struct, frozen=True):
    """One line of the roster; `extensions` are due dates by assignment, in the course's zone."""

    id: str
    name: str = ""
    email: str = ""
    lms_id: str = ""
    extensions: Mapping[str, datetime] = {}
    line: int = 0


class Roster(Struct, frozen=True):
    """The class, in the file's order, and what there is to tell about the file."""

    members: tuple[Member, ...] = ()
    path: Path | None = None
    told: tuple[str, ...] = ()

    def names(self) -> dict[str, str]:
        """The names by id."""
        return {member.id: member.name for member in self.members}

    def member(self, student: str) -> Member | None:
        """The line of a student; ids of different case are different ones."""
        return next((member for member in self.members if member.id == student), None)


class RosterError(SeminarError):
    """The roster is missing or wrong."""


def load_optional(course: Course) -> Roster:
    """The class's roster, an empty one if there is none; raises RosterError for a mistake."""
    places = [path for path in (course.classroom.path / FILE, course.root / FILE) if path.is_file()]
    if not places:
        return Roster()
    roster = parse_roster(places[0], course)
    if len(places) == 1:
        return roster
    told = f"{places[1]} is not read: {places[0]} goes before it"
    return Roster(roster.members, roster.path, (*roster.told, told))


def load_required(course: Course) -> Roster:
    """The roster; raises RosterError if there is none."""
    roster = load_optional(course)
    if roster.path is None:
        raise RosterError(
            "there is no roster",
            where=str(course.classroom.path / FILE),
            hint=f"Write one: a line {','.join(COLUMNS)} and then a line for each student,"
            f" e.g. {EXAMPLE}; only id is needed, and one more to know the hand-ins by",
        )
    return roster


def extended_due_dates(course: Course, assignment: str, roster: Roster) -> dict[str, datetime]:
    """Who has more time for an assignment, and until when, in UTC.

    From the roster and from `course.toml`; where both name a student, the later time holds.
    """
    found = dict(course.assignment(assignment).extensions)
    for member in roster.members:
        if (given := member.extensions.get(assignment)) is not None:
            found[member.id] = max(given, found.get(member.id, given))
    return {student: course.in_utc(local) for student, local in found.items()}


def parse_roster(path: Path, course: Course) -> Roster:
    """The roster in a file; raises RosterError with line, what is wrong and what to write."""
    sheet = csv_io.read_csv(path)
    columns = _columns(sheet.header, path)
    members: list[Member] = []
    for line, cells in sheet.rows:
        if len(cells) > len(sheet.header):
            raise _wrong(path, line, "has more cells than the first line", f"e.g. {EXAMPLE}")
        values = dict(zip(columns, cells, strict=False))
        members.append(_member(values, line, path, course))
    _check_unique(members, path)
    told = (f"{path}: {sheet.encoding_warning}",) if sheet.encoding_warning else ()
    return Roster(tuple(members), path, told)


def _columns(header: tuple[str, ...], path: Path) -> list[str]:
    found = []
    for name in header:
        plain = unicodedata.normalize("NFKC", name).casefold()
        column = OTHER_NAMES.get(plain, plain)
        if column not in COLUMNS:
            raise _wrong(path, 1, f"there is no column {name!r}", f"only {', '.join(COLUMNS)}")
        if column in found:
            raise _wrong(path, 1, f"column {column} stands twice", f"e.g. {','.join(COLUMNS)}")
        found.append(column)
    if "id" not in found:
        raise _wrong(path, 1, "there is no column id", f"e.g. {','.join(COLUMNS)}")
    return found


def _member(values: Mapping[str, str], line: int, path: Path, course: Course) -> Member:
    student = unicodedata.normalize("NFC", values.get("id", ""))
    if not ID.fullmatch(student) or student.endswith("."):
        what = f"id {student!r} cannot be a folder's name" if student else "id is empty"
        raise _wrong(path, line, what, "letters, digits, . _ - and @, a letter or digit first")
    return Member(
        student,
        unicodedata.normalize("NFC", values.get("name", "")),
        values.get("email", ""),
        values.get("lms_id", ""),
        dict(_extensions(values.get("extension", ""), line, path, course)),
        line,
    )


def _extensions(text: str, line: int, path: Path, course: Course) -> list[tuple[str, datetime]]:
    found = []
    example = f"e.g. {next(iter(course.config.assignments))}=2026-12-06T23:59"
    for part in filter(None, (part.strip() for part in text.split(";"))):
        name, _, when = (piece.strip() for piece in part.partition("="))
        if name not in course.config.assignments:
            known = ", ".join(course.config.assignments)
            raise _wrong(path, line, f"extension: no assignment {name!r}", f"one of {known}")
        try:
            local = datetime.fromisoformat(when)
        except ValueError:
            raise _wrong(path, line, f"extension: {when!r} is no time", example) from None
        if local.tzinfo is not None:
            raise _wrong(path, line, f"extension: {when!r} carries a zone of its own", example)
        if "T" not in when and ":" not in when:
            raise _wrong(path, line, f"extension: {when!r} is a date without a time", example)
        found.append((name, local))
    return found


def _check_unique(members: list[Member], path: Path) -> None:
    """No id, address or LMS id twice; two students may well have one name."""
    for column in ("id", "email", "lms_id"):
        seen: dict[str, int] = {}
        for member in members:
            value = str(getattr(member, column)).casefold()
            if value and value in seen:
                what = f"{column} {getattr(member, column)!r} stands in line {seen[value]} already"
                raise _wrong(path, member.line, what, "a line for each student, and one only")
            seen[value] = member.line


def _wrong(path: Path, line: int, what: str, write: str) -> RosterError:
    return RosterError(what, where=f"{path}, line {line}", hint=f"Write {write}")
