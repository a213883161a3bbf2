"""Tables that an LMS gave, filled in with points: Moodle's grading worksheet, Canvas's gradebook.

Canvas's columns are those of `lib/gradebook_exporter.rb` and `lib/gradebook_importer.rb`.
"""

import re
from collections.abc import Mapping

from autograder.errors import SeminarError
from autograder.lms import csvtext, feedback, matching, record, worksheet
from autograder.lms.attempt import Person
from autograder.lms.csvtext import Sheet
from autograder.lms.matching import NoMatchError
from autograder.lms.points import Job, Made, Row
from autograder.lms.record import Entry
from autograder.lms.worksheet import Participant

POSSIBLE = "Points Possible"  # the first cell of the row with the maximum in Canvas's gradebook
CANVAS = ("Student", "ID", "SIS User ID", "SIS Login ID", "Section")


def moodle(job: Job) -> Made:
    """The grading worksheet with points in its column of grades; all else stays as it is.

    Raises SeminarError without a worksheet, or if it cannot be read.
    """
    if job.sheet is None:
        raise SeminarError(
            "Moodle's grading worksheet is needed: only it knows the participants' numbers",
            next_step="Download it (Submissions > Actions > Download grading worksheet) and name"
            " it with --sheet",
        )
    given = worksheet.read(job.sheet, job.course)
    column, told = given.columns["grade"], list(given.told)
    numbers = _by_number(job)
    width = len(given.sheet.header)
    rows = [[*cells, *[""] * (width - len(cells))] for _, cells in given.sheet.rows]
    filled: set[str] = set()
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


def canvas(job: Job) -> Made:
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


def folders(job: Job) -> dict[str, str]:
    """The folder that Moodle takes each student's feedback in."""
    known = {student: one.folder for student, one in _entries(job).items() if one.folder}
    if job.sheet is not None:
        numbers = _by_number(job)
        for person in worksheet.read(job.sheet, job.course).participants:
            student = _student(person, job, numbers)
            if student and student not in known:
                known[student] = feedback.folder(person.name, person.number)
    return known


def _unreturned(job: Job, filled: set[str]) -> list[str]:
    lacking = sorted(set(job.grades) - filled)
    return [f"points of nobody's line there: {', '.join(lacking)}"] if lacking else []


def _float(text: str) -> float | None:
    try:
        return float(text.replace(",", "."))
    except ValueError:
        return None
