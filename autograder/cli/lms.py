"""`seminar collect` and `export`: from and to Moodle, Canvas, Classroom and GitHub."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from autograder.cli.terminal import out, short, tell

if TYPE_CHECKING:
    from autograder.course import Course
    from autograder.lms.collect import Collection

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
    from autograder.lms import collect as collecting

    course = courses.find(Path.cwd())
    done = collecting.collect(
        course,
        assignment,
        paths,
        source=collecting.Source(source) if source else None,
        trust_times=file_times,
        dry_run=dry_run,
        told=tell,
    )
    if as_json:
        from autograder.cli.tables import intakes

        out.print(intakes.as_json(done, course), markup=False, emoji=False)
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
    from autograder import handback
    from autograder.lms.export import Target

    course = courses.find(Path.cwd())
    done = handback.hand_back(course, assignment, Target(target), sheet=sheet, told=tell)
    for line in done.told:
        tell(line)
    for path in done.files:
        out.print(short(path), markup=False)
    out.print(f"{done.count} students with points.")


def _show(done: "Collection", course: "Course") -> None:
    from autograder.cli.tables import intakes

    if out.is_terminal:
        out.print(intakes.table(done, course))
    else:
        for line in intakes.lines(done, course):
            out.print(line, markup=False, emoji=False)
    for line in done.told:
        tell(line)
    out.print(intakes.summary(done), markup=False)
