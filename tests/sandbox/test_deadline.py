"""The timer for host functions that student code calls: it stops them and nothing else."""

import signal
import threading
from itertools import count
from time import monotonic

import pytest

from autograder.sandbox import deadline
from autograder.sandbox.guest.protocol import OutOfTime


def loop_forever() -> None:
    """Run an endless loop of Python steps."""
    for _ in count():
        pass


def test_code_past_the_deadline_is_stopped() -> None:
    """Code past the deadline raises OutOfTime, and the timer is stopped afterwards."""
    with deadline.enforce(monotonic() + 1000):  # installs the handler for good
        before = signal.getsignal(signal.SIGALRM)
    with pytest.raises(OutOfTime), deadline.enforce(monotonic() + 0.05):
        loop_forever()
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)
    assert signal.getsignal(signal.SIGALRM) is before


def test_the_timer_repeats() -> None:
    """Code that swallows the first OutOfTime gets another."""
    swallowed = []

    def swallow() -> None:
        try:
            loop_forever()
        except OutOfTime:
            swallowed.append(True)
        loop_forever()

    with pytest.raises(OutOfTime), deadline.enforce(monotonic() - 1):
        swallow()
    assert swallowed == [True]


def test_a_nested_timer_does_nothing() -> None:
    """A nested `enforce` neither fires by itself nor stops the outer timer."""

    def nested() -> None:
        with deadline.enforce(monotonic() + 1000):
            pass
        loop_forever()

    with pytest.raises(OutOfTime), deadline.enforce(monotonic() + 0.05):
        nested()


def test_cancel_alarm_stops_only_our_timer() -> None:
    """`cancel_alarm` stops the timer, but not one with a handler of another owner."""
    with deadline.enforce(monotonic() + 1000):
        deadline.cancel_alarm()
        assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)
    before = signal.signal(signal.SIGALRM, signal.SIG_IGN)
    try:
        signal.setitimer(signal.ITIMER_REAL, 1000)
        with deadline.enforce(monotonic() + 1):
            deadline.cancel_alarm()
        assert signal.getitimer(signal.ITIMER_REAL)[0] > 900
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def test_other_threads_have_no_timer() -> None:
    """Outside the main thread, where Python handles no signals, no timer is set."""
    timers = []

    def work() -> None:
        with deadline.enforce(monotonic() + 1000):
            timers.append(signal.getitimer(signal.ITIMER_REAL))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert timers == [(0.0, 0.0)]
