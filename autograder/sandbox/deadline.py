"""An alarm for the grader's own functions that student code calls with whatever it likes.

Every wait for the student side has a deadline of its own. A function of the grader's that is
handed a large array, or a count without end, would go on for as long as it likes.
"""

import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from autograder.sandbox.guest.protocol import OutOfTime

ALARM_RETRY_SECONDS = 0.5  # seconds: once more, where the first alarm came while nobody could hear it


@contextmanager
def enforce(deadline: float) -> Iterator[None]:
    """Raise OutOfTime within, once the deadline has passed.

    Python hears it between two of its own steps. Only a process's main thread can; another
    thread goes without, and so does an inner one of two alarms: they share their deadline.
    """
    if threading.current_thread() is not threading.main_thread() or any(
        signal.getitimer(signal.ITIMER_REAL)
    ):
        yield
        return
    if not _is_ours():  # and it stays so: setting it for each call would cost more than most calls
        signal.signal(signal.SIGALRM, _on_alarm)
    try:
        signal.setitimer(
            signal.ITIMER_REAL, max(deadline - time.monotonic(), 0.001), ALARM_RETRY_SECONDS
        )
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def cancel() -> None:
    """No more alarms: the time is over, and what has to be cleared away may take longer."""
    if threading.current_thread() is threading.main_thread() and _is_ours():
        signal.setitimer(signal.ITIMER_REAL, 0)


def _is_ours() -> bool:
    return signal.getsignal(signal.SIGALRM) is _on_alarm


def _on_alarm(_number: int, _frame: FrameType | None) -> None:
    raise OutOfTime
