"""`seminar collect` and `export`: from and to Moodle, Canvas, Classroom and GitHub."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from autograder.cli.console import log_line, out, relative_path

if TYPE_CHECKING:
    from autograder.course import Course
    from autograder.workflows.collect import Collection

NamedAssignment = Annotated[str, typer.Argument(help="The assignment, e.g. week2_loss.")]


def collect(
    assignment: NamedAssignment,
    paths: Annotated[
        list[Path],
        typer.Argument(
            metavar="PATH...",
            help="The LMS's zip, or a folder; and Moodle's grading worksheet, Canvas's JSON of"
            " submissions or GitHub's roster along with it.",
        ),
    ],
    source: Annotated[
        Literal["moodle", "canvas", "classroom", "github", "folder"] | None,
        typer.Option("--from", help="Where it comes from (default: by the files' names)."),
    ] = None,
    file_times: Annotated[
        bool, typer.Option(help="Take the files' own times for the times of hand-in.")
    ] = False,
    dry_run: Annotated[bool, typer.Option(help="Only say what would be done.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="What was done, as JSON.")] = False,
) -> None:
    """Take the latest attempt of each student from a download of your LMS.

    Goes by classroom/roster.csv. Writes classroom/submitted/<id>/<assignment>/ with the time of
    hand-in, keeps what it replaces in classroom/collected, and tells what it could not match.
    """
    from autograder import course as courses
    from autograder.workflows import collect as collecting

    course = courses.find_course(Path.cwd())
    done = collecting.collect(
        course,
        assignment,
        paths,
        source=collecting.Source(source) if source else None,
        trust_times=file_times,
        dry_run=dry_run,
    )
    if as_json:
        from autograder.cli.views import collect

        out.print(collect.as_json(done, course), markup=False, emoji=False)
    else:
        _show(done, course)


def export(
    assignment: NamedAssignment,
    target: Annotated[
        Literal["moodle", "canvas", "classroom", "csv"],
        typer.Option("--for", help="Who is to import it."),
    ],
    sheet: Annotated[
        Path | None,
        typer.Option(
            help="A table that the LMS gave, to be filled in: Moodle's grading worksheet (needed),"
            " Canvas's gradebook."
        ),
    ] = None,
) -> None:
    """Write points, and for Moodle feedback, as your LMS imports them.

    Points are those of the gradebook, after late penalties and grading by hand. Writes
    classroom/exports/.
    """
    from autograder import course as courses
    from autograder.lms.export import Target
    from autograder.workflows import export

    course = courses.find_course(Path.cwd())
    done = export.export_grades(course, assignment, Target(target), sheet=sheet)
    for line in done.told:
        log_line(line)
    for path in done.files:
        out.print(relative_path(path), markup=False)
    out.print(f"{done.count} students with points.")


def _show(done: "Collection", course: "Course") -> None:
    from autograder.cli.views import collect

    if out.is_terminal:
        out.print(collect.table(done, course))
    else:
        for line in collect.lines(done, course):
            out.print(line, markup=False, emoji=False)
    for line in done.told:
        log_line(line)
    out.print(collect.summary(done), markup=False)
