"""Host functions that student code calls back, and arguments shared with them."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from autograder.sandbox.faults import Fault, StudentError
from autograder.sandbox.launcher import SandboxSpec
from autograder.sandbox.proxies import Student, call_recording_args, get_handle, share
from tests.support.notebooks import opened

pytestmark = pytest.mark.full_wall

CALL = "def call(f, *args, **kwargs): return f(*args, **kwargs)"
GRADIENT = """
    import numpy as np
    def gradient(f, x):
        g = np.zeros_like(x)
        for i in np.ndindex(x.shape):
            kept = x[i]
            x[i] = kept + 1e-4; up = f(x)
            x[i] = kept - 1e-4; down = f(x)
            x[i] = kept
            g[i] = (up - down) / 2e-4
        return g
    """
NET = """
    class Net:
        def __init__(self): self.W = np.ones((2, 3))
        def loss(self, x): return float(((x @ self.W) ** 2).sum())
    """


def fault(call: Callable[[], Any]) -> Fault:
    """Return the fault of a failing call."""
    with pytest.raises(StudentError) as caught:
        call()
    return caught.value.fault


def test_functions_are_called_back_with_plain_data(wall: SandboxSpec) -> None:
    """A function argument receives what student code passes, and its result arrives there."""
    received = []

    def f(x: Any, *, scale: float) -> Any:
        received.append((x, scale))
        return x * scale

    with opened(wall, CALL) as session:
        result = Student(session).call(f, np.arange(3.0), scale=2)
    assert result.tolist() == [0.0, 2.0, 4.0]
    assert type(received[0][0]) is np.ndarray
    assert received[0][0].tolist() == [0.0, 1.0, 2.0]
    assert received[0][1] == 2


def test_functions_within_data_are_called_back(wall: SandboxSpec) -> None:
    """Functions in a list or dict, bound methods and builtins can be called back."""
    cell = "def total(fs, x): return sum(f(x) for f in fs['all'])"
    with opened(wall, cell) as session:
        assert Student(session).total({"all": [abs, (3.0).__add__, np.square]}, -2.0) == 7.0


def test_a_function_that_comes_back_is_the_very_same(wall: SandboxSpec) -> None:
    """A host function that student code returns is the same object again."""
    with opened(wall, "def same(f): return f, [f]") as session:
        assert Student(session).same(fault) == (fault, [fault])


def test_calls_within_callbacks(wall: SandboxSpec) -> None:
    """A callback may call student code again, which may call back again."""
    cell = """
        def outer(f, x): return f(x) + 1
        def inner(g, x): return g(x) * 10
        """
    with opened(wall, cell) as session:
        student = Student(session)
        result = student.outer(lambda x: student.inner(lambda y: y + 2, x), 3)
    assert result == (3 + 2) * 10 + 1


def test_endless_callbacks_fail_the_call(wall: SandboxSpec) -> None:
    """Endlessly nested callbacks fail the call, and the next one is answered."""
    with opened(wall, CALL, "def good(): return 1") as session:
        student = Student(session)

        def again() -> Any:
            return student.call(again)

        with pytest.raises((StudentError, RecursionError)):
            student.call(again)
        assert student.good() == 1


@pytest.mark.parametrize("kind", [ValueError, TypeError, IndexError, ZeroDivisionError])
def test_exceptions_of_callbacks_can_be_caught(wall: SandboxSpec, kind: type[Exception]) -> None:
    """Student code can catch the common exceptions of a function argument."""
    cell = f"""
        def careful(f):
            try: return f()
            except {kind.__name__} as error: return str(error)
        """

    def refuse() -> None:
        raise kind("a secret of the grader")

    with opened(wall, CALL, cell) as session:
        student = Student(session)
        assert "secret" not in student.careful(refuse)
        assert fault(lambda: student.call(refuse)) is Fault.RAISED


@pytest.mark.parametrize(
    "swallow",
    [
        "    try: return f()\n    except BaseException: return 1.0",
        "    try: f()\n    finally: return 1.0",
        "    try: f()\n    except BaseException: raise NotImplementedError",
        "    try: f()\n    except BaseException: import os; os._exit(0)",
        "    import threading as t\n    t = t.Thread(target=f); t.start(); t.join(); return 1.0",
    ],
    ids=["except", "finally", "another error", "exit", "thread"],
)
def test_assertions_of_callbacks_cannot_be_swallowed(wall: SandboxSpec, swallow: str) -> None:
    """An AssertionError of a callback fails the hidden test, however student code handles it."""

    def judge() -> None:
        raise AssertionError("the verdict")

    with opened(wall, f"def f(f):\n{swallow}", CALL) as session:
        student = Student(session)
        with pytest.raises(AssertionError, match="the verdict"):
            student.f(judge)
        assert student.call(lambda: 2) == 2


def test_leaving_a_callback_leaves_the_call(wall: SandboxSpec) -> None:
    """A callback that calls pytest.skip skips its test, and the next call is answered."""
    with opened(wall, CALL) as session:
        student = Student(session)
        with pytest.raises(pytest.skip.Exception, match="not today"):
            student.call(lambda: pytest.skip("not today"))
        assert student.call(lambda: 2) == 2


def test_an_assertion_of_a_nested_callback_fails_the_call(wall: SandboxSpec) -> None:
    """An AssertionError of a callback within a callback fails the outermost call."""
    cell = """
        def careful(f):
            try: return f()
            except BaseException: return 1.0
        """

    def judge() -> None:
        raise AssertionError("the verdict")

    with opened(wall, cell) as session:
        student = Student(session)
        with pytest.raises(AssertionError, match="the verdict"):
            student.careful(lambda: student.careful(judge))


def test_a_function_may_be_kept_for_later_calls(wall: SandboxSpec) -> None:
    """A result may need the function that it was made with: `tangent_line(f, x)`."""
    cell = "def line(f, x):\n    return lambda t: f(x) + t"
    with opened(wall, cell) as session:
        line = Student(session).line(lambda x: x**2, 3)
        assert [line(0), line(1)] == [9, 10]


def test_a_kept_function_raises_outside_calls(wall: SandboxSpec) -> None:
    """A kept function that is called outside a call raises, and later calls are answered."""
    cell = """
        class Keeper:
            def keep(self, f): self.f = f
            @property
            def sneaky(self): return self.f(1)
        keeper = Keeper()
        """
    with opened(wall, cell, CALL) as session:
        student = Student(session)
        received: list[object] = []
        keeper = student.keeper
        keeper.keep(received.append)
        assert fault(lambda: keeper.sneaky) is Fault.RAISED
        assert received == []
        assert student.call(lambda: 2) == 2


def test_objects_go_to_callbacks_by_handle(wall: SandboxSpec) -> None:
    """An object that student code passes to a callback can be used there."""
    cell = "class Net:\n    def loss(self, x): return x + 1\ndef probe(f): return f(Net())"
    with opened(wall, cell) as session:
        assert Student(session).probe(lambda net: net.loss(1) * 10) == 20


def test_other_arguments_raise_type_error(wall: SandboxSpec) -> None:
    """A test that passes or returns other than plain data gets a TypeError."""
    with opened(wall, CALL) as session:
        student = Student(session)
        with pytest.raises(TypeError, match="set cannot be sent"):
            student.call(print, {1, 2})
        assert student.call(lambda: 2) == 2


def test_changes_of_plain_arguments_are_not_visible_to_callbacks(wall: SandboxSpec) -> None:
    """A change in place of an array that is not shared does not reach the host's array."""
    x = np.array([3.0, 4.0])
    with opened(wall, GRADIENT) as session:
        result = Student(session).gradient(lambda _: float((x**2).sum()), x)
    assert result.tolist() == [0.0, 0.0]
    assert x.tolist() == [3.0, 4.0]


