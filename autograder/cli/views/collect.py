"""What collecting came to, as a table, as lines and as JSON; nothing is printed here."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

import msgspec
from rich.table import Table
from rich.text import Text

from autograder.course import Course

if TYPE_CHECKING:
    from autograder.lms.attempt import Outcome
    from autograder.workflows.collect import Collection

STYLES = {"taken": "green", "replaced": "green", "unmatched": "red", "refused": "red"}
COLUMNS = ("student", "what", "handed in", "file", "note")


def table(done: "Collection", course: Course) -> Table:
    """A line for each file, what needs a human first."""
    shown = Table(title=done.assignment, title_justify="left")
    for name in COLUMNS:
        shown.add_column(name, overflow="fold", no_wrap=name == "student")
    for one in _sorted(done):
        status = Text(one.status, style=STYLES.get(one.status, ""))
        when = _when(one.when, course)
        shown.add_row(Text(one.student or "—"), status, when, Text(one.file), Text(one.note))
    return shown


def lines(done: "Collection", course: Course) -> Iterator[str]:
    """The same for a pipe: a header and a line for each file, tabs in between."""
    yield "\t".join(COLUMNS)
    for one in _sorted(done):
        yield "\t".join((one.student, one.status, _when(one.when, course), one.file, one.note))


def summary(done: "Collection") -> str:
    """How many of each, and who is missing."""
    counts = Counter(one.status for one in done.outcomes)
    said = ", ".join(f"{number} {status}" for status, number in counts.items()) or "nothing there"
    missing = f" Nothing from {', '.join(done.missing)}." if done.missing else ""
    return f"{'Would be: ' if done.dry_run else ''}{said}.{missing}"


def as_json(done: "Collection", course: Course) -> str:
    """A collection as JSON, times with the course's zone."""
    plain = {
        "assignment": done.assignment,
        "dry_run": done.dry_run,
        "outcomes": [
            {
                "student": one.student or None,
                "status": one.status,
                "file": one.file,
                "handed_in": course.in_zone(one.when).isoformat() if one.when else None,
                "note": one.note,
            }
            for one in done.outcomes
        ],
        "missing": done.missing,
        "told": done.told,
    }
    return msgspec.json.format(msgspec.json.encode(plain), indent=1).decode()


def _sorted(done: "Collection") -> list["Outcome"]:
    ranks = {"unmatched": 0, "refused": 1}
    return sorted(done.outcomes, key=lambda one: (ranks.get(one.status, 2), one.student))


def _when(moment: datetime | None, course: Course) -> str:
    return course.in_zone(moment).strftime("%Y-%m-%d %H:%M") if moment else "—"
