"""`seminar grade`, `regrade`, `check` and `demo`: from submissions to points."""

import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from autograder.cli import completion
from autograder.cli.completion import AssignmentArgument
from autograder.cli.console import (
    JsonOption,
    LanguageOption,
    UnsafeOption,
    current_course,
    err,
    log_line,
    out,
    print_lines,
    progress,
    resolve_assignment,
    resolve_level,
)
from autograder.core.errors import SeminarError

if TYPE_CHECKING:
    from autograder.course import Course, Level
    from autograder.workflows.regrade import RegradePreview


YesOption = Annotated[
    bool,
    typer.Option("--yes", help="Apply a changed suite without asking, as scripts need."),
]


def grade(
    assignment: AssignmentArgument = None,
    student: Annotated[
        list[str] | None,
        typer.Option(
            help="Only this student; may be repeated.", autocompletion=completion.students
        ),
    ] = None,
    force: Annotated[
        bool, typer.Option(help="Grade every submission again, even an unchanged one.")
    ] = False,
    yes: YesOption = False,
    json: JsonOption = False,
    unsafe_no_sandbox: UnsafeOption = False,
) -> None:
    """Grade everything in classroom/submitted/<student>/<assignment>/.

    Shows a table of points and a line for each problem. Points go to the gradebook,
    feedback to classroom/feedback. Grades only submissions that are new or have changed.
    Without an assignment, grades every assignment with a submission.

    If a suite has changed, shows whose points change, by how much and by which test, and asks
    before it changes anything.
    """
    course = current_course()
    names = _assignments_to_grade(course, assignment)
    level = resolve_level(course, unsafe_no_sandbox, course.grading)
    _grade_each(course, names, level, tuple(student or ()), force=force, yes=yes, json=json)


def regrade(
    assignment: AssignmentArgument = None,
    preview: Annotated[
        bool, typer.Option("--preview", help="Show what would change, and write nothing.")
    ] = False,
    yes: YesOption = False,
    json: JsonOption = False,
) -> None:
    """After a change of a suite: show whose points change, by how much, by which test; apply it.

    Without --preview it does what `seminar grade` does, which asks before it changes points. Does
    not grade again what it graded for a preview.
    """
    from autograder.workflows import regrade as regrade_workflow

    course = current_course()
    names = _assignments_to_grade(course, assignment)
    level = resolve_level(course, False, course.grading)
    if not preview:
        _grade_each(course, names, level, yes=yes, json=json)
        return
    for name in names:
        with progress() as report:
            changes = regrade_workflow.preview_regrade(course, name, level=level, progress=report)
        _show_preview(changes, json)


def check(
    notebook: Annotated[Path, typer.Argument(help="The notebook file to grade.")],
    assignment: Annotated[
        str | None,
        typer.Option(
            help="Its assignment (default: by the file's name).",
            autocompletion=completion.assignments,
        ),
    ] = None,
    details: Annotated[
        bool, typer.Option(help="For instructors: also show the returned and the expected values.")
    ] = False,
    json: JsonOption = False,
    unsafe_no_sandbox: UnsafeOption = False,
) -> None:
    """Grade one notebook now, exercise by exercise. Store nothing."""
    import msgspec

    from autograder.cli.views import grade as grade_view
    from autograder.grading.grade import grade as grade_job
    from autograder.grading.grade import job_for
    from autograder.grading.spec import load_spec
    from autograder.intake import submission_folder

    course = current_course()
    stem = notebook.stem if notebook.stem in course.config.assignments else None
    name = resolve_assignment(course, assignment or stem)
    try:
        data = submission_folder.read_bytes(notebook)
    except OSError as error:
        what = error.strerror or "cannot be read"
        raise SeminarError(what, where=str(notebook), hint="Name a notebook") from None
    level = resolve_level(course, unsafe_no_sandbox)
    with err.status("grading"):
        graded = grade_job(job_for(load_spec(course, name, level), data))
    if json:
        shown = graded.result if details else grade_view.for_student(graded.result)
        out.print(msgspec.json.encode(shown).decode(), soft_wrap=True)
        return
    print_lines(grade_view.result_lines(graded.result))
    if details:
        print_lines(grade_view.details(graded.result), style="dim")
    out.print(grade_view.total_line(graded.result))


