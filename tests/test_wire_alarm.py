"""A function of the grader's that goes on and on is stopped; nothing else ever is."""

import signal
import threading
from itertools import count
from time import monotonic

import pytest

from autograder.sandbox import deadline
from autograder.sandbox.guest.protocol import OutOfTime


def go_on() -> None:
    """Never come back."""
    for _ in count():
        pass


def test_what_goes_on_is_stopped() -> None:
    """Code that runs past the deadline is left by OutOfTime, and no alarm is left behind."""
    before = signal.getsignal(signal.SIGALRM)
    with pytest.raises(OutOfTime), deadline.enforce(monotonic() + 0.05):
        go_on()
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)
    assert signal.getsignal(signal.SIGALRM) is before


def test_an_alarm_that_is_swallowed_comes_again() -> None:
    """Code that swallows the first alarm meets another."""
    swallowed = []

    def swallow() -> None:
        try:
            go_on()
        except OutOfTime:
            swallowed.append(True)
        go_on()

    with pytest.raises(OutOfTime), deadline.enforce(monotonic() - 1):
        swallow()
    assert swallowed == [True]


def test_an_inner_alarm_leaves_the_outer_one_alone() -> None:
    """Within an alarm, another neither rings by itself nor ends the first."""

    def nested() -> None:
        with deadline.enforce(monotonic() + 1000):
            pass
        go_on()

    with pytest.raises(OutOfTime), deadline.enforce(monotonic() + 0.05):
        nested()


def test_once_it_is_off_it_does_not_ring() -> None:
    """After `off` there is nothing left to ring, and an alarm of somebody else's stays."""
    with deadline.enforce(monotonic() + 1000):
        deadline.cancel()
        assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)
    before = signal.signal(signal.SIGALRM, signal.SIG_IGN)
    try:
        signal.setitimer(signal.ITIMER_REAL, 1000)
        with deadline.enforce(monotonic() + 1):
            deadline.cancel()
        assert signal.getitimer(signal.ITIMER_REAL)[0] > 900
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def test_another_thread_goes_without() -> None:
    """Outside the main thread, where no signal is heard, code runs as it is."""
    done = []

    def work() -> None:
        with deadline.enforce(monotonic() + 1000):
            done.append(signal.getitimer(signal.ITIMER_REAL))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert done == [(0.0, 0.0)]
