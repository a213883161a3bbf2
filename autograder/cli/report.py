"""`seminar report`: the instructor's pages about a class."""

from pathlib import Path
from typing import Annotated

import typer

from autograder.cli.terminal import LanguageOption, err, out, progress, short


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
        from autograder import classreport
        from autograder import course as courses
        from autograder.cli.tables import classes
        from autograder.lms import roster

    course = courses.find(Path.cwd())
    if language:
        course = courses.in_language(course, language)
    if assignment:
        course.assignment(assignment)
    with progress() as shown:
        written = classreport.write(
            course,
            assignment,
            names=roster.find(course).names(),
            anonymous=anonymous,
            progress=shown,
        )
    if json:
        text = classes.as_json(written.reports, written.overview)
        out.print(text, markup=False, soft_wrap=True)
        for page in written.pages:
            err.print(short(page), markup=False)
        return
    out.print(classes.class_table(written.reports))
    for page in written.pages:
        out.print(short(page), markup=False)
