"""Functions and classes of the host look and behave like those of a notebook."""

import types
from collections.abc import Callable
from time import sleep
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from autograder.grading import prerequisites
from autograder.sandbox.callbacks import Constructor
from autograder.sandbox.guest.host_functions import make_function
from autograder.sandbox.guest.protocol import FunctionInfo, WireParameter
from autograder.sandbox.launcher import SandboxSpec
from autograder.sandbox.proxies import Student
from autograder.sandbox.session import Session
from tests.support.notebooks import opened

SECRET = np.arange(3.0)


def bowl(x: Any, bottom: Any = SECRET, *, steep: float = 2.0) -> Any:
    """Return the height of a bowl."""
    return steep * np.sum((x - bottom) ** 2)


class Slope:
    """A function that is an object."""

    def __call__(self, x: float) -> float:
        """Return the height."""
        return 2 * x


# What learners do with a function that they are given, as expressions in f.
USES = {
    "f.__name__": "bowl",
    "f.__qualname__": "bowl",
    "f.__module__": "__main__",
    "f.__doc__": "Return the height of a bowl.",
    "str(inspect.signature(f))": "(x, bottom=..., *, steep=...)",
    "list(inspect.signature(f).parameters)": ["x", "bottom", "steep"],
    "inspect.getfullargspec(f).args": ["x", "bottom"],
    "f.__code__.co_argcount": 2,
    "f.__code__.co_varnames[0]": "x",
    "inspect.isfunction(f)": True,
    "inspect.isroutine(f)": True,
    "isinstance(f, types.FunctionType)": True,
    "callable(f)": True,
    "repr(f).startswith('<function bowl at 0x')": True,
    "copy.copy(f) is f and copy.deepcopy([f])[0] is f": True,
    "len({f, f}) == 1 and f == f": True,
    "functools.wraps(f)(lambda x: f(x)).__name__": "bowl",
    "functools.partial(f, steep=1.0)(np.array([0.0, 1.0, 4.0]))": 4.0,
    "functools.lru_cache(f)(2.0)": 10.0,
    "functools.reduce(lambda value, g: g(value), [f], 2.0)": 10.0,
    "list(map(f, [0.0, 2.0]))": [10.0, 10.0],
    "np.vectorize(f)([0.0, 2.0]).tolist()": [10.0, 10.0],
    "np.apply_along_axis(f, 1, np.ones((2, 3))).tolist()": [4.0, 4.0],
    "f(x=2.0)": 10.0,
    "f(2.0, np.zeros(1))": 8.0,
    "f(2.0, bottom=np.zeros(1), steep=3.0)": 12.0,
    "f(*[2.0], **{'steep': 1.0})": 5.0,
    "setattr(f, 'count', 3) or f.count": 3,
    "type('T', (), {'f': f})().f.__self__.__class__.__name__": "T",
}
THREADED = {
    "threads": """
        def both(f):
            results = {}
            def work(x):
                results[x] = [f(x) for _ in range(20)][-1]
            threads = [threading.Thread(target=work, args=(x,)) for x in (1.0, 2.0, 3.0)]
            for thread in threads: thread.start()
            for thread in threads: thread.join()
            return [results[x] for x in (1.0, 2.0, 3.0)]
        """,
    "pool": """
        from concurrent.futures import ThreadPoolExecutor
        def both(f):
            with ThreadPoolExecutor(4) as pool:
                return [list(pool.map(f, [1.0, 2.0, 3.0])) for _ in range(20)][-1]
        """,
    "main thread as well": """
        def both(f):
            results = []
            thread = threading.Thread(target=lambda: results.append(f(1.0)))
            thread.start()
            rest = [f(2.0), f(3.0)]
            thread.join()
            return results + rest
        """,
    "event loop": """
        import asyncio
        def both(f):
            async def gather():
                return await asyncio.gather(*(asyncio.to_thread(f, x) for x in (1.0, 2.0, 3.0)))
            return list(asyncio.new_event_loop().run_until_complete(gather()))
        """,
}
IMPORTS = "import copy, functools, inspect, threading, types\nimport numpy as np"


@pytest.fixture
def student_of(wall: SandboxSpec, request: pytest.FixtureRequest) -> Callable[[str], Student]:
    """A function that opens a notebook of one cell."""

    def open_notebook(cell: str) -> Student:
        session = opened(wall, IMPORTS, cell)
        request.addfinalizer(session.close)
        return Student(session)

    return open_notebook


