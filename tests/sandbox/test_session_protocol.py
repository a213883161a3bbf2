"""The rules of the protocol, with student code in the sandbox."""

from typing import Any

import numpy as np
import pytest

from autograder.sandbox.faults import Fault, StudentError
from autograder.sandbox.launcher import SandboxSpec
from autograder.sandbox.proxies import Student
from tests.sandbox.test_calls_that_end import CHANNEL
from tests.support.notebooks import opened

pytestmark = pytest.mark.full_wall

KEEPER = """
    class Keeper:
        def keep(self, f): self.f = f
        @property
        def sneaky(self): return self.f(1)
        def ask(self): return self.f(1)
    keeper = Keeper()
    """


def test_a_function_of_an_earlier_test_is_refused(wall: SandboxSpec) -> None:
    """Code that keeps a function cannot call it in the next test, whose answer it may know."""
    received: list[Any] = []
    with opened(wall, KEEPER) as session:
        keeper = Student(session).keeper
        keeper.keep(received.append)
        assert keeper.ask() is None
        session.start_test()
        with pytest.raises(StudentError) as caught:
            keeper.ask()
        assert (caught.value.fault, caught.value.detail) == (Fault.RAISED, "RuntimeError")
    assert received == [1]


def test_a_property_that_calls_within_a_callback_only_raises(wall: SandboxSpec) -> None:
    """A callback outside a call raises, also within another callback, and is no protocol error."""
    call = "def call(f): return f()"
    with opened(wall, KEEPER, call) as session:
        student = Student(session)
        keeper = student.keeper
        keeper.keep(abs)
        faults = []

        def use_property() -> int:
            try:
                return int(keeper.sneaky)
            except StudentError as error:
                faults.append(error.fault)
                return 5

        assert student.call(use_property) == 5
        assert faults == [Fault.RAISED]


def test_arrays_that_share_bytes_fail_the_call(wall: SandboxSpec) -> None:
    """A forged answer of arrays that share their bytes allocates nothing, and fails."""
    cheat = """
        def cheat():
            array = wire.ArrayValue("B", (1 << 20,), 0, False)
            many = wire.Sequence([array] * 50_000, False)
            forge(wire.Returned(open_request(), many, {}), bytes(1 << 20))
        """
    with opened(wall, CHANNEL, cheat) as session:
        student = Student(session)
        with pytest.raises(StudentError) as caught:
            student.cheat()
        assert caught.value.fault is Fault.PROTOCOL_ERROR
        assert student.good() == 1


def test_answers_are_logged_up_to_a_limit(
    wall: SandboxSpec, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The log drops the content of answers once they exceed the limit together."""
    monkeypatch.setattr("autograder.sandbox.session.MAX_LOGGED", 1 << 20)
    with opened(wall, "import numpy as np\ndef large(): return np.ones(100_000)") as session:
        large = Student(session).large
        assert all(large().sum() == 100_000 for _ in range(3))
        logged = [outcome for outcome in session.log if isinstance(outcome.value, np.ndarray)]
        assert len(logged) == 1
        assert len(session.log) == 4
        session.reset()
        Student(session).large()
        assert session.log[-1].value.sum() == 100_000
