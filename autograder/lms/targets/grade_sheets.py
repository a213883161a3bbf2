"""Tables that an LMS gave, filled in with points: Moodle's grading worksheet, Canvas's gradebook.

Canvas's columns are those of `lib/gradebook_exporter.rb` and `lib/gradebook_importer.rb`.
"""

import re
from collections.abc import Mapping

from autograder.core.errors import SeminarError
from autograder.lms import collection_log, csv_io, matching
from autograder.lms.attempt import LmsPerson
from autograder.lms.collection_log import Entry
from autograder.lms.csv_io import Sheet
from autograder.lms.export_job import CsvRow, ExportJob, RenderedTable
from autograder.lms.matching import NoMatchError
from autograder.lms.targets import moodle_feedback, moodle_worksheet
from autograder.lms.targets.moodle_worksheet import Participant

POSSIBLE = "Points Possible"  # the first cell of the row with the maximum in Canvas's gradebook
CANVAS = ("Student", "ID", "SIS User ID", "SIS Login ID", "Section")


def fill_moodle_worksheet(job: ExportJob) -> RenderedTable:
    """The grading worksheet with points in its column of grades; all else stays as it is.

    Raises SeminarError without a worksheet, or if it cannot be read.
    """
    if job.template_path is None:
        raise SeminarError(
            "Moodle's grading worksheet is needed: only it knows the participants' numbers",
            hint="Download it (Submissions > Actions > Download grading worksheet) and name"
            " it with --sheet",
        )
    given = moodle_worksheet.read_worksheet(job.template_path, job.course)
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
                raise SeminarError(f"{student} stands twice in it", where=str(job.template_path))
            rows[person.row][column] = csv_io.parse_number(grade.points)
            filled.add(student)
    told += _unmatched_warning(job, filled)
    if (at := given.columns.get("max")) is not None:
        theirs = {row[at] for row in rows if row[at]}
        ours = csv_io.parse_number(job.max_points)
        if any(_float(value) != job.max_points for value in theirs):
            told.append(
                f"Moodle's maximum is {', '.join(sorted(theirs))} and ours {ours}: set it to {ours}"
                " in the assignment's settings, or Moodle takes points for others"
            )
    return csv_io.write_csv([list(given.sheet.header), *rows]), len(filled), tuple(told)


def fill_canvas_gradebook(job: ExportJob) -> RenderedTable:
    """Canvas's gradebook with this one column; Canvas leaves out what is not in the file."""
    if job.template_path is None:
        rows: list[CsvRow] = [[*CANVAS, job.assignment]]
        rows.append([f"    {POSSIBLE}", "", "", "", "", job.max_points])
        known = [m for m in job.members if m.id in job.grades and m.lms_id]
        rows += [[m.name, m.lms_id, "", "", "", job.grades[m.id].points] for m in known]
        told = _unmatched_warning(job, {m.id for m in known})
        return csv_io.write_csv(rows), len(known), tuple(told)
    given = csv_io.read_csv(job.template_path)
    column = _canvas_column(given, job)
    keep = [i for i, title in enumerate(given.header) if title in CANVAS]
    identity = given.header.index("ID")
    rows = [[*(given.header[i] for i in keep), given.header[column]]]
    filled: set[str] = set()
    for _, cells in given.rows:
        row: CsvRow = [cells[i] if i < len(cells) else "" for i in keep]
        if POSSIBLE in cells[0]:
            theirs = cells[column] if column < len(cells) else ""
            rows.append([f"    {POSSIBLE}", *row[1:], theirs])
            continue
        person = LmsPerson(lms_id=cells[identity], name=cells[0])
        student = _matched(person, job) if cells[identity] else ""
        if (grade := job.grades.get(student)) is not None and student not in filled:
            rows.append([*row, grade.points])
            filled.add(student)
    return csv_io.write_csv(rows), len(filled), tuple(_unmatched_warning(job, filled))


def _canvas_column(given: Sheet, job: ExportJob) -> int:
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
            where=str(job.template_path),
            hint=f"Name the assignment in Canvas {job.assignment!r} or {title.en!r}, and"
            " download the gradebook again",
        )
    return found[0]


def _student(person: Participant, job: ExportJob, numbers: Mapping[str, str]) -> str:
    """Whose line of the worksheet this is; empty for nobody's."""
    if person.number in numbers:
        return numbers[person.number]
    return _matched(LmsPerson(number=person.number, name=person.name, email=person.email), job)


def _matched(person: LmsPerson, job: ExportJob) -> str:
    try:
        return matching.match(person, job.roster).id
    except NoMatchError:
        return ""


def _entries(job: ExportJob) -> dict[str, Entry]:
    return collection_log.load(job.course, job.assignment)


def _by_number(job: ExportJob) -> dict[str, str]:
    """Whose number in Moodle is whose, as collecting has found."""
    return {one.number: student for student, one in _entries(job).items() if one.number}


def folders(job: ExportJob) -> dict[str, str]:
    """The folder that Moodle takes each student's feedback in."""
    known = {student: one.folder for student, one in _entries(job).items() if one.folder}
    if job.template_path is not None:
        numbers = _by_number(job)
        for person in moodle_worksheet.read_worksheet(job.template_path, job.course).participants:
            student = _student(person, job, numbers)
            if student and student not in known:
                known[student] = moodle_feedback.folder(person.name, person.number)
    return known


def _unmatched_warning(job: ExportJob, filled: set[str]) -> list[str]:
    lacking = sorted(set(job.grades) - filled)
    return [f"points of nobody's line there: {', '.join(lacking)}"] if lacking else []


def _float(text: str) -> float | None:
    try:
        return float(text.replace(",", "."))
    except ValueError:
        return None
