"""The terminal: consoles, progress, and what several commands ask for or show."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer
from rich.console import Console
from rich.text import Text

from autograder.core.errors import SeminarError

if TYPE_CHECKING:
    # Imported where they are used, so that `seminar --help` is quick.
    from autograder.course import Course, Grading, Level

out = Console(soft_wrap=True, highlight=False)
if not out.is_terminal:
    out = Console(soft_wrap=True, highlight=False, width=160)  # tables in a file or a pipe
err = Console(stderr=True, soft_wrap=True, highlight=False)

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
JsonOption = Annotated[
    bool, typer.Option("--json", help="Print it as JSON, one line for each assignment.")
]
LanguageOption = Annotated[
    Literal["en", "ja"] | None,
    typer.Option(help="The language of what is made (default: the course's)."),
]


def log_line(text: str) -> None:
    """Print a message for the instructor on stderr, beside the command's output."""
    err.print(f"seminar: {text}", markup=False)


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
    """A progress bar with rate and time left; nothing when the output is not a terminal."""
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        ProgressColumn,
        Task,
        TaskID,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    class Rate(ProgressColumn):
        """How many are done in a second, or in a minute where that is less than one."""

        def render(self, task: Task) -> Text:
            speed = task.finished_speed or task.speed
            if not speed:
                return Text("")
            return Text(f"{speed:.1f}/s" if speed >= 1 else f"{speed * 60:.1f}/min")

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        Rate(),
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


def resolve_assignment(course: "Course", name: str | None) -> str:
    """The assignment that is meant; the only one if none is named."""
    names = list(course.config.assignments)
    if name is None and len(names) > 1:
        raise SeminarError("which assignment?", hint=f"Name one of: {', '.join(names)}")
    name = name or names[0]
    course.assignment(name)
    return name


def resolve_level(course: "Course", unsafe: bool, grading: "Grading | None" = None) -> "Level":
    """The level to grade at, on this machine or where `grading` says."""
    from autograder.course import Level
    from autograder.executors import executor

    if unsafe:
        err.print("Without a wall: student code can read and change your files.", style="bold red")
        return Level.NONE
    return executor.effective_level(grading or executor.LOCAL, course.config.sandbox.level)


def relative_path(path: Path) -> str:
    """The path as seen from the current folder, where it is inside that."""
    try:
        return str(path.relative_to(Path.cwd()))
    except ValueError:
        return str(path)
