"""Returning: points and feedback in the shapes that an LMS imports, in `classroom/exports/`.

Points come in as plain values, by student, after late penalties and grading by hand.
"""

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TypeAlias

from msgspec import Struct

from autograder import files
from autograder.course import Course
from autograder.errors import SeminarError
from autograder.lms import csvtext, feedback, matching, record, worksheet
from autograder.lms.attempt import Person
from autograder.lms.csvtext import Sheet
from autograder.lms.matching import NoMatchError
from autograder.lms.record import Entry
from autograder.lms.roster import Member, Roster
from autograder.lms.worksheet import Participant

Row: TypeAlias = list[str | float]
POSSIBLE = "Points Possible"  # the first cell of the row with the maximum in Canvas's gradebook
CANVAS = ("Student", "ID", "SIS User ID", "SIS Login ID", "Section")


class Target(StrEnum):
    """Who is to import the points."""

    MOODLE = "moodle"
    CANVAS = "canvas"
    CLASSROOM = "classroom"
    CSV = "csv"


class Grade(Struct, frozen=True):
    """One student's points as the gradebook has them."""

    points: float
    max_points: float
    needs_manual_grading: bool = False
    late_penalty: float = 0.0
    seconds_late: float = 0.0
    handed_in: datetime | None = None


class Job(Struct, frozen=True):
    """All that is returned for one assignment: who is there, and with which points."""

    course: Course
    assignment: str
    roster: Roster
    grades: Mapping[str, Grade]
    sheet: Path | None = None  # a table that the LMS gave, to be filled in

    @property
    def members(self) -> tuple[Member, ...]:
        """The roster, and after it those who are in the gradebook alone."""
        known = {member.id for member in self.roster.members}
        others = (Member(student) for student in sorted(self.grades) if student not in known)
        return (*self.roster.members, *others)

    @property
    def max_points(self) -> float:
        """The points that can be had."""
        return max((grade.max_points for grade in self.grades.values()), default=0.0)


class Export(Struct, frozen=True):
    """What was written: the files, how many points are in them, and what there is to tell."""

    files: tuple[Path, ...]
    count: int
    told: tuple[str, ...] = ()


def export(job: Job, target: Target) -> Export:
    """Write what `target` imports; raises SeminarError for a table that cannot be filled in."""
    place = job.course.classroom / "exports"
    with files.in_words(place):
        place.mkdir(parents=True, exist_ok=True)
        table, count, told = MAKERS[target](job)
        path = place / f"{job.assignment}-{target}.csv"
        files.write(path, table, 0o600)
        made = [path]
        if target is Target.MOODLE:
            archive = place / f"{job.assignment}-moodle-feedback.zip"
            missing = feedback.pack(job.course, job.assignment, _folders(job), archive)
            made.append(archive)
            told = (*told, *missing)
    waiting = sorted(name for name, one in job.grades.items() if one.needs_manual_grading)
    if waiting:
        told = (*told, f"still wait for grading by hand: {', '.join(waiting)}")
    return Export(tuple(made), count, told)


def _csv(job: Job) -> tuple[bytes, int, tuple[str, ...]]:
    """Everything, for a spreadsheet."""
    header = ("id", "name", "email", "points", "max_points", "late_penalty", "hours_late",
              "handed_in", "waits_for_hand")  # fmt: skip
    rows: list[Row] = [list(header)]
    for member in job.members:
        grade = job.grades.get(member.id)
        row: Row = [member.id, member.name, member.email]
        if grade is None:
            row += [""] * (len(header) - len(row))
        else:
            when = job.course.in_zone(grade.handed_in) if grade.handed_in else None
            row += [grade.points, grade.max_points, grade.late_penalty, grade.seconds_late / 3600]
            row += [when.isoformat(" ", "minutes") if when else ""]
            row += ["yes" if grade.needs_manual_grading else ""]
        rows.append(row)
    return csvtext.written(rows, for_excel=True), len(job.grades), ()


def _classroom(job: Job) -> tuple[bytes, int, tuple[str, ...]]:
    """Addresses and points: Classroom itself imports no file; see docs/collecting.md."""
    rows: list[Row] = [["Email Address", "Name", "Grade", "Points Possible"]]
    nameless = []
    for member in job.members:
        grade = job.grades.get(member.id)
        if grade is not None and member.email:
            rows.append([member.email, member.name, grade.points, grade.max_points])
        elif grade is not None:
            nameless.append(member.id)
    told = (f"without an e-mail in the roster: {', '.join(nameless)}",) if nameless else ()
    return csvtext.written(rows, for_excel=True), len(rows) - 1, told


