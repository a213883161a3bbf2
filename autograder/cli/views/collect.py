"""View of a collection: a table, lines for a pipe, and JSON."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

import msgspec

from autograder.cli.listing import Listing, styled
from autograder.course import Course

if TYPE_CHECKING:
    from autograder.lms.attempt import Outcome
    from autograder.workflows.collect import Collection

STYLES = {"taken": "green", "replaced": "green", "unmatched": "red", "refused": "red"}
COLUMNS = ("student", "what", "handed in", "file", "note")


def table(done: "Collection", course: Course) -> Listing:
    """Return a table with a row for each file, those that need a person first."""
    rows = [
        (
            outcome.student or "—",
            styled(outcome.status, STYLES.get(outcome.status, "")),
            _when(outcome.submitted_at, course),
            outcome.file,
            outcome.note,
        )
        for outcome in _sorted(done)
    ]
    return Listing(done.assignment, COLUMNS, rows, wrapped=("file", "note"))


def lines(done: "Collection", course: Course) -> Iterator[str]:
    """Yield the table for a pipe: a header and a line for each file, separated by tabs."""
    yield "\t".join(COLUMNS)
    for outcome in _sorted(done):
        when = _when(outcome.submitted_at, course)
        yield "\t".join((outcome.student, outcome.status, when, outcome.file, outcome.note))


def summary(done: "Collection") -> str:
    """Return the number of files by status, and the students without a submission."""
    counts = Counter(outcome.status for outcome in done.outcomes)
    counted = ", ".join(f"{number} {status}" for status, number in counts.items())
    missing = f" Nothing from {', '.join(done.missing)}." if done.missing else ""
    return f"{'Would be: ' if done.dry_run else ''}{counted or 'nothing there'}.{missing}"


def as_json(done: "Collection", course: Course) -> str:
    """Return a collection as JSON, times in the course's zone."""
    values = {
        "assignment": done.assignment,
        "dry_run": done.dry_run,
        "outcomes": [
            {
                "student": outcome.student or None,
                "status": outcome.status,
                "file": outcome.file,
                "handed_in": (time := outcome.submitted_at) and course.in_zone(time).isoformat(),
                "note": outcome.note,
            }
            for outcome in done.outcomes
        ],
        "missing": done.missing,
        "messages": done.messages,
    }
    return msgspec.json.format(msgspec.json.encode(values), indent=1).decode()


def _sorted(done: "Collection") -> list["Outcome"]:
    ranks = {"unmatched": 0, "refused": 1}
    return sorted(
        done.outcomes, key=lambda outcome: (ranks.get(outcome.status, 2), outcome.student)
    )


def _when(moment: datetime | None, course: Course) -> str:
    return course.in_zone(moment).strftime("%Y-%m-%d %H:%M") if moment else "—"
