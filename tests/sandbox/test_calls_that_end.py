"""Calls without a valid answer: they fail, and the next call is answered by a new process."""

from collections.abc import Callable
from textwrap import dedent
from typing import Any

import numpy as np
import pytest

from autograder.sandbox.faults import Fault, StudentError
from autograder.sandbox.launcher import SandboxSpec
from autograder.sandbox.proxies import Student
from tests.support.notebooks import ENDLESS, opened, printed, time_out

pytestmark = pytest.mark.full_wall

# Student code that finds the channel and the server of its own process.
CHANNEL = """
    import gc, os, socket, struct, sys
    import msgspec
    from autograder.sandbox.guest import protocol as wire
    (CHANNEL,) = [thing for thing in gc.get_objects() if type(thing) is wire.Channel]
    (SERVER,) = [thing for thing in gc.get_objects() if type(thing).__name__ == "Server"]

    def forge(message, blob=b""):
        CHANNEL.send(message, blob, None)

    def number():
        frame = sys._getframe()
        while "message" not in frame.f_locals:
            frame = frame.f_back
        return frame.f_locals["message"].cell

    def open_request():
        return SERVER._open_requests[-1].number

    def good():
        return 1
    """
ENDINGS = {
    "exit": ("import os; os._exit(0)", Fault.DIED),
    "kill": ("import os; os.kill(os.getpid(), 9)", Fault.DIED),
    "crash": ("import ctypes; ctypes.string_at(0)", Fault.DIED),
    "half a frame": ("CHANNEL._socket.send(b'abc'); os._exit(0)", Fault.DIED),
    "flood": ("while True: print('again and again')", Fault.OUTPUT_LIMIT),
}
FORGERIES = {
    "a huge frame": "CHANNEL._socket.send(b'\\xff' * 8)",
    "an empty frame": "CHANNEL._socket.send(bytes(8))",
    "no message": "CHANNEL._socket.send(struct.pack('!II', 3, 0) + b'abc')",
    "an answer to another call": "forge(wire.Returned(1, 2.0, {}))",
    "a second greeting": "forge(wire.Ready())",
    "the end of a cell": "forge(wire.Ran(0, ''), b'[]')",
    "a function never given": "forge(wire.CallbackRequest(1, open_request(), 99, [], {}, {}))",
    "a negative function": "forge(wire.CallbackRequest(1, open_request(), -1, [], {}, {}))",
    "a callback of no call": "forge(wire.CallbackRequest(1, 2, 0, [], {}, {}))",
    "a function as answer": "forge(wire.Returned(open_request(), wire.Callback(99), {}))",
    "an array of objects": "forge(wire.Returned(open_request(), "
    "wire.ArrayValue('O', (1,), 0, False), {}), bytes(8))",
    "an array beyond its frame": "forge(wire.Returned(open_request(), "
    "wire.ArrayValue('d', (10**6,), 0, False), {}), bytes(8))",
}


def fault(call: Callable[[], Any]) -> Fault:
    """Return the fault of a failing call."""
    with pytest.raises(StudentError) as caught:
        call()
    return caught.value.fault


@pytest.mark.slow
@pytest.mark.parametrize("kind", ENDLESS)
def test_a_call_that_never_ends_is_stopped(wall: SandboxSpec, kind: str) -> None:
    """An endless call is stopped at its deadline, and the next one is answered."""
    cell = f"def endless(): exec({dedent(ENDLESS[kind])!r}, {{}})"
    with opened(wall, cell, "def good(): return 1") as session:
        student = Student(session)
        assert fault(lambda: student.endless()) is time_out(kind)
        assert student.good() == 1


@pytest.mark.parametrize(("ending", "expected"), ENDINGS.values(), ids=ENDINGS)
def test_a_call_that_ends_the_process_fails_alone(
    wall: SandboxSpec, ending: str, expected: Fault
) -> None:
    """After a call that ended the process, the notebook runs again and calls are answered."""
    cells = (CHANNEL, "count = [1]", f"def ending():\n    {ending}", "def good(): return count")
    with opened(wall, *cells) as session:
        student = Student(session)
        good = student.good
        assert fault(lambda: student.ending()) is expected
        assert fault(lambda: good()) is Fault.DIED
        assert student.good() == [1]


