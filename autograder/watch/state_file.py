"""What a watch has answered and counted: `classroom/watched/<assignment>.json`."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path

from msgspec import Struct

from autograder.core import json_store
from autograder.course import Course

FORMAT_VERSION = 1
NEXT_STEP = "Move it away: then everything in the folder is answered once more"
HOUR = timedelta(hours=1)


class ReplyRecord(Struct, frozen=True):
    """The content of a file that was answered, and the state of the file then.

    `until` is when it is looked at again, if it has to wait; `since` when it landed. What was not
    `graded` is looked at again when the roster (`people`) is another one.
    """

    sha256: str
    mark: str
    since: datetime
    until: datetime | None = None
    graded: bool = False
    people: str = ""


class AttemptLogEntry(Struct, frozen=True):
    """A content that was counted, and when."""

    sha256: str
    at: datetime


class WatchState(Struct):
    """All that a watch of one assignment knows: answers by folder and file, attempts by student."""

    format_version: int = FORMAT_VERSION
    answered: dict[str, dict[str, ReplyRecord]] = {}
    attempts: dict[str, list[AttemptLogEntry]] = {}

    def for_folder(self, folder: Path) -> dict[str, ReplyRecord]:
        """The answers in a folder."""
        return self.answered.setdefault(str(folder), {})

    def has_counted(self, student: str, sha256: str) -> bool:
        """Whether this content was an attempt before."""
        return any(one.sha256 == sha256 for one in self.attempts.get(student, ()))

    def count(self, student: str, sha256: str, now: datetime) -> None:
        """Note an attempt."""
        self.attempts.setdefault(student, []).append(AttemptLogEntry(sha256, now))


def next_allowed_attempt(
    attempts: Mapping[str, list[AttemptLogEntry]], student: str, limit: int, now: datetime
) -> datetime | None:
    """When the student's next attempt counts; None for now."""
    # A clock that was set back must not lock anybody out for longer than an hour.
    times = sorted(min(one.at, now) for one in attempts.get(student, ()))
    recent = [at for at in times if at > now - HOUR]
    return recent[-limit] + HOUR if limit and len(recent) >= limit else None


def place(course: Course, assignment: str) -> Path:
    """Where the record lies."""
    return course.classroom.path / "watched" / f"{assignment}.json"


def load(course: Course, assignment: str) -> WatchState:
    """The record; raises SeminarError if it cannot be read."""
    return json_store.load_json(place(course, assignment), WatchState, NEXT_STEP)


def save(course: Course, assignment: str, record: WatchState) -> None:
    """Write the record."""
    json_store.save_json(place(course, assignment), record)
