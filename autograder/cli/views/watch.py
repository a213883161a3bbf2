"""View of the watch service: a line for each event, or a live table."""

from collections import deque
from typing import TYPE_CHECKING

from rich.console import Group
from rich.text import Text

from autograder.cli.listing import Listing, renderables
from autograder.core.text import printable
from autograder.course import Course

if TYPE_CHECKING:
    from autograder.watch.events import Event

COLUMNS = ("time", "what", "file", "student", "message")
MAX_EVENTS = 20
MAX_LENGTH = 255  # characters of a file name or a message
EVENT_STYLES = {"answered": "green", "not taken": "red", "not whole": "red", "trouble": "red"}


def line(event: "Event", course: Course) -> str:
    """Format one event for a pipe or a journal."""
    at = course.in_zone(event.at).strftime("%H:%M:%S")
    student = f"({event.student})" if event.student else ""
    subject = " ".join(part for part in (printable(event.file, MAX_LENGTH), student) if part)
    parts = (event.kind, subject, printable(event.message, MAX_LENGTH))
    text = ": ".join(part for part in parts if part)
    return f"{at} {text}{f' ({event.seconds:.1f} s)' if event.file else ''}"


class EventTable:
    """The latest events, and the number of pending submissions."""

    def __init__(self, assignment: str, course: Course) -> None:
        self._title, self._course = assignment, course
        self._events: deque[Event] = deque(maxlen=MAX_EVENTS)

    def add(self, event: "Event", width: int) -> Group:
        """Add an event and return the table for a terminal of `width` columns."""
        if event.kind != "taken":  # it changes only the counts in the caption
            self._events.append(event)
        todo = f"{event.grading} being graded, {event.waiting} waiting. Ctrl-C stops."
        rows = [
            (
                self._course.in_zone(shown.at).strftime("%H:%M:%S"),
                Text(shown.kind, style=EVENT_STYLES.get(shown.kind, "")),
                printable(shown.file, MAX_LENGTH),
                shown.student,
                printable(shown.message, MAX_LENGTH),
            )
            for shown in self._events
        ]
        table = Listing(self._title, COLUMNS, rows, wrapped=("file", "message"), caption=todo)
        return Group(*renderables(table, width))