def test_a_handle_of_an_ended_process_has_died(wall: SandboxSpec) -> None:
    """An object of an ended process cannot be used, nor passed to the new process."""
    cell = """
        import os
        class Net:
            def name(self): return "net"
            def end(self): os._exit(0)
        def name_of(net): return net.name()
        """
    with opened(wall, cell) as session:
        student = Student(session)
        net = student.Net()
        assert student.name_of(net) == "net"
        assert fault(lambda: net.end()) is Fault.DIED
        assert fault(lambda: net.name()) is Fault.DIED
        assert fault(lambda: student.name_of(net)) is Fault.DIED
        assert student.name_of(student.Net()) == "net"


def test_ending_within_a_callback(wall: SandboxSpec) -> None:
    """Student code that ends the process while a callback calls it fails the whole call."""
    cell = "import os\ndef call(f): return f()\ndef end(): os._exit(0)"
    with opened(wall, cell) as session:
        student = Student(session)
        assert fault(lambda: student.call(lambda: student.end())) is Fault.DIED
        assert student.call(lambda: 5) == 5


def test_memory_of_one_call_is_no_fault_of_the_next(wall: SandboxSpec) -> None:
    """A call that exceeds the memory limit fails with that fault, and the next one is answered."""
    cell = """
        import numpy as np
        kept = []
        def at_once(): return np.ones(10**12)
        def bit_by_bit():
            while True: kept.append(np.empty(10**7))
        def good(): return np.empty(10**7).size
        """
    with opened(wall, cell) as session:
        student = Student(session)
        assert fault(lambda: student.at_once()) is Fault.MEMORY
        assert student.good() == 10**7
        assert fault(lambda: student.bit_by_bit()) is Fault.MEMORY
        assert student.good() == 10**7


def test_threads_left_over_end_with_their_call_or_process(wall: SandboxSpec) -> None:
    """A thread left by a call neither answers for it nor blocks the answer of the next."""
    cell = """
        import threading
        def leave():
            threading.Thread(target=lambda: [None for _ in iter(int, 1)]).start()
            return 1
        def good(): return 2
        """
    with opened(wall, cell) as session:
        student = Student(session)
        assert [student.leave(), student.good()] == [1, 2]


@pytest.mark.parametrize("forgery", FORGERIES.values(), ids=FORGERIES)
def test_forged_answers_fail_the_call(wall: SandboxSpec, forgery: str) -> None:
    """Anything that student code writes to the channel fails its call; the next is answered."""
    with opened(wall, CHANNEL, f"def cheat(f):\n    {forgery}\n    return 2") as session:
        student = Student(session)
        assert fault(lambda: student.cheat(np.negative)) is Fault.PROTOCOL_ERROR
        assert student.good() == 1


def test_answers_ahead_of_their_request_are_refused(wall: SandboxSpec) -> None:
    """An answer sent ahead of its request is not accepted for it."""
    ahead = "def ahead():\n    SERVER._send = lambda *a: [forge(*a), forge(*a)]\n    return 5"
    with opened(wall, CHANNEL, ahead) as session:
        student = Student(session)
        call = student.ahead
        assert call() == 5
        assert fault(lambda: student.good()) is Fault.PROTOCOL_ERROR
        assert student.good() == 1


@pytest.mark.parametrize(
    "outputs",
    [
        "b'no json'",
        "b'[' * 10**5",
        """b'[' + b'{"output_type":""},' * 10**5 + b'{"output_type":""}]'""",
        """b'[{"output_type":"","traceback":[' + b'"ab",' * 10**6 + b'""]}]'""",
        """b'[{"output_type":"stream","text":"' + b'x' * 10**7 + b'"}]'""",
    ],
    ids=["no json", "deep", "many", "many parts", "long"],
)
def test_forged_outputs_fail_the_cell(wall: SandboxSpec, outputs: str) -> None:
    """Outputs beyond the limit, whatever the guest counted, fail their cell."""
    forged = f"forge(wire.Ran(number(), ''), {outputs})"
    with opened(wall, CHANNEL, forged, "print(good())") as session:
        runs = session.run_notebook()
    assert [run.fault for run in runs] == [None, Fault.PROTOCOL_ERROR, None]
    assert printed(runs[2]) == "1\n"
