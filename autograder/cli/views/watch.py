"""What a watch tells, as lines and as a table that lives; nothing is printed here."""

from collections import deque
from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from autograder.course import Course
from autograder.intake import submission_folder

if TYPE_CHECKING:
    from autograder.watch.events import Event

SHOWN = 20
STYLES = {"answered": "green", "not taken": "red", "not whole": "red", "trouble": "red"}


def line(event: "Event", course: Course) -> str:
    """One event for a pipe or a journal."""
    at = course.in_zone(event.at).strftime("%H:%M:%S")
    about = " ".join(
        part for part in (submission_folder.printable_name(event.file), _student(event)) if part
    )
    parts = (event.what, about, submission_folder.printable_name(event.said))
    text = ": ".join(part for part in parts if part)
    return f"{at} {text}{f' ({event.seconds:.1f} s)' if event.file else ''}"


class EventTable:
    """The latest events, and what is still to do."""

    def __init__(self, assignment: str, course: Course) -> None:
        self._title, self._course = assignment, course
        self._events: deque[Event] = deque(maxlen=SHOWN)

    def add(self, event: "Event") -> Table:
        """The table with one more event."""
        if event.what != "taken":  # it changes only the numbers below
            self._events.append(event)
        todo = f"{event.grading} being graded, {event.waiting} waiting. Ctrl-C stops."
        shown = Table(title=self._title, title_justify="left", caption=todo, caption_justify="left")
        for name in ("time", "what", "file", "student", "said"):
            shown.add_column(name, overflow="fold", no_wrap=name == "time")
        for one in self._events:
            at = self._course.in_zone(one.at).strftime("%H:%M:%S")
            what = Text(one.what, style=STYLES.get(one.what, ""))
            cells = (
                submission_folder.printable_name(one.file),
                one.student,
                submission_folder.printable_name(one.said),
            )
            shown.add_row(at, what, *map(Text, cells))
        return shown


def _student(event: "Event") -> str:
    return f"({event.student})" if event.student else ""
