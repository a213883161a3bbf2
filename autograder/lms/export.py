"""Returning: points and feedback in the shapes that an LMS imports, in `classroom/exports/`.

Points come in as plain values, by student, after late penalties and grading by hand.
"""

from collections.abc import Callable, Mapping
from enum import StrEnum
from pathlib import Path

from msgspec import Struct

from autograder.core import atomic_files as files
from autograder.lms import csv_io
from autograder.lms.export_job import CsvRow, ExportJob, RenderedTable
from autograder.lms.targets import grade_sheets, moodle_feedback


class Target(StrEnum):
    """Who is to import the points."""

    MOODLE = "moodle"
    CANVAS = "canvas"
    CLASSROOM = "classroom"
    CSV = "csv"


class Export(Struct, frozen=True):
    """What was written: the files, how many points are in them, and what there is to tell."""

    files: tuple[Path, ...]
    count: int
    told: tuple[str, ...] = ()


def export(job: ExportJob, target: Target) -> Export:
    """Write what `target` imports; raises SeminarError for a table that cannot be filled in."""
    place = job.course.classroom.path / "exports"
    with files.translate_os_errors(place):
        place.mkdir(parents=True, exist_ok=True)
        table, count, told = MAKERS[target](job)
        path = place / f"{job.assignment}-{target}.csv"
        files.write_atomic(path, table, 0o600)
        made = [path]
        if target is Target.MOODLE:
            archive = place / f"{job.assignment}-moodle-feedback.zip"
            missing = moodle_feedback.pack(
                job.course, job.assignment, grade_sheets.folders(job), archive
            )
            made.append(archive)
            told = (*told, *missing)
    waiting = sorted(name for name, one in job.grades.items() if one.needs_manual_grading)
    if waiting:
        told = (*told, f"still wait for grading by hand: {', '.join(waiting)}")
    return Export(tuple(made), count, told)


def _csv(job: ExportJob) -> RenderedTable:
    """Everything, for a spreadsheet."""
    header = ("id", "name", "email", "points", "max_points", "late_penalty", "hours_late",
              "handed_in", "waits_for_hand")  # fmt: skip
    rows: list[CsvRow] = [list(header)]
    for member in job.members:
        grade = job.grades.get(member.id)
        row: CsvRow = [member.id, member.name, member.email]
        if grade is None:
            row += [""] * (len(header) - len(row))
        else:
            when = job.course.in_zone(grade.handed_in) if grade.handed_in else None
            row += [grade.points, grade.max_points, grade.late_penalty, grade.seconds_late / 3600]
            row += [when.isoformat(" ", "minutes") if when else ""]
            row += ["yes" if grade.needs_manual_grading else ""]
        rows.append(row)
    return csv_io.write_csv(rows, for_excel=True), len(job.grades), ()


def _classroom(job: ExportJob) -> RenderedTable:
    """Addresses and points: Classroom itself imports no file; see docs/collecting.md."""
    rows: list[CsvRow] = [["Email Address", "Name", "Grade", "Points Possible"]]
    nameless = []
    for member in job.members:
        grade = job.grades.get(member.id)
        if grade is not None and member.email:
            rows.append([member.email, member.name, grade.points, grade.max_points])
        elif grade is not None:
            nameless.append(member.id)
    told = (f"without an e-mail in the roster: {', '.join(nameless)}",) if nameless else ()
    return csv_io.write_csv(rows, for_excel=True), len(rows) - 1, told


MAKERS: Mapping[Target, Callable[[ExportJob], RenderedTable]] = {
    Target.MOODLE: grade_sheets.fill_moodle_worksheet,
    Target.CANVAS: grade_sheets.fill_canvas_gradebook,
    Target.CLASSROOM: _classroom,
    Target.CSV: _csv,
}
