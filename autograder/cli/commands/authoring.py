"""`seminar new`, `audit` and `release`: courses, exercises, their proof and their release."""

from datetime import datetime
from pathlib import Path
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
    resolve_assignments,
)
from autograder.core.errors import MasterError, SeminarError

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

    Writes assignments/<assignment>/ and assignments/<assignment>.zip for your LMS, the same
    with .ja or .en in the name for a second language of the course, and enters the assignment
    into the gradebook. Run it again after every change of a master.
    """
    from autograder.authoring import release as releases

    course = current_course()
    if language and len(course.languages) > 1:
        raise SeminarError(
            f"the course is released in {' and '.join(course.languages)}, side by side",
            hint="Leave out --language, or take a language out of `languages` in course.toml",
        )
    course = current_course(language)
    names = resolve_assignments(course, assignments)
    left_out = 0
    for name in names:
        try:
            archives = releases.release_assignment(course, name)
        except MasterError as error:  # concerns one assignment; release the others
            log_line(str(error))
            left_out = error.exit_code
            continue
        for released_language, archive in zip(course.languages, archives, strict=True):
            directory = relative_path(course.release(name, released_language).parent)
            out.print(f"{name}: {directory} and {relative_path(archive)} ({released_language})")
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
    variants: Annotated[
        Literal["sample", "all"],
        typer.Option(
            help="Which known answers to run: all, or one in ten of each exercise whose"
            " answer table is current, and believe the table for the others."
        ),
    ] = "all",
    seed: Annotated[int, typer.Option(help="Seed of the tests' inputs and of the sample.")] = 0,
    write_table: Annotated[
        bool,
        typer.Option(
            "--write-table",
            help="Write the answer tables beside the suite; failures are explained by them.",
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
    names = resolve_assignments(course, assignments)
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
            run_all=variants == "all",
            progress=report,
        )
    if json:
        out.print(audit.as_json(audited), soft_wrap=True)
    else:
        print_lines(audit.lines(audited))
    if any(exercise_audit.findings for exercise_audit in audited):
        raise SystemExit(1)


def new_course(
    name: Annotated[Path, typer.Argument(help="An empty or new folder: the course.")],
    more: Annotated[list[str] | None, typer.Argument(hidden=True, metavar="WEEK")] = None,
    language: Annotated[
        Literal["en", "ja", "both"], typer.Option(help="The language of notebooks and pages.")
    ] = "en",
    with_: Annotated[
        list[str] | None,
        typer.Option(
            "--with", help="A week of the kit, or several: week1_neurons week2_loss; or all."
        ),
    ] = None,
) -> None:
    """Begin a course in an empty folder, with weeks of the kit or without.

    Writes course.toml with the kit's limits, the masters of the weeks, and nothing about people.
    The weeks are due a week apart, the first one in a week.
    """
    from autograder.authoring import new_course, scaffold

    course = new_course.create_course(
        name,
        language,
        (*(with_ or ()), *(more or ())),
        title=name.resolve().name,
        first_due=scaffold.due_in_a_week(new_course.bundled_course().config.time_zone),
    )
    weeks = list(course.config.assignments)
    content = ", ".join(weeks) or "no assignment yet"
    out.print(f"A course in {relative_path(course.root)}: {content}.", markup=False)
    add_one = "`seminar new assignment NAME` or `seminar import FILE`"
    print_lines(
        (
            f"Next: cd {name}",
            f"      set title, time zone (now {course.config.time_zone}) and due dates in"
            " course.toml",
            "      seminar doctor",
            f"      seminar release {weeks[0]}" if weeks else f"      add one: {add_one}",
        )
    )


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
    The name of a week of the kit adds that week as it is.
    """
    from autograder.authoring import new_course, scaffold

    course = current_course()
    if name in new_course.bundled_weeks() and name not in course.config.assignments:
        due = due or scaffold.due_in_a_week(course.config.time_zone)
        files = new_course.add_week(course, name, due)
        out.print(f"Added {name} of the kit.", markup=False)
        print_lines(f"  {path}: {what}" for path, what in files.items())
        out.print(f"Next: seminar release {name}", markup=False)
        return
    laid_out = scaffold.create_assignment(
        course,
        name,
        exercise=exercise,
        title_en=title_en,
        title_ja=title_ja,
        due=due,
        points=points,
    )
    _show(laid_out, name)


def import_notebooks(
    files: Annotated[
        list[Path], typer.Argument(help="Source notebooks of nbgrader: source/ps1/problem1.ipynb.")
    ],
) -> None:
    """Make masters and hidden tests from source notebooks of nbgrader.

    The file problem1.ipynb becomes the assignment problem1: its table in course.toml, its master
    and one test for each test cell. Prints what a person has to decide.
    """
    from autograder.authoring import notebook_import
    from autograder.course import find_course

    for file in files:
        # Each import adds a table to course.toml.
        imported = notebook_import.import_notebook(find_course(Path.cwd()), file)
        name, count = imported.assignment, len(imported.exercises)
        print_lines(
            (
                f"Imported {name}: {count} exercises, {len(imported.questions)} questions,"
                f" {imported.points:g} points.",
                *(f"  {path}: {what}" for path, what in imported.files.items()),
                *(f"To decide: {decision}." for decision in imported.decisions),
                f"Next: seminar release {name}; then `seminar audit {name}` until it is clean.",
            ),
            soft_wrap=True,
        )


def _show(laid_out: "ScaffoldResult", assignment: str) -> None:
    """Show what was written, and the next step."""
    out.print(f"Laid out {laid_out.exercise} in {assignment}: an example to replace.")
    print_lines(f"  {name}: {what}" for name, what in laid_out.files.items())
    out.print(f"Next: write what is marked TODO, until `seminar audit {assignment}` is clean;")
    out.print(f"      then `seminar release {assignment}`. docs/authoring.md shows all of it.")
