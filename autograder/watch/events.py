"""The events that a watch reports to its caller."""

from collections.abc import Callable
from datetime import datetime
from enum import StrEnum

from msgspec import Struct


class EventKind(StrEnum):
    """What has happened."""

    WATCHING = "watching"
    TAKEN = "taken"  # accepted; its submissions wait for a worker
    ANSWERED = "answered"
    NOT_TAKEN = "not taken"
    WAITS = "waits"
    INCOMPLETE = "not whole"
    TROUBLE = "trouble"
    STOPPED = "stopped"


class Event(Struct, frozen=True):
    """One event, and how many submissions are still waiting or being graded."""

    kind: EventKind
    at: datetime
    file: str = ""
    student: str = ""
    message: str = ""  # for the instructor
    seconds: float = 0.0  # since the file was complete
    waiting: int = 0
    grading: int = 0


EventHandler = Callable[[Event], None]
Clock = Callable[[], datetime]
