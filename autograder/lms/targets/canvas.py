"""Canvas's gradebook with one column of points.

Its columns are those of `lib/gradebook_exporter.rb` and `lib/gradebook_importer.rb`.
"""

import re

from autograder.core.errors import SeminarError
from autograder.lms import csv_io
from autograder.lms.attempt import LmsPerson
from autograder.lms.csv_io import CsvRow, Sheet
from autograder.lms.export_job import ExportJob, RenderedExport

_POSSIBLE = "Points Possible"  # the first cell of the row with the maximum
_PERSON_COLUMNS = ("Student", "ID", "SIS User ID", "SIS Login ID", "Section")


def render_canvas(job: ExportJob) -> RenderedExport:
    """Render the columns about a person and the assignment's; an import ignores missing columns.

    The rows are those of Canvas's exported gradebook, or without one those of the roster.
    """
    if job.template_path is None:
        rows, filled = _rows_of_roster(job)
    else:
        rows, filled = _rows_of_gradebook(csv_io.read_csv(job.template_path), job)
    files = {"canvas.csv": csv_io.write_csv(rows)}
    return RenderedExport(files, len(filled), tuple(job.unmatched_warning(filled)))


def _rows_of_roster(job: ExportJob) -> tuple[list[CsvRow], set[str]]:
    members = [member for member in job.members if member.id in job.grades and member.lms_id]
    rows: list[CsvRow] = [
        [*_PERSON_COLUMNS, job.assignment],
        [f"    {_POSSIBLE}", "", "", "", "", job.max_points],
    ]
    rows += [[m.name, m.lms_id, "", "", "", job.grades[m.id].points] for m in members]
    return rows, {member.id for member in members}


def _rows_of_gradebook(gradebook: Sheet, job: ExportJob) -> tuple[list[CsvRow], set[str]]:
    points = _points_column(gradebook, job)
    columns = [i for i, title in enumerate(gradebook.header) if title in _PERSON_COLUMNS]
    user_id = gradebook.header.index("ID")
    rows: list[CsvRow] = [[*(gradebook.header[i] for i in columns), gradebook.header[points]]]
    filled: set[str] = set()
    for _, cells in gradebook.rows:
        cells = (*cells, *[""] * (len(gradebook.header) - len(cells)))
        row: CsvRow = [cells[i] for i in columns]
        if _POSSIBLE in cells[0]:
            rows.append([f"    {_POSSIBLE}", *row[1:], cells[points]])
            continue
        person = LmsPerson(lms_id=cells[user_id], name=cells[0])
        student = job.match(person) if person.lms_id else ""
        if (grade := job.grades.get(student)) is not None and student not in filled:
            rows.append([*row, grade.points])
            filled.add(student)
    return rows, filled


def _points_column(gradebook: Sheet, job: ExportJob) -> int:
    """Return the index of the assignment's column, whose title in Canvas is `Name (12345)`.

    Raises SeminarError unless there is exactly one.
    """
    title = job.course.assignment(job.assignment).title
    names = {name.casefold() for name in (job.assignment, title.en, title.ja)}
    columns = [
        i
        for i, text in enumerate(gradebook.header)
        if re.sub(r" \(\d+\)$", "", text).casefold() in names
    ]
    if len(columns) != 1 or "ID" not in gradebook.header:
        what = "has several columns" if len(columns) > 1 else "has no column"
        raise SeminarError(
            f"{what} for {job.assignment}",
            where=str(job.template_path),
            hint=f"Name the assignment in Canvas {job.assignment!r} or {title.en!r}, and"
            " download the gradebook again",
        )
    return columns[0]
