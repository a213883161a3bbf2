"""`seminar report`: the instructor's pages about a class."""

from pathlib import Path
from typing import Annotated

import typer

from autograder.cli.console import LanguageOption, err, out, progress, relative_path


def report(
    assignment: Annotated[
        str | None, typer.Argument(help="The assignment, e.g. week2_loss (default: all).")
    ] = None,
    anonymous: Annotated[
        bool, typer.Option("--anonymous", help="Without names and links, to show in the seminar.")
    ] = False,
    json: Annotated[bool, typer.Option("--json", help="Print the numbers as JSON.")] = False,
    language: LanguageOption = None,
) -> None:
    """Write a page about the class: where it is stuck, and what to talk about next week.

    Writes classroom/reports/<assignment>.html; without an assignment, one for each that
    anybody has handed in, and an overview, classroom/reports/index.html.
    """
    with err.status("loading"):
        from autograder import course as courses
        from autograder.cli.views import report as report_view
        from autograder.lms import roster
        from autograder.workflows import report as report_workflow

    course = courses.find_course(Path.cwd())
    if language:
        course = courses.in_language(course, language)
    if assignment:
        course.assignment(assignment)
    with progress() as shown:
        written = report_workflow.write(
            course,
            assignment,
            names=roster.load_optional(course).names(),
            anonymous=anonymous,
            progress=shown,
        )
    if json:
        text = report_view.as_json(written.reports, written.overview)
        out.print(text, markup=False, soft_wrap=True)
        for page in written.pages:
            err.print(relative_path(page), markup=False)
        return
    out.print(report_view.class_table(written.reports))
    for page in written.pages:
        out.print(relative_path(page), markup=False)
