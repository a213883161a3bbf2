"""`seminar collect` and `export`: from and to an LMS."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from autograder.cli.completion import NamedAssignment
from autograder.cli.console import current_course, log_line, out, print_lines, relative_path

if TYPE_CHECKING:
    from autograder.course import Course
    from autograder.workflows.collect import Collection


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
        Literal[
            "moodle",
            "canvas",
            "classroom",
            "github",
            "blackboard",
            "brightspace",
            "gradescope",
            "ilias",
            "sakai",
            "folder",
        ]
        | None,
        typer.Option("--from", help="Where it comes from (default: by the files' names)."),
    ] = None,
    pattern: Annotated[
        str | None,
        typer.Option(
            help="A regular expression for the files' names, with (?P<student_id>…), as in"
            " nbgrader's zip_collect."
        ),
    ] = None,
    groups: Annotated[
        bool,
        typer.Option("--groups", help="A submission counts for the whole group of its author."),
    ] = False,
    file_times: Annotated[
        bool, typer.Option(help="Use the files' modification times as times of submission.")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option(help="Show what would be done, and write nothing.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="What was done, as JSON.")] = False,
) -> None:
    """Take the latest attempt of each student from a download of your LMS.

    Matches students by classroom/roster.csv. Writes classroom/submitted/<id>/<assignment>/ with
    the time of submission, keeps replaced submissions in classroom/collected, and lists what it
    could not match.
    """
    from autograder.workflows import collect as collecting

    course = current_course()
    done = collecting.collect_submissions(
        course,
        assignment,
        paths,
        source=source,
        pattern=pattern,
        share_in_groups=groups,
        use_file_times=file_times,
        dry_run=dry_run,
    )
    if as_json:
        from autograder.cli.views import collect

        out.print(collect.as_json(done, course), soft_wrap=True)
    else:
        _show(done, course)


def export(
    assignment: NamedAssignment,
    target: Annotated[
        Literal["moodle", "canvas", "classroom", "csv", "tests"],
        typer.Option(
            "--for",
            help="The LMS that imports it; csv has a column for each exercise and question, tests"
            " a row for each student and hidden test.",
        ),
    ],
    sheet: Annotated[
        Path | None,
        typer.Option(
            help="A table from the LMS to fill in: Moodle's grading worksheet (required) or"
            " Canvas's gradebook."
        ),
    ] = None,
) -> None:
    """Write points, and for Moodle feedback, as your LMS imports them.

    Takes the points of the gradebook, after late penalties and grading by hand. Writes
    classroom/exports/.
    """
    from autograder.lms.export import Target
    from autograder.workflows import export

    done = export.export_grades(current_course(), assignment, Target(target), template_path=sheet)
    for line in done.messages:
        log_line(line)
    print_lines(map(relative_path, done.files), soft_wrap=True)
    out.print(f"{done.count} students with points.")


def _show(done: "Collection", course: "Course") -> None:
    from autograder.cli import listing
    from autograder.cli.views import collect

    if out.is_terminal:
        listing.show(collect.table(done, course))
    else:
        print_lines(collect.lines(done, course))
    for line in done.messages:
        log_line(line)
    out.print(collect.summary(done))
