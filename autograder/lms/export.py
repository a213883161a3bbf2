"""Write points and feedback to `classroom/exports/` in the formats that an LMS imports."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from pathlib import Path

from msgspec import Struct

from autograder.core import atomic_files
from autograder.lms import csv_io
from autograder.lms.csv_io import CsvRow
from autograder.lms.export_job import ExportJob, RenderedExport
from autograder.lms.targets.canvas import render_canvas
from autograder.lms.targets.moodle import render_moodle


class Target(StrEnum):
    """The importer of an export."""

    MOODLE = "moodle"
    CANVAS = "canvas"
    CLASSROOM = "classroom"
    CSV = "csv"
    TESTS = "tests"

    @property
    def takes_template(self) -> bool:
        """Whether a table from the LMS can be filled in."""
        return self in (Target.MOODLE, Target.CANVAS)


class Export(Struct, frozen=True):
    """The written files, the number of students with points, and messages for the instructor."""

    files: tuple[Path, ...]
    count: int
    messages: tuple[str, ...] = ()


def write_export(job: ExportJob, target: Target) -> Export:
    """Write what `target` imports; raises SeminarError for a table that cannot be filled in."""
    directory = job.course.classroom.exports_dir
    with atomic_files.translate_os_errors(directory):
        directory.mkdir(parents=True, exist_ok=True)
        rendered = _RENDERERS[target](job)
        paths = []
        for name, data in rendered.files.items():
            paths.append(directory / f"{job.assignment}-{name}")
            atomic_files.write_atomic(paths[-1], data, 0o600)
    pending = sorted(name for name, grade in job.grades.items() if grade.needs_manual_grading)
    warnings = [f"still wait for grading by hand: {', '.join(pending)}"] if pending else []
    return Export(tuple(paths), rendered.count, (*rendered.messages, *warnings))


def _render_csv(job: ExportJob) -> RenderedExport:
    """Render a row for each student, with the points of each exercise and question."""
    header = ("id", "name", "email", "group", *job.cells, "late_penalty", "points", "max_points",
              "hours_late", "handed_in", "waits_for_hand")  # fmt: skip
    rows: list[CsvRow] = [list(header)]
    for member in job.members:
        row: CsvRow = [member.id, member.name, member.email, member.group]
        if (grade := job.grades.get(member.id)) is not None:
            time = job.course.in_zone(grade.submitted_at) if grade.submitted_at else None
            points = job.cell_points.get(member.id, {})
            row += ["" if (value := points.get(cell)) is None else value for cell in job.cells]
            row += [grade.penalty, grade.points, grade.max_points, grade.seconds_late / 3600]
            row += [time.isoformat(" ", "minutes") if time else ""]
            row += ["yes" if grade.needs_manual_grading else ""]
        rows.append(row + [""] * (len(header) - len(row)))
    return RenderedExport({"csv.csv": csv_io.write_csv(rows, for_excel=True)}, len(job.grades))


def _render_tests(job: ExportJob) -> RenderedExport:
    """Render a row for each student, exercise and hidden test."""
    names = {member.id: member.name for member in job.members}
    rows: list[CsvRow] = [
        ["id", "name", "exercise", "test", "status", "earned", "weight", "message"]
    ]
    for row in job.test_rows:
        person: CsvRow = [row.student, names.get(row.student, "")]
        outcome: CsvRow = [row.exercise, row.test, row.status, int(row.earned), row.weight]
        rows.append([*person, *outcome, row.message])
    students = {row.student for row in job.test_rows}
    return RenderedExport({"tests.csv": csv_io.write_csv(rows, for_excel=True)}, len(students))


def _render_classroom(job: ExportJob) -> RenderedExport:
    """Render e-mail addresses and points to type in: Google Classroom imports no file."""
    rows: list[CsvRow] = [["Email Address", "Name", "Grade", "Points Possible"]]
    without_email = []
    for member in job.members:
        grade = job.grades.get(member.id)
        if grade is not None and member.email:
            rows.append([member.email, member.name, grade.points, grade.max_points])
        elif grade is not None:
            without_email.append(member.id)
    warnings = [f"without an e-mail in the roster: {', '.join(without_email)}"]
    files = {"classroom.csv": csv_io.write_csv(rows, for_excel=True)}
    return RenderedExport(files, len(rows) - 1, tuple(warnings if without_email else ()))


_RENDERERS: Mapping[Target, Callable[[ExportJob], RenderedExport]] = {
    Target.MOODLE: render_moodle,
    Target.CANVAS: render_canvas,
    Target.CLASSROOM: _render_classroom,
    Target.CSV: _render_csv,
    Target.TESTS: _render_tests,
}
