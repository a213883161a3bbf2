"""The record of what a watch answered and counted: `classroom/watched/<assignment>.json`."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path

from msgspec import Struct, field

from autograder.core import json_store
from autograder.course.classroom import AssignmentPaths

_FORMAT_VERSION = 1
_HINT = "Move it away: then everything in the folder is answered once more"
_HOUR = timedelta(hours=1)


class ReplyRecord(Struct, frozen=True):
    """The reply to one content of a file; the JSON has older names of fields.

    `sha256` is empty if the content was not accepted. `retry_at` is when a rate-limited file is
    due again. A file that was not `graded` is due again when `roster_fingerprint` changes.
    """

    sha256: str
    fingerprint: str = field(name="mark")
    arrived_at: datetime = field(name="since")
    retry_at: datetime | None = field(default=None, name="until")
    graded: bool = False
    roster_fingerprint: str = field(default="", name="people")

    def is_final(self, roster_fingerprint: str, now: datetime) -> bool:
        """Return whether the file needs no other reply while its content is the same."""
        if self.retry_at is not None:
            return self.retry_at > now
        return self.graded or self.roster_fingerprint == roster_fingerprint


class AttemptLogEntry(Struct, frozen=True):
    """A content that was counted as an attempt, and when."""

    sha256: str
    at: datetime


class WatchState(Struct):
    """All that a watch of one assignment records.

    `replies` are by folder and path of the file, `attempts` by student.
    """

    format_version: int = _FORMAT_VERSION
    replies: dict[str, dict[str, ReplyRecord]] = field(default_factory=dict, name="answered")
    attempts: dict[str, list[AttemptLogEntry]] = {}

    def for_folder(self, folder: Path) -> dict[str, ReplyRecord]:
        """Return the replies in a folder by path of the file; the caller may change them."""
        return self.replies.setdefault(str(folder), {})

    def has_counted(self, student: str, sha256: str) -> bool:
        """Return whether this content was counted as an attempt."""
        return any(entry.sha256 == sha256 for entry in self.attempts.get(student, ()))

    def count(self, student: str, sha256: str, now: datetime) -> None:
        """Count an attempt."""
        self.attempts.setdefault(student, []).append(AttemptLogEntry(sha256, now))


def next_allowed_attempt(
    attempts: Mapping[str, list[AttemptLogEntry]], student: str, limit: int, now: datetime
) -> datetime | None:
    """Return when the student's next attempt is allowed; None if it is now.

    `limit` is the number of attempts per hour; 0 means no limit.
    """
    # After the clock was set back, an attempt in the future must not count for over an hour.
    times = sorted(min(entry.at, now) for entry in attempts.get(student, ()))
    recent = [time for time in times if time > now - _HOUR]
    return recent[-limit] + _HOUR if limit and len(recent) >= limit else None


def load_state(paths: AssignmentPaths) -> WatchState:
    """Return the record; raises SeminarError if it cannot be read."""
    return json_store.load_json(paths.watch_state, WatchState, _HINT)


def save_state(paths: AssignmentPaths, state: WatchState) -> None:
    """Write the record."""
    json_store.save_json(paths.watch_state, state)
