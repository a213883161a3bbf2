"""`seminar watch`: grade each file that appears in a folder, and write its feedback page there."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from autograder.cli.completion import NamedAssignment
from autograder.cli.console import UnsafeOption, current_course, out, resolve_level

if TYPE_CHECKING:
    from autograder.course import Course
    from autograder.watch.events import Event, EventHandler
    from autograder.watch.notifier import WakeupEvent

EXIT_SIGNALED = 128  # plus the number of the signal: 130 after Ctrl-C, 143 after SIGTERM


def watch(
    assignment: NamedAssignment,
    folder: Annotated[Path, typer.Argument(help="The folder to watch; students put files there.")],
    unsafe_no_sandbox: UnsafeOption = False,
) -> None:
    """Grade each file that appears in a folder and put its feedback page next to it, until stopped.

    Accepts <student>.ipynb, <student>/<anything>.ipynb and zips; matches students by
    classroom/roster.csv if it exists. `[watch]` in course.toml limits the attempts per hour.
    """
    from autograder.watch import service
    from autograder.watch.notifier import WakeupEvent

    course = current_course()
    course.assignment(assignment)
    level = resolve_level(course, unsafe_no_sandbox)
    wakeup = WakeupEvent()
    with _stop_on_signals(wakeup) as received, _display(assignment, course) as on_event:
        service.watch_folder(
            course, assignment, folder, level=level, wakeup=wakeup, on_event=on_event
        )
    if received:
        raise SystemExit(EXIT_SIGNALED + received[0])


@contextmanager
def _stop_on_signals(wakeup: "WakeupEvent") -> Iterator[list[int]]:
    """Stop the watch after its current step on Ctrl-C or SIGTERM; a second signal ends it at once.

    Yields the list of the signals received.
    """
    received: list[int] = []
    handlers = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}

    def restore() -> None:
        for number, handler in handlers.items():
            signal.signal(number, handler)

    def stop(number: int, _: object) -> None:
        received.append(number)
        restore()
        wakeup.stop()

    for number in handlers:
        signal.signal(number, stop)
    try:
        yield received
    finally:
        restore()


@contextmanager
def _display(assignment: str, course: "Course") -> "Iterator[EventHandler]":
    """Yield what shows an event: in a table on a terminal, else as a line."""
    from autograder.cli.views import watch

    if not out.is_terminal:

        def print_line(event: "Event") -> None:
            if event.kind != "taken":
                out.print(watch.line(event, course))
                out.file.flush()

        yield print_line
        return
    from rich.live import Live

    table = watch.EventTable(assignment, course)
    with Live(console=out) as live:
        yield lambda event: live.update(table.add(event, out.width), refresh=True)
