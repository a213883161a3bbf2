"""What was collected, by student: `classroom/collected/<assignment>.json`.

It says which hand-in lies in `classroom/submitted`, so that an older one does not take its place,
and under which name the LMS takes feedback back.
"""

from datetime import datetime
from pathlib import Path

from msgspec import Struct

from autograder.core import json_store
from autograder.course import Course

FORMAT_VERSION = 1
NEXT_STEP = "Move it away: then the times in classroom/submitted tell what is later"


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


class CollectionLog(Struct, frozen=True):
    """All hand-ins of an assignment, by student."""

    format_version: int = FORMAT_VERSION
    entries: dict[str, Entry] = {}


def place(course: Course, assignment: str) -> Path:
    """Where the record lies."""
    return course.classroom.path / "collected" / f"{assignment}.json"


def load(course: Course, assignment: str) -> dict[str, Entry]:
    """The entries by student, none if nothing was collected; raises SeminarError if unreadable."""
    return dict(json_store.load_json(place(course, assignment), CollectionLog, NEXT_STEP).entries)


def save(course: Course, assignment: str, entries: dict[str, Entry]) -> None:
    """Write the record."""
    json_store.save_json(place(course, assignment), CollectionLog(entries=entries))
