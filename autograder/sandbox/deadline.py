"""Limits on the time of a request, and a timer for host functions that student code calls.

A limit is in seconds of processor time: on a busy machine a call may take longer than on an idle
one, and must not fail for that. The host measures it, so student code can neither stop nor reset
it. Every wait for the guest has a limit. A callback, however, runs on the host: given a large array
or an endless count it would run as long as the guest likes, so a timer interrupts it.
"""

import signal
import threading
import time

# `signal.getsignal` would turn the handler into an enum, which takes longer than a timer.
from _signal import getsignal  # type: ignore[import-not-found]
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

from autograder.sandbox.guest.protocol import Deadline, OutOfTime, seconds_left
from autograder.sandbox.processor_time import GuestProcessor

ALARM_RETRY_SECONDS = 0.5  # the first OutOfTime may be swallowed: `except`, destructor
ALARM_DELAY = 0.02  # seconds
GRACE = 3.0  # seconds by the clock, to answer after an interrupt
CEILING = 4  # a limit ends after so many times its seconds by the clock
LOOK_SHARE = 0.2  # of the limit, between two looks at the processor time beyond the limit
MIN_LOOK, MAX_LOOK = 0.05, 1.0  # seconds
ASLEEP = 0.05  # a process that uses less of a processor, and waits for none, is asleep

OnSlow = Callable[[], bool]  # returns whether to stop at once


class TimeLimit:
    """A limit in seconds of processor time of guest and host, with a ceiling by the clock.

    It ends no earlier than the same seconds by the clock, and soon after them if the guest sleeps
    or waits for anything but a processor; `is_stalled` then says so. `latest` is a time of
    time.monotonic. `on_slow` is called once, after `slow` seconds of processor time. `interrupt`
    is called at the end, which gives the guest GRACE seconds more to answer: `is_interrupted`.
    """

    def __init__(
        self,
        seconds: float,
        processor: GuestProcessor | None,
        latest: float = float("inf"),
        slow: float = float("inf"),
        on_slow: OnSlow = lambda: False,
        interrupt: Callable[[], None] | None = None,
    ) -> None:
        self._seconds, self._processor = seconds, processor
        self._slow, self._on_slow, self._interrupt = slow, on_slow, interrupt
        self._started = self._last_look = time.monotonic()
        self._latest = min(self._started + CEILING * seconds, latest)
        self._next_look = min(self._started + min(seconds, slow), self._latest)
        self._look_interval = min(max(LOOK_SHARE * seconds, MIN_LOOK), MAX_LOOK)
        self._used_before, self._used, self._was_runnable = self._start_of_clock(), 0.0, True
        self.is_stalled = self.is_interrupted = False

    @property
    def spent(self) -> float:
        """The processor time so far, and a share of the time by the clock."""
        used = self._clock() - self._used_before
        return used + max(time.monotonic() - self._started - used, 0.0) / CEILING

    def remaining(self, *, host_is_busy: bool = False) -> float:
        """Return the seconds until the next look; 0 if the time is over.

        `host_is_busy`: the guest waits for the host, so it is not to blame for sleeping.
        """
        now = time.monotonic()
        if now < self._next_look:
            return self._next_look - now
        used = self._clock() - self._used_before
        if self.is_interrupted:
            return 0.0
        if self._is_over(now, used, host_is_busy):
            return self._end(now)
        wait = self._seconds - (now - self._started)
        if wait <= 0:
            wait = min(self._look_interval, self._seconds - used)
        self._last_look, self._used = now, used
        self._next_look = min(now + max(min(wait, self._slow - used), MIN_LOOK), self._latest)
        return self._next_look - now

    def _end(self, now: float) -> float:
        """Interrupt the guest, and return the seconds in which it may answer."""
        if self._interrupt is None:
            return 0.0
        self._interrupt()
        self.is_interrupted, self._next_look = True, now + GRACE
        return GRACE

    def _is_over(self, now: float, used: float, host_is_busy: bool) -> bool:
        if used >= self._slow:
            self._slow = float("inf")
            if self._on_slow():
                return True
        if now - self._started < self._seconds and now < self._latest:
            return False
        if used >= self._seconds:
            return True
        is_asleep = not host_is_busy and self._is_asleep(now, used)
        self.is_stalled = is_asleep or (now >= self._latest and not self._was_runnable)
        return self.is_stalled or now >= self._latest

    def _is_asleep(self, now: float, used: float) -> bool:
        """Return whether the guest has slept since the last look."""
        was_runnable = self._was_runnable
        self._was_runnable = self._processor is None or self._processor.is_runnable()
        slept = used - self._used < ASLEEP * (now - self._last_look)
        return slept and not was_runnable and not self._was_runnable

    def _start_of_clock(self) -> float:
        if self._processor is None:
            return time.monotonic()
        return self._processor.recent_seconds() + time.thread_time()

    def _clock(self) -> float:
        if self._processor is None:
            return time.monotonic()
        return self._processor.seconds() + time.thread_time()


_deadline: Deadline = 0.0  # of the running timer


@contextmanager
def enforce(deadline: Deadline) -> Iterator[None]:
    """Raise OutOfTime inside the block once the time is over.

    Python handles the signal between two of its own steps and only in the main thread. In other
    threads, and inside a block with a running timer, this does nothing: nested blocks share a
    deadline.
    """
    global _deadline
    if not _is_main_thread() or any(signal.getitimer(signal.ITIMER_REAL)):
        yield
        return
    if getsignal(signal.SIGALRM) is not _on_alarm:
        signal.signal(signal.SIGALRM, _on_alarm)  # never removed: that costs more than a call
    try:
        _deadline = deadline
        _start_timer(seconds_left(deadline))
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def cancel_alarm() -> None:
    """Stop the timer of `enforce`, so that clean-up after the deadline can take its time."""
    if _is_main_thread() and getsignal(signal.SIGALRM) is _on_alarm:
        signal.setitimer(signal.ITIMER_REAL, 0)


def _is_main_thread() -> bool:
    return threading.current_thread() is threading.main_thread()


def _start_timer(seconds: float) -> None:
    # A moment later than a wait for the guest ends, which then looks at the time itself.
    signal.setitimer(signal.ITIMER_REAL, max(seconds, 0.0) + ALARM_DELAY, ALARM_RETRY_SECONDS)


def _on_alarm(_number: int, _frame: FrameType | None) -> None:
    if isinstance(_deadline, TimeLimit):
        remaining = _deadline.remaining(host_is_busy=True)
        if remaining > 0:
            _start_timer(remaining)
            return
    raise OutOfTime
