"""The proxies that hidden tests use in place of the student's names and objects."""

from typing import Any

import numpy as np
import pytest

from autograder.sandbox.faults import Fault, StudentError
from autograder.sandbox.launcher import SandboxSpec
from autograder.sandbox.proxies import (
    MAX_CALLS,
    Student,
    call_each,
    call_recording_args,
    fetch_value,
    get_handle,
    get_item_handle,
    type_name,
)
from autograder.sandbox.trace import fingerprints
from tests.support.notebooks import limited, opened

pytestmark = pytest.mark.full_wall

NET = """
    import numpy as np

    class Net:
        def __init__(self, size, scale=1.0):
            self.params = {"W": np.full((size, 2), scale), "b": np.zeros(2)}
            self.calls = 0

        def predict(self, x):
            self.calls += 1
            return x @ self.params["W"] + self.params["b"]

        def layers(self):
            return [self, Net(1)]

        @property
        def missing_within(self):
            return self.nothing
    """


def fault(call: Any) -> tuple[Fault, str]:
    """Return the fault and the detail of a failing call."""
    with pytest.raises(StudentError) as caught:
        call()
    return caught.value.fault, caught.value.detail


def test_functions_take_and_return_plain_data(wall: SandboxSpec) -> None:
    """Positional and keyword arguments arrive, defaults apply, and exact values are returned."""
    cell = "def f(a, *rest, scale=2, **more): return a * scale, list(rest), more"
    with opened(wall, cell) as session:
        student = Student(session)
        assert student.f(1.5) == (3.0, [], {})
        assert student.f(1, "two", None, scale=3, other={"k": (1,)}) == (
            3, ["two", None], {"other": {"k": (1,)}},
        )  # fmt: skip
        result = student.f(np.arange(3, dtype=np.int16))[0]
        assert type(result) is np.ndarray
        assert result.dtype == np.int16
        assert result.tolist() == [0, 2, 4]


def test_any_callable_is_called(wall: SandboxSpec) -> None:
    """Lambdas, partials, ufuncs, classes and callable objects can be called like functions."""
    cell = """
        import numpy as np
        from functools import partial
        double = lambda x: 2 * x
        tripled = partial(lambda k, x: k * x, 3)
        class Four:
            def __call__(self, x): return 4 * x
        four = Four()
        """
    with opened(wall, cell) as session:
        student = Student(session)
        assert [student.double(2), student.tripled(2), student.four(2)] == [4, 6, 8]
        assert student.np.negative(2) == -2
        assert student.Four()(1) == 4


def test_objects_are_used_by_handle(wall: SandboxSpec) -> None:
    """Methods, attributes and items of a class's instances can be read and set."""
    with opened(wall, NET) as session:
        net = Student(session).Net(3, scale=2.0)
        assert type_name(net) == "Net"
        assert type_name(1.5) is None
        assert net.predict(np.ones(3)).tolist() == [6.0, 6.0]
        assert net.calls == 1
        net.calls = 40
        net.predict(np.ones(3))
        assert net.calls == 41
        assert set(net.params) == {"W", "b"}
        params = get_handle(net, "params")
        params["b"] = np.array([1.0, -1.0])
        assert params["b"].tolist() == [1.0, -1.0]
        assert net.predict(np.ones(3)).tolist() == [7.0, 5.0]
        first, second = net.layers()
        assert (first.calls, second.calls) == (42, 0)


def test_values_by_handle_are_the_students_own(wall: SandboxSpec) -> None:
    """An array by handle is the student's object: changes by student code are visible."""
    cells = (NET, "def add_one(a): a += 1", "def total(a): return float(a.sum())")
    with opened(wall, *cells) as session:
        student = Student(session)
        net = student.Net(1)
        weights = get_item_handle(get_handle(net, "params"), "W")
        student.add_one(weights)
        assert student.total(weights) == 4.0
        assert net.params["W"].tolist() == [[2.0, 2.0]]
        copy = fetch_value(weights)
        copy[:] = 99
        assert fetch_value(weights).tolist() == [[2.0, 2.0]]
        weights[0, 1] = 5.0
        assert weights[0].tolist() == [2.0, 5.0]
        assert weights[..., 1].tolist() == [5.0]