@pytest.mark.full_wall
def test_a_function_can_be_used_as_in_a_notebook(student_of: Callable[[str], Student]) -> None:
    """Names, docstring, signature, copies, wrappers and calls are those of the original."""
    student = student_of("def use(f, expression): return eval(expression, globals(), {'f': f})")
    came = {expression: student.use(bowl, expression) for expression in USES}
    assert came == USES


@pytest.mark.full_wall
def test_functions_without_a_signature_or_name(student_of: Callable[[str], Student]) -> None:
    """A lambda, an object, a method and functions written in C have a name and can be called."""
    student = student_of(
        "def use(f, x):\n"
        "    return f.__name__, inspect.isfunction(f), len(str(inspect.signature(f))) > 1, f(x)"
    )
    for function, name, result in (
        (lambda x: 3 * x, "<lambda>", 6.0),
        (Slope(), "Slope", 4.0),
        (Slope().__call__, "__call__", 4.0),
        (np.square, "square", 4.0),
        (np.sum, "sum", 2.0),
        (abs, "abs", 2.0),
        (max, "max", 2.0),
    ):
        argument = [2.0] if function is max else 2.0
        assert student.use(function, argument) == (name, True, True, result)


@pytest.mark.full_wall
def test_values_of_defaults_stay_on_the_host(student_of: Callable[[str], Student]) -> None:
    """The guest sees that there is a default, and neither its value nor the code."""
    student = student_of(
        "def look(f):\n"
        "    text = repr(inspect.signature(f)) + repr(f.__defaults__) + repr(f.__kwdefaults__)\n"
        "    return text + repr(f.__code__.co_consts) + repr(f.__globals__.keys())"
    )
    text = student.look(bowl)
    assert "steep" in text
    assert "array" not in text
    assert "2.0" not in text


@pytest.mark.full_wall
def test_wrong_arguments_raise_type_error_at_once(student_of: Callable[[str], Student]) -> None:
    """A call that the original would refuse raises TypeError with its name; f is not called."""
    student = student_of(
        "def call(f):\n    try: f()\n    except TypeError as error: return str(error)"
    )
    called: list[object] = []

    def slope(x: object) -> None:
        called.append(x)

    assert student.call(slope) == "slope() missing 1 required positional argument: 'x'"
    assert called == []


@pytest.mark.full_wall
@pytest.mark.parametrize("cell", THREADED.values(), ids=THREADED)
def test_threads_take_turns(student_of: Callable[[str], Student], cell: str) -> None:
    """Calls from several threads are answered one after another, each with its own result."""
    assert student_of(cell).both(lambda x: 10 * x) == [10.0, 20.0, 30.0]


@pytest.mark.full_wall
def test_threads_within_a_nested_call(student_of: Callable[[str], Student]) -> None:
    """Threads may call f while another call of f waits for student code that uses threads."""
    student = student_of(THREADED["pool"])
    calls = []

    def f(x: float) -> float:
        calls.append(x)
        if len(calls) == 2:
            assert student.both(lambda y: y + 1) == [2.0, 3.0, 4.0]
        return 10 * x

    assert student.both(f) == [10.0, 20.0, 30.0]


@pytest.mark.full_wall
def test_a_thread_that_outlives_its_call(student_of: Callable[[str], Student]) -> None:
    """A thread may call f within a later call of its test; outside calls it gets an error."""
    student = student_of(
        """
        import time
        log = []
        def leave(f, seconds):
            go = threading.Event()
            def late():
                go.wait()
                time.sleep(seconds)
                try: log.append(f(1.0))
                except RuntimeError as error: log.append(str(error))
            thread = threading.Thread(target=late)
            thread.start()
            global join
            join = lambda: [go.set(), thread.join()] and log
            if seconds: go.set()
        """
    )
    student.leave(lambda x: 10 * x, 0)
    assert student.join() == [10.0]
    student.leave(lambda x: 10 * x, 0.1)
    sleep(1.0)
    assert student.join() == [10.0, "this function belongs to a call that has ended"]


