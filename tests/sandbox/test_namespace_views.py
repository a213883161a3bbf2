"""Each exercise meets the notebook's namespace as it was for it, whatever later cells bind."""

from textwrap import dedent
from typing import Any

import numpy as np
import pytest

from autograder.sandbox.faults import StudentError
from autograder.sandbox.guest.namespace_views import NamespaceViews
from autograder.sandbox.guest.protocol import Exercise, SelectView
from autograder.sandbox.launcher import SandboxSpec
from autograder.sandbox.proxies import Student
from autograder.sandbox.session import NotebookLayout, Session
from tests.support.notebooks import limited

LOSS = "def loss(y, t): return 'the answer'"
# Last cells that bind the name of an exercise to something else.
SCRATCH = {
    "assignment": "loss = loss(1, 2)",
    "annotated": "loss: float = 0.5",
    "augmented": "loss = 1\nloss += 2",
    "chain": "a = loss = 3",
    "tuple": "loss, b = 1, 2",
    "starred": "a, *loss = 1, 2, 3",
    "nested": "[a, (loss, b)] = 1, (2, 3)",
    "walrus": "print(loss := 3)",
    "for": "for loss in [0.1, 0.2]: pass",
    "for tuple": "for step, loss in enumerate([0.1]): pass",
    "with": "import contextlib\nwith contextlib.nullcontext(3) as loss: pass",
    "except": "try: 1 / 0\nexcept ZeroDivisionError as loss: pass",
    "match": "match [1, 2]:\n    case [a, loss]: pass",
    "import": "import math as loss",
    "from import": "from math import exp as loss",
    "import of a class": "from collections import Counter as loss",
    "def with other parameters": "def loss(y): return 'a helper'",
    "def with more parameters": "def loss(y, t, weights): return 'a helper'",
    "async def": "async def loss(): pass",
    "class": "class loss: pass",
    "del": "del loss",
    "global": "def play():\n    global loss\n    loss = 3\nplay()",
    "globals": "globals()['loss'] = 3",
    "exec": "exec('loss = 3')",
    "wrapper": "import functools\nloss = functools.partial(loss, 1)",
    "array": "import numpy as np\nloss = np.ones(3)",
    "list": "loss = [loss(1, 2)]",
    "lambda with other parameters": "loss = lambda: 3",
}


class Notebook:
    """A notebook that has run; its exercises are `loss` and `train`."""

    def __init__(self, *cells: str, first: int = 0, **view: Any) -> None:
        self.namespace: dict[str, Any] = {"__name__": "__main__", "__builtins__": __builtins__}
        self._views, self._view = NamespaceViews(self.namespace), view
        for index, cell in enumerate(cells, first):
            self._views.begin_cell()
            exec(dedent(cell), self.namespace)
            self._views.end_cell(index)

    def seen_by(self, exercise: str) -> dict[str, Any]:
        """Return the namespace of an exercise."""
        exercises = {"loss": Exercise(False, 2), "train": Exercise(False, 0)}
        view: dict[str, Any] = {"exercises": exercises, "provided": [], "stubs": []} | self._view
        self._views.select(SelectView(1, exercise, **view))
        return self.namespace

    def call(self, exercise: str, *args: Any) -> Any:
        """Return the answer of an exercise."""
        return self.seen_by(exercise)[exercise](*args)


@pytest.mark.parametrize("scratch", SCRATCH.values(), ids=SCRATCH)
@pytest.mark.parametrize("seen_by", ["loss", "train"])
def test_a_last_cell_takes_nothing_from_an_answer(scratch: str, seen_by: str) -> None:
    """Whatever a later cell binds the name to, each exercise meets the answer."""
    notebook = Notebook(LOSS, "def train(): return loss(1, 2)", scratch)
    namespace = notebook.seen_by(seen_by)
    assert namespace["loss"](1, 2) == "the answer"
    assert namespace["train"]() == "the answer"


@pytest.mark.parametrize(
    "answer",
    [
        "loss = lambda y, t: 'the answer'",
        "class Loss:\n    def __call__(self, y, t): return 'the answer'\nloss = Loss()",
        "import functools\n@functools.lru_cache\ndef loss(y, t): return 'the answer'",
        "def _loss(y, t): return 'the answer'\nloss = _loss",
        "def loss(*args, **kwargs): return 'the answer'",
        "def loss(y, t, eps=1e-7): return 'the answer'",
    ],
)
def test_an_answer_may_be_any_callable(answer: str) -> None:
    """A lambda, an object, a wrapped function and other signatures are answers."""
    assert Notebook(answer, "loss = loss(1, 2)").call("loss", 1, 2) == "the answer"


