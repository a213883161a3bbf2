"""`seminar grade`, `check` and `demo`: from what was handed in to points."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from autograder.cli.console import (
    AssignmentArgument,
    JsonOption,
    LanguageOption,
    UnsafeOption,
    err,
    log_line,
    out,
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
    force: Annotated[bool, typer.Option(help="Grade again even what has not changed.")] = False,
    json: JsonOption = False,
    unsafe_no_sandbox: UnsafeOption = False,
) -> None:
    """Grade everything in classroom/submitted/<student>/<assignment>/.

    Shows a table of points and a line for each problem. Points go to the gradebook,
    feedback to classroom/feedback. Only what is new or has changed is graded.
    Without an assignment, all that anybody has handed in are graded.
    """
    from autograder import course as courses

    course = courses.find_course(Path.cwd())
    names = handed_in(course, assignment)
    level = resolve_level(course, unsafe_no_sandbox, course.grading)
    for name in names:
        mark_and_show(course, name, level, tuple(student or ()), force, json)


def regrade(
    assignment: AssignmentArgument = None,
    preview: Annotated[
        bool, typer.Option("--preview", help="Show what would change, and write nothing.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Apply it without asking.")] = False,
    json: JsonOption = False,
) -> None:
    """After a change of a suite: show whose points change, by how much, by which test; apply it.

    Asks before anything is written to gradebook, results or feedback. What was graded for the
    preview is not graded again.
    """
    import msgspec

    from autograder import course as courses
    from autograder.cli.views import regrade as regrade_view
    from autograder.workflows import regrade as regrade_workflow

    course = courses.find_course(Path.cwd())
    level = resolve_level(course, False, course.grading)
    for name in handed_in(course, assignment):
        with progress() as report:
            found = regrade_workflow.preview(course, name, level=level, progress=report)
        if json:
            out.print(msgspec.json.encode(found).decode(), markup=False, soft_wrap=True)
        else:
            out.print(regrade_view.table(found))
            for line in regrade_view.lines(found):
                out.print(line, markup=False)
        graded_again = len(found.changes) + found.unchanged_points
        if preview or not graded_again:
            continue
        if yes or (out.is_terminal and typer.confirm(f"Apply this to {name}?")):
            mark_and_show(course, name, level, (), False, json)
        else:
            log_line(f"nothing was written; `seminar regrade {name} --yes` applies it")


def check(
    notebook: Annotated[Path, typer.Argument(help="The notebook file to grade.")],
    assignment: Annotated[
        str | None, typer.Option(help="Its assignment (default: by the file's name).")
    ] = None,
    details: Annotated[
        bool, typer.Option(help="For instructors: also the values that came and were expected.")
    ] = False,
    json: JsonOption = False,
    unsafe_no_sandbox: UnsafeOption = False,
) -> None:
    """Grade one notebook now, exercise by exercise. Nothing is stored."""
    import msgspec

    from autograder import course as courses
    from autograder.cli.views import grade as grade_view
    from autograder.grading.grade import GradingJob
    from autograder.grading.grade import grade as grade_job
    from autograder.grading.spec import load_spec
    from autograder.intake import submission_folder as folder

    course = courses.find_course(Path.cwd())
    stem = notebook.stem if notebook.stem in course.config.assignments else None
    name = resolve_assignment(course, assignment or stem)
    try:
        data = folder.read_bytes(notebook)
    except OSError as error:
        raise SeminarError(
            error.strerror or "cannot be read", where=str(notebook), hint="Name a notebook"
        ) from None
    level = resolve_level(course, unsafe_no_sandbox)
    with err.status("grading"):
        graded = grade_job(GradingJob(load_spec(course, name, level), data))
    if json:
        shown = graded.result if details else grade_view.for_student(graded.result)
        out.print(msgspec.json.encode(shown).decode(), markup=False, soft_wrap=True)
        return
    for line in grade_view.result_lines(graded.result):
        out.print(line, markup=False)
    if details:
        for line in grade_view.details(graded.result):
            out.print(line, markup=False, style="dim")
    out.print(f"{graded.result.points:g} of {graded.result.max_points:g} points ({level} wall)")


def demo(
    folder: Annotated[
        Path, typer.Argument(help="An empty or new folder (default: this one).")
    ] = Path(),
    language: LanguageOption = None,
) -> None:
    """See the whole product: release a week, hand in an invented class, grade it.

    Needs an empty folder; makes a course in it that you may keep and change.
    """
    from autograder.course import Level
    from autograder.sandbox import isolation
    from autograder.workflows import demo

    course = demo.lay_out(folder, language or "en")
    found = isolation.detect()
    if found.level is not Level.FULL:
        err.print(f"Running at sandbox level {found.level}: {found.reason}. {found.advice}.")
    for line in demo.hand_out_and_in(course):
        out.print(line)
    mark_and_show(course, demo.ASSIGNMENT, found.level, (), False, False)
    for line in demo.where_things_are(course):
        out.print(line)


def mark_and_show(
    course: "Course",
    name: str,
    level: "Level",
    students: tuple[str, ...],
    force: bool,
    json: bool,
) -> None:
    """Mark an assignment and show what came of it; exit code 4 if grading failed on somebody."""
    from autograder.executors import executor

    # nbgrader takes as long to load as a worker to start.
    with executor.prestart_workers(course, name, level, students), progress() as report:
        from autograder.cli.views import grade as grade_view
        from autograder.workflows import grade as grade_workflow

        marked = grade_workflow.grade_assignment(
            course,
            name,
            level=level,
            students=students,
            force=force,
            progress=report,
        )
    if json:
        out.print(grade_view.as_json(marked), markup=False, soft_wrap=True)
    else:
        for piece in grade_view.class_table(marked):
            out.print(piece)
        for line in grade_view.problem_lines(marked):
            out.print(f"  {line}", markup=False)
        kept = len(marked.rows) - marked.graded_count
        out.print(
            f"{marked.graded_count} graded now, {kept} unchanged. * waits for grading by hand."
        )
    if marked.failures:
        raise SystemExit(4)


def handed_in(course: "Course", assignment: str | None) -> list[str]:
    """The assignments that are meant: the one named, or all that anybody has handed in."""
    from autograder.intake import submission_folder as folder

    if assignment:
        course.assignment(assignment)
    names = [name for name in folder.assignments(course) if assignment in (None, name)]
    if not names:
        raise SeminarError(
            f"nobody has handed in {assignment or 'anything'}",
            hint="Put notebooks into classroom/submitted/<student>/<assignment>/",
        )
    return names