@pytest.mark.full_wall
def test_a_substitute_looks_like_the_students_own(wall: SandboxSpec) -> None:
    """A substituted function or method has the name, docstring and parameters of the student's."""
    reference = types.ModuleType("reference")
    exec(
        "def loss(a, b):\n  'SECRET'\n  return a - b\n"
        "class Net:\n  def predict(self, inputs): return 2 * inputs",
        reference.__dict__,
    )
    cell = (
        "import inspect\n"
        "def loss(y, t=0):\n    'My loss.'\n"
        "class Net:\n    def predict(self, x): 'Mine.'\n"
        "def look():\n"
        "    functions = (loss, Net.predict, Net().predict)\n"
        "    return [(f.__name__, f.__doc__, str(inspect.signature(f))) for f in functions]\n"
        "def use(): return loss(5, t=2), loss(t=2, y=5), Net().predict(4)"
    )
    substitutes = prerequisites.substitutes(reference, ("loss", "Net.predict"))
    with Session(wall, [(0, cell)], substitutes) as session:
        student = Student(session)
        assert student.look() == [
            ("loss", "My loss.", "(y, t=0)"),
            ("predict", "Mine.", "(self, x)"),
            ("predict", "Mine.", "(x)"),
        ]
        assert student.use() == (3, 3, 8)  # though the reference has other parameter names


@pytest.mark.full_wall
def test_a_substituted_class_is_a_class(wall: SandboxSpec) -> None:
    """Objects of a substituted class are instances of it, and can be copied and compared."""

    class Add:
        def __init__(self, offset: float = 0.0) -> None:
            self.offset = offset

        def forward(self, x: float, y: float) -> float:
            return x + y + self.offset

    cell = """
        import copy, inspect
        class Add:
            "Mine."
        def look():
            layer, other = Add(offset=1.0), Add()
            return [
                inspect.isclass(Add), Add.__name__, Add.__doc__, isinstance(layer, Add),
                type(layer).__name__, layer == layer, layer == other, len({layer, other}),
                layer.forward(1, 2), copy.deepcopy(layer).forward(1, 2), layer.forward.__name__,
            ]
        """
    with opened(wall, cell) as session:
        session = Session(wall, [(0, session.cells[0][1])], {"Add": Constructor(Add)})
        with session:
            assert Student(session).look() == [
                True, "Add", "Mine.", True, "Add", True, False, 2, 4.0, 4.0, "forward",
            ]  # fmt: skip


@pytest.mark.full_wall
def test_records_can_be_copied(student_of: Callable[[str], Student]) -> None:
    """A record of a test can be copied, with its functions."""
    student = student_of(
        "def use(net):\n"
        "    twin = copy.deepcopy(net)\n"
        "    twin.params['W'][0] = 5.0\n"
        "    return net.params['W'].tolist(), twin.loss(2.0), twin.loss.__name__"
    )

    def loss(x: float) -> float:
        return 2 * x

    net = SimpleNamespace(params={"W": np.zeros(1)}, loss=loss)
    assert student.use(net) == ([0.0], 4.0, "loss")


def test_arguments_are_forwarded_as_they_were_given() -> None:
    """Positional-only, keyword-only and collected arguments arrive; defaults are left out."""

    def original(
        a: Any, b: Any = 1, /, c: Any = 2, *args: Any, d: Any, e: Any = 3, **kw: Any
    ) -> tuple[Any, ...]:
        return a, b, c, args, d, e, kw

    kinds = {"a": (0, False), "b": (0, True), "c": (1, True), "args": (2, False)}
    kinds |= {"d": (3, False), "e": (3, True), "kw": (4, False)}
    parameters = [WireParameter(name, *kind) for name, kind in kinds.items()]
    function = make_function(
        FunctionInfo("f", None, parameters), lambda args, kwargs: original(*args, **kwargs)
    )
    for args, kwargs in (
        ((1,), {"d": 2}),
        ((1, 9), {"d": 2, "e": 4, "x": 5}),
        ((1, 9, 8, 7, 6), {"d": 2}),
        ((1,), {"c": 8, "d": 2}),
        ((1,), {"d": 2, "call": 3, "default": 4}),
    ):
        assert function(*args, **kwargs) == original(*args, **kwargs)


def test_any_names_of_parameters() -> None:
    """Parameters may have the names that the generated code would use."""
    parameters = [WireParameter(name, 1) for name in ("call", "default", "call_", "function")]
    function = make_function(FunctionInfo("f", None, parameters), lambda args, _: args)
    assert function(1, 2, 3, 4) == (1, 2, 3, 4)
