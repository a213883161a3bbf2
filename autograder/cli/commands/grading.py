"""`seminar grade`, `regrade`, `check` and `demo`: from submissions to points."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from autograder.cli.console import (
    AssignmentArgument,
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


def grade(
    assignment: AssignmentArgument = None,
    student: Annotated[
        list[str] | None, typer.Option(help="Only this student; may be repeated.")
    ] = None,
    force: Annotated[
        bool, typer.Option(help="Grade every submission again, even an unchanged one.")
    ] = False,
    json: JsonOption = False,
    unsafe_no_sandbox: UnsafeOption = False,
) -> None:
    """Grade everything in classroom/submitted/<student>/<assignment>/.

    Shows a table of points and a line for each problem. Points go to the gradebook,
    feedback to classroom/feedback. Grades only submissions that are new or have changed.
    Without an assignment, grades every assignment with a submission.
    """
    course = current_course()
    names = _assignments_to_grade(course, assignment)
    level = resolve_level(course, unsafe_no_sandbox, course.grading)
    for name in names:
        _grade_and_show(course, name, level, tuple(student or ()), force, json)


def regrade(
    assignment: AssignmentArgument = None,
    preview: Annotated[
        bool, typer.Option("--preview", help="Show what would change, and write nothing.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Apply it without asking.")] = False,
    json: JsonOption = False,
) -> None:
    """After a change of a suite: show whose points change, by how much, by which test; apply it.

    Asks before it writes to the gradebook, the results or the feedback. Does not grade again
    what it graded for the preview.
    """
    import msgspec

    from autograder.cli.views import regrade as regrade_view
    from autograder.workflows import regrade as regrade_workflow

    course = current_course()
    level = resolve_level(course, False, course.grading)
    for name in _assignments_to_grade(course, assignment):
        with progress() as report:
            changes = regrade_workflow.preview_regrade(course, name, level=level, progress=report)
        if json:
            out.print(msgspec.json.encode(changes).decode(), markup=False, soft_wrap=True)
        else:
            out.print(regrade_view.table(changes))
            print_lines(regrade_view.lines(changes))
        graded_again = len(changes.changes) + changes.unchanged_points
        if preview or not graded_again:
            continue
        if yes or (out.is_terminal and typer.confirm(f"Apply this to {name}?")):
            _grade_and_show(course, name, level, (), False, json)
        else:
            log_line(f"nothing was written; `seminar regrade {name} --yes` applies it")


def check(
    notebook: Annotated[Path, typer.Argument(help="The notebook file to grade.")],
    assignment: Annotated[
        str | None, typer.Option(help="Its assignment (default: by the file's name).")
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
        out.print(msgspec.json.encode(shown).decode(), markup=False, soft_wrap=True)
        return
    print_lines(grade_view.result_lines(graded.result))
    if details:
        print_lines(grade_view.details(graded.result), style="dim")
    out.print(
        f"{graded.result.points:g} of {graded.result.max_points:g} points (sandbox level {level})"
    )


def demo(
    folder: Annotated[
        Path, typer.Argument(help="An empty or new folder (default: this one).")
    ] = Path(),
    language: LanguageOption = None,
) -> None:
    """See the whole product: release a week, collect an invented class, grade it.

    Needs an empty folder; makes a course in it that you may keep and change.
    """
    from autograder.course import Level
    from autograder.sandbox import isolation
    from autograder.workflows import demo

    course = demo.create_course(folder, language or "en")
    report = isolation.detect()
    if report.level is not Level.FULL:
        err.print(f"Running at sandbox level {report.level}: {report.reason}. {report.advice}.")
    print_lines(demo.release_and_submit(course))
    _grade_and_show(course, demo.ASSIGNMENT, report.level, (), False, False)
    print_lines(demo.next_steps(course))


def _grade_and_show(
    course: "Course", name: str, level: "Level", students: tuple[str, ...], force: bool, json: bool
) -> None:
    """Grade an assignment and show the table; exit with code 4 if a submission failed."""
    from autograder.executors import executor

    # Loading nbgrader takes as long as starting a worker, so both happen at once.
    with executor.prestart_workers(course, name, level, students), progress() as report:
        from autograder.cli.views import grade as grade_view
        from autograder.workflows import grade as grade_workflow

        summary = grade_workflow.grade_assignment(
            course, name, level=level, students=students, force=force, progress=report
        )
    if json:
        out.print(grade_view.as_json(summary), markup=False, soft_wrap=True)
    else:
        for chunk in grade_view.class_table(summary):
            out.print(chunk)
        print_lines(f"  {line}" for line in grade_view.problem_lines(summary))
        unchanged = len(summary.outcomes) - summary.graded_count
        out.print(
            f"{summary.graded_count} graded now, {unchanged} unchanged."
            " * waits for grading by hand."
        )
    if summary.failures:
        raise SystemExit(4)


def _assignments_to_grade(course: "Course", assignment: str | None) -> list[str]:
    """Return the named assignment, or every assignment with a submission."""
    from autograder.intake import submission_folder

    if assignment:
        course.assignment(assignment)
    submitted = submission_folder.submitted_assignments(course)
    names = [name for name in submitted if assignment in (None, name)]
    if not names:
        raise SeminarError(
            f"nobody has handed in {assignment or 'anything'}",
            hint="Put notebooks into classroom/submitted/<student>/<assignment>/",
        )
    return names
