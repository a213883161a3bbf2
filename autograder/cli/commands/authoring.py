"""`seminar new`, `audit` and `release`: a new exercise, its proof and its release."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from autograder.cli import completion
from autograder.cli.console import (
    LanguageOption,
    current_course,
    log_line,
    out,
    print_lines,
    progress,
    relative_path,
)
from autograder.core.errors import MasterError

if TYPE_CHECKING:
    from autograder.authoring.scaffold import ScaffoldResult

PointsOption = Annotated[float, typer.Option(help="The points of the exercise.")]


def release(
    assignments: Annotated[
        list[str] | None,
        typer.Argument(
            help="The assignments to release (default: all).",
            autocompletion=completion.assignments,
        ),
    ] = None,
    language: LanguageOption = None,
) -> None:
    """Make what students receive, from the masters in solutions/.

    Writes assignments/<assignment>/ and assignments/<assignment>.zip for your LMS, and
    enters the assignment into the gradebook. Run it again after every change of a master.
    """
    from autograder.authoring import release as releases

    course = current_course(language)
    names = assignments or list(course.config.assignments)
    for name in names:
        course.assignment(name)
    left_out = 0
    for name in names:
        try:
            zipped = releases.release_assignment(course, name)
        except MasterError as error:  # concerns one assignment; release the others
            log_line(str(error))
            left_out = error.exit_code
            continue
        directory = relative_path(course.release(name).parent)
        out.print(f"{name}: {directory} and {relative_path(zipped)} ({course.language})")
    if left_out:
        raise SystemExit(left_out)


def audit(
    assignments: Annotated[
        list[str] | None,
        typer.Argument(
            help="The assignments to audit (default: all).",
            autocompletion=completion.assignments,
        ),
    ] = None,
    exercise: Annotated[
        list[str] | None, typer.Option(help="Only this exercise; may be repeated.")
    ] = None,
    mutants: Annotated[
        Literal["none", "sample", "all"],
        typer.Option(help="How many automatic mutants of each reference to try."),
    ] = "sample",
    seed: Annotated[int, typer.Option(help="Seed of the tests' inputs and of the sample.")] = 0,
    write_table: Annotated[
        bool,
        typer.Option(
            "--write-table",
            help="Write what the wrong answers answer into files beside the suite; failures are"
            " explained by them.",
        ),
    ] = False,
    json: Annotated[bool, typer.Option("--json", help="Print the audit as JSON.")] = False,
) -> None:
    """Prove the hidden suites by known answers and by mutants of the references.

    Shows which test fails for which known answer, and a finding with the next step for each
    right answer that loses points, each wrong answer that keeps them, and each test that no
    wrong answer needs. Ends with exit code 1 if there is a finding.
    """
    from autograder.authoring import audit as audits
    from autograder.cli.views import audit
    from autograder.sandbox import isolation

    course = current_course()
    names = assignments or list(course.config.assignments)
    for name in names:
        course.assignment(name)
    level = isolation.detect().level  # the answers are the course's own: any level is safe
    with progress() as report:
        audited = audits.audit_assignments(
            course,
            names,
            level,
            exercises=tuple(exercise or ()),
            mode=audits.MutationMode(mutants),
            seed=seed,
            write_tables=write_table,
            progress=report,
        )
    if json:
        out.print(audit.as_json(audited), soft_wrap=True)
    else:
        print_lines(audit.lines(audited))
    if any(exercise_audit.findings for exercise_audit in audited):
        raise SystemExit(1)


def new_exercise(
    name: Annotated[str, typer.Argument(help="The exercise: the name of its function.")],
    assignment: Annotated[
        str,
        typer.Option(
            "--in",
            help="The assignment that it is added to.",
            autocompletion=completion.assignments,
        ),
    ],
    points: PointsOption = 2,
) -> None:
    """Lay out a new exercise: cells in the master, hidden tests, known answers, translations.

    Writes a small example that works. Everything you have to replace is marked TODO;
    `seminar audit` names each of these places. docs/authoring.md has the next steps.
    """
    from autograder.authoring import scaffold

    laid_out = scaffold.create_exercise(current_course(), assignment, name, points=points)
    _show(laid_out, assignment)


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

    Writes a small example that works. Everything you have to replace is marked TODO;
    `seminar audit` names each of these places. docs/authoring.md has the next steps.
    """
    from autograder.authoring import scaffold

    laid_out = scaffold.create_assignment(
        current_course(),
        name,
        exercise=exercise,
        title_en=title_en,
        title_ja=title_ja,
        due=due,
        points=points,
    )
    _show(laid_out, name)


def _show(laid_out: "ScaffoldResult", assignment: str) -> None:
    """Show what was written, and the next step."""
    out.print(f"Laid out {laid_out.exercise} in {assignment}: an example to write anew.")
    if laid_out.copied:
        out.print(
            f"The kit's suite of {assignment} ({laid_out.copied} files) was copied to"
            f" autograder/suites/{assignment}/: from now on the copy counts."
        )
    print_lines(f"  {name}: {what}" for name, what in laid_out.files.items())
    out.print(f"Next: write what is marked TODO, until `seminar audit {assignment}` is clean;")
    out.print(f"      then `seminar release {assignment}`. docs/authoring.md shows all of it.")
