"""What a watch tells of itself, one thing after the other."""

import time
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


class EventReporter:
    """Reports events with their time and how much is still to do, as `left` counts it.

    `left` gives how many files wait, and how many are being graded.
    """

    def __init__(self, report: Report, clock: Clock, left: Callable[[], tuple[int, int]]) -> None:
        self._report, self._clock, self._left = report, clock, left

    def tell(
        self,
        what: What,
        file: str = "",
        *,
        began: float | None = None,
        said: str = "",
        student: str = "",
    ) -> None:
        """Report something; of a file with the moment at which it was complete."""
        seconds = 0.0 if began is None else time.monotonic() - began
        self._report(Event(what, self._clock(), file, student, said, seconds, *self._left()))

    def trouble(self, said: str) -> None:
        """Report what a person has to know of."""
        self.tell(What.TROUBLE, said=said)