def test_the_last_definition_counts() -> None:
    """Of two answers to an exercise the last one counts, also for other exercises."""
    notebook = Notebook(LOSS, "def loss(y, t): return 'better'", "def train(): return loss(1, 2)")
    assert notebook.call("loss", 1, 2) == "better"
    assert notebook.call("train") == "better"


def test_a_stub_does_not_count_beside_an_answer() -> None:
    """An unchanged stub below an answer in another cell undoes nothing."""
    stub = "def loss(y, t): raise NotImplementedError"
    assert Notebook(LOSS, stub, stubs=[1]).call("loss", 1, 2) == "the answer"
    imported = Notebook("from math import hypot as loss", stub, stubs=[1])
    assert imported.call("loss", 3.0, 4.0) == 5.0
    with pytest.raises(NotImplementedError):
        Notebook("loss = 3", stub, stubs=[1]).call("loss", 1, 2)


def test_a_helper_belongs_to_its_answer() -> None:
    """A helper with the name of another exercise replaces it in its own answer only."""
    train = "def loss(y, t): return 'a helper'\ndef train(): return loss(1, 2)"
    exercises = {"loss": Exercise(False, 2, 0), "train": Exercise(False, 0, 1)}
    notebook = Notebook(LOSS, train, exercises=exercises)
    assert notebook.call("loss", 1, 2) == "the answer"
    assert notebook.call("train") == "a helper"
    assert notebook.call("loss", 1, 2) == "the answer"


def test_a_helper_with_the_name_of_ready_made_code() -> None:
    """A helper with the name of a ready-made function replaces it in its own answer only."""
    given = "def gradient(): return 'given'"
    helper = "def gradient(): return 'a helper'\ndef loss(y, t): return gradient()"
    train = "def train(): return gradient()"
    for cells in ((given, helper, train), (given, train, helper)):
        notebook = Notebook(*cells, provided=[0])
        assert notebook.call("loss", 1, 2) == "a helper"
        assert notebook.call("train") == "given"
    changed = Notebook(given, train, "def gradient(): return 'changed'", first=-1, provided=[-1])
    assert changed.call("train") == "given"


def test_answers_may_have_helpers_of_the_same_name() -> None:
    """Two answers with different helpers of one name each meet their own."""
    loss = "def step(): return 1\ndef loss(y, t): return step()"
    train = "def step(): return 2\ndef train(): return step()"
    for cells in ((loss, train), (train, loss)):
        notebook = Notebook(*cells)
        assert (notebook.call("loss", 0, 0), notebook.call("train")) == (1, 2)


def test_a_helper_in_a_cell_of_its_own() -> None:
    """An answer meets the last helper in a cell of its own, not one in another answer."""
    helper, train = "def step(): return 1", "def step(): return 2\ndef train(): return step()"
    loss = "def loss(y, t): return step()"
    for cells in ((helper, loss, train), (loss, helper, train), (train, helper, loss)):
        assert Notebook(*cells).call("loss", 0, 0) == 1
    revised = Notebook(helper, loss, "def step(): return 3", train)
    assert revised.call("loss", 0, 0) == 3


def test_a_helper_that_only_another_answer_defines() -> None:
    """A helper that is defined in the cell of another answer can be used, and values lose to it."""
    loss = "def step(): return 1\ndef loss(y, t): return step()"
    train = "def train(): return step()"
    for cells in (
        (loss, train),
        (train, loss),
        (loss, train, "step = 4"),
        (loss, "step = 4", train),
    ):
        assert Notebook(*cells).call("train") == 1


def test_constants_are_those_of_the_visible_check() -> None:
    """A constant or module keeps what it was when the answer was checked."""
    train = "def train(): return h"
    assert Notebook("h = 1", train, "for h in (2, 3): pass").call("train") == 1
    assert Notebook("h = 1", "h = 2", train, "del h").call("train") == 2
    assert Notebook(train, "h = 1").call("train") == 1
    assert Notebook(train, "h = 1", "h = 2").call("train") == 2
    numpy = Notebook("import numpy as np", "def train(): return np.ones(2).sum()", "np = 3")
    assert numpy.call("train") == 2.0