def demo(
    folder: Annotated[
        Path, typer.Argument(help="An empty or new folder (default: this one).")
    ] = Path(),
    language: LanguageOption = None,
) -> None:
    """See the whole product: release two weeks, collect from an invented class, grade and report.

    Needs an empty folder; makes a course in it that you may keep and change. The last line is the
    path of the report.
    """
    from autograder.course import Level
    from autograder.lms import roster
    from autograder.sandbox import isolation
    from autograder.workflows import demo
    from autograder.workflows import report as report_workflow

    course = demo.create_demo(folder, language or "en", datetime.now())
    report = isolation.detect()
    if report.level is not Level.FULL:
        err.print(f"Running at sandbox level {report.level}: {report.reason}. {report.advice}.")
    print_lines(demo.release_and_submit(course, report.level))
    for name in demo.ASSIGNMENTS:
        _grade_and_show(course, name, report.level)
    print_lines(demo.next_steps(course))
    names = roster.load_optional(course).names()
    pages = report_workflow.write_reports(course, None, names=names).pages
    print_lines(["", "Open the report on the class in a browser:", str(pages[-1].absolute())])


def _grade_each(
    course: "Course",
    names: list[str],
    level: "Level",
    students: tuple[str, ...] = (),
    *,
    force: bool = False,
    yes: bool = False,
    json: bool = False,
) -> None:
    """Grade assignments; those whose changed points are not accepted stop no other one."""
    from autograder.workflows.regrade import PointsChangeError

    selected = dict.fromkeys(names, students)
    if students:
        from autograder.workflows import grade as grade_workflow

        selected = grade_workflow.select_students(course, names, students)
    refused = 0
    for name, chosen in selected.items():
        try:
            _grade_and_show(course, name, level, chosen, force=force, yes=yes, json=json)
        except PointsChangeError as error:
            log_line(str(error))
            refused = error.exit_code
    if refused:
        raise SystemExit(refused)


def _grade_and_show(
    course: "Course",
    name: str,
    level: "Level",
    students: tuple[str, ...] = (),
    *,
    force: bool = False,
    yes: bool = False,
    json: bool = False,
) -> None:
    """Grade an assignment and show the table; exit with code 4 if a submission failed.

    If points of unchanged submissions would change, show that first, and ask unless `yes`.
    """
    from autograder.executors import executor

    # Loading nbgrader takes as long as starting a worker, so both happen at once.
    with executor.prestart_workers(course, name, level, students, force=force):
        from autograder.cli import listing
        from autograder.cli.views import grade as grade_view
        from autograder.workflows import grade as grade_workflow
        from autograder.workflows import regrade as regrade_workflow

        def run(*, accept_changes: bool) -> grade_workflow.GradingSummary:
            with progress() as report:
                return grade_workflow.grade_assignment(
                    course,
                    name,
                    level=level,
                    students=students,
                    force=force,
                    accept_changes=accept_changes,
                    progress=report,
                )

        try:
            summary = run(accept_changes=False)
        except regrade_workflow.PointsChangeError as error:
            _show_preview(error.preview, json)
            can_ask = out.is_terminal and sys.stdin.isatty() and not json
            if not (yes or (can_ask and typer.confirm(f"{error.question} Apply this?"))):
                raise
            summary = run(accept_changes=True)
    if json:
        out.print(grade_view.as_json(summary), soft_wrap=True)
    else:
        listing.show(grade_view.class_table(summary))
        print_lines(f"  {line}" for line in grade_view.problem_lines(summary))
        unchanged = len(summary.outcomes) - summary.graded_count
        out.print(
            f"{summary.graded_count} graded now, {unchanged} unchanged."
            " * waits for grading by hand."
        )
    if summary.failures:
        raise SystemExit(4)


def _show_preview(preview: "RegradePreview", json: bool) -> None:
    """Show whose points would change."""
    import msgspec

    from autograder.cli import listing
    from autograder.cli.views import regrade as regrade_view

    if json:
        out.print(msgspec.json.encode(preview).decode(), soft_wrap=True)
    else:
        listing.show(regrade_view.table(preview))
        print_lines(regrade_view.lines(preview))


def _assignments_to_grade(course: "Course", assignment: str | None) -> list[str]:
    """Return the named assignment, or every assignment with a submission."""
    from autograder.intake import submission_folder

    if assignment:
        course.assignment(assignment)
    submitted = submission_folder.submitted_assignments(course)
    names = [name for name in submitted if assignment in (None, name)]
    if not names:
        raise submission_folder.no_submissions(assignment)
    return names
