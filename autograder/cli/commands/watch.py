"""`seminar watch`: a folder in which every hand-in is answered."""

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from autograder.cli.commands.lms import NamedAssignment
from autograder.cli.console import UnsafeOption, out, resolve_level

if TYPE_CHECKING:
    from autograder.course import Course
    from autograder.watch.events import Event
    from autograder.watch.notifier import WakeupEvent

ENDED = 128  # an exit code says by which signal: 130 after Ctrl-C, 143 after SIGTERM


def watch(
    assignment: NamedAssignment,
    folder: Annotated[Path, typer.Argument(help="The folder to watch; students put files there.")],
    unsafe_no_sandbox: UnsafeOption = False,
) -> None:
    """Grade whatever lands in a folder, and put its feedback page beside it, until stopped.

    Takes <student>.ipynb, <student>/<anything>.ipynb and zips, by classroom/roster.csv where there
    is one. `[watch]` in course.toml limits the attempts per hour.
    """
    from autograder import course as courses
    from autograder.watch import service as watching
    from autograder.watch.notifier import WakeupEvent

    course = courses.find_course(Path.cwd())
    course.assignment(assignment)
    level = resolve_level(course, unsafe_no_sandbox)
    bell = WakeupEvent()
    with _stopped_by_signals(bell) as caught, _shown(assignment, course) as report:
        watching.watch(course, assignment, folder, level=level, bell=bell, report=report)
    if caught:
        raise SystemExit(ENDED + caught[0])


@contextmanager
def _stopped_by_signals(bell: "WakeupEvent") -> Iterator[list[int]]:
    """Ctrl-C and SIGTERM end the watch after the step that it is at; the second one at once."""
    caught: list[int] = []
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}

    def stop(number: int, _: object) -> None:
        caught.append(number)
        for one, handler in before.items():
            signal.signal(one, handler)
        bell.stop()

    for number in before:
        signal.signal(number, stop)
    try:
        yield caught
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def _shown(assignment: str, course: "Course") -> "Iterator[Callable[[Event], None]]":
    """A table on a terminal, else a line for each event."""
    from autograder.cli.views import watch

    if not out.is_terminal:

        def say(event: "Event") -> None:
            if event.what != "taken":
                out.print(watch.line(event, course), markup=False, emoji=False)
                out.file.flush()

        yield say
        return
    from rich.live import Live

    latest = watch.EventTable(assignment, course)
    with Live(console=out) as live:
        yield lambda event: live.update(latest.add(event), refresh=True)
