"""The terminal: consoles, progress, and the options that several commands share."""

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console
from rich.text import Text

from autograder.core.errors import SeminarError
from autograder.core.i18n import Language

if TYPE_CHECKING:
    # Imported where they are used, so that `seminar --help` is quick.
    from autograder.course import Course, Grading, Level


class PlainConsole(Console):
    """A console that shows text as it is: brackets and colons are no markup.

    A terminal gets lines that end between words, so that no number is cut; a pipe gets whole lines.
    """

    def __init__(self, **options: Any) -> None:
        super().__init__(highlight=False, markup=False, emoji=False, **options)
        self.soft_wrap = not self.is_terminal


out, err = PlainConsole(), PlainConsole(stderr=True)

UnsafeOption = Annotated[
    bool,
    typer.Option(
        "--unsafe-no-sandbox",
        help="Run student code with limits alone: it can read your files. Marks every result.",
    ),
]
JsonOption = Annotated[
    bool, typer.Option("--json", help="Print it as JSON, one line for each assignment.")
]
LanguageOption = Annotated[
    Language | None,
    typer.Option(help="The language of the output (default: the course's)."),
]


def current_course(language: Language | None = None) -> "Course":
    """Return the course of the current directory, in another language if one is given."""
    from autograder.course import find_course, in_language

    course = find_course(Path.cwd())
    return in_language(course, language) if language else course


def print_lines(lines: Iterable[str], **options: Any) -> None:
    """Print lines; `options` are those of rich's `Console.print`."""
    for line in lines:
        out.print(line, **options)


def log_line(text: str) -> None:
    """Print a message for the instructor on stderr, beside the command's output."""
    err.print(f"seminar: {text}")


class TerminalHandler(logging.Handler):
    """Print the log of the package as lines on stderr."""

    def emit(self, record: logging.LogRecord) -> None:
        """Print one record."""
        log_line(record.getMessage())


def log_to_terminal() -> None:
    """Show what the package logs; called once by each command."""
    logger = logging.getLogger("autograder")
    if not any(isinstance(handler, TerminalHandler) for handler in logger.handlers):
        logger.addHandler(TerminalHandler())
    logger.setLevel(logging.INFO)


@contextmanager
def progress() -> Iterator[Callable[[str, int, int], None]]:
    """Show a progress bar with rate and time left, if stderr is a terminal."""
    import rich.progress

    class Rate(rich.progress.ProgressColumn):
        """Items per second, or per minute if fewer than one."""

        def render(self, task: rich.progress.Task) -> Text:
            speed = task.finished_speed or task.speed
            if not speed:
                return Text("")
            return Text(f"{speed:.1f}/s" if speed >= 1 else f"{speed * 60:.1f}/min")

    columns = (
        rich.progress.TextColumn("{task.description}", markup=False),
        rich.progress.BarColumn(),
        rich.progress.MofNCompleteColumn(),
        Rate(),
        rich.progress.TimeElapsedColumn(),
        rich.progress.TimeRemainingColumn(),
    )
    with rich.progress.Progress(
        *columns, console=err, transient=True, disable=not err.is_terminal
    ) as bar:
        tasks: dict[str, rich.progress.TaskID] = {}

        def report(what: str, done: int, total: int) -> None:
            if what not in tasks:
                tasks[what] = bar.add_task(what, total=total)
            bar.update(tasks[what], completed=done, total=total)

        yield report


def resolve_assignments(course: "Course", names: Sequence[str] | None) -> list[str]:
    """Return the named assignments, or all of the course; raise SeminarError for an unknown one."""
    if not names and not course.config.assignments:
        raise SeminarError(
            "the course has no assignment yet",
            where="course.toml",
            hint="Add one with `seminar new assignment NAME` or `seminar import FILE`",
        )
    for name in names or ():
        course.assignment(name)
    return list(names or course.config.assignments)


def resolve_assignment(course: "Course", name: str | None) -> str:
    """Return the named assignment, or the only one of the course."""
    names = resolve_assignments(course, [name] if name else None)
    if len(names) > 1:
        raise SeminarError("no assignment is named", hint=f"Name one of: {', '.join(names)}")
    return names[0]


def resolve_level(course: "Course", unsafe: bool, grading: "Grading | None" = None) -> "Level":
    """Return the isolation level to grade at, on this machine or where `grading` says."""
    from autograder.course import Level
    from autograder.executors import executor

    if unsafe:
        err.print(
            "Without a sandbox: student code can read and change your files.", style="bold red"
        )
        return Level.NONE
    return executor.effective_level(grading or executor.LOCAL, course.config.sandbox.level)


def relative_path(path: Path) -> str:
    """Return the path relative to the current directory if it is inside it."""
    try:
        return str(path.relative_to(Path.cwd()))
    except ValueError:
        return str(path)