def _moodle(job: Job) -> tuple[bytes, int, tuple[str, ...]]:
    """The grading worksheet with points in its column of grades; all else stays as it is."""
    if job.sheet is None:
        raise SeminarError(
            "Moodle's grading worksheet is needed: only it knows the participants' numbers",
            next_step="Download it (Submissions > Actions > Download grading worksheet) and name"
            " it with --sheet",
        )
    given = worksheet.read(job.sheet, job.course)
    column, told = given.columns["grade"], list(given.told)
    numbers = _by_number(job)
    rows, filled = [list(cells) for _, cells in given.sheet.rows], set()
    for person in given.participants:
        student = _student(person, job, numbers)
        grade = job.grades.get(student)
        if grade is not None:
            if student in filled:
                raise SeminarError(f"{student} stands twice in it", where=str(job.sheet))
            rows[person.row][column] = csvtext.number(grade.points)
            filled.add(student)
    told += _unreturned(job, filled)
    if (at := given.columns.get("max")) is not None:
        theirs = {row[at] for row in rows if row[at]}
        ours = csvtext.number(job.max_points)
        if any(_float(value) != job.max_points for value in theirs):
            told.append(
                f"Moodle's maximum is {', '.join(sorted(theirs))} and ours {ours}: set it to {ours}"
                " in the assignment's settings, or Moodle takes points for others"
            )
    return csvtext.written([list(given.sheet.header), *rows]), len(filled), tuple(told)


def _canvas(job: Job) -> tuple[bytes, int, tuple[str, ...]]:
    """Canvas's gradebook with this one column; Canvas leaves out what is not in the file."""
    if job.sheet is None:
        rows: list[Row] = [[*CANVAS, job.assignment]]
        rows.append([f"    {POSSIBLE}", "", "", "", "", job.max_points])
        known = [m for m in job.members if m.id in job.grades and m.lms_id]
        rows += [[m.name, m.lms_id, "", "", "", job.grades[m.id].points] for m in known]
        told = _unreturned(job, {m.id for m in known})
        return csvtext.written(rows), len(known), tuple(told)
    given = csvtext.read(job.sheet)
    column = _canvas_column(given, job)
    keep = [i for i, title in enumerate(given.header) if title in CANVAS]
    identity = given.header.index("ID")
    rows = [[*(given.header[i] for i in keep), given.header[column]]]
    filled: set[str] = set()
    for _, cells in given.rows:
        row: Row = [cells[i] if i < len(cells) else "" for i in keep]
        if POSSIBLE in cells[0]:
            theirs = cells[column] if column < len(cells) else ""
            rows.append([f"    {POSSIBLE}", *row[1:], theirs])
            continue
        person = Person(lms_id=cells[identity], name=cells[0])
        student = _matched(person, job) if cells[identity] else ""
        if (grade := job.grades.get(student)) is not None and student not in filled:
            rows.append([*row, grade.points])
            filled.add(student)
    return csvtext.written(rows), len(filled), tuple(_unreturned(job, filled))


def _canvas_column(given: Sheet, job: Job) -> int:
    """The assignment's column: its title there is `Name (12345)`."""
    title = job.course.assignment(job.assignment).title
    names = {name.casefold() for name in (job.assignment, title.en, title.ja)}
    found = [
        i
        for i, text in enumerate(given.header)
        if re.sub(r" \(\d+\)$", "", text).casefold() in names
    ]
    if len(found) != 1 or "ID" not in given.header:
        what = "has several columns" if len(found) > 1 else "has no column"
        raise SeminarError(
            f"{what} for {job.assignment}",
            where=str(job.sheet),
            next_step=f"Name the assignment in Canvas {job.assignment!r} or {title.en!r}, and"
            " download the gradebook again",
        )
    return found[0]


def _student(person: Participant, job: Job, numbers: Mapping[str, str]) -> str:
    """Whose line of the worksheet this is; empty for nobody's."""
    if person.number in numbers:
        return numbers[person.number]
    return _matched(Person(number=person.number, name=person.name, email=person.email), job)


def _matched(person: Person, job: Job) -> str:
    try:
        return matching.match(person, job.roster).id
    except NoMatchError:
        return ""


def _entries(job: Job) -> dict[str, Entry]:
    return record.load(job.course, job.assignment)


def _by_number(job: Job) -> dict[str, str]:
    """Whose number in Moodle is whose, as collecting has found."""
    return {one.number: student for student, one in _entries(job).items() if one.number}


def _folders(job: Job) -> dict[str, str]:
    """The folder that Moodle takes each student's feedback in."""
    folders = {student: one.folder for student, one in _entries(job).items() if one.folder}
    if job.sheet is not None:
        numbers = _by_number(job)
        for person in worksheet.read(job.sheet, job.course).participants:
            student = _student(person, job, numbers)
            if student and student not in folders:
                folders[student] = feedback.folder(person.name, person.number)
    return folders


def _unreturned(job: Job, filled: set[str]) -> list[str]:
    lacking = sorted(set(job.grades) - filled)
    return [f"points of nobody's line there: {', '.join(lacking)}"] if lacking else []


def _float(text: str) -> float | None:
    try:
        return float(text.replace(",", "."))
    except ValueError:
        return None


MAKERS: Mapping[Target, Callable[[Job], tuple[bytes, int, tuple[str, ...]]]] = {
    Target.MOODLE: _moodle,
    Target.CANVAS: _canvas,
    Target.CLASSROOM: _classroom,
    Target.CSV: _csv,
}
