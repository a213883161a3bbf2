"""A function that does not end is given up after a few calls, and no other."""

from collections.abc import Callable
from typing import Any

import pytest

from autograder.sandbox import session as session_module
from autograder.sandbox.faults import Fault, StudentError
from autograder.sandbox.launcher import SandboxSpec
from autograder.sandbox.proxies import Student, get_handle
from autograder.sandbox.session import Session
from autograder.sandbox.time_outs import (
    MAX_TRIALS,
    MAX_TRIALS_IF_ANSWERED,
    SHORT_SHARE,
    TimeOuts,
)
from tests.support.notebooks import limited, opened

CELL = """
    import time
    def loop():
        while True: pass
    def nap():
        while True: time.sleep(0.01)
    def good(): return 1
    def sometimes(ends):
        while not ends: pass
        return 1
    class Net:
        def predict(self):
            while True: pass
        def loss(self): return 2
    def line(a):
        return lambda t: loop()
    def call(f): return f()
    """


def noted(*faults: Fault | None) -> TimeOuts:
    """Return the time-outs after calls of `f` that ended so."""
    time_outs = TimeOuts()
    for fault in faults:
        time_outs.note("f", fault)
    return time_outs


def test_a_function_has_two_trials() -> None:
    """A function that only runs out of time is given up after two calls."""
    time_outs = noted(Fault.TIMEOUT)
    assert time_outs.share("f") == 1
    assert time_outs.never_answered == {"f"}
    time_outs.note("f", Fault.STALLED)
    assert time_outs.share("f") == 0
    assert time_outs.endless == {"f"}
    assert time_outs.last_fault("f") is Fault.STALLED
    assert time_outs.share("g") == 1


@pytest.mark.parametrize("answer", [None, Fault.RAISED, Fault.UNWRITTEN, Fault.DIED])
def test_a_function_that_answers_has_more_trials(answer: Fault | None) -> None:
    """One that has answered may end for other arguments: it gets short calls, and then none."""
    time_outs = noted(answer, *[Fault.TIMEOUT] * MAX_TRIALS)
    assert time_outs.share("f") == SHORT_SHARE
    assert time_outs.endless == time_outs.never_answered == frozenset()
    for _ in range(MAX_TRIALS_IF_ANSWERED - MAX_TRIALS):
        time_outs.note("f", Fault.TIMEOUT)
    assert time_outs.share("f") == 0


def test_in_a_rerun_one_trial_is_left() -> None:
    """With substitutes a function that ran out of time may end: it has one trial more."""
    rerun = noted(None, *[Fault.TIMEOUT] * 9).first_trials()
    assert rerun.share("f") == 1
    rerun.note("f", Fault.TIMEOUT)
    assert rerun.endless == {"f"}


def test_a_function_can_be_given_up_and_forgotten() -> None:
    """A function that is given up is not called, until everything is forgotten."""
    time_outs = noted(None)
    time_outs.give_up(["f"])
    assert time_outs.share("f") == 0
    time_outs.clear()
    assert time_outs.share("f") == 1


def test_calls_of_unknown_functions_are_not_counted() -> None:
    """An object that a test came to in another way has no name, and all its trials."""
    time_outs = TimeOuts()
    for _ in range(5):
        time_outs.note("", Fault.TIMEOUT)
    assert time_outs.share("") == 1


@pytest.fixture
def session(wall: SandboxSpec) -> Any:
    """A session with functions that end and functions that do not."""
    with opened(limited(wall, call=0.3), CELL) as opened_session:
        yield opened_session


def fault(call: Callable[[], Any]) -> Fault:
    """Return the fault of a failing call."""
    with pytest.raises(StudentError) as caught:
        call()
    return caught.value.fault


@pytest.mark.slow
@pytest.mark.full_wall
@pytest.mark.parametrize(("name", "expected"), [("loop", Fault.TIMEOUT), ("nap", Fault.STALLED)])
def test_the_third_call_is_not_made(session: Session, name: str, expected: Fault) -> None:
    """After two calls that ran out of time the next ones fail alike, in no process and no time."""
    for trial in range(5):
        student = Student(session)
        assert fault(getattr(student, name)) is expected
        assert session.log[-1].fault is expected
        assert session.generation == min(trial + 1, 3)
    assert Student(session).good() == 1


@pytest.mark.slow
@pytest.mark.full_wall
def test_other_functions_are_called(session: Session) -> None:
    """Methods count by their class, functions that were returned by their maker, others not."""
    paths = ("loop", "Net.predict", "line")
    for _ in range(MAX_TRIALS):
        assert fault(lambda: Student(session).loop()) is Fault.TIMEOUT
        assert fault(lambda: Student(session).Net().predict()) is Fault.TIMEOUT
        assert fault(lambda: Student(session).line(1)(2)) is Fault.TIMEOUT
    assert session.time_outs.endless == frozenset(paths) - {"line"}  # making a line has answered
    student = Student(session)
    assert student.Net().loss() == 2
    assert get_handle(student.Net(), "predict")._path == "Net.predict"


@pytest.mark.slow
@pytest.mark.full_wall
def test_a_function_that_ends_for_some_arguments(session: Session) -> None:
    """A function that answers keeps its answers between its time-outs."""
    for _ in range(3):
        assert Student(session).sometimes(True) == 1
        assert fault(lambda: Student(session).sometimes(False)) is Fault.TIMEOUT
    assert Student(session).sometimes(True) == 1


@pytest.mark.slow
@pytest.mark.full_wall
def test_a_nested_call_counts_for_the_outer_one(session: Session) -> None:
    """An endless function that a test's function calls is the outer function's time-out."""
    student = Student(session)
    assert fault(lambda: student.call(lambda: student.loop())) is Fault.TIMEOUT
    assert session.time_outs.never_answered == {"call"}


def test_tests_that_are_not_long_have_a_share_of_the_time(wall: SandboxSpec) -> None:
    """A test has at least five seconds for a call, a quarter of the limit, or all if it is long."""
    minimum = session_module.MIN_CALL
    for limit, expected in ((2.0, 2.0), (5.0, minimum), (20.0, 5.0), (60.0, 15.0)):
        opened_session = opened(limited(wall, call=limit))
        opened_session.start_test()
        assert opened_session._call_seconds == limit
        opened_session.start_test(is_long=False)
        assert opened_session._call_seconds == expected