def test_changes_of_shared_arrays_are_visible_to_callbacks(wall: SandboxSpec) -> None:
    """Changes in place of a shared array are visible to a function that ignores its argument."""
    x = np.array([[3.0, 4.0], [-1.0, 0.5]])
    before = x.copy()
    with opened(wall, GRADIENT) as session:
        result = Student(session).gradient(lambda _: float((x**2).sum()), share(x))
    np.testing.assert_allclose(result, 2 * before, atol=1e-6)
    assert np.array_equal(x, before)


def test_a_shared_array_keeps_its_last_content(wall: SandboxSpec) -> None:
    """A shared array keeps the changes of the call; a plain one next to it does not."""
    cell = "def f(a, b): a += 1; b += 1"
    a, b = np.zeros(2), np.zeros(2)
    with opened(wall, cell) as session:
        record = call_recording_args(Student(session).f, share(a), b)
    assert a.tolist() == record.args[0].tolist() == record.args[1].tolist() == [1.0, 1.0]
    assert b.tolist() == [0.0, 0.0]


def test_a_students_own_array_is_changed_in_place(wall: SandboxSpec) -> None:
    """With a network's weights passed by handle, its loss sees each change."""
    with opened(wall, GRADIENT, NET) as session:
        student = Student(session)
        net, x = student.Net(), np.array([[1.0, 2.0]])
        result = student.gradient(lambda _: net.loss(x), get_handle(net, "W"))
        np.testing.assert_allclose(result, 2 * x.T @ (x @ np.ones((2, 3))), rtol=1e-6)
        assert net.W.tolist() == [[1.0] * 3] * 2
