"""`seminar report`: the instructor's pages about a class."""

from typing import Annotated

import typer

from autograder.cli import completion
from autograder.cli.console import (
    LanguageOption,
    current_course,
    err,
    out,
    print_lines,
    progress,
    relative_path,
)


def report(
    assignment: Annotated[
        str | None,
        typer.Argument(
            help="The assignment, e.g. week2_loss (default: all).",
            autocompletion=completion.assignments,
        ),
    ] = None,
    anonymous: Annotated[
        bool, typer.Option("--anonymous", help="Without names and links, to show in the seminar.")
    ] = False,
    json: Annotated[bool, typer.Option("--json", help="Print the numbers as JSON.")] = False,
    language: LanguageOption = None,
) -> None:
    """Write a page about the class: where it is stuck, and what to talk about next week.

    Writes classroom/reports/<assignment>.html. Without an assignment, writes a page for each
    assignment with a submission, and an overview, classroom/reports/index.html.
    """
    with err.status("loading"):
        from autograder.cli import listing
        from autograder.cli.views import report as report_view
        from autograder.lms import roster
        from autograder.workflows import report as report_workflow

    course = current_course(language)
    if assignment:
        course.assignment(assignment)
    class_roster = roster.load_optional(course)
    with progress() as report_progress:
        written = report_workflow.write_reports(
            course,
            assignment,
            names=class_roster.names(),
            groups=class_roster.groups(),
            anonymous=anonymous,
            progress=report_progress,
        )
    if json:
        text = report_view.as_json(written.reports, written.overview)
        out.print(text, soft_wrap=True)
        for page in written.pages:
            err.print(relative_path(page))
        return
    listing.show(report_view.class_table(written.reports))
    print_lines(map(relative_path, written.pages), soft_wrap=True)
