"""A timer that interrupts host functions which student code calls with arguments of its choice.

Every wait for the guest has a deadline of its own. A callback, however, runs on the host: given a
large array or an endless count it would run as long as the guest likes.
"""

import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from autograder.sandbox.guest.protocol import OutOfTime

ALARM_RETRY_SECONDS = 0.5  # the first OutOfTime may be swallowed: `except`, destructor


@contextmanager
def enforce(deadline: float) -> Iterator[None]:
    """Raise OutOfTime inside the block once `deadline` (of time.monotonic) has passed.

    Python handles the signal between two of its own steps and only in the main thread. In other
    threads, and inside a block with a running timer, this does nothing: nested blocks share a
    deadline.
    """
    is_main_thread = threading.current_thread() is threading.main_thread()
    if not is_main_thread or any(signal.getitimer(signal.ITIMER_REAL)):
        yield
        return
    if signal.getsignal(signal.SIGALRM) is not _on_alarm:
        signal.signal(signal.SIGALRM, _on_alarm)  # never removed: that costs more than a call
    remaining = max(deadline - time.monotonic(), 0.001)
    try:
        signal.setitimer(signal.ITIMER_REAL, remaining, ALARM_RETRY_SECONDS)
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def cancel_alarm() -> None:
    """Stop the timer of `enforce`, so that clean-up after the deadline can take its time."""
    is_main_thread = threading.current_thread() is threading.main_thread()
    if is_main_thread and signal.getsignal(signal.SIGALRM) is _on_alarm:
        signal.setitimer(signal.ITIMER_REAL, 0)


def _on_alarm(_number: int, _frame: FrameType | None) -> None:
    raise OutOfTime