def test_results_are_copies(wall: SandboxSpec) -> None:
    """Changing a result or an attribute's value on the host changes nothing in the guest."""
    with opened(wall, NET) as session:
        net = Student(session).Net(1)
        net.params["W"][:] = 7
        assert net.params["W"].tolist() == [[1.0, 1.0]]


def test_arguments_are_never_changed_on_the_host(wall: SandboxSpec) -> None:
    """Changes of arguments are recorded by `call_recording_args`, never made to our objects."""
    cell = """
        def spoil(x, t, pairs, rows=None, unused=None):
            x[:] = 0
            t = t * 2
            pairs["new"] = [1]
            rows[0][0] = -1.0
            return t
        """
    x, t, pairs, rows = np.ones(3), np.ones(2), {"old": 1}, [np.ones(2)]
    with opened(wall, cell) as session:
        record = call_recording_args(Student(session).spoil, x, t, pairs, rows=rows, unused="u")
    assert record.value.tolist() == [2.0, 2.0]
    assert record.args[0].tolist() == [0.0, 0.0, 0.0]
    assert record.args[1] is t
    assert record.args[2] == {"old": 1, "new": [1]}
    assert record.kwargs["rows"][0].tolist() == [-1.0, 1.0]
    assert record.kwargs["unused"] == "u"
    assert x.tolist() == [1.0] * 3
    assert pairs == {"old": 1}
    assert rows[0].tolist() == [1.0, 1.0]


def test_one_array_given_twice_arrives_as_two(wall: SandboxSpec) -> None:
    """Two arguments never share memory in the guest, even if they are the same array."""
    cell = "def f(a, b):\n    a[:] = 5\n    return b"
    x = np.ones(2)
    with opened(wall, cell) as session:
        assert Student(session).f(x, x).tolist() == [1.0, 1.0]


def test_random_generators_are_given_as_copies(wall: SandboxSpec) -> None:
    """A generator draws the same numbers in the guest, and its original does not advance."""
    with opened(wall, "def draw(rng): return rng.random(4)") as session:
        rng = np.random.default_rng(5)
        record = call_recording_args(Student(session).draw, rng)
    reference = np.random.default_rng(5)
    assert np.array_equal(record.value, reference.random(4))
    assert record.args[0].random() == reference.random()
    assert rng.random() == np.random.default_rng(5).random()


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("raise NotImplementedError", (Fault.UNWRITTEN, "NotImplementedError")),
        ("class Later(NotImplementedError): pass\n    raise Later", (Fault.UNWRITTEN, "Later")),
        ("return 1 / 0", (Fault.RAISED, "ZeroDivisionError")),
        ("raise SystemExit", (Fault.RAISED, "SystemExit")),
        ("raise KeyboardInterrupt", (Fault.RAISED, "KeyboardInterrupt")),
        ("raise BaseException", (Fault.RAISED, "BaseException")),
        ("return f()", (Fault.RAISED, "RecursionError")),
        ("return r'\\ud800'.encode().decode('unicode-escape')", (Fault.RAISED, "Unicode")),
        ("import numpy; return numpy.ones(10**9)", (Fault.MEMORY, "")),
        ("import numpy; return numpy.zeros(9 * 2**20)", (Fault.UNREADABLE, "WireError")),
        ("return 'x' * 2**21", (Fault.UNREADABLE, "WireError")),
        ("return [0] * 10**6", (Fault.UNREADABLE, "WireError")),
        ("endless = []; endless.append(endless); return endless", (Fault.UNREADABLE, "WireError")),
    ],
    ids=lambda case: str(case).replace("\n", ";"),
)
def test_failures_are_classified(wall: SandboxSpec, body: str, expected: tuple[Fault, str]) -> None:
    """A failing call reports its fault, and the next call is answered."""
    with opened(wall, f"def f():\n    {body}", "def good(): return 1") as session:
        student = Student(session)
        kind, detail = fault(lambda: student.f())
        assert kind is expected[0]
        assert detail.startswith(expected[1])
        assert student.good() == 1


