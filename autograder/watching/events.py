"""What a watch tells of itself, one thing after the other."""

from collections.abc import Callable
from datetime import UTC, datetime
from enum import StrEnum

from msgspec import Struct


class What(StrEnum):
    """What there is to tell of a watch."""

    WATCHING = "watching"
    TAKEN = "taken"  # and waits for a worker
    ANSWERED = "answered"
    NOT_TAKEN = "not taken"
    WAITS = "waits"
    HALF = "not whole"
    TROUBLE = "trouble"
    STOPPED = "stopped"


class Event(Struct, frozen=True):
    """One thing that has happened, and how much is still to do."""

    what: What
    at: datetime
    file: str = ""
    student: str = ""
    said: str = ""
    seconds: float = 0.0  # since the file was complete
    waiting: int = 0
    grading: int = 0


Report = Callable[[Event], None]
Clock = Callable[[], datetime]


def now() -> datetime:
    """The time."""
    return datetime.now(UTC)