def test_builtins_are_those_of_the_visible_check() -> None:
    """A builtin that a later cell binds anew is the builtin for the answers before."""
    notebook = Notebook(LOSS, "sum = 3", "def train(): return sum")
    assert notebook.call("train") == 3
    assert "sum" not in notebook.seen_by("loss")
    assert Notebook("max = 10", "def train(): return max", LOSS).call("train") == 10


def test_an_answer_in_the_cell_of_another() -> None:
    """One cell may hold all answers, with all that they need."""
    cell = "def step(): return 7\ndef loss(y, t): return step()\ndef train(): return loss(0, 0)"
    notebook = Notebook("step = loss = train = 1", cell, "step = loss = train = 2")
    assert (notebook.call("loss", 0, 0), notebook.call("train")) == (7, 7)


def test_a_missing_answer_leaves_the_others() -> None:
    """An exercise without an answer, or an unknown one, meets the last bindings."""
    notebook = Notebook("h = 1", LOSS, "h = 2")
    assert notebook.seen_by("loss")["h"] == 1
    assert notebook.seen_by("train")["h"] == 2
    assert "train" not in notebook.namespace
    assert notebook.seen_by("")["loss"](1, 2) == "the answer"


def test_objects_that_resist_are_no_answers() -> None:
    """Objects whose attributes or comparisons fail neither stop the choice nor win it."""
    hostile = """
        class Hostile:
            def __getattribute__(self, name): raise ValueError(name)
            def __eq__(self, other): raise ValueError
            def __call__(self): return 1
            __hash__ = None
        loss = h = Hostile()
        """
    notebook = Notebook("h = 1", LOSS, hostile, "h = 2")
    assert notebook.call("loss", 1, 2) == "the answer"
    assert notebook.namespace["h"] == 1


def test_large_values_are_not_kept() -> None:
    """An array that a name no longer means is freed, unless it is small."""
    namespace: dict[str, Any] = {}
    views = NamespaceViews(namespace)
    for large, small in ((np.zeros(10**5), np.zeros(9)), (1, 2)):
        views.begin_cell()
        namespace |= {"large": large, "small": small, "many": [large] * 3}
        views.end_cell(len(namespace))
    kept = {name: len(bindings) for name, bindings in views._bindings.items()}
    assert kept == {"large": 1, "small": 2, "many": 1}


def test_history_of_the_shell_is_left_alone() -> None:
    """The names in which IPython keeps inputs and outputs are no bindings."""
    notebook = Notebook("_ = __ = _1 = _i = _i2 = _oh = In = 1", "_ = _i = In = 2\n_helper = 3")
    assert list(notebook._views._bindings) == ["_helper"]


@pytest.mark.full_wall
def test_each_test_meets_the_view_of_its_exercise(wall: SandboxSpec) -> None:
    """The view changes with the exercise of the test, also in a new process."""
    cells = [
        (0, "def loss(y, t): return h\nh = 1"),
        (2, "import os\nh = 2\ndef train(): return h\ndef end(): os._exit(0)"),
        (5, "h = 3\nloss = 4"),
    ]
    layout = NotebookLayout({"loss": Exercise(False, 2, 0), "train": Exercise(False, 0, 2)})
    with Session(limited(wall, call=5), cells, layout=layout) as session:
        student = Student(session)
        for exercise, expected in (("loss", 1), ("train", 2), ("loss", 1)):
            session.start_test(exercise)
            answer = student.loss(0, 0) if exercise == "loss" else student.train()
            assert answer == expected
            assert len(session.log) == 2  # the name, and the call
            student = Student(session)
        with pytest.raises(StudentError):
            student.end()
        assert Student(session).loss(0, 0) == 1


@pytest.mark.full_wall
def test_a_substitute_holds_in_every_view(wall: SandboxSpec) -> None:
    """A substituted function replaces the student's for each exercise."""
    cells = [
        (0, "def loss(y, t): return 1"),
        (1, "def train(): return loss(0, 0)"),
        (2, "loss = 3"),
    ]
    layout = NotebookLayout({"loss": Exercise(False, 2, 0), "train": Exercise(False, 0, 1)})
    with Session(wall, cells, {"loss": lambda y, t: 10}, layout=layout) as session:
        session.start_test("train")
        assert Student(session).train() == 10
