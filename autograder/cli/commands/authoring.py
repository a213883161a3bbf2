"""`seminar new`, `audit` and `release`: a new exercise, its proof, and what is handed out."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from autograder.cli.console import LanguageOption, log_line, out, progress, relative_path
from autograder.core.errors import MasterError

if TYPE_CHECKING:
    from autograder.authoring.scaffold import ScaffoldResult

PointsOption = Annotated[float, typer.Option(help="The points of the exercise.")]


def release(
    assignments: Annotated[
        list[str] | None, typer.Argument(help="The assignments to release (default: all).")
    ] = None,
    language: LanguageOption = None,
) -> None:
    """Make what students receive, from the masters in solutions/.

    Writes assignments/<assignment>/ and assignments/<assignment>.zip for your LMS, and
    enters the assignment into the gradebook. Run it again after every change of a master.
    """
    from autograder import course as courses
    from autograder.authoring import release as releases

    course = courses.find_course(Path.cwd())
    if language:
        course = courses.in_language(course, language)
    names = assignments or list(course.config.assignments)
    for name in names:
        course.assignment(name)
    left_out = 0
    for name in names:
        try:
            zipped = releases.release(course, name)
        except MasterError as error:  # of one assignment; the others are none the worse for it
            log_line(str(error))
            left_out = error.exit_code
            continue
        folder = course.release(name).parent
        out.print(
            f"{name}: {relative_path(folder)} and {relative_path(zipped)} ({course.language})"
        )
    if left_out:
        raise SystemExit(left_out)


def audit(
    assignments: Annotated[
        list[str] | None, typer.Argument(help="The assignments to audit (default: all).")
    ] = None,
    exercise: Annotated[
        list[str] | None, typer.Option(help="Only this exercise; may be repeated.")
    ] = None,
    mutants: Annotated[
        Literal["none", "sample", "all"],
        typer.Option(help="How many automatic mutants of each reference to try."),
    ] = "sample",
    seed: Annotated[int, typer.Option(help="Seed of the tests' inputs and of the sample.")] = 0,
    json: Annotated[bool, typer.Option("--json", help="Print the audit as JSON.")] = False,
) -> None:
    """Prove the hidden suites by known answers and by mutants of the references.

    Shows which test fails for which known answer, and a complaint with the next step
    for each right answer that loses points, each wrong one that keeps them, each test that
    nothing needs. Ends with exit code 1 if there is a complaint.
    """
    from autograder import course as courses
    from autograder.authoring import audit as audits
    from autograder.cli.views import audit
    from autograder.sandbox import isolation

    course = courses.find_course(Path.cwd())
    names = assignments or list(course.config.assignments)
    for name in names:
        course.assignment(name)
    level = isolation.detect().level  # the answers are our own: any level will do
    with progress() as report:
        audited = audits.audit(
            course,
            names,
            level,
            exercises=tuple(exercise or ()),
            extent=audits.MutationMode(mutants),
            seed=seed,
            progress=report,
        )
    if json:
        out.print(audit.as_json(audited), markup=False, soft_wrap=True)
    else:
        for line in audit.lines(audited):
            out.print(line, markup=False)
    if any(one.complaints for one in audited):
        raise SystemExit(1)


def new_exercise(
    name: Annotated[str, typer.Argument(help="The exercise: the name of its function.")],
    assignment: Annotated[str, typer.Option("--in", help="The assignment that it is added to.")],
    points: PointsOption = 2,
) -> None:
    """Lay out a new exercise: cells in the master, hidden tests, known answers, translations.

    What is laid out is a small example that works. Whatever has to be written in its place is
    marked TODO; `seminar audit` names each such place. docs/authoring.md goes on from there.
    """
    from autograder import course as courses
    from autograder.authoring import scaffold

    course = courses.find_course(Path.cwd())
    _show(scaffold.new_exercise(course, assignment, name, points=points), assignment)


def new_assignment(
    name: Annotated[str, typer.Argument(help="The assignment, e.g. week8_convolution.")],
    exercise: Annotated[
        str, typer.Option(help="Its first exercise: the name of a function.")
    ] = "double",
    title_en: Annotated[str, typer.Option(help="Its title in English.")] = "",
    title_ja: Annotated[str, typer.Option(help="Its title in Japanese.")] = "",
    due: Annotated[
        datetime | None,
        typer.Option(
            formats=["%Y-%m-%dT%H:%M:%S", "%Y-%m-%dT%H:%M"],
            help="When it is due, in the course's time zone (default: in a week at 23:59).",
        ),
    ] = None,
    points: PointsOption = 2,
) -> None:
    """Lay out a new assignment with one exercise: its table in course.toml, master, suite.

    What is laid out is a small example that works. Whatever has to be written in its place is
    marked TODO; `seminar audit` names each such place. docs/authoring.md goes on from there.
    """
    from autograder import course as courses
    from autograder.authoring import scaffold

    course = courses.find_course(Path.cwd())
    laid_out = scaffold.new_assignment(
        course,
        name,
        exercise=exercise,
        title_en=title_en,
        title_ja=title_ja,
        due=due,
        points=points,
    )
    _show(laid_out, name)


def _show(laid_out: "ScaffoldResult", assignment: str) -> None:
    """What was written, and what to do next."""
    out.print(f"Laid out {laid_out.exercise} in {assignment}: an example to write anew.")
    if laid_out.copied:
        out.print(
            f"The kit's suite of {assignment} ({laid_out.copied} files) was copied to"
            f" autograder/suites/{assignment}/: from now on the copy counts."
        )
    for name, what in laid_out.files.items():
        out.print(f"  {name}: {what}", markup=False)
    out.print(f"Next: write what is marked TODO, until `seminar audit {assignment}` is clean;")
    out.print(f"      then `seminar release {assignment}`. docs/authoring.md shows all of it.")
