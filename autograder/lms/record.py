"""What was collected, by student: `classroom/collected/<assignment>.json`.

It says which hand-in lies in `classroom/submitted`, so that an older one does not take its place,
and under which name the LMS takes feedback back.
"""

from datetime import datetime
from pathlib import Path

import msgspec
from msgspec import Struct

from autograder import files
from autograder.course import Course
from autograder.errors import SeminarError

FORMAT_VERSION = 1


class Entry(Struct, frozen=True):
    """One student's hand-in as it was collected."""

    sha256: str
    source: str
    original: str
    when: datetime | None = None
    modified: datetime | None = None
    turn: int = 0
    number: str = ""
    folder: str = ""


class Record(Struct, frozen=True):
    """All hand-ins of an assignment, by student."""

    format_version: int = FORMAT_VERSION
    entries: dict[str, Entry] = {}


def place(course: Course, assignment: str) -> Path:
    """Where the record lies."""
    return course.classroom / "collected" / f"{assignment}.json"


def load(course: Course, assignment: str) -> dict[str, Entry]:
    """The entries by student, none if nothing was collected; raises SeminarError if unreadable."""
    path = place(course, assignment)
    try:
        record = msgspec.json.decode(path.read_bytes(), type=Record)
    except FileNotFoundError:
        return {}
    except (ValueError, RecursionError):
        record = Record(format_version=0)
    if record.format_version != FORMAT_VERSION:
        raise SeminarError(
            "is damaged, or of another version of the kit",
            where=str(path),
            next_step="Move it away: then the times in classroom/submitted tell what is later",
        )
    return dict(record.entries)


def save(course: Course, assignment: str, entries: dict[str, Entry]) -> None:
    """Write the record."""
    path = place(course, assignment)
    path.parent.mkdir(parents=True, exist_ok=True)
    files.write(path, msgspec.json.format(msgspec.json.encode(Record(entries=entries)), indent=1))
