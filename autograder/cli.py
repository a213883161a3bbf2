"""The commands: parse, call, show, exit code. Nothing else in the kit prints or exits."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer
from rich.console import Console

from autograder import files
from autograder.errors import SeminarError, StorageError

if TYPE_CHECKING:
    # Imported where they are used, so that `seminar --help` is quick.
    from autograder.course import Course, Level

app = typer.Typer(
    name="seminar",
    help="Hand out, collect and grade a weekly seminar on neural networks from scratch.",
    epilog="An instructor's week: seminar release, seminar grade. To see it all at once:"
    " seminar demo in an empty folder.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=True,
)
out = Console(soft_wrap=True, highlight=False)
if not out.is_terminal:
    out = Console(soft_wrap=True, highlight=False, width=160)  # tables in a file or a pipe
err = Console(stderr=True, soft_wrap=True, highlight=False)

STOPPED = 130  # the exit code after Ctrl-C

data_app = typer.Typer(help="Get the data sets of the course.", no_args_is_help=True)
app.add_typer(data_app, name="data")

AssignmentArgument = Annotated[
    str | None, typer.Argument(help="The assignment, e.g. week2_loss (default: all handed in).")
]
UnsafeOption = Annotated[
    bool,
    typer.Option(
        "--unsafe-no-sandbox",
        help="Run student code with limits alone: it can read your files. Marks every result.",
    ),
]
LanguageOption = Annotated[
    Literal["en", "ja"] | None,
    typer.Option(help="The language of what is made (default: the course's)."),
]


@app.command()
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
    from autograder import classlock
    from autograder import course as courses
    from autograder.authoring import release as releases

    course = courses.find(Path.cwd())
    if language:
        course = courses.in_language(course, language)
    names = assignments or list(course.file.assignments)
    for name in names:
        course.assignment(name)
    for name in names:
        with classlock.hold(course.classroom, _tell):
            zipped = releases.release(course, name)
        folder = course.release(name).parent
        out.print(f"{name}: {_short(folder)} and {_short(zipped)} ({course.language})")


@app.command()
def grade(
    assignment: AssignmentArgument = None,
    student: Annotated[
        list[str] | None, typer.Option(help="Only this student; may be repeated.")
    ] = None,
    force: Annotated[bool, typer.Option(help="Grade again even what has not changed.")] = False,
    unsafe_no_sandbox: UnsafeOption = False,
) -> None:
    """Grade everything in classroom/submitted/<student>/<assignment>/.

    Shows a table of points and a line for each problem. Points go to the gradebook,
    feedback to classroom/feedback. Only what is new or has changed is graded.
    Without an assignment, all that anybody has handed in are graded.
    """
    from autograder import course as courses
    from autograder.intake import folder

    course = courses.find(Path.cwd())
    if assignment:
        course.assignment(assignment)
    names = [name for name in folder.assignments(course) if assignment in (None, name)]
    if not names:
        raise SeminarError(
            f"nobody has handed in {assignment or 'anything'}",
            next_step="Put notebooks into classroom/submitted/<student>/<assignment>/",
        )
    level = _level(course, unsafe_no_sandbox)
    for name in names:
        _mark_and_show(course, name, level, tuple(student or ()), force)


@app.command()
def check(
    notebook: Annotated[Path, typer.Argument(help="The notebook file to grade.")],
    assignment: Annotated[
        str | None, typer.Option(help="Its assignment (default: by the file's name).")
    ] = None,
    details: Annotated[
        bool, typer.Option(help="For instructors: also the values that came and were expected.")
    ] = False,
    unsafe_no_sandbox: UnsafeOption = False,
) -> None:
    """Grade one notebook now, exercise by exercise. Nothing is stored."""
    from autograder import course as courses
    from autograder.grading.job import Job
    from autograder.grading.job import grade as grade_job
    from autograder.grading.kit import load_kit
    from autograder.intake import folder
    from autograder.reporting import table

    course = courses.find(Path.cwd())
    stem = notebook.stem if notebook.stem in course.file.assignments else None
    name = _assignment(course, assignment or stem)
    try:
        data = folder.read(notebook)
    except OSError as error:
        raise SeminarError(
            error.strerror or "cannot be read", where=str(notebook), next_step="Name a notebook"
        ) from None
    level = _level(course, unsafe_no_sandbox)
    with err.status("grading"):
        graded = grade_job(Job(load_kit(course, name, level), data))
    for line in table.result_lines(graded.result):
        out.print(line, markup=False)
    if details:
        for line in table.details(graded.result):
            out.print(line, markup=False, style="dim")
    out.print(f"{graded.result.points:g} of {graded.result.max_points:g} points ({level} wall)")


@app.command()
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
    from autograder.grading.kit import load_kit
    from autograder.reporting import matrix
    from autograder.sandbox import levels

    course = courses.find(Path.cwd())
    names = assignments or list(course.file.assignments)
    for name in names:
        course.assignment(name)
    level = levels.find().level  # the answers are our own: any level will do
    kits = [load_kit(course, name, level) for name in names]
    known = {name for kit in kits for name in kit.sources}
    unknown = set(exercise or ()) - known
    if unknown:
        raise SeminarError(
            f"there is no exercise {', '.join(sorted(unknown))}",
            next_step=f"Name some of: {', '.join(sorted(known))}",
        )
    with _progress() as report:
        audited = audits.audit(
            kits,
            exercises=tuple(exercise or ()),
            extent=audits.Mutants(mutants),
            seed=seed,
            progress=report,
        )
    if json:
        out.print(matrix.as_json(audited), markup=False, soft_wrap=True)
    else:
        for line in matrix.lines(audited):
            out.print(line, markup=False)
    if any(one.complaints for one in audited):
        raise SystemExit(1)


@data_app.command("fetch")
def fetch_data(
    name: Annotated[str, typer.Argument(help="The data set: mnist.")],
    source: Annotated[
        Path | None, typer.Option("--from", help="A folder that has the files already.")
    ] = None,
) -> None:
    """Download a data set, or copy it from a folder, into your data folder.

    Shows progress, goes on where it was interrupted, and checks every file.
    Then load("mnist") works in every notebook of this user.
    """
    from data import places
    from data.fetch import FetchError, fetch

    try:
        target = places.user_folder() / name
        with _progress() as report:
            paths = fetch(name, target, source=source, progress=report)
    except (FetchError, RuntimeError) as error:
        raise SeminarError(str(error)) from None
    for path in paths:
        out.print(str(path))


@app.command()
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
    _mark_and_show(course, lesson.ASSIGNMENT, found.level, (), False)
    for line in lesson.where_things_are(course):
        out.print(line)


@app.command()
def doctor() -> None:
    """Tell whether this machine is ready: Python, packages, the wall around student code."""
    from autograder import machine

    for line in machine.examine(Path.cwd()):
        mark = "[green]ok[/]  " if line.ok else "[yellow]look[/]"
        out.print(f"{mark} {line.what}")
        if line.advice:
            out.print(f"     {line.advice}.")


def main() -> None:
    """The console script `seminar`."""
    _open_standard_streams()
    try:
        app(standalone_mode=True)
    except SeminarError as error:
        err.print(f"seminar: {error}", markup=False)
        raise SystemExit(error.exit_code) from None
    except SystemExit as ended:
        if ended.code == STOPPED:  # typer has caught the Ctrl-C, and says nothing
            _tell("stopped; what is done is kept, and the same command goes on from there")
        raise
    except OSError as error:
        # What no part of the kit had words for; with a file's name it is still one to act on.
        said = StorageError(
            error.strerror or str(error),
            where=str(error.filename or ""),
            next_step="Look at that place, and at the folder for temporary files, and run the"
            " same command again: what is done is kept",
        )
        err.print(f"seminar: {files.refusal(error, Path.cwd()) or said}", markup=False)
        raise SystemExit(said.exit_code) from None


def _open_standard_streams() -> None:
    """Have 0, 1 and 2 taken where they are closed: else the next files opened would get them."""
    while (descriptor := os.open(os.devnull, os.O_RDWR)) <= 2:
        pass
    os.close(descriptor)


def _tell(text: str) -> None:
    err.print(f"seminar: {text}", markup=False)


def _mark_and_show(
    course: "Course", name: str, level: "Level", students: tuple[str, ...], force: bool
) -> None:
    from autograder import marking
    from autograder.reporting import table

    with _progress() as report:
        marked = marking.mark(
            course,
            name,
            level=level,
            students=students,
            force=force,
            progress=report,
            told=_tell,
        )
    out.print(table.class_table(marked))
    for line in table.problem_lines(marked):
        out.print(f"  {line}", markup=False)
    kept = len(marked.rows) - marked.graded_now
    out.print(f"{marked.graded_now} graded now, {kept} unchanged. * waits for grading by hand.")
    if marked.failures:
        raise SystemExit(4)


@contextmanager
def _progress() -> Iterator[Callable[[str, int, int], None]]:
    """A progress bar with rate and time left; nothing when the output is not a terminal."""
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TaskID,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=err, transient=True, disable=not err.is_terminal) as bar:
        tasks: dict[str, TaskID] = {}

        def report(what: str, done: int, total: int) -> None:
            if what not in tasks:
                tasks[what] = bar.add_task(what, total=total)
            bar.update(tasks[what], completed=done, total=total)

        yield report


def _assignment(course: "Course", name: str | None) -> str:
    """The assignment that is meant; the only one if none is named."""
    names = list(course.file.assignments)
    if name is None and len(names) > 1:
        raise SeminarError("which assignment?", next_step=f"Name one of: {', '.join(names)}")
    name = name or names[0]
    course.assignment(name)
    return name


def _level(course: "Course", unsafe: bool) -> "Level":
    from autograder.course import Level
    from autograder.sandbox import levels

    if unsafe:
        err.print("Without a wall: student code can read and change your files.", style="bold red")
        return Level.NONE
    return levels.require(course.file.sandbox.level)


def _short(path: Path) -> str:
    try:
        return str(path.relative_to(Path.cwd()))
    except ValueError:
        return str(path)
