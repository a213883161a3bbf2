"""Limits in processor time, and the timer for host functions: they end what takes too long."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from time import monotonic
from typing import Any

import pytest

from autograder.sandbox import deadline, processor_time
from autograder.sandbox.deadline import CEILING, TimeLimit
from autograder.sandbox.faults import Fault, StudentError
from autograder.sandbox.guest.protocol import OutOfTime
from autograder.sandbox.launcher import SandboxSpec
from autograder.sandbox.processor_time import GuestProcessor
from autograder.sandbox.proxies import Student
from tests.support.notebooks import limited, opened

SECONDS = 10.0


class Machine:
    """A clock and a guest that a test moves; stands for the module `time` and the processor."""

    def __init__(self) -> None:
        self.now, self.guest, self.host = 1000.0, 5.0, 7.0
        self.runnable = True

    def monotonic(self) -> float:
        return self.now

    def thread_time(self) -> float:
        return self.host

    def seconds(self) -> float:
        return self.guest

    recent_seconds = seconds

    def is_runnable(self) -> bool:
        return self.runnable

    def run(self, limit: TimeLimit, share: float, until: float = 1e9) -> float:
        """Let the guest have a share of a processor until the limit ends; return the seconds."""
        started = self.now
        while (remaining := limit.remaining()) > 0 and self.now < started + until:
            self.now += remaining
            self.guest += share * remaining
        return self.now - started


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> Machine:
    """A machine whose time passes only where a test says so."""
    machine = Machine()
    monkeypatch.setattr(deadline, "time", machine)
    return machine


def new_limit(machine: Any, **options: Any) -> TimeLimit:
    """Return a limit of SECONDS."""
    return TimeLimit(SECONDS, machine, **options)


@pytest.mark.parametrize("share", [1.0, 0.9, 0.5, 0.3])
def test_a_guest_gets_its_seconds_of_the_processor(machine: Machine, share: float) -> None:
    """Computing on a busy machine ends when the guest has had its seconds of a processor."""
    limit = new_limit(machine)
    assert machine.run(limit, share) == pytest.approx(SECONDS / share, abs=deadline.MAX_LOOK)
    assert not limit.is_stalled


def test_several_threads_get_the_same_seconds_by_the_clock(machine: Machine) -> None:
    """A guest that uses several processors has its time by the clock."""
    assert machine.run(new_limit(machine), share=8.0) == pytest.approx(SECONDS)


def test_there_is_a_ceiling_by_the_clock(machine: Machine) -> None:
    """A guest that gets next to nothing of the processor ends at the ceiling, and is not blamed."""
    limit = new_limit(machine)
    assert machine.run(limit, share=0.01) == pytest.approx(CEILING * SECONDS)
    assert not limit.is_stalled


@pytest.mark.parametrize("share", [0.0, 0.01])
def test_a_guest_that_sleeps_has_little_more_than_its_seconds(
    machine: Machine, share: float
) -> None:
    """A guest that neither computes nor waits for a processor ends soon, as stalled."""
    limit = new_limit(machine)
    machine.runnable = False
    assert machine.run(limit, share) < SECONDS + 3 * deadline.MAX_LOOK
    assert limit.is_stalled


def test_a_guest_that_sleeps_now_and_then_is_not_stalled(machine: Machine) -> None:
    """A guest that is mostly asleep when looked at, but computes, has its seconds."""
    limit = new_limit(machine)
    machine.runnable = False
    assert machine.run(limit, share=0.5) == pytest.approx(2 * SECONDS, abs=deadline.MAX_LOOK)
    assert not limit.is_stalled


def test_the_time_of_the_host_counts(machine: Machine) -> None:
    """Host functions that the guest keeps busy use up its seconds."""
    limit = new_limit(machine)
    machine.runnable = False
    machine.now += SECONDS
    machine.host += SECONDS
    assert limit.remaining() == 0
    assert not limit.is_stalled


def test_a_guest_that_waits_for_the_host_is_not_asleep(machine: Machine) -> None:
    """While a function of the host runs, the guest is not taken for asleep."""
    limit = new_limit(machine)
    machine.runnable = False
    for _ in range(5):
        machine.now += SECONDS / 3
        assert limit.remaining(host_is_busy=True) > 0


def test_a_latest_time_holds_whatever_was_computed(machine: Machine) -> None:
    """No limit goes beyond the latest time."""
    limit = new_limit(machine, latest=machine.now + 3)
    assert machine.run(limit, share=0.1) == pytest.approx(3)


def test_without_a_processor_the_clock_counts(machine: Machine) -> None:
    """Where the processor time cannot be read, a limit is in seconds of the clock."""
    assert machine.run(TimeLimit(SECONDS, None), share=0) == pytest.approx(SECONDS)


def test_the_child_of_a_process_is_found_without_its_list() -> None:
    """On a kernel that does not list the children of a process, all processes are searched."""
    code = "import subprocess, sys; subprocess.run([sys.executable, '-c', 'input()'])"
    with subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE) as process:
        while (child := processor_time.child_of(process.pid)) is None:
            pass
        assert processor_time._search_children(process.pid) == [str(child)]
        process.communicate(b"\n")
    assert processor_time.child_of(process.pid) is None


def test_a_process_may_have_any_name() -> None:
    """Student code may name its threads as it likes: it is runnable while it computes."""
    name = rb"b'\xff) S \n('"
    code = f"import ctypes; ctypes.CDLL(None).prctl(15, {name.decode()}); print(flush=True)"
    loop = f"{code}\nwhile True: pass"
    with subprocess.Popen([sys.executable, "-c", loop], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        assert GuestProcessor(process.pid).is_runnable()
        process.kill()


def test_a_process_that_has_ended_has_no_time() -> None:
    """The processor time of a process that has ended counts as endless."""
    process = subprocess.Popen([sys.executable, "-c", ""])
    processor = GuestProcessor(process.pid)
    process.wait()
    assert processor.seconds() == float("inf")
    assert not processor.is_runnable()


@pytest.mark.parametrize("stops", [True, False])
def test_slow_guests_are_announced_once(machine: Machine, stops: bool) -> None:
    """After the slow seconds of the processor a function is asked, once, whether to stop."""
    asked = []

    def on_slow() -> bool:
        asked.append(machine.now)
        return stops

    started = machine.now
    ended = machine.run(new_limit(machine, slow=3.0, on_slow=on_slow), share=0.5)
    assert asked == [pytest.approx(started + 6.0, abs=deadline.MAX_LOOK)]
    assert ended == pytest.approx(asked[0] - started if stops else 2 * SECONDS, abs=1.0)


@contextmanager
def burners(number: int) -> Iterator[None]:
    """Keep one processor busy with other processes, and stay on it."""
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(before)})
    try:
        loop = [sys.executable, "-c", "while True: pass"]
        processes = [subprocess.Popen(loop) for _ in range(number)]
        yield
    finally:
        for process in processes:
            process.kill()
            process.wait()
        os.sched_setaffinity(0, before)


BUSY = """
    import sys, time
    def compute(seconds):
        start = time.process_time()
        while time.process_time() < start + seconds: pass
        return seconds
    def recurse(n):
        compute(0.4 / 1000)
        return recurse(n + 1)
    sys.setrecursionlimit(1000)
    """


@pytest.mark.slow
@pytest.mark.full_wall
def test_a_busy_machine_fails_no_call(wall: SandboxSpec, monkeypatch: pytest.MonkeyPatch) -> None:
    """Beside other processes a call takes longer than its limit by the clock, and is answered."""
    monkeypatch.setattr(deadline, "CEILING", 100)
    with burners(4), opened(limited(wall, call=0.5), BUSY) as session:
        student = Student(session)
        started = monotonic()
        assert student.compute(0.4) == 0.4
        assert monotonic() - started > 0.5
        with pytest.raises(StudentError) as caught:
            student.recurse(0)
        assert (caught.value.fault, caught.value.detail) == (Fault.RAISED, "RecursionError")
        with pytest.raises(StudentError) as caught:
            student.compute(1.0)
        assert caught.value.fault is Fault.TIMEOUT


@pytest.mark.full_wall
def test_a_call_that_sleeps_is_stalled(wall: SandboxSpec) -> None:
    """A call that waits for what never comes ends soon after its limit, with a fault of its own."""
    cell = "import time\ndef nap():\n    while True: time.sleep(0.02)"
    with opened(limited(wall, call=0.5), cell) as session:
        started = monotonic()
        with pytest.raises(StudentError) as caught:
            Student(session).nap()
        assert caught.value.fault is Fault.STALLED
        assert monotonic() - started < CEILING * 0.5


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