def test_wrong_arguments_differ_from_errors_inside(wall: SandboxSpec) -> None:
    """Wrong arguments have a fault of their own; a TypeError of the body is an exception."""
    with opened(wall, "def f(a): return a + 'text'", "f_is_no_function = 3") as session:
        student = Student(session)
        assert fault(lambda: student.f(1, 2))[0] is Fault.ARGUMENTS
        assert fault(lambda: student.f(b=1))[0] is Fault.ARGUMENTS
        assert fault(lambda: student.f_is_no_function(1))[0] is Fault.ARGUMENTS
        assert fault(lambda: student.f(1)) == (Fault.RAISED, "TypeError")


def test_missing_names_are_reported(wall: SandboxSpec) -> None:
    """Missing names, attributes and items are reported; builtins count as missing."""
    with opened(wall, NET) as session:
        student = Student(session)
        net = student.Net(1)
        assert fault(lambda: student.softmax) == (Fault.MISSING, "softmax")
        assert fault(lambda: student.len) == (Fault.MISSING, "len")
        assert fault(lambda: net.fit) == (Fault.MISSING_ATTRIBUTE, "fit")
        assert fault(lambda: get_handle(net, "params")["W2"]) == (Fault.MISSING_ATTRIBUTE, "W2")
        assert fault(lambda: net.missing_within) == (Fault.MISSING_ATTRIBUTE, "missing_within")
        assert fault(lambda: net[0])[0] is Fault.RAISED


@pytest.mark.slow
def test_output_of_calls_is_discarded(wall: SandboxSpec) -> None:
    """Prints, warnings and plots of calls are discarded; too many end the process."""
    cell = """
        import sys, warnings
        import numpy as np
        import matplotlib.pyplot as plt
        def f(lines=10):
            for _ in range(lines): print("noise" * 100)
            sys.stderr.write("noise")
            warnings.warn("noise")
            plt.plot([1, 2]); plt.show()
            return np.log(np.zeros(1))
        """
    with opened(limited(wall, call=10), cell) as session:
        student = Student(session)
        assert student.f().tolist() == [-np.inf]
        assert student.f().tolist() == [-np.inf]
        assert fault(lambda: student.f(10**7))[0] is Fault.OUTPUT_LIMIT
        assert student.f().tolist() == [-np.inf]


def test_several_calls_at_once_are_the_same_as_one_by_one(wall: SandboxSpec) -> None:
    """Results, their order, the first exception and the log are those of single calls."""
    cell = """
        calls = []
        def f(x, step):
            calls.append(step)
            if step == 3:
                raise ValueError("three")
            x += step
            return x.sum(), [step] if step == 1 else f
        """
    cases = [(np.ones(2), step) for step in (0, 1, 2, 3, 4)]
    with opened(wall, cell) as session:
        student = Student(session)
        session.identify_requests = True

        def fault_and_log(call: Any) -> tuple[Any, Any]:
            student.f  # noqa: B018  (is looked up)
            session.log.clear()
            return fault(call), fingerprints(session.log)

        single = fault_and_log(lambda: [student.f(*case) for case in cases])
        assert fault_and_log(lambda: call_each(student.f, cases)) == single
        assert len(single[1]) == 7  # the value and the changes of three calls, and the exception
        assert fetch_value(student.calls) == [0, 1, 2, 3] * 2
        values = call_each(student.f, cases[:3])
        assert [value for value, _ in values] == [2.0, 4.0, 6.0]
        assert values[2][1](np.zeros(1), 5)[0] == 5.0
        assert cases[2][0].tolist() == [1.0, 1.0]
        assert call_each(student.f, []) == []
        many = call_each(student.f, [(np.ones(1), 0)] * (MAX_CALLS + 1))
        assert len(many) == MAX_CALLS + 1
