"""`seminar grade`, `check` and `demo`: from what was handed in to points."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from autograder.cli.terminal import (
    AssignmentArgument,
    JsonOption,
    LanguageOption,
    UnsafeOption,
    assignment_named,
    err,
    level_for,
    out,
    progress,
    tell,
)
from autograder.errors import SeminarError

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

    course = courses.find(Path.cwd())
    names = handed_in(course, assignment)
    level = level_for(course, unsafe_no_sandbox, course.grading)
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
    from autograder import regrading
    from autograder.cli.tables import changes

    course = courses.find(Path.cwd())
    level = level_for(course, False, course.grading)
    for name in handed_in(course, assignment):
        with progress() as report:
            found = regrading.preview(course, name, level=level, progress=report, told=tell)
        if json:
            out.print(msgspec.json.encode(found).decode(), markup=False, soft_wrap=True)
        else:
            out.print(changes.table(found))
            for line in changes.lines(found):
                out.print(line, markup=False)
        graded_again = len(found.changes) + found.same_points
        if preview or not graded_again:
            continue
        if yes or (out.is_terminal and typer.confirm(f"Apply this to {name}?")):
            mark_and_show(course, name, level, (), False, json)
        else:
            tell(f"nothing was written; `seminar regrade {name} --yes` applies it")


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
    from autograder.cli.tables import results
    from autograder.grading.job import Job
    from autograder.grading.job import grade as grade_job
    from autograder.grading.kit import load_kit
    from autograder.intake import folder

    course = courses.find(Path.cwd())
    stem = notebook.stem if notebook.stem in course.file.assignments else None
    name = assignment_named(course, assignment or stem)
    try:
        data = folder.read(notebook)
    except OSError as error:
        raise SeminarError(
            error.strerror or "cannot be read", where=str(notebook), next_step="Name a notebook"
        ) from None
    level = level_for(course, unsafe_no_sandbox)
    with err.status("grading"):
        graded = grade_job(Job(load_kit(course, name, level), data))
    if json:
        shown = graded.result if details else results.for_student(graded.result)
        out.print(msgspec.json.encode(shown).decode(), markup=False, soft_wrap=True)
        return
    for line in results.result_lines(graded.result):
        out.print(line, markup=False)
    if details:
        for line in results.details(graded.result):
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
    from autograder.demo import lesson
    from autograder.sandbox import levels

    course = lesson.lay_out(folder, language or "en")
    found = levels.find()
    if found.level is not Level.FULL:
        err.print(f"Running at sandbox level {found.level}: {found.reason}. {found.advice}.")
    for line in lesson.hand_out_and_in(course):
        out.print(line)
    mark_and_show(course, lesson.ASSIGNMENT, found.level, (), False, False)
    for line in lesson.where_things_are(course):
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
    from autograder.grading import engine

    # nbgrader takes as long to load as a worker to start.
    with engine.begun(course, name, level, students), progress() as report:
        from autograder import marking
        from autograder.cli.tables import results

        marked = marking.mark(
            course,
            name,
            level=level,
            students=students,
            force=force,
            progress=report,
            told=tell,
        )
    if json:
        out.print(results.as_json(marked), markup=False, soft_wrap=True)
    else:
        for piece in results.class_table(marked):
            out.print(piece)
        for line in results.problem_lines(marked):
            out.print(f"  {line}", markup=False)
        kept = len(marked.rows) - marked.graded_now
        out.print(f"{marked.graded_now} graded now, {kept} unchanged. * waits for grading by hand.")
    if marked.failures:
        raise SystemExit(4)


def handed_in(course: "Course", assignment: str | None) -> list[str]:
    """The assignments that are meant: the one named, or all that anybody has handed in."""
    from autograder.intake import folder

    if assignment:
        course.assignment(assignment)
    names = [name for name in folder.assignments(course) if assignment in (None, name)]
    if not names:
        raise SeminarError(
            f"nobody has handed in {assignment or 'anything'}",
            next_step="Put notebooks into classroom/submitted/<student>/<assignment>/",
        )
    return names
